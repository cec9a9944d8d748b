/** Words of the closed sets, which files and cells show and which are read back from them. */
import type { Best } from "./indicator";
import { REASONS, type Reason } from "./figure";
import type { Cause, Outcome, Severity, Verdict } from "./finding";
import type { Against, Measure, Version } from "./observation";
import type { Span } from "./period";
import type { EventKind, Family, Feedback, ProjectStage, Routine, Stage } from "./supervision";

/** Language of what a person reads: Chinese ("zh", the default everywhere) or English ("en"). */
export type Language = "zh" | "en";

/**
 * Chooses the words of a language, of the Chinese and the English ones.
 *
 * @example
 * inLanguage("en")("位次", "place") // => "place"
 */
export const inLanguage =
  (language: Language) =>
  (zh: string, en: string): string =>
    language === "en" ? en : zh;

type Words = Readonly<Record<Language, string>>;

/** In English a reason is its own words; both languages are read back as the same absence. */
const REASON_WORDS: Readonly<Record<Reason, string>> = {
  "not reported": "未报",
  "not a number": "不是数字",
  "not applicable": "不适用",
  "zero base": "基期为零",
  "negative base": "基期为负",
  "loss to profit": "扭亏",
  "loss narrowed": "减亏",
  "loss widened": "增亏",
  "loss unchanged": "亏损持平",
  "total unchanged": "总量未变",
  "joint months": "合并公布",
  "month before missing": "缺上月累计",
  "basis changed": "口径不可比",
  "not recomputable": "不宜重算",
  "no target": "未设目标",
  "already first": "已居首位",
  "not in the field": "不在参评范围",
  "year over": "年度已结束",
  "holidays unknown": "节假日未公布",
  "unit unknown": "单位不明",
  "figures disagree": "各处数据不一",
  "rule stopped": "规则已中止",
};

/** Closed sets whose words label a column, a filter or a badge. */
const LABELS = {
  /** Lights of an assignment; the union is `Light` of supervision/calendar. */
  light: {
    red: { zh: "红", en: "red" },
    yellow: { zh: "黄", en: "yellow" },
    blue: { zh: "蓝", en: "blue" },
    green: { zh: "绿", en: "green" },
  },
  severity: {
    error: { zh: "强制", en: "error" },
    warning: { zh: "核实", en: "warning" },
    info: { zh: "提示", en: "note" },
  } satisfies Record<Severity, Words>,
  outcome: {
    passed: { zh: "通过", en: "passed" },
    failed: { zh: "不通过", en: "failed" },
    undecided: { zh: "无法判断", en: "undecided" },
  } satisfies Record<Outcome, Words>,
  verdict: {
    agree: { zh: "一致", en: "agrees" },
    withinRounding: { zh: "舍入误差内", en: "within rounding" },
    disagree: { zh: "不一致", en: "disagrees" },
    undecided: { zh: "无法判断", en: "undecided" },
  } satisfies Record<Verdict, Words>,
  cause: {
    "chained rounding": { zh: "连续修约", en: "chained rounding" },
    truncated: { zh: "截尾", en: "truncated, not rounded" },
    "unit slip": { zh: "计量单位错位", en: "wrong unit" },
    "sign flip": { zh: "正负号", en: "wrong sign" },
    "swapped digits": { zh: "两位数字颠倒", en: "two digits swapped" },
    "digit typo": { zh: "错、漏或多一位数字", en: "one digit wrong, missing or too many" },
    "percent not points": { zh: "百分点误作百分比", en: "percent where percentage points are meant" },
    basis: { zh: "口径不同", en: "another basis" },
    "stale period": { zh: "沿用上期", en: "left over from an earlier period" },
    "alias missing": { zh: "名称未登记", en: "name not in the dictionary" },
    "damaged text": { zh: "文字受损", en: "damaged text" },
    "formula lost": { zh: "公式丢失", en: "formula lost" },
  } satisfies Record<Cause, Words>,
  best: {
    high: { zh: "高优", en: "high" },
    low: { zh: "低优", en: "low" },
  } satisfies Record<Best, Words>,
  measure: {
    actual: { zh: "本期数", en: "actual" },
    base: { zh: "基期数", en: "base" },
    change: { zh: "增减额", en: "change" },
    growth: { zh: "增幅", en: "growth" },
    target: { zh: "目标数", en: "target" },
    completion: { zh: "完成率", en: "completion" },
    share: { zh: "比重", en: "share" },
    rank: { zh: "位次", en: "place" },
  } satisfies Record<Measure, Words>,
  span: {
    month: { zh: "当月", en: "month" },
    yearToDate: { zh: "累计", en: "year to date" },
    balance: { zh: "期末余额", en: "end of period" },
    year: { zh: "全年", en: "year" },
  } satisfies Record<Span, Words>,
  against: {
    lastYear: { zh: "上年同期", en: "a year earlier" },
    yearStart: { zh: "年初", en: "the start of the year" },
    lastMonth: { zh: "上月", en: "the month before" },
  } satisfies Record<Against, Words>,
  stage: {
    study: { zh: "研判部署", en: "study" },
    coordination: { zh: "协调调度", en: "coordination" },
    control: { zh: "进度控制", en: "control" },
    feedback: { zh: "情况反馈", en: "feedback" },
  } satisfies Record<Stage, Words>,
  feedback: {
    close: { zh: "销号", en: "close" },
    refer: { zh: "提请研究", en: "refer" },
    account: { zh: "提请问责", en: "hold to account" },
  } satisfies Record<Feedback, Words>,
  projectStage: {
    preparation: { zh: "前期", en: "preparation" },
    started: { zh: "开工", en: "started" },
    building: { zh: "在建", en: "building" },
    completed: { zh: "竣工", en: "completed" },
  } satisfies Record<ProjectStage, Words>,
  family: {
    city: { zh: "市考核", en: "city" },
    moderate: { zh: "小康考核", en: "moderate prosperity" },
    county: { zh: "县定", en: "county" },
  } satisfies Record<Family, Words>,
  routine: {
    patrol: { zh: "巡查", en: "patrol" },
    review: { zh: "评比", en: "review" },
    notice: { zh: "通报", en: "notice" },
  } satisfies Record<Routine, Words>,
  event: {
    record: { zh: "登记", en: "record" },
    remove: { zh: "注销", en: "remove" },
    assign: { zh: "交办", en: "assign" },
    stage: { zh: "环节", en: "stage" },
    enter: { zh: "进入程序", en: "enter the procedure" },
    extend: { zh: "延期", en: "extend" },
    feedback: { zh: "反馈", en: "feedback" },
    reopen: { zh: "恢复督办", en: "reopen" },
  } satisfies Record<EventKind, Words>,
  version: {
    flash: { zh: "快报", en: "flash" },
    adjusted: { zh: "调整", en: "adjusted" },
    final: { zh: "决算", en: "final" },
  } satisfies Record<Version, Words>,
};

type Labels = typeof LABELS;

/** A closed set that has words, and the members of one. */
export type LabelKind = keyof Labels;
export type LabelOf<Kind extends LabelKind> = keyof Labels[Kind];

/**
 * The reason that there is no number, in the words that a cell shows and that are read back as the same absence.
 *
 * @example
 * reasonWords("zero base") // => "基期为零"
 * reasonWords("zero base", "en") // => "zero base"
 */
export function reasonWords(reason: Reason, language: Language = "zh"): string {
  return language === "zh" ? REASON_WORDS[reason] : reason;
}

/**
 * The word for one of a closed set (名目): severity, outcome, verdict, cause, measure, span, against, version.
 *
 * @example
 * labelWords("severity", "warning") // => "核实"
 * labelWords("measure", "growth", "en") // => "growth"
 */
export function labelWords<Kind extends keyof Labels>(
  kind: Kind,
  of: keyof Labels[Kind],
  language: Language = "zh",
): string {
  return (LABELS[kind][of] as Words)[language];
}

/**
 * The one of a closed set that is named by its own key or by a word of `labelWords` (名目反查); undefined where it names none.
 *
 * @example
 * labelOf("severity", "核实") // => "warning"
 * labelOf("severity", "大概") // => undefined
 */
export function labelOf<Kind extends keyof Labels>(kind: Kind, words: string): keyof Labels[Kind] | undefined {
  return BY_WORDS[kind].get(words) as keyof Labels[Kind] | undefined;
}

const BY_WORDS = Object.fromEntries(
  Object.entries(LABELS).map(([kind, labels]) => [
    kind,
    new Map(
      Object.entries<Words>(labels).flatMap(([one, { zh, en }]) => [one, zh, en].map((word) => [word, one] as const)),
    ),
  ]),
) as unknown as Readonly<Record<keyof Labels, ReadonlyMap<string, string>>>;

/**
 * The reason that words of `reasonWords` name (缺数原因反查); undefined where they name none.
 *
 * @example
 * reasonOf("未报") // => "not reported"
 * reasonOf("65300") // => undefined
 */
export const reasonOf = (words: string): Reason | undefined => REASON_BY_WORDS.get(words);

const REASON_BY_WORDS: ReadonlyMap<string, Reason> = new Map(
  REASONS.flatMap((reason) => [reason, REASON_WORDS[reason]].map((words) => [words, reason] as const)),
);

/** The words of a cell that lists several. */
export const listed = (text: string): string[] =>
  text
    .split(/[、,，;；|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Several words in one cell, as `listed` takes them apart. */
export const listing = (words: readonly string[]): string => words.join("、");
