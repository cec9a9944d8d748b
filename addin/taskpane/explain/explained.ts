import type { Block } from "../../workbook/port/workbook";

/** One argument of a call as the function read it. */
export interface ArgumentRead {
  readonly name: string;
  readonly description: string;
  readonly written: string;
  /** A number, the words of a reason, or how many figures a range holds. */
  readonly read: string;
}

/** The explanation of a cell's answer. */
export interface Explanation {
  readonly id: string;
  readonly description: string;
  /** The cell of the formula: the cell itself, or the one that it spilled from. */
  readonly anchor: Block;
  readonly formula: string;
  readonly inWords: string;
  readonly args: readonly ArgumentRead[];
  /** The figures put into the formula; null where it is no arithmetic, or where one of them is none. */
  readonly worked: string | null;
  /** The answer before it was rounded, with all its digits; null where it is no number, or the function cannot be called. */
  readonly exact: number | null;
  /** The answer as the cell shows it. */
  readonly text: string;
  readonly why: { readonly words: string; readonly meaning: string } | null;
}

/** The reason why there is nothing to explain. */
export type Unexplained = "no formula" | "not ours" | "not registered";
