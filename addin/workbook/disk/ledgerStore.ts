import { basename, dirname, extname, join } from "node:path";
import Papa from "papaparse";
import type { CellValue, Sheet } from "../../analysis";
import { parseInThread } from "../read/parseThread";
import { checkPlain, type Disk } from "./disk";
import { duckdbBytes, readDuckdb } from "./duckdb";

/** The files in which a ledger lies on the disk, the history among the first. */
export interface Store {
  /** Files of the ledger, in the order in which they are written. */
  readonly files: readonly string[];
  /** The sheets of one of the files; null where it is not there. */
  read(file: string, disk: Disk): Promise<readonly Sheet[] | null>;
  /** The bytes of each of the files, of the book's sheets, the history first. */
  bytes(sheets: readonly Sheet[]): Promise<readonly Uint8Array[]>;
}

/**
 * The kind of ledger that a path names: an .xlsx, a .duckdb, else a folder of CSV files.
 *
 * @param names of the book's sheets, the history first
 * @param xlsxBytes makes the .xlsx of the sheets
 */
export function storeOf(
  path: string,
  names: readonly string[],
  xlsxBytes: (sheets: readonly Sheet[]) => Promise<Uint8Array>,
): Store {
  const kind = extname(path).toLowerCase();
  if (kind === ".duckdb") {
    return {
      files: [path],
      read: async (file, disk) => {
        if (!(await disk.list(dirname(file))).includes(basename(file))) return null;
        await checkPlain(file);
        return readDuckdb(file);
      },
      bytes: async (sheets) => [await duckdbBytes([...sheets].reverse())],
    };
  }
  if (kind === ".xlsx") {
    return {
      files: [path],
      read: readSheets,
      bytes: async (sheets) => [await xlsxBytes(sheets)],
    };
  }
  return {
    files: names.map((name) => join(path, `${name}.csv`)),
    read: async (file, disk) => (await readSheets(file, disk))?.map(unguarded) ?? null,
    bytes: (sheets) => Promise.resolve(sheets.map(csvBytes)),
  };
}

async function readSheets(file: string, disk: Disk): Promise<readonly Sheet[] | null> {
  const bytes = await disk.read(file);
  return bytes && parseInThread(bytes, basename(file));
}

/** UTF-8 with its mark, so that Excel opens it as such. */
function csvBytes(sheet: Sheet): Uint8Array {
  const rows = sheet.rows.map((row) => row.map((value) => (typeof value === "string" ? guarded(value) : value)));
  return new TextEncoder().encode(`\ufeff${Papa.unparse(rows, { newline: "\r\n" })}\r\n`);
}

/** Marks a text that a spreadsheet would take for a formula, in either width, with an apostrophe. */
const guarded = (text: string): string =>
  /^['=+@\-＝＋－＠]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;

/** A CSV file is named as its sheet, also where it waits. */
const unguarded = (sheet: Sheet): Sheet => ({
  ...sheet,
  name: sheet.name.split(".", 1)[0] ?? "",
  rows: sheet.rows.map((row) => row.map(withoutGuard)),
});

const withoutGuard = (value: CellValue): CellValue =>
  typeof value === "string" && value.startsWith("'") ? value.slice(1) : value;
