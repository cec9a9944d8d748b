/** Arguments of one kind each; a value that is not of its kind is a mistake of the call, told in words. */
import {
  dayOfSerial,
  isNumber,
  labelWords,
  parseDay,
  parsePeriod,
  type Best,
  type Day,
  type Figure,
  type Holidays,
  type Period,
} from "../analysis";
import {
  cellsOf,
  firstOf,
  gridOf,
  isEmpty,
  isError,
  isLeftOut,
  Mistake,
  plainCell,
  rangeOf,
  say,
  type Cell,
} from "./cell";
import { bareFigure } from "./units";

/** Names and the figures beside them, as many as each other; where neither is, there is no unit. */
export function fieldOf(
  names: Cell,
  values: Cell,
  read: (cells: readonly Cell[]) => readonly Figure[],
): { readonly labels: readonly string[]; readonly figures: readonly Figure[] } {
  const [named, counted] = [names, values].map((value) => rangeOf(value).reduce((sum, row) => sum + row.length, 0));
  if (named !== counted) {
    throw new Mistake(say(`名称有${named}个，数值有${counted}个，应一样多`, `${named} names and ${counted} figures`));
  }
  const [labels, figures] = [cellsOf(names), cellsOf(values)];
  const units = Array.from({ length: Math.max(labels.length, figures.length) }, (_, i) => [labels[i], figures[i]]);
  const there = units.filter(([label, figure]) => !isEmpty(label) || !isEmpty(figure));
  if (there.length === 0) throw new Mistake(say("名称和数值都是空的", "names and figures are all blank"), "#N/A");
  return {
    labels: there.map(([label]) => (isEmpty(label) ? "" : String(plainCell(label)).trim())),
    figures: read(there.map(([, figure]) => figure)),
  };
}

/** Months of a year, 1 to 12, one for each of `count` figures. */
export function monthsOf(value: Cell, count: number): number[] {
  const months = cellsOf(value).slice(0, count).map(bareFigure);
  const whole = months.filter((month) => isNumber(month) && Number.isInteger(month) && month >= 1 && month <= 12);
  if (whole.length < count || new Set(whole).size < count) {
    throw new Mistake(
      say("月份应与累计数一样多，为1到12，不重复", "months should be 1 to 12, one for each figure and none twice"),
    );
  }
  return whole as number[];
}

/** A text that must be there. */
export function textOf(value: Cell, what: readonly [zh: string, en: string]): string {
  const given = firstOf(value);
  const text = isError(given) || isEmpty(given) ? "" : String(plainCell(given)).trim();
  if (text === "") throw new Mistake(say(`缺少${what[0]}`, `${what[1]} is missing`));
  return text;
}

/** Places: a whole number up to 10, or left out. */
export function decimalsOf(value: Cell, least = 0): { readonly decimals?: number } {
  const given = firstOf(value);
  if (isLeftOut(given)) return {};
  const decimals = bareFigure(given);
  if (!isNumber(decimals) || !Number.isInteger(decimals) || decimals < least || decimals > 10) {
    throw new Mistake(say(`小数位应为${least}到10的整数`, `decimals takes a whole number from ${least} to 10`));
  }
  return { decimals };
}

/** A positive number that must be there. */
export function numberOf(value: Cell, what: readonly [zh: string, en: string]): number {
  const figure = bareFigure(firstOf(value));
  if (isNumber(figure) && figure > 0) return figure;
  throw new Mistake(say(`${what[0]}应为大于0的数`, `${what[1]} should be a number above 0`));
}

const DAYS = { off: ["休", "节假日", "放假"], worked: ["班", "调休", "上班"] };

/** A table of holidays: a day, and 休 or 班. It speaks for the years that it names. */
export function holidaysOf(value: Cell): Holidays {
  const rows = gridOf(value).filter((row) => !row.every(isEmpty));
  const days = rows.map((row) => ({
    day: dayOf(row[0], ["节假日表的日期", "a holiday"]),
    working: wordOf(row[1], DAYS, ["节假日表第2列", "column 2"]) === "worked",
  }));
  return { years: [...new Set(days.map(({ day }) => day.year))], days };
}

/** One of a closed set of words, in either language; the first when left out. Each word stands with its Chinese spellings. */
export function wordOf<Word extends string>(
  value: Cell,
  spellings: Readonly<Record<Word, readonly string[]>>,
  what: readonly [zh: string, en: string],
): Word {
  const given = firstOf(value);
  const words = Object.entries<readonly string[]>(spellings) as [Word, readonly string[]][];
  const [[standard]] = words as [[Word, unknown]];
  if (isLeftOut(given) || isEmpty(given)) return standard;
  const text = String(plainCell(given) ?? "")
    .trim()
    .toLowerCase();
  const found = words.find(([word, chinese]) => [word, ...chinese].some((one) => one.toLowerCase() === text));
  if (found) return found[0];
  const choices = words.map(([word, [chinese = word]]) => say(chinese, word));
  throw new Mistake(say(`${what[0]}只能填${choices.join("、")}`, `${what[1]} takes ${choices.join(", ")}`));
}

/** 高优 or 低优. */
export const bestOf = (value: Cell): { readonly best: Best } => ({
  best: wordOf(value, { high: [labelWords("best", "high")], low: [labelWords("best", "low")] }, ["方向", "best"]),
});

/**
 * A period: 201708, "2017-08", "2017年1-8月" or a date cell. One that names the month alone and not how far it reaches
 * (8月 does, 201708 does not) is to date, as every function here that takes one takes figures to date.
 */
export function periodOf(value: Cell): Period {
  const given = plainCell(firstOf(value));
  const day = typeof given === "number" ? dateOf(given) : undefined;
  refuseAmbiguous(given);
  const period = day ?? (given === null || typeof given === "boolean" ? undefined : parsePeriod(given));
  if (period) {
    const says = "span" in period && (period.span !== "month" || /月/.test(String(given)));
    return says ? period : { year: period.year, month: period.month, span: "yearToDate" };
  }
  throw new Mistake(
    say(
      `看不懂的期间“${String(given ?? "")}”，请填201708、2017-08或2017年1-8月`,
      `Not a period: "${String(given ?? "")}"; write 201708 or 2017-08`,
    ),
  );
}

/** Refuses numbers that name two months: 2017.1 is January or October, 20178 a month or a day of 1955. */
function refuseAmbiguous(given: ReturnType<typeof plainCell>): void {
  if (typeof given !== "number") return;
  const [, year, month] = /^((?:19|20)\d\d)(?:\.1$|([1-9])(?:\.|$))/.exec(String(given)) ?? [];
  if (year === undefined) return;
  const choice = month === undefined ? [`${year}01`, `${year}10`] : [`${year}0${month}`, `${year}-0${month}`];
  throw new Mistake(
    month === undefined
      ? say(
          `${given}可以是1月，也可以是10月：请填${choice.join("或")}`,
          `${given} may be January or October: write ${choice.join(" or ")}`,
        )
      : say(
          `${given}不是完整的期间：请填${choice.join("或")}`,
          `${given} is no whole period: write ${choice.join(" or ")}`,
        ),
  );
}

/** Serials of the days of about 1927 to 2173; a smaller number is a year or a count, a larger one a month such as 201709. */
const [FIRST_DAY, LAST_DAY] = [10_000, 99_999];

/** A date cell's day. */
const dateOf = (serial: number): Day | undefined =>
  serial >= FIRST_DAY && serial <= LAST_DAY ? dayOfSerial(serial) : undefined;

/** A day: a date cell or "2017-09-28". */
export function dayOf(value: Cell, what: readonly [zh: string, en: string]): Day {
  const given = plainCell(firstOf(value));
  const day = typeof given === "number" ? dateOf(given) : typeof given === "string" ? parseDay(given) : undefined;
  if (day) return day;
  throw new Mistake(say(`${what[0]}应为日期，如2017-09-28`, `${what[1]} should be a date such as 2017-09-28`));
}
