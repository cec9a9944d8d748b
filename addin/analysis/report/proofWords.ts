// The verdicts of the proofreader in words (校稿结论).
import type { Proof, ProofCheck, ProofItem, Shown, TextPlace, Working } from "../model/proof";
import { isRate } from "../model/unit";
import { inLanguage, type Language } from "../model/words";
import { digits, rateWords } from "./number";
import { verdictWords } from "./verdictWords";

const CHECKS: Readonly<Record<ProofCheck, Readonly<Record<Language, string>>>> = {
  growth: { zh: "增幅与金额", en: "rate against amounts" },
  change: { zh: "增减额与两期数", en: "change against both periods" },
  direction: { zh: "增减方向", en: "direction of change" },
  averageGrowth: { zh: "年均增速", en: "average growth" },
  multiple: { zh: "倍数、翻番", en: "multiples" },
  sum: { zh: "合计与分项", en: "whole against parts" },
  partOverWhole: { zh: "其中数大于总数", en: "part larger than its whole" },
  share: { zh: "比重", en: "share" },
  sharesSum: { zh: "比重之和", en: "sum of shares" },
  contribution: { zh: "拉动与贡献率", en: "contribution" },
  listCount: { zh: "项数与数字个数", en: "things against numbers" },
  completion: { zh: "完成率", en: "completion" },
  paceGap: { zh: "与序时进度之差", en: "gap to pace" },
  targetGap: { zh: "与目标之差", en: "gap to target" },
  targetMet: { zh: "是否完成任务", en: "target met" },
  rateGap: { zh: "两个比率之差", en: "gap between rates" },
  place: { zh: "位次", en: "place" },
  daysLeft: { zh: "剩余天数", en: "days left" },
  repeated: { zh: "前后两处", en: "said twice" },
  ledger: { zh: "与台账", en: "against the ledger" },
  negativeGrowth: { zh: "“增长”后面是负数", en: "growth with a negative number" },
  percentNotPoints: { zh: "应为个百分点", en: "percentage points are meant" },
  pointsNotPercent: { zh: "应为百分比", en: "percent is meant" },
  damaged: { zh: "文字受损", en: "damaged text" },
  unchecked: { zh: "没有可核对的数", en: "nothing to check it by" },
};

/**
 * The check of an item, in words (核对项目).
 *
 * @example
 * proofCheckWords("paceGap") // => "与序时进度之差"
 */
export const proofCheckWords = (check: ProofCheck, language: Language = "zh"): string => CHECKS[check][language];

/** A figure as the text would print it; one that moves, by its direction. */
function shownWords({ figure, unit, places, moves = false }: Shown, language: Language): string {
  const size = moves ? Math.abs(figure) : figure;
  const number = isRate(unit)
    ? rateWords(size, unit, places, language)
    : `${digits(size, { decimals: places })}${unit}`;
  if (!moves) return number;
  const say = inLanguage(language);
  const [up, down] = isRate(unit)
    ? [say("增长", "up "), say("下降", "down ")]
    : [say("增加", "up "), say("减少", "down ")];
  return `${figure < 0 ? down : up}${number}`;
}

const workingWords = (working: Working, language: Language): string =>
  working.map((piece) => (typeof piece === "string" ? piece : shownWords(piece, language))).join("");

/**
 * The thing that should stand in the text, in words; "" where that cannot be told.
 *
 * @example
 * proofExpectedWords({ figure: 0.1061, unit: "%", places: 2, moves: true }) // => "增长10.61%"
 * proofExpectedWords({ figure: 0.135, unit: "个百分点", places: 1 }) // => "13.5个百分点"
 * proofExpectedWords(null) // => ""
 */
export const proofExpectedWords = (expected: ProofItem["expected"], language: Language = "zh"): string =>
  expected === null ? "" : typeof expected === "string" ? expected : shownWords(expected, language);

type Worded = Pick<ProofItem, "check" | "verdict" | "cause" | "expected" | "working">;

/**
 * The verdict on a statement in one sentence (校稿意见): what was checked, with what result, what should stand there, and
 * the working.
 *
 * @example
 * proofWords({ check: "growth", verdict: "disagree", cause: null, expected: { figure: 0.1061, unit: "%", places: 2, moves: true }, working: ["6517万元 ÷ (67949万元 − 6517万元) = ", { figure: 0.1061, unit: "%", places: 2 }] }) // => "增幅与金额不一致，应为增长10.61%：6517万元 ÷ (67949万元 − 6517万元) = 10.61%"
 * proofWords({ check: "damaged", verdict: "undecided", cause: "damaged text", expected: "1-8月", working: [] }) // => "文字受损，可能是1-8月，请对照原稿"
 * proofWords({ check: "sum", verdict: "agree", cause: null, expected: null, working: [] }, "en") // => "whole against parts: agrees"
 */
export function proofWords({ check, verdict, cause, expected, working }: Worded, language: Language = "zh"): string {
  const say = inLanguage(language);
  const should = proofExpectedWords(expected, language);
  if (check === "damaged") {
    const guess = should === "" ? "" : say(`，可能是${should}`, `, perhaps ${should}`);
    return say(`文字受损${guess}，请对照原稿`, `damaged text${guess}; see the original`);
  }
  if (check === "unchecked") return proofCheckWords(check, language);
  const head = say(
    `${proofCheckWords(check)}${verdictWords({ verdict, cause: isWording(check) ? null : cause })}`,
    `${proofCheckWords(check, "en")}: ${verdictWords({ verdict, cause: isWording(check) ? null : cause }, "en")}`,
  );
  const mend = verdict !== "disagree" || should === "" ? "" : say(`，应为${should}`, `; it should be ${should}`);
  const why = workingWords(working, language);
  return `${head}${mend}${why === "" ? "" : say(`：${why}`, ` (${why})`)}`;
}

const isWording = (check: ProofCheck): boolean => check === "percentNotPoints";

/**
 * How many statements of a text have which verdict (校稿结果).
 *
 * @example
 * proofTotals({ items: [], counts: { agree: 0, withinRounding: 0, disagree: 0, undecided: 0 } }) // => "核对 0 处：一致 0，舍入误差内 0，不一致 0，无法判断 0；文字受损 0 处。"
 */
export function proofTotals({ items, counts }: Proof, language: Language = "zh"): string {
  const damaged = items.filter(({ check }) => check === "damaged").length;
  const all = items.length - damaged;
  const { agree, withinRounding, disagree } = counts;
  const undecided = counts.undecided - damaged;
  return inLanguage(language)(
    `核对 ${all} 处：一致 ${agree}，舍入误差内 ${withinRounding}，不一致 ${disagree}，无法判断 ${undecided}；文字受损 ${damaged} 处。`,
    `${all} statements checked: ${agree} agree, ${withinRounding} within rounding, ${disagree} disagree, ${undecided} undecided; ${damaged} places damaged.`,
  );
}

/**
 * Where words stand in a text, counted from 1 (位置).
 *
 * @example
 * proofPlaceWords({ paragraph: 1, start: 25, end: 32 }) // => "第2段第26字"
 */
export const proofPlaceWords = ({ paragraph, start }: TextPlace, language: Language = "zh"): string =>
  inLanguage(language)(`第${paragraph + 1}段第${start + 1}字`, `paragraph ${paragraph + 1}, character ${start + 1}`);

/** Characters around the words of a finding that are shown with them. */
const AROUND = 14;

/**
 * The words of a finding between those that stand around them in the text (原文).
 *
 * @example
 * proofQuote({ paragraph: 0, start: 5, end: 9 }, ["财政总收入增长3%，排名第五。"]) // => ["财政总收入", "增长3%", "，排名第五。"]
 */
export function proofQuote(
  { paragraph, start, end }: TextPlace,
  paragraphs: readonly string[],
): readonly [before: string, words: string, after: string] {
  const text = paragraphs[paragraph] ?? "";
  const before = text.slice(Math.max(0, start - AROUND), start);
  return [before, text.slice(start, end), text.slice(end, end + AROUND)];
}
