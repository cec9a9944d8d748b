import type { Names } from "../../model/indicator";
import type { Against, Measure } from "../../model/observation";
import type { Span } from "../../model/period";
import { knownOf, type Known } from "./known";
import { againstOf, measureOf, spanOf, stripMeasure } from "./measure";
import { findPeriods, type PeriodReading } from "./period";
import { findUnits, nameAsWritten, withoutUnits } from "./unit";
import { cached, cachedFor } from "../../model/cache";
import { plain } from "./text";

/** The header of one column, its rows read from top to bottom. */
export interface HeaderReading {
  /** Names from the dictionary, or null. */
  readonly region: string | null;
  readonly indicator: string | null;
  /** Words that are neither names we know nor words of measure, as written; "" where none are left. */
  readonly rest: string;
  /** The same, row by row of the header; "" for a row that says no name. */
  readonly rests: readonly string[];
  readonly measure: Measure | null;
  readonly against: Against | null;
  readonly span: Span | null;
  readonly period: PeriodReading | null;
  readonly unit: string;
  /** 可比价, 不变价, 同口径: a rate that levels do not reproduce. */
  readonly comparable: boolean;
}

/** The use of a column that holds no figures of its own. */
export type ColumnRole = "region" | "indicator" | "period" | "index" | "code" | "unit" | "note" | "figure";

const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  ["index", /^(序号|行次|行号|编号|栏次|排序号?|no\.?|#)$/i],
  ["code", /(代码|编码|code)$/i],
  ["unit", /^(计量单位|单位|unit)$/i],
  [
    "region",
    /^(地区|地区名称|县市区?|县\(市\)|县\(市、?区\)|县市名称|单位名称|填报单位|区划|区域|市县|县区|区县|乡镇|county|state|region|area|city)$/i,
  ],
  [
    "indicator",
    /^(项目|项目名称|指标|指标名称|科目|科目名称|收入项目|预算科目|名称|税种|类别|内容|工作内容|任务|任务名称|事项|item|items|indicator|description)$/i,
  ],
  ["period", /^(年份|年度|年月|月份|时间|时期|期间|期别|所属期|统计期|报告期|year|month|period|fiscalyear)$/i],
  [
    "note",
    /^(备注|说明|口径|来源|数据来源|责任单位|责任人|联系人|联系电话|电话|填报人|牵头领导|完成期限|期限|source|notes?|remarks?)$/i,
  ],
];

/**
 * Gives the use of a column (列的用途), by its header alone.
 *
 * @example
 * roleOf("县（市）") // => "region"
 * roleOf("序 号") // => "index"
 * roleOf("累计") // => "figure"
 */
export const roleOf = cached((header): ColumnRole => {
  const line = withoutUnits(plain(header));
  return ROLES.find(([, pattern]) => pattern.test(line))?.[0] ?? "figure";
});

/**
 * Reads a header, given from top to bottom, by its words and not by its position.
 *
 * @example
 * readHeader(["一般公共预算收入", "累计", "比上年增长(%)"], namesOf(EMPTY_DICTIONARY)).measure // => "growth"
 * readHeader(["1-8月累计"], namesOf(EMPTY_DICTIONARY)).span // => "yearToDate"
 * readHeader(["增减额（万元）"], namesOf(EMPTY_DICTIONARY)).unit // => "万元"
 */
export function readHeader(pieces: readonly string[], names: Names): HeaderReading {
  const strip = stripper(names);
  let region: string | null = null;
  let indicator: string | null = null;
  let unit = "";
  let words = "";
  const rests: string[] = [];
  let period: PeriodReading | null = null;
  let comparable = false;
  let span: Span | null = null;

  for (const piece of joined(pieces)) {
    const line = plain(piece).replace(/^(其中[:：]?|#)|^\(in(thousands|millions)\)$/i, "");
    const bare = withoutUnits(line);
    comparable ||= /可比|不变价|同口径/.test(line);
    unit = findUnits(piece)[0] ?? unit;
    const parts = strip(bare);
    span = spanOf(parts.words) ?? span;
    region = parts.region ?? region;
    indicator = parts.indicator ?? indicator;
    period = merged(period, parts.period);
    if (parts.words !== "") words += (words === "" ? "" : "|") + parts.words;
    rests.push(parts.rest === bare && parts.rest !== "" ? nameAsWritten(piece) : parts.rest);
  }
  if (words.endsWith("%") && unit === "") unit = "%";
  const measure = measureOf(words, unit);
  return {
    region,
    indicator,
    rest: rests.filter((rest) => rest !== "").join("/"),
    rests,
    measure,
    against: againstOf(measure, words),
    span: measure === "target" ? "year" : (span ?? period?.span ?? null),
    period,
    unit: unit === "%" && /百分点/.test(words) ? "个百分点" : unit,
    comparable,
  };
}

/** Percent over Distribution, Per over capita: one word that two rows share. */
function joined(pieces: readonly string[]): readonly string[] {
  const whole = pieces.join(" ");
  return pieces.length > 1 && /^(percent distribution|per capita)$/i.test(whole) ? [whole] : pieces;
}

function merged(first: PeriodReading | null, second: PeriodReading | null): PeriodReading | null {
  if (!first || !second) return first ?? second;
  return {
    year: second.year ?? first.year,
    month: second.month ?? first.month,
    span: second.span ?? first.span,
    lastYear: first.lastYear || second.lastYear,
    words: first.words + second.words,
  };
}

interface Stripped {
  readonly region: string | null;
  readonly indicator: string | null;
  readonly period: PeriodReading | null;
  readonly words: string;
  readonly rest: string;
}

const stripper = cachedFor((names: Names) => {
  const known = knownOf(names);
  return cached((line) => stripped(line, known));
});

function stripped(line: string, known: Known): Stripped {
  const nameOf = (text: string): Pick<Stripped, "region" | "indicator"> | undefined => {
    const region = known.region(text)?.name ?? null;
    const thing =
      region === null
        ? (known.indicator(text) ?? known.indicator(text.replace(/^(全县|全市|我县|本县)/, "")))
        : undefined;
    return region !== null || thing !== undefined ? { region, indicator: thing?.name ?? null } : undefined;
  };
  const whole = nameOf(line);
  if (whole) return { ...whole, period: null, words: "", rest: "" };

  const [period = null] = findPeriods(line);
  const after = period ? line.replace(period.words, "").replace(/^[的,，]+/, "") : line;
  const { words, rest } = stripMeasure(after, (text) => nameOf(text) !== undefined);
  const name = nameOf(rest);
  if (name) return { ...name, period, words, rest: "" };
  return { region: null, indicator: null, period, words, rest: rest.replace(/^[()\-:,，、的]+|[(\-:,，、的]+$/g, "") };
}
