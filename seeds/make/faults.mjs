/** faults/: one fault a sheet, over all rules; a workbook for each rule. */
import { COUNTIES } from "./counties.mjs";
import { growth } from "./exact.mjs";
import { across, counties, deposits, linesOf, shares, structure, TITLE } from "./faultTables.mjs";
import { levels, taxes } from "./home.mjs";
import { figure } from "./model.mjs";
import { Grid, shown } from "./sheet.mjs";

/** @typedef {import("./faultTables.mjs").Line} Line */
/** @typedef {import("./sheet.mjs").Cell} Cell */
/**
 * @typedef {object} Fault
 * @property {string} rule of its root finding
 * @property {string} cell of its root finding
 * @property {string} what in a few words
 * @property {Grid} sheet that has it
 * @property {string} [cause]
 * @property {string} [severity] where it is not that of the rule
 * @property {readonly Grid[]} [beside] sheets that are submitted with it
 * @property {readonly Grid[]} [before] sheets that were accepted before it, instead of history/
 */

const NAMES = COUNTIES.map(({ name }) => name);
const [YUEYANG = "", HUARONG = "", XIANGYIN = "", PINGJIANG = "", MILUO = "", LINXIANG = ""] = NAMES;
const TREE = ["地方收入", "上划中央收入", "上划省级收入", "税收收入", "非税收入", "国税部门收入", "地税部门收入", "财政部门收入"];

/** The clean table with cells changed, by address. @param {Readonly<Record<string, Cell>>} changes @param {Grid} grid */
function wrong(changes, grid = counties(linesOf())) {
  for (const [address, value] of Object.entries(changes))
    grid.change(address, typeof value === "object" && value !== null ? value : { value });
  return grid;
}

/** The table that follows from what one county reports otherwise. @param {string} name @param {(line: Line) => Partial<Line>} change */
const follows = (name, change, options = {}) =>
  counties(
    linesOf().map((line) => (line.name === name ? { ...line, ...change(line) } : line)),
    options,
  );

/** The clean table with a sentence below it. @param {string} sentence */
const saying = (sentence) => counties(linesOf()).put("A13", sentence);

/** @param {readonly string[]} headers @param {readonly (readonly Cell[])[]} rows @param {string} title */
const plain = (title, headers, rows) =>
  new Grid("").put("A1", title).put("A2", "单位：万元").put("A3", ...headers).block("A4", rows);

const scaled = (/** @type {number} */ by) => linesOf().map(({ name, ...line }) => ({
  name,
  ...Object.fromEntries(Object.entries(line).map(([key, value]) => [key, value * by])),
}));

const investment = (/** @type {number} */ month, /** @type {string} */ header) =>
  plain(
    `2017年${month === 1 ? "1月" : "1—2月"}六县（市）固定资产投资`,
    ["地区", header],
    COUNTIES.map(({ name }, i) => [name, 101_234 + 1_357 * i, figure(name, "固定资产投资", 2017, 2)].slice(0, 2)),
  );

const sums = [
  ["G11", 765_300, "合计多1000万元"],
  ["I11", 333_354, "税收收入合计多1000万元"],
  ["B11", 44_000, "本月合计与各县（市）之和不符"],
  ["D11", 482_000, "上年同期合计与各县（市）之和不符"],
];

/** What is wrong with one cell of the table of counties. @type {readonly [rule: string, cell: string, value: Cell, what: string, cause?: string][]} */
const CELLS = [
  ...sums.map(([cell, value, what]) => /** @type {[string, string, Cell, string]} */ (["sum-mismatch", cell, value, what])),
  ["sum-mismatch", "C11", 590_590, "累计合计两位数字颠倒", "swapped digits"],
  ["change-mismatch", "E6", 2205, "2025写成2205", "swapped digits"],
  ["change-mismatch", "E7", -5640, "增减额漏改符号", "sign flip"],
  ["change-mismatch", "E9", 7000, "增减额与两数之差不符"],
  ["growth-mismatch", "F6", 3.8, "3.2写成3.8"],
  ["growth-mismatch", "F8", -8.9, "增幅正负号写反", "sign flip"],
  ["growth-mismatch", "F9", 6.5, "5.6写成6.5", "swapped digits"],
  ["growth-mismatch", "F11", 5.0, "合计增幅不符"],
  ["completion-mismatch", "H6", 68.23, "66.23写成68.23", "digit typo"],
  ["completion-mismatch", "H9", 68.66, "占预算%不符"],
  ["share-mismatch", "J6", 63.13, "61.33写成63.13", "swapped digits"],
  ["share-mismatch", "J8", 70, "占比不符"],
  ["rank-mismatch", "K6", 4, "第5位写成第4位"],
  ["rank-mismatch", "K9", 1, "位次不符"],
  ["cumulative-mismatch", "C6", 56_300, "65300写成56300", "swapped digits"],
  ["cumulative-mismatch", "C8", 84_650, "84150写成84650", "digit typo"],
  ["cumulative-mismatch", "C10", -71_060, "累计写成负数", "sign flip"],
  ["base-mismatch", "D7", 8674, "86740漏一位", "digit typo"],
  ["base-mismatch", "D9", 1_119_700, "111970多一位", "digit typo"],
  ["mistyped", "G8", 123_600, "126300写成123600", "swapped digits"],
  ["mistyped", "I8", 59_695, "59965写成59695", "swapped digits"],
  ["unit-slip", "G8", 12.63, "以亿元填报"],
  ["unit-slip", "C9", 1_182_400_000, "以元填报"],
  ["unit-slip", "D5", 7.212, "以亿元填报"],
  ["unit-slip", "I7", 536_450_000, "以元填报"],
  ["unit-slip", "C6", 65_300_000, "以千分之一万元填报，千倍"],
  ["unknown-region", "A6", "华荣县", "县名写错"],
  ["not-a-number", "F9", "5..6", "多一个小数点"],
  ["not-a-number", "C7", "92380(待核)", "数后带字"],
  ["period-disagreement", "C4", "1-7月累计", "表头是1—7月"],
  ["damaged-period", "A1", "2017年18月六县（市）财政总收入完成情况表", "漏了横线"],
];

/** The same figure, once more, less what a month without tax would give. @param {string} name */
const untaxed = (name) =>
  follows(name, ({ single, tax }) => ({ tax: Math.round(tax - 0.4 * single) }));

const july = (/** @type {string} */ name) => figure(name, "财政总收入", 2017, 7);

/** @returns {Fault[]} */
export function faults() {
  const of = (
    /** @type {string} */ rule,
    /** @type {string} */ cell,
    /** @type {string} */ what,
    /** @type {Grid} */ sheet,
    /** @type {Partial<Fault>} */ more = {},
  ) => ({ rule, cell, what, sheet, ...more });
  const twice = [...linesOf(), ...linesOf().slice(-1)];
  const copied = linesOf(7);
  const budgetBefore = counties(linesOf(7), { title: TITLE.replace("8月", "7月") });
  return [
    ...CELLS.map(([rule, cell, value, what, cause]) => of(rule, cell, what, wrong({ [cell]: value }), cause ? { cause } : {})),
    of("mistyped", "C6", "65300写成56300，台账还是空的", wrong({ C6: 56_300 }), { cause: "swapped digits", before: [] }),
    of("mistyped", "C10", "71060写成-71060，台账还是空的", wrong({ C10: -71_060 }), { cause: "sign flip", before: [] }),
    of("mistyped", "D7", "86740漏一位，台账还是空的", wrong({ D7: 8674 }), { cause: "digit typo", before: [] }),
    of("missing-region", "A3", "漏了平江县", counties(linesOf().filter(({ name }) => name !== PINGJIANG))),
    of("missing-region", "A3", "漏了岳阳县", counties(linesOf().filter(({ name }) => name !== YUEYANG))),
    of("duplicate-region", "A11", "临湘市填了两行", counties(twice)),
    of("unknown-indicator", "L3", "没有登记的指标", counties(linesOf()).heading("L3:L4", "财源贡献度").block("L5", NAMES.map((_, i) => [10 + i]))),
    of("no-unit", "A1", "没有写单位", counties(linesOf(), { unit: null })),
    of("no-period", "A1", "没有写期间", counties(linesOf(), { title: "六县（市）财政总收入完成情况表" })),
    of("period-disagreement", "A1", "表名是7月", counties(linesOf(), { name: "2017年7月" })),
    of("hidden-value", "A8", "隐藏了一行", hidden("row")),
    of("hidden-value", "G4", "隐藏了一列", hidden("column")),
    of("stale-copy", "A1", "7月的表改了标题重报", counties(copied)),
    of("stale-copy", "A1", "上年8月的表改了标题重报", across(["财政总收入", "税收收入"], "2017年1—8月六县（市）财政收入", { year: 2016 })),
    of("repeated-column", "D4", "上年同期误粘为累计", copying("C", "D")),
    of("repeated-column", "B4", "本月误粘为累计", copying("C", "B")),
    of("reading-doubtful", "E3", "增长%是与年初预算相比", plain("2017年1—8月财政总收入", ["地区", "累计", "上年同期", "年初预算", "增长%"], NAMES.map((name, i) => {
      const [now, base, budget] = [65_317 + 1_373 * i, 61_019 + 1_131 * i, 63_275 + 1_411 * i];
      return [name, now, base, budget, growth(now, budget)];
    })), { before: [] }),
    of("wrong-unit", "A1", "以元填报，单位写万元", counties(scaled(10_000))),
    of("wrong-unit", "A1", "以万元填报，单位写亿元", counties(linesOf(), { unit: "单位：亿元" })),
    of("unchanged-figure", "B6", "累计未更新", follows(HUARONG, () => ({ now: july(HUARONG) }), { single: false })),
    of("unchanged-figure", "B9", "累计未更新", follows(MILUO, () => ({ now: july(MILUO) }), { single: false })),
    of("cumulative-mismatch", "C6", "本月多报180万元", follows(HUARONG, ({ single }) => ({ single: single + 180 }))),
    of("cumulative-mismatch", "C8", "累计多报730万元", follows(PINGJIANG, ({ now }) => ({ now: now + 730 }))),
    of("cumulative-falls", "B7", "累计小于上月", follows(XIANGYIN, () => ({ now: july(XIANGYIN) - 463 }), { single: false })),
    of("cumulative-falls", "B10", "累计小于上月", follows(LINXIANG, () => ({ now: july(LINXIANG) - 287 }), { single: false })),
    of("negative-month", "B6", "当月退库大于入库", follows(HUARONG, () => ({ single: -300, now: july(HUARONG) - 300 }))),
    of("negative-month", "B10", "当月退库大于入库", follows(LINXIANG, () => ({ single: -512, now: july(LINXIANG) - 512 }))),
    of("base-mismatch", "D6", "上年同期与上年报数不符", follows(HUARONG, ({ before }) => ({ before: before + 371 }))),
    of("base-mismatch", "D9", "上年同期与上年报数不符", follows(MILUO, ({ before }) => ({ before: before - 1842 }))),
    of("base-mismatch", "C7", "年初余额与上年末不符", yearStart(), {}),
    of("base-mismatch", "D8", "基数按新口径还原，已注明", follows(PINGJIANG, ({ before }) => ({ before: before - 655 })).put("A13", "注：平江县上年同期数已按新口径还原。"), {
      severity: "info",
      cause: "basis",
    }),
    of("budget-changed", "G6", "年初预算比上月多1400万元", follows(HUARONG, ({ budget }) => ({ budget: budget + 1400 })), { before: [budgetBefore] }),
    of("budget-changed", "G9", "年初预算比上月少6900万元", follows(MILUO, ({ budget }) => ({ budget: budget - 6900 })), { before: [budgetBefore] }),
    of("unusual-growth", "E5", "增幅陡升到三成", surging(RETAIL, 1.3)),
    of("unusual-growth", "E5", "增幅陡降到负两成", surging("各项贷款余额", 0.8)),
    of("growth-reversal", "E5", "增幅由升两成转为降一成半", turned(0.85), { before: [turning(1.2)] }),
    of("nontax-jump", "I6", "当月税收占比陡降", untaxed(HUARONG)),
    of("nontax-jump", "I9", "当月税收占比陡降", untaxed(MILUO)),
    of("part-exceeds-whole", "C11", "其中数大于企业所得税", partly("C11"), { before: [] }),
    of("part-exceeds-whole", "D11", "上年同期其中数大于企业所得税", partly("D11"), { before: [] }),
    of("part-exceeds-whole", "C5", "税收大于收入", plain("2017年1—8月财政收入", ["地区", "财政总收入", "税收收入"], [
      [YUEYANG, 78_460, 53_667],
      [HUARONG, 40_048, 65_300],
      [XIANGYIN, 92_380, 53_645],
      [PINGJIANG, 84_150, 59_965],
      [MILUO, 118_240, 79_138],
      [LINXIANG, 71_060, 45_891],
    ]), { before: [] }),
    of("identity-mismatch", "B5", "总收入与级次、税费、部门三种合计都不符", identity("B5", 1730)),
    of("identity-mismatch", "B7", "总收入与三种合计都不符", identity("B7", -2260)),
    of("mistyped", "F8", "税收收入两位颠倒", identity("F8", 0), { cause: "swapped digits" }),
    of("shares-unbalanced", "B9", "各项比重之和是101%", wrong({ B6: 8.1 }, structure())),
    of("shares-unbalanced", "B9", "各项比重之和是99.1%", wrong({ B8: 21.6 }, structure())),
    of("shares-unbalanced", "B5", "税收占比加非税占比不是100%", wrong({ C5: 36.87 }, shares()), { before: [] }),
    of("figures-disagree", "B4", "级次表总收入与六县（市）表不一致", disagreeing(137), { beside: [counties(linesOf())] }),
    of("figures-disagree", "B4", "级次表总收入与六县（市）表不一致", disagreeing(-2208), { beside: [counties(linesOf())] }),
    of("formula-lost", "C11", "合计行的公式被数值覆盖", formulas("BDEGI", "11", (letter) => `SUM(${letter}5:${letter}10)`)),
    of(
      "formula-lost",
      "F8",
      "增减%一列的公式被数值覆盖",
      formulas("F", "5 6 7 9 10", (_, row) => `ROUND(E${row}/D${row}*100,1)`),
    ),
    of("joint-months", "B4", "1月单独报数", investment(1, "固定资产投资")),
    of("joint-months", "B4", "2月报了当月数", investment(2, "固定资产投资本月")),
    of("joint-months", "B4", "2月报了环比", wrong({ B3: "固定资产投资环比增长%" }, investment(2, "固定资产投资"))),
    of("claim-mismatch", "A13", "文字增幅与表不符", saying("1—8月，华容县财政总收入同比增长4.2%，增收2025万元。")),
    of("claim-mismatch", "A13", "文字占比与表不符", saying("华容县税收占财政总收入比重为63.31%，与上年基本持平。")),
    of("claim-mismatch", "A13", "文字位次与表不符", saying("1—8月，华容县财政总收入同比增长3.2%，在全市六县（市）中排名倒数第三。")),
    of("claim-mismatch", "A13", "文字总量与表不符", saying("1—8月，华容县财政总收入完成6.35亿元，同比增长3.2%。")),
    of("claim-mismatch", "A13", "文字位次与表不符", saying("平江县财政总收入增长8.9%，增幅居全市六县（市）第2位。")),
    of("negative-growth-words", "A13", "增长后写负数", saying("受减税影响，部分税种增长-2.3%，非税平稳。"), { before: [] }),
    of("negative-growth-words", "A13", "增长后写负数", saying("契税入库减少，增长－11.6％，其余正常。"), { before: [] }),
    of("points-wording", "A13", "百分点写成%", saying("收入进度慢于序时进度0.44%，须加快组织入库。")),
    of("points-wording", "A13", "百分点写成%", saying("税收占比较上年提高1.2%，结构有所改善。")),
    of("points-wording", "A13", "百分点写成%", saying("增幅高于全市平均增幅2.94%，位次前移。")),
    of("gdp-monthly", "B4", "8月的地区生产总值增速", plain("2017年1—8月地区生产总值", ["地区", "地区生产总值增速（%）"], NAMES.map((name, i) => [name, 7.1 + i / 10]))),
    of("basis-unclear", "C5", "财力大于财政总收入", plain("华容县2017年1—8月收入", ["项目", "单位", "累计"], [
      ["财政总收入", "万元", 65_300],
      ["指标交易新增财力", "亿元", 18],
    ])),
  ];
}

/** @param {"row" | "column"} what */
function hidden(what) {
  const grid = counties(linesOf());
  if (what === "row") grid.hiddenRows.push(7);
  else grid.hiddenColumns.push(6);
  return grid;
}

/** Formulas over the figures of some cells. @param {string} letters @param {string} rows @param {(letter: string, row: string) => string} make */
function formulas(letters, rows, make) {
  const grid = counties(linesOf());
  for (const letter of letters)
    for (const row of rows.split(" ")) grid.change(letter + row, { formula: make(letter, row) });
  return grid;
}

/** One column's figures in another, 合计 too. @param {string} from @param {string} to */
function copying(from, to) {
  const grid = counties(linesOf());
  const column = (/** @type {string} */ letter) => letter.charCodeAt(0) - 65;
  for (let row = 4; row <= 10; row++) {
    const line = grid.rows[row] ?? [];
    line[column(to)] = line[column(from)] ?? null;
  }
  return grid;
}

/**
 * 累计, 上年同期, 增减额, 增减% of an indicator: 华容县 has another growth than the others.
 * @param {string} title @param {string} indicator @param {number} by @param {(name: string, index: number) => number} baseOf @param {number} [others]
 */
function rates(title, indicator, by, baseOf, others) {
  const rows = COUNTIES.map(({ name }, i) => {
    const before = baseOf(name, i);
    const grown = name === HUARONG ? by : others;
    const now = grown === undefined ? figure(name, indicator, 2017, 8) : Math.round(before * grown);
    return [name, now, before, now - before, growth(now, before)];
  });
  return plain(title, ["地区", indicator, "上年同期", "增减额", "增减%"], rows);
}
const RETAIL = "社会消费品零售总额";
const turning = (/** @type {number} */ by) =>
  rates(`2017年1—7月${RETAIL}`, RETAIL, by, (_, i) => 71_409 + 1_237 * i, 1.05);
const turned = (/** @type {number} */ by) =>
  rates(`2017年1—8月${RETAIL}`, RETAIL, by, (_, i) => 113_204 + 1_237 * i, 1.05);
const surging = (/** @type {string} */ indicator, /** @type {number} */ by) =>
  rates(indicator === RETAIL ? `2017年1—8月${indicator}` : `2017年8月末${indicator}`, indicator, by, (name) => figure(name, indicator, 2016, 8));

function yearStart() {
  const grid = deposits();
  const line = grid.rows[6] ?? [];
  const [now, before] = [figure(XIANGYIN, "各项存款余额", 2017, 8), figure(XIANGYIN, "各项存款余额", 2016, 12) - 4300];
  grid.rows[6] = [line[0] ?? null, now, before, now - before, shown(growth(now, before), "0.0")];
  return grid;
}

/** 其中：国税征收企业所得税, larger than 企业所得税 above it, and all that follows in its row. @param {string} cell */
function partly(cell) {
  const grid = taxes();
  grid.name = "";
  const line = grid.rows[10] ?? [];
  const value = (/** @type {number} */ column) => {
    const one = line[column] ?? null;
    return Number(typeof one === "object" && one !== null ? one.value : one);
  };
  const [now, before] = cell.startsWith("C") ? [value(2) + 9000, value(3)] : [value(2), value(3) + 9000];
  grid.rows[10] = [line[0] ?? null, value(1), now, before, now - before, shown(growth(now, before), "0.0"), "—", "—"];
  return grid;
}

/** A total with its parts by level, by tax and by collector beside it, one cell more by some, or its second and third digit swapped. @param {string} cell @param {number} by */
function identity(cell, by) {
  const grid = across(["财政总收入", ...TREE], "2017年1—8月六县（市）财政收入级次、税费、部门构成");
  const line = grid.rows[Number(cell.slice(1)) - 1] ?? [];
  const column = cell.charCodeAt(0) - 65;
  const { value } = /** @type {{value: number}} */ (line[column]);
  const [first, second, third, ...rest] = String(value);
  line[column] = by === 0 ? Number([first, third, second, ...rest].join("")) : value + by;
  return grid;
}

/** 华容县's revenue by level, all of it more by some, its parts with it. @param {number} by */
function disagreeing(by) {
  const grid = levels();
  grid.name = "";
  for (const row of [3, 4]) {
    const line = grid.rows[row] ?? [];
    const value = (/** @type {number} */ column) => Number(/** @type {{value: number}} */ (line[column]).value);
    const [now, before] = [value(1) + by, value(2)];
    line.splice(1, 4, shown(now, "#,##0"), shown(before, "#,##0"), shown(now - before, "#,##0"), shown(growth(now, before), "0.0"));
  }
  grid.rows.length = 8;
  grid.merges.length = 1;
  return grid;
}

const LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉";

/** Every workbook by the name of its rule, and where each finding must be. */
export function faultBooks() {
  /** @type {Map<string, Grid[]>} */
  const books = new Map();
  const expected = faults().map(({ rule, cell, what, sheet, beside = [], before, cause, severity }) => {
    const sheets = books.get(rule) ?? [];
    books.set(rule, sheets);
    const letter = LETTERS[sheets.length] ?? "";
    const named = (/** @type {readonly Grid[]} */ grids, /** @type {string} */ end) =>
      grids.map((grid) => {
        if (grid.name === "") grid.name = letter + end;
        if (!sheets.includes(grid)) sheets.push(grid);
        return grid.name;
      });
    const [name = ""] = named([sheet], "");
    return {
      rule,
      file: `${rule}.xlsx`,
      sheet: name,
      cell,
      what,
      ...(cause === undefined ? {} : { cause }),
      ...(severity === undefined ? {} : { severity }),
      ...(beside.length === 0 ? {} : { beside: named(beside, "并") }),
      ...(before === undefined ? {} : { before: named(before, "前") }),
    };
  });
  return { books, expected };
}
