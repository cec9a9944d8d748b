import { basename } from "node:path";
import {
  blocking,
  board,
  bulletin,
  compareRuns,
  figuresRead,
  isNumber,
  isRoot,
  openRoots,
  OUTLINES,
  readingsOf,
  verifyPublished,
  type Board,
  type Monthly,
  type Period,
  type Sentence,
  type Verdict,
} from "../analysis";
import { present } from "../workbook/collections";
import { readPlainText, withinTime } from "../workbook/read/file";
import { annotateFiles } from "./annotating";
import { drivers, outlook, share } from "./analyses";
import { writeBulletin } from "./bulletinFile";
import { accept } from "./accept";
import { diff, explainFindings } from "./explain";
import { overdue, superviseBoard } from "./followUp";
import { ledgerCommand } from "./ledger";
import { monthOf, noFigures, refuseNamesakes, askedRegion } from "./month";
import { WrongCall, type Answer, type Command, type Options } from "./options";
import { plainFinding, plainObservation, plainReading, plainRow } from "./plain";
import { printBoard, printBulletin, printFigures, printFindings, printUnread, printVerdicts } from "./print";
import { printReadings } from "./printReadings";
import { printCompared } from "./printLedger";
import { explanationsIn, idsOf, refuseOtherReport, runBefore, writeReport } from "./reporting";
import { proof } from "./proof";
import { assign, close, progress } from "./supervising";
import { warehouse } from "./warehouse";
import { workbench } from "./workbench";

/** figures FILE…: the observations. */
const figures: Command = async (options, report) => {
  const { month, failures } = await monthOf(options, report);
  return {
    json: month.observations.map(plainObservation),
    text: () => printFigures(month.observations, options.lang),
    status: failures > 0 ? 2 : 0,
  };
};

/** reading FILE…: how each table is read, for a person to confirm. */
const reading: Command = async (options, report) => {
  const { month, failures } = await monthOf(options, report);
  const readings = readingsOf(month.tables, month.names, month.findings);
  return {
    json: readings.map(plainReading),
    text: () => printReadings(readings, options.lang),
    status: failures > 0 || figuresRead(month) === 0 ? 2 : 0,
  };
};

/** check FILE…: the findings, how many items were looked at, and what is new since the last run. */
const checkFiles: Command = async (options, report) => {
  const { lang } = options;
  refuseOtherReport(options);
  const before = await runBefore(options);
  const { month, failures, files, namesakes } = await monthOf(options, report, explanationsIn(before ?? []));
  refuseNamesakes(namesakes);
  const compared = before && compareRuns(before, month.findings.filter(isRoot));
  if (options.report !== undefined) await writeReport(options.report, month, files, compared, lang);
  if (options.annotate !== undefined) await annotateFiles(options.annotate, month.findings, files, lang, report);
  const findings = month.findings.map((finding) => plainFinding(finding, lang));
  return {
    json: {
      findings,
      counts: month.counts,
      figures: figuresRead(month),
      ...(compared ? { since: idsOf(compared) } : {}),
    },
    text: () => [printFindings(month, lang), ...(compared ? [printCompared(compared, lang)] : [])].join("\n"),
    status: statusOf(month, failures, options),
  };
};

/** rank FILE…: one league table. */
const rank: Command = async (options, report) => {
  const { lang, indicator } = options;
  if (indicator === undefined) throw new WrongCall("rank 需要 --indicator 指标名称。", "rank needs --indicator NAME.");
  const { month, failures } = await monthOf(options, report);
  const table = leagueTable(month, indicator, options);
  if (table.rows.length === 0) throw noFigures(indicator);
  const isRanked = table.rows.some(({ place }) => isNumber(place));
  return { json: table.rows.map(plainRow), text: printBoard(table, lang), status: failures > 0 || !isRanked ? 2 : 0 };
};

/** bulletin FILE…: the sentences for one region; with --out, the file of them. */
const bulletinOf: Command = async (options, report) => {
  const { month, failures } = await monthOf(options, report);
  if (options.out !== undefined) {
    const words = await writeBulletin(options.out, month, options);
    return { json: { out: options.out }, text: words, status: failures > 0 ? 2 : 0 };
  }
  const sentences = sentencesOf(month, options);
  const isWritten = sentences.some(({ text }) => text !== "");
  return { json: sentences, text: printBulletin(sentences, options.lang), status: failures > 0 || !isWritten ? 2 : 0 };
};

/** month FILE…: everything for the month at once, as `npm start` shows it. */
const everything: Command = async (options, report) => {
  const { month, failures } = await monthOf(options, report);
  const boards = ranked(month, options);
  const sentences = sentencesOf(month, options);
  const findings = month.findings.map((finding) => plainFinding(finding, options.lang));
  const text = () =>
    [
      printFindings(month, options.lang),
      ...boards.map((table) => printBoard(table, options.lang)),
      printBulletin(sentences, options.lang),
    ].join("\n\n");
  return {
    json: {
      findings,
      counts: month.counts,
      boards: boards.map((table) => ({ ...table, rows: table.rows.map(plainRow) })),
      sentences,
    },
    text,
    status: statusOf(month, failures, options),
  };
};

/** verify FILE.json: figures published elsewhere, recomputed. */
const verify: Command = async ({ files, lang }, report) => {
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new WrongCall("verify 需要一个 JSON 文件。", "verify takes one JSON file.");
  const words = await readPlainText(file);
  let items: unknown;
  try {
    items = JSON.parse(words);
  } catch {
    throw new WrongCall(`${basename(file)} 不是 JSON 文件。`, `${basename(file)} is no JSON file.`);
  }
  if (!Array.isArray(items))
    throw new WrongCall(`${basename(file)} 应是一个列表。`, `${basename(file)} should hold a list.`);
  if (items.length === 0)
    throw new WrongCall(`${basename(file)} 的列表是空的，没有可核对的。`, `The list in ${basename(file)} is empty.`);
  const verdicts = withinTime(basename(file), () => items.map((item) => verifyPublished(item)));
  const unread = printUnread(verdicts, lang);
  if (unread !== "") report(unread);
  const are = (of: Verdict): boolean => verdicts.some(({ verdict }) => verdict === of);
  return {
    json: verdicts,
    text: () => printVerdicts(verdicts, lang),
    status: are("disagree") ? 1 : are("undecided") ? 2 : 0,
  };
};

export const COMMANDS: Readonly<Record<string, Command>> = {
  month: everything,
  figures,
  reading,
  check: checkFiles,
  rank,
  bulletin: bulletinOf,
  verify,
  proof,
  drivers,
  share,
  outlook,
  serve: workbench,
  accept,
  explain: explainFindings,
  diff,
  ledger: ledgerCommand,
  warehouse,
  assign,
  progress,
  close,
  overdue,
  board: superviseBoard,
};

/** The exit status of a check: files in which nothing could be read as a figure cannot be used. */
const statusOf = (month: Monthly, failures: number, options: Options): Answer["status"] =>
  failures > 0 || figuresRead(month) === 0 ? 2 : waits(month, options) ? 1 : 0;

/** Whether a month has findings at the level of --fail-on or above that are neither mended nor answered. */
const waits = ({ findings }: Monthly, { "fail-on": failOn }: Options): boolean =>
  (failOn === "error" ? blocking(findings) : openRoots(findings)).length > 0;

function leagueTable(
  { ledger, names }: Monthly,
  indicator: string,
  { by, of, period, decimals, best, regions }: Options,
): Board {
  const month = period && asGiven(period);
  return board(present({ ledger, names, indicator, by, of, period: month, decimals, best, regions }));
}

/** 2017-08 says a month and not how far the figures reach; 2017年1—8月 says both. */
const asGiven = ({ span, ...month }: Period) => (span === "month" ? month : { ...month, span });

/** The league tables that there is something to rank in: shares of what is a share, growth of the rest. */
function ranked(month: Monthly, options: Options): Board[] {
  return month.names.dictionary.indicators
    .map(({ name, part }) => leagueTable(month, name, { ...options, by: part === undefined ? "growth" : "share" }))
    .filter(({ rows }) => rows.filter(({ place }) => isNumber(place)).length >= 2);
}

function sentencesOf(month: Monthly, options: Options): Sentence[] {
  const { ledger, names } = month;
  return bulletin(
    present({ ledger, names, region: askedRegion(options, month), period: options.period }),
    OUTLINES[options.outline],
  );
}
