// Times of a year as the rows of a table say them: months, quarters, ten days.
import { cached } from "../../model/cache";
import { isPeriod } from "./line";
import { findPeriods } from "./period";
import { plain } from "./text";

const QUARTERS = /^(?:\d{4}年?)?第?([一二三四1-4])季度?(?:合计|小计)?$|^(?:\d{4}年?)?Q([1-4])$/i;
const MONTHS_ALONE = /^(?:\d{4}年)?(\d{1,2})(?:月份?)?(?:-(\d{1,2})月份?)?$/;

/**
 * The months that a word for a part of a year takes in (时段的起止月), as a row of a table says it; undefined for every other word.
 *
 * @example
 * partOfYear("三季度") // => { from: 7, to: 9 }
 * partOfYear("8月") // => { from: 8, to: 8 }
 * partOfYear("下半年") // => { from: 7, to: 12 }
 * partOfYear("合计") // => undefined
 */
export function partOfYear(words: string): { readonly from: number; readonly to: number } | undefined {
  const text = plain(words);
  const [quarter, chinese, digit] = QUARTERS.exec(text) ?? [];
  if (quarter !== undefined) {
    const number = "一二三四".indexOf(chinese ?? digit ?? "") + 1 || Number(chinese ?? digit);
    const last = 3 * number;
    return { from: last - 2, to: last };
  }
  if (text.endsWith("下半年")) return { from: 7, to: 12 };
  const [, first, last] = MONTHS_ALONE.exec(text) ?? [];
  if (first !== undefined) {
    const [from, to] = [Number(first), Number(last ?? first)];
    return from >= 1 && to <= 12 && from <= to ? { from, to } : undefined;
  }
  const [period] = findPeriods(text);
  if (period?.month == null || period.words !== text || period.lastYear) return undefined;
  return { from: period.span === "month" ? period.month : 1, to: period.month };
}

/**
 * True of words that are a time and nothing else, of ours or one for which there is no span (二季度, 上旬).
 *
 * @example
 * isTime("上旬") // => true
 * isTime("合计") // => false
 */
export const isTime = cached(
  (words) =>
    partOfYear(words) !== undefined ||
    /^(?:\d{1,2}月)?[上中下]旬$|^第?[一二三四五]周$/.test(plain(words)) ||
    isPeriod(words),
);
