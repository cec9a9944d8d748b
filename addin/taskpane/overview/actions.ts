import { acceptance, closeMonth, historySheet, ledgerSheet, ledgerWords, reopenMonth } from "../../analysis";
import type { Sheet, YearMonth } from "../../analysis";
import { download, say } from "../../page";
import type { Actions } from "../actions";
import { check } from "../check";
import { readChosen } from "../files";
import type { ChosenFile, MonthState } from "../model";
import { confirmRows, readHistoryRows, record } from "../recording";
import { toggleReport } from "../sources";

/** Includes a sheet of the workbook in the reports, or excludes it. */
export const toggleSheet = (actions: Actions, sheet: string): Promise<void> =>
  actions.attempt(async () => {
    await toggleReport(actions.tools.workbook, sheet);
    await check(actions);
  });

/** 入账: accepts the figures of the month; a reason is needed where a 强制 holds them back. */
export async function acceptMonth(actions: Actions, reason: string): Promise<void> {
  if (actions.model.edited.size > 0) {
    actions.warn(
      say(
        "表格在检查之后改过，没有入账。请先重新检查。",
        "The sheets changed after the check: nothing was accepted. Check again first.",
      ),
    );
    return;
  }
  await record(actions, {
    label: say("入账", "Acceptance"),
    make: (state, stamp, hash) => {
      const { observations, findings, layouts, sources } = state;
      const files = hashesOf(state, actions.model.files, hash);
      const submission = { observations, findings, layouts, files };
      return acceptance(sources.history, reason === "" ? submission : { ...submission, reason }, stamp, hash);
    },
  });
}

/** Hashes the submissions: a file by its bytes, the workbook's own sheets by their cells. */
function hashesOf(
  { sources }: MonthState,
  chosen: readonly ChosenFile[],
  hash: (text: string) => string,
): Readonly<Record<string, string>> {
  const ofFiles = new Map(chosen.map((file) => [file.name, file.hash]));
  const sheets = new Map<string, (readonly [string, Sheet["rows"]])[]>();
  for (const { file, name, rows } of sources.submissions) {
    sheets.set(file, [...(sheets.get(file) ?? []), [name, rows]]);
  }
  return Object.fromEntries(
    [...sheets].map(([file, cells]) => [file, ofFiles.get(file) ?? hash(JSON.stringify(cells))]),
  );
}

/** 结账: closes a month. */
export const close = (actions: Actions, month: YearMonth): Promise<void> =>
  record(actions, {
    label: say("结账", "Closing"),
    make: ({ sources }, stamp, hash) => closeMonth(sources.history, month, stamp, hash),
  });

/** 反结账: reopens a month. */
export const reopen = (actions: Actions, month: YearMonth, reason: string): Promise<void> =>
  record(actions, {
    label: say("反结账", "Reopening"),
    make: ({ sources }, stamp, hash) => reopenMonth(sources.history, month, stamp, hash, reason),
  });

/** Downloads the ledger as 台账.xlsx, which the command line reads too. */
export const exportLedger = (actions: Actions): Promise<void> =>
  actions.attempt(async () => {
    const rows = await readHistoryRows(actions);
    if (rows === null) return;
    if (rows.length === 0) {
      actions.notify(say("台账还是空的，没有可导出的。", "The ledger is empty: there is nothing to export."));
      return;
    }
    const [{ hash }, { ledgerBytes }] = await Promise.all([import("../ledger"), import("../../documents/files")]);
    download(await ledgerBytes(historySheet(rows), ledgerSheet(rows, hash)), "台账.xlsx");
    actions.notify(say(`已导出台账.xlsx，共${rows.length}行历史。`, `台账.xlsx holds ${rows.length} rows of history.`));
  });

/** Takes over the rows that a 台账.xlsx holds beyond the workbook's own history. */
export const importLedger = (actions: Actions, file: File): Promise<void> =>
  actions.attempt(async () => {
    const own = await readHistoryRows(actions);
    if (own === null) return;
    const { stateOf } = await import("../ledger");
    const { sheets } = await readChosen(file, actions.tools.startReader);
    const { rows, fault, cells } = stateOf(sheets, own);
    if (fault !== null) actions.warn(`${file.name}：${ledgerWords(fault, actions.model.language, { cells })}`);
    else if (rows.length === own.length) actions.notify(say("两份台账相同，没有变化。", "Both ledgers are the same."));
    else confirmRows(actions, { label: say("导入台账", "Import of the ledger"), before: own, now: rows });
  });

/** Prints the month on one page of A4, to be signed. */
export const printMonth = (actions: Actions): Promise<void> =>
  actions.attempt(async () => {
    await actions.tools.loadPrinted();
    actions.update({ printing: true, notice: null });
    try {
      window.print();
    } finally {
      actions.update({ printing: false });
    }
  });
