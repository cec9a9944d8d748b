import type { Span } from "../model/period";
import type { Line } from "./line";
import { isAmount, type Quantity } from "./quantity";

/** The kind of figure that a sentence gives: a level, what it is compared with, how it changed, what it is a part of. */
export type StatedMeasure =
  | "level"
  | "base"
  | "target"
  /** The whole of 占财政总收入10亿元的40%. */
  | "whole"
  | "change"
  | "growth"
  | "share"
  | "completion"
  | "points"
  /** 拉动财政总收入增长1.2个百分点, 对财政总收入增长的贡献率38.8%: of the whole that the words name. */
  | "pull"
  | "contributionRate"
  /** 增长1.6倍, 是上年的2.6倍, 翻一番. */
  | "times"
  | "multiple"
  | "doubled"
  | "other";

/** The yardstick of a change; "other" is another one, or is not understood. */
export type StatedAgainst = "lastYear" | "yearStart" | "lastMonth" | "other";

/** The period of a statement, of which a text may leave out the year. */
export interface StatedPeriod {
  readonly year: number | null;
  readonly month: number;
  readonly span: Span;
  /** The paragraph that names it: what follows in others has it by inheritance. */
  readonly namedIn: number;
}

/** The direction and the yardstick of a gap in percentage points: 快于序时进度 is +, "序时进度". */
export interface Gap {
  readonly sign: 1 | -1 | 0;
  readonly than: string;
  /** The yardstick's own figure, where it stands in brackets: 全省平均增幅(11%). */
  readonly printed: Quantity | null;
}

/** A figure that a sentence states, with what it states it of. */
export interface Statement {
  readonly line: Line;
  readonly paragraph: number;
  /** Sentences and clauses are counted through the paragraph. */
  readonly sentence: number;
  readonly clause: number;
  readonly quantity: Quantity;
  readonly measure: StatedMeasure;
  /** −1 of what fell. */
  readonly sign: 1 | -1;
  readonly against: StatedAgainst;
  /** Worked out on another base (同口径, 不变价, 剔除 …), which the printed amounts do not bear out. */
  readonly isComparable: boolean;
  /** Words in front of the number in its clause. */
  readonly lead: string;
  /** The words of what it is stated of, as written; "" where none are found. */
  readonly subject: string;
  readonly period: StatedPeriod | null;
  /** The whole that a share or a contribution is of; "" where the text leaves it out. */
  readonly whole: string;
  readonly gap: Gap | null;
  /** One of a list that shares its words (分别为): what it is stated of is not told by its place. */
  readonly isListed: boolean;
  /** One of a list whose names are as many as its numbers (A、B分别增长1%、2%): its subject is told by its place among them. */
  readonly isNamedByList: boolean;
  /** It stands behind 其中. */
  readonly isPart: boolean;
}

/** True of an amount that a text states by itself: of no list, and not in brackets. */
export const isPlainAmount = ({ measure, quantity, isListed }: Statement): boolean =>
  measure === "level" && !isListed && isAmount(quantity) && !quantity.inBrackets;

/** True where two figures are of one time, also where the text names none. */
export const inOnePeriod = (a: Statement, b: Statement): boolean =>
  a.period?.month === b.period?.month && a.period?.span === b.period?.span && a.period?.year === b.period?.year;

export const inOneSentence = (a: Statement, b: Statement): boolean =>
  a.paragraph === b.paragraph && a.sentence === b.sentence;

/** Statements of one subject, from its level on, in the order of the text. */
export interface Chain {
  readonly subject: string;
  readonly level: Statement | null;
  readonly statements: readonly Statement[];
}
