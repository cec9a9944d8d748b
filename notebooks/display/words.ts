import { digits, isNumber, points, reasonWords, type Figure } from "county-monthly";

/** A number in a column whose heading has the unit; an absence as its reason. */
export const count = (figure: Figure, decimals?: number): string =>
  isNumber(figure)
    ? digits(figure, { grouped: true, ...(decimals === undefined ? {} : { decimals }) })
    : reasonWords(figure.absent);

/** Percentage points in a column or on an axis whose heading says so. */
export const bare = (ratio: Figure, decimals?: number): string => points(ratio, decimals).replace("个百分点", "");

/** A change of place as a bureau marks it: ↑2 for two places up, ↓1 for one down, — where it stayed. */
export function arrow(change: Figure): string {
  if (!isNumber(change)) return reasonWords(change.absent);
  return change === 0 ? "—" : `${change > 0 ? "↑" : "↓"}${digits(Math.abs(change))}`;
}

/** A character as wide as a Chinese one. */
export const isWide = (sign: string): boolean => /[\u1100-\uffe6]/.test(sign);
