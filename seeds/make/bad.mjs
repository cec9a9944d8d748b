/** bad/: a clean table of the six counties with one fault in each workbook, and where its finding must be. */
import { COUNTIES } from "./counties.mjs";
import { growth, percent, places, sum } from "./exact.mjs";
import { Grid, shown } from "./sheet.mjs";

export const SHEET = "财政收入";

/** @typedef {{name: string, now: number, before: number, budget: number, tax: number}} Line */
/** @type {readonly Line[]} */
const LINES = COUNTIES.map(({ name, total: [now = 0, before = 0], tax: [tax = 0], budget }) => ({
  name,
  now,
  before,
  budget,
  tax,
}));

const amount = (/** @type {number} */ value) => shown(value, "#,##0");

/** @param {Line} line */
const cells = ({ name, now, before, budget, tax }) => [
  name,
  amount(now),
  amount(before),
  amount(now - before),
  shown(growth(now, before), "0.0"),
  amount(budget),
  shown(percent(now, budget, 2), "0.00"),
  amount(tax),
  shown(percent(tax, now, 2), "0.00"),
];

/** A 地区; of 财政总收入: B 累计, C 上年同期, D 增减额, E 增减%, F 年初预算, G 占预算%; H 税收收入, I 税收占比, J 位次. @param {readonly Line[]} lines */
function table(lines) {
  const grid = new Grid(SHEET).wide(14, 11, 11, 10, 9, 11, 10, 11, 12, 10);
  grid.heading("A1:J1", "2017年1—8月六县（市）财政总收入完成情况表").put("J2", { value: "单位：万元", align: "right" });
  grid.headings({
    "A3:A4": "地区",
    "B3:G3": "财政总收入",
    B4: "累计",
    C4: "上年同期",
    D4: "增减额",
    E4: "增减%",
    F4: "年初预算",
  });
  grid.headings({ G4: "占预算%", "H3:H4": "税收收入", "I3:I4": "税收占比（%）", "J3:J4": "增幅位次" });
  const rates = lines.map(({ now, before }) => growth(now, before));
  const byName = new Map(lines.map(({ name }, index) => [name, rates[index] ?? 0]));
  const rank = (/** @type {string} */ name) =>
    places([byName.get(name) ?? 0, ...[...byName].filter(([other]) => other !== name).map(([, rate]) => rate)])[0] ??
    null;
  grid.block(
    "A5",
    lines.map((line) => [...cells(line), rank(line.name)]),
  );
  const total = (/** @type {"now" | "before" | "budget" | "tax"} */ key) => sum(lines.map((line) => line[key]));
  const all = { name: "合计", now: total("now"), before: total("before"), budget: total("budget"), tax: total("tax") };
  return grid.put(`A${5 + lines.length}`, ...cells(all));
}

/** @param {(grid: Grid) => unknown} change */
const clean = (change) => {
  const grid = table(LINES);
  change(grid);
  return grid;
};

/** @param {string} address @param {number | string} value */
const wrong = (address, value) => clean((grid) => grid.change(address, { value }));

const twice = [...LINES, ...LINES.slice(-1)];

/** Fault → the sheet that has it and the cell of its root finding. @returns {Record<string, [Grid, string]>} */
export const bad = () => ({
  "sum-mismatch": [
    clean((grid) => {
      const [tax, now] = [sum(LINES.map((line) => line.tax)) + 1000, sum(LINES.map((line) => line.now))];
      grid.put("H11", amount(tax), shown(percent(tax, now, 2), "0.00"));
    }),
    "H11",
  ],
  "growth-mismatch": [wrong("E6", 3.8), "E6"],
  "change-mismatch": [wrong("D6", 2205), "D6"],
  "share-mismatch": [wrong("I6", 63.13), "I6"],
  "completion-mismatch": [wrong("G6", 68.23), "G6"],
  "missing-region": [table(LINES.filter(({ name }) => name !== "平江县")), "A3"],
  "duplicate-region": [table(twice), "A11"],
  "unknown-region": [wrong("A6", "华荣县"), "A6"],
  "unknown-indicator": [
    clean((grid) =>
      grid.heading("K3:K4", "财源贡献度").block(
        "K5",
        LINES.map((_, index) => [10 + index]),
      ),
    ),
    "K3",
  ],
  "not-a-number": [wrong("E9", "5..6"), "E9"],
  "unit-slip": [wrong("F8", 12.63), "F8"],
  "period-disagreement": [clean((grid) => grid.heading("B4", "1-7月累计")), "B4"],
  "damaged-period": [clean((grid) => grid.heading("A1", "2017年18月六县（市）财政总收入完成情况表")), "A1"],
  "no-period": [clean((grid) => grid.heading("A1", "六县（市）财政总收入完成情况表")), "A1"],
  "no-unit": [clean((grid) => grid.put("J2", null)), "A1"],
  "hidden-value": [clean((grid) => grid.hiddenRows.push(7)), "A8"],
  "rank-mismatch": [wrong("J6", 4), "J6"],
});
