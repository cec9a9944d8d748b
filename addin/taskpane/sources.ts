import {
  DICTIONARY_SHEETS,
  dictionaryOver,
  HISTORY_SHEET,
  LEDGER_SHEET,
  readHistory,
  readRules,
  RULES_SHEET,
  type Dictionary,
  type Finding,
  type HistoryRow,
  type RuleEntry,
  type Sheet,
} from "../analysis";
import { OWN_SHEETS } from "../workbook/port/workbook";
import type { Workbook } from "../workbook/port/workbook";
import { withoutOwnTables } from "../documents/leagueTable";

/** What the workbook, and the files chosen beside it, hold for the month. */
export interface Sources {
  readonly submissions: readonly Sheet[];
  /** Sheets of the workbook that may be reports, those that were taken out included. */
  readonly candidates: readonly string[];
  /** Names of all sheets of the workbook. */
  readonly sheets: readonly string[];
  readonly dictionary: Dictionary;
  readonly rules: readonly RuleEntry[];
  readonly history: readonly HistoryRow[];
  /** Sheets that are nobody's report: those that the pane has written, and those that were taken out. */
  readonly written: readonly string[];
  /** What is wrong with the configuration itself. */
  readonly findings: readonly Finding[];
}

/** Sorts the sheets by what they are for. A part of the dictionary that the workbook lacks is taken from the shipped one. */
export function sourcesOf(
  sheets: readonly Sheet[],
  files: readonly Sheet[],
  shipped: Dictionary,
  written: readonly string[],
): Sources {
  const named = (name: string): Sheet | undefined => sheets.find((sheet) => sheet.name === name);
  const kept = new Set([...DICTIONARY_SHEETS, RULES_SHEET, LEDGER_SHEET, HISTORY_SHEET]);
  const candidates = sheets.filter(({ name, hidden }) => !hidden && !kept.has(name));
  const own = dictionaryOver(shipped, sheets);
  const rules = named(RULES_SHEET);
  const book = rules ? readRules([rules]) : { entries: [], findings: [] };
  const history = named(HISTORY_SHEET);
  return {
    submissions: [...candidates.filter(({ name }) => !written.includes(name)).map(withoutOwnTables), ...files],
    candidates: candidates.map(({ name }) => name),
    sheets: sheets.map(({ name }) => name),
    dictionary: own.dictionary,
    rules: book.entries,
    history: history ? readHistory(history).rows : [],
    written,
    findings: [...own.findings, ...book.findings],
  };
}

/** Reads them from the open workbook. */
export async function readSources(workbook: Workbook, files: readonly Sheet[], shipped: Dictionary): Promise<Sources> {
  return sourcesOf(await workbook.read(), files, shipped, await writtenSheets(workbook));
}

async function writtenSheets(workbook: Workbook): Promise<readonly string[]> {
  if (!workbook.capabilities.has("settings")) return [];
  return ((await workbook.setting(OWN_SHEETS)) ?? "").split("\n").filter((name) => name !== "");
}

/** Sheets of ours are nobody's report. */
export async function rememberSheets(workbook: Workbook, names: readonly string[]): Promise<void> {
  if (!workbook.capabilities.has("settings")) return;
  await workbook.setSetting(OWN_SHEETS, [...new Set([...(await writtenSheets(workbook)), ...names])].join("\n"));
}

/** Takes a sheet out of the reports, or in again. */
export async function toggleReport(workbook: Workbook, sheet: string): Promise<void> {
  const out = await writtenSheets(workbook);
  const now = out.includes(sheet) ? out.filter((name) => name !== sheet) : [...out, sheet];
  await workbook.setSetting(OWN_SHEETS, now.join("\n"));
}

/** Whether a change of a sheet makes a check out of date: the ledger's sheets and those that the pane wrote are no part of it. */
export const isChecked = ({ written }: Sources, sheet: string): boolean =>
  sheet !== LEDGER_SHEET && sheet !== HISTORY_SHEET && !written.includes(sheet);
