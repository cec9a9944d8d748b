/** The clean tables of August 2017 that faults/ is made of; they agree with history/ and with each other. */
import { COUNTIES } from "./counties.mjs";
import { growth, percent, places, sum } from "./exact.mjs";
import { figure, figures } from "./model.mjs";
import { Grid, shown } from "./sheet.mjs";

export const TITLE = "2017年1—8月六县（市）财政总收入完成情况表";

/** @typedef {{name: string, single: number, now: number, before: number, budget: number, tax: number}} Line */
/** @typedef {{title?: string, unit?: string | null, single?: boolean, name?: string}} Options */

const at = (/** @type {string} */ name, /** @type {string} */ indicator, /** @type {number} */ year, month = 8) =>
  figure(name, indicator, year, month);

/** What the six counties report for a month of 2017. @returns {Line[]} */
export const linesOf = (month = 8) =>
  COUNTIES.map(({ name, budget }) => ({
    name,
    single: at(name, "财政总收入", 2017, month) - at(name, "财政总收入", 2017, month - 1),
    now: at(name, "财政总收入", 2017, month),
    before: at(name, "财政总收入", 2016, month),
    budget,
    tax: at(name, "税收收入", 2017, month),
  }));

const amount = (/** @type {number} */ value) => shown(value, "#,##0.######");
const rate = (/** @type {number} */ value) => shown(value, "0.0");
const finer = (/** @type {number} */ value) => shown(value, "0.00");

/** @param {Line} line @param {boolean} single */
const cells = ({ name, single, now, before, budget, tax }, withSingle = true) => [
  name,
  ...(withSingle ? [amount(single)] : []),
  amount(now),
  amount(before),
  amount(now - before),
  rate(growth(now, before)),
  amount(budget),
  finer(percent(now, budget, 2)),
  amount(tax),
  finer(percent(tax, now, 2)),
];

/**
 * A 地区; B 本月, C 累计, D 上年同期, E 增减额, F 增减%, G 年初预算, H 占预算%; I 税收收入, J 税收占比, K 位次: counties in rows
 * 5 to 10, 合计 in 11. Without 本月 all that follows stands one column to the left.
 * @param {readonly Line[]} lines @param {Options} options
 */
export function counties(lines, { title = TITLE, unit = "单位：万元", single = true, name = "" } = {}) {
  const letter = (/** @type {string} */ of) => (single ? of : String.fromCharCode(of.charCodeAt(0) - 1));
  const grid = new Grid(name).wide(14, 11, 11, 11, 10, 9, 11, 10, 11, 12, 10);
  grid.heading(`A1:${letter("K")}1`, title);
  if (unit !== null) grid.put(`${letter("K")}2`, { value: unit, align: "right" });
  grid.headings({ "A3:A4": "地区", [`B3:${letter("H")}3`]: "财政总收入" });
  const headers = ["本月", "累计", "上年同期", "增减额", "增减%", "年初预算", "占预算%"].slice(single ? 0 : 1);
  headers.forEach((text, i) => grid.heading(`${String.fromCharCode(66 + i)}4`, text));
  for (const [of, text] of [["I", "税收收入"], ["J", "税收占比（%）"], ["K", "增幅位次"]])
    grid.heading(`${letter(of ?? "")}3:${letter(of ?? "")}4`, text ?? "");
  const ranks = places(lines.map(({ now, before }) => growth(now, before)));
  grid.block(
    "A5",
    lines.map((line, i) => [...cells(line, single), ranks[i] ?? null]),
  );
  const total = (/** @type {"single" | "now" | "before" | "budget" | "tax"} */ key) =>
    sum(lines.map((line) => line[key]));
  const all = {
    name: "合计",
    single: total("single"),
    now: total("now"),
    before: total("before"),
    budget: total("budget"),
    tax: total("tax"),
  };
  return grid.put(`A${5 + lines.length}`, ...cells(all, single));
}

/** Indicators across, counties down: rows 4 to 9, 合计 in 10. @param {readonly string[]} indicators @param {string} title */
export function across(indicators, title, { year = 2017, month = 8 } = {}) {
  const grid = new Grid("").wide(14, ...indicators.map(() => 14)).put("A1", title).put("A2", "单位：万元");
  grid.put("A3", "地区", ...indicators);
  const values = COUNTIES.map(({ name }) => {
    const all = figures(name, year, month);
    return indicators.map((indicator) => Number(all[indicator]));
  });
  grid.block(
    "A4",
    values.map((line, i) => [COUNTIES[i]?.name ?? "", ...line.map(amount)]),
  );
  return grid.put("A10", "合计", ...indicators.map((_, i) => amount(sum(values.map((line) => line[i] ?? 0)))));
}

/** Shares alone, counties down: rows 4 to 9. B 税收占比, C 非税占比. */
export function shares() {
  const grid = new Grid("").wide(14, 16, 16).put("A1", "2017年1—8月六县（市）财政收入结构").put("A2", "单位：%");
  grid.put("A3", "地区", "税收占比（%）", "非税占比（%）");
  const line = ({ name, now, tax }) => [name, finer(percent(tax, now, 2)), finer(percent(now - tax, now, 2))];
  return grid.block("A4", linesOf().map(line));
}

/** A structure that adds up to 100: rows 4 to 8, 合计 in 9. */
export function structure() {
  const grid = new Grid("").wide(24, 12).put("A1", "华容县2017年1—8月税收结构").put("A2", "单位：%");
  grid.put("A3", "项目", "比重（%）");
  const parts = [41.3, 17.2, 7.1, 11.9, 22.5];
  const names = ["增值税", "企业所得税", "个人所得税", "契税", "其他各税"];
  grid.block(
    "A4",
    parts.map((part, i) => [names[i] ?? "", rate(part)]),
  );
  return grid.put("A9", "合计", rate(100));
}

/** Balances of the six counties, counties in rows 5 to 10: B 余额, C 年初余额, D 比年初增减, E 比年初增长%. */
export function deposits(indicator = "各项存款余额") {
  const grid = new Grid("").wide(14, 14, 14, 14, 12).put("A1", `2017年8月末六县（市）${indicator}`).put("A2", "单位：万元");
  grid.headings({ "A3:A4": "地区", "B3:E3": indicator, B4: "余额", C4: "年初余额", D4: "比年初增减额", E4: "比年初增长%" });
  const line = ({ name }) => {
    const [now, before] = [at(name, indicator, 2017, 8), at(name, indicator, 2016, 12)];
    return [name, amount(now), amount(before), amount(now - before), rate(growth(now, before))];
  };
  return grid.block("A5", COUNTIES.map(line));
}
