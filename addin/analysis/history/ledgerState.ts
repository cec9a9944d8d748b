/** The ledger as a workbook that keeps its history, and the one decider whether it may be written. */
import type { Sheet } from "../model/sheet";
import type { HandEdit } from "./correction";
import { keptState, type KeptBook, type KeptOptions, type KeptState } from "./kept";
import { HISTORY_SHEET, historySheet, LEDGER_SHEET, ledgerSheet, readHistory, readLedgerSheet } from "./ledgerSheets";
import { rowHash, type Hash, type HistoryRow } from "./row";

/** The ledger's workbook (台账.xlsx): 台账历史, and 台账 derived from it. */
export const LEDGER_BOOK: KeptBook<HistoryRow, HandEdit> = {
  kind: "ledger",
  historySheet: HISTORY_SHEET,
  headSheet: LEDGER_SHEET,
  derivedSheets: [LEDGER_SHEET],
  hashOf: rowHash,
  readHistory,
  readDerived: ([ledger], rows) => (ledger ? readLedgerSheet(ledger, rows) : { head: undefined, edits: [], added: [] }),
  sheetsOf: (rows, hash) => [historySheet(rows), ledgerSheet(rows, hash)],
};

/** A ledger as its sheets tell of it. */
export type LedgerState = KeptState<HistoryRow, HandEdit>;

/**
 * Decides whether a ledger may be written (台账能否写入), from the sheets of its file or, of an open workbook, from 台账 and 台账历史
 * alone.
 *
 * @param options `before`: a history that this one must go on from; `backedUp`: the number of rows of the newest backup
 *
 * @example
 * ledgerState([], String).fault // => null
 * ledgerState([plainSheet([["固定资产"]], { name: "台账" })], String).fault // => "not a ledger"
 * ledgerState([plainSheet([["序号", "类别"], [1, "大概"]], { name: "台账历史" })], String) // => { rows: [], fault: "chain broken", cells: ["A2"], breaks: [], unreadable: ["A2"], edits: [] }
 */
export const ledgerState = (sheets: readonly Sheet[], hash: Hash, options: KeptOptions<HistoryRow> = {}): LedgerState =>
  keptState(LEDGER_BOOK, sheets, hash, options);
