/** 统计局: rates, with a city row, # parts and a sheet that was left empty. */
import { ECONOMY, HOME } from "./counties.mjs";
import { growth } from "./exact.mjs";
import { figure } from "./model.mjs";
import { Grid, notes, shown } from "./sheet.mjs";

const rate = (/** @type {number} */ value) => shown(value, "0.0");

/** Level and printed growth of a county's indicator. @param {string} county @param {string} indicator */
function pair(county, indicator) {
  const [now, before] = [figure(county, indicator, 2017, 8), figure(county, indicator, 2016, 8)];
  return [shown(now, "#,##0"), rate(growth(now, before))];
}

function economy() {
  const grid = new Grid("主要经济指标").wide(12, 12, 14, 10, 14, 10);
  grid.heading("A1:F1", "岳阳市2017年1～8月六县（市）主要经济指标");
  grid.headings({ "A2:A3": "县 市", B2: "地区生产总值", "C2:D2": "固定资产投资", "E2:F2": "社会消费品零售总额" });
  grid.headings({ B3: "增速(%)", C3: "累计(万元)", D3: "增速(%)", E3: "累计(万元)", F3: "增速(%)" });
  grid.put("A4", "全  市", rate(7.3), "—", rate(13.8), "—", rate(10.6));
  const rows = ECONOMY.map(({ name, product }) => [
    name,
    rate(product),
    ...pair(name, "固定资产投资"),
    ...pair(name, "社会消费品零售总额"),
  ]);
  grid.block("A5", rows);
  return grid.put("A11", "注：地区生产总值增速按可比价格计算，为月度监测数；固定资产投资1月份免报。");
}

function investment() {
  const grid = new Grid("投资分项").wide(26, 16, 18);
  grid
    .heading("A1:C1", "华容县固定资产投资分项情况")
    .put("A2", "2017年1—8月")
    .put("C2", { value: "计量单位：万元", align: "right" });
  grid.headings({ A3: "指标", B3: "1—8月累计", C3: "比上年同期增长±%" });
  grid.put("A4", "固定资产投资", ...pair(HOME, "固定资产投资"));
  grid.put("A5", "　#工业投资", shown(742180, "#,##0"), rate(16.2));
  return grid.put("A6", "　#房地产开发投资", shown(118460, "#,##0"), rate(-3.7));
}

export const statistics = () => [
  economy(),
  investment(),
  new Grid("Sheet3"),
  notes(
    "华容县地区生产总值、固定资产投资、社会消费品零售总额1—8月分别增长7.6%、14.3%、10.8%，依据2017年9月28日讲话。",
    "全市和其余五县（市）的增速、全部数额、投资分项均为示例。",
  ),
];
