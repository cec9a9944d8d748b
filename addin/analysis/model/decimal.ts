/** A number as the exact decimal that it stands for, and the decimal as text or as the number nearest to it. */

/** `units` ÷ 10^`places`: 12.50 is { units: 1250n, places: 2 }. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** Significant digits that Excel keeps of a number. */
export const SIGNIFICANT = 15;

const POWERS = Array.from({ length: 400 }, (_, n) => 10n ** BigInt(n));

/**
 * A power of ten, exactly; `n` is not negative.
 *
 * @example
 * tenTo(3) // => 1000n
 */
export const tenTo = (n: number): bigint => POWERS[n] ?? 10n ** BigInt(n);

/**
 * Reads plain decimal text, with or without an exponent; undefined where it is none, or larger than any number.
 *
 * @example
 * parseDecimal("-12.50") // => { units: -1250n, places: 2 }
 * parseDecimal("1e3") // => { units: 1000n, places: 0 }
 * parseDecimal("12,5") // => undefined
 * parseDecimal("1e309") // => undefined
 */
export function parseDecimal(text: string): Decimal | undefined {
  return Number.isFinite(Number(text)) ? decimalIn(text) : undefined;
}

function decimalIn(text: string): Decimal | undefined {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i.exec(text.trim());
  if (!parts) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  if (whole === "" && fraction === "") return undefined;
  const units = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  const places = fraction.length - Number(exponent);
  return places < 0 ? { units: units * tenTo(-places), places: 0 } : { units, places };
}

/**
 * The decimal that a finite number stands for: its shortest round-trip text, or 15 significant digits where that is longer.
 *
 * @example
 * decimalOf(1.005) // => { units: 1005n, places: 3 }
 * decimalOf(0.1 + 0.2) // => { units: 300000000000000n, places: 15 }
 */
export function decimalOf(value: number): Decimal {
  // The 15 digits of the largest numbers are a decimal, and are larger than any number.
  return decimalIn(decimalText(value)) as Decimal;
}

function decimalText(value: number): string {
  const shortest = String(value);
  if (shortest.length <= SIGNIFICANT) return shortest;
  const digits = (shortest.split("e", 1)[0] ?? "").replace(/[-.]/g, "").replace(/^0+/, "");
  return digits.length <= SIGNIFICANT ? shortest : value.toPrecision(SIGNIFICANT);
}

/**
 * Plain text of a decimal, all its places kept.
 *
 * @example
 * decimalToText({ units: -1250n, places: 2 }) // => "-12.50"
 */
export function decimalToText({ units, places }: Decimal): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * The number nearest to a decimal; never -0.
 *
 * @example
 * decimalToNumber({ units: 1250n, places: 2 }) // => 12.5
 */
export function decimalToNumber(decimal: Decimal): number {
  return Number(decimalToText(decimal)) + 0;
}
