import type { Counts, Finding } from "../finding";
import type { Explanation } from "../indicator";
import { changeMismatch } from "./rules/changeMismatch";
import { completionMismatch } from "./rules/completionMismatch";
import { growthMismatch } from "./rules/growthMismatch";
import { basisUnclear, gdpMonthly } from "./rules/plausible";
import { rankMismatch } from "./rules/rankMismatch";
import { duplicateRegion, missingRegion } from "./rules/regions";
import { shareMismatch } from "./rules/shareMismatch";
import { sumMismatch } from "./rules/sumMismatch";
import { unitSlip } from "./rules/unitSlip";
import { withRoots } from "./rootCause";
import type { Month, Rule, Ruled } from "./rule";

/** The rules that always run, in the order in which people mend what they find. */
export const RULES: readonly Rule[] = [
  missingRegion,
  duplicateRegion,
  unitSlip,
  sumMismatch,
  changeMismatch,
  growthMismatch,
  completionMismatch,
  shareMismatch,
  rankMismatch,
  gdpMonthly,
  basisUnclear,
];

export interface Checked {
  readonly findings: readonly Finding[];
  readonly counts: Counts;
}

/**
 * Runs rules over a month and gathers what they find, roots first named, explanations attached.
 *
 * Every finding of the reader counts as one failed item; items = passed + failed + undecided.
 *
 * @param unread findings of the reader, which come first: what cannot be read cannot be judged
 *
 * @example
 * check({ tables: [], ledger: ledgerOf([]), names: namesOf(EMPTY_DICTIONARY) }, []).counts // => { items: 0, passed: 0, failed: 0, undecided: 0 }
 */
export function check(month: Month, unread: readonly Finding[], rules: readonly Rule[] = RULES): Checked {
  let passed = 0;
  let undecided = 0;
  const faults: Ruled[] = [];
  for (const { name, severity, judge } of rules) {
    judge(month, {
      passed: () => passed++,
      undecided: () => undecided++,
      failed: (fault) => faults.push({ ...fault, rule: name, severity }),
    });
  }
  const findings = withRoots(unread, faults).map((finding) => explained(finding, month.names.dictionary.explanations));
  const failed = findings.length;
  return { findings, counts: { items: passed + failed + undecided, passed, failed, undecided } };
}

/** Attaches the explanation that was given of this rule and subject; an explanation that names less covers more. */
function explained(finding: Finding, explanations: readonly Explanation[]): Finding {
  const { rule, about } = finding;
  const given = explanations.find(
    (one) =>
      one.rule === rule &&
      (one.region === "" || one.region === about.region || about.region === "") &&
      (one.indicator === "" || one.indicator === about.indicator) &&
      (one.period === "" || one.period === about.period),
  );
  return given ? { ...finding, explanation: given.text } : finding;
}
