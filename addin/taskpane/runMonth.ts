import {
  monthly,
  type Counts,
  type Dictionary,
  type Explanation,
  type Finding,
  type Observation,
  type RuleEntry,
  type Sheet,
} from "../analysis";

/** What the monthly run takes, as a worker is sent it. */
export interface MonthAsked {
  readonly sheets: readonly Sheet[];
  readonly dictionary: Dictionary;
  readonly rules: readonly RuleEntry[];
  readonly accepted: readonly Observation[];
  readonly explanations: readonly Explanation[];
}

/** What it gives: plain data, as it comes back from a worker. */
export interface MonthRun {
  readonly observations: readonly Observation[];
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** This month's figures, and those accepted before that it does not state anew. */
  readonly known: readonly Observation[];
}

/** Reads and checks the month. */
export function runMonth(asked: MonthAsked, heard: (done: number, of: number) => void): MonthRun {
  const { observations, findings, counts, ledger } = monthly({ ...asked, heard });
  return { observations, findings, counts, known: ledger.observations };
}
