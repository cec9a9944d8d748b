/**
 * The whole story, and the only file that knows the order of its steps:
 * sheets → observations → findings → ledger; `board.ts` and `bulletin.ts` go on from the ledger to standing and sentences.
 */
import { check, RULES, type Checked } from "./checks/check";
import { rulesOf } from "./checks/ruleBook";
import type { Finding } from "./finding";
import { EMPTY_DICTIONARY, namesOf, type Dictionary, type Names } from "./indicator";
import { observationsOf, readSheet } from "./intake/readSheet";
import { ledgerOf, type Ledger } from "./ledger";
import type { Observation, Table } from "./observation";
import type { RuleEntry } from "./ruleEntry";
import type { Sheet } from "./sheet";

/** Sheets read: the first step, for whoever needs no more. */
export interface SheetsRead {
  readonly tables: readonly Table[];
  readonly observations: readonly Observation[];
  readonly findings: readonly Finding[];
}

/**
 * Reads every sheet into observations, and says what could not be read.
 *
 * @example
 * readSheets([plainSheet([["2017年1-8月财政总收入（万元）"], ["地区", "累计", "上年同期"], ["华容县", 65300, 63275], ["平江县", 84150, 78900]])], namesOf(EMPTY_DICTIONARY)).observations.map(({ cell }) => cell) // => ["B3", "C3", "B4", "C4"]
 */
export function readSheets(sheets: readonly Sheet[], names: Names): SheetsRead {
  const tables: Table[] = [];
  const findings: Finding[] = [];
  for (const sheet of sheets) {
    const reading = readSheet(sheet, names);
    for (const table of reading.tables) tables.push(table);
    for (const finding of reading.findings) findings.push(finding);
  }
  return { tables, findings, observations: observationsOf(tables) };
}

export interface MonthlyInput {
  readonly sheets: readonly Sheet[];
  readonly dictionary?: Dictionary;
  /** A rule book's lines, beside the rules that always run. */
  readonly rules?: readonly RuleEntry[];
  /** Earlier months: looked up, not checked again. */
  readonly history?: readonly Sheet[];
}

/** One month, read and checked. */
export interface Monthly extends SheetsRead, Checked {
  readonly names: Names;
  /** This month's observations, and those of the history. */
  readonly ledger: Ledger;
}

/**
 * From submitted sheets to findings and the ledger.
 *
 * @example
 * monthly({ sheets: [plainSheet([["2017年1-8月收入（万元）"], ["项目", "累计"], ["税收", 3], ["非税", 4], ["合计", 9]])] }).findings.map(({ cell, rule }) => `${cell} ${rule}`) // => ["B5 sum-mismatch"]
 */
export function monthly({ sheets, dictionary = EMPTY_DICTIONARY, rules = [], history = [] }: MonthlyInput): Monthly {
  const names = namesOf(dictionary);
  const read = readSheets(sheets, names);
  const own = ledgerOf(atHome(read.observations, names));
  const book = rulesOf(rules);
  const { findings, counts } = check(
    { tables: read.tables, ledger: own, names },
    [...book.findings, ...read.findings],
    [...RULES, ...book.rules],
  );
  const before = atHome(readSheets(history, names).observations, names);
  const ledger = before.length === 0 ? own : ledgerOf([...own.observations, ...before]);
  return { ...read, observations: own.observations, names, ledger, findings, counts };
}

/** Sheets that name no place are about the bureau's own county. */
function atHome(observations: readonly Observation[], { dictionary }: Names): readonly Observation[] {
  const { home } = dictionary.peers;
  return home === undefined
    ? observations
    : observations.map((one) => (one.region === "" ? { ...one, region: home } : one));
}
