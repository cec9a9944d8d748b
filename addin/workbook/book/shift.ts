import { columnLetters, columnOf, SHEET_COLUMNS, SHEET_ROWS } from "../../analysis";

/** Text and sheet names in quotes, in which nothing is a reference or a function. */
const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;

const REFERENCE =
  /(?<![\w.$\u0080-\uffff])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(\u0080-\uffff])|(?<![\w.$\u0080-\uffff])(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})(?![\w.(\u0080-\uffff])|(?<![\w.$:\u0080-\uffff])(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\w.(\u0080-\uffff])/gi;

/** A formula with what is not in quotes rewritten. */
export function outsideQuotes(formula: string, rewrite: (piece: string) => string): string {
  return formula
    .split(QUOTED)
    .map((piece, i) => (i % 2 === 1 ? piece : rewrite(piece)))
    .join("");
}

/** A formula as it reads when copied so many rows down and columns to the right: what has no $ moves along. */
export function shifted(formula: string, down: number, right: number): string {
  const row = (fixed: string, digits: string): string =>
    fixed + (fixed === "$" ? digits : String(around(+digits - 1 + down, SHEET_ROWS) + 1));
  const column = (fixed: string, letters: string): string =>
    fixed + (fixed === "$" ? letters : columnLetters(around(columnOf(letters) + right, SHEET_COLUMNS)));
  return outsideQuotes(formula, (piece) =>
    piece.replace(REFERENCE, (...found: string[]) => {
      const [
        ,
        c = "",
        letters,
        r = "",
        digits = "",
        c1 = "",
        from,
        c2 = "",
        to = "",
        r1 = "",
        top = "",
        r2 = "",
        foot = "",
      ] = found;
      if (letters !== undefined) return column(c, letters) + row(r, digits);
      if (from !== undefined) return `${column(c1, from)}:${column(c2, to)}`;
      return `${row(r1, top)}:${row(r2, foot)}`;
    }),
  );
}

/** Excel lets a reference that leaves the sheet come in again on the other side. */
function around(position: number, size: number): number {
  return ((position % size) + size) % size;
}
