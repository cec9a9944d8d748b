// What the files of a folder hold, however often they are written: without the time of writing.
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, sep } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { Archive } from "../../addin/workbook/package/zip";
import { readWorkbook } from "../../addin/workbook/read/file";
import { SEEDS } from "./paths";

/** What each file of a folder holds, by its path in the folder. */
export type FolderState = ReadonlyMap<string, string>;

/** The times and check sums that differ from one run to the next, also in the name of a backup. */
const OF_A_RUN =
  /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?|\b[0-9a-f]{64}\b|(?<=-)\d{17}(?=-\d{7}\.)/g;
const lasting = (words: string): string => words.replace(OF_A_RUN, "…");

/** A file that a program writes beside another before it takes its place, or while it writes it: none of them outlives the next run. */
const PASSING = /^\..+|\.lock(?:\.\d+)?$|\.wal$/;
export const isPassing = (path: string): boolean => path.split(sep).some((name) => PASSING.test(name));

/** What the files of a folder hold; a file that is damaged throws. */
export async function stateOf(folder: string): Promise<FolderState> {
  const state = new Map<string, string>();
  const copy = mkdtempSync(join(tmpdir(), "state-"));
  try {
    // Opening a database may change it, and what stands beside it.
    cpSync(folder, copy, { recursive: true });
    for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(copy.length + 1);
      state.set(lasting(name), isPassing(name) ? "" : lasting(await contentOf(path)));
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return state;
}

async function contentOf(path: string): Promise<string> {
  if (path.endsWith(".xlsx")) return JSON.stringify((await readWorkbook(path)).map(({ name, rows }) => [name, rows]));
  if (path.endsWith(".duckdb")) return tablesOf(path);
  if (!path.endsWith(".docx")) return readFileSync(path, "utf8");
  const archive = new Archive(readFileSync(path), basename(path));
  return archive.names.map((part) => `${part}\n${archive.text(part)}`).join("\n");
}

async function tablesOf(path: string): Promise<string> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    const tables = await rows(
      "SELECT schema_name, table_name FROM duckdb_tables() UNION ALL SELECT schema_name, view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
    );
    const contents: unknown[] = [];
    for (const [schema, table] of tables)
      contents.push([schema, table, await rows(`SELECT * FROM "${String(schema)}"."${String(table)}" ORDER BY ALL`)]);
    return JSON.stringify(contents);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Puts the files into a folder that calls which write begin with: registers, a month's revenue, and one with a wrong place. */
export function copySeeds(folder: string): void {
  for (const [from, to = from] of [
    ["督办台账.xlsx"],
    ["2017-08/财政局.xlsx", "收入.xlsx"],
    ["bad/rank-mismatch.xlsx", "财政局.xlsx"],
  ] as const)
    copyFileSync(join(SEEDS, from), join(folder, to));
}
