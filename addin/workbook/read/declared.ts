// Sizes that a text declares, counted before it is parsed: a few characters (ss:MergeAcross="1000000000",
// table:number-columns-repeated, C;Y999999999) would make the parser fill the memory, or run for ever.
import { LONGEST_CELL, SHEET_COLUMNS, SHEET_ROWS } from "../../analysis";
import { LARGEST_PART, MOST_CELLS, MOST_SHEETS, type Limit } from "./limits";
import { UnreadableFile } from "./unreadable";

/** The cells of one sheet as they are declared. */
class Declared {
  private cells = 0;

  constructor(private readonly file: string) {}

  /** Counts cells of a place that a sheet reaches, both from 1; throws where it or they are too many. */
  reaches(row: number, column: number, cells: number): void {
    this.cells += cells;
    if (row > SHEET_ROWS) throw this.tooLarge("rows");
    if (column > SHEET_COLUMNS) throw this.tooLarge("columns");
    if (this.cells > MOST_CELLS) throw this.tooLarge("cells");
  }

  private tooLarge(limit: Limit): UnreadableFile {
    return new UnreadableFile("too large", this.file, { limit });
  }
}

/** The number that a tag has for an attribute. */
export const numberIn = (attributes: string, pattern: RegExp): number | undefined => {
  const written = pattern.exec(attributes)?.[1];
  return written === undefined ? undefined : Number(written);
};

const SPREADSHEET_NAMES: readonly string[] = ["Workbook", "Worksheet", "Table", "Column", "Row", "Cell", "Data"];
/** Their tags in whichever case: to SheetJS it is one. */
const SPREADSHEET_TAG = new RegExp(`<(?:\\w+:)?(${SPREADSHEET_NAMES.join("|")})\\b([^<>]*)>`, "gi");
const NAMED = /\bName=["']./;
const INDEX = /\bIndex=["'](\d+)/;
const SPAN = /\bSpan=["'](\d+)/;
const ACROSS = /\bMergeAcross=["'](\d+)/;
const DOWN = /\bMergeDown=["'](\d+)/;

/** Throws where an XML spreadsheet declares more than a sheet may have, writes an element in another case, or has a sheet without a name. */
export function checkSpreadsheet(xml: string, file: string): void {
  let sheet = new Declared(file);
  let [row, column, ofColumns] = [0, 0, 0];
  for (const [, tag = "", attributes = ""] of xml.matchAll(SPREADSHEET_TAG)) {
    if (!SPREADSHEET_NAMES.includes(tag) || (tag === "Worksheet" && !NAMED.test(attributes)))
      throw new UnreadableFile("damaged", file, { part: tag });
    const index = numberIn(attributes, INDEX);
    const span = numberIn(attributes, SPAN) ?? 0;
    if (tag === "Worksheet") {
      sheet = new Declared(file);
      row = ofColumns = 0;
    } else if (tag === "Column") {
      ofColumns = Math.max(ofColumns + 1, index ?? 0) + span;
      sheet.reaches(0, ofColumns, 0);
    } else if (tag === "Row") {
      row = (index ?? row + 1) + span;
      column = 0;
      sheet.reaches(row, 0, 0);
    } else if (tag === "Cell") {
      const [across, down] = [numberIn(attributes, ACROSS) ?? 0, numberIn(attributes, DOWN) ?? 0];
      const before = column;
      column = (index ?? column + 1) + across;
      sheet.reaches(row + down, column, Math.max(0, column - before) + (across + 1) * down);
    }
  }
}

const COLUMN = /<col\s[^<>]*>/g;
const FIRST = /\bmin="(\d+)/;
const LAST = /\bmax="(\d+)/;

/** Throws where what stands before the rows of a worksheet says more of columns than there are: a reader makes one for each, as often as it is said. */
export function checkColumns(xml: string, file: string): void {
  let columns = 0;
  for (const [tag] of xml.slice(0, xml.indexOf("<sheetData")).matchAll(COLUMN)) {
    columns += Math.min(numberIn(tag, LAST) ?? 0, SHEET_COLUMNS) - (numberIn(tag, FIRST) ?? 0) + 1;
    if (columns > 2 * SHEET_COLUMNS) throw new UnreadableFile("too large", file, { limit: "columns" });
  }
}

/** The tags of an OpenDocument that say where its cells stand. */
export const OPEN_TAG = /<(?:[\w-]+:)?(table|table-row|covered-table-cell|table-cell)(?=[\s/>])([^<>]*)>/g;
/** Rows or cells that are repeated as often as no number says: SheetJS counts back. */
const NOT_REPEATED = /\bnumber-(?:rows|columns)-repeated=["'](?!\d+["'])/;
export const ROWS_REPEATED = /\bnumber-rows-repeated=["'](\d+)/;
export const COLUMNS_REPEATED = /\bnumber-columns-repeated=["'](\d+)/;

/** Blanks of a text, and digits of a format, as many as it says. */
const REPEATED_LETTERS =
  /<(?:[\w-]+:)?s\s[^<>]*?\bc=["'](\d+)|\b(?:(?:min-)?decimal-places|min-[a-z]+-digits)=["'](\d+)/g;

/** Throws where the rows of an OpenDocument that hold something are more than a sheet may have, or blanks and digits more than a cell may. */
export function checkOpenDocument(xml: string, file: string): void {
  let letters = 0;
  for (const [, blanks, digits = blanks] of xml.matchAll(REPEATED_LETTERS)) {
    letters += Number(digits);
    if (Number(digits) > LONGEST_CELL) throw new UnreadableFile("too large", file, { limit: "letters" });
    if (letters > LARGEST_PART) throw new UnreadableFile("too large", file, { limit: "inflated" });
  }
  if (NOT_REPEATED.test(xml)) throw new UnreadableFile("damaged", file);
  let sheet = new Declared(file);
  let [rows, repeated, column, filled] = [0, 0, 0, 0];
  const endRow = (): void => {
    // Rows and cells that are empty are repeated to the end of the sheet, and cost nothing.
    if (filled > 0) sheet.reaches(rows + repeated, filled, repeated * filled);
    rows += repeated;
    repeated = column = filled = 0;
  };
  for (const [, tag, attributes = ""] of xml.matchAll(OPEN_TAG)) {
    if (tag === "table" || tag === "table-row") endRow();
    if (tag === "table") {
      sheet = new Declared(file);
      rows = 0;
    } else if (tag === "table-row") repeated = numberIn(attributes, ROWS_REPEATED) ?? 1;
    else {
      column += numberIn(attributes, COLUMNS_REPEATED) ?? 1;
      if (!attributes.endsWith("/")) filled = column;
    }
  }
  endRow();
}

const SYLK_RECORD = /^([CF]);([^"\r\n]*)/gm;

/** Throws where a SYLK declares more than a sheet may have. */
export function checkSylk(text: string, file: string): void {
  const sheet = new Declared(file);
  const lengths = new Map<number, number>();
  let [row, column] = [1, 1];
  for (const [, record, fields = ""] of text.matchAll(SYLK_RECORD)) {
    for (const field of fields.split(";")) {
      const number = parseInt(field.slice(1), 10);
      if (Number.isNaN(number)) continue;
      const kind = field.charAt(0);
      if (kind === "Y" || (kind === "R" && record === "F")) row = number;
      else if (kind === "X" || (kind === "C" && record === "F")) column = number;
      // The width of columns: from, to, characters.
      else if (kind === "W") sheet.reaches(0, Number(field.split(" ")[1] ?? 0), 0);
    }
    const before = lengths.get(row) ?? 0;
    sheet.reaches(row, column, Math.max(0, column - before));
    if (column > before) lengths.set(row, column);
  }
}

/** Throws where a page has more tables than a workbook may have sheets. */
export function checkPage(markup: string, file: string): void {
  const tables = markup.match(/<table\b/gi) ?? [];
  if (tables.length > MOST_SHEETS) throw new UnreadableFile("too large", file, { limit: "sheets" });
}
