// A DuckDB file. The package is an optional peer, loaded when such a file is named.
import { basename } from "node:path";
import { HISTORY_SHEET, TABLES, WAREHOUSE_SCHEMA } from "../analysis";
import { WarehouseProblem, type Engine } from "./engine";

/** Opens a DuckDB file, or makes it; ":memory:" is one in memory. */
export async function openDuckdb(path: string): Promise<Engine> {
  const { DuckDBInstance, DuckDBDecimalValue } = await import(/* webpackIgnore: true */ "@duckdb/node-api").catch(
    (cause: unknown) => {
      throw new WarehouseProblem(
        "DuckDB 需要另装 @duckdb/node-api（npm install @duckdb/node-api）。",
        "DuckDB needs the package @duckdb/node-api (npm install @duckdb/node-api).",
        { cause },
      );
    },
  );
  const instance = await DuckDBInstance.create(path).catch((cause: unknown) => {
    throw new WarehouseProblem(
      `${basename(path)} 打不开：不是 DuckDB 文件，或正由其他程序使用。`,
      `${basename(path)} cannot be opened: it is no DuckDB file, or another program uses it.`,
      { cause },
    );
  });
  const connection = await instance.connect();
  const rows = async (query: string) => (await connection.runAndReadAll(query)).getRowsJS();
  const close = (): Promise<void> => {
    connection.closeSync();
    instance.closeSync();
    return Promise.resolve();
  };
  if ((await rows(`SELECT 1 FROM duckdb_tables() WHERE table_name = '${HISTORY_SHEET}'`)).length > 0) {
    await close();
    throw new WarehouseProblem(
      `${basename(path)} 是台账，不能再作数据仓库。请另起文件名。`,
      `${basename(path)} is a ledger and cannot be a warehouse as well: name another file.`,
    );
  }
  return {
    run: async (statement) => {
      await connection.run(statement);
    },
    rows,
    insert: async (table, all) => {
      const isText = Object.values(TABLES[table]).map((type) => type.startsWith("VARCHAR"));
      const isDecimal = Object.values(TABLES[table]).map((type) => type.startsWith("DECIMAL"));
      const appender = await connection.createAppender(table, WAREHOUSE_SCHEMA);
      for (const row of all) {
        row.forEach((cell, column) => {
          if (cell === null) appender.appendNull();
          else if (isText[column]) appender.appendVarchar(String(cell));
          else if (isDecimal[column]) appender.appendDecimal(new DuckDBDecimalValue(BigInt(cell), 38, 0));
          else appender.appendInteger(Number(cell));
        });
        appender.endRow();
      }
      appender.closeSync();
    },
    distribute: () => Promise.resolve(),
    settle: () => Promise.resolve(),
    close,
  };
}
