import type { Language } from "../model/words";

type Words = readonly [zh: string, en: string];

/** The things that the reader of a formula expected, by code. */
const EXPECTED: Readonly<Record<string, Words>> = {
  name: ["指标名称", "the name of an indicator"],
  number: ["数字", "a number"],
  function: ["函数", "a function"],
  operator: ["+ − × ÷", "+ − × ÷"],
  comparison: ["= <> < <= > >=", "= <> < <= > >="],
  and: ["且", "and"],
  or: ["或", "or"],
  not: ["非", "not"],
  when: ["当", "when"],
  then: ["时", "then"],
  "(": ["左括号", "a left bracket"],
  ")": ["右括号", "a right bracket"],
  ",": ["逗号", "a comma"],
  ".": ["点", "a dot"],
  end: ["公式结束", "the end of the formula"],
  "=": ["= 或 <>（文字不分大小）", "= or <> (text is neither more nor less)"],
  text: ["文字", "text"],
  list: ["要属于的各项", "the things to be among"],
  group: ["六县或近12月，再写条件或指标", "group or last12months, then a condition or an indicator"],
  amount: ["一个数，不是判断", "a number, not a condition"],
};

/** The faults of words that can be read, by code. */
const WRONG: Readonly<Record<string, Words>> = {
  rate: ["比率要写成30%或30个百分点，不能只写数字", "a rate is written 30% or 30个百分点, not as a bare number"],
  percent: ["这里比的是比率，要写成30%，不是百分点", "what is compared is a ratio: write 30%, not points"],
  points: [
    "这里比的是两个比率的差，要写成30个百分点，不是%",
    "what is compared is a difference of ratios: write 30个百分点, not %",
  ],
  unit: ["数量要写明单位，如100万元", "an amount is written with its unit, as in 100万元"],
  kinds: ["两边不是同一种数，不能相加或比较", "the two are of different kinds and cannot be added or compared"],
  aggregate: ["一组数要放在SUM、MAX、COUNT等函数里", "a group of figures belongs in SUM, MAX, COUNT …"],
  scope: [
    "范围要写登记过的指标、部门、地区、六县或可加",
    "a scope names indicators, departments, regions, the group or 可加 as the dictionary has them",
  ],
  shorter: ["公式不能超过1000个字", "a formula has at most 1000 characters"],
  flatter: ["括号不能超过30层", "brackets nest at most 30 deep"],
  oneMeasure: ["一处只能写一种数，如累计", "one figure has one measure, such as 累计"],
  oneRegion: ["一处只能写一个地区", "one figure has one region"],
  oneIndicator: ["一处只能写一个指标", "one figure has one indicator"],
  ownOutside: ["“本地区”只用在每个、任一、个数等函数里", "own means something only inside ALL, ANY, COUNT …"],
  fewerShifts: ["时间最多移三次", "at most three steps in time"],
};

/**
 * Says what was expected of a formula (公式此处应有的内容), from the codes of its fault.
 *
 * @example
 * formulaWords("name number") // => "应为指标名称、数字"
 * formulaWords("name number", "en") // => "expected the name of an indicator or a number"
 * formulaWords("rate") // => "比率要写成30%或30个百分点，不能只写数字"
 */
export function formulaWords(codes: string, language: Language = "zh"): string {
  const at = language === "zh" ? 0 : 1;
  const wrong = WRONG[codes];
  if (wrong) return wrong[at];
  const words = codes.split(" ").map((code) => EXPECTED[code]?.[at] ?? code);
  return language === "zh" ? `应为${words.join("、")}` : `expected ${words.join(" or ")}`;
}
