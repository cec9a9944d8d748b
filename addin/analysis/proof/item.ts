// A verdict on a statement, with its working (核对结论与核算过程).
import { decimalToNumber, decimalToText, type Decimal } from "../model/decimal";
import type { Cause, Verdict } from "../model/finding";
import type { ProofCheck, ProofItem, Shown, Working } from "../model/proof";
import { compare } from "../model/rational";
import { isRate, ratioPlaces } from "../model/unit";
import { cornersOf, judge, negatedRange, type Judgement, type Range } from "../indicators/verdict";
import type { Formula } from "../indicators/formulas";
import { compareRoot } from "../indicators/root";
import { isAbsent } from "../model/exact";
import { placeIn, type Line } from "./line";
import { rangeIn, rateRange, ratioOf, unitIn, type Quantity } from "./quantity";
import type { Statement } from "./statement";

interface More {
  readonly cause?: Cause | null;
  readonly expected?: Shown | string | null;
  readonly working?: Working;
}

/** An item about words of a line. */
export function itemAt(
  line: Line,
  paragraph: number,
  [start, end]: readonly [number, number],
  check: ProofCheck,
  verdict: Verdict,
  { cause = null, expected = null, working = [] }: More = {},
): ProofItem {
  const place = placeIn(line, start, end);
  return {
    paragraph,
    ...place,
    text: line.source.slice(place.start, place.end),
    check,
    verdict,
    cause,
    expected,
    working,
  };
}

/** An item about the number of a statement. */
export function itemOf(statement: Statement, check: ProofCheck, verdict: Verdict, more: More = {}): ProofItem {
  const { line, paragraph, quantity, lead } = statement;
  // The words before the number that say of what it is, within its clause: a short quotation leads the reader there.
  const from = Math.max(0, quantity.start - Math.min(lead.length, 20));
  return itemAt(line, paragraph, [from, quantity.end], check, verdict, more);
}

/** A number as it is printed, with its unit. */
export const printedWords = ({ printed, unit }: Quantity): string => `${decimalToText(printed)}${unit}`;

/** The result of a formula at the printed places, as the report shows it. */
export function shownOf(result: Decimal | null, unit: string): Shown | null {
  return result && { figure: decimalToNumber(result), unit, places: Math.max(0, result.places - ratioPlaces(unit)) };
}

/** A printed number as its unit's ratio or amount, and the range of it. */
export const valueOf = (quantity: Quantity, sign: 1 | -1 = 1): { readonly printed: Decimal; readonly range: Range } => {
  const isRatio = isRate(quantity.unit);
  const printed = isRatio ? ratioOf(quantity) : quantity.printed;
  const range = isRatio ? rateRange(quantity) : (rangeIn(quantity, unitIn(quantity)) as Range);
  return sign === 1
    ? { printed, range }
    : { printed: { ...printed, units: -printed.units }, range: negatedRange(range) };
};

/** Judges a printed number by a formula; a rough one agrees with all that its words allow. */
export function judged(
  formula: Formula,
  inputs: readonly Range[],
  quantity: Quantity,
  sign: 1 | -1 = 1,
): Judgement<Decimal> {
  const { printed, range } = valueOf(quantity, sign);
  const strict = judge(formula, inputs, printed);
  if (quantity.roughly === null || strict.verdict !== "disagree") return strict;
  const corners = cornersOf(inputs).map(formula);
  if (corners.some(isAbsent)) return { ...strict, verdict: "undecided" };
  const [above, below] = [
    corners.some((corner) => !isAbsent(corner) && compareRoot(corner, range.low) >= 0),
    corners.some((corner) => !isAbsent(corner) && compareRoot(corner, range.high) <= 0),
  ];
  return { ...strict, cause: null, verdict: above && below ? "agree" : "disagree" };
}

/** True where two ranges have a number in common. */
export const meet = (a: Range, b: Range): boolean => compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0;

/** An item of a judgement: its verdict, what the number should be, and the working that leads to it. */
export function judgedItem(
  statement: Statement,
  check: ProofCheck,
  { verdict, recomputed, cause }: Judgement<Decimal>,
  working: string,
): ProofItem {
  const recomputedRate = shownOf(recomputed, statement.quantity.unit);
  const { measure, gap } = statement;
  // A gap counts in the direction of its words: 慢2.94个百分点.
  const turn =
    measure === "points" && recomputedRate && (gap?.sign === -1 || (gap?.sign === 0 && recomputedRate.figure < 0));
  const expected = recomputedRate && (turn ? { ...recomputedRate, figure: -recomputedRate.figure } : recomputedRate);
  return itemOf(statement, check, verdict, {
    cause,
    expected: expected && (measure === "growth" || measure === "change" ? { ...expected, moves: true } : expected),
    working: recomputedRate ? [`${working} = `, recomputedRate] : [working],
  });
}
