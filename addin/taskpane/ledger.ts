// Loaded with its hashes when the ledger is first needed.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { HISTORY_SHEET, LEDGER_SHEET, ledgerState, type HistoryRow, type LedgerState, type Sheet } from "../analysis";
import type { Workbook } from "../workbook/port/workbook";

/** SHA-256 as the history keeps it. */
export const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

export const hashOfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** The state of a ledger in some sheets, which may have to go on from a history. */
export const stateOf = (sheets: readonly Sheet[], before: readonly HistoryRow[] = []): LedgerState =>
  ledgerState(sheets, hash, { before });

/** The state of the workbook's own ledger. */
export async function workbookLedger(workbook: Workbook): Promise<LedgerState> {
  const names = (await workbook.sheets()).map(({ name }) => name);
  return stateOf(await workbook.read([LEDGER_SHEET, HISTORY_SHEET].filter((name) => names.includes(name))));
}
