/**
 * The whole story, and the only file that knows the order of its steps:
 * sheets → observations → findings → ledger; `board.ts` and `bulletin.ts` go on from the ledger to standing and sentences.
 */
import { check, RULES, type CheckResult } from "./checks/check";
import { rulesOf } from "./checks/bookRules";
import { layoutChanges } from "./checks/layoutChanges";
import type { Finding } from "./model/finding";
import { EMPTY_DICTIONARY, namesOf, type Dictionary, type Explanation, type Names } from "./model/indicator";
import { withoutOwnOutput } from "./intake/sheets/ownOutput";
import { isOwnSheet, ownReadings } from "./settings/ownSheets";
import { oneSpelling, respelled, respelledOne, type Spelling } from "./intake/sheets/oneSpelling";
import { observationsOf, readSheet } from "./intake/sheets/readSheet";
import { atHome, ledgerOf, type Ledger } from "./model/ledger";
import { observationKey, type Observation, type Prose, type Table } from "./model/observation";
import { layoutRead, type LayoutRead } from "./model/reading";
import type { RuleEntry } from "./model/ruleEntry";
import type { Sheet } from "./model/sheet";
import { withoutSupervision } from "./model/supervision";
import { append } from "./model/lists";

/** Sheets read: the first step, for whoever needs no more. */
export interface SheetsRead {
  readonly tables: readonly Table[];
  readonly prose: readonly Prose[];
  readonly observations: readonly Observation[];
  readonly findings: readonly Finding[];
}

/**
 * Reads every sheet into observations, and says what could not be read.
 *
 * @param onProgress called after each sheet with the number of sheets that are done
 *
 * @example
 * readSheets([plainSheet([["2017年1-8月财政总收入（万元）"], ["地区", "累计", "上年同期"], ["华容县", 65300, 63275], ["平江县", 84150, 78900]])], namesOf(EMPTY_DICTIONARY)).observations.map(({ cell }) => cell) // => ["B3", "C3", "B4", "C4"]
 */
export function readSheets(
  sheets: readonly Sheet[],
  names: Names,
  onProgress: (done: number, of: number) => void = () => undefined,
): SheetsRead {
  const tables: Table[] = [];
  const prose: Prose[] = [];
  const findings: Finding[] = [];
  let done = 0;
  const submitted = withoutSupervision(sheets);
  const own = ownReadings(submitted, names.dictionary);
  const namesIn = new Map([...own].map(([file, { readings }]) => [file, namesOf({ ...names.dictionary, readings })]));
  for (const { findings: faults } of own.values()) append(findings, faults);
  for (const sheet of submitted) {
    const report = isOwnSheet(sheet) ? { ...sheet, rows: [], merges: [] } : withoutOwnOutput(sheet);
    const reading = readSheet(report, namesIn.get(sheet.file) ?? names);
    for (const table of reading.tables) tables.push(table);
    for (const one of reading.prose) prose.push(one);
    for (const finding of reading.findings) findings.push(finding);
    onProgress(++done, submitted.length);
  }
  return { tables, prose, findings, observations: observationsOf(tables) };
}

export interface MonthlyInput {
  /** Sheets, or what was read from them already, on other threads. */
  readonly sheets: readonly Sheet[] | SheetsRead;
  readonly dictionary?: Dictionary;
  /** A rule book's lines, beside the rules that always run. */
  readonly rules?: readonly RuleEntry[];
  /** Earlier months: looked up, not checked again. */
  readonly history?: readonly Sheet[] | SheetsRead;
  /** Figures of the ledger: looked up, not checked again. */
  readonly accepted?: readonly Observation[];
  /** Explanations that the ledger keeps, beside those of the dictionary. */
  readonly explanations?: readonly Explanation[];
  /** How the ledger's months were laid out. */
  readonly layouts?: readonly LayoutRead[];
  /** Called after each sheet with the number of sheets that are done. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** One month, read and checked. */
export interface Monthly extends SheetsRead, CheckResult {
  readonly names: Names;
  /** This month's observations, and those of the history. */
  readonly ledger: Ledger;
  /** How its tables are laid out and read, for the next month. */
  readonly layouts: readonly LayoutRead[];
}

/**
 * From submitted sheets to findings and the ledger.
 *
 * @example
 * monthly({ sheets: [plainSheet([["2017年1-8月收入（万元）"], ["项目", "累计"], ["税收", 3], ["非税", 4], ["合计", 9]])] }).findings.map(({ cell, rule }) => `${cell} ${rule}`) // => ["B5 sum-mismatch"]
 */
export function monthly({
  sheets,
  dictionary = EMPTY_DICTIONARY,
  rules = [],
  history = [],
  accepted = [],
  explanations = [],
  layouts = [],
  onProgress,
}: MonthlyInput): Monthly {
  const names = namesOf(dictionary);
  const asWritten = "tables" in sheets ? sheets : readSheets(sheets, names, onProgress);
  const before = "tables" in history ? history : readSheets(history, names);
  // As the ledger has it, so that what is accepted is found there again.
  const spelling = oneSpelling([accepted, before.observations, asWritten.observations]);
  const read = inSpelling(asWritten, spelling);
  const past = inSpelling(before, spelling);
  const recorded = spelling ? accepted.map((one) => respelledOne(one, spelling)) : accepted;
  const own = ledgerOf(atHome(read.observations, dictionary.peers.home));
  const known = [...atHome(past.observations, dictionary.peers.home), ...recorded];
  const earlier = ledgerOf(withoutRestated(known, own.observations));
  const laidOut = [...layouts, ...past.tables.map(layoutRead)];
  const book = rulesOf(rules, names, [...own.observations, ...earlier.observations]);
  const checked = check(
    { tables: read.tables, prose: read.prose, ledger: own, earlier, names },
    [...book.findings, ...read.findings, ...layoutChanges(read.tables, laidOut, dictionary)],
    [...RULES, ...book.rules],
    [...dictionary.explanations, ...explanations],
  );
  const ledger = earlier.observations.length === 0 ? own : ledgerOf([...own.observations, ...earlier.observations]);
  return {
    ...{ ...read, observations: own.observations, names, ledger, ...checked },
    layouts: read.tables.map(layoutRead),
  };
}

/** The sheets as they were read, with their names in one spelling. */
function inSpelling(read: SheetsRead, spelling: Spelling | undefined): SheetsRead {
  if (!spelling) return read;
  const tables = read.tables.map((table) => respelled(table, spelling));
  return { ...read, tables, observations: observationsOf(tables) };
}

/** The observations known already, less those that this month's sheets state anew. */
function withoutRestated(known: readonly Observation[], own: readonly Observation[]): readonly Observation[] {
  if (known.length === 0) return known;
  const restated = new Set(own.map(observationKey));
  return known.filter((one) => !restated.has(observationKey(one)));
}
