// The monthly run itself, apart from `month.ts`, so that the page loads it only where no worker starts.
import {
  figuresRead,
  monthly,
  readingsOf,
  type Counts,
  type Dictionary,
  type Explanation,
  type Finding,
  type LayoutRead,
  type Observation,
  type RuleEntry,
  type Sheet,
  type TableReading,
} from "../analysis";
import { batches } from "../workbook/collections";

export interface MonthRequest {
  readonly sheets: readonly Sheet[];
  readonly dictionary: Dictionary;
  readonly rules: readonly RuleEntry[];
  readonly accepted: readonly Observation[];
  readonly explanations: readonly Explanation[];
  readonly layouts: readonly LayoutRead[];
}

/**
 * The figures of the month come in pieces, then in pieces those accepted before that the month does not state anew, and then
 * how each table is read.
 */
export type MonthEvent =
  | { readonly kind: "progress"; readonly done: number; readonly of: number }
  | { readonly kind: "month" | "accepted"; readonly figures: readonly Observation[] }
  | { readonly kind: "readings"; readonly readings: readonly TableReading[] };

export interface MonthResult {
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** How many figures were read. */
  readonly figures: number;
  /** How the tables are laid out, for the next month. */
  readonly layouts: readonly LayoutRead[];
}

/** Figures of one message, so that a page can render between two. */
const PIECE = 1_000;

/** Reads and checks the month. */
export function runMonth(request: MonthRequest, send: (event: MonthEvent) => void): MonthResult {
  const onProgress = (done: number, of: number): void => send({ kind: "progress", done, of });
  const month = monthly({ ...request, onProgress });
  const { observations, findings, counts, ledger, tables, names } = month;
  const earlier = ledger.observations.slice(observations.length);
  for (const [kind, all] of [["month", observations] as const, ["accepted", earlier] as const]) {
    for (const figures of batches(all, () => 1, PIECE)) send({ kind, figures });
  }
  for (const readings of batches(readingsOf(tables, names, findings), ({ columns }) => columns.length, PIECE))
    send({ kind: "readings", readings });
  return { findings, counts, figures: figuresRead(month), layouts: month.layouts };
}
