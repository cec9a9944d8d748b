import { historySheet, ledgerSheet, ledgerWords, type YearMonth } from "../../analysis";
import type { Actions } from "../actions";
import { check } from "../check";
import { download } from "../download";
import { say } from "../page";
import { ledgerNow, record, whatIsWritten, writeLedger } from "../recording";
import { toggleReport } from "../sources";

/** Takes a sheet of the workbook in among the reports, or out. */
export const toggleSheet = (actions: Actions, sheet: string): Promise<void> =>
  actions.attempt(async () => {
    await toggleReport(actions.tools.workbook, sheet);
    await check(actions);
  });

/** 入账: the figures of the month, and with a reason those that a 强制 would hold back. */
export async function accept(actions: Actions, reason: string): Promise<void> {
  if (actions.model.stale) {
    actions.problem(
      say(
        "表格在检查之后改过，没有入账。请先重新检查。",
        "The sheets changed after the check: nothing was accepted. Check again first.",
      ),
    );
    return;
  }
  await record(actions, {
    label: say("入账", "Acceptance"),
    make: (checked, stamp, { accepted }) => accepted(checked, actions.model.files, stamp, reason),
  });
}

/** 结账. */
export const closeMonth = (actions: Actions, month: YearMonth): Promise<void> =>
  record(actions, {
    label: say("结账", "Closing"),
    make: ({ sources }, stamp, { closed }) => closed(sources.history, month, stamp),
  });

/** 反结账. */
export const reopenMonth = (actions: Actions, month: YearMonth, reason: string): Promise<void> =>
  record(actions, {
    label: say("反结账", "Reopening"),
    make: ({ sources }, stamp, { reopened }) => reopened(sources.history, month, stamp, reason),
  });

/** The ledger as 台账.xlsx, which the command line reads too. */
export async function exportLedger(actions: Actions): Promise<void> {
  await actions.attempt(async () => {
    const rows = await ledgerNow(actions);
    if (rows === null) return;
    if (rows.length === 0) {
      actions.said(say("台账还是空的，没有可导出的。", "The ledger is empty: there is nothing to export."));
      return;
    }
    const [{ hash }, { ledgerBytes }] = await Promise.all([import("../ledger"), import("../../documents/files")]);
    download(await ledgerBytes(historySheet(rows), ledgerSheet(rows, hash)), "台账.xlsx");
    actions.said(say(`已导出台账.xlsx，共${rows.length}行历史。`, `台账.xlsx holds ${rows.length} rows of history.`));
  });
}

/** Takes over a 台账.xlsx: what it holds beyond the workbook's own history, after the range is named. */
export async function importLedger(actions: Actions, file: File): Promise<void> {
  await actions.attempt(async () => {
    const own = await ledgerNow(actions);
    if (own === null) return;
    const code = await import("../ledger");
    const { readChosen } = await import("../readChosen");
    const { sheets } = await readChosen(file, actions.tools.startReader);
    const { rows, fault, cells } = code.stateOf(sheets, own);
    if (fault !== null) actions.problem(`${file.name}：${ledgerWords(fault, actions.model.language, { cells })}`);
    else if (rows.length === own.length) actions.said(say("两份台账相同，没有变化。", "Both ledgers are the same."));
    else
      actions.ask({
        question: whatIsWritten(own, rows),
        confirm: () => writeLedger(actions, say("导入台账", "Import of the ledger"), own, rows),
      });
  });
}

/** Prints the month on one page of A4, to be signed. */
export async function printMonth(actions: Actions): Promise<void> {
  await actions.attempt(async () => {
    await actions.tools.loadPrinted();
    actions.update({ printing: true, said: null });
    try {
      window.print();
    } finally {
      actions.update({ printing: false });
    }
  });
}
