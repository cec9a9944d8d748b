import type { Reason } from "../analysis";

/** A text in both languages. */
export type Both = readonly [zh: string, en: string];

export type Cell = string | number;

/** The help of a function beyond its own doc comment. */
export interface Entry {
  readonly formula: Both;
  /** The formula with the names of parameters in braces, where it is arithmetic: figures take their places. */
  readonly worked?: string;
  readonly example: {
    readonly about: Both;
    /** As typed in a cell. */
    readonly call: string;
    readonly answer: readonly (readonly Cell[])[];
  };
  /** Why there may be no number, beside a figure that is not reported or is no number, which every function passes on. */
  readonly reasons?: readonly Reason[];
  /** The usual formula of statistics where none is named. */
  readonly source?: Both;
  /** A blank cell and a zero give the same answer; of other functions the help warns that older Excel hands over both as zero. */
  readonly blankIsZero?: true;
}

/** Functions that belong together, in the order of the work. */
export interface Group {
  readonly title: Both;
  readonly functions: Readonly<Record<string, Entry>>;
}

/** The source of a formula for which none is named. */
export const USUAL: Both = ["统计通行公式", "The usual formula of statistics"];
