/** Exact arithmetic of the seeds, on its own BigInt: it must not borrow the code that the seeds are there to check. */

/** @param {number | string} value @returns {{units: bigint, places: number}} */
function decimal(value) {
  const [whole = "0", fraction = ""] = String(value).split(".");
  return { units: BigInt(whole + fraction), places: fraction.length };
}

/**
 * part ÷ whole × 100, rounded once, half away from zero.
 * @param {number} part @param {number} whole @param {number} places
 */
export const percent = (part, whole, places) => quotient(part, whole, places, 2);

/** The same as a ratio: `places` are still those of the percentage. @param {number} part @param {number} whole @param {number} places */
export const ratio = (part, whole, places) => quotient(part, whole, places + 2, 0);

/** @param {number} part @param {number} whole @param {number} places @param {number} shift power of ten that the quotient is taken at */
function quotient(part, whole, places, shift) {
  const [above, below] = [decimal(part), decimal(whole)];
  const numerator = above.units * 10n ** BigInt(below.places + shift + places);
  const denominator = below.units * 10n ** BigInt(above.places);
  const size = numerator < 0n ? -numerator : numerator;
  const units = (2n * size + denominator) / (2n * denominator);
  return fromUnits(numerator < 0n ? -units : units, places);
}

/** Growth in percent, rounded once. @param {number} current @param {number} base @param {number} places */
export const growth = (current, base, places = 1) => percent(minus(current, base), base, places);

/** a − b of decimals, exactly. @param {number} a @param {number} b */
export function minus(a, b) {
  const [left, right] = [decimal(a), decimal(b)];
  const places = Math.max(left.places, right.places);
  const scale = (/** @type {{units: bigint, places: number}} */ d) => d.units * 10n ** BigInt(places - d.places);
  return fromUnits(scale(left) - scale(right), places);
}

/** @param {bigint} units @param {number} places */
function fromUnits(units, places) {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return units === 0n ? 0 : Number((units < 0n ? "-" : "") + text);
}

/**
 * Whole numbers in proportion to the weights that add to the total; the last takes what rounding leaves.
 * @param {number} total @param {readonly number[]} weights @returns {number[]}
 */
export function allocate(total, weights) {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.slice(0, -1).map((weight) => Math.round((total * weight) / all));
  return [...parts, parts.reduce((rest, part) => rest - part, total)];
}

/** Place of each figure, largest first, ties sharing a place. @param {readonly number[]} figures */
export const places = (figures) => figures.map((own) => 1 + figures.filter((other) => other > own).length);

/** @param {readonly number[]} figures */
export const sum = (figures) => figures.reduce((total, figure) => total + figure, 0);
