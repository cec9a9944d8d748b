// The workbooks that we write, as the bytes of files: apart from what they hold, since a page loads this when a file is made.
import type { Sheet } from "../analysis";
import { bookOfSheets } from "../workbook/book/bookSheets";
import { saveBook } from "../workbook/book/saveBook";
import { checkReport, type ReportInput } from "./checkReport";
import { keptBook, ledgerBook } from "./ledger";
import { submissionTemplate, type TemplateInput } from "./template";

/** The blank workbook that a department fills in. */
export const templateBytes = (input: TemplateInput): Promise<Uint8Array> => saveBook(submissionTemplate(input));

/** 审核结果. */
export const reportBytes = (input: ReportInput): Promise<Uint8Array> => saveBook(checkReport(input));

/** 台账.xlsx, of 台账历史 and 台账. */
export const ledgerBytes = (history: Sheet, ledger: Sheet): Promise<Uint8Array> =>
  saveBook(ledgerBook(history, ledger));

/** 督办台账.xlsx, of 督办历史, 交办 and the registers: the history stands last. */
export const supervisionBytes = ([history, assignments, ...registers]: readonly Sheet[]): Promise<Uint8Array> =>
  saveBook(
    keptBook(
      [...(assignments ? [[assignments, 2] as const] : []), ...registers.map((one) => [one, 1] as const)].concat(
        history ? [[history, 1] as const] : [],
      ),
    ),
  );

/** A workbook of the values of these sheets. */
export const valuesBytes = (sheets: readonly Sheet[]): Promise<Uint8Array> => saveBook(bookOfSheets(sheets));
