import { HISTORY_SHEET, LEDGER_SHEET, ledgerWords, type HistoryRow, type Recorded, type Stamp } from "../analysis";
import { say } from "../page";
import type { Change } from "../workbook/port/workbook";
import type { Actions } from "./actions";
import { check } from "./check";
import type { MonthState } from "./model";

/** Loads the ledger and its hashes when they are first needed. */
const loadLedger = () => import("./ledger");

/** A record to be made in the ledger. */
interface Recording {
  readonly label: string;
  /** Gives the history with the record added, or why it is refused. */
  readonly make: (state: MonthState, stamp: Stamp, hash: (text: string) => string) => Recorded;
  /** Changes of the workbook that belong to the record: they are one step with it. */
  readonly also?: Also;
  /** Closes the form that has named the range already: nothing more is to be confirmed. */
  readonly closeForm?: () => void;
}

interface Also {
  /** Names the range, for the question. */
  readonly range: string;
  readonly changes: readonly Change[];
}

/** Adds rows to the ledger as it is now, under the operator's name; a refusal is shown with what to do. */
export async function record(actions: Actions, recording: Recording): Promise<void> {
  await actions.underName(async (operator) => {
    const { checked } = actions.model;
    if (checked === null) return;
    const history = await readHistoryRows(actions);
    if (history === null) return;
    const { hash } = await loadLedger();
    const state = { ...checked, sources: { ...checked.sources, history } };
    const { rows, refused } = recording.make(state, { by: operator, at: actions.tools.now() }, hash);
    const { label, also } = recording;
    const step = { label, before: history, now: rows, ...(also ? { also } : {}) };
    if (refused !== null) actions.warn(ledgerWords(refused, actions.model.language));
    else if (rows.length === history.length)
      actions.notify(say("这些已在台账中，没有变化。", "It is in the ledger already: nothing changes."));
    else if (recording.closeForm) {
      await writeLedger(actions, step);
      recording.closeForm();
    } else confirmRows(actions, step);
  });
}

/** A step that takes the history from its rows before to those now. */
interface LedgerStep {
  readonly label: string;
  readonly before: readonly HistoryRow[];
  readonly now: readonly HistoryRow[];
  readonly also?: Also;
}

/** Names the rows of 台账历史 that would be added, and asks. */
export function confirmRows(actions: Actions, step: LedgerStep): void {
  const { before, now, also } = step;
  const [first, last] = [before.length + 2, now.length + 1];
  const [cells, cellsEnglish] = also ? [`${also.range}，`, `${also.range}, `] : ["", ""];
  actions.ask({
    question: say(
      `将写入${cells}工作表“${HISTORY_SHEET}”第${first}—${last}行，并更新工作表“${LEDGER_SHEET}”。是否写入？`,
      `${cellsEnglish}Rows ${first} to ${last} of sheet ${HISTORY_SHEET} will be written, and sheet ${LEDGER_SHEET} renewed. Write?`,
    ),
    confirm: () => writeLedger(actions, step),
  });
}

/** Writes the rows, and checks again with them. */
async function writeLedger(actions: Actions, { label, before, now, also }: LedgerStep): Promise<void> {
  const [{ hash }, { ledgerChanges }] = await Promise.all([loadLedger(), import("../documents/ledger")]);
  const rows = ledgerChanges(await actions.tools.workbook.sheets(), before, now, hash);
  await actions.apply(label, [...(also?.changes ?? []), ...rows]);
  await check(actions, { byUser: false });
  const added = now.length - before.length;
  actions.notify(say(`${label}：台账新增${added}行。`, `${label}: ${added} rows added to the ledger.`));
}

/** Reads the history in the workbook; null, with the reason shown, where it must not be added to. */
export async function readHistoryRows(actions: Actions): Promise<readonly HistoryRow[] | null> {
  const { rows, fault, cells } = await (await loadLedger()).workbookLedger(actions.tools.workbook);
  if (fault === null) return rows;
  actions.warn(ledgerWords(fault, actions.model.language, { cells }));
  return null;
}
