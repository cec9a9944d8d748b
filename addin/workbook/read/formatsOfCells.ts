import { SHEET_COLUMNS, SHEET_ROWS } from "../../analysis";

const OPEN = "<c";
const GREATER = 62;
const SPACE = 32;
const QUOTE = 34;
const SLASH = 47;
const LETTER_R = 114;
const LETTER_S = 115;

/**
 * The format of every filled cell (or of empty ones too) of a worksheet's text, by row and column, -1 where it has none;
 * rows formatted alike share one array. Undefined where cells do not say where they stand.
 */
export function readFormats(
  xml: string,
  formatOfStyle: readonly number[],
  emptyToo = false,
): (readonly number[] | undefined)[] | undefined {
  const formatOf: (readonly number[] | undefined)[] = [];
  const found = { row: -1, column: -1, style: 0, filled: false };
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
    if (found.row < 0 || found.column < 0 || found.row >= SHEET_ROWS || found.column >= SHEET_COLUMNS) return undefined;
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
  found: { row: number; column: number; style: number; filled: boolean },
): number {
  found.row = -1;
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
        else letters = letters * 26 + code - 64;
      }
      if (name === LETTER_S) found.style = digits;
      else {
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
