import type { BlockPart, LabelColumn } from "./blockColumns";
import { isBareRow, type Grid } from "./grid";
import type { Known } from "../words/known";
import { roleOf } from "../words/columnRole";
import { readHeader } from "../words/header";
import { readIndicator, type RowQualities } from "../words/indicator";
import { readLabel, type LabelReading } from "../words/label";
import { findPeriods, type PeriodReading } from "../words/period";
import { findUnits } from "../words/unit";
import type { CellValue } from "../../model/sheet";
import { isBlank, wordsOf } from "../words/text";

/** The words that stand beside a row, by what their column is for; "" where there is none. */
export interface RowWords {
  readonly row: number;
  /** Column and text of the row's own name. */
  readonly labelColumn: number;
  readonly text: string;
  readonly label: LabelReading;
  /** Texts of the columns to the left that group the rows, the widest first: 国税部门 over its taxes. */
  readonly groups: readonly string[];
  /** Text of a column of regions beside it. */
  readonly region: string;
  readonly measure: string;
  readonly period: PeriodReading | null;
  /** Words of its column of periods: 8月, 合计. */
  readonly times: string;
  /** The same where they are of no period of ours: 二季度, 上旬. */
  readonly untold: string;
}

/** The region and the indicator of a row as one key. */
export const rowSubject = ({ region, indicator }: Pick<LabelledRow, "region" | "indicator">): string =>
  `${region ?? ""}|${indicator ?? ""}`;

/** A row with its label read, and the names that it stands for. */
export interface LabelledRow extends RowQualities {
  readonly row: number;
  readonly labelColumn: number;
  readonly label: LabelReading;
  readonly region: string | null;
  readonly indicator: string | null;
  readonly period: PeriodReading | null;
  readonly unit: string;
  /** Words of the label left unread beside a name of the dictionary; "" where nothing is. */
  readonly unread: string;
  readonly times: string;
  readonly untold: string;
}

/** Reads the label columns of every row of a table. What is written once for several rows goes on to the rows below it. */
export function rowWordsOf(
  grid: Grid,
  rows: readonly number[],
  part: BlockPart,
  regionColumn: number | undefined,
  known: Known,
): RowWords[] {
  const named = part.labels.filter(
    ({ role, column }) => role !== "period" && role !== "measure" && column !== regionColumn,
  );
  const own = withoutAttributes(grid, rows, part, named, known);
  const keys = part.labels.filter((label) => !named.includes(label));
  const [ofMeasure] = keys.filter(({ role }) => role === "measure");
  const ofPeriod = keys.filter(({ role }) => role === "period");
  const [ofRegion] = keys.filter(({ column }) => column === regionColumn);
  const isBehind = own.every(({ column }) => column < (regionColumn ?? -1));
  const carried = new Map<LabelColumn, string>();
  let name = "";
  const open = new Map<LabelColumn, string>();
  let latest: PeriodReading | null = null;
  return rows.map((row): RowWords => {
    let isDated = false;
    for (const key of keys) {
      const words = wordsOf(grid.at(row, key.column));
      if (isBlank(words)) continue;
      carried.set(key, words);
      isDated ||= key.role === "period";
    }
    const said = (key: LabelColumn | undefined): string => (key && carried.get(key)) ?? "";
    const times = ofPeriod.length === 0 ? "" : ofPeriod.map(said).join(" ");
    const time = said(ofPeriod.at(-1)).trim();
    const period = periodOfWords(times);
    latest = later(latest, period);
    // 1-8月, 去年1-8月, 增长%: a measure in the column of periods is of the latest of them.
    const isMeasured = times !== "" && period === null && known.isMeasure(times);
    const measure = isMeasured ? times : said(ofMeasure);
    // The rightmost label that is filled: 一、税收收入 may stand in a column of its own, its taxes in the next.
    const at = own.findLastIndex(({ column }) => !isBlank(grid.at(row, column)));
    const named = own[at];
    // A measure or a period without a name (税收收入 2017年, below it 2016年) is of the name above, and so is a place behind it.
    const isOfAbove =
      measure !== "" || isDated || (ofRegion !== undefined && isBehind && !isBlank(grid.at(row, ofRegion.column)));
    const total = named || isOfAbove ? undefined : totalToLeft(grid, row, own[0]?.column ?? 0);
    const text = named ? wordsOf(grid.at(row, named.column)) : (total?.text ?? (isOfAbove ? name : ""));
    name = text;
    const isTotalOfTimes = readLabel(time).total;
    // Words further to the left hold for the rows below it, until another stands there.
    own.forEach((label, index) => {
      if (index >= at) open.delete(label);
      else if (!isBlank(grid.at(row, label.column))) {
        open.set(label, wordsOf(grid.at(row, label.column)));
        for (const inner of own.slice(index + 1)) open.delete(inner);
      }
    });
    return {
      row,
      labelColumn: (named ?? total ?? own.at(-1) ?? part.labels[0])?.column ?? 0,
      text,
      label: text === "" && isTotalOfTimes ? { ...readLabel(""), total: true } : readLabel(text),
      groups: own.flatMap((label) => open.get(label) ?? []),
      region: said(ofRegion),
      measure,
      period: isMeasured ? latest : period,
      times: time,
      untold: period === null && !isMeasured && !isTotalOfTimes ? times.trim() : "",
    };
  });
}

/** 合计 in the column of numbering, before a row without a name. */
function totalToLeft(
  grid: Grid,
  row: number,
  from: number,
): { readonly text: string; readonly column: number } | undefined {
  for (let column = from - 1; column >= 0; column--) {
    const value = grid.sheet.rows[row]?.[column];
    if (isBlank(value)) continue;
    const text = wordsOf(value);
    return typeof value === "string" && readLabel(text).total ? { text, column } : undefined;
  }
  return undefined;
}

/** 企业名称 | 所属行业: words that tell something of a thing that is named. */
const ATTRIBUTE =
  /^(?:所属|所在|建设|项目|企业|主管)?(?:行业|类型|性质|类别|地点|地址|规模|内容|阶段|级别|等级|区域|园区|乡镇)$/;

/** Names without the attributes to their right: 项目名称 | 建设性质, where every row has a name of its own. */
export function withoutAttributes(
  grid: Grid,
  rows: readonly number[],
  { figures }: BlockPart,
  labels: readonly LabelColumn[],
  known: Known,
): readonly LabelColumn[] {
  const [first, second] = labels;
  const isAttributed =
    first !== undefined && second !== undefined && /名称$/.test(first.header) && ATTRIBUTE.test(second.header);
  // 单位：万元 in the corner stands for 项目.
  const at = isAttributed
    ? 0
    : labels.findIndex(
        ({ role, header }) =>
          role === "indicator" || role === "region" || roleOf(header) === "unit" || findUnits(header).length > 0,
      );
  const name = labels[at];
  const beside = labels.slice(at + 1);
  if (!name || beside.some(({ role, header }) => role !== "name" || header === "")) return labels;
  const isLabelled = (row: number): boolean => labels.some(({ column }) => !isBlank(grid.at(row, column)));
  const filled = rows.filter((row) => !isBareRow(grid, row, figures) && isLabelled(row));
  const names = filled.map((row) => wordsOf(grid.sheet.rows[row]?.[name.column]).trim());
  const isNamed = (row: number): boolean => beside.some(({ column }) => isIndicatorNamed(grid.at(row, column), known));
  const isOwn = !names.includes("") && new Set(names).size === names.length;
  return isOwn && !(name.role !== "indicator" && filled.some(isNamed)) ? labels.slice(0, at + 1) : labels;
}

/** True of a text that names an indicator of the dictionary, or a measure: 地区 | 指标 | 累计. */
function isIndicatorNamed(value: CellValue, known: Known): boolean {
  const { name } = readLabel(wordsOf(value));
  return known.indicator(name) !== undefined || known.isMeasure(name);
}

/** The later of two periods that are not last year's. */
function later(one: PeriodReading | null, other: PeriodReading | null): PeriodReading | null {
  if (other === null || other.lastYear) return one;
  const apart = one === null ? 1 : (other.year ?? 0) - (one.year ?? 0) || (other.month ?? 0) - (one.month ?? 0);
  return apart > 0 ? other : one;
}

/** 2016, 2016年8月, 8, 201608: what a column of periods says. */
function periodOfWords(words: string): PeriodReading | null {
  const text = words.trim();
  if (text === "") return null;
  const month = /^(?:((?:19|20)\d{2}) )?(1[0-2]|0?[1-9])$/.exec(text);
  const written = month
    ? `${month[1] === undefined ? "" : `${month[1]}年`}${month[2]}月`
    : text.replace(/(\d{4}) (?=\d)/, "$1年");
  return findPeriods(written)[0] ?? null;
}

/** Those who report for a place, behind its name. */
const OFFICE = /(?:财政局|统计局|税务局|[国地]税局|人民政府|政府)$/;
const REMARK = /^([^()]+)\(([^()]+)\)$/;

/** A place of the dictionary by its office (岳阳县财政局), or with a remark that is told (岳阳县（含园区）). */
function placeNamed(name: string, known: Known): { readonly region: string; readonly unread: string } | undefined {
  const own = known.region(name) ?? known.region(name.replace(OFFICE, ""));
  if (own) return { region: own.name, unread: "" };
  const [, place = "", remark = ""] = REMARK.exec(name) ?? [];
  const region = known.region(place)?.name;
  return region === undefined ? undefined : { region, unread: remark };
}

/** True of a place of the dictionary, or of its office. */
export const isPlaceNamed = (name: string, known: Known): boolean => placeNamed(name, known) !== undefined;

/** A row whose label is a region: of the dictionary, or as written. */
export function regionRow(
  { row, labelColumn, label, text, measure, period, times, untold }: RowWords,
  known: Known,
): LabelledRow {
  const found =
    placeNamed(label.name, known) ??
    (label.total ? undefined : placeNamed(label.name.replace(/(合计|小计)$/, ""), known));
  const region = label.name === "" ? null : (found?.region ?? label.name);
  // 占比% or 与全市比 under 全市 and 华容县 is no place.
  const isNone = known.isMeasure(label.name) || known.isGap(label.name);
  const unread = found?.unread ?? (isNone ? label.name : "");
  const unit = findUnits(text)[0] ?? "";
  const qualities = inPeriod(period, qualitiesOf(measure, known));
  return { row, labelColumn, label, region, indicator: null, period, unit, unread, times, untold, ...qualities };
}

/** A row whose label is an indicator, with whatever its words say beside the name. */
export function indicatorRow(
  { row, labelColumn, label, text, region: beside, measure, period, times, untold }: RowWords,
  known: Known,
): LabelledRow {
  const said = readIndicator(text, known);
  const place = beside === "" ? null : readLabel(beside).name;
  const region = place === null ? null : (known.region(place)?.name ?? place);
  const own = inPeriod(period, measure === "" ? said : qualitiesOf(measure, known));
  const { indicator, unit } = said;
  return {
    row,
    labelColumn,
    label,
    region,
    indicator,
    period: period ?? said.period,
    measure: own.measure ?? said.measure,
    against: own.against,
    saysAgainst: own.saysAgainst,
    span: own.span,
    leaning: own.leaning,
    unit,
    unread: said.unread,
    times,
    untold,
  };
}

const NOTHING: RowQualities = { measure: null, against: null, saysAgainst: false, span: null, leaning: null };

/** 去年1-8月 beside 1-8月 is its base. */
const inPeriod = (period: PeriodReading | null, own: RowQualities): RowQualities =>
  period?.lastYear === true && own.measure === null ? { ...own, measure: "base", against: "lastYear" } : own;

function qualitiesOf(words: string, known: Known): RowQualities {
  if (words === "") return NOTHING;
  const { measure, against, saysAgainst, span, leaning } = readHeader([words], known.names);
  return { measure, against, saysAgainst, span, leaning };
}
