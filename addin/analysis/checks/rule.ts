import type { Cause, Place, Severity, Subject } from "../finding";
import type { Names } from "../indicator";
import type { Ledger } from "../ledger";
import type { Observation, Table } from "../observation";

/** What the rules look at: one month's tables, and everything that is known beside them. */
export interface Month {
  readonly tables: readonly Table[];
  readonly ledger: Ledger;
  readonly names: Names;
}

/** A rule is named as the fault that it finds, and looks for that alone. */
export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  judge(month: Month, record: Record): void;
}

/** One failed item, before it is known whether it is a fault of its own or follows from another. */
export interface Fault {
  readonly place: Place;
  readonly about: Subject;
  readonly expected: number | string | null;
  readonly received: number | string | null;
  readonly difference: number | null;
  readonly cause: Cause | null;
  readonly unit: string;
  /** Tells faults of one rule and subject apart in the id. */
  readonly what: string;
  /** Cells that the item rests on; a fault in any of them explains this one. */
  readonly rests: readonly Place[];
}

/** Where a rule says what it found: items = passed + failed + undecided. */
export interface Record {
  passed(): unknown;
  undecided(): unknown;
  failed(fault: Fault): unknown;
}

/** A fault with the rule that found it. */
export interface Ruled extends Fault {
  readonly rule: string;
  readonly severity: Severity;
}

export const placeOf = ({ file, sheet, cell }: Place): Place => ({ file, sheet, cell });

/** One word for a cell, to be compared. */
export const cellKey = ({ file, sheet, cell }: Place): string => `${file}\n${sheet}\n${cell}`;

/** What an observation is about, for a finding. */
export function aboutOf({ region, indicator, period }: Observation, label = ""): Subject {
  const month = period ? `${period.year}-${String(period.month).padStart(2, "0")}` : "";
  return { region, indicator, period: month, label };
}
