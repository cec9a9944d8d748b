/** The table of holidays (节假日) as a sheet: a day, and 休 or 班. */
import { addressOf } from "../model/address";
import { parseDay, type Day } from "../model/date";
import type { Sheet } from "../model/sheet";
import { linesOf, textIn } from "../history/lines";
import type { Holidays } from "./calendar";

const WORDS: Readonly<Record<string, boolean>> = { 休: false, 班: true };

/**
 * Reads a table of holidays (节假日表): it speaks for the years that it names. `wrong` are the cells that say no day, or neither
 * 休 nor 班.
 *
 * @example
 * holidaysIn(plainSheet([["日期", "休或班"], ["2017-10-02", "休"], ["2017-09-30", "班"], ["国庆", "休"]])) // => { holidays: { years: [2017], days: [{ day: { year: 2017, month: 10, day: 2 }, working: false }, { day: { year: 2017, month: 9, day: 30 }, working: true }] }, wrong: ["A4"] }
 */
export function holidaysIn(sheet: Sheet): { readonly holidays: Holidays; readonly wrong: readonly string[] } {
  const days: { readonly day: Day; readonly working: boolean }[] = [];
  const wrong: string[] = [];
  for (const { line, row } of linesOf(sheet, 0)) {
    const day = parseDay(textIn(line, "日期"));
    const working = WORDS[textIn(line, "休或班")];
    if (day === undefined) wrong.push(addressOf(row, 0));
    else if (working === undefined) wrong.push(addressOf(row, 1));
    else days.push({ day, working });
  }
  return { holidays: { years: [...new Set(days.map(({ day }) => day.year))], days }, wrong };
}
