// Days of the calendar, and the numbers by which spreadsheets count them. A `Day` is never a `Date`: no clock, no time zone.

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

const SERIAL_ZERO = dayNumber({ year: 1899, month: 12, day: 30 });
/** The serial after the last day of 9999. */
const SERIAL_END = 2_958_466;
const SECONDS_OF_DAY = 86_400;

/** Days from serial 0 of the date system of 1900 to serial 0 of that of 1904. */
export const SINCE_1904 = 1462;

/** The day so many days after serial 0. */
function dayAt(days: number): Day {
  const target = SERIAL_ZERO + days;
  // A year is never longer than 366 days, so this starts at or before the year sought.
  let year = Math.floor(target / 366) + 1;
  while (dayNumber({ year: year + 1, month: 1, day: 1 }) <= target) year++;
  let month = 1;
  while (month < 12 && dayNumber({ year, month: month + 1, day: 1 }) <= target) month++;
  return { year, month, day: target - dayNumber({ year, month, day: 1 }) + 1 };
}

/**
 * The day of a spreadsheet's date serial (日期序列值), a time of day dropped; undefined before 1900-03-01, where Excel
 * counts a day that never was, and after 9999.
 *
 * @example
 * dayOfSerial(43006) // => { year: 2017, month: 9, day: 28 }
 * dayOfSerial(12) // => undefined
 */
export function dayOfSerial(serial: number): Day | undefined {
  return serial >= 61 && serial < SERIAL_END ? dayAt(Math.floor(serial)) : undefined;
}

/**
 * The ISO text of a date serial, with the time of day where there is one; the serial itself where Excel shows no date.
 *
 * @example
 * dateText(43006.375, false) // => "2017-09-28T09:00:00"
 * dateText(41544, true) // => "2017-09-28"
 * dateText(0.75, false) // => "18:00:00"
 * dateText(-1, false) // => -1
 */
export function dateText(serial: number, from1904: boolean): string | number {
  const seconds = Math.round(serial * SECONDS_OF_DAY);
  // Excel counts a 29 February 1900 that never was, as serial 60.
  const shift = from1904 ? SINCE_1904 : serial < 60 ? 1 : 0;
  if (!(seconds > 0 && serial + shift < SERIAL_END)) return serial;
  const time = clock(seconds % SECONDS_OF_DAY);
  if (seconds < SECONDS_OF_DAY) return time;
  const day = dayText(dayAt(Math.floor(seconds / SECONDS_OF_DAY) + shift));
  return seconds % SECONDS_OF_DAY === 0 ? day : `${day}T${time}`;
}

/**
 * The date serial of such a text in the date system of 1900; undefined where the text is none.
 *
 * @example
 * serialOf("2017-09-28T09:00:00") // => 43006.375
 * serialOf("2017-02-30") // => undefined
 */
export function serialOf(text: string): number | undefined {
  const [, date, time = date === undefined ? "" : "00:00:00"] =
    /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d:\d\d)?$/.exec(text) ?? [];
  const day = date === undefined ? undefined : parseDay(date);
  if (time === "" || (date !== undefined && day === undefined)) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  const days = day === undefined ? 0 : dayNumber(day) - SERIAL_ZERO;
  return (days > 0 && days < 61 ? days - 1 : days) + (hours * 3600 + minutes * 60 + seconds) / SECONDS_OF_DAY;
}

const two = (number: number): string => String(number).padStart(2, "0");

const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");

/**
 * A day as ISO text.
 *
 * @example
 * dayText({ year: 2017, month: 9, day: 28 }) // => "2017-09-28"
 */
export const dayText = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

/**
 * A day as text, `2017-09-28` or `2017年9月28日`, or undefined.
 *
 * @example
 * parseDay("2017年9月28日") // => { year: 2017, month: 9, day: 28 }
 * parseDay("2017-02-30") // => undefined
 */
export function parseDay(text: string): Day | undefined {
  const parts = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(?:[T\s][^]*)?$/.exec(
    text.normalize("NFKC"),
  );
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}
