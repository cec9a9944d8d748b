// A DuckDB file. The package is an optional peer, loaded when such a file is named.
import { existsSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { DECIMAL_DIGITS, HISTORY_SHEET, TABLES, WAREHOUSE_SCHEMA, type Cell } from "../analysis";
import { checkPlain } from "../workbook/disk/disk";
import { duckdbCode, systemWords } from "../workbook/disk/systemFaults";
import { removeUnfinished, unfinishedPath } from "../workbook/disk/unfinished";
import { WarehouseProblem, type Engine } from "./engine";

/** Rows that DuckDB takes at once. */
const CHUNK = 2048;

/** A fault of the disk in words; undefined of any other fault. */
function ofDisk(path: string, cause: unknown): WarehouseProblem | undefined {
  const words = systemWords(duckdbCode(cause) ?? "");
  if (!words) return undefined;
  const file = basename(path);
  return new WarehouseProblem(
    `${file} 没有写成，原有的数据没有变：${words[0]}`,
    `${file} was not written, and its data are as they were: ${words[1]}`,
    { cause },
  );
}

/** Opens a DuckDB file, or makes it; ":memory:" is one in memory. */
export async function openDuckdb(path: string): Promise<Engine> {
  const { DECIMAL, DuckDBDataChunk, DuckDBDecimalValue, DuckDBInstance, DuckDBTypeId, INTEGER, VARCHAR } = await import(
    /* webpackIgnore: true */ "@duckdb/node-api"
  ).catch((cause: unknown) => {
    throw new WarehouseProblem(
      "DuckDB 需要另装 @duckdb/node-api（npm install @duckdb/node-api）。",
      "DuckDB needs the package @duckdb/node-api (npm install @duckdb/node-api).",
      { cause },
    );
  });
  // A file that is not there yet takes its place when something was loaded into it.
  const isNew = path !== ":memory:" && !existsSync(path);
  await checkPlain(path);
  const file = isNew ? unfinishedPath(path) : path;
  let isLoaded = false;
  const tidy = () => removeUnfinished(dirname(path), (name) => name === basename(path));
  const settled = async (): Promise<void> => {
    // A journal without a byte is what is left of work that a full disk stopped.
    const journal = await stat(`${file}.wal`).catch(() => null);
    if (journal?.size === 0) await rm(`${file}.wal`, { force: true });
    if (isNew && isLoaded) await rename(file, path);
    await tidy();
  };
  await tidy();
  const instance = await DuckDBInstance.create(file).catch(async (cause: unknown) => {
    await settled();
    throw (
      ofDisk(path, cause) ??
      new WarehouseProblem(
        `${basename(path)} 打不开：不是 DuckDB 文件，或正由其他程序使用。`,
        `${basename(path)} cannot be opened: it is no DuckDB file, or another program uses it.`,
        { cause },
      )
    );
  });
  const connection = await instance.connect();
  const rows = async (query: string) => (await connection.runAndReadAll(query)).getRowsJS();
  const close = async (): Promise<void> => {
    connection.closeSync();
    instance.closeSync();
    await settled();
  };
  const columnType = (type: string) =>
    type.startsWith("INTEGER") ? INTEGER : type.startsWith("VARCHAR") ? VARCHAR : DECIMAL(DECIMAL_DIGITS, 0);
  const decimal = (cell: Cell) => (cell === null ? null : new DuckDBDecimalValue(BigInt(cell), DECIMAL_DIGITS, 0));
  if ((await rows(`SELECT 1 FROM duckdb_tables() WHERE table_name = '${HISTORY_SHEET}'`)).length > 0) {
    await close();
    throw new WarehouseProblem(
      `${basename(path)} 是台账，不能再作数据仓库。请另起文件名。`,
      `${basename(path)} is a ledger and cannot be a warehouse as well: name another file.`,
    );
  }
  return {
    run: async (statement) => {
      await connection.run(statement).catch((cause: unknown) => {
        throw ofDisk(path, cause) ?? cause;
      });
      isLoaded ||= statement === "COMMIT";
    },
    rows,
    insert: async (table, all) => {
      const types = Object.values(TABLES[table]).map((type) => columnType(type));
      const appender = await connection.createAppender(table, WAREHOUSE_SCHEMA);
      for (let from = 0; from < all.length; from += CHUNK) {
        const rows = all.slice(from, from + CHUNK);
        const chunk = DuckDBDataChunk.create(types, rows.length);
        types.forEach((type, column) => {
          const values = rows.map((row) => row[column] ?? null);
          const isDecimal = type.typeId === DuckDBTypeId.DECIMAL;
          chunk.setColumnValues(column, isDecimal ? values.map((value) => decimal(value)) : values);
        });
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    },
    distribute: () => Promise.resolve(),
    settle: () => Promise.resolve(),
    close,
  };
}
