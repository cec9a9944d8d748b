import type * as SheetJs from "@e965/xlsx";
import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from "@e965/xlsx";
import { addressOf, SHEET_COLUMNS, SHEET_ROWS, type CellValue, type Remark, type Sheet } from "../../analysis";
import { markedTexts } from "./biffText";
import { checkSylk } from "./declared";
import { isDouble } from "./numbers";
import { builtInFormat, Formats } from "./formats";
import { binaryBytes, markupSource, withTimeLimit } from "../package/native";
import { textOf } from "../package/zip";
import { MOST_SHEETS, TIME_TO_PARSE } from "./limits";
import { BLANK_ROW, checkLengths, finishedSheet } from "./rows";
import { isOverTime, UnreadableFile, type UnreadableReason } from "./unreadable";
import { isOfFigures, unsavedAt } from "./unsaved";

/** Milliseconds for which SheetJS may read a file of a length: some make it run for ever. */
function patienceFor(length: number): number {
  return Math.min(10_000 + length / 500, TIME_TO_PARSE);
}

const LEANEST: ParsingOptions = {
  dense: true,
  cellFormula: true,
  cellHTML: false,
  cellText: false,
  cellNF: true,
  cellStyles: true,
};

const ERRORS: Readonly<Record<number, string>> = {
  0x00: "#NULL!",
  0x07: "#DIV/0!",
  0x0f: "#VALUE!",
  0x17: "#REF!",
  0x1d: "#NAME?",
  0x24: "#NUM!",
  0x2a: "#N/A",
  0x2b: "#GETTING_DATA",
};

/** SheetJS' wording of the formats that a file gives by number only. */
const LOCAL_FORMATS: Readonly<Record<string, number>> = {
  "m/d/yy": 14,
  "m/d/yy h:mm": 22,
  "#,##0 ;(#,##0)": 37,
  "#,##0 ;[Red](#,##0)": 38,
  "#,##0.00;(#,##0.00)": 39,
  "#,##0.00;[Red](#,##0.00)": 40,
};

/** The sheets of .xls, WPS .et, .xlsb, .ods and of whatever else is not read by hucre, by SheetJS. */
export async function readBySheetJs(bytes: Uint8Array, file: string): Promise<Sheet[]> {
  const xlsx = await sheetJs();
  const marks = withTimeLimit(patienceFor(bytes.length), () => marksIn(xlsx, bytes));
  return sheetsOf(() => xlsx.read(bytes, { ...LEANEST, type: "array" }), bytes.length, file, marks);
}

/** The texts of an .xls with characters that stand apart, see `markedTexts`; none of a file that is damaged or is another. */
function marksIn({ CFB }: typeof SheetJs, bytes: Uint8Array): ReadonlyMap<string, string> {
  try {
    // The stream alone, as a file that was encrypted is given.
    if (bytes[0] === BIFF) return markedTexts(bytes);
    if (!COMPOUND.every((byte, index) => bytes[index] === byte)) return new Map();
    const { find, read } = CFB as CompoundFiles;
    const { content } = find(read(bytes, { type: "array" }), "Workbook") ?? {};
    return content === undefined ? new Map() : markedTexts(Uint8Array.from(content));
  } catch {
    return new Map();
  }
}

/** The bytes with which an .xls begins, and the stream in it. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const BIFF = 9;

/** SheetJS's record of files within a file, to which it gives no type. */
interface CompoundFiles {
  readonly read: (bytes: Uint8Array, options: { readonly type: "array" }) => unknown;
  readonly find: (files: unknown, name: string) => { readonly content?: ArrayLike<number> } | null;
}

/** A sheet's formulas and column widths as SheetJS finds them. */
export interface FormulasFound {
  readonly formulas: readonly {
    readonly row: number;
    readonly column: number;
    readonly stored: string;
    readonly reach?: string;
    /** False of an array of the older kind, `{=…}`. */
    readonly isDynamic: boolean;
  }[];
  /** In characters, by column. */
  readonly columnWidths: readonly (number | undefined)[];
}

/** The formulas of the same files, by sheet; undefined where they cannot be read. */
export async function readFormulas(bytes: Uint8Array): Promise<ReadonlyMap<string, FormulasFound> | undefined> {
  const xlsx = await sheetJs();
  try {
    const book = silently(() =>
      withTimeLimit(patienceFor(bytes.length), () =>
        xlsx.read(bytes, { dense: true, cellHTML: false, cellText: false, cellStyles: true, type: "array" }),
      ),
    );
    return new Map(book.SheetNames.map((name) => [name, formulasOf(book.Sheets[name] ?? {})]));
  } catch {
    return undefined;
  }
}

function formulasOf(sheet: WorkSheet): FormulasFound {
  const data = (sheet["!data"] ?? []) as (CellObject | undefined)[][];
  const formulas = data.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      const first = cell?.F === undefined || cell.F.split(":", 1)[0] === addressOf(row, column);
      if (cell?.f === undefined || !first) return [];
      return [
        { row, column, stored: cell.f, isDynamic: cell.D === true, ...(cell.F === undefined ? {} : { reach: cell.F }) },
      ];
    }),
  );
  return { formulas, columnWidths: Array.from(sheet["!cols"] ?? [], (column) => column?.wch) };
}

/** The sheets of a text that SheetJS knows by how it begins; values may be left as they are written. */
export async function readText(text: string, file: string, options: ParsingOptions = {}): Promise<Sheet[]> {
  const xlsx = await sheetJs();
  const source = text.startsWith("<") ? markupSource(text) : { data: text, type: "string" as const };
  return sheetsOf(() => xlsx.read(source.data, { ...LEANEST, ...options, type: source.type }), text.length, file);
}

/** A number of a DIF, on two lines, and one of a SYLK: SheetJS takes 0x10 for 16 and 1,000 for 1. */
const DIF_NUMBER = /^0,(.*?)(\r?\n)V\b/gm;
const SYLK_NUMBER = /^(C;(?:[^"\r\n]*?;)?K)((?:[-+.\d][^;\r\n]*)?)(?=;|\r?$)/gm;

/** The sheet of a DIF. SheetJS gives its text as bytes of UTF-8, a character for each. */
export async function readDif(text: string, file: string): Promise<Sheet[]> {
  const written = text.replace(DIF_NUMBER, (whole, value: string, end: string) =>
    isDouble(value) ? whole : `1,0${end}"${value.replaceAll('"', "")}"`,
  );
  const sheets = await readText(written, file);
  const decoded = (value: CellValue): CellValue => (typeof value === "string" ? textOf(binaryBytes(value)) : value);
  return sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(decoded)) }));
}

/** The sheet of a SYLK. */
export async function readSylk(text: string, file: string): Promise<Sheet[]> {
  checkSylk(text, file);
  const written = text.replace(SYLK_NUMBER, (whole, before: string, value: string) =>
    isDouble(value) ? whole : `${before}"${value}"`,
  );
  return readText(written, file);
}

async function sheetJs(): Promise<typeof SheetJs> {
  const [xlsx, codepages] = await Promise.all([import("@e965/xlsx"), import("@e965/xlsx/dist/cpexcel")]);
  xlsx.set_cptable(codepages);
  return xlsx;
}

/** Runs what SheetJS does, however it ends, without the notes that it writes for programmers, of records that it does not know and the like. */
function silently<T>(work: () => T): T {
  const { error, log, warn } = console;
  const none = (): void => undefined;
  Object.assign(console, { error: none, log: none, warn: none });
  try {
    return work();
  } finally {
    Object.assign(console, { error, log, warn });
  }
}

function sheetsOf(
  read: () => WorkBook,
  length: number,
  file: string,
  marks: ReadonlyMap<string, string> = new Map(),
): Sheet[] {
  let book: WorkBook;
  try {
    book = silently(() => withTimeLimit(patienceFor(length), read));
  } catch (cause) {
    const [, part = ""] = /cannot find file (\S+) in zip/i.exec(String(cause)) ?? [];
    throw new UnreadableFile(reasonOf(cause), file, { part, cause });
  }
  if (book.SheetNames.length > MOST_SHEETS) throw new UnreadableFile("too large", file, { limit: "sheets" });
  const formats = new Formats(book.Workbook?.WBProps?.date1904 === true);
  const hidden = new Set(book.Workbook?.Sheets?.flatMap(({ name, Hidden }) => (Hidden ? [name] : [])));
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined || (sheet["!type"] ?? "sheet") !== "sheet") return [];
    const found = {
      ...contentOf(sheet, formats, file, marks),
      file,
      name,
      merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
      hiddenRows: hiddenOf(sheet["!rows"]),
      hiddenColumns: hiddenOf(sheet["!cols"]),
      hidden: hidden.has(name),
    };
    return [finishedSheet(found, formats)];
  });
}

function reasonOf(cause: unknown): UnreadableReason {
  if (isOverTime(cause)) return "too slow";
  const refusal = String(cause);
  // It takes a file without a workbook for a zip.
  if (/password|(?<!zip )encrypt/i.test(refusal)) return "encrypted";
  return /cannot find workbook/i.test(refusal) ? "not a workbook" : "damaged";
}

/** The values of a sheet and their formats. */
function contentOf(
  sheet: WorkSheet,
  formats: Formats,
  file: string,
  marks: ReadonlyMap<string, string>,
): { rows: CellValue[][]; formatOf: Sheet["formatOf"]; formulaCells: readonly string[]; remarks: readonly Remark[] } {
  const rows: CellValue[][] = [];
  const formulaCells: string[] = [];
  const remarks: Remark[] = [];
  const formatOf: (number[] | undefined)[] = [];
  const data = (sheet["!data"] ?? []) as (CellObject | undefined)[][];
  if (
    data.length > SHEET_ROWS &&
    Object.keys(data).some((row) => Number(row) >= SHEET_ROWS && isFilled(data[Number(row)]))
  )
    throw new UnreadableFile("too large", file, { limit: "rows" });
  data.length = Math.min(data.length, SHEET_ROWS);
  checkLengths(data, file);
  data.forEach((cells, r) => {
    cells.length = Math.min(cells.length, SHEET_COLUMNS);
    const row: CellValue[] = [];
    const formatsOfRow: number[] = [];
    cells.forEach((cell, c) => {
      const plain = cell === undefined ? null : valueOf(cell);
      if (cell?.f !== undefined) {
        formulaCells.push(addressOf(r, c));
        if (plain === "" && isOfFigures(cell.f)) remarks.push(unsavedAt(r, c));
      }
      const value = typeof plain === "string" ? (marks.get(plain) ?? plain) : plain;
      if (cell === undefined || value === null || value === "") return;
      const code = String(cell.z ?? "General");
      const local = LOCAL_FORMATS[code];
      const format = formats.index(local === undefined ? code : builtInFormat(local));
      while (row.length < c) row.push(null);
      row[c] = value;
      if (format < 0) return;
      while (formatsOfRow.length < c) formatsOfRow.push(-1);
      formatsOfRow[c] = format;
    });
    if (row.length === 0) return;
    while (rows.length < r) rows.push(BLANK_ROW);
    rows[r] = row;
    if (formatsOfRow.length > 0) formatOf[r] = formatsOfRow;
  });
  return { rows, formatOf, formulaCells, remarks };
}

const isFilled = (cells: readonly (CellObject | undefined)[] = []): boolean =>
  cells.some((cell) => cell !== undefined && (valueOf(cell) ?? "") !== "");

function valueOf(cell: CellObject): CellValue {
  if (cell.t === "e") return ERRORS[Number(cell.v)] ?? String(cell.w ?? cell.v);
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  return cell.v ?? null;
}

const hiddenOf = (lines: readonly ({ hidden?: boolean } | undefined)[] = []): number[] =>
  lines.slice(0, SHEET_ROWS).flatMap((line, i) => (line?.hidden === true ? [i] : []));
