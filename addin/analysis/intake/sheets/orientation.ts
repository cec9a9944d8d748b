import type { Context } from "./context";
import type { BlockPart } from "./blockColumns";
import { columnNamesOf, ofRegionsToLeft, soundsLikePlace, soundsLikeThing, type ColumnNames } from "./columnNames";
import type { Block } from "./tables";
import { isBareRow, type Grid } from "./grid";
import type { Known } from "../words/known";
import {
  indicatorRow,
  isPlaceNamed,
  regionRow,
  rowWordsOf,
  withoutAttributes,
  type LabelledRow,
  type RowWords,
} from "./labelRows";
import type { HeaderReading } from "../words/header";
import { readLabel } from "../words/label";
import { cached } from "../../model/cache";
import { groupedBy } from "../../model/groups";
import { inSections } from "./sections";
import { withTotalsOfTimes } from "./totalsOfTimes";
import { wholeYears } from "./wholeYears";
import { isBlank, plain, wordsOf } from "../words/text";
import { isTime } from "../words/timeOfYear";
import { withoutUnits } from "../words/unit";

/** The orientation of a table: its rows are regions or indicators, its columns the other. */
export interface Orientation {
  readonly rowsAre: "region" | "indicator";
  readonly rows: readonly LabelledRow[];
  /** Names of the figure columns, in their order. */
  readonly columnNames: readonly ColumnNames[];
  /** The table is about the configured peer group, so an unknown name is worth a question. */
  readonly amongPeers: boolean;
}

/** Trades, companies, banks and offices: items of what a table is about, and no places, whatever their column is headed by. */
const ITEM = /(业|公司|厂|集团|银行|[支分]行|农商行|信用社|合作社|医院|学校|[中小大]学|局)$/;

/** 资金来源, 用途, 险种: headers of kinds of things, among which 市级 and 省 are no places. */
const KIND = /(?:资金来源|来源渠道|用途|种类|类[别型]|[险税]种|行业|级次|方式|性质|阶段)$/;

const soundsLikeItem = cached((name) => ITEM.test(name));

/** Decides which way round the table stands, by its headers, its labels and the dictionary. */
export function orient(
  grid: Grid,
  block: Block,
  part: BlockPart,
  headers: readonly HeaderReading[],
  labelHeader: string,
  context: Context,
  known: Known,
): Orientation {
  const regionColumn = regionColumnOf(grid, block, part, known);
  const words = rowWordsOf(grid, block.bodyRows, part, regionColumn, known);
  const rowsAre = regionColumn === undefined ? rowsMean(part, words, headers, labelHeader, known) : "indicator";
  const said = columnNamesOf(headers, rowsAre, context, known);
  const columnNames = rowsAre === "region" ? said : ofRegionsToLeft(said, headers, known);
  const isBare = block.bodyRows.map((row) => isBareRow(grid, row, part.figures));
  const read = withGroups(
    words.map((row) => (rowsAre === "region" ? regionRow(row, known) : indicatorRow(row, known))),
    words.map(({ groups }) => groups),
  );
  const rows = inWholeYears(
    inSections(
      withTotalsOfTimes(withSpans(qualified(read)), ({ row }) => figuresIn(grid, part, row)),
      isBare,
      columnNames.some(({ region }) => region !== null),
      known,
    ),
    context,
  );
  const peers = (found: readonly { readonly region: string | null }[]) =>
    new Set(found.map(({ region }) => region).filter((region) => region !== null && known.names.isPeer(region))).size;
  return { rowsAre, rows, columnNames, amongPeers: peers(rows) >= 2 || peers(columnNames) >= 2 };
}

/** Whether a row has figures: of months to come there are none, or those of the base alone. */
function figuresIn(grid: Grid, { figures }: BlockPart, row: number): "all" | "some" | "none" {
  const isEmpty = (column: number): boolean => {
    const value = grid.sheet.rows[row]?.[column];
    return isBlank(value) || value === 0;
  };
  if (figures.every(isEmpty)) return "none";
  return isEmpty(figures[0] ?? 0) ? "some" : "all";
}

/**
 * Names that come again under another group (国税部门: 税收收入, 地税部门: 税收收入) are names of their group, and of those
 * within it where that does not tell them apart; where each comes once, the groups are headings and say nothing.
 */
function withGroups(rows: readonly LabelledRow[], groups: readonly (readonly string[])[]): LabelledRow[] {
  const under = new Map<string, Set<string>>();
  rows.forEach(({ indicator }, index) => {
    if (indicator === null) return;
    under.set(indicator, (under.get(indicator) ?? new Set()).add((groups[index] ?? []).join("\n")));
  });
  // 收入: 税收收入, 小计; 支出: 教育支出, 小计: the totals alone are of their groups.
  const repeated = new Set([...under].flatMap(([name, of]) => (of.size > 1 ? [name] : [])));
  if (repeated.size === 0) return [...rows];
  const areTotals = rows.every(({ indicator, label }) => !repeated.has(indicator ?? "") || label.total);
  const named = (depth: number) =>
    rows.map((row, index) => {
      if (areTotals && !repeated.has(row.indicator ?? "")) return row;
      const own = (groups[index] ?? []).slice(0, depth).map((group) => readLabel(group).name);
      const said = own.filter((group) => group !== "");
      return row.indicator === null || said.length === 0
        ? row
        : { ...row, indicator: [row.indicator, ...said].join("/") };
    });
  const isApart = (all: readonly LabelledRow[]): boolean =>
    new Set(all.map(({ indicator, region }) => `${region}|${indicator}`)).size === all.length;
  const byFirst = named(1);
  return isApart(byFirst) ? byFirst : named(Infinity);
}

/** Rows of earlier years that stand alone (2016年财政总收入) beside 2017年1—8月. */
function inWholeYears(rows: readonly LabelledRow[], context: Context): readonly LabelledRow[] {
  const years = wholeYears(
    rows.map(({ period, span }) => (span === null ? period : null)),
    context,
  );
  return years.size === 0 ? rows : rows.map((row, index) => (years.has(index) ? { ...row, span: "year" } : row));
}

/**
 * A row that says only a measure (同比增长%) is about the indicator of the row above it, and a rate that does not say against
 * what (比年初增加, below it 增长%) is taken against the same.
 */
function qualified(rows: readonly LabelledRow[]): LabelledRow[] {
  let above: string | null = null;
  let against: LabelledRow["against"] = null;
  return rows.map((row) => {
    const isOfAbove = row.indicator === null && row.measure !== null && above !== null && row.region === null;
    const isChange = row.measure === "growth" || row.measure === "change";
    const read: LabelledRow = {
      ...row,
      ...(isOfAbove && { indicator: above }),
      ...(isOfAbove && isChange && !row.saysAgainst && against !== null && { against }),
    };
    against = isChange || isOfAbove ? read.against : null;
    above = read.indicator;
    return read;
  });
}

/**
 * A rate or a base that says no span goes with the figures of its subject: with 累计 where there is one, and where it comes
 * twice with the row above it (当月, 增长%, 累计, 增长%).
 */
function withSpans(rows: readonly LabelledRow[]): readonly LabelledRow[] {
  const isOpen = ({ measure, span, period }: LabelledRow): boolean =>
    measure !== null && measure !== "actual" && measure !== "target" && span === null && period === null;
  if (!rows.some(isOpen) || !rows.some(({ span }) => span === "yearToDate")) return rows;
  const spans = new Map<LabelledRow, LabelledRow["span"]>();
  for (const group of groupedBy(rows, ({ region, indicator }) => `${region ?? ""}|${indicator ?? ""}`).values()) {
    if (!group.some(({ span }) => span === "yearToDate")) continue;
    const open = groupedBy(group.filter(isOpen), ({ measure }) => measure);
    let above: LabelledRow["span"] = null;
    for (const row of group) {
      above = row.span ?? above;
      if (isOpen(row)) spans.set(row, open.get(row.measure)?.length === 1 ? "yearToDate" : above);
    }
  }
  return rows.map((row) => ({ ...row, span: spans.get(row) ?? row.span }));
}

/** The column of regions beside a column of indicators: by its header, or by what stands in it. */
function regionColumnOf(grid: Grid, block: Block, part: BlockPart, known: Known): number | undefined {
  const all = part.labels.filter(({ role }) => role === "name" || role === "region" || role === "indicator");
  const names = withoutAttributes(grid, block.bodyRows, part, all, known);
  if (names.length < 2) return undefined;
  // 区域 | 县市区: a place within another, and no indicator.
  if (names.every(({ role }) => role === "region")) return undefined;
  const said = names.find(({ role }) => role === "region");
  if (said) return said.column;
  return names.find(({ column }) => {
    const labels = block.bodyRows.map((row) => wordsOf(grid.at(row, column))).filter((words) => !isBlank(words));
    return labels.filter((words) => known.region(readLabel(words).name) !== undefined).length * 2 > labels.length;
  })?.column;
}

/** Labels among which words of measure and times are looked for: a table of these has few rows. */
const SAMPLE = 50;

function rowsMean(
  part: BlockPart,
  words: readonly RowWords[],
  headers: readonly HeaderReading[],
  labelHeader: string,
  known: Known,
): "region" | "indicator" {
  const role = [...part.labels].reverse().find((label) => label.role !== "period" && label.role !== "measure")?.role;
  const labels = words.map(({ label }) => label).filter(({ name }) => name !== "");
  const share = (test: (name: string) => boolean) =>
    labels.filter(({ name }) => test(name)).length / Math.max(1, labels.length);
  let score = role === "region" ? 3 : role === "indicator" ? -3 : 0;
  score += 4 * share((name) => isPlaceNamed(name, known));
  score -= 4 * share((name) => known.indicator(name) !== undefined);
  score += 3 * share(soundsLikePlace);
  score -= 3 * share(soundsLikeThing);
  // 累计, 上年同期, 2016年1-8月 are no places, whatever stands in the columns.
  const first = labels.slice(0, SAMPLE);
  const ofFigures = first.filter(({ name }) => isTime(name) || known.isMeasure(name)).length;
  score -= (10 * ofFigures) / Math.max(1, first.length);
  score -= 10 * share((name) => soundsLikeItem(name) && !isPlaceNamed(name, known));
  if (labels.some(({ style, part: isPart }) => style > 0 || isPart)) score -= 2;
  if (new Set(labels.map(({ indent }) => indent)).size > 1) score -= 1;
  if (headers.some(({ region }) => region !== null)) score -= 3;
  if (headers.some(({ indicator }) => indicator !== null)) score += 2;
  if (/^(单位|县|市|区)/.test(withoutUnits(plain(labelHeader)))) score += 1;
  if (soundsLikeThing(labelHeader)) score -= 1;
  if (KIND.test(withoutUnits(plain(labelHeader)))) score -= 4;
  return score > 0 ? "region" : "indicator";
}
