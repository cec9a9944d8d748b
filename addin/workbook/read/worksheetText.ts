// Facts that one light pass over a worksheet's text gives, and the text as hucre is fed it. No tree is made of a worksheet that
// is only read: it may have millions of cells.
import { SHEET_COLUMNS, SHEET_ROWS } from "../../analysis";

const OPEN = "<c";
const GREATER = 62;
const SPACE = 32;
const QUOTE = 34;
const SLASH = 47;
const LETTER_R = 114;
const LETTER_S = 115;
const APOSTROPHE = 39;

/**
 * The format of every filled cell (or of empty ones too) of a worksheet's text, by row and column, -1 where it has none;
 * rows formatted alike share one array. Undefined where cells do not say where they stand; throws where they say what is no place,
 * or name a style that is not there: 0.6133 would no longer be seen to be a percentage.
 */
export function readFormats(
  xml: string,
  formatOfStyle: readonly number[],
  emptyToo = false,
): (readonly number[] | undefined)[] | undefined {
  const formatOf: (readonly number[] | undefined)[] = [];
  const found = { row: -1, column: -1, placed: false, style: 0, filled: false };
  let current = -1;
  let row: number[] = [];
  let previous: number[] = [];
  const close = (): void => {
    if (row.length === 0) return;
    if (same(row, previous)) formatOf[current] = previous;
    else previous = formatOf[current] = row;
    row = [];
  };
  for (let at = xml.indexOf(OPEN); at >= 0; at = xml.indexOf(OPEN, at)) {
    at += OPEN.length;
    if (xml.charCodeAt(at) > SPACE && xml.charCodeAt(at) !== GREATER && xml.charCodeAt(at) !== SLASH) continue;
    at = readCellTag(xml, at, found);
    if (!found.placed) return undefined;
    if (found.row < 0 || found.column < 0 || found.row >= SHEET_ROWS || found.column >= SHEET_COLUMNS)
      throw new RangeError("no place of a sheet");
    if (found.style >= Math.max(formatOfStyle.length, 1) && (formatOfStyle.length > 0 || found.style === Infinity))
      throw new RangeError("no style of the workbook");
    const format = formatOfStyle[found.style] ?? -1;
    if (format < 0 || !(found.filled || emptyToo)) continue;
    if (found.row !== current) {
      close();
      current = found.row;
    }
    while (row.length < found.column) row.push(-1);
    row[found.column] = format;
  }
  close();
  return formatOf;
}

function same(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** Reads the attributes `r` and `s` of a cell's tag from where its name ends; returns where the tag ends. */
function readCellTag(
  xml: string,
  start: number,
  found: { row: number; column: number; placed: boolean; style: number; filled: boolean },
): number {
  found.placed = false;
  found.style = 0;
  let at = start;
  let code = xml.charCodeAt(at);
  while (code !== GREATER && at < xml.length) {
    const before = code;
    code = xml.charCodeAt(++at);
    if (before <= SPACE && (code === LETTER_R || code === LETTER_S) && xml.charCodeAt(at + 1) === 61) {
      const name = code;
      at += 3;
      let letters = 0;
      let digits = 0;
      for (code = xml.charCodeAt(at); code >= 48; code = xml.charCodeAt(++at)) {
        if (code < 58) digits = digits * 10 + code - 48;
        else letters = letters * 26 + (code & ~32) - 64;
      }
      if (name === LETTER_S) found.style = code === QUOTE || code === APOSTROPHE ? digits : Infinity;
      else {
        found.placed = true;
        found.row = digits - 1;
        found.column = letters - 1;
      }
    } else if (code === QUOTE) {
      at = xml.indexOf('"', at + 1);
      if (at < 0) return xml.length;
      code = QUOTE;
    }
  }
  found.filled = xml.charCodeAt(at - 1) !== SLASH;
  return at;
}

/** A cell with a formula: its address, what else its tag says, and the stored result, which an empty text has as an empty element. */
const FORMULA =
  /<c r="([A-Za-z]+\d+)"([^<>]*)>\s*<f(?=[\s>/])[^<>]*(?:(?<=\/)>|>[^<]*<\/f>)\s*(<v(?:\/>|[^<>]*>[^<]?))?/g;

/** Addresses of the cells that hold formulas, and of those among them whose result was never stored. */
export function formulaCellsOf(xml: string): { readonly all: readonly string[]; readonly unsaved: readonly string[] } {
  const all: string[] = [];
  const unsaved: string[] = [];
  if (xml.includes("<f")) {
    for (const [, address = "", attributes = "", result] of xml.matchAll(FORMULA)) {
      all.push(address.toUpperCase());
      if (result === undefined || (/>$/.test(result) && !attributes.includes('t="str"')))
        unsaved.push(address.toUpperCase());
    }
  }
  return { all, unsaved };
}

/** Text of a worksheet from which it is worth taking the cells that hold nothing. */
const HEAVY = 8_000_000;
/** Fewer characters than this for each row up to the last say that most rows are not there. */
const THIN = 8;

/**
 * A worksheet's text without cells that hold nothing: where they are many, as formatting whole rows leaves them behind,
 * and where a cell that should name a text names none, which hucre would take for the first text of all. Undefined where the text does not say which cells are empty.
 */
export function withoutEmptyCells(xml: string, hasNameless: boolean): string | undefined {
  if (xml.length < HEAVY && !hasNameless) return xml;
  if (/<(?:c|row)(?! r=")[\s>/]/.test(xml)) return undefined;
  return xml
    .replace(/<c r="[A-Z]+\d+"[^<>]*(?:\/>|>(?:<v\/>|<v><\/v>)?\s*<\/c>)/g, "")
    .replace(/<row r="\d+"[^<>]*(?:\/>|>\s*<\/row>)/g, (row) => (row.includes("hidden=") ? row : ""));
}

const ROW_END = "</row>";
const CELL = '<c r="';

/** How many cells the rows of a worksheet's text hold, those counted that stand empty before the last of their row. */
export function cellsIn(xml: string): number {
  let cells = 0;
  let start = 0;
  for (let end = xml.indexOf(ROW_END); end >= 0; end = xml.indexOf(ROW_END, start)) {
    const row = xml.slice(start, end);
    const last = row.lastIndexOf(CELL);
    let column = 0;
    for (let at = last + CELL.length; last >= 0 && row.charCodeAt(at) > 64; at++)
      column = column * 26 + (row.charCodeAt(at) & ~32) - 64;
    cells += column;
    start = end + ROW_END.length;
  }
  return cells;
}

/** Whether the last row is so far below the others that a reader which fills what lies between would be lost. */
export function spreadsThin(xml: string): boolean {
  const row = /^<row r="(\d+)"/.exec(xml.slice(xml.lastIndexOf("<row ")));
  return Number(row?.[1] ?? 0) * THIN > xml.length;
}
