// Completion, pace, targets, and gaps between rates (完成率、序时进度、目标差距、百分点).
import { FORMULAS } from "../../indicators/formulas";
import { negatedRange, type Range } from "../../indicators/verdict";
import type { ProofItem } from "../../model/proof";
import { add, compare, rationalOfDecimal, roundRational, subtract, type Rational } from "../../model/rational";
import { itemOf, judged, judgedItem, printedWords, valueOf } from "../item";
import { isAlike, isAmount, rangeIn, ratioOf, unitIn, type Quantity } from "../quantity";
import type { Statement } from "../statement";

/** The items of one sentence's rates, amounts and targets. */
export function progressItems(sentence: readonly Statement[], isDated: (one: Statement) => boolean): ProofItem[] {
  const before: Statement[] = [];
  return sentence.flatMap((one): ProofItem[] => {
    if (one.isListed || one.isNamedByList || one.isComparable) return [];
    const item =
      one.measure === "completion"
        ? completionItem(one, before)
        : one.measure === "target"
          ? targetMetItem(one, before)
          : one.measure === "points"
            ? gapItem(one, before, isDated)
            : undefined;
    before.push(one);
    return item ? [item] : [];
  });
}

/** The figure done and the whole of it: 应征地1475.8亩，已征885.5亩，完成60%. */
function completionItem(rate: Statement, before: readonly Statement[]): ProofItem | undefined {
  const target = before.findLast(({ measure, quantity }) => measure === "target" && isAmount(quantity));
  if (!target || rate.clause - target.clause > 3) return undefined;
  const done = before.findLast(
    ({ measure, quantity, clause }) =>
      measure === "level" && isAlike(quantity, target.quantity) && rate.clause - clause <= 4,
  );
  if (!done || done.subject !== rate.subject) return undefined;
  const unit = unitIn(done.quantity);
  // A target is a set number and no rounded one.
  const [part, whole] = [rangeIn(done.quantity, unit), rangeIn(target.quantity, unit)?.middle];
  return (
    part &&
    whole &&
    judgedItem(
      rate,
      "completion",
      judged(FORMULAS.share, [part, { low: whole, middle: whole, high: whole }], rate.quantity),
      `${printedWords(done.quantity)} ÷ ${printedWords(target.quantity)}`,
    )
  );
}

/** 到位23.95亿元，超额完成了20亿元的年度任务. */
function targetMetItem(target: Statement, before: readonly Statement[]): ProofItem | undefined {
  if (!/(?:超额|全面|提前)[^,]*完成了?$/.test(target.lead)) return undefined;
  const done = before.findLast(({ measure, quantity }) => measure === "level" && isAlike(quantity, target.quantity));
  const [actual, goal] = [
    done && rangeIn(done.quantity, unitIn(target.quantity)),
    rangeIn(target.quantity, unitIn(target.quantity)),
  ];
  if (!done || !actual || !goal) return undefined;
  const isMet = compare(actual.high, goal.low) >= 0;
  return itemOf(target, "targetMet", isMet ? "agree" : "disagree", {
    working: [`${printedWords(done.quantity)} ${isMet ? "≥" : "<"} ${printedWords(target.quantity)}`],
  });
}

const PACE = /序时|均衡进度|时间进度/;
const GOAL = /目标/;
const isRated = ({ measure, quantity }: Statement): boolean =>
  quantity.unit === "%" && ["growth", "share", "completion", "level"].includes(measure);

function gapItem(
  points: Statement,
  before: readonly Statement[],
  isDated: (one: Statement) => boolean,
): ProofItem | undefined {
  const { gap, quantity } = points;
  if (!gap) return undefined;
  const moved = fromTo(points, before);
  if (moved) return moved;
  const beside = yardstickOf(points, before);
  if (beside) return besideItem(points, beside, before);
  if (/增长了?$|下降了?$/.test(points.lead) && gap.than === "") return amountItem(points, before);
  const than = gap.than;
  if (PACE.test(than) && !/同期|上年|平均|全[省市国]/.test(than)) {
    const done = before.findLast(({ measure, clause }) => measure === "completion" && points.clause - clause <= 2);
    const month = done?.period?.month;
    if (!done || month === undefined || !isDated(done) || done.period?.span === "month" || gap.sign === 0)
      return undefined;
    const inputs = [valueOf(done.quantity).range, paceRange(month)];
    return judgedItem(
      points,
      "paceGap",
      judged(FORMULAS.difference, inputs, quantity, gap.sign),
      `${printedWords(done.quantity)} − ${month}/12`,
    );
  }
  const current = currentOf(than, points, before);
  if (!current) return undefined;
  const now = signedRange(current);
  if (gap.printed && gap.sign !== 0) {
    const inputs = [now, valueOf(gap.printed).range];
    return judgedItem(
      points,
      "rateGap",
      judged(FORMULAS.difference, inputs, quantity, gap.sign),
      `${printedWords(current.quantity)} − ${printedWords(gap.printed)}`,
    );
  }
  return GOAL.test(than) ? targetGapItem(points, current) : undefined;
}

/** 与年度目标值75%相差4.5个百分点, 比全省11%高8.9个百分点: the yardstick stands right in front of the gap. */
function yardstickOf({ lead, clause }: Statement, before: readonly Statement[]): Statement | undefined {
  const previous = before.at(-1);
  const target = before.findLast(
    (one) => one.measure === "target" && one.quantity.unit === "%" && clause - one.clause <= 3,
  );
  if (target && /^(?:还)?相差$/.test(lead)) return target;
  if (previous?.clause !== clause || previous.quantity.unit !== "%") return undefined;
  if (previous.measure === "base") return /^(?:提高|上升|下降|回落|降低|提升)了?$/.test(lead) ? previous : undefined;
  const isBeside = /^(?:的?(?:年度|全年|年初)?(?:目标|任务|计划)值?)?(?:还)?(?:相差|差距?|[高低快慢]出?)了?$/.test(
    lead,
  );
  return isBeside && (previous.measure === "target" || /[比较与距离]/.test(previous.lead)) ? previous : undefined;
}

function besideItem(points: Statement, beside: Statement, before: readonly Statement[]): ProofItem | undefined {
  const current = before.filter((one) => isRated(one) && one !== beside && points.clause - one.clause <= 3).at(-1);
  if (!current) return undefined;
  const ways: readonly (1 | -1)[] = /[高快升]/.test(points.lead)
    ? [1]
    : /[低慢降落]/.test(points.lead)
      ? [-1]
      : [-1, 1];
  const inputs = [signedRange(current), valueOf(beside.quantity).range];
  const judgements = ways.map((way) => judged(FORMULAS.difference, inputs, points.quantity, way));
  const best = judgements.find(({ verdict }) => verdict !== "disagree") ?? judgements[0];
  return (
    best &&
    judgedItem(
      points,
      beside.measure === "target" ? "targetGap" : "rateGap",
      best,
      `${printedWords(current.quantity)} − ${printedWords(beside.quantity)}`,
    )
  );
}

/** The rate that a gap is taken of: the one before it that its words name, else the last. */
function currentOf(than: string, points: Statement, before: readonly Statement[]): Statement | undefined {
  const near = before.filter((one) => isRated(one) && points.clause - one.clause <= 3);
  const named = /增幅|增速|增长/.test(than + points.lead)
    ? "growth"
    : /占比|比重/.test(than + points.lead)
      ? "share"
      : null;
  return near.filter(({ measure }) => named === null || measure === named).at(-1);
}

const signedRange = (one: Statement): Range => {
  const { range } = valueOf(one.quantity);
  return one.sign === 1 ? range : negatedRange(range);
};

/** The gap to a target that the text leaves out: rate and gap add up to a round one. */
function targetGapItem(points: Statement, current: Statement): ProofItem | undefined {
  const sign = points.gap?.sign ?? 0;
  const [rate, gap] = [rationalOfDecimal(ratioOf(current.quantity)), rationalOfDecimal(ratioOf(points.quantity))];
  const target = sign === 1 ? subtract(rate, gap) : add(rate, gap);
  const isRound = (value: Rational): boolean => (value.numerator * 200n) % value.denominator === 0n;
  const places = Math.max(current.quantity.printed.places, points.quantity.printed.places);
  return itemOf(points, "targetGap", isRound(target) ? "agree" : "undecided", {
    working: [
      `${printedWords(current.quantity)} ${sign === 1 ? "−" : "+"} ${printedWords(points.quantity)} = `,
      { figure: Number(target.numerator) / Number(target.denominator), unit: "%", places },
    ],
  });
}

/** 由61.2%提高到63.4%，提高2.2个百分点. */
function fromTo(points: Statement, before: readonly Statement[]): ProofItem | undefined {
  const to = before.findLast(({ measure, quantity }) => measure === "level" && quantity.unit === "%");
  const from = before.findLast(({ measure, quantity }) => measure === "base" && quantity.unit === "%");
  if (!to || !from || points.clause - to.clause > 1 || to.quantity.start < from.quantity.start) return undefined;
  const { sign = 0, than = "" } = points.gap ?? {};
  if (sign === 0 || than !== "") return undefined;
  const inputs = [valueOf(to.quantity).range, valueOf(from.quantity).range];
  return judgedItem(
    points,
    "rateGap",
    judged(FORMULAS.difference, inputs, points.quantity, sign),
    `${printedWords(to.quantity)} − ${printedWords(from.quantity)}`,
  );
}

/** 完成65300万元，同比增长3.2个百分点: an amount grows by percent. */
function amountItem(points: Statement, before: readonly Statement[]): ProofItem | undefined {
  const isGrown = /(?:收入|支出|总值|投资|税|零售总额|总额|产值|余额)(?:同比|比上年(?:同期)?)?增长$/.test(points.lead);
  if (isGrown && !/率|进度|占比|比重|增幅|增速/.test(points.lead))
    return itemOf(points, "pointsNotPercent", "disagree", { expected: shownRate(points.quantity) });
  const previous = before.at(-1);
  const isAmountBefore =
    previous?.measure === "level" && isAmount(previous.quantity) && points.clause - previous.clause === 1;
  if (!isAmountBefore || previous.subject !== points.subject || /增幅|增速|占比|比重/.test(points.lead))
    return undefined;
  return itemOf(points, "pointsNotPercent", "disagree", { expected: shownRate(points.quantity) });
}

const shownRate = (quantity: Quantity) => ({
  figure: Number(ratioOf(quantity).units) / 10 ** ratioOf(quantity).places,
  unit: "%",
  places: quantity.printed.places,
});

/** The pace of a month, exact or as a bulletin may have rounded it (33.3%). */
function paceRange(month: number): Range {
  const middle: Rational = { numerator: BigInt(month), denominator: 12n };
  const rounded = [3, 4].map((places) => rationalOfDecimal(roundRational(middle, places)));
  const all = [middle, ...rounded];
  return {
    low: all.reduce((a, b) => (compare(b, a) < 0 ? b : a)),
    middle,
    high: all.reduce((a, b) => (compare(b, a) > 0 ? b : a)),
  };
}
