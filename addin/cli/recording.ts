import { basename } from "node:path";
import type { HistoryRow, Recorded } from "../analysis";
import { changeLedger, type LedgerWritten } from "../workbook/disk/ledgerFile";
import { LedgerProblem } from "../workbook/disk/ledgerProblem";
import { WrongCall, type Answer, type Options } from "./options";
import { waitingNote } from "./printLedger";

/** The ledger that the call names. */
export const ledgerPathOf = (options: Options): string => {
  if (options.ledger !== undefined) return options.ledger;
  throw new WrongCall("请用 --ledger 指明台账，如 --ledger 台账.xlsx。", "Name the ledger: --ledger FILE.");
};

/** The rows with what was recorded; a refusal is thrown as a problem that has words. */
export function settled({ rows, refused }: Recorded, path: string): readonly HistoryRow[] {
  if (refused !== null && refused !== "blocked") throw new LedgerProblem(refused, basename(path));
  return rows;
}

/** Changes the ledger that the call names, and answers with `words`. */
export async function changed(
  options: Options,
  report: (words: string) => void,
  change: (rows: readonly HistoryRow[]) => Recorded,
  words: (added: number) => string,
  by: string,
): Promise<Answer> {
  const path = ledgerPathOf(options);
  let before = 0;
  const { rows, waiting } = await changeLedger(
    path,
    (ledger) => {
      before = ledger.rows.length;
      return settled(change(ledger.rows), path);
    },
    { by },
  );
  return written(options, report, { rows, waiting }, rows.length - before, words(rows.length - before));
}

/** The answer of a command that changed the ledger. */
export function written(
  { lang }: Options,
  report: (words: string) => void,
  { rows, waiting }: LedgerWritten,
  added: number,
  text: string,
): Answer {
  if (waiting.length > 0) report(waitingNote(waiting, lang));
  return { json: { rows: rows.length, added, waiting: waiting.map((file) => basename(file)) }, text, status: 0 };
}
