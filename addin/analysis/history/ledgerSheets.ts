/** The two sheets of a ledger workbook: 台账历史, which is the source, and 台账, which is derived from it. */
import { inForce, type InForce } from "./inForce";
import type { HandEdit } from "./correction";
import type { DerivedRead, HistoryRead } from "./kept";
import { rowHash, type Explained, type Hash, type HistoryRow, type Kind } from "./row";
import { addedColumns, asText, cellsOf, columnsOf, headIn, isFilled, linesOf, textIn, type Line } from "./lines";
import { FIGURE, formatOf, lineOf, OBSERVATION_COLUMNS, observationIn } from "./ledgerLine";
import { monthsBetween } from "../model/period";
import { addressOf } from "../model/address";
import { plainSheet, type CellValue, type Sheet } from "../model/sheet";

export const LEDGER_SHEET = "台账";
export const HISTORY_SHEET = "台账历史";

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  file: "收文",
  accept: "接收",
  correct: "更正",
  "adopt base": "采用新基数",
  explain: "说明",
  override: "放行",
  lock: "结账",
  reopen: "反结账",
};

const HISTORY_COLUMNS = [
  ...["序号", "类别", "经办人", "时间"],
  ...OBSERVATION_COLUMNS,
  ...["文件校验码", "规则", "问题编号", "应为", "实为", "说明", "上一行校验码"],
];
const LEDGER_COLUMNS = [...OBSERVATION_COLUMNS, "经办人", "时间", "历史行"];

/** Cells above the headers of 台账: how many rows of the history it was derived from, and the hash of the last. */
const HEAD = [LEDGER_SHEET, "依据台账历史行数", "末行校验码"] as const;
const LEDGER_TOP = 2;

/**
 * The history as a sheet (台账历史): a row for a row, under Chinese headers, numbers as numbers.
 *
 * @example
 * historySheet(recorded([], [{ kind: "lock", month: "2017-08" }], { by: "张三", at: "2017-09-28" }, String)).rows[1]?.slice(0, 4) // => [1, "结账", "张三", "2017-09-28"]
 */
export function historySheet(rows: readonly HistoryRow[]): Sheet {
  return sheetOf(HISTORY_SHEET, [], HISTORY_COLUMNS, rows.map(historyLine), (index) => rows[index]?.observation);
}

function historyLine(row: HistoryRow): Line {
  const { observation, explained, month, file } = row;
  const about = explained && { 地区: explained.region, 指标: explained.indicator, 期间: explained.period };
  return {
    ...(observation ? lineOf(observation) : { 期间: month, 文件: file, ...about }),
    序号: row.number,
    类别: KIND_WORDS[row.kind],
    经办人: row.by,
    时间: row.at,
    文件校验码: row.fileHash,
    ...(explained && {
      规则: explained.rule,
      问题编号: explained.finding,
      应为: asCell(explained.expected),
      实为: asCell(explained.received),
    }),
    说明: row.words,
    上一行校验码: row.previous,
  };
}

/** A figure kept as text is a number in its cell where it reads back as the same text. */
const asCell = (text: string): CellValue => (text !== "" && String(Number(text)) === text ? Number(text) : text);

/**
 * Reads the history that a sheet holds (台账历史).
 *
 * @example
 * readHistory(historySheet(recorded([], [{ kind: "lock", month: "2017-08" }], { by: "张三", at: "2017-09-28" }, String))).rows.map(({ kind }) => kind) // => ["lock"]
 */
export function readHistory(sheet: Sheet): HistoryRead<HistoryRow> {
  const rows: HistoryRow[] = [];
  const cells: string[] = [];
  const unreadable: string[] = [];
  for (const { line, row } of linesOf(sheet, 0)) {
    const read = historyRow(line);
    if (read) rows.push(read);
    (read ? cells : unreadable).push(addressOf(row, 0));
  }
  return { rows, cells, unreadable };
}

const KINDS_BY_WORD = new Map(Object.entries(KIND_WORDS).map(([kind, word]) => [word, kind as Kind]));

function historyRow(line: Line): HistoryRow | null {
  const text = (header: string): string => textIn(line, header);
  const kind = KINDS_BY_WORD.get(text("类别"));
  if (!kind) return null;
  const holdsFigure = kind === "accept" || kind === "correct" || kind === "adopt base";
  const observation = holdsFigure ? observationIn(line) : null;
  if (holdsFigure && !observation) return null;
  const explained: Explained | null =
    kind === "explain" || kind === "override"
      ? {
          finding: text("问题编号"),
          rule: text("规则"),
          region: text("地区"),
          indicator: text("指标"),
          period: text("期间"),
          expected: text("应为"),
          received: text("实为"),
        }
      : null;
  return {
    number: Number(text("序号")),
    kind,
    by: text("经办人"),
    at: text("时间"),
    observation,
    explained,
    month: kind === "lock" || kind === "reopen" ? text("期间") : "",
    file: text("文件"),
    fileHash: text("文件校验码"),
    words: text("说明"),
    previous: text("上一行校验码"),
  };
}

/**
 * The figures in force as a sheet (台账), the latest month first; above them, what they were derived from.
 *
 * @example
 * ledgerSheet([], String).rows[0] // => ["台账", "依据台账历史行数", 0, "末行校验码", ""]
 */
export function ledgerSheet(rows: readonly HistoryRow[], hash: Hash): Sheet {
  const lines = ordered(inForce(rows));
  const last = rows.at(-1);
  const head = [HEAD[0], HEAD[1], rows.length, HEAD[2], last ? rowHash(last, hash) : ""];
  return sheetOf(LEDGER_SHEET, [head], LEDGER_COLUMNS, lines.map(ledgerLine), (index) => lines[index]?.observation);
}

const ledgerLine = ({ observation, row }: InForce): Line => ({
  ...lineOf(observation),
  经办人: row.by,
  时间: row.at,
  历史行: row.number,
});

const ordered = (figures: readonly InForce[]): InForce[] =>
  [...figures].sort(({ observation: { period: a } }, { observation: { period: b } }) =>
    a && b ? monthsBetween(a, b) : Number(a === null) - Number(b === null),
  );

/**
 * Compares a ledger sheet with the history that it was derived from (手工改动): every line that differs, was added or is
 * gone. An empty sheet is one that is still to be written.
 *
 * @example
 * readLedgerSheet(ledgerSheet([], String), []).edits // => []
 */
export function readLedgerSheet(sheet: Sheet, rows: readonly HistoryRow[]): DerivedRead<HandEdit> {
  if (!isFilled(sheet)) return { head: undefined, edits: [], added: [] };
  const head = headIn(sheet);
  const given = new Map(inForce(rows.slice(0, head?.count)).map((one) => [one.row.number, one]));
  const edits: HandEdit[] = [];
  for (const { line, row } of linesOf(sheet, LEDGER_TOP - 1)) {
    const number = Number(textIn(line, "历史行"));
    const one = given.get(number);
    given.delete(number);
    const expected = one && ledgerLine(one);
    const changed = LEDGER_COLUMNS.filter((header) => !expected || !sameCell(expected[header], line[header]));
    if (changed.length === 0) continue;
    const read = observationIn(line);
    const keepsText = !changed.includes(FIGURE) || changed.includes("原文");
    const now = read && (keepsText ? read : { ...read, text: "" });
    const column = columnsOf(sheet, LEDGER_TOP - 1).get(
      changed.length === LEDGER_COLUMNS.length ? FIGURE : (changed[0] ?? FIGURE),
    );
    edits.push({ cell: addressOf(row, column ?? 0), was: one?.observation ?? null, now, unreadable: now === null });
  }
  for (const { observation } of given.values())
    edits.push({ cell: "", was: observation, now: null, unreadable: false });
  return { head, edits, added: head ? addedColumns(sheet, LEDGER_TOP - 1, LEDGER_COLUMNS) : [] };
}

const sameCell = (a: CellValue | undefined, b: CellValue | undefined): boolean => asText(a) === asText(b);

function sheetOf(
  name: string,
  top: readonly (readonly CellValue[])[],
  headers: readonly string[],
  lines: readonly Line[],
  observationAt: (line: number) => InForce["observation"] | null | undefined,
): Sheet {
  const formats: string[] = [];
  const known = new Map<string, number>();
  const figure = headers.indexOf(FIGURE);
  const formatRows = lines.map((_, index) => {
    const observation = observationAt(index);
    const format = observation ? formatOf(observation) : "General";
    if (format === "General") return undefined;
    let at = known.get(format);
    if (at === undefined) known.set(format, (at = formats.push(format) - 1));
    return headers.map((_header, column) => (column === figure ? at : -1));
  });
  const rows = lines.map((line) => cellsOf(headers, line));
  return plainSheet([...top, [...headers], ...rows], {
    name,
    formats,
    formatOf: [...top.map(() => undefined), undefined, ...formatRows],
  });
}
