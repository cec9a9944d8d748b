import type { Reason } from "../analysis";

/** A text in both languages. */
export type Both = readonly [zh: string, en: string];

export type Cell = string | number;

/** What the help says of a function beyond its own doc comment. */
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
  readonly reasons: readonly Reason[];
  readonly source: Both;
  /** A blank cell and a zero give different answers, and older Excel hands over both as zero. */
  readonly blankIsNotZero: boolean;
}

/** Functions that belong together, in the order of the work. */
export interface Group {
  readonly title: Both;
  readonly functions: Readonly<Record<string, Entry>>;
}

export const USUAL: Both = ["统计通行公式", "The usual formula of statistics"];
