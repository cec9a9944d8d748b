// The registers of supervision as sheets of the open workbook.
import {
  registerOfRows,
  SUPERVISION_BOOK,
  SUPERVISION_SHEETS,
  supervisionState,
  type Register,
  type Sheet,
  type SupervisionRow,
  type SupervisionState,
} from "../../analysis";
import { keptChanges } from "../../documents/ledger";
import type { Change, SheetInfo, Workbook } from "../../workbook/port/workbook";
import { hash } from "../ledger";

/** The registers of supervision in the open workbook, as they were last read. */
export interface Supervised extends SupervisionState {
  readonly register: Register;
  /** The workbook has a history of supervision. */
  readonly isThere: boolean;
}

/** The registers as the open workbook holds them. */
export async function supervisedIn(workbook: Workbook): Promise<Supervised> {
  const names = (await workbook.sheets()).map(({ name }) => name);
  const own = SUPERVISION_SHEETS.filter((name) => names.includes(name));
  const state = registerStateOf(own.length === 0 ? [] : await workbook.read(own));
  return { ...state, register: registerOfRows(state.rows), isThere: own.includes(SUPERVISION_BOOK.historySheet) };
}

/** The registers in some sheets, which may have to go on from a history. */
export const registerStateOf = (sheets: readonly Sheet[], before: readonly SupervisionRow[] = []): SupervisionState =>
  supervisionState(sheets, hash, { before });

/** True where nothing is wrong but lines that were edited by hand: these can be recorded, or taken back. */
export const isEditedOnly = ({ fault, cells, edits }: SupervisionState): boolean =>
  fault === "edited by hand" && edits.length > 0 && cells.every((one) => edits.some(({ cell }) => cell === one));

/** A step from one history to the next, and whether registers without a line get their sheets too. */
interface RegisterStep {
  readonly before: readonly SupervisionRow[];
  readonly now: readonly SupervisionRow[];
  readonly withEmpty?: boolean;
}

/** The changes of a step: a register that has no line gets no sheet, so that a month's workbook stays easy to look through. */
export function registerChanges(
  there: readonly SheetInfo[],
  { before, now, withEmpty = false }: RegisterStep,
): Change[] {
  const isThere = (name: string): boolean => there.some((sheet) => sheet.name === name);
  const isNeeded = ({ name, rows }: Sheet): boolean =>
    withEmpty ||
    rows.length > 1 ||
    isThere(name) ||
    name === SUPERVISION_BOOK.historySheet ||
    name === SUPERVISION_BOOK.headSheet;
  const book = {
    ...SUPERVISION_BOOK,
    sheetsOf: (...given: Parameters<typeof SUPERVISION_BOOK.sheetsOf>) =>
      SUPERVISION_BOOK.sheetsOf(...given).filter(isNeeded),
  };
  return keptChanges(book, there, before, now, hash).filter(
    (change) => change.change !== "write" || change.cells.length > 0,
  );
}
