import { SUPERVISION_BOOK, type RegisterEdit, type SupervisionRow } from "../../analysis";
import { supervisionBytes } from "../../documents/files";
import { changeKept, openKept, type ChangeOptions, type KeptFile, type KeptWritten, type OpenKept } from "./ledgerFile";

const SUPERVISION_FILE: KeptFile<SupervisionRow, RegisterEdit> = { book: SUPERVISION_BOOK, bytes: supervisionBytes };

/** A workbook of supervision (督办台账) as it lies on the disk. */
export type OpenSupervision = OpenKept<SupervisionRow, RegisterEdit>;

/** Opens a workbook of supervision, as `openLedger` opens the ledger. One that is not there yet is empty. */
export const openSupervision = (path: string): Promise<OpenSupervision> => openKept(SUPERVISION_FILE, path);

/** Changes a workbook of supervision while nobody else does, as `changeLedger` changes the ledger. */
export const changeSupervision = (
  path: string,
  change: (book: OpenSupervision) => readonly SupervisionRow[],
  options: ChangeOptions,
): Promise<KeptWritten<SupervisionRow>> => changeKept(SUPERVISION_FILE, path, change, options);
