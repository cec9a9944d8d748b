import type { CellAddress } from "../model/address";
import { isNumber } from "../model/figure";
import type { Cause, Severity, Subject } from "../model/finding";
import type { Observation, Table } from "../model/observation";
import { periodKey } from "../model/period";
import type { BookRuleName, RuleName } from "../model/ruleName";
import { exactDifference } from "../model/rounding";

/** One failed item, before it is known whether it is a fault of its own or follows from another. */
export interface Fault {
  readonly at: CellAddress;
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
  /** Everything that it rests on, a table or a column, is wrong alike: all other faults there follow from it. */
  readonly whole?: true;
  /** Corrections, each of one figure, with which the item would hold. */
  readonly repairs?: readonly Repair[];
  /** Left out where it is that of the rule. */
  readonly severity?: Severity;
}

/** The correction of a figure. */
export interface Repair {
  readonly one: Observation;
  readonly figure: number;
}

/** A fault with the rule that found it. */
export interface RuledFault extends Fault {
  readonly rule: RuleName | BookRuleName;
  readonly severity: Severity;
}

/** One word for a cell, to be compared. */
export const cellKey = ({ file, sheet, cell }: CellAddress): string => `${file}\n${sheet}\n${cell}`;

/** The key of a sheet of a file. */
export const sheetKey = ({ file, sheet }: Omit<CellAddress, "cell">): string => `${file}\n${sheet}`;

/** The subject of a finding about an observation. */
export const aboutOf = ({ region, indicator, period }: Observation): Subject => ({
  region,
  indicator,
  period: period ? periodKey(period) : "",
  label: "",
});

/** Tells the faults of one subject apart by what is measured of it. */
export const whatOf = ({ measure, period }: Pick<Observation, "measure" | "period">): string =>
  `${measure}${period?.span ?? ""}`;

/** The fault of words, of a header or of a title: it rests on its own cell, and has no figures but those given. */
export const faultAt = (
  { file, sheet }: Pick<Table, "file" | "sheet">,
  cell: string,
  { about, ...more }: Partial<Omit<Fault, "about">> & { readonly about: Partial<Subject> },
): Fault => {
  const at = { file, sheet, cell };
  return {
    at,
    about: { region: "", indicator: "", period: "", label: "", ...about },
    expected: null,
    received: null,
    difference: null,
    cause: null,
    unit: "",
    what: "",
    rests: [at],
    ...more,
  };
};

/** The fault of one figure; what it should be, what it rests on beside itself, and whatever else is known of it. */
export function faultOf(one: Observation, more: Partial<Fault> = {}): Fault {
  const { expected = null, received = isNumber(one.figure) ? one.figure : one.text } = more;
  // Faults come by the ten thousand: a subject and a measure that are given are not worked out.
  const { about = aboutOf(one), what = whatOf(one) } = more;
  return {
    at: one,
    about,
    expected,
    received,
    difference:
      typeof expected === "number" && typeof received === "number" ? exactDifference(received, expected) : null,
    cause: null,
    unit: one.unit,
    what,
    rests: [one],
    ...more,
  };
}
