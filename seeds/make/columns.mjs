/** What the tables of 财政局 share: figures in 万元 and the columns that follow from them. */
import { growth, percent, sum } from "./exact.mjs";
import { figure } from "./model.mjs";
import { shown } from "./sheet.mjs";

export const now = (/** @type {string} */ county, /** @type {string} */ indicator) =>
  figure(county, indicator, 2017, 8);
export const before = (/** @type {string} */ county, /** @type {string} */ indicator) =>
  figure(county, indicator, 2016, 8);
export const month = (/** @type {string} */ county, /** @type {string} */ indicator) =>
  now(county, indicator) - figure(county, indicator, 2017, 7);
export const amount = (/** @type {number} */ value) => shown(value, "#,##0");
export const rate = (/** @type {number} */ value) => shown(value, "0.0");
export const finer = (/** @type {number} */ value) => shown(value, "0.00");

/** Cells 本月 累计 上年同期 增减额 增减% 年初预算 占预算%. @param {readonly number[]} figures this month, so far, last year, budget */
export const line = ([single = 0, current = 0, base = 0, budget = 0]) => [
  amount(single),
  amount(current),
  amount(base),
  amount(current - base),
  rate(growth(current, base)),
  amount(budget),
  finer(percent(current, budget, 2)),
];

/** The sum of each column. @param {readonly (readonly number[])[]} rows */
export const columnSums = (rows) => (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column] ?? 0)));
