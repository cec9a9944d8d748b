import { isNumber, type Figure } from "../model/figure";
import type { Period } from "../model/period";
import { inLanguage, type Language } from "../model/words";
import { percent, points, workedAmount } from "./number";

const prints = (words: string): boolean => /[1-9]/.test(words);

/**
 * The pace beside the calendar (序时进度): 快于 or 慢于 in percentage points, 持平 where they print alike.
 *
 * @example
 * paceWords(0.034, 1) // => "快于序时进度3.4个百分点"
 * paceWords(-0.0049, 2) // => "慢于序时进度0.49个百分点"
 * paceWords(0.00001, 2) // => "与序时进度持平"
 */
export function paceWords(gap: number, decimals: number): string {
  const size = points(Math.abs(gap), decimals);
  if (!prints(size)) return "与序时进度持平";
  return `${gap > 0 ? "快于" : "慢于"}序时进度${size}`;
}

/**
 * The progress beside that of last year at the same time (同期进度).
 *
 * @example
 * paceOverYearWords(0.008, 1) // => "快于上年同期0.8个百分点"
 */
export function paceOverYearWords(gap: number, decimals: number): string {
  const size = points(Math.abs(gap), decimals);
  return prints(size) ? `${gap > 0 ? "快于" : "慢于"}上年同期${size}` : "与上年同期持平";
}

/**
 * The state of a target (完成情况): 超额完成 by what is over 100%, 全面完成 at 100%, else the part that is done.
 *
 * @example
 * completionWords(1.1975, 2) // => "超额完成19.75%"
 * completionWords(1, 2) // => "全面完成"
 * completionWords(0.615, 1) // => "完成61.5%"
 */
export function completionWords(completion: number, decimals: number): string {
  if (completion < 1) return `完成${percent(completion, decimals)}`;
  const over = percent(completion - 1, decimals);
  return prints(over) ? `超额完成${over}` : "全面完成";
}

/**
 * The amount that the remaining months must bring (月均需完成).
 *
 * @example
 * requiredWords(8325, august, "万元") // => "后4个月月均需完成8325万元"
 * requiredWords(0, august, "万元") // => "已完成全年目标"
 */
export function requiredWords(monthly: number, { month }: Period, unit: string): string {
  return monthly <= 0 ? "已完成全年目标" : `后${12 - month}个月月均需完成${workedAmount(monthly, unit)}`;
}

/**
 * The words of a figure that last year's whole year goes into, or that the year is missing (缺上年全年数).
 *
 * @example
 * ofLastYear(98600, "8325万元") // => "8325万元"
 * ofLastYear(absence("not reported"), "未报") // => "缺上年全年数"
 */
export const ofLastYear = (lastYear: Figure, words: string, language: Language = "zh"): string =>
  isNumber(lastYear) ? words : inLanguage(language)("缺上年全年数", "last year's figure is missing");
