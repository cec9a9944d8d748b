import { describe, expect, test } from "vitest";
import { rounded } from "../addin/analysis/model/rounding";
import { isNumber, type Figure } from "../addin/analysis/model/figure";
import { comparableBase, sinceYearEnd } from "../addin/analysis/indicators/growth";
import { impliedWhole, pointChange, share, type ImpliedWhole } from "../addin/analysis/indicators/share";
import { sumVerdict } from "../addin/analysis/indicators/verdict";
import { daysBetween, type Day } from "../addin/analysis/model/date";
import type { Standing } from "../addin/analysis/model/standing";
import { standing } from "../addin/analysis/standing/league";
import { completion, pace, targetGap, taxToTarget } from "../addin/analysis/standing/target";
import { daysLeft } from "../addin/analysis/supervision/calendar";
import { convert } from "../addin/analysis/model/unit";

const COUNTIES = ["华容县", "湘阴县", "岳阳县", "平江县", "汨罗市", "临湘市"];

/** A figure of ours as a number: every row here has one. */
const number = (figure: Figure | undefined): number => {
  if (figure === undefined || !isNumber(figure)) throw new Error(`no number: ${JSON.stringify(figure)}`);
  return figure;
};
const ends = (whole: ReturnType<typeof impliedWhole>, places: number): number[] => {
  const { low, high, nearest } = whole as ImpliedWhole;
  return [nearest, low, high].map((end) => rounded(end, places));
};
const placeOf = (values: readonly number[]): readonly [number, number, readonly string[]] => {
  const { place, fromBottom, below } = standing("华容县", COUNTIES, values) as Standing;
  return [place, fromBottom, below];
};
const day = (month: number, d: number): Day => ({ year: 2017, month, day: d });
const daysGone = (on: Day): number => daysBetween({ year: 2016, month: 12, day: 31 }, on) / 365;

const [total, rate, taxShare, target] = [6.53, 0.032, 0.6133, 0.75];
const base = number(comparableBase(total, rate));
const tax = total * taxShare;
const nonTax = total - tax;

/**
 * Row of the speech's tables, what is derived, the number stated or derived there, and ours: of the function that the row
 * is about, or, where there is none, of plain arithmetic that is rounded.
 */
const ROWS: readonly (readonly [row: string, what: string, expected: unknown, ours: unknown])[] = [
  ["F2", "base of 6.53亿 that grew 3.2%", 6.33, comparableBase(total, rate, { decimals: 2 })],
  ["F2", "lowest base", 6.32, comparableBase(6.525, 0.0325, { decimals: 3 })],
  ["F2", "highest base", 6.335, comparableBase(6.535, 0.0315, { decimals: 3 })],
  ["F2", "increase", 0.2, rounded(total - base, 2)],
  ["F3", "倒数第二 of six", [5, 2, ["湘阴县"]], placeOf([3.2, 1.1, 9.4, 8.7, 6.5, 4.3])],
  ["F4", "non-tax share", 0.3867, rounded(1 - taxShare, 4)],
  ["F4", "tax", 4.0048, rounded(tax, 4)],
  ["F4", "non-tax", 2.5252, rounded(nonTax, 4)],
  ["F5", "仅高于湘阴县", [5, 2, ["湘阴县"]], placeOf([61.33, 60.2, 75.1, 72.4, 68.9, 66])],
  ["F6", "gap", -0.1367, targetGap(taxShare, target)],
  ["F6", "target from the stated gap", 0.75, rounded(taxShare + 0.1367, 4)],
  ["F6", "achievement", 0.8177, completion(taxShare, target, { decimals: 2 })],
  ["F6b", "total fixed", 0.8927, taxToTarget(tax, total, target, "totalFixed", { decimals: 4 })],
  ["F6b", "non-tax fixed", 3.5706, taxToTarget(tax, total, target, "nonTaxFixed", { decimals: 4 })],
  ["F6b", "tax then", 7.5755, rounded((nonTax / (1 - target)) * target, 4)],
  ["F6b", "tax fixed", -1.1902, taxToTarget(tax, total, target, "taxFixed", { decimals: 4 })],
  ["F6b", "total then", 5.3398, rounded(tax / target, 4)],
  ["F7", "deposits", { start: 191.9, growth: 0.203 }, sinceYearEnd(230.86, 38.96, { decimals: 2 })],
  ["F8", "loans", { start: 88.34, growth: 0.1125 }, sinceYearEnd(98.28, 9.94, { decimals: 2 })],
  ["F8b", "loans to deposits", 0.4257, rounded(98.28 / 230.86, 4)],
  ["F8b", "at the start of the year", 0.4603, rounded(88.34 / 191.9, 4)],
  ["F8b", "change", -0.0346, pointChange(98.28 / 230.86, 88.34 / 191.9, { decimals: 2 })],
  ["F8b", "of what is new", 0.2551, rounded(9.94 / 38.96, 4)],
  ["F9", "received of raised", 0.793, share(23.95, 30.2, { decimals: 2 })],
  ["F9", "completion", 1.1975, completion(23.95, 20)],
  ["F9", "beyond the target", 3.95, targetGap(23.95, 20)],
  ["F9", "beyond, in points", 0.1975, rounded(number(completion(23.95, 20)) - 1, 4)],
  ["F9", "by raised", 1.51, completion(30.2, 20)],
  ["F10", "times the quota", 4.73, rounded(3050 / 645, 2)],
  ["F10", "beyond the quota", 3.729, rounded(3050 / 645 - 1, 3)],
  ["F10", "亩 per approval", 95.3, rounded(3050 / 32, 1)],
  ["F11", "万元 per 亩", 3.4, rounded(number(convert(18, "亿元", "万元")) / number(convert(5.3, "万亩", "亩")), 2)],
  ["F11", "times F2", 2.76, rounded(18 / total, 2)],
  ["F13", "1800万元 in 亿元", 0.18, convert(1800, "万元", "亿元")],
  ["P1", "task behind 60%", [1475.8, 1463.6, 1488.2], ends(impliedWhole(885.5, 0.6, 0), 1)],
  ["P2", "task behind 51%", [614, 608, 619], ends(impliedWhole(313, 0.51, 0, { count: true }), 0)],
  ["P2", "m² per building", 114.94, rounded(35975.15 / 313, 2)],
  ["P3", "24 = 9 + 15", "agree", sumVerdict(24, [9, 15]).verdict],
  ["P3", "done", 0.375, share(9, 24, { decimals: 1 })],
  ["P4", "of the land taken", 0.247, share(218.5, 885.5, { decimals: 1 })],
  ["P5", "14 = 10 + 4", "agree", sumVerdict(14, [10, 4]).verdict],
  ["P5", "settled", 0.7143, share(10, 14, { decimals: 2 })],
  ["P5", "days left", 17, daysLeft(day(10, 15), day(9, 28))],
  ["P6", "projects per session", 11.75, rounded(47 / 4, 2)],
  ["P7", "completed of started", 0.317, share(13, 41, { decimals: 1 })],
  ["P9", "households per village", 11.1, rounded(211 / 19, 1)],
  ["P10", "persons per farm", 44.3, rounded(7666 / 173, 1)],
  ["P13", "days left of the year", 94, daysLeft(day(12, 31), day(9, 28))],
  ["P13", "pace at the end of August", 0.6667, pace({ year: 2017, month: 8, span: "yearToDate" }, { decimals: 2 })],
  ["P13", "days gone at the end of August", 0.6658, rounded(daysGone(day(8, 31)), 4)],
  ["P13", "days gone on the day of the speech", 0.7425, rounded(daysGone(day(9, 28)), 4)],
];

describe("the speech of 2017-09-28", () => {
  test.each(ROWS)("%s %s is %j", (_row, _what, expected, ours) => {
    expect(ours).toEqual(expected);
  });
});
