import type { Reason } from "../model/figure";
import type { CellAddress } from "../model/address";
import type { Cause, Severity, Subject } from "../model/finding";
import type { Names } from "../model/indicator";
import type { Ledger } from "../model/ledger";
import type { Observation, Prose, Table } from "../model/observation";
import type { BookRuleName, RuleName } from "../model/ruleName";

/** What the rules look at: one month's tables, and everything that is known beside them. */
export interface Month {
  readonly tables: readonly Table[];
  /** What the month's sheets say in sentences. */
  readonly prose: readonly Prose[];
  readonly ledger: Ledger;
  /** What was known before these tables: earlier months, and what other files said of this one. */
  readonly earlier: Ledger;
  readonly names: Names;
}

/** A rule is named as the fault that it finds, and looks for that alone. */
export interface Rule {
  readonly name: RuleName | BookRuleName;
  readonly severity: Severity;
  /** The sentence that the rule book gives for its findings. */
  readonly template?: string;
  /** What it finds is accepted only with a written explanation. */
  readonly mustExplain?: boolean;
  judge(month: Month, record: Recorder): void;
}

/** One failed item, before it is known whether it is a fault of its own or follows from another. */
export interface Fault {
  readonly place: CellAddress;
  readonly about: Subject;
  readonly expected: number | string | null;
  readonly received: number | string | null;
  readonly difference: number | null;
  readonly cause: Cause | null;
  readonly unit: string;
  /** Tells faults of one rule and subject apart in the id. */
  readonly what: string;
  /** Cells that the item rests on; a fault in any of them explains this one. */
  readonly rests: readonly CellAddress[];
  /** Cells that say what the figures are of (title, header); what the reader asks about them explains this one too. */
  readonly under?: readonly CellAddress[];
  /** All that it rests on is wrong alike, a table or a column: whatever else is found there follows from it. */
  readonly whole?: true;
  /** What each of these figures would have to be for the item to hold, if it alone were wrong. */
  readonly repairs?: readonly Repair[];
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
}

/** A figure, and what it would have to be. */
export interface Repair {
  readonly one: Observation;
  readonly figure: number;
}

/** Where a rule says what it found: items = passed + failed + undecided. */
export interface Recorder {
  /** @param items how many at once, one when left out */
  passed(items?: number): unknown;
  /** @param why the reason, where there is one that a person may act on */
  undecided(why?: Reason): unknown;
  failed(fault: Fault): unknown;
}

/** A fault with the rule that found it. */
export interface Ruled extends Fault {
  readonly rule: RuleName | BookRuleName;
  readonly severity: Severity;
}

export const placeOf = ({ file, sheet, cell }: CellAddress): CellAddress => ({ file, sheet, cell });

/** One word for a cell, to be compared. */
export const cellKey = ({ file, sheet, cell }: CellAddress): string => `${file}\n${sheet}\n${cell}`;

/** What an observation is about, for a finding. */
export function aboutOf({ region, indicator, period }: Observation, label = ""): Subject {
  const month = period ? `${period.year}-${String(period.month).padStart(2, "0")}` : "";
  return { region, indicator, period: month, label };
}
