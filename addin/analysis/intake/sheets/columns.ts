import { groupedBy } from "../../model/groups";
import type { Measure, TableColumn } from "../../model/observation";
import type { Period, Span } from "../../model/period";
import { addressOf } from "../../model/address";
import { isOfLevel, nameToLeft, spansOf } from "./columnSpans";
import type { Context } from "./context";
import type { BlockPart } from "./blockColumns";
import type { Block } from "./tables";
import type { HeaderWords } from "./headers";
import { measureOfEntry, nameFacts, type Known, type NameFacts } from "../words/known";
import type { ColumnNames } from "./columnNames";
import type { Orientation } from "./orientation";
import type { HeaderReading } from "../words/header";
import type { PeriodReading } from "../words/period";
import { plain } from "../words/text";
import { withoutUnits } from "../words/unit";
import { wholeYears } from "./wholeYears";

/** A column of figures, what its header says, and what that means in its table. */
export interface Column {
  readonly column: number;
  readonly header: HeaderReading;
  readonly facts: TableColumn;
  /** How far its figures reach by its own words and those of the columns of its subject; null where they do not say. */
  readonly span: Span | null;
  readonly name: NameFacts;
}

/** True of columns about one indicator of one region. */
export const isSameSubject = ({ facts: one }: Column, { facts: other }: Column): boolean =>
  one.region === other.region && one.indicator === other.indicator;

/** The region and the indicator that a column is about, as the key of a group. */
export const subjectOf = ({ facts: { region, indicator } }: Column): string => `${region ?? ""}|${indicator ?? ""}`;

/** The figure columns of a table, with what their headers mean beside each other and under its title. */
export function columnsOf(
  block: Block,
  part: BlockPart,
  words: HeaderWords,
  headers: readonly HeaderReading[],
  layout: Orientation,
  context: Context,
  known: Known,
  kept: readonly Pick<TableColumn, "heading" | "taught">[],
): Column[] {
  const years = wholeYears(
    headers.map(({ period, span, measure }) => (span === null && !isOfAnother(measure) ? period : null)),
    context,
  );
  // Rows of periods (1-8月, 8月) or of measures name nothing either: a rate is of the name beside it, as over regions.
  const areUnnamed = layout.rowsAre === "region" || layout.rows.every(({ indicator }) => indicator === null);
  // 行业 | 产值 | 增长%: where every figure has a name, a rate is of the one that it stands behind.
  const isNamed = ({ measure }: HeaderReading, index: number): boolean =>
    measure === null || measure === "actual" ? layout.columnNames[index]?.indicator !== null : true;
  const areRowsKnown = layout.rows.some(({ indicator }) => indicator !== null && known.indicator(indicator));
  const areNamed = layout.rowsAre === "indicator" && !areRowsKnown && headers.every(isNamed);
  const spans = spansOf(headers, layout, known, areNamed).map((span, index) => (years.has(index) ? "year" : span));
  const columns = part.figures.map((column, index): Column => {
    const header = headers[index] as HeaderReading;
    const { region, indicator } = layout.columnNames[index] as ColumnNames;
    const shareToLeft = indicator === null && isOfShare(header) ? nameToLeft(layout, index) : null;
    const entry = known.indicator(indicator ?? shareToLeft ?? "");
    const said = measureOfEntry(entry, header.measure, header.unit) ?? "actual";
    const measure = said === "actual" ? (context.measure ?? said) : said;
    // A column of a table of regions that names nothing (位次, 增幅%) is about what the table is about.
    const isOfTitle = known.indicator(context.indicator ?? "") !== undefined;
    const isInFront = header.measure === "rank" && part.labels.every((label) => label.column > column);
    const isRanked = header.measure === "rank" && (!isOfTitle || areRanksApart(headers, layout));
    const named =
      indicator ??
      (entry?.part === undefined ? null : shareToLeft) ??
      (!areUnnamed
        ? areNamed && region === null && isOfLevel(header) && !isOfUnnamedTarget(header, headers, layout)
          ? nameToLeft(layout, index)
          : null
        : isOfLevel(header) || isRanked || isShareAlone(header)
          ? ((isOfUnnamedTarget(header, headers, layout) ? null : nameToLeft(layout, index)) ??
            (isInFront && !isOfTitle ? onlyNameBehind(layout) : null) ??
            context.indicator)
          : context.indicator);
    const top = words.lowest(column) ?? block.headerRows.at(-1) ?? block.bodyRows[0] ?? 0;
    return {
      column,
      header,
      span: spans[index] ?? null,
      facts: {
        column,
        header: words.pieces(column).join(" / "),
        headerCell: addressOf(top, column),
        region,
        indicator: named,
        measure,
        against: header.against ?? (measure === "growth" && said === "actual" ? "lastYear" : null),
        period: periodOf(header.period, header.measure, measure, spans[index] ?? null, entry?.span ?? null, context),
        unit: header.unit,
        ...(kept[index] as (typeof kept)[number]),
        assumed: [
          ...(header.measure === null && entry?.part === undefined && context.measure === null
            ? (["measure"] as const)
            : []),
          ...((spans[index] ?? header.period?.span ?? entry?.span ?? context.span) === null ? (["span"] as const) : []),
        ],
      },
      name: nameFacts(named, known, header.indicator === null ? withoutUnits(words.pieces(column).at(-1) ?? "") : ""),
    };
  });
  const dated = groupedBy(
    columns.filter(({ header, facts }) => header.period?.month != null && facts.measure === "actual"),
    subjectOf,
  );
  return columns.map((column, index) =>
    withMonthToDate(
      withBaseToLeft(withYearToLeft(withPeriodBeside(column, dated), columns, index), columns, index),
      columns,
    ),
  );
}

/** 2017年1-8月 | 占比% | 2016年1-8月 | 占比%: a rate that comes again behind the level of another year is of that year. */
function withYearToLeft(column: Column, columns: readonly Column[], index: number): Column {
  const { header, facts } = column;
  const isOpen = (one: Column): boolean =>
    one.header.period === null &&
    one.header.rest === header.rest &&
    one.facts.measure === facts.measure &&
    one.facts.against === facts.against &&
    isSameSubject(one, column);
  const isLevel = facts.measure === "actual" || facts.measure === "base" || facts.measure === "target";
  if (facts.period === null || isLevel || !isOpen(column) || columns.filter(isOpen).length < 2) return column;
  const level = columns
    .slice(0, index)
    .findLast((other) => other.facts.measure === "actual" && isSameSubject(other, column));
  const year = level?.header.period?.year ?? null;
  return year === null || year === facts.period.year
    ? column
    : { ...column, facts: { ...facts, period: { ...facts.period, year } } };
}

/**
 * A share or a growth that comes again behind the base is that of the base: 税收收入 | 占比 | 上年同期 | 占比, 累计 | 同比% | 上月累计 |
 * 同比%. Behind 本月 | 同比% | 累计 | 上年同期 a growth is that of 累计.
 */
function withBaseToLeft(column: Column, columns: readonly Column[], index: number): Column {
  const { facts, header } = column;
  const isAlike = (one: Column | undefined): boolean =>
    one?.header.period === null && one.facts.header === facts.header && one.facts.measure === facts.measure;
  const level = columns[index - 1];
  if (!isAlike(column) || level?.facts.measure !== "base" || level.facts.unit === "%") return column;
  const { against, period } = level.facts;
  if (facts.measure === "share")
    return header.saysAgainst || !columns.slice(0, index).some(isAlike)
      ? column
      : { ...column, facts: { ...facts, measure: "base", against, unit: "%" } };
  const isActual = (one: Column | undefined): boolean => one?.facts.measure === "actual" && isSameSubject(one, column);
  const isFirst = !columns.slice(0, index).some(isActual);
  const isOther = isFirst && isActual(columns[index + 1]) && isAlike(columns[index + 2]);
  const isAgain = (isAlike(columns[index - 2]) || isOther) && isSameSubject(level, column);
  if (facts.measure !== "growth" || facts.against !== "lastYear" || period === null || !isAgain) return column;
  if (against === "lastYear") return { ...column, facts: { ...facts, period: { ...period, year: period.year - 1 } } };
  return against === "lastMonth" && period.month > 1
    ? { ...column, facts: { ...facts, period: { ...period, month: period.month - 1 } } }
    : column;
}

/** 本月累计 | 本年累计, 本期数 | 本年累计: what came in of the month so far. */
function withMonthToDate(column: Column, columns: readonly Column[]): Column {
  const { facts } = column;
  const { period } = facts;
  if (period?.span !== "yearToDate" || !OF_MONTH.test(facts.header)) return column;
  const isBeside = columns.some(
    (other) =>
      other !== column &&
      other.facts.measure === facts.measure &&
      /年累计|年初/.test(other.facts.header) &&
      isSameSubject(other, column),
  );
  return isBeside ? { ...column, facts: { ...facts, period: { ...period, span: "month" } } } : column;
}

/** 年初至本月累计 is to date, whatever stands beside it. */
const OF_MONTH = /(?<!至|到)[本当]月止?累计|本期(?:[数额]|完成|收入|支出|发生额|金额)?$/;

/**
 * A rate, a base or a level without a period of its own is of that which the figures of its subject name (1-8月完成 | 完成%, under
 * a title that names the year alone).
 */
function withPeriodBeside(column: Column, dated: ReadonlyMap<string, readonly Column[]>): Column {
  const { header, facts } = column;
  if (facts.period !== null || header.period !== null || TOTAL.test(facts.header)) return column;
  const [only, ...others] = dated.get(subjectOf(column)) ?? [];
  const period = only?.facts.period;
  return period && others.length === 0 ? { ...column, facts: { ...facts, period } } : column;
}

/** The header of a total, which is of more than one of the columns beside it. */
export const TOTAL = /(?:^|\/ )(?:合计|总计|累计)$/;

/** A base reaches as far as the figure, and a target is of its year whatever the figures are of. */
const isOfAnother = (measure: Measure | null): boolean => measure === "base" || measure === "target";

/** 上年同期（%）, 增减（百分点）: a base or a change that is itself a percentage is of the share it stands beside. */
const isOfShare = ({ measure, unit }: HeaderReading): boolean =>
  (measure === "base" && unit === "%") || (measure === "change" && unit === "个百分点");

/** 税收 | 占比: a share that names no whole is of what it stands behind. */
const isShareAlone = ({ measure, of }: HeaderReading): boolean => measure === "share" && of === "";

/** 名次 | 县市区 | 财政总收入增速%: a place in front of the names is of the one figure behind them. */
function onlyNameBehind({ columnNames }: Orientation): string | null {
  const names = new Set(columnNames.flatMap(({ indicator }) => indicator ?? []));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

/** 投资增速% | 排名 | 收入增速% | 排名: each place is of the name that it stands behind. */
function areRanksApart(headers: readonly HeaderReading[], layout: Orientation): boolean {
  const names = headers.flatMap(({ measure }, index) =>
    measure === "rank" && layout.columnNames[index]?.indicator === null ? [nameToLeft(layout, index)] : [],
  );
  return names.length > 1 && !names.includes(null) && new Set(names).size === names.length;
}

/** 全年任务 | 完成 | 尚欠 | 完成率: the completion is of the target that goes without a name, and not of 尚欠. */
const isOfUnnamedTarget = (
  { measure }: HeaderReading,
  headers: readonly HeaderReading[],
  { columnNames }: Orientation,
): boolean =>
  measure === "completion" &&
  headers.some((one, index) => one.measure === "target" && columnNames[index]?.indicator === null);

/** The period of a figure, from what its own words say, what it is, and what stands around the table; null where nobody says the year. */
export function periodOf(
  period: PeriodReading | null,
  said: Measure | null,
  measure: Measure,
  span: Span | null,
  known: Span | null,
  context: Context,
): Period | null {
  // 上年同期（2016年1—8月）stands beside 2017年1—8月 and is its base: it belongs to the table's own period.
  const isBase = measure === "base" || period?.lastYear === true;
  if (period?.day === "within" || (context.damaged && period?.month == null)) return null;
  const own = period?.year ?? null;
  // 2017年1—8月 over 上年同期, under a title of 2017: the group says the period of the table, and not that of the base.
  const isOfBase = isBase && own !== null && own !== context.year;
  const year = isOfBase ? own + 1 : (own ?? context.year);
  if (year === null) return null;
  const reach = span ?? period?.span ?? (known === "balance" ? known : null) ?? context.span;
  const month = reach === "year" && said !== "target" ? 12 : (period?.month ?? context.month);
  // A month, or a year up to one, without saying which.
  const isOpen = (context.isBudgetYear || context.sentIn === year) && (reach === null || reach === "balance");
  const isPart = reach === "month" || reach === "yearToDate" || isOpen;
  if (month === null && said !== "target" && isPart) return null;
  if (month === null) return { year, month: 12, span: said === "target" ? "year" : (reach ?? "year") };
  return { year, month, span: reach ?? known ?? "month" };
}

/**
 * Takes the year from the columns where nothing around the table says it: the latest of 2017年1—8月 | 2016年1—8月 | 增长%. Of two
 * months that the title names and the columns (2017年7月、8月 over 7月 | 8月 | 环比%) the table is of the later.
 */
export function withYearOf(headers: readonly HeaderReading[], context: Context): Context {
  if (context.year !== null) return context;
  const dated = headers.flatMap(({ period, measure }) =>
    period?.year != null && !period.lastYear && measure !== "base" ? [period] : [],
  );
  const [latest] = dated.sort((a, b) => (b.year as number) - (a.year as number) || (b.month ?? 0) - (a.month ?? 0));
  if (latest)
    return { ...context, year: latest.year, month: context.month ?? latest.month, span: context.span ?? latest.span };
  const [, year, first, second] = (TWO_MONTHS.exec(plain(context.title)) ?? []).map(Number);
  const areColumns = [first, second].every((month) =>
    headers.some(({ period }) => period?.month === month && period?.span === "month"),
  );
  return year !== undefined && first !== undefined && second !== undefined && areColumns
    ? { ...context, year, month: Math.max(first, second) }
    : context;
}

const TWO_MONTHS = /((?:19|20)\d{2})年(\d{1,2})月?份?[、,和与及](?:\1年)?(\d{1,2})月/;
