/** Workbooks with what departments' sheets have and a reader may take for something else; test/cases.test.ts says what must come out of each. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { HEADER, SIX, texts } from "./caseTexts.mjs";
import { Grid, shown } from "./sheet.mjs";

/** @typedef {import("./sheet.mjs").Cell} Cell */

const DONE = "2017年1—8月财政总收入完成情况（单位：万元）";
const TOTAL = "2017年1—8月财政总收入（单位：万元）";

/**
 * A sheet: lines of words, a header, rows, the first line merged over the table where it is a title over it.
 * @param {readonly (readonly Cell[])[]} lines
 * @param {{name?: string, over?: string}} how
 */
function sheet(lines, { name = "收入", over } = {}) {
  const grid = new Grid(name).block("A1", lines);
  return over === undefined ? grid : grid.merge(`A1:${over}1`);
}

/** Lines above the table of the six counties. @param {...(readonly string[])} above */
const headed = (...above) => sheet([...above, HEADER, ...SIX]);

/** The table of the six counties with cells changed, by address. @param {Readonly<Record<string, string | number>>} changes */
function six(changes = {}, title = DONE) {
  const grid = sheet([[title], HEADER, ...SIX], { over: "D" });
  for (const [address, value] of Object.entries(changes)) grid.change(address, { value });
  return grid;
}

/** Amounts in 元 that a format shows in another unit. @param {string} format @param {string} title */
const scaled = (format, title) =>
  sheet(
    [
      [title],
      HEADER,
      ...SIX.map(([name, now, before, rate]) => [
        name,
        shown(now * 10_000, format),
        shown(before * 10_000, format),
        rate,
      ]),
    ],
    { over: "D" },
  );

/** Amounts that stand in one cell over two counties. */
const merged = () =>
  ["B", "C", "D"].reduce((grid, column) => grid.put(`${column}7`, null).merge(`${column}6:${column}7`), six());

/** A formula that was saved without its result. @param {string} text */
const unsaved = (text) => ({ value: null, formula: text });

const execution = () =>
  sheet(
    [
      ["2017年8月全县一般公共预算收入完成情况表"],
      [...Array.from({ length: 10 }, () => null), "单位：万元"],
      ["项目", "预算数", "本月数", null, null, null, "至本月累计数"],
      [
        null,
        null,
        "金额",
        "上年同月数",
        "同比加减额",
        "同比加减%",
        "金额",
        "为预算%",
        "上年同期数",
        "同比加减额",
        "同比加减%",
      ],
      ["税收收入", 66000, 4200, 4300, -100, -2.3, 40048, 60.7, 39000, 1048, 2.7],
      ["非税收入", 32600, 3100, 2800, 300, 10.7, 25252, 77.5, 24275, 977, 4],
      ["财政总收入", 98600, 7300, 7100, 200, 2.8, 65300, 66.2, 63275, 2025, 9.9],
    ],
    { name: "收入完成情况", over: "K" },
  )
    .merge("A3:A4")
    .merge("B3:B4")
    .merge("C3:F3")
    .merge("G3:K3");

/** The sheets of every .xlsx that a plain writer makes. @type {Readonly<Record<string, () => readonly Grid[]>>} */
const BOOKS = {
  "base-same-month": () => [
    sheet(
      [
        ["2017年8月财政总收入（单位：万元）"],
        ["地区", "本月数", "上年同月数", "增长%", "累计数", "上年同期累计数", "增长%"],
        ...[
          [9000, 8300, 8.4],
          [8000, 7600, 5.3],
          [7700, 7400, 4.1],
          [8100, 7800, 3.8],
          [7300, 7100, 2.8],
          [6500, 6450, 0.8],
        ].map((month, i) => [SIX[i]?.[0] ?? "", ...month, ...(SIX[i]?.slice(1) ?? [])]),
      ],
      { over: "G" },
    ),
  ],
  "execution-official": () => [execution()],
  "execution-words": () => [
    sheet(
      [
        ["2017年8月全县一般公共预算收入执行情况表（单位：万元）"],
        ["预算科目", "年度预算", "本月执行数", "累计执行数", "去年同期累计", "累计增减%"],
        ["税收收入", 66000, 4200, 40048, 39000, 2.7],
        ["非税收入", 32600, 3100, 25252, 24275, 4],
        ["财政总收入", 98600, 7300, 65300, 63275, 9.9],
      ],
      { name: "执行情况", over: "F" },
    ),
  ],
  "scaled-wan-backslash": () => [scaled("0\\.0,", DONE)],
  "scaled-wan-word": () => [scaled('0!.0,"万元"', DONE.replace("（单位：万元）", ""))],
  "scaled-thousand": () => [scaled("#,##0,", DONE.replace("万元", "千元"))],
  "notemark-circled": () => [six({ B7: "65300①" })],
  "notemark-superscript-char": () => [six({ B7: "65300¹", D7: "3.2²" })],
  "notemark-label": () => [
    sheet(
      [
        ["2017年1—8月财政收入（单位：万元）"],
        ["项目", "本年累计", "上年同期", "增长%"],
        ["财政总收入①", 65300, 63275, 3.2],
        ["其中：税收收入②", 40048, 38000, 5.4],
        ["非税收入注1", 25252, 25275, -0.1],
        ["注：①含上划收入。"],
      ],
      { over: "D" },
    ),
  ],
  "period-day-range": () => [headed(["财政总收入（2017年1月1日至2017年8月31日）"], ["单位：万元"])],
  "period-month-range-full": () => [headed(["财政总收入  会计期间：2017.01-2017.08"], ["单位：万元"])],
  "period-export-time": () => [headed(["财政总收入（单位：万元）"], ["导出时间：2017-09-05 10:22:31"])],
  "period-export-time-title": () => [headed([TOTAL], ["导出时间：2017-09-05 10:22:31"])],
  "period-budget-year-and-span": () => [headed(["财政总收入（单位：万元）"], ["预算年度：2017", "会计期间：1-8"])],
  "period-document-number": () => [
    sheet(
      [
        ["县区财政收入月报表"],
        [null, null, "表　　号：财统101表"],
        [null, null, "制定机关：国家统计局"],
        [null, null, "文　　号：国统字〔2016〕134号"],
        ["综合机关名称：华容县统计局", "2017年8月", "有效期至：2018年6月"],
        [null, null, "计量单位：万元"],
        ["指标", "本年累计", "上年同期"],
        ["财政总收入", 65300, 63275],
      ],
      { name: "月报", over: "C" },
    ),
  ],
  "period-mixed-zero": () => [headed(["二0一七年八月财政总收入"], ["单位：万元"])],
  财政局20170910: () => [six({}, TOTAL)],
  "财政局20170910-无期间": () => [headed(["财政总收入（单位：万元）"])],
  "panels-revenue-expenditure": () => [
    sheet(
      [
        ["2017年1—8月一般公共预算收支平衡表（单位：万元）"],
        ["收入项目", "累计", "增长%", "支出项目", "累计", "增长%"],
        ["税收收入", 40048, 2.7, "一般公共服务支出", 21000, 5],
        ["非税收入", 25252, 4, "教育支出", 41000, 6.1],
        ["财政总收入", 65300, 3.2, "支出合计", 62000, 5.7],
      ],
      { name: "收支平衡", over: "F" },
    ),
  ],
  "panels-regions": () => [
    sheet(
      [
        [TOTAL],
        ["地区", "累计", "增长%", "地区", "累计", "增长%"],
        ...SIX.slice(0, 3).map(([name, now, , rate], i) => {
          const [beside = "", amount = 0, , growth = 0] = SIX[i + 3] ?? [];
          return [name, now, rate, beside, amount, growth];
        }),
      ],
      { name: "排名", over: "F" },
    ),
  ],
  "duplicate-within-table": () => [
    sheet(
      [
        ["2017年1—8月财政收入（单位：万元）"],
        ["项目", "本年累计", "上年同期"],
        ["税收收入", 40048, 39000],
        ["非税收入", 25252, 24275],
        ["税收收入", 44048, 39000],
        ["财政总收入", 65300, 63275],
      ],
      { over: "C" },
    ),
  ],
  "group-column-same-indicator": () => [
    sheet(
      [
        ["2017年1—8月分部门收入（单位：万元）"],
        ["征收部门", "项目", "本年累计", "上年同期"],
        ["国税部门", "税收收入", 25048, 24000],
        [null, "非税收入", 252, 275],
        ["地税部门", "税收收入", 15000, 15000],
        [null, "非税收入", 25000, 24000],
      ],
      { name: "分部门", over: "D" },
    )
      .merge("A3:A4")
      .merge("A5:A6"),
  ],
  "formula-nocache-all": () => [
    sheet(
      [
        [TOTAL],
        HEADER,
        ...SIX.map(([name], i) => [
          name,
          unsaved(`数据!B${i + 2}`),
          unsaved(`数据!C${i + 2}`),
          unsaved(`ROUND((B${i + 3}/C${i + 3}-1)*100,1)`),
        ]),
      ],
      { over: "D" },
    ),
    sheet([["地区", "a", "b"], ...SIX.map(([name, now, before]) => [name, now, before])], { name: "数据" }),
  ],
  "formula-nocache-total": () => [
    sheet(
      [
        ["2017年1—8月财政收入（单位：万元）"],
        ["项目", "本年累计", "上年同期", "增长%"],
        ["税收收入", 40048, 39000, 2.7],
        ["非税收入", 25252, 24275, 4],
        ["财政总收入", unsaved("B3+B4"), unsaved("C3+C4"), 3.2],
      ],
      { over: "D" },
    ),
  ],
  "base-comparable": () => [
    sheet(
      [
        [TOTAL],
        ["地区", "本年累计", "上年同期", "上年同期（可比口径）", "可比增长%"],
        ...[88000, 70000, 65070, 69602, 66100, 59606].map((before, i) => {
          const [name = "", now = 0, comparable = 0, rate = 0] = SIX[i] ?? [];
          return [name, now, before, comparable, rate];
        }),
      ],
      { over: "E" },
    ),
  ],
  "growth-triangle": () => [
    sheet(
      [
        [TOTAL],
        ["地区", "本年累计", "增幅%"],
        ...SIX.map(([name, now, , rate]) => [name, now, `${name === "华容县" ? "▼" : "▲"}${rate}`]),
      ],
      { over: "C" },
    ),
  ],
  "code-and-name-one-cell": () => [
    sheet(
      [
        ["2017年1—8月一般公共预算收入执行情况（单位：万元）"],
        ["预算科目", "本年累计", "上年同期", "增长%"],
        ["101 税收收入", 40048, 39000, 9.9],
        ["103 非税收入", 25252, 24275, 4],
        ["财政总收入", 65300, 63275, 3.2],
      ],
      { name: "执行", over: "D" },
    ),
  ],
  "merged-amount": () => [merged()],
  "float-noise": () => [six({ B7: 65300.00000000001, C7: 63275.00000000001 })],
};

/** The workbook with a pronunciation in a text that stands in its cell. @param {Uint8Array} workbook */
function pronounced(workbook) {
  const parts = unzipSync(workbook);
  const name = "xl/worksheets/sheet1.xml";
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  const text = '<c r="A7" t="inlineStr"><is><t>华容县</t><rPh sb="0" eb="2"><t>hr</t></rPh></is></c>';
  return zipSync({ ...parts, [name]: strToU8(xml.replace(/<c r="A7"[^]*?<\/c>/, text)) });
}

/**
 * Every case by its file name.
 * @param {import("./index.mjs").Writer} xlsx
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function cases(xlsx) {
  const books = Object.entries(BOOKS).map(
    async ([name, sheets]) => /** @type {const} */ ([`${name}.xlsx`, await xlsx([...sheets()])]),
  );
  return new Map([
    ...(await Promise.all(books)),
    ["phonetic-inline.xlsx", pronounced(await xlsx([six()]))],
    [
      "velvet.xlsx",
      await writeXlsx({
        sheets: [
          {
            name: "收入",
            rows: [[DONE], HEADER, ...SIX.map((line) => [...line])],
            merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
          },
        ],
        encryption: { password: "VelvetSweatshop", spinCount: 1000 },
      }),
    ],
    ...texts(),
  ]);
}
