import type { Against, Measure } from "../../model/observation";
import type { Span } from "../../model/period";
import { nameKey } from "../../model/region";

/** The meaning of a word of the language for a figure; a property left open is that of the item judged. */
export interface MeasureWord {
  readonly measure: Measure;
  readonly against: Against | null;
  readonly span: Span | null;
}

/** A step in time: 上月, 去年同月, 上年末 (年初). */
export type Shift = "lastMonth" | "lastYear" | "lastYearEnd";

type Variable = "region" | "indicator" | "period" | "year" | "month" | "unit";

export type Aggregate = "sum" | "least" | "greatest" | "median" | "spread" | "count" | "all" | "any";
export type FunctionName = Aggregate | "abs" | "in" | "present";

type Words<T> = ReadonlyMap<string, T>;

const words = <T>(...lines: readonly (readonly [T, string])[]): Words<T> =>
  new Map(
    lines.flatMap(([meaning, spellings]) => spellings.split(" ").map((word) => [nameKey(word), meaning] as const)),
  );

const measure = (measure: Measure, against: Against | null = null, span: MeasureWord["span"] = null): MeasureWord => ({
  measure,
  against,
  span,
});

const MEASURES = words<MeasureWord>(
  [measure("actual", null, "yearToDate"), "累计 累计数 toDate"],
  [measure("actual", null, "balance"), "余额 balance"],
  [measure("actual", null, "month"), "本月 当月 本月数 当月数 thisMonth"],
  [measure("actual"), "本期 本期数 current"],
  [measure("base", "lastYear"), "上年同期 去年同期 同期 同期数 base"],
  [measure("change", "lastYear"), "增减额 增减 同比增减 change"],
  [measure("change", "yearStart"), "比年初增减 比年初 sinceYearStart"],
  [measure("change", "lastMonth"), "比上月增减 比上月 sinceLastMonth"],
  [measure("growth", "lastYear"), "增幅 增速 同比 growth"],
  [measure("completion"), "完成率 completion"],
  [measure("share"), "占比 比重 share"],
  [measure("rank"), "位次 排名 rank"],
  [measure("target", null, "year"), "年初预算 预算 目标 年度目标 target"],
);

const SHIFTS = words<Shift>(
  ["lastMonth", "上月 lastMonth"],
  ["lastYear", "去年同月 上年同月 lastYear"],
  ["lastYearEnd", "年初 上年末 去年末 lastYearEnd"],
);

const VARIABLES = words<Variable>(
  ["region", "地区 region"],
  ["indicator", "指标 indicator"],
  ["period", "期间 period"],
  ["year", "年份 year"],
  ["month", "月份 month"],
  ["unit", "单位 unit"],
);

const FUNCTIONS = words<FunctionName>(
  ["sum", "SUM 求和"],
  ["least", "MIN 最小"],
  ["greatest", "MAX 最大"],
  ["median", "MEDIAN 中位数"],
  ["spread", "MAD 离差"],
  ["count", "COUNT 个数"],
  ["all", "ALL 每个"],
  ["any", "ANY 任一"],
  ["abs", "ABS 绝对值"],
  ["in", "IN 属于"],
  ["present", "PRESENT 有数"],
);

const TOTALS = words<"total">(["total", "合计 总计 total"]);
const OWN = words<"own">(["own", "本地区 own"]);
const GROUP = words<"group">(["group", "六县 六县市 六县（市） 各县 各县市 各县（市） group"]);

/** 近12月: how many months before the item's own. */
const MONTHS = /^(?:近|last)(\d{1,2})(?:个?月|months)$/;

const in_ =
  <T>(table: Words<T>) =>
  (word: string): T | undefined =>
    table.get(nameKey(word));

export const measureWord = in_(MEASURES);
export const shiftWord = in_(SHIFTS);
export const variableWord = in_(VARIABLES);
export const functionWord = in_(FUNCTIONS);
export const totalWord = in_(TOTALS);
export const ownWord = in_(OWN);
export const groupWord = in_(GROUP);
export const isFunctionWord = (word: string): boolean => functionWord(word) !== undefined;

export function monthsWord(word: string): number | undefined {
  const months = Number(MONTHS.exec(nameKey(word))?.[1] ?? 0);
  return months > 0 ? months : undefined;
}
