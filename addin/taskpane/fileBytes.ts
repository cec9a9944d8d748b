// What the pane makes and reads as files: loaded when it is first asked for, since most visits need none of it.
import {
  historySheet,
  ledgerSheet,
  type Dictionary,
  type HistoryRow,
  type Language,
  type Sheet,
  type YearMonth,
} from "../analysis";
import { submissionTemplate } from "../documents/template";
import { bookOfSheets } from "../workbook/book/bookSheets";
import { checkReport } from "../documents/checkReport";
import { ledgerBook } from "../documents/ledgerBook";
import { saveBook } from "../workbook/book/saveBook";
import { readInWorker, type WorkerLike } from "../workbook/book/workerClient";
import { hash, hashOfBytes } from "./ledger";
import type { Checked, ChosenFile } from "./model";

/** The blank workbook of a department for a month. */
export const templateBytes = (
  department: string,
  dictionary: Dictionary,
  period: YearMonth,
  language: Language,
): Promise<Uint8Array> => saveBook(submissionTemplate({ department, dictionary, period, language }));

/** 审核结果 as a workbook, whose links lead to the cells of a workbook in the same folder. */
export function reportBytes(checked: Checked, workbookName: string, language: Language): Promise<Uint8Array> {
  const pathOf = (file: string): string | undefined => (file === "" ? workbookName : file) || undefined;
  return saveBook(checkReport({ ...checked, language, pathOf }));
}

/** The ledger as it lies on a disk. */
export const ledgerBytes = (rows: readonly HistoryRow[]): Promise<Uint8Array> =>
  saveBook(ledgerBook(historySheet(rows), ledgerSheet(rows, hash)));

/** A workbook of the values of these sheets. */
export const valuesBytes = (sheets: readonly Sheet[]): Promise<Uint8Array> => saveBook(bookOfSheets(sheets));

/** Reads a chosen file in a worker. */
export async function readChosen(file: File, start: () => WorkerLike): Promise<ChosenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const hash = hashOfBytes(bytes);
  return { name: file.name, hash, sheets: await readInWorker(bytes, file.name, { start }) };
}
