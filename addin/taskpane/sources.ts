import {
  DICTIONARY_SHEETS,
  dictionaryOver,
  HISTORY_SHEET,
  LEDGER_SHEET,
  readHistory,
  readRules,
  RULES_SHEET,
  supervisionSheetsAmong,
  type Dictionary,
  type Finding,
  type HistoryRow,
  type RuleEntry,
  type Sheet,
  withoutOwnOutput,
} from "../analysis";
import { OWN_SHEETS, type Workbook } from "../workbook/port/workbook";

/** The sheets of the workbook and of the files chosen beside it, sorted by their use. */
export interface Sources {
  readonly submissions: readonly Sheet[];
  /** Sheets of the workbook that may be reports, excluded ones among them. */
  readonly candidates: readonly string[];
  /** Names of all sheets of the workbook. */
  readonly sheets: readonly string[];
  readonly dictionary: Dictionary;
  readonly rules: readonly RuleEntry[];
  readonly history: readonly HistoryRow[];
  /** The sheets of the workbook that hold its settings. */
  readonly settings: readonly Sheet[];
  /** Sheets that are no reports: written by the pane, or unticked by the user. */
  readonly excluded: readonly string[];
  /** Faults of the settings themselves. */
  readonly findings: readonly Finding[];
}

/** Sorts the sheets by their use. A part of the dictionary that the workbook lacks is taken from the shipped one. */
export function sourcesOf(
  sheets: readonly Sheet[],
  files: readonly Sheet[],
  shipped: Dictionary,
  excluded: readonly string[],
): Sources {
  const all = sheets.map(({ name }) => name);
  const named = (name: string): Sheet | undefined => sheets.find((sheet) => sheet.name === name);
  const reserved = new Set([
    ...DICTIONARY_SHEETS,
    RULES_SHEET,
    LEDGER_SHEET,
    HISTORY_SHEET,
    ...supervisionSheetsAmong(all),
  ]);
  const candidates = sheets.filter(({ name, hidden }) => !hidden && !reserved.has(name));
  const own = dictionaryOver(shipped, sheets);
  const rules = named(RULES_SHEET);
  const book = rules ? readRules([rules]) : { entries: [], findings: [] };
  const history = named(HISTORY_SHEET);
  return {
    submissions: [...candidates.filter(({ name }) => !excluded.includes(name)).map(withoutOwnOutput), ...files],
    candidates: candidates.map(({ name }) => name),
    sheets: all,
    dictionary: own.dictionary,
    rules: book.entries,
    history: history ? readHistory(history).rows : [],
    settings: sheets.filter(
      ({ name }) => name === RULES_SHEET || (DICTIONARY_SHEETS as readonly string[]).includes(name),
    ),
    excluded,
    findings: [...own.findings, ...book.findings],
  };
}

/** Reads the sources of the open workbook. */
export async function readSources(workbook: Workbook, files: readonly Sheet[], shipped: Dictionary): Promise<Sources> {
  const sheets = await workbook.read();
  return sourcesOf(sheets, files, shipped, await excludedSheets(workbook));
}

export async function excludedSheets(workbook: Workbook): Promise<readonly string[]> {
  if (!workbook.capabilities.has("settings")) return [];
  return ((await workbook.setting(OWN_SHEETS)) ?? "").split("\n").filter((name) => name !== "");
}

/** Excludes sheets, such as the pane's own, from the reports. */
export async function excludeSheets(workbook: Workbook, names: readonly string[]): Promise<void> {
  if (!workbook.capabilities.has("settings")) return;
  await workbook.setSetting(OWN_SHEETS, [...new Set([...(await excludedSheets(workbook)), ...names])].join("\n"));
}

/** Excludes a sheet from the reports, or includes it again. */
export async function toggleReport(workbook: Workbook, sheet: string): Promise<void> {
  const before = await excludedSheets(workbook);
  const now = before.includes(sheet) ? before.filter((name) => name !== sheet) : [...before, sheet];
  await workbook.setSetting(OWN_SHEETS, now.join("\n"));
}
