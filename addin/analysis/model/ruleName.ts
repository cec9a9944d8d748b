/**
 * The rules of the project by name; each is named as the fault that it finds. Those that one fault may break together come
 * first, in the order of causes: a wrong level breaks sums before rates, and rates before places and words.
 */
export const RULE_NAMES = [
  "stale-copy",
  "wrong-unit",
  "repeated-column",
  "joint-months",
  "reading-doubtful",
  "unit-slip",
  "missing-region",
  "duplicate-region",
  "unchanged-figure",
  "change-mismatch",
  "sum-mismatch",
  "identity-mismatch",
  "base-mismatch",
  "cumulative-mismatch",
  "cumulative-falls",
  "figures-disagree",
  "budget-changed",
  "negative-month",
  "part-exceeds-whole",
  "growth-mismatch",
  "completion-mismatch",
  "share-mismatch",
  "shares-unbalanced",
  "unusual-growth",
  "growth-reversal",
  "nontax-jump",
  "rank-mismatch",
  "formula-lost",
  "claim-mismatch",
  "negative-growth-words",
  "points-wording",
  "gdp-monthly",
  "basis-unclear",
  "mistyped",
  // Of the reader.
  "unknown-region",
  "unknown-indicator",
  "damaged-period",
  "period-disagreement",
  "no-period",
  "no-unit",
  "not-a-number",
  "ragged-row",
  "formula-unsaved",
  "hidden-value",
  "unread-figures",
  "unread-words",
  "reading-outdated",
  "layout-changed",
  "meaning-changed",
  "merged-figure",
  "not-a-rate",
  "two-readings",
  // Of the dictionary and the rule book.
  "dictionary-entry",
  "dictionary-header",
  "dictionary-spelling",
  "reading-repeated",
  "rule-book",
  "rule-entry",
  "rule-formula",
  "rule-name",
] as const;

export type RuleName = (typeof RULE_NAMES)[number];

/** The number of a rule in the bureau's own book (编号), as it is written there: `nameOfRule` makes one of a text. */
export type BookRuleName = string & { readonly isOfBook: true };

/**
 * True of the name of a rule of the project.
 *
 * @example
 * isRuleName("sum-mismatch") // => true
 * isRuleName("R01") // => false
 */
export const isRuleName = (name: string): name is RuleName => (RULE_NAMES as readonly string[]).includes(name);

/**
 * The rule that a text names: one of the project, else one of the bureau's own book.
 *
 * @example
 * nameOfRule("R01") // => "R01"
 */
export const nameOfRule = (name: string): RuleName | BookRuleName => (isRuleName(name) ? name : (name as BookRuleName));

const ORDER: ReadonlyMap<string, number> = new Map(RULE_NAMES.map((name, at) => [name, at]));

/** The position of a rule in the order of causes; those of the bureau's own book come last. */
export const causeOrder = (name: RuleName | BookRuleName): number => ORDER.get(name) ?? RULE_NAMES.length;
