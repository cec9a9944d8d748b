import { absence, isNumber, type Absence, type Figure } from "./figure";
import { compare, divide, rationalOf, subtract, toNumber, type Rational, type Rounding } from "./rational";
import { quotient, roundedQuotient } from "./rounding";

/** A formula over figures, worked exactly (law 2): fractions in between, one rounding at the end. */
export type Exact = Rational | Absence;

export const isAbsent = (value: object): value is Absence => "absent" in value;

/** Works a formula on the exact decimals of figures; the leftmost absence wins over the formula. */
export function exactly(figures: readonly Figure[], formula: (...values: Rational[]) => Exact): Exact {
  const values: Rational[] = [];
  for (const figure of figures) {
    if (!isNumber(figure)) return figure;
    if (!Number.isFinite(figure)) return absence("not a number");
    values.push(rationalOf(figure));
  }
  return formula(...values);
}

/** An exact ratio as a figure; `decimals` counts places of the percentage. */
export const ratioFigure = (value: Exact, rounding: Rounding = {}): Figure =>
  isAbsent(value) ? value : finite(toNumber(value, ofPercentage(rounding)));

/** Places of a percentage as those of its ratio. */
const ofPercentage = ({ decimals, ...rounding }: Rounding): Rounding =>
  decimals === undefined ? rounding : { ...rounding, decimals: decimals + 2 };

/** An exact amount as a figure; `decimals` counts places of the amount itself. */
export const amountFigure = (value: Exact, rounding?: Rounding): Figure =>
  isAbsent(value) ? value : finite(toNumber(value, rounding));

/** A figure that is a number and finite: what the quick paths over ranges take. */
export const isFiniteNumber = (figure: Figure): figure is number => typeof figure === "number" && figure - figure === 0;

/** A number that has grown beyond every number is none. */
export const finite = (value: number): Figure => (Number.isFinite(value) ? value : absence("not a number"));

/** Divides by what can carry a ratio: a positive number. */
export function over(part: Rational, whole: Rational): Exact {
  if (whole.numerator > 0n) return divide(part, whole);
  return absence(whole.numerator === 0n ? "zero base" : "negative base");
}

/** A figure over what can carry a ratio, exactly rounded; by a float first, as ranges hold many. */
export function ratioOver(part: Figure, whole: Figure, rounding: Rounding = {}): Figure {
  const { decimals, rule } = rounding;
  if (isFiniteNumber(part) && isFiniteNumber(whole) && whole > 0) {
    const ratio = decimals === undefined ? quotient(part, whole) : roundedQuotient(part, whole, decimals + 2, rule);
    if (isFiniteNumber(ratio)) return ratio;
  }
  return ratioFigure(exactly([part, whole], over), rounding);
}

/** Growth of a fraction over its base; a base that carries no rate gives the reason. */
export function rateOver(current: Rational, base: Rational): Exact {
  if (base.numerator > 0n) return divide(subtract(current, base), base);
  if (base.numerator === 0n) return absence("zero base");
  if (current.numerator >= 0n) return absence("loss to profit");
  const change = compare(current, base);
  return absence(change > 0 ? "loss narrowed" : change < 0 ? "loss widened" : "loss unchanged");
}
