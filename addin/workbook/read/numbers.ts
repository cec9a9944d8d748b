// Numbers as XML writes them. JavaScript takes more for a number (0x10, Infinity), and parseFloat whatever begins with digits.

const [PLUS, MINUS, POINT, ZERO, NINE, LETTER_E] = [43, 45, 46, 48, 57, 101];

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;
const isSign = (code: number): boolean => code === MINUS || code === PLUS;

/** The whole number at a place; infinite where another character stands there. */
export function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return Infinity;
    number = number * 10 + code - ZERO;
  }
  return number;
}

/** Whether a number as XML writes it (xsd:double) stands from one place to another. */
export function isDoubleAt(text: string, from: number, to: number): boolean {
  let at = isSign(text.charCodeAt(from)) ? from + 1 : from;
  const start = at;
  while (at < to && isDigit(text.charCodeAt(at))) at++;
  let digits = at - start;
  if (at < to && text.charCodeAt(at) === POINT) {
    const point = ++at;
    while (at < to && isDigit(text.charCodeAt(at))) at++;
    digits += at - point;
  }
  if (digits === 0 || at === to) return digits > 0;
  if ((text.charCodeAt(at++) | 32) !== LETTER_E) return false;
  if (isSign(text.charCodeAt(at))) at++;
  const exponent = at;
  while (at < to && isDigit(text.charCodeAt(at))) at++;
  return at === to && at > exponent;
}

/**
 * Whether a text is a number as XML writes it (xsd:double), in which white space may stand around it.
 *
 * @example
 * isDouble("-1.5E+3") // => true
 * isDouble("0x10") // => false
 * isDouble("1,000") // => false
 */
export function isDouble(text: string): boolean {
  const value = text.trim();
  return isDoubleAt(value, 0, value.length);
}

/** Whether numbers, most often in their order, differ. */
export function areDistinct(numbers: readonly number[]): boolean {
  const isOrdered = numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
  return isOrdered || new Set(numbers).size === numbers.length;
}
