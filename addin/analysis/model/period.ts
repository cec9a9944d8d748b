/**
 * A year and month, and how far the figure reaches: the month alone, January to the month, the stock at its end, or the
 * whole year. A noun of its own and never a Date: a comparison is by period (law 3).
 */
export interface Period {
  readonly year: number;
  /** 1 to 12; 12 where the span is "year". */
  readonly month: number;
  readonly span: Span;
}

/** A month, of whatever span. */
export type YearMonth = Pick<Period, "year" | "month">;

export type Span = "month" | "yearToDate" | "balance" | "year";

/**
 * The year and month as text, the key by which observations meet.
 *
 * @example
 * periodKey({ year: 2017, month: 8 }) // => "2017-08"
 */
export function periodKey({ year, month }: YearMonth): string {
  return `${year}-${month < 10 ? "0" : ""}${month}`;
}

/**
 * True where two periods are one (同期): year, month and span.
 *
 * @example
 * samePeriod({ year: 2017, month: 8, span: "month" }, { year: 2017, month: 8, span: "yearToDate" }) // => false
 */
export const samePeriod = (a: Period, b: Period): boolean =>
  a.year === b.year && a.month === b.month && a.span === b.span;

/**
 * The same span one year earlier (上年同期).
 *
 * @example
 * yearBefore({ year: 2017, month: 8, span: "month" }) // => { year: 2016, month: 8, span: "month" }
 */
export function yearBefore(period: Period): Period {
  return { ...period, year: period.year - 1 };
}

/**
 * The month before, of the same span; a year-to-date figure of January has none before it in its year.
 *
 * @example
 * monthBefore({ year: 2017, month: 1, span: "month" }) // => { year: 2016, month: 12, span: "month" }
 */
export function monthBefore(period: Period): Period {
  return period.month === 1 ? { ...period, year: period.year - 1, month: 12 } : { ...period, month: period.month - 1 };
}

/**
 * Months from one period to another, spans aside: 2016-08 to 2017-08 is 12.
 *
 * @example
 * monthsBetween({ year: 2016, month: 8, span: "month" }, { year: 2017, month: 8, span: "month" }) // => 12
 */
export function monthsBetween(from: Period, to: Period): number {
  return (to.year - from.year) * 12 + to.month - from.month;
}
