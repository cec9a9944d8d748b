// Amounts against what they are compared with: growth, change, multiples (增幅、增减额、倍数的核算).
import { FORMULAS, averageGrowthOver, type Formula } from "../../indicators/formulas";
import { negatedRange, type Range } from "../../indicators/verdict";
import type { ProofItem } from "../../model/proof";
import { compare, divide, multiply, rationalOf, subtract } from "../../model/rational";
import { itemOf, judged, judgedItem, printedWords } from "../item";
import { isAlike, isAmount, rangeIn, unitIn, type Quantity } from "../quantity";
import type { Chain, Statement } from "../statement";

/** Rates of these are at constant prices (不变价), which amounts do not bear out. */
const REAL = /生产总值|GDP|增加值|总产值|人均/i;

export function amountItems({ subject, statements }: Chain): ProofItem[] {
  const isReal = REAL.test(subject) || statements.some(({ lead }) => REAL.test(lead));
  const items = statements.flatMap((one): ProofItem[] => {
    const item =
      one.measure === "growth"
        ? growthItem(one, statements)
        : one.measure === "change"
          ? changeItem(one, statements)
          : one.measure === "times" || one.measure === "multiple"
            ? timesItem(one, statements)
            : one.measure === "doubled"
              ? doubledItem(one, statements)
              : undefined;
    return item ? [item] : [];
  });
  return isReal ? items.filter(({ verdict }) => verdict === "agree") : items;
}

const found = (
  statements: readonly Statement[],
  measure: Statement["measure"],
  beside: Statement,
): Statement | undefined => {
  const alike = statements.filter(
    (one) =>
      one.measure === measure &&
      isAmount(one.quantity) &&
      one.isComparable === beside.isComparable &&
      (measure !== "change" || one.against === beside.against),
  );
  const before = alike.filter(({ quantity }) => quantity.start < beside.quantity.start).at(-1);
  return before ?? alike[0];
};

/** The ranges of two numbers in the unit of the first. */
function ranges(a: Quantity, b: Quantity): readonly [Range, Range] | undefined {
  const unit = unitIn(a);
  const [first, second] = [rangeIn(a, unit), rangeIn(b, unit)];
  return first && second && [first, second];
}

const signed = (range: Range, sign: 1 | -1): Range => (sign === 1 ? range : negatedRange(range));

function growthItem(growth: Statement, statements: readonly Statement[]): ProofItem | undefined {
  const [level, change, base] = (["level", "change", "base"] as const).map((measure) =>
    found(statements, measure, growth),
  );
  if (growth.isComparable || growth.against === "other") return averageItem(growth, level, base);
  if (change && change.sign !== growth.sign && Math.abs(change.clause - growth.clause) <= 1) {
    return itemOf(growth, "direction", "disagree", {
      cause: "sign flip",
      working: [`${change.lead}${printedWords(change.quantity)}`],
    });
  }
  const mean = averageItem(growth, level, base);
  if (mean || /年均/.test(growth.lead)) return mean;
  const judge = (formula: Formula, inputs: readonly Range[], working: string): ProofItem =>
    judgedItem(growth, "growth", judged(formula, inputs, growth.quantity, growth.sign), working);
  if (level && base && isAlike(level.quantity, base.quantity)) {
    const inputs = ranges(level.quantity, base.quantity);
    const [now, then] = [printedWords(level.quantity), printedWords(base.quantity)];
    return inputs && judge(FORMULAS.growth, inputs, `(${now} − ${then}) ÷ ${then}`);
  }
  if (level && change && isAlike(level.quantity, change.quantity)) {
    const inputs = ranges(level.quantity, change.quantity);
    const [now, by] = [printedWords(level.quantity), printedWords(change.quantity)];
    const working = change.sign === 1 ? `${by} ÷ (${now} − ${by})` : `−${by} ÷ (${now} + ${by})`;
    return inputs && judge(FORMULAS.growthFromIncrement, [inputs[0], signed(inputs[1], change.sign)], working);
  }
  if (!level && change && base && isAlike(base.quantity, change.quantity)) {
    const inputs = ranges(change.quantity, base.quantity);
    const working = `${printedWords(change.quantity)} ÷ ${printedWords(base.quantity)}`;
    return inputs && judge(FORMULAS.share, [signed(inputs[0], change.sign), inputs[1]], working);
  }
  return undefined;
}

const YEARS = /[由从]((?:19|20)\d{2})年.*?((?:19|20)\d{2})年/;

/** 由2015年的2.00亿元增加到2020年的3.00亿元，年均增长8.4%. */
function averageItem(growth: Statement, level?: Statement, base?: Statement): ProofItem | undefined {
  if (!/年均/.test(growth.lead) || !level || !base) return undefined;
  const [, from, to] = YEARS.exec(growth.line.text.slice(0, growth.quantity.start)) ?? [];
  const inputs = ranges(level.quantity, base.quantity);
  const intervals = Number(to) - Number(from);
  if (!inputs || !(intervals > 0)) return undefined;
  return judgedItem(
    growth,
    "averageGrowth",
    judged(averageGrowthOver(intervals), [inputs[1], inputs[0]], growth.quantity, growth.sign),
    `(${printedWords(level.quantity)} ÷ ${printedWords(base.quantity)})^(1/${intervals}) − 1`,
  );
}

function changeItem(change: Statement, statements: readonly Statement[]): ProofItem | undefined {
  const [level, base] = (["level", "base"] as const).map((measure) => found(statements, measure, change));
  if (!level || !base || change.isComparable || change.against === "other") return undefined;
  if (!isAlike(level.quantity, change.quantity) || !isAlike(base.quantity, change.quantity)) return undefined;
  const unit = unitIn(change.quantity);
  const [now, then] = [rangeIn(level.quantity, unit), rangeIn(base.quantity, unit)];
  return (
    now &&
    then &&
    judgedItem(
      change,
      "change",
      judged(FORMULAS.difference, [now, then], change.quantity, change.sign),
      `${printedWords(level.quantity)} − ${printedWords(base.quantity)}`,
    )
  );
}

function timesItem(times: Statement, statements: readonly Statement[]): ProofItem | undefined {
  const [level, change, base] = (["level", "change", "base"] as const).map((measure) =>
    found(statements, measure, times),
  );
  if (!level || times.isComparable || times.against === "other") return undefined;
  const other = base ?? change;
  const inputs = other && ranges(level.quantity, other.quantity);
  if (!other || !inputs) return undefined;
  const formula = times.measure === "multiple" ? FORMULAS.share : base ? FORMULAS.growth : FORMULAS.growthFromIncrement;
  if (times.measure === "multiple" && !base) return undefined;
  const [now, than] = [printedWords(level.quantity), printedWords(other.quantity)];
  const working =
    times.measure === "multiple"
      ? `${now} ÷ ${than}`
      : base
        ? `(${now} − ${than}) ÷ ${than}`
        : `${than} ÷ (${now} − ${than})`;
  return judgedItem(times, "multiple", judged(formula, inputs, times.quantity), working);
}

/** 翻一番 is twice the base; a bulletin says it of what is near to that. */
function doubledItem(doubled: Statement, statements: readonly Statement[]): ProofItem | undefined {
  const [level, base] = (["level", "base"] as const).map((measure) => found(statements, measure, doubled));
  const growth = statements.find(({ measure, isComparable }) => measure === "growth" && !isComparable);
  const inputs = level && base && ranges(level.quantity, base.quantity);
  const ratio =
    inputs && inputs[1].low.numerator > 0n
      ? divide(inputs[0].middle, inputs[1].middle)
      : growth?.quantity.unit === "%"
        ? ratioOfGrowth(growth)
        : undefined;
  const times = 2 ** Number(doubled.quantity.printed.units);
  if (!ratio || doubled.quantity.printed.places > 0 || times > 1024) return undefined;
  const near = (share: number) => multiply(rationalOf(times), rationalOf(share));
  const holds = compare(ratio, near(0.95)) >= 0 && compare(ratio, near(1.5)) < 0;
  const working =
    inputs && level && base
      ? `${printedWords(level.quantity)} ÷ ${printedWords(base.quantity)}`
      : `1 + ${growth ? printedWords(growth.quantity) : ""}`;
  return itemOf(doubled, "multiple", holds ? "agree" : "disagree", {
    expected: null,
    working: [
      `${working} = `,
      { figure: Number(ratio.numerator) / Number(ratio.denominator), unit: "倍", places: 2 },
      ` ≠ ${times}倍`.slice(holds ? 99 : 0),
    ],
  });
}

const ratioOfGrowth = ({ quantity, sign }: Statement) =>
  subtract(
    rationalOf(1),
    multiply(rationalOf(-sign), {
      numerator: quantity.printed.units,
      denominator: 100n * 10n ** BigInt(quantity.printed.places),
    }),
  );
