import type { Place, Severity } from "./finding";

/** A line of a rule book (规则表), as written; `checks/ruleBook.ts` makes a rule of it. */
export interface RuleEntry {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  /** 财政总收入 = 税收收入 + 非税收入: names of indicators, +, −, a number before × or *, one of = <= >=. */
  readonly formula: string;
  /** How far the sides may be apart; null leaves it to the places that are printed. */
  readonly tolerance: number | null;
  /** A missing part counts as nothing; otherwise the item is undecided. */
  readonly missingIsZero: boolean;
  /** Where the formula stands, for a message about it. */
  readonly place: Place;
}
