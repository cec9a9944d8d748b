/** One call of a function in a cell: what is handed over, and what the cell shows. */

export interface TypedCell {
  readonly type: string;
  readonly basicValue: number | string;
}
export type Cell = number | string | boolean | null | TypedCell;
/** A cell, or the rows of a range. */
export type Argument = Cell | readonly (readonly Cell[])[];
export type Shown = number | string | boolean;

export interface Wrong {
  readonly code: "#VALUE!" | "#N/A";
  readonly words: string;
}
export type Outcome = { readonly answer: readonly (readonly Shown[])[] } | { readonly error: Wrong };

export interface Case {
  readonly id: string;
  readonly says: string;
  /** In order; optional ones at the end may be left out, and null is then handed over. */
  readonly args: readonly Argument[];
  readonly outcome: Outcome;
  /**
   * The error in the arguments that Excel 2021 and 2024 answer with, without calling the function. Every case whose
   * arguments hold an error cell names it.
   */
  readonly withheld?: string;
  /** Cached metadata is older than the script: what is left out is not handed over, and the invocation stands there. */
  readonly stale?: true;
}

type More = Pick<Case, "withheld" | "stale">;

/** The cell shows a single answer, or the spilled rows. */
export const gives = (
  id: string,
  says: string,
  args: readonly Argument[],
  answer: Shown | readonly (readonly Shown[])[],
  more: More = {},
): Case => ({ id, says, args, outcome: { answer: typeof answer === "object" ? answer : [[answer]] }, ...more });

/** The call is wrong in itself: #VALUE! with these words. */
export const refuses = (id: string, says: string, args: readonly Argument[], words: string, more: More = {}): Case => ({
  id,
  says,
  args,
  outcome: { error: { code: "#VALUE!", words } },
  ...more,
});

export const errorCell = (basicValue: string): TypedCell => ({ type: "Error", basicValue });
export const numberCell = (basicValue: number): TypedCell => ({ type: "Double", basicValue });

/** A column of cells. */
export const column = (cells: readonly Cell[]): readonly (readonly Cell[])[] => cells.map((cell) => [cell]);

/** Rows of a whole column of a sheet. */
export const SHEET_ROWS = 1_048_576;

const BLANK: readonly Cell[] = [null];

/** A whole column: some cells, and blanks to the end of the sheet. */
export const wholeColumn = (cells: readonly Cell[]): readonly (readonly Cell[])[] => {
  const rows = new Array<readonly Cell[]>(SHEET_ROWS).fill(BLANK);
  cells.forEach((cell, row) => (rows[row] = [cell]));
  return rows;
};

/** The first error cell among arguments, as older Excel hands it through. */
export function firstError(args: readonly Argument[]): string | undefined {
  const cells = args.flatMap((argument) => (Array.isArray(argument) ? argument.flat() : [argument])) as Cell[];
  const found = cells.find((cell): cell is TypedCell => typeof cell === "object" && cell?.type === "Error");
  return found && String(found.basicValue);
}
