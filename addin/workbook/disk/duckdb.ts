// The ledger's sheets as tables of a DuckDB file, for programs. The package is an optional peer, loaded when such a file is named.
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { HISTORY_SHEET, LEDGER_SHEET, plainSheet, SHEET_ROWS, type CellValue, type Sheet } from "../../analysis";
import { LARGEST_PART } from "../read/limits";
import { UnreadableFile } from "../read/unreadable";
import { LedgerProblem } from "./ledgerProblem";
import { makeTemporaryFolder } from "./unfinished";
import { duckdbCode, isHeldByOther } from "./systemFaults";

/** All that a file may hold beside tables, and the tables of every schema: the names of those that DuckDB does not make itself. */
const OBJECTS = [
  "SELECT schema_name, table_name, 'table' FROM duckdb_tables() WHERE NOT internal",
  "SELECT schema_name, view_name, 'view' FROM duckdb_views() WHERE NOT internal",
  "SELECT schema_name, sequence_name, 'sequence' FROM duckdb_sequences()",
  "SELECT schema_name, index_name, 'index' FROM duckdb_indexes()",
  "SELECT DISTINCT schema_name, function_name, 'macro' FROM duckdb_functions() WHERE NOT internal",
  "SELECT schema_name, type_name, 'type' FROM duckdb_types() WHERE NOT internal",
].join(" UNION ALL ");

type Connection = Awaited<ReturnType<Awaited<ReturnType<typeof open>>["connect"]>>;

/** Columns of whole numbers, and the column of figures, whose reasons stand in a column beside it. */
const COUNTERS = ["序号", "历史行"];
const FIGURE = "数值";
const REASON = "缺数原因";
/** The table of the line above the headers of 台账. */
const HEAD = "台账依据";

/** Throws a fault of the disk with the code that the system gives it, which DuckDB writes in English. */
function throwOfDisk(cause: unknown, path: string): void {
  const code = duckdbCode(cause);
  if (code !== undefined) throw Object.assign(new Error(code, { cause }), { code, path });
}

const notADatabase = (path: string, cause: unknown): LedgerProblem =>
  new LedgerProblem("not a database", basename(path), [], { cause });

async function open(path: string, readOnly: boolean) {
  const { DuckDBInstance } = await import(/* webpackIgnore: true */ "@duckdb/node-api").catch((cause: unknown) => {
    throw new LedgerProblem("no duckdb", basename(path), [], { cause });
  });
  return DuckDBInstance.create(path, readOnly ? { access_mode: "READ_ONLY" } : {}).catch((cause: unknown) => {
    throwOfDisk(cause, path);
    if (isHeldByOther(cause)) throw new LedgerProblem("in use", basename(path), ["DuckDB"], { cause });
    throw notADatabase(path, cause);
  });
}

async function connected<T>(path: string, readOnly: boolean, work: (connection: Connection) => Promise<T>): Promise<T> {
  const instance = await open(path, readOnly);
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The ledger's sheets in a DuckDB file; those that are not there are left out, and what is not the ledger's is an empty sheet. */
export async function readDuckdb(path: string): Promise<Sheet[]> {
  return connected(path, true, (connection) =>
    sheetsIn(connection, basename(path)).catch((cause: unknown) => {
      if (cause instanceof UnreadableFile) throw cause;
      throwOfDisk(cause, path);
      // Its beginning is whole, and what it leads to is not.
      throw notADatabase(path, cause);
    }),
  );
}

async function sheetsIn(connection: Connection, file: string): Promise<Sheet[]> {
  const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS() as CellValue[][];
  const objects = await rowsOf(`SELECT * FROM (${OBJECTS}) ORDER BY ALL`);
  const isOwn = ([schema, name, kind]: CellValue[], own: readonly string[]) =>
    schema === "main" && kind === "table" && own.includes(String(name));
  const sheets: Sheet[] = objects
    .filter((object) => !isOwn(object, [HISTORY_SHEET, LEDGER_SHEET, HEAD]))
    .map(([schema, name]) =>
      plainSheet([], {
        file: file,
        name: schema === "main" ? String(name) : `${String(schema)}.${String(name)}`,
      }),
    );
  for (const name of [HISTORY_SHEET, LEDGER_SHEET]) {
    if (!objects.some((object) => isOwn(object, [name]))) continue;
    await checkSize(connection, name, file);
    const result = await connection.runAndReadAll(`SELECT * FROM "${name}" ORDER BY rowid`);
    const headers = result.columnNames();
    const [figure, reason] = [headers.indexOf(FIGURE), headers.indexOf(REASON)];
    const rows = (result.getRowsJS() as CellValue[][]).map((row) =>
      row
        .map((value, column) => (column === figure ? (value ?? row[reason] ?? null) : value))
        .filter((_, column) => column !== reason),
    );
    const hasHead = name === LEDGER_SHEET && objects.some((object) => isOwn(object, [HEAD]));
    // The head is the first line of the sheet 台账, also where the table that holds it is gone.
    const top = hasHead ? await rowsOf(`SELECT * FROM "${HEAD}"`) : name === LEDGER_SHEET ? [[]] : [];
    sheets.push(plainSheet([...top, headers.filter((header) => header !== REASON), ...rows], { file: file, name }));
  }
  return sheets;
}

/** Throws where a table holds more than a sheet may: a file of a few kilobytes may hold one value a thousand million times. */
async function checkSize(connection: Connection, name: string, file: string): Promise<void> {
  const columns = (await connection.runAndReadAll(`SELECT * FROM "${name}" LIMIT 0`)).columnNames();
  const lengths = columns.map((column) => `coalesce(strlen("${column.replaceAll('"', '""')}"::VARCHAR), 0)`);
  const sizes = await connection.runAndReadAll(`SELECT count(*), sum(${lengths.join(" + ")}) FROM "${name}"`);
  const [rows = 0, letters = 0] = (sizes.getRowsJS()[0] ?? []).map(Number);
  if (rows > SHEET_ROWS) throw new UnreadableFile("too large", file, { limit: "rows" });
  if (letters > LARGEST_PART) throw new UnreadableFile("too large", file, { limit: "inflated" });
}

/** The bytes of a DuckDB file that holds the ledger's sheets. */
export async function duckdbBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const folder = await makeTemporaryFolder();
  const path = join(folder, "ledger.duckdb");
  try {
    await connected(path, false, async (connection) => {
      for (const { name, rows } of sheets) {
        const [top, lines] = name === LEDGER_SHEET ? [rows[0], rows.slice(1)] : [undefined, rows];
        if (top) await writeTable(connection, HEAD, [["名称", "项目", COUNTERS[0] ?? "", "项目2", "校验码"], top]);
        await writeTable(connection, name, lines);
      }
      await connection.run("CHECKPOINT");
    });
    return await readFile(path);
  } catch (error) {
    throwOfDisk((error as Error).cause ?? error, tmpdir());
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTable(
  connection: Connection,
  name: string,
  [headers = [], ...rows]: readonly (readonly CellValue[])[],
): Promise<void> {
  const columns = headers.flatMap((header) => {
    const column = `"${String(header)}"`;
    if (header === FIGURE) return [`${column} DOUBLE`, `"${REASON}" VARCHAR`];
    return [`${column} ${COUNTERS.includes(String(header)) ? "INTEGER" : "VARCHAR"}`];
  });
  await connection.run(`CREATE TABLE "${name}" (${columns.join(", ")})`);
  const appender = await connection.createAppender(name);
  for (const row of rows) {
    headers.forEach((header, column) => {
      const value = row[column] ?? null;
      const isFigure = header === FIGURE;
      if (isFigure && typeof value === "number") appender.appendDouble(value);
      else if (isFigure || value === null || value === "") appender.appendNull();
      else if (COUNTERS.includes(String(header))) appender.appendInteger(Number(value));
      else appender.appendVarchar(String(value));
      if (!isFigure) return;
      if (typeof value === "string") appender.appendVarchar(value);
      else appender.appendNull();
    });
    appender.endRow();
  }
  appender.closeSync();
}
