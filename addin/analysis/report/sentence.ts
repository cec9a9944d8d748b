import { absence, isNumber, type Absence, type Figure, type Reason } from "../model/figure";
import type { Facts } from "../model/facts";
import type { Clause } from "../model/indicator";
import type { Period } from "../model/period";
import type { Standing } from "../model/standing";
import { growthWords } from "./number";
import { periodWords } from "./periodWords";
import { standingWords } from "./placeWords";
import { PLACEHOLDERS } from "./placeholders";
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

/** A stretch of a sentence, and the fact that it tells; null where it is the template's own words. */
export interface Piece {
  readonly text: string;
  readonly fact: { readonly indicator: string; readonly placeholder: string } | null;
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
 * - {期间} 1—8月, {地区} 华容县, {指标} 财政总收入, {组} 六县（市）
 * - {数值} 6.53亿元, {增长} 同比增长3.2%, {增速} 3.2%, {比重} 61.33%, {比年初} 增加38.96亿元
 * - {位次} 第5位 or 首位; {倒数位次} 倒数第二 or 末位, in the upper half as {位次}; {高于} 仅高于湘阴县, 居首位 or 居末位
 * - {目标类别} 小康考核; {目标差距} 相差13.67个百分点 behind, 相比超过 ahead, 持平; {完成率} 119.75%
 *
 * @example
 * clauseText("全县开工", factsOf({ ...monthly({ sheets: [plainSheet([["2017年1-8月（个）"], ["项目", "累计"], ["开工项目", 41]])] }), region: "" }, plainIndicator("开工项目"))) // => { text: "全县开工", pieces: [{ text: "全县开工", fact: null }], missing: [] }
 */
export function clauseText(template: string, facts: Facts): ClauseText {
  const missing: Missing[] = [];
  const pieces: Piece[] = [];
  const indicator = facts.indicator.name;
  for (const [whole, name] of template.matchAll(/\{([^{}]*)\}|[^{]+|\{/g)) {
    if (name === undefined) {
      pieces.push({ text: whole, fact: null });
      continue;
    }
    const placeholder = PLACEHOLDERS[name];
    const words = placeholder ? placeholder.fill(facts) : absence("not applicable");
    if (typeof words === "string") {
      pieces.push({ text: words, fact: { indicator, placeholder: name } });
      continue;
    }
    const label = placeholder ? placeholder.label : `{${name}}`;
    const told = `${indicator}${label}：${reasonWords(words.absent)}`;
    // {位次} and {高于} of one clause lack the same fact.
    if (missing.every((other) => other.text !== told)) {
      missing.push({ indicator, placeholder: name, reason: words.absent, text: told });
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
  const numbers = [...new Set(clauses.map(({ clause }) => clause.sentence))].sort((a, b) => a - b);
  return numbers.map((sentence) => {
    const missing: Missing[] = [];
    const pieces: Piece[] = [];
    let said = "";
    for (const { clause, facts } of clauses) {
      if (clause.sentence !== sentence) continue;
      const worded = clauseText(clause.template, facts);
      missing.push(...worded.missing);
      if (worded.text === "") continue;
      const period = periodWords(facts.period);
      const lead = period === said || clause.template.includes("{期间}") ? "" : `${period}，`;
      const before = (pieces.length === 0 ? "" : "；") + lead;
      if (before !== "") pieces.push(plainly(before));
      pieces.push(...worded.pieces);
      said = period;
    }
    if (pieces.length > 0) pieces.push(plainly("。"));
    return { sentence, text: textOf(pieces), pieces, missing };
  });
}
