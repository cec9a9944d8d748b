// PostgreSQL, and Citus over it. The client is an optional peer, loaded when such a database is named.
import { DISTRIBUTED, TABLE_NAMES, TABLES, WAREHOUSE_SCHEMA, type Row } from "../analysis";
import { WarehouseProblem, type Engine } from "./engine";

/** Rows of one statement. */
const BATCH = 20_000;

/** The faults of the network, by the codes of the system; a database that answers says itself what it refuses. */
const UNREACHED: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ECONNREFUSED: ["主机拒绝连接", "the host refuses to connect"],
  ECONNRESET: ["连接中断", "the connection broke"],
  EHOSTUNREACH: ["网络不通", "no way leads to the host"],
  ENETUNREACH: ["网络不通", "no way leads to the host"],
  ENOTFOUND: ["没有这台主机", "there is no such host"],
  EAI_AGAIN: ["没有这台主机", "there is no such host"],
  ETIMEDOUT: ["主机没有回应", "the host does not answer"],
};

/** Opens an address with the client, which may refuse it at once. */
function clientOf<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new WarehouseProblem(
      "数据库地址写得不对，请写成 postgres://用户:口令@主机:端口/库，端口为 1 到 65535，口令中的特殊字符用 %XX。",
      "The address of the database is wrong: write postgres://USER:PASSWORD@HOST:PORT/NAME, a port from 1 to 65535, special characters as %XX.",
      { cause },
    );
  }
}

/** Opens a PostgreSQL database by its address, postgres://… */
export async function openPostgres(address: string): Promise<Engine> {
  const { Client } = await import(/* webpackIgnore: true */ "pg").catch((cause: unknown) => {
    throw new WarehouseProblem(
      "连接 PostgreSQL 需要另装 pg（npm install pg）；装不了的，用 warehouse --sql 生成脚本，由管理员执行。",
      "PostgreSQL needs the package pg (npm install pg); where it cannot be installed, warehouse --sql prints a script for an administrator.",
      { cause },
    );
  });
  const client = clientOf(() => new Client({ connectionString: address, connectionTimeoutMillis: 15_000 }));
  // A connection that breaks is told by the query that waits for it.
  client.on("error", () => undefined);
  await clientOf(() => client.connect()).catch((cause: unknown) => {
    const { message, code = "" } = cause as NodeJS.ErrnoException;
    const [zh, en] = UNREACHED[code] ?? [message, message];
    throw new WarehouseProblem(
      `连不上数据库：${zh}。请核对地址、用户和口令，以及数据库是否在运行。`,
      `The database cannot be reached: ${en}. Check the address, the user and the password, and whether it runs.`,
      { cause },
    );
  });
  const rows = async (query: string) => (await client.query<unknown[]>({ text: query, rowMode: "array" })).rows;
  const run = async (statement: string): Promise<void> => {
    await client.query(statement);
  };
  const figures = `${WAREHOUSE_SCHEMA}.${DISTRIBUTED.table}`;
  return {
    run,
    rows,
    insert: async (table, all) => {
      const types = Object.values(TABLES[table]).map((type) => arrayType(type));
      const statement = `INSERT INTO ${WAREHOUSE_SCHEMA}.${table} SELECT * FROM unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(", ")})`;
      for (let from = 0; from < all.length; from += BATCH) {
        const batch = all.slice(from, from + BATCH);
        await client.query(
          statement,
          types.map((_, column) => arrayText(batch, column)),
        );
      }
    },
    distribute: async () => {
      if ((await rows("SELECT 1 FROM pg_extension WHERE extname = 'citus'")).length === 0) return;
      const known = (await rows("SELECT logicalrelid::text FROM pg_dist_partition")).map(([name]) => name);
      for (const table of TABLE_NAMES) {
        const name = `${WAREHOUSE_SCHEMA}.${table}`;
        if (known.includes(name)) continue;
        if (name === figures) await run(`SELECT create_distributed_table('${name}', '${DISTRIBUTED.by}')`);
        else await run(`SELECT create_reference_table('${name}')`);
      }
    },
    settle: async () => {
      await run(`CREATE INDEX IF NOT EXISTS figures_by_field ON ${figures} (indicator_code, period_code, region_code)`);
      for (const table of TABLE_NAMES) await run(`ANALYZE ${WAREHOUSE_SCHEMA}.${table}`);
    },
    close: () => client.end(),
  };
}

const arrayType = (type: string): string =>
  type.startsWith("INTEGER") ? "int" : type.startsWith("DECIMAL") ? "numeric" : "text";

/** A column of rows in the words of a PostgreSQL array. */
const arrayText = (rows: readonly Row[], column: number): string =>
  `{${rows.map((row) => elementText(row[column] ?? null)).join(",")}}`;

const elementText = (cell: Row[number]): string =>
  cell === null ? "NULL" : typeof cell === "string" ? `"${cell.replace(/["\\]/g, "\\$&")}"` : String(cell);
