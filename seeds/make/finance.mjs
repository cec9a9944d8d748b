/** 财政局: its tables, each in its own layout. */
import { amount, before, columnSums, finer, line, month, now } from "./columns.mjs";
import { COUNTIES, HOME } from "./counties.mjs";
import { growth, minus, percent, places, ratio } from "./exact.mjs";
import { levels, taxes } from "./home.mjs";
import { Grid, notes, shown } from "./sheet.mjs";

const NAMES = COUNTIES.map(({ name }) => name);
const aligned = (/** @type {string} */ name) => (name === HOME || name === "湘阴县" ? [...name].join(" ") : name);

function revenue() {
  const figures = COUNTIES.map(({ name, budget }) => [
    month(name, "财政总收入"),
    now(name, "财政总收入"),
    before(name, "财政总收入"),
    budget,
  ]);
  const ranks = places(figures.map(([, current = 0, base = 0]) => growth(current, base)));
  const grid = new Grid("六县市收入").wide(14, 11, 11, 11, 10, 9, 11, 10, 10, 14);
  grid.heading("A1:I1", "2017年1—8月六县（市）财政收入完成情况表");
  grid.put("A2", "编报单位：华容县财政局").put("I2", { value: "单位:万元", align: "right" });
  grid.headings({
    "A3:A4": "地  区",
    "B3:I3": "财政总收入",
    B4: "本月",
    C4: "累计",
    D4: "上年同期",
    E4: "增减额",
    F4: "增减%",
  });
  grid.headings({ G4: "年初预算", H4: "占预算%", I4: "增幅位次", J4: "上年模板备注" });
  grid.block(
    "A5",
    figures.map((row, index) => [aligned(NAMES[index] ?? ""), ...line(row), ranks[index] ?? null, "公式已停用"]),
  );
  grid.put("A11", "合　计", ...line(columnSums(figures)));
  for (const letter of "BCDEG") grid.change(`${letter}11`, { formula: `SUM(${letter}5:${letter}10)` });
  grid.put("A12", "注：财政总收入含上划中央、上划省级收入，与公共财政预算收入同口径。");
  grid.put("A13", "制表人：李某").put("D13", "审核：王某").put("G13", "填报日期：2017年9月5日");
  grid.hiddenColumns.push(9);
  return grid;
}

function share() {
  const row = (/** @type {readonly number[]} */ [part = 0, whole = 0, partBefore = 0, wholeBefore = 0]) => {
    const [share, shareBefore] = [percent(part, whole, 2), percent(partBefore, wholeBefore, 2)];
    return [amount(whole), amount(part), finer(share), finer(shareBefore), finer(minus(share, shareBefore))];
  };
  const figures = NAMES.map((name) => [
    now(name, "税收收入"),
    now(name, "财政总收入"),
    before(name, "税收收入"),
    before(name, "财政总收入"),
  ]);
  const ranks = places(figures.map(([part = 0, whole = 0]) => percent(part, whole, 2)));
  const grid = new Grid("税收占比").wide(12, 13, 13, 11, 11, 14, 8);
  grid.heading("A1:G1", "2017年1-8月六县（市）税收占财政总收入比重情况").put("A2", "单位：万元、%");
  grid.headings({ "A3:A4": "单位名称", "B3:B4": "财政总收入", "C3:C4": "税收收入", "G3:G4": "位次" });
  grid.headings({ "D3:F3": "税收占财政总收入比重（%）", D4: "本年", E4: "上年同期", F4: "增减(百分点)" });
  grid.block(
    "A5",
    figures.map((cells, index) => [NAMES[index] ?? "", ...row(cells), ranks[index] ?? null]),
  );
  grid.put("A11", "合计", ...row(columnSums(figures)));
  return grid.put("A12", "注：税收占比＝税收收入÷财政总收入。");
}

function spending() {
  const figures = COUNTIES.map(({ spending: [current = 0, base = 0], spendingBudget }) => [
    spendingBudget,
    current,
    base,
  ]);
  const row = (/** @type {readonly number[]} */ [budget = 0, current = 0, base = 0]) => [
    amount(budget),
    amount(current),
    shown(ratio(current, budget, 2), "0.00%"),
    amount(base),
    shown(ratio(current - base, base, 1), "0.0%"),
  ];
  const grid = new Grid("支出").wide(14, 13, 13, 12, 13, 11);
  grid
    .heading("A1:F1", "2017年1—8月六县（市）一般公共预算支出执行情况")
    .put("F2", { value: "单位:万元", align: "right" });
  grid.headings({ A3: "县（市）", B3: "年初预算数", C3: "1—8月累计", D3: "为预算的%", E3: "上年同期", F3: "同比±%" });
  grid.block(
    "A4",
    figures.map((cells, index) => [NAMES[index] ?? "", ...row(cells)]),
  );
  grid.put("A10", "合计", ...row(columnSums(figures)));
  return grid.put("C5", "268,450").put("E5", "２４６，３１０");
}

export const finance = () => [
  revenue(),
  taxes(),
  levels(),
  share(),
  spending(),
  notes(
    "华容县财政总收入65300万元（6.53亿元）、同比增长3.2%、税收占财政总收入比重61.33%，依据2017年9月28日县人民政府全体（扩大）会议讲话。",
    "其余五县（市）的数额、华容县的上年同期数、预算数、分税种、分级次、分部门和支出数均为示例，取值只为使讲话所述位次成立。",
    "六县市收入：三个百分比按万元数精确计算，一次修约。",
  ),
];
