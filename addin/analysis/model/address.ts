// Cells and blocks of cells: by number, counted from 0, and by address.

/** A cell of a submitted workbook: where a figure stands, or where a finding points. */
export interface CellAddress {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** A block of cells, both ends included, counted from 0. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The rows and columns of a sheet in Excel; none is larger. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;
/** The characters that a cell of Excel takes; a file with a longer text is one that Excel repairs. */
export const LONGEST_CELL = 32_767;

/**
 * A text as a cell of Excel takes it: what is beyond its length is an ellipsis.
 *
 * @example
 * fittingCell("税收收入") // => "税收收入"
 * fittingCell("长".repeat(40_000)).length // => 32767
 */
export const fittingCell = (text: string): string =>
  text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

const LETTERS: string[] = [];

/**
 * Letters of a column counted from 0.
 *
 * @example
 * columnLetters(0) // => "A"
 * columnLetters(27) // => "AB"
 */
export function columnLetters(column: number): string {
  let letters = LETTERS[column];
  if (letters === undefined) {
    letters =
      column < 26
        ? String.fromCharCode(65 + column)
        : columnLetters(Math.floor(column / 26) - 1) + columnLetters(column % 26);
    LETTERS[column] = letters;
  }
  return letters;
}

/**
 * The column that letters name, counted from 0.
 *
 * @example
 * columnOf("ab") // => 27
 */
export function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/**
 * Address of a cell, both counted from 0.
 *
 * @example
 * addressOf(2, 0) // => "A3"
 */
export function addressOf(row: number, column: number): string {
  return columnLetters(column) + (row + 1);
}

/**
 * The position that the address of a cell names; undefined where it is no address.
 *
 * @example
 * positionOf("$B$2") // => { row: 1, column: 1 }
 * positionOf("B0") // => undefined
 */
export function positionOf(address: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(address) ?? [];
  return letters === undefined ? undefined : { row: Number(digits) - 1, column: columnOf(letters) };
}

/**
 * Address of a block; that of its cell where it has only one.
 *
 * @example
 * rangeOfArea({ top: 0, left: 0, bottom: 2, right: 1 }) // => "A1:B3"
 * rangeOfArea({ top: 1, left: 1, bottom: 1, right: 1 }) // => "B2"
 */
export function rangeOfArea({ top, left, bottom, right }: Area): string {
  return spanned(addressOf(top, left), addressOf(bottom, right));
}

/**
 * The block that the address of a block or cell names; undefined where it is no address.
 *
 * @example
 * areaOf("A1:B3") // => { top: 0, left: 0, bottom: 2, right: 1 }
 * areaOf("A:B") // => undefined
 */
export function areaOf(range: string): Area | undefined {
  const [from = "", to = from] = range.split(":");
  const start = positionOf(from);
  const end = positionOf(to);
  if (start === undefined || end === undefined) return undefined;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/**
 * A block of a sheet as formulas and names refer to it.
 *
 * @example
 * referenceTo("8月 '表1'", { top: 0, left: 0, bottom: 2, right: 1 }) // => "'8月 ''表1'''!$A$1:$B$3"
 */
export function referenceTo(sheet: string, { top, left, bottom, right }: Area): string {
  const fixed = (row: number, column: number): string => `$${columnLetters(column)}$${row + 1}`;
  return `${quotedSheet(sheet)}!${spanned(fixed(top, left), fixed(bottom, right))}`;
}

/**
 * A cell as a link refers to it: of the same workbook, or of another file beside it.
 *
 * @example
 * linkTo("表1", "B2") // => "#'表1'!B2"
 * linkTo("表1", "B2", "财政局.xlsx") // => "财政局.xlsx#'表1'!B2"
 */
export function linkTo(sheet: string, cell: string, file = ""): string {
  return `${file}#${quotedSheet(sheet)}!${cell}`;
}

/**
 * The name of a sheet in quotes, as it stands before an exclamation mark.
 *
 * @example
 * quotedSheet("表 '1'") // => "'表 ''1'''"
 */
export function quotedSheet(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

const spanned = (from: string, to: string): string => (from === to ? from : `${from}:${to}`);

/**
 * The block of so many rows and columns whose first cell is given.
 *
 * @example
 * areaAt(1, 1, 2, 1) // => { top: 1, left: 1, bottom: 2, right: 1 }
 */
export function areaAt(row: number, column: number, rows = 1, columns = 1): Area {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

/**
 * Rows of a block.
 *
 * @example
 * heightOf({ top: 0, left: 0, bottom: 2, right: 1 }) // => 3
 */
export const heightOf = ({ top, bottom }: Area): number => bottom - top + 1;

/**
 * Columns of a block.
 *
 * @example
 * widthOf({ top: 0, left: 0, bottom: 2, right: 1 }) // => 2
 */
export const widthOf = ({ left, right }: Area): number => right - left + 1;

/**
 * Number of cells of a block.
 *
 * @example
 * sizeOf({ top: 0, left: 0, bottom: 2, right: 1 }) // => 6
 */
export const sizeOf = (area: Area): number => heightOf(area) * widthOf(area);

/**
 * Row and column of each cell of a block, row by row.
 *
 * @example
 * [...cellsIn({ top: 0, left: 0, bottom: 0, right: 1 })] // => [[0, 0], [0, 1]]
 */
export function* cellsIn({ top, left, bottom, right }: Area): Generator<readonly [row: number, column: number]> {
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) yield [row, column];
}

/**
 * True where a cell belongs to a block.
 *
 * @example
 * within({ top: 0, left: 0, bottom: 2, right: 1 }, 2, 2) // => false
 */
export function within({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/**
 * True where two blocks have a cell in common.
 *
 * @example
 * meets({ top: 0, left: 0, bottom: 2, right: 1 }, { top: 2, left: 1, bottom: 9, right: 9 }) // => true
 */
export const meets = (one: Area, other: Area): boolean =>
  one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;

/**
 * True where a block has all cells of another.
 *
 * @example
 * contains({ top: 0, left: 0, bottom: 2, right: 1 }, { top: 0, left: 0, bottom: 3, right: 1 }) // => false
 */
export const contains = (outer: Area, inner: Area): boolean =>
  outer.top <= inner.top && outer.left <= inner.left && inner.bottom <= outer.bottom && inner.right <= outer.right;
