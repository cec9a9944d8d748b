/** The sheets of the generated workbooks: consistent in every sum, change, rate and share, but for the one fault that is asked for. */
import { uniform } from "./generate.mjs";
import { departmentOf, ITEMS, TOWNSHIPS } from "./dictionary.mjs";

/** Rows before the figures: title, unit, two rows of headings, the total. */
const TOTAL_ROW = 4;
const FIRST_ROW = 5;
const COLUMNS = "ABCDEFGHIJKL";

// Amounts are whole cents and rates whole units of their last printed place, so that every printed rate is exactly right.
const amount = (cents) => cents / 100;
const roundedRatio = (part, whole, unitsInOne) => Math.floor((2 * unitsInOne * part + whole) / (2 * whole));
const growthUnits = (now, before) => Math.sign(now - before) * roundedRatio(Math.abs(now - before), before, 1000);
const completionUnits = (now, budget) => roundedRatio(now, budget, 10_000);

const sumOf = (lines) =>
  Object.fromEntries(Object.keys(lines[0]).map((key) => [key, lines.reduce((sum, line) => sum + line[key], 0)]));

function lineOf(next) {
  const now = 1_000_000 + Math.round(next() * 1e8);
  const tax = Math.round(now * (0.5 + 0.3 * next()));
  const before = (cents) => Math.round(cents * (0.85 + 0.2 * next()));
  return {
    month: Math.round((now / 8) * (0.8 + 0.4 * next())),
    now,
    before: before(now),
    budget: Math.round(now * (1.2 + 0.4 * next())),
    tax,
    taxBefore: before(tax),
  };
}

const FOOT = [
  ["注：本表为快报数，税收收入含上划中央和省级部分。"],
  ["制表人：张三", null, null, null, "审核：李四", null, null, null, "填报日期：2017年9月5日"],
];

/** Title over all, publisher and unit, headings two rows high at both ends and two groups between, note, footer in three. */
const mergesOf = (rowCount, split) => [
  [0, 0, 0, 11],
  [1, 0, 1, 5],
  [1, 6, 1, 11],
  [2, 0, 3, 0],
  [2, 1, 2, split - 1],
  [2, split, 2, 10],
  [2, 11, 3, 11],
  [rowCount - 2, 0, rowCount - 2, 11],
  [rowCount - 1, 0, rowCount - 1, 3],
  [rowCount - 1, 4, rowCount - 1, 7],
  [rowCount - 1, 8, rowCount - 1, 11],
];

const assembled = (name, head, body, split, formats, fault) => {
  const rows = [...head, ...body, ...FOOT];
  return { name, rows, merges: mergesOf(rows.length, split), formats, headings: [2, 3], ...(fault && { fault }) };
};

/** Which figure of a workbook is wrong, by how much, in turn: a sum, a growth rate, a share, a growth rate by item, a completion. */
const FAULTS = [
  { sheet: 0, column: 1, total: true, by: 100 },
  { sheet: 0, column: 5, by: 0.015 },
  { sheet: 0, column: 11, by: 3 },
  { sheet: 2, column: 4, by: 0.015 },
  { sheet: 1, column: 7, by: 5 },
];

/** Puts the workbook's fault into the body, if it is on this sheet; gives the address of the cell. */
function spoil(book, sheet, body) {
  const fault = FAULTS[book % FAULTS.length];
  if (fault.sheet !== sheet) return undefined;
  const row = fault.total ? 0 : 1 + ((book * 37) % (body.length - 1));
  body[row][fault.column] = Number((body[row][fault.column] + fault.by).toFixed(4));
  return `${COLUMNS[fault.column]}${TOTAL_ROW + row + 1}`;
}

/** Townships in rows, an indicator and its tax in columns; sheet 0 keeps rates as ratios, sheet 1 as numbers and text. */
export function townshipSheet(book, sheet) {
  const { office, total, tax } = departmentOf(book)[sheet];
  const next = uniform(1000 + book * 3 + sheet);
  const lines = TOWNSHIPS.map(() => lineOf(next));
  const asRatio = sheet === 0;
  const printed = ["合  计", ...TOWNSHIPS].map((label, i) => {
    const line = i === 0 ? sumOf(lines) : lines[i - 1];
    const unplanned = i % 33 === 32;
    const completion = completionUnits(line.now, line.budget);
    const share = completionUnits(line.tax, line.now) / 100;
    const growth = (now, before) => growthUnits(now, before) / (asRatio ? 1000 : 10);
    return [
      label,
      amount(line.month),
      amount(line.now),
      amount(line.before),
      amount(line.now - line.before),
      growth(line.now, line.before),
      amount(line.budget),
      unplanned ? null : completion / (asRatio ? 10_000 : 100),
      amount(line.tax),
      amount(line.taxBefore),
      growth(line.tax, line.taxBefore),
      asRatio ? share : `${share.toFixed(2)}%`,
    ];
  });
  const head = [
    [`2017年1—8月${total}完成情况表`],
    [`编报单位：${office}`, null, null, null, null, null, "单位：万元"],
    ["单位名称", total, null, null, null, null, null, null, tax, null, null, `${tax}占比(%)`],
    [null, "本月", "累计", "上年同期", "增减额", "增减%", "年初预算", "占预算%", "累计", "上年同期", "增减%", null],
  ];
  const money = "#,##0.00";
  const [rate, done] = asRatio ? ["0.0%", "0.00%"] : ["0.0", "0.00"];
  const formats = [null, money, money, money, money, rate, money, done, money, money, rate, "0.00"];
  return assembled(sheet === 0 ? "全口径" : "地方级", head, printed, 8, formats, spoil(book, sheet, printed));
}

/** Items of revenue in rows, two districts in columns. */
export function itemSheet(book) {
  const { office, districts } = departmentOf(book)[2];
  const next = uniform(1000 + book * 3 + 2);
  const lines = ITEMS.map(() => [lineOf(next), lineOf(next)]);
  const totals = [0, 1].map((district) => sumOf(lines.map((pair) => pair[district])));
  const five = ({ now, before, budget }) => [
    amount(now),
    amount(before),
    amount(now - before),
    growthUnits(now, before) / 1000,
    amount(budget),
  ];
  const body = [
    ["合  计", ...totals.flatMap(five)],
    ...ITEMS.map((item, i) => [item, ...lines[i].flatMap(five), i % 9 === 0 ? "含清欠入库" : null]),
  ];
  const group = ["累计", "上年同期", "增减额", "增减%", "年初预算"];
  const head = [
    ["2017年1—8月分税种收入完成情况表"],
    [`编报单位：${office}`, null, null, null, null, null, "单位：万元"],
    ["项    目", districts[0], null, null, null, null, districts[1], null, null, null, null, "备注"],
    [null, ...group, ...group, null],
  ];
  const money = "#,##0.00";
  const formats = [null, money, money, money, "0.0%", money, money, money, money, "0.0%", money, null];
  return assembled("分税种", head, body, 6, formats, spoil(book, 2, body));
}

/** Rows upon rows of the same kind, without groups of columns. */
export function plainSheet(count) {
  const next = uniform(2000);
  const heading = [
    "项目",
    "单位名称",
    "本月",
    "累计",
    "上年同期",
    "增减额",
    "增减%",
    "年初预算",
    "占预算%",
    "税收收入",
    "上年同期税收",
    "备注",
  ];
  const body = Array.from({ length: count - 1 }, (_, i) => {
    const { month, now, before, budget, tax, taxBefore } = lineOf(next);
    const rates = [growthUnits(now, before) / 1000, completionUnits(now, budget) / 10_000];
    const names = [ITEMS[i % ITEMS.length], TOWNSHIPS[i % TOWNSHIPS.length]];
    const amounts = [month, now, before, now - before, budget, tax, taxBefore].map(amount);
    return [
      ...names,
      ...amounts.slice(0, 4),
      rates[0],
      amounts[4],
      rates[1],
      amounts[5],
      amounts[6],
      i % 5 === 0 ? "快报数" : null,
    ];
  });
  const money = "#,##0.00";
  const formats = [null, null, money, money, money, money, "0.0%", money, "0.00%", money, money, null];
  return { name: "明细", rows: [heading, ...body], merges: [], formats, headings: [0] };
}
