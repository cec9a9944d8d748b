import { decimalOf, tenTo } from "../model/decimal";
import type { Cause } from "../model/finding";
import type { Observation } from "../model/observation";

/** Digits that a figure must have for a slip of one of them to differ from any other error. */
const FEWEST = 3;

/**
 * The slip by which a hand turns one number into another (录入差错).
 *
 * Sign first, then two neighbouring digits, then one digit wrong, missing or too many.
 */
export function slipOf({ figure }: Observation, right: number): Cause | null {
  if (typeof figure !== "number" || figure === right) return null;
  if (figure === -right) return "sign flip";
  if (Math.sign(figure) !== Math.sign(right)) return null;
  const [wrong, meant] = digitsOf(figure, right);
  if (isSwapped(wrong, meant)) return "swapped digits";
  return Math.max(wrong.length, meant.length) >= FEWEST && isOneOff(wrong, meant) ? "digit typo" : null;
}

/** The digits of two numbers at the same places. */
function digitsOf(a: number, b: number): [string, string] {
  const [one, other] = [decimalOf(a), decimalOf(b)];
  const places = Math.max(one.places, other.places);
  const digits = ({ units, places: own }: typeof one): string =>
    (units * tenTo(places - own)).toString().replace("-", "");
  return [digits(one), digits(other)];
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((digit, i) => digit !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** One digit replaced, or one more in the longer of the two. */
function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(at + (long.length === short.length ? 1 : 0)) === long.slice(at + 1);
}
