import { monthly } from "../analysis";
import type { MonthAsked, MonthRun } from "./month";

/** Reads and checks the month. */
export function runMonth(asked: MonthAsked, heard: (done: number, of: number) => void): MonthRun {
  const { observations, findings, counts, ledger } = monthly({ ...asked, heard });
  return { observations, findings, counts, known: ledger.observations };
}
