import { HISTORY_SHEET, LEDGER_SHEET, ledgerWords, type HistoryRow, type Recorded, type Stamp } from "../analysis";
import type { Actions } from "./actions";
import { check } from "./check";
import type { Checked } from "./model";
import { say } from "./page";

/** The ledger and its hashes come when they are first needed. */
const ledger = () => import("./ledger");
export type LedgerCode = Awaited<ReturnType<typeof ledger>>;

/** What is to be recorded, and how it is asked for. */
interface Recording {
  readonly label: string;
  readonly make: (checked: Checked, stamp: Stamp, code: LedgerCode) => Recorded;
  /** The form has told the range already. */
  readonly isTold?: boolean;
  readonly then?: () => void;
}

/** Adds rows to the ledger as it stands now; a refusal is said with what to do. */
export async function record(actions: Actions, recording: Recording): Promise<void> {
  const { operator, checked } = actions.model;
  if (checked === null) return;
  if (operator.trim() === "") {
    actions.update({ naming: () => record(actions, recording), pending: null });
    return;
  }
  await actions.attempt(async () => {
    const history = await ledgerNow(actions);
    if (history === null) return;
    const code = await ledger();
    const now = { ...checked, sources: { ...checked.sources, history } };
    const { rows, refused } = recording.make(now, { by: operator, at: actions.tools.now() }, code);
    if (refused !== null) actions.problem(ledgerWords(refused, actions.model.language));
    else if (rows.length === history.length)
      actions.said(say("这些已在台账中，没有变化。", "It is in the ledger already: nothing changes."));
    else if (recording.isTold === true) await write(actions, recording, history, rows);
    else
      actions.ask({
        question: whatIsWritten(history, rows),
        confirm: () => write(actions, recording, history, rows),
      });
  });
}

/** The rows of 台账历史 that are added, and 台账, which is derived from it. */
export const whatIsWritten = ({ length: before }: readonly HistoryRow[], { length: now }: readonly HistoryRow[]) =>
  say(
    `将写入工作表“${HISTORY_SHEET}”第${before + 2}—${now + 1}行，并更新工作表“${LEDGER_SHEET}”。是否写入？`,
    `Rows ${before + 2} to ${now + 1} of sheet ${HISTORY_SHEET} will be written, and sheet ${LEDGER_SHEET} renewed. Write?`,
  );

async function write(
  actions: Actions,
  { label, then }: Recording,
  before: readonly HistoryRow[],
  now: readonly HistoryRow[],
): Promise<void> {
  await writeLedger(actions, label, before, now);
  then?.();
}

/** Writes the rows, checks again by what they say, and tells how many there were. */
export async function writeLedger(
  actions: Actions,
  label: string,
  before: readonly HistoryRow[],
  now: readonly HistoryRow[],
): Promise<void> {
  const [{ hash }, { ledgerChanges }] = await Promise.all([ledger(), import("../documents/ledger")]);
  await actions.apply(label, ledgerChanges(await actions.tools.workbook.sheets(), before, now, hash));
  await check(actions, { asked: false });
  const added = now.length - before.length;
  actions.said(say(`${label}：台账新增${added}行。`, `${label}: ${added} rows added to the ledger.`));
}

/** The history in the workbook; null, with the reason said, where it must not be added to. */
export async function ledgerNow(actions: Actions): Promise<readonly HistoryRow[] | null> {
  const { rows, fault, cells } = await (await ledger()).workbookLedger(actions.tools.workbook);
  if (fault === null) return rows;
  actions.problem(ledgerWords(fault, actions.model.language, { cells }));
  return null;
}
