import { meaningOf } from "./text";

/** The meaning of a word of a header or a label for a figure. */
export type Facet =
  // The measure.
  | "rank"
  | "completion"
  | "change"
  // A comparison that names no figure: 比上年同期 over a base, an amount or a rate.
  | "compared"
  | "share"
  | "target"
  | "base"
  | "done"
  | "actual"
  // How a measure is counted.
  | "rate"
  | "amount"
  | "points"
  | "percent"
  // By custom an amount (增减), by custom a rate (增长); others leave it open (比年初).
  | "net"
  | "growing"
  // Of a rate itself, for which there is no measure: 增幅比上月±.
  | "ofRate"
  // The bases that it is taken against.
  | "lastYear"
  | "yearStart"
  | "lastMonth"
  // How far it reaches.
  | "toDate"
  | "month"
  // To date, where nothing beside it says a month: 今年.
  | "thisYear"
  | "stock"
  | "wholeYear"
  // How it is worked out.
  | "comparable"
  // A part of the name that another name stands beside: 县级, 国税部门.
  | "qualifier"
  // The books that it is taken from, where a table has it from two: 国库数.
  | "source";

/** The meanings that a bureau may give a word of its own, on the sheet 词汇 of the dictionary workbook. */
export const TAUGHT_MEANINGS = {
  实际数: ["actual"],
  累计数: ["actual", "toDate"],
  本月数: ["actual", "month"],
  余额: ["actual", "stock"],
  上年同期数: ["base", "lastYear"],
  上年同月数: ["base", "lastYear", "month"],
  年初数: ["base", "yearStart"],
  增减额: ["change", "amount"],
  增长率: ["change", "rate"],
  目标数: ["target"],
  完成率: ["completion"],
  占比: ["share"],
  位次: ["rank"],
  可比口径: ["comparable"],
  名称的一部分: ["qualifier"],
  不计: [],
} as const satisfies Readonly<Record<string, readonly Facet[]>>;

/** The meaning of a column whose numbers are no figures of the table: a code, a telephone number. */
export const NOT_DATA = "不是数据";

/** The meanings of words that name no figure by themselves. */
const OF_WORDS: ReadonlySet<string> = new Set<keyof typeof TAUGHT_MEANINGS>(["可比口径", "名称的一部分", "不计"]);

/** The meanings that a bureau may give a column on the sheet 读法: those of the sheet 词汇 that name a figure, and 不是数据. */
export const COLUMN_MEANINGS: readonly string[] = [
  ...Object.keys(TAUGHT_MEANINGS).filter((meaning) => !OF_WORDS.has(meaning)),
  NOT_DATA,
];

/** The facets of a figure by a meaning; undefined where it is none of the list. */
export const facetsOfMeaning = (meaning: string): readonly Facet[] | undefined =>
  meaningOf<readonly Facet[]>(TAUGHT_MEANINGS, meaning);
