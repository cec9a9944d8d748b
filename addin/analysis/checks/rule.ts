import type { Reason } from "../model/figure";
import type { Severity } from "../model/finding";
import type { BookRuleName, RuleName } from "../model/ruleName";
import type { Balance } from "./balance";
import { faultOf, type Fault, type Repair } from "./fault";
import type { Month } from "./month";
import type { Known } from "./printed";

/** A rule is named as the fault that it finds, and looks for that alone. */
export interface Rule {
  readonly name: RuleName | BookRuleName;
  readonly severity: Severity;
  /** The sentence that the rule book gives for its findings. */
  readonly template?: string;
  /** Its findings are accepted only with a written explanation. */
  readonly mustExplain?: boolean;
  judge(month: Month, record: Recorder): void;
  /** Corrections, each of one figure, with which a failed item would hold, beside those that its fault names. */
  repairs?(month: Month, fault: Fault): readonly Repair[];
}

/** Counts the items of a rule, and takes its faults: items = passed + failed + undecided. */
export interface Recorder {
  /** @param items how many at once, one when left out */
  passed(items?: number): unknown;
  /** @param why the reason, where there is one that a person may act on */
  undecided(why?: Reason): unknown;
  failed(fault: Fault): unknown;
}

/** Records whether a figure is in balance; where it is not, its correction is one of the repairs unless `more` names others. */
export function recordBalance(
  record: Recorder,
  one: Known,
  judged: Balance | undefined,
  more: (expected: number) => Partial<Fault>,
): void {
  if (!judged) record.undecided();
  else if (judged.holds) record.passed();
  else {
    const { expected } = judged;
    record.failed(faultOf(one, { expected, repairs: [{ one, figure: expected }], ...more(expected) }));
  }
}
