import { addressOf, columnLetters, type CellValue } from "../../addin/analysis/index";
import { PLAIN_SHEET, type Book, type BookCell, type BookSheet } from "../../addin/workbook/book/book";
import { SHEET_ROWS, type Argument, type Case, type Cell } from "../functions/case";

/** The table of cases laid out in a workbook: arguments in cells, a formula beside them, and what it should show. */

export interface Placed {
  readonly says: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly expected: {
    readonly values: readonly (readonly CellValue[])[];
    readonly error: { readonly code: string; readonly words: string } | null;
  };
}

const CASES_SHEET = "例";
/** No case's arguments reach further. */
const ANSWER = 80;

type Rows = readonly (readonly Cell[])[];

const isWholeColumn = (argument: Argument): boolean => Array.isArray(argument) && argument.length === SHEET_ROWS;

/** More cells than a sheet of the table may have. */
const isHuge = ({ args }: Case): boolean =>
  args.some((argument) => !isWholeColumn(argument) && Array.isArray(argument) && argument.length > 10_000);

const cellOf = (cell: Cell): BookCell | undefined => {
  if (cell === null || cell === "") return undefined;
  return { value: typeof cell === "object" ? cell.basicValue : cell };
};

const sheetOf = (name: string, rows: BookSheet["rows"]): BookSheet => ({ ...PLAIN_SHEET, name, rows });

function expectedOf({ outcome, withheld }: Case): Placed["expected"] {
  if (withheld !== undefined) return { values: [[withheld]], error: { code: withheld, words: "" } };
  if ("answer" in outcome) return { values: outcome.answer, error: null };
  return { values: [[outcome.error.code]], error: outcome.error };
}

export function layOut(cases: readonly Case[]): { readonly book: Book; readonly placed: readonly Placed[] } {
  const rows: (BookCell | undefined)[][] = [];
  const columns: BookSheet[] = [];
  const placed: Placed[] = [];
  let top = 0;
  for (const one of cases) {
    // Arguments in cells are never those of older metadata.
    if (one.stale || isHuge(one)) continue;
    let left = 0;
    let height = 1;
    const texts = one.args.map((argument, index) => {
      // What is left out; a call is never without its first argument, which is a blank cell then.
      if (argument === null && index > 0) return "";
      const block: Rows = Array.isArray(argument) ? (argument as Rows) : [[argument as Cell]];
      if (isWholeColumn(argument)) return wholeColumn(block, columns);
      const width = Math.max(1, ...block.map(({ length }) => length));
      block.forEach((line, r) =>
        line.forEach((cell, c) => {
          (rows[top + r] ??= [])[left + c] = cellOf(cell);
        }),
      );
      const from = addressOf(top, left);
      const to = addressOf(top + Math.max(1, block.length) - 1, left + width - 1);
      left += width;
      height = Math.max(height, block.length);
      return from === to ? from : `${from}:${to}`;
    });
    const formula = `COUNTY.${one.id}(${texts.join(",")})`;
    (rows[top] ??= [])[ANSWER] = { value: null, formula };
    const expected = expectedOf(one);
    placed.push({
      says: `${one.id}: ${one.says}`,
      sheet: CASES_SHEET,
      row: top,
      column: ANSWER,
      rows: expected.values.length,
      columns: expected.values[0]?.length ?? 1,
      expected,
    });
    top += Math.max(height, expected.values.length) + 1;
  }
  return { book: { sheets: [sheetOf(CASES_SHEET, rows), ...columns], styles: [], names: [], lost: [] }, placed };
}

/** A column of a sheet of its own. */
function wholeColumn(cells: Rows, columns: BookSheet[]): string {
  const last = cells.findLastIndex(([cell]) => cell !== null);
  const name = `列${columns.length + 1}`;
  columns.push(
    sheetOf(
      name,
      cells.slice(0, last + 1).map(([cell]) => [cellOf(cell ?? null)]),
    ),
  );
  return `${name}!${columnLetters(0)}:${columnLetters(0)}`;
}
