import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import {
  acceptance,
  closeMonth,
  explain,
  HISTORY_SHEET,
  LEDGER_SHEET,
  ledgerState,
  reopenMonth,
  type Acceptance,
  type Finding,
  type HistoryRow,
  type LedgerState,
  type Recorded,
  type Sheet,
  type Stamp,
  type YearMonth,
} from "../analysis";
import type { Workbook } from "../workbook/port/workbook";
import type { Checked, ChosenFile } from "./model";

/** SHA-256 as the history keeps it. */
export const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

export const hashOfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** The state of a ledger that some sheets hold, which may have to go on from a history. */
export const stateOf = (sheets: readonly Sheet[], before: readonly HistoryRow[] = []): LedgerState =>
  ledgerState(sheets, hash, { before });

/** The state of the workbook's own ledger. */
export async function workbookLedger(workbook: Workbook): Promise<LedgerState> {
  const names = (await workbook.sheets()).map(({ name }) => name);
  return stateOf(await workbook.read([LEDGER_SHEET, HISTORY_SHEET].filter((name) => names.includes(name))));
}

/** Accepts the month as it was checked: each file by the hash of its bytes, the workbook's own sheets by that of their cells. */
export function accepted(
  { sources, observations, findings }: Checked,
  chosen: readonly ChosenFile[],
  stamp: Stamp,
  reason: string,
): Acceptance {
  const hashes = new Map(chosen.map((file) => [file.name, file.hash]));
  const files = new Map<string, string>();
  const bySheets = new Map<string, (readonly [string, Sheet["rows"]])[]>();
  for (const { file, name, rows } of sources.submissions) {
    const known = hashes.get(file);
    if (known !== undefined) files.set(file, known);
    else bySheets.set(file, [...(bySheets.get(file) ?? []), [name, rows]]);
  }
  for (const [file, sheets] of bySheets) files.set(file, hash(JSON.stringify(sheets)));
  const submission = { observations, findings, files: Object.fromEntries(files) };
  return acceptance(sources.history, reason === "" ? submission : { ...submission, reason }, stamp, hash);
}

export const explained = (rows: readonly HistoryRow[], finding: Finding, words: string, stamp: Stamp): Recorded =>
  explain(rows, finding, words, stamp, hash);

export const closed = (rows: readonly HistoryRow[], month: YearMonth, stamp: Stamp): Recorded =>
  closeMonth(rows, month, stamp, hash);

export const reopened = (rows: readonly HistoryRow[], month: YearMonth, stamp: Stamp, reason: string): Recorded =>
  reopenMonth(rows, month, stamp, hash, reason);
