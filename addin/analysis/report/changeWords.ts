import { absence, isNumber, type Absence, type Figure } from "../model/figure";
import type { Contributed, Earlier } from "../model/facts";
import type { Standing } from "../model/standing";
import { exactDifference } from "../model/rounding";
import { amount, percent, points } from "./number";
import { periodWords } from "./periodWords";

/** The time that something is compared with, as words lead in with it, and as it is level with it. */
export interface Compared {
  readonly over: string;
  readonly level: string;
}

/** Last year's same time (同比), or the report before (较1—7月). */
export const LAST_YEAR: Compared = { over: "同比", level: "与上年同期" };

/**
 * The words that compare with an earlier report.
 *
 * @example
 * comparedWith({ ...august, month: 7 }, august) // => { over: "较1—7月", level: "与1—7月" }
 * comparedWith({ year: 2016, month: 12, span: "yearToDate" }, { ...august, month: 1 }) // => { over: "较上年全年", level: "与上年全年" }
 */
export function comparedWith(earlier: Earlier["period"], now: Earlier["period"]): Compared {
  const words = (earlier.year === now.year ? "" : "上年") + periodWords(earlier);
  return { over: `较${words}`, level: `与${words}` };
}

/**
 * A change of an amount in words (增减额): 增加 or 减少 with a positive amount, 持平 where it is none.
 *
 * @example
 * changeWords(2025, "万元") // => "同比增加2025万元"
 * changeWords(-0.46, "亿元") // => "同比减少4600万元"
 * changeWords(0, "万元") // => "与上年同期持平"
 */
export const changeWords = (change: number, unit: string): string =>
  change === 0
    ? `${LAST_YEAR.level}持平`
    : `${LAST_YEAR.over}${change > 0 ? "增加" : "减少"}${amount(Math.abs(change), unit)}`;

/**
 * The situation where a base carries no rate (基期为零、由负转正、减亏、增亏), by the amount; undefined of another reason.
 *
 * @example
 * noRateWords("zero base", 125, 125, "万元") // => "上年同期为零"
 * noRateWords("zero base", 0, 0, "万元") // => "与上年同期持平"
 * noRateWords("loss to profit", 30, 70, "万元") // => "由负转正，净增70万元"
 * noRateWords("loss narrowed", -30, 10, "万元") // => "减亏10万元"
 */
export function noRateWords(reason: string, level: Figure, change: Figure, unit: string): string | undefined {
  const size = isNumber(change) ? amount(Math.abs(change), unit) : "";
  if (reason === "zero base") return level === 0 ? "与上年同期持平" : "上年同期为零";
  if (reason === "loss unchanged") return "与上年同期持平";
  if (size === "") return undefined;
  if (reason === "loss to profit") return `由负转正，净增${size}`;
  if (reason === "loss narrowed") return `减亏${size}`;
  return reason === "loss widened" ? `增亏${size}` : undefined;
}

const sideOf = (rate: number): "增长" | "下降" | "持平" => (rate > 0 ? "增长" : rate < 0 ? "下降" : "持平");

/**
 * A change of a growth rate between two reports (增速变化), from the rates as printed: 加快 or 回落 of a growth, 收窄 or 扩大 of
 * a fall, and the turn where the sign changes.
 *
 * @example
 * rateChangeWords(0.037, 0.04, 1, { over: "较1—7月", level: "与1—7月" }) // => "增速较1—7月回落0.3个百分点"
 * rateChangeWords(-0.02, -0.032, 1, { over: "较1—7月", level: "与1—7月" }) // => "降幅较1—7月收窄1.2个百分点"
 * rateChangeWords(0.01, -0.02, 1, { over: "较1—7月", level: "与1—7月" }) // => "较1—7月由降转增"
 * rateChangeWords(0.01, 0, 1, { over: "同比", level: "与上年同期" }) // => "同比由持平转为增长"
 */
export function rateChangeWords(now: number, before: number, decimals: number, { over, level }: Compared): string {
  const [side, sideBefore] = [sideOf(now), sideOf(before)];
  const size = points(Math.abs(exactDifference(now, before)), decimals);
  if (side !== sideBefore) {
    const isTurn = side !== "持平" && sideBefore !== "持平";
    return `${over}由${isTurn ? (side === "增长" ? "降转增" : "增转降") : `${sideBefore}转为${side}`}`;
  }
  if (now === before) return `${side === "下降" ? "降幅" : "增速"}${level}持平`;
  if (side === "增长") return `增速${over}${now > before ? "加快" : "回落"}${size}`;
  return `降幅${over}${now > before ? "收窄" : "扩大"}${size}`;
}

/**
 * A change of a share (比重变化), from the shares as printed.
 *
 * @example
 * shareChangeWords(0.6133, 0.6205, 2) // => "同比下降0.72个百分点"
 * shareChangeWords(0.6133, 0.6133, 2) // => "与上年同期持平"
 */
export function shareChangeWords(
  now: number,
  before: number,
  decimals: number,
  { over, level }: Compared = LAST_YEAR,
): string {
  if (now === before) return `${level}持平`;
  return `${over}${now > before ? "提高" : "下降"}${points(Math.abs(exactDifference(now, before)), decimals)}`;
}

/**
 * A change of place (位次变化): 上升 towards the first.
 *
 * @example
 * placeChangeWords({ place: 5 }, { place: 6 }, { over: "较1—7月", level: "与1—7月" }) // => "较1—7月上升1位"
 */
export function placeChangeWords(
  now: Pick<Standing, "place"> | Absence,
  before: Pick<Standing, "place"> | Absence,
  { over, level }: Compared,
): string | Absence {
  if ("absent" in now) return now;
  if ("absent" in before) return before;
  const moved = before.place - now.place;
  return moved === 0 ? `${level}持平` : `${over}${moved > 0 ? "上升" : "下降"}${Math.abs(moved)}位`;
}

/**
 * The rate beside that of the whole (与全市平均相比): 高于 or 低于 in percentage points, from the rates as printed.
 *
 * @example
 * averageWords(0.032, 0.053, "岳阳市", 1) // => "低于全市平均2.1个百分点"
 * averageWords(0.053, 0.053, "湖南省", 1) // => "与全省平均持平"
 */
export function averageWords(own: number, average: number, whole: string, decimals: number): string {
  const mean = `${/[省市州盟县区]$/.test(whole) ? `全${whole.slice(-1)}` : whole}平均`;
  if (own === average) return `与${mean}持平`;
  return `${own > average ? "高于" : "低于"}${mean}${points(Math.abs(exactDifference(own, average)), decimals)}`;
}

/**
 * The part of a total's growth that an indicator brought (拉动): 拉动 or 下拉 in percentage points.
 *
 * @example
 * pullWords(0.012, "财政总收入", 1) // => "拉动财政总收入增长1.2个百分点"
 * pullWords(-0.004, "财政总收入", 1) // => "下拉财政总收入0.4个百分点"
 */
export function pullWords(contribution: number, total: string, decimals: number): string {
  const size = points(Math.abs(contribution), decimals);
  if (contribution === 0) return `对${total}增长没有拉动`;
  return contribution > 0 ? `拉动${total}增长${size}` : `下拉${total}${size}`;
}

/**
 * The parts of a total in one stretch (增长动因): the change of each, its 拉动 and its 贡献率, which is left out where the total hardly changed.
 *
 * @example
 * driversWords({ unit: "万元", total: "财政总收入", parts: [{ indicator: "税收收入", change: 786, contribution: 0.012, rate: 0.388 }] }, 1) // => "税收收入增加786万元，拉动1.2个百分点，贡献率38.8%"
 */
export function driversWords({ unit, parts }: Contributed, decimals: number): string | Absence {
  const words = parts.map(({ indicator, change, contribution, rate }) => {
    if (!isNumber(change)) return change;
    if (!isNumber(contribution)) return contribution;
    const moved = change === 0 ? "持平" : `${change > 0 ? "增加" : "减少"}${amount(Math.abs(change), unit)}`;
    const pulled = `${contribution < 0 ? "下拉" : "拉动"}${points(Math.abs(contribution), decimals)}`;
    const brought = isNumber(rate) ? `，贡献率${percent(rate, 1)}` : "";
    return `${indicator}${moved}，${pulled}${brought}`;
  });
  const lacking = words.find((one) => typeof one !== "string");
  return words.length === 0 ? absence("not reported") : (lacking ?? words.join("；"));
}
