/** Decides for every host whether a ledger may be written. */
import type { LedgerFault } from "../model/ledger";
import type { Sheet } from "../model/sheet";
import type { HandEdit } from "./correction";
import { HISTORY_SHEET, isFilled, LEDGER_SHEET, readHistory, readLedgerSheet } from "./ledgerSheets";
import { rowHash, verifyHistory, type Break, type Hash, type HistoryRow } from "./row";

/** A ledger as its sheets tell of it. */
export interface LedgerState {
  readonly rows: readonly HistoryRow[];
  /** The fault for which it must not be written as it stands; null where it may be. */
  readonly fault: LedgerFault | null;
  /** Cells at which the fault stands: of 台账 where that was edited by hand, otherwise of 台账历史. */
  readonly cells: readonly string[];
  /** The rows at which the history was changed by hand. */
  readonly breaks: readonly Break[];
  /** Cells of the history that cannot be read. */
  readonly unreadable: readonly string[];
  /** The lines of the derived ledger that were changed by hand. */
  readonly edits: readonly HandEdit[];
}

/**
 * Decides whether a ledger may be written (台账能否写入), from the sheets of its file or, of an open workbook, from 台账 and 台账历史
 * alone. No sheets at all are a ledger that is still to be made; 台账 without its history is none. A history whose 台账 is gone
 * may have lost its end unseen, and so may one that is shorter than its newest backup.
 *
 * @param before a history that this one must go on from, row by row
 * @param backedUp the number of rows of the newest backup
 *
 * @example
 * ledgerState([], String).fault // => null
 * ledgerState([plainSheet([["固定资产"]], { name: "台账" })], String).fault // => "not a ledger"
 * ledgerState([plainSheet([["序号", "类别"], [1, "大概"]], { name: "台账历史" })], String) // => { rows: [], fault: "chain broken", cells: ["A2"], breaks: [], unreadable: ["A2"], edits: [] }
 */
export function ledgerState(
  sheets: readonly Sheet[],
  hash: Hash,
  { before = [], backedUp = 0 }: { readonly before?: readonly HistoryRow[]; readonly backedUp?: number } = {},
): LedgerState {
  const history = sheets.find(({ name }) => name === HISTORY_SHEET);
  const ledger = sheets.find(({ name }) => name === LEDGER_SHEET);
  const { rows, cells, unreadable } = history ? readHistory(history) : { rows: [], cells: [], unreadable: [] };
  const { head, edits, added } = ledger ? readLedgerSheet(ledger, rows) : { head: undefined, edits: [], added: [] };
  const breaks = verifyHistory(rows, hash, head);
  const state = (fault: LedgerFault | null, at: readonly string[]): LedgerState => ({
    ...{ rows, fault, cells: at },
    ...{ breaks, unreadable, edits },
  });
  if (!history && sheets.some((sheet) => sheet !== ledger || isFilled(sheet))) return state("not a ledger", []);
  // A row that cannot be read breaks the chain of those after it.
  if (unreadable.length > 0) return state("chain broken", unreadable);
  // The end that 台账 knows says nothing of another history.
  const isWhole = breaks.every(({ what }) => what === "end");
  if (isWhole && !goesOn(before, rows, hash)) return state("not a continuation", []);
  if (breaks.length > 0) {
    return state(
      "chain broken",
      breaks.map(({ number }) => cells[number - 1] ?? "A2"),
    );
  }
  if (rows.length < backedUp) return state("rows missing", []);
  const headCells = ledger && isFilled(ledger) && !head ? ["A1"] : [];
  if (rows.length > 0 && !head) return state("no head", headCells);
  if (edits.length + headCells.length + added.length === 0) return state(null, []);
  const editCells = edits.map(({ cell }) => cell).filter((cell) => cell !== "");
  return state("edited by hand", [...headCells, ...editCells, ...added]);
}

/** True where a history holds all of another, row by row. */
const goesOn = (before: readonly HistoryRow[], rows: readonly HistoryRow[], hash: Hash): boolean =>
  before.every((row, index) => {
    const same = rows[index];
    return same !== undefined && rowHash(row, hash) === rowHash(same, hash);
  });
