import { basename } from "node:path";
import {
  currentLedger,
  explanationsOf,
  firstFew,
  keptLayouts,
  monthly,
  type Dictionary,
  type Explanation,
  type HistoryRow,
  type Monthly,
} from "../analysis";
import { openDictionary } from "../node";
import { changeLedger, openLedger, type OpenLedger } from "../workbook/disk/ledgerFile";
import { withTimeLimit } from "../workbook/package/native";
import type { FileRead } from "../workbook/read/many";
import { isOverTime } from "../workbook/read/unreadable";
import { readAll, readRuleBook } from "./input";
import { knownName } from "./operator";
import { WrongCall, type Options } from "./options";
import { sayFirst, saySettings } from "./print";
import { emptyNote, ledgerNotes, waitingNote } from "./printLedger";

/** A month read and checked, beside what it was read from. */
export interface MonthRead {
  readonly month: Monthly;
  /** How many files, or entries of the rule book, could not be used. */
  readonly failures: number;
  /** The files as they were read, by the names that observations carry. */
  readonly files: ReadonlyMap<string, FileRead>;
  /** Names that several of the files bear, from different folders. */
  readonly namesakes: readonly string[];
  readonly ledger: OpenLedger | null;
  /** The same files checked against another history. */
  readonly checkedAgainst: (rows: readonly HistoryRow[]) => Monthly;
}

/** The commands that a ledger is enough for. */
const FROM_LEDGER: ReadonlySet<string> = new Set(["bulletin", "rank"]);

/** Reads and checks the files of the call, against the ledger and the earlier months where they are named. */
export async function monthOf(
  options: Options,
  report: (words: string) => void,
  explanations: readonly Explanation[] = [],
): Promise<MonthRead> {
  const { lang } = options;
  const started = performance.now();
  const ofLedger = options.files.length === 0 && options.ledger !== undefined && FROM_LEDGER.has(options.command);
  if (options.files.length === 0 && !ofLedger)
    throw new WrongCall("请至少给出一个文件或文件夹。", "Name at least one file or folder.");
  const configured = await dictionaryOf(options, report);
  const book = options.rules === undefined ? { entries: [], findings: [] } : await readRuleBook(options.rules);
  saySettings(book.findings, lang, report);
  const ledger = options.ledger === undefined ? null : await opened(options.ledger, options, report);
  const dictionary = withHome(configured, options.region);
  const { read, files, failures } = await readAll(options.files, dictionary, lang, report);
  if (failures === 0 && files.every(({ sheets }) => sheets === 0) && !ofLedger)
    throw new WrongCall("文件夹里没有可读的表格文件。", "There are no workbooks in that folder.");
  const earlier = await readAll(options.history, dictionary, lang, report);
  const spent = performance.now() - started;
  const checkedAgainst = (rows: readonly HistoryRow[]): Monthly =>
    inTime(read.observations.length + earlier.read.observations.length + rows.length, spent, () =>
      monthly({
        sheets: read,
        dictionary,
        rules: book.entries,
        history: earlier.read,
        accepted: currentLedger(rows),
        explanations: [...explanationsOf(rows), ...explanations],
        layouts: keptLayouts(rows),
      }),
    );
  const byName = new Map(files.map((file) => [basename(file.path), file]));
  return {
    month: checkedAgainst(ledger?.rows ?? []),
    failures: failures + earlier.failures + book.findings.length,
    files: byName,
    namesakes: [
      ...new Set(files.map(({ path }) => basename(path)).filter((name, at) => byName.get(name) !== files[at])),
    ],
    ledger,
    checkedAgainst,
  };
}

/** Milliseconds in which files are read and checked, those that the check has at least, and those that each figure adds. */
const PATIENCE = 55_000;
const LEAST = 15_000;
const PATIENCE_EACH = 0.1;

/** Stops a check that takes longer than its figures, or a rule book, may; `spent` milliseconds went into reading. */
function inTime(figures: number, spent: number, check: () => Monthly): Monthly {
  try {
    return withTimeLimit(Math.max(LEAST, PATIENCE - spent) + figures * PATIENCE_EACH, check);
  } catch (cause) {
    if (!isOverTime(cause)) throw cause;
    throw new WrongCall(
      `核对 ${figures} 个数超过时限，已经停下。请分几次核对，规则文件很大的减少规则。`,
      `Checking ${figures} figures took longer than it may and was stopped: take fewer files, or fewer rules, at once.`,
    );
  }
}

/** The dictionary of the call, and says what is wrong with its sheets; a workbook that is none is refused. */
export async function dictionaryOf({ config, lang }: Options, report: (words: string) => void): Promise<Dictionary> {
  const { dictionary, findings } = await openDictionary(config);
  if (isEmpty(dictionary)) {
    const file = basename(config ?? "");
    throw new WrongCall(
      `${file} 不是指标与地区的设置：没有“指标”“地区”等工作表。`,
      `${file} is no dictionary: it has no sheet 指标, 地区 or the like.`,
    );
  }
  saySettings(findings, lang, report);
  return dictionary;
}

/** True of a dictionary that says nothing. */
const isEmpty = (dictionary: Dictionary): boolean =>
  Object.values(dictionary).every((part: unknown) => !Array.isArray(part) || part.length === 0);

/** Opens the ledger, puts in place what waits beside it, and says what was changed by hand. */
export async function opened(path: string, options: Options, report: (words: string) => void): Promise<OpenLedger> {
  let ledger = await openLedger(path);
  if (ledger.waiting.length > 0 && ledger.fault === null) {
    const by = options.operator ?? (await knownName()) ?? "—";
    const { waiting } = await changeLedger(path, ({ rows }) => rows, { by });
    if (waiting.length > 0) report(waitingNote(waiting, options.lang));
    ledger = await openLedger(path);
  }
  if (ledger.rows.length === 0 && options.command !== "accept") report(emptyNote(path, options.lang));
  sayFirst(ledgerNotes(ledger, options.lang), String, options.lang, report);
  return ledger;
}

/** The region asked about is the home that sheets without a place belong to. */
function withHome(dictionary: Dictionary, region: string | undefined): Dictionary {
  return region === undefined || dictionary.peers.home !== undefined
    ? dictionary
    : { ...dictionary, peers: { ...dictionary.peers, home: region } };
}

/** The region that the call asks about, by whichever of its names: the one that it names, else the home of the dictionary. */
export function askedRegion({ region }: Options, { ledger, names }: Pick<Monthly, "ledger" | "names">): string {
  const asked = region ?? names.dictionary.peers.home;
  if (asked === undefined)
    throw new WrongCall("请用 --region 指明地区，如 --region 华容县。", "Name the region: --region NAME.");
  const known = names.region(asked)?.name;
  if (known !== undefined || ledger.observations.some((one) => one.region === asked)) return known ?? asked;
  const regions = names.dictionary.regions.map(({ name }) => name);
  throw new WrongCall(
    `没有“${asked}”这个地区，请核对名称。指标与地区中有：${regions.join("、")}`,
    `There is no region ${asked}: check its name. The dictionary has ${regions.join(", ")}`,
  );
}

export const noFigures = (indicator: string): WrongCall =>
  new WrongCall(`这些文件里没有“${indicator}”的数据，请核对指标名称。`, `No figures of "${indicator}" in these files.`);

/** Throws where files bear one name: a finding, a copy or a row of the ledger could not say which of them it means. */
export function refuseNamesakes(namesakes: readonly string[]): void {
  if (namesakes.length === 0) return;
  throw new WrongCall(
    `有同名的文件（${firstFew(namesakes, "、")}），无法区分，请改名或分次处理。`,
    `Several files bear one name (${firstFew(namesakes, ", ")}): rename them, or take them one after the other.`,
  );
}
