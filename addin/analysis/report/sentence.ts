import { isNumber, type Absence, type Figure, type Reason } from "../model/figure";
import type { Facts } from "../model/facts";
import { groupedBy } from "../model/groups";
import type { Clause } from "../model/indicator";
import type { Period } from "../model/period";
import type { Standing } from "../model/standing";
import { growthWords } from "./number";
import { periodWords } from "./periodWords";
import { standingWords } from "./placeWords";
import { placeholderOf, wordsOfFact } from "./placeholders";
import type { NumberId } from "../model/numberId";
import { reasonWords } from "../model/words";

export interface GrowthSentence {
  readonly indicator: string;
  readonly period: Period;
  readonly name: string;
  readonly growth: Figure;
  readonly standing: Standing | Absence;
  readonly decimals: number;
}

/**
 * One sentence on one indicator (通报句子): its growth, and its place among its peers.
 *
 * @example
 * growthSentence({ indicator: "财政总收入", period: { year: 2017, month: 8, span: "yearToDate" }, name: "华容县", growth: 0.032, standing: standing("华容县", ["平江县", "华容县", "临湘市"], [0.089, 0.032, 0.015]), decimals: 1 }) // => "1—8月，华容县财政总收入同比增长3.2%，居第2位。"
 */
export function growthSentence({ indicator, period, name, growth, standing, decimals }: GrowthSentence): string {
  const place = "absent" in standing ? "" : `，居${standingWords(standing)}`;
  const grown = isNumber(growth) ? growthWords(growth, decimals) : `增速${reasonWords(growth.absent)}`;
  return `${periodWords(period)}，${name}${indicator}${grown}${place}。`;
}

/** A fact that a clause needs and does not have. */
export interface Missing {
  readonly indicator: string;
  /** The placeholder that stays open. */
  readonly placeholder: string;
  readonly reason: Reason;
  /** The words in its stead: 税收占财政总收入比重：未报. */
  readonly text: string;
}

/** A stretch of a sentence, and the number that it tells; null where it is the template's own words or a name. */
export interface Piece {
  readonly text: string;
  readonly fact: NumberId | null;
}

/** A clause in words; "" where facts are missing, and then which ones. */
export interface ClauseText {
  readonly text: string;
  /** The text in pieces, so that a number can be traced to its fact. */
  readonly pieces: readonly Piece[];
  readonly missing: readonly Missing[];
}

/** One sentence of the bulletin; `text` is "" where none of its clauses could be printed. */
export interface Sentence {
  readonly sentence: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly missing: readonly Missing[];
}

/**
 * One clause of the bulletin (通报分句): a template with its {placeholders} filled from the facts.
 *
 * A clause that lacks a fact is not printed at all, with a hole or a 0 in it: it tells what is missing and why. A
 * placeholder that is none of ours counts as missing, "not applicable".
 *
 * - {期间} 1—8月, {期间:通称} 上半年, {期间:不写} nothing, {地区} 华容县, {指标} 财政总收入, {组} 六县（市）
 * - {数值} 6.53亿元, {增减} 同比增加2025万元, {增长} 同比增长3.2%, {增长:简} 增长3.2%, {增长:倍} 同比增长1.6倍, {增速} 3.2%, {增减情况} as {增长}, and
 *   上年同期为零 or 由负转正 where there is no rate
 * - {增速变化} 增速较1—7月回落0.3个百分点 or {增速变化:上年}; {比重} 61.33%, {比重变化} 同比提高0.54个百分点 or {比重变化:上月}
 * - {位次} 第5位 or 首位; {倒数位次} 倒数第二 or 末位, in the upper half as {位次}; {高于} 仅高于湘阴县, 居首位 or 居末位; of
 *   these {位次:总量} by the level; {名次} 5; {位次变化} 较1—7月上升1位; {与平均} 高于全市平均2.1个百分点
 * - {目标类别} 小康考核, {目标值} 75.00%; {目标差距} 相差13.67个百分点 behind, 相比超过 ahead, 持平; {完成率} 119.75%, {完成情况}
 *   超额完成19.75%, {序时进度} 快于序时进度3.40个百分点, {同期进度} 快于上年同期0.80个百分点, each with its places as {完成率:1};
 *   {月均需完成} 后4个月月均需完成8325万元; {原因} and {措施} as the sheet 说明 has them
 * - {比年初} 增加38.96亿元; {拉动:财政总收入} 拉动财政总收入增长1.2个百分点, {拉动幅度:财政总收入} 1.2个百分点, {贡献率:财政总收入} 38.8%; {动因:税收收入、非税收入}
 *   what each part brought
 *
 * @example
 * clauseText("全县开工", factsOf({ ...monthly({ sheets: [plainSheet([["2017年1-8月（个）"], ["项目", "累计"], ["开工项目", 41]])] }), region: "" }, plainIndicator("开工项目"))) // => { text: "全县开工", pieces: [{ text: "全县开工", fact: null }], missing: [] }
 */
export function clauseText(template: string, facts: Facts): ClauseText {
  const missing: Missing[] = [];
  const pieces: Piece[] = [];
  const indicator = facts.indicator.name;
  const id = { indicator, region: facts.region, period: facts.period, family: facts.targetFamily };
  for (const [whole, name] of template.matchAll(/\{([^{}]*)\}|[^{]+|\{/g)) {
    if (name === undefined) {
      pieces.push({ text: whole, fact: null });
      continue;
    }
    const placeholder = placeholderOf(name);
    const words = wordsOfFact(facts, name);
    if (typeof words === "string") {
      pieces.push({ text: words, fact: placeholder?.isName ? null : { ...id, placeholder: name } });
      continue;
    }
    const label = placeholder ? placeholder.label : `{${name}}`;
    const text = `${indicator}${label}：${reasonWords(words.absent)}`;
    // {位次} and {高于} of one clause lack the same fact.
    if (missing.every((other) => other.text !== text)) {
      missing.push({ indicator, placeholder: name, reason: words.absent, text });
    }
  }
  return missing.length > 0 ? { text: "", pieces: [], missing } : { text: textOf(pieces), pieces, missing };
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");

const plainly = (text: string): Piece => ({ text, fact: null });

/**
 * The bulletin (通报): clauses of one sentence number joined by ；, behind the period and before 。, in the order of the
 * numbers.
 *
 * The period is that of the sentence's first printed clause, unless its template names one; a later clause of another
 * period (8月末 beside 1—8月) says its own.
 *
 * @example
 * bulletinSentences([]) // => []
 */
export function bulletinSentences(clauses: readonly { readonly clause: Clause; readonly facts: Facts }[]): Sentence[] {
  const bySentence = [...groupedBy(clauses, ({ clause }) => clause.sentence)].sort(([a], [b]) => a - b);
  return bySentence.map(([sentence, clausesOfIt]) => {
    const missing: Missing[] = [];
    const pieces: Piece[] = [];
    let said = "";
    for (const { clause, facts } of clausesOfIt) {
      const worded = clauseText(clause.template, facts);
      missing.push(...worded.missing);
      if (worded.text === "") continue;
      const period = periodWords(facts.period);
      const lead = period === said || /\{期间[:：}]/.test(clause.template) ? "" : `${period}，`;
      const before = (pieces.length === 0 ? "" : "；") + lead;
      if (before !== "") pieces.push(plainly(before));
      pieces.push(...worded.pieces);
      said = period;
    }
    if (pieces.length > 0) pieces.push(plainly("。"));
    return { sentence, text: textOf(pieces), pieces, missing };
  });
}
