/** The reasons that there is no number. Words for them, in both languages, are in `words.ts`. */
export const REASONS = [
  "not reported",
  "not a number",
  "not applicable",
  "zero base",
  "negative base",
  "loss to profit",
  "loss narrowed",
  "loss widened",
  "loss unchanged",
  "total unchanged",
  "joint months",
  "month before missing",
  "basis changed",
  "not recomputable",
  "no target",
  "already first",
  "not in the field",
  "year over",
  "holidays unknown",
  "unit unknown",
  "figures disagree",
  "rule stopped",
] as const;

export type Reason = (typeof REASONS)[number];

/** The reason there is no number, as one constant object per reason. */
export interface Absence {
  readonly absent: Reason;
}

/** A number, or the reason there is none. Rates are ratios: 0.083 is 8.3%. A missing value is never 0. */
export type Figure = number | Absence;

const CONSTANTS = Object.fromEntries(
  REASONS.map((reason) => [reason, Object.freeze({ absent: reason })]),
) as unknown as Readonly<Record<Reason, Absence>>;

/**
 * The absence of a number, for one reason.
 *
 * @example
 * absence("zero base") // => { absent: "zero base" }
 */
export function absence(reason: Reason): Absence {
  return CONSTANTS[reason];
}

/**
 * Tells a number from an absence.
 *
 * @example
 * isNumber(0) // => true
 * isNumber(absence("not reported")) // => false
 */
export function isNumber(figure: Figure): figure is number {
  return typeof figure === "number";
}
