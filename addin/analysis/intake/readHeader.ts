import type { Names } from "../indicator";
import type { Against, Measure } from "../observation";
import type { Span } from "../period";
import { findPeriods, type PeriodReading } from "./readPeriod";
import { findUnits, withoutUnits } from "./readUnit";
import { plain } from "./text";

/** What the header of one column says, its rows read from top to bottom. */
export interface HeaderReading {
  /** Names from the dictionary, or null. */
  readonly region: string | null;
  readonly indicator: string | null;
  /** Words that are neither names we know nor words of measure, as written; "" where none are left. */
  readonly rest: string;
  readonly measure: Measure | null;
  readonly against: Against | null;
  readonly span: Span | null;
  readonly period: PeriodReading | null;
  readonly unit: string;
  /** 可比价, 不变价, 同口径: a rate that levels do not reproduce. */
  readonly comparable: boolean;
}

/** What a column is for when it holds no figures of its own. */
export type ColumnRole = "region" | "indicator" | "index" | "code" | "unit" | "note" | "figure";

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
  [
    "note",
    /^(备注|说明|口径|来源|数据来源|责任单位|责任人|联系人|联系电话|电话|填报人|牵头领导|完成期限|期限|source|notes?|remarks?)$/i,
  ],
];

/**
 * What a column is for, by its header alone.
 *
 * @example
 * roleOf("县（市）") // => "region"
 * roleOf("序 号") // => "index"
 * roleOf("累计") // => "figure"
 */
export function roleOf(header: string): ColumnRole {
  const line = withoutUnits(plain(header));
  return ROLES.find(([, pattern]) => pattern.test(line))?.[0] ?? "figure";
}

const AGAINST =
  "(?:同比|环比|[比较与]?(?:上年|去年)(?:同期|同月)(?:数)?(?:相比|比)?(?=增|减|升|降|±|\\+-|变|净|%)|[比较](?:上年|去年)(?:同期|同月)?|[比较]上月|[比较]年初|[比较]同期)";
const CHANGE = "(?:增长|增减|增加|减少|增收|增支|增|升降|±|\\+/?-|变化|变动|下降|净增|提高|涨)";
const KIND = "(?:率|幅度|幅|速度|速|额|数|量|值|金额|绝对额|百分比|百分点|个百分点|%|情况|±|\\+/?-|\\(|\\))*";
const YEARLY = "(?:全年|年度|本年度?|年初|当年|调整|今年)";

/** Words of measure at either end of a header, longest meaning first. `税收比重` is a name; `比重` alone is a measure. */
const WORDS = [
  "(?:增速|增幅|增量|总量|占比|比重)?(?:位次|排名|名次|排位|排序)(?:变化)?",
  `(?:占|为|完成)${YEARLY}?(?:收入)?(?:预算|计划|目标|任务)(?:数|任务)?的?(?:%|比例|比重|进度|百分比)?`,
  "(?:预算|计划|目标|任务)?(?:完成|执行|到位)(?:率|进度|比例|百分比|%)",
  "进度%?",
  "(?:收入|支出|预算|计划|任务)?(?:完成|执行)情况|预算执行|与?(?:上年|去年)?同期(?:相?比较?|对比)|与?上年(?:相?比较|对比)",
  `${AGAINST}${CHANGE}?${KIND}`,
  `${CHANGE}${KIND}`,
  "占.{2,10}(?:的?比重|的?比例|%)",
  "(?:所占)?(?:比重|占比|比例|构成)",
  `(?:${YEARLY}(?:收入)?(?:预算|计划|目标|任务)(?:数|值|任务|安排)?|(?:预算|计划|任务|目标)(?:数|值|任务)|收入计划|^(?:预算|计划|目标|任务)$)`,
  "(?:上年|去年)(?:同期|同月)?(?:累计|完成|实际|决算)?(?:完成)?(?:数|额|值|收入)?",
  "同期数?|基期数?|年初(?:数|余额)|上月(?:数|末|累计|余额|末余额)?",
  "(?:本月|当月|单月|本期|本月止|本年|今年|自年初)?(?:止|以来)?(?:累计)?(?:实际)?(?:完成|到位|征收|入库)(?:数|额|值|情况|金额)?",
  "(?:本月|当月|单月|本期)(?:止)?(?:累计)?(?:数|额|收入|支出|实际)?",
  "(?:本年|今年)?累计(?:数|额|值)?",
  "(?:期末|月末|本月末|本期末)?余额|期末(?:数|余额)?",
  "本年(?:数|实际)?|今年|实际(?:数|值)?|实绩|数值|数额|金额|绝对[额值数]|总量|当期",
  "%|±",
].join("|");

const AT_END = new RegExp(`(?:${WORDS})$`);
const AT_START = new RegExp(`^(?:${WORDS})`);

/**
 * Reads a header, given from top to bottom, by its words and not by its position.
 *
 * @example
 * readHeader(["一般公共预算收入", "累计", "比上年增长(%)"], namesOf(EMPTY_DICTIONARY)).measure // => "growth"
 * readHeader(["1-8月累计"], namesOf(EMPTY_DICTIONARY)).span // => "yearToDate"
 * readHeader(["增减额（万元）"], namesOf(EMPTY_DICTIONARY)).unit // => "万元"
 */
export function readHeader(pieces: readonly string[], names: Names): HeaderReading {
  let region: string | null = null;
  let indicator: string | null = null;
  let unit = "";
  let words = "";
  const rest: string[] = [];
  let period: PeriodReading | null = null;
  let comparable = false;
  let span: Span | null = null;

  for (const piece of pieces) {
    const line = plain(piece);
    if (line === "") continue;
    comparable ||= /可比|不变价|同口径/.test(line);
    const units = findUnits(piece);
    if (units.length > 0 && findUnits(line).join() === units.join()) unit = units[0] as string;
    const parts = strip(withoutUnits(line), names);
    span = spanOf(parts.words) ?? span;
    region = parts.region ?? region;
    indicator = parts.indicator ?? indicator;
    period = merged(period, parts.period);
    if (parts.words !== "") words += (words === "" ? "" : "|") + parts.words;
    if (parts.rest !== "") rest.push(parts.rest === withoutUnits(line) ? nameAsWritten(piece) : parts.rest);
  }
  if (words.endsWith("%") && unit === "") unit = "%";
  const measure = measureOf(words, unit);
  return {
    region,
    indicator,
    rest: rest.join("/"),
    measure,
    against: measure === null ? null : againstOf(measure, words),
    span: measure === "target" ? "year" : (span ?? period?.span ?? null),
    period,
    unit: unit === "%" && /百分点/.test(words) ? "个百分点" : unit,
    comparable,
  };
}

/** A name as it is kept: blanks that only align it are dropped, units in brackets too. */
export function nameAsWritten(text: string): string {
  const line = text
    .normalize("NFKC")
    .replace(/[\u200B\uFEFF]/g, "")
    .trim();
  const name = withoutUnits(/\p{Script=Han}/u.test(line) ? plain(line) : line.replace(/\s+/g, " "));
  return name.replace(/[:：*※]+$/, "").trim();
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

function strip(line: string, names: Names): Stripped {
  const known = (text: string): Pick<Stripped, "region" | "indicator"> | undefined => {
    const place = names.region(text)?.name ?? null;
    const thing =
      place === null
        ? (names.indicator(text)?.name ?? names.indicator(text.replace(/^(全县|全市|我县|本县)/, ""))?.name ?? null)
        : null;
    return place !== null || thing !== null ? { region: place, indicator: thing } : undefined;
  };
  const whole = known(line);
  if (whole) return { ...whole, period: null, words: "", rest: "" };

  const [period = null] = findPeriods(line);
  let rest = period ? line.replace(period.words, "").replace(/^[的,，]+/, "") : line;
  let words = "";
  for (let changed = true; changed && rest !== "";) {
    const name = known(rest);
    if (name) return { ...name, period, words, rest: "" };
    changed = false;
    const end = AT_END.exec(rest);
    if (end && end[0] !== "") {
      rest = rest.slice(0, end.index);
      words = end[0] + words;
      changed = true;
      continue;
    }
    const start = AT_START.exec(rest);
    if (start && start[0] !== "") {
      rest = rest.slice(start[0].length);
      words = start[0] + words;
      changed = true;
    }
  }
  return {
    region: null,
    indicator: null,
    period,
    words,
    rest: rest.replace(/^[()\-:,，、的]+|[(\-:,，、的]+$/g, "").replace(/^\)+$/, ""),
  };
}

function measureOf(words: string, unit: string): Measure | null {
  const percent = /%|率|幅|速|百分/.test(words) || unit === "%";
  if (/位次|排名|名次|排位|排序/.test(words)) return "rank";
  if (
    /占.*(预算|计划|目标|任务)|为.*(预算|计划|目标|任务)|完成(率|进度|比例|百分比|%)|执行(率|%)|到位率|进度|完成.*(预算|计划|目标|任务)(数|任务)?的?%/.test(
      words,
    )
  )
    return "completion";
  if (/增|减|升降|±|\+\/?-|变化|变动|下降|涨|同比|环比|提高|[比较](上年|去年|上月|年初|同期)/.test(words)) {
    if (/百分点/.test(words) || unit === "个百分点") return "change";
    if (percent) return "growth";
    return /额|数|量|值|金额|加|减|收|支|净/.test(words) ? "change" : "growth";
  }
  if (/比重|占比|比例|构成|占.*%/.test(words)) return "share";
  if (/完成|实际/.test(words) && /%/.test(words)) return "completion";
  if (/预算|计划|目标|任务/.test(words)) return "target";
  if (/上年|去年|同期|基期|年初|上月/.test(words)) return "base";
  return words === "" || words === "%" ? null : "actual";
}

function againstOf(measure: Measure, words: string): Against | null {
  if (measure !== "base" && measure !== "change" && measure !== "growth") return null;
  if (/年初/.test(words)) return "yearStart";
  return /上月|环比/.test(words) ? "lastMonth" : "lastYear";
}

function spanOf(words: string): Span | null {
  if (/累计|止|今年|本年/.test(words)) return "yearToDate";
  if (/本月|当月|单月/.test(words)) return "month";
  if (/余额|期末|月末/.test(words)) return "balance";
  return null;
}
