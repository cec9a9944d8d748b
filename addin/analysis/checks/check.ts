import type { Reason } from "../model/figure";
import type { Counts, Finding, RuleCounts } from "../model/finding";
import type { Explanation } from "../model/indicator";
import { baseMismatch, budgetChanged } from "./rules/accepted";
import { claimMismatch } from "./rules/claimMismatch";
import { repeatedColumn, staleCopy, unchangedFigure } from "./rules/copies";
import { cumulativeFalls, cumulativeMismatch, negativeMonth } from "./rules/cumulative";
import { figuresDisagree } from "./rules/figuresDisagree";
import { formulaLost } from "./rules/formulaLost";
import { growthReversal, unusualGrowth } from "./rules/growthHistory";
import { identityMismatch, partExceedsWhole } from "./rules/identities";
import { jointMonths } from "./rules/jointMonths";
import { nontaxJump } from "./rules/nontaxJump";
import { basisUnclear, gdpMonthly } from "./rules/plausible";
import { rankMismatch } from "./rules/rankMismatch";
import { readingDoubtful } from "./rules/readingDoubtful";
import { changeMismatch, completionMismatch, growthMismatch } from "./rules/rates";
import { shareMismatch } from "./rules/shares";
import { duplicateRegion, missingRegion } from "./rules/regions";
import { sharesUnbalanced } from "./rules/sharesUnbalanced";
import { sumMismatch } from "./rules/sumMismatch";
import { unitSlip, wrongUnit } from "./rules/units";
import { negativeGrowthWords, pointsWording } from "./rules/wording";
import { explained } from "./explained";
import { mender } from "./repair";
import { withRoots } from "./rootCause";
import type { RuledFault } from "./fault";
import type { Month } from "./month";
import type { Rule } from "./rule";

/** The rules that always run, in the order in which people mend what they find. */
export const RULES: readonly Rule[] = [
  missingRegion,
  duplicateRegion,
  staleCopy,
  wrongUnit,
  repeatedColumn,
  readingDoubtful,
  unitSlip,
  sumMismatch,
  identityMismatch,
  partExceedsWhole,
  changeMismatch,
  growthMismatch,
  completionMismatch,
  shareMismatch,
  sharesUnbalanced,
  rankMismatch,
  figuresDisagree,
  formulaLost,
  cumulativeMismatch,
  cumulativeFalls,
  unchangedFigure,
  negativeMonth,
  jointMonths,
  baseMismatch,
  budgetChanged,
  unusualGrowth,
  growthReversal,
  nontaxJump,
  claimMismatch,
  negativeGrowthWords,
  pointsWording,
  gdpMonthly,
  basisUnclear,
];

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** Each rule that ran, by itself: its failed items are counted before one is folded under another. */
  readonly byRule: readonly RuleCounts[];
}

/**
 * Runs rules over a month and gathers what they find, roots first named, explanations attached.
 *
 * Every finding of the reader counts as one failed item; items = passed + failed + undecided.
 *
 * @param unread findings of the reader, which come first: what cannot be read cannot be judged
 *
 * @example
 * check({ tables: [], prose: [], ledger: ledgerOf([]), earlier: ledgerOf([]), names: namesOf(EMPTY_DICTIONARY) }, []).counts // => { items: 0, passed: 0, failed: 0, undecided: 0 }
 */
export function check(
  month: Month,
  unread: readonly Finding[],
  rules: readonly Rule[] = RULES,
  explanations: readonly Explanation[] = month.names.dictionary.explanations,
): CheckResult {
  const faults: RuledFault[] = [];
  const byRule = rules.map((rule) => run(rule, month, faults));
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  const findings = withRoots(unread, faults, mender(month, rules)).map((finding) =>
    explained(worded(finding, byName.get(finding.rule)), explanations),
  );
  const sum = (what: "passed" | "undecided") => byRule.reduce((total, counts) => total + counts[what], 0);
  const [passed, failed, undecided] = [sum("passed"), findings.length, sum("undecided")];
  return { findings, counts: { items: passed + failed + undecided, passed, failed, undecided }, byRule };
}

/** Runs one rule, its faults added to the others. */
function run({ name: rule, severity, judge }: Rule, month: Month, faults: RuledFault[]): RuleCounts {
  const before = faults.length;
  const why: Partial<Record<Reason, number>> = {};
  let [passed, undecided] = [0, 0];
  judge(month, {
    passed: (items = 1) => (passed += items),
    undecided: (reason) => {
      undecided++;
      if (reason !== undefined) why[reason] = (why[reason] ?? 0) + 1;
    },
    failed: (fault) => faults.push({ severity, ...fault, rule }),
  });
  const failed = faults.length - before;
  return { rule, items: passed + failed + undecided, passed, failed, undecided, why };
}

/** A finding with what the rule book says of the findings of its rule. */
const worded = (finding: Finding, { template, mustExplain }: Partial<Rule> = {}): Finding => ({
  ...finding,
  ...(template !== undefined && { template }),
  ...(mustExplain !== undefined && { mustExplain }),
});
