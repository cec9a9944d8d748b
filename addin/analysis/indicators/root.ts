import { tenTo, type Decimal } from "../model/decimal";
import { add, compare, roundRational, type Rational, type RoundingRule } from "../model/rational";

/** The `degree`-th root of `radicand`, plus a whole number. Of degree 1 it is a plain fraction; else radicand ≥ 0. */
export interface Root {
  readonly radicand: Rational;
  readonly degree: number;
  readonly shift: bigint;
}

const whole = (n: bigint): Rational => ({ numerator: n, denominator: 1n });

/** Sign of root − value, decided by powers and not by roots. */
export function compareRoot({ radicand, degree, shift }: Root, value: Rational): number {
  const bound = add(value, whole(-shift));
  if (degree === 1) return compare(radicand, bound);
  if (bound.numerator < 0n) return 1;
  const exponent = BigInt(degree);
  return compare(radicand, { numerator: bound.numerator ** exponent, denominator: bound.denominator ** exponent });
}

/** Rounds a root once, exactly: half units below it are counted by a whole root, and a tie is known by its power. */
export function roundRoot({ radicand, degree, shift }: Root, places: number, rule: RoundingRule = "halfUp"): Decimal {
  if (degree === 1) return roundRational(add(radicand, whole(shift)), places, rule);
  const halves = 2n * tenTo(places);
  const scaled = radicand.numerator * halves ** BigInt(degree);
  const floor = wholeRoot(scaled / radicand.denominator, degree);
  const steps = floor + shift * halves;
  if (steps % 2n === 0n) return { units: steps / 2n, places };
  const [below, above] = [(steps - 1n) / 2n, (steps + 1n) / 2n];
  const tie = floor ** BigInt(degree) * radicand.denominator === scaled;
  const up = !tie || (rule === "halfUp" ? steps > 0n : above % 2n === 0n);
  return { units: up ? above : below, places };
}

/** Largest whole number whose `degree`-th power is not above `n`, by Newton's steps from above. */
function wholeRoot(n: bigint, degree: number): bigint {
  if (n < 2n) return n;
  const [d, less] = [BigInt(degree), BigInt(degree - 1)];
  let root = 1n << BigInt(Math.ceil((n.toString(16).length * 4) / degree));
  for (;;) {
    const next = (less * root + n / root ** less) / d;
    if (next >= root) return root;
    root = next;
  }
}
