// The nouns of the proofreader (校稿): what a text states, and what its own figures or the ledger's say of that.
import type { Cause, Verdict } from "./finding";

/** Words of a text: their paragraph, counted from 0, and the characters from `start` up to `end`. */
export interface TextPlace {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/** The thing that was checked of a statement. */
export type ProofCheck =
  // A rate against amounts.
  | "growth"
  | "change"
  | "direction"
  | "averageGrowth"
  | "multiple"
  // A whole against its parts.
  | "sum"
  | "partOverWhole"
  | "share"
  | "sharesSum"
  | "listCount"
  | "contribution"
  // A figure against a target, the pace, or another rate.
  | "completion"
  | "paceGap"
  | "targetGap"
  | "targetMet"
  | "rateGap"
  // Places among others, days, and what was said before.
  | "place"
  | "daysLeft"
  | "repeated"
  | "ledger"
  // Words.
  | "negativeGrowth"
  | "percentNotPoints"
  | "pointsNotPercent"
  | "damaged"
  // Nothing to check it by.
  | "unchecked";

/** A figure of a working, at the places that it is shown with; of a rate, the ratio and the places of its percentage. */
export interface Shown {
  readonly figure: number;
  readonly unit: string;
  readonly places: number;
  /** It is worded by its direction: 增长 or 下降 a rate, 增加 or 减少 an amount. */
  readonly moves?: boolean;
}

/** A working (核算过程): words and signs as they stand, and figures that the report writes out. */
export type Working = readonly (string | Shown)[];

/** The verdict on one statement of a text. */
export interface ProofItem extends TextPlace {
  /** The statement as it stands in the text. */
  readonly text: string;
  readonly check: ProofCheck;
  readonly verdict: Verdict;
  readonly cause: Cause | null;
  /** The figure or the words that should stand there; null where that cannot be told. */
  readonly expected: Shown | string | null;
  readonly working: Working;
}

/** All that was found of a text, in its order. */
export interface Proof {
  readonly items: readonly ProofItem[];
  readonly counts: Readonly<Record<Verdict, number>>;
}

/**
 * True of an item that a person has to see to (待处理): what disagrees, and damaged text.
 *
 * @example
 * isToSeeTo(proofread({ paragraphs: ["较均衡进度慢2.94%。"] }).items[0]) // => true
 */
export const isToSeeTo = ({ verdict, check }: ProofItem): boolean => verdict === "disagree" || check === "damaged";

/**
 * The items that a list of findings shows (校稿清单): those to see to, what disagrees first, and then those within rounding.
 *
 * @example
 * itemsToShow(proofread({ paragraphs: ["完成67949万元，增长10%。", "较均衡进度慢2.94%。"] }).items).map(({ text }) => text) // => ["较均衡进度慢2.94%"]
 */
export const itemsToShow = (items: readonly ProofItem[]): readonly ProofItem[] => [
  ...items.filter(({ verdict }) => verdict === "disagree"),
  ...items.filter(({ check }) => check === "damaged"),
  ...items.filter(({ verdict }) => verdict === "withinRounding"),
];
