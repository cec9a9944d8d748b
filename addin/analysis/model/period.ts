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

export type Span = "month" | "yearToDate" | "balance" | "year";

/**
 * The year and month as text, the key by which observations meet.
 *
 * @example
 * periodKey({ year: 2017, month: 8, span: "yearToDate" }) // => "2017-08"
 */
export function periodKey({ year, month }: Period): string {
  return `${year}-${month < 10 ? "0" : ""}${month}`;
}

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

/** A day of the calendar, for deadlines: its own type, never a Date. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Days in a month.
 *
 * @example
 * daysInMonth(2016, 2) // => 29
 */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
}

/** Days since 0001-01-01 in the Gregorian calendar, that day being 1. */
function dayNumber({ year, month, day }: Day): number {
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let m = 1; m < month; m++) days += daysInMonth(year, m);
  return days + day;
}

/**
 * Days from one day to another; negative when the second is earlier.
 *
 * @example
 * daysBetween({ year: 2017, month: 9, day: 28 }, { year: 2017, month: 12, day: 31 }) // => 94
 */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Day of the week, 0 for Sunday to 6 for Saturday.
 *
 * @example
 * weekday({ year: 2017, month: 9, day: 28 }) // => 4
 */
export function weekday(day: Day): number {
  return dayNumber(day) % 7;
}

/**
 * The day after.
 *
 * @example
 * dayAfter({ year: 2017, month: 12, day: 31 }) // => { year: 2018, month: 1, day: 1 }
 */
export function dayAfter({ year, month, day }: Day): Day {
  if (day < daysInMonth(year, month)) return { year, month, day: day + 1 };
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
}

/** Serial 0 of a spreadsheet's dates. */
const SERIAL_ZERO: Day = { year: 1899, month: 12, day: 30 };

/**
 * The day of a spreadsheet's date serial (日期序列值), a time of day dropped; undefined before 1900-03-01, where Excel
 * counts a day that never was, and after 9999.
 *
 * @example
 * dayOfSerial(43006) // => { year: 2017, month: 9, day: 28 }
 * dayOfSerial(12) // => undefined
 */
export function dayOfSerial(serial: number): Day | undefined {
  if (!(serial >= 61 && serial < 2_958_466)) return undefined;
  const target = dayNumber(SERIAL_ZERO) + Math.floor(serial);
  // A year is never longer than 366 days, so this starts at or before the year sought.
  let year = Math.floor(target / 366) + 1;
  while (dayNumber({ year: year + 1, month: 1, day: 1 }) <= target) year++;
  let month = 1;
  while (month < 12 && dayNumber({ year, month: month + 1, day: 1 }) <= target) month++;
  return { year, month, day: target - dayNumber({ year, month, day: 1 }) + 1 };
}

/**
 * A day as text, `2017-09-28` or `2017年9月28日`, or undefined.
 *
 * @example
 * parseDay("2017年9月28日") // => { year: 2017, month: 9, day: 28 }
 * parseDay("2017-02-30") // => undefined
 */
export function parseDay(text: string): Day | undefined {
  const parts = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/.exec(
    text.normalize("NFKC"),
  );
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}
