import { compare, divide, multiply, rationalOf, type Rational } from "../model/rational";
import { absence, isNumber, type Figure } from "../model/figure";
import { dayAfter, daysBetween, weekday, type Day } from "../model/date";

/** 红 overdue, 黄 behind pace, 蓝 near its deadline, 绿 done or in time. */
export type Light = "red" | "yellow" | "blue" | "green";

/** Days before a deadline from which an assignment is near it. */
export const NEAR = 7;

/**
 * Light of an assignment (红黄蓝绿灯): done is green; else past the deadline red, behind a straight pace from start to
 * deadline yellow, within seven days of the deadline blue, and green otherwise.
 *
 * A day counts as gone by its end, the first day too: a task of ten days asks for a tenth by the evening of the first.
 *
 * @param done amount done so far, in the unit of `target`
 *
 * @example
 * light(5, 10, { year: 2017, month: 9, day: 1 }, { year: 2017, month: 9, day: 30 }, { year: 2017, month: 10, day: 1 }) // => "red"
 * light(5, 10, { year: 2017, month: 9, day: 1 }, { year: 2017, month: 9, day: 30 }, { year: 2017, month: 9, day: 20 }) // => "yellow"
 * light(9, 10, { year: 2017, month: 9, day: 1 }, { year: 2017, month: 9, day: 30 }, { year: 2017, month: 9, day: 24 }) // => "blue"
 * light(5, 10, { year: 2017, month: 9, day: 1 }, { year: 2017, month: 9, day: 30 }, { year: 2017, month: 9, day: 10 }) // => "green"
 * light(5, 0, { year: 2017, month: 9, day: 1 }, { year: 2017, month: 9, day: 30 }, { year: 2017, month: 9, day: 10 }) // => { absent: "zero base" }
 */
export function light(
  done: Figure,
  target: Figure,
  start: Day,
  deadline: Day,
  asOf: Day,
): Light | Exclude<Figure, number> {
  if (!isNumber(done)) return done;
  if (!isNumber(target)) return target;
  if (!Number.isFinite(done) || !Number.isFinite(target)) return absence("not a number");
  if (target <= 0) return absence(target === 0 ? "zero base" : "negative base");
  if (done >= target) return "green";
  const left = daysBetween(asOf, deadline);
  if (left < 0) return "red";
  const [gone, all] = [daysBetween(start, asOf) + 1, daysBetween(start, deadline) + 1];
  const expected: Rational = { numerator: BigInt(gone), denominator: BigInt(all) };
  if (compare(divide(rationalOf(done), rationalOf(target)), expected) < 0) return "yellow";
  return left <= NEAR ? "blue" : "green";
}

/**
 * Days by which an assignment is behind its pace (落后序时的天数): since the day on which a straight pace from start to deadline
 * asked for as much as is done; 0 where the pace is kept to. After the deadline the pace asks for all.
 *
 * @param done amount done so far, in the unit of `target`
 *
 * @example
 * daysBehind(5, 10, { year: 2017, month: 9, day: 1 }, { year: 2017, month: 9, day: 30 }, { year: 2017, month: 9, day: 20 }) // => 5
 * daysBehind(5, 10, { year: 2017, month: 9, day: 1 }, { year: 2017, month: 9, day: 30 }, { year: 2017, month: 9, day: 15 }) // => 0
 */
export function daysBehind(done: Figure, target: Figure, start: Day, deadline: Day, asOf: Day): Figure {
  const current = light(done, target, start, deadline, asOf);
  if (typeof current !== "string") return current;
  const all = daysBetween(start, deadline) + 1;
  const gone = Math.min(daysBetween(start, asOf) + 1, all);
  const days: Rational = { numerator: BigInt(all), denominator: 1n };
  const { numerator, denominator } = multiply(divide(rationalOf(Number(done)), rationalOf(Number(target))), days);
  return Math.max(0, gone - Number(numerator / denominator));
}

/** Days that differ from the week's own rule (节假日 off, 调休 worked), and the years for which they are known. */
export interface Holidays {
  readonly years: readonly number[];
  readonly days: readonly { readonly day: Day; readonly working: boolean }[];
}

/**
 * Days left to a deadline (剩余天数): calendar days, or working days where a table of holidays is given; negative when
 * overdue.
 *
 * Working days are those after `asOf` up to the deadline. A year outside the table gives "holidays unknown".
 *
 * @example
 * daysLeft({ year: 2017, month: 10, day: 15 }, { year: 2017, month: 9, day: 28 }) // => 17
 * daysLeft({ year: 2017, month: 10, day: 2 }, { year: 2017, month: 9, day: 28 }, { years: [2017], days: [{ day: { year: 2017, month: 9, day: 30 }, working: true }, { day: { year: 2017, month: 10, day: 2 }, working: false }] }) // => 2
 * daysLeft({ year: 2018, month: 1, day: 5 }, { year: 2017, month: 12, day: 28 }, { years: [2017], days: [] }) // => { absent: "holidays unknown" }
 */
export function daysLeft(deadline: Day, asOf: Day, holidays?: Holidays): Figure {
  const days = daysBetween(asOf, deadline);
  if (!holidays) return days;
  const [from, to] = days < 0 ? [deadline, asOf] : [asOf, deadline];
  for (let year = from.year; year <= to.year; year++) {
    if (!holidays.years.includes(year)) return absence("holidays unknown");
  }
  const named = new Map(holidays.days.map(({ day, working }) => [daysBetween(from, day), working]));
  let working = 0;
  let day = from;
  for (let i = 1; i <= Math.abs(days); i++) {
    day = dayAfter(day);
    if (named.get(i) ?? (weekday(day) !== 0 && weekday(day) !== 6)) working++;
  }
  return days < 0 ? 0 - working : working;
}
