/** history/: January 2015 to July 2017, a workbook a year, a sheet a month, all in 万元. */
import { COUNTIES } from "./counties.mjs";
import { sum } from "./exact.mjs";
import { figures } from "./model.mjs";
import { Grid, notes, shown } from "./sheet.mjs";

/** @param {number} year @param {number} month */
function sheet(year, month) {
  const counties = COUNTIES.map(({ name }) => ({ name, values: figures(name, year, month) }));
  const indicators = Object.keys(counties[0]?.values ?? {});
  const cell = (/** @type {number | null} */ value) => (value === null ? "—" : shown(value, "#,##0"));
  const total = (/** @type {string} */ indicator) => {
    const values = counties.map(({ values }) => values[indicator] ?? null);
    return values.some((value) => value === null) ? null : sum(values.map(Number));
  };
  const span = month === 1 ? "1月" : `1—${month}月`;
  const grid = new Grid(`${year}年${month}月`).wide(14, ...indicators.map(() => 14));
  grid.put("A1", { value: `${year}年${span}六县（市）主要财政经济指标`, bold: true }).put("A2", "单位：万元");
  grid.put("A3", { value: "地区", bold: true }, ...indicators.map((value) => ({ value, bold: true })));
  grid.block(
    "A4",
    counties.map(({ name, values }) => [name, ...indicators.map((indicator) => cell(values[indicator] ?? null))]),
  );
  return grid.put("A10", "合计", ...indicators.map((indicator) => cell(total(indicator))));
}

/** @param {number} year */
export function history(year) {
  const months = Array.from({ length: year === 2017 ? 7 : 12 }, (_, index) => sheet(year, index + 1));
  return [
    ...months,
    notes(
      "本工作簿全部数字为示例，由脚本按季节分布生成，只用于上月、上年同期和趋势比较。",
      "收入、支出、投资、零售额为1月起累计，存贷款为月末余额；固定资产投资1月份免报。",
      "增值税含改征增值税和营业税，级次划分按2017年体制还原。",
    ),
  ];
}
