// Right or told: what does not change the meaning of a table does not change its reading, and gives nobody a question.
import { beforeAll, describe, expect, test } from "vitest";
import { plainSheet, type CellValue, type Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { readOf, toldOf, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

/** A table in its parts. No two of its figures are alike, so that they are known wherever they stand. */
interface Form {
  readonly title: string;
  readonly period: string;
  readonly unit: string;
  readonly above: Rows;
  readonly header: Rows;
  readonly body: Rows;
  readonly below: Rows;
}
type Change = (form: Form) => Form;

/** The line of the unit, where it has one of its own. */
const unitOf = ({ unit }: Pick<Form, "unit">): readonly (readonly [string])[] =>
  unit === "" ? [] : [[`单位：${unit}`]];
/** Lines above the header: the lines over the title, the title with its period, the unit. */
const linesOf = ({ above, title, period, unit }: Form): Rows => [
  ...above,
  ...(title === "" ? [] : [[title.replace("〈〉", period)]]),
  ...unitOf({ unit }),
];
const rowsOf = (form: Form): Rows => [...linesOf(form), ...form.header, ...form.body, ...form.below];
const form = (title: string, unit: string, header: Rows, body: Rows): Form => ({
  ...{ title, unit, header, body },
  ...{ period: "2017年1-8月", above: [], below: [] },
});

const TABLES: readonly (readonly [string, Form])[] = [
  [
    "of counties",
    form(
      "〈〉六县（市）财政总收入完成情况表",
      "万元",
      [["地区", "累计", "上年同期", "增长%"]],
      [
        ["岳阳县", 88123, 80995, 8.8],
        ["华容县", 65300, 63275, 3.2],
        ["湘阴县", 71260, 66911, 6.5],
        ["平江县", 84150, 77273, 8.9],
        ["汨罗市", 90112, 85333, 5.6],
        ["临湘市", 54217, 53416, 1.5],
      ],
    ),
  ],
  [
    "of indicators under groups",
    form(
      "华容县〈〉财政收入完成情况表",
      "万元",
      [
        ["项目", "累计", "与上年同期相比", "与上年同期相比"],
        [null, null, "金额", "%"],
      ],
      [
        ["财政总收入", 65300, 2025, 3.2],
        ["税收收入", 40048, 1548, 4],
      ],
    ),
  ],
  [
    "of one subject that its title names",
    form(
      "〈〉六县（市）规模工业增加值增速",
      "%",
      [["县市", "增速"]],
      [
        ["岳阳县", 8.1],
        ["华容县", 7.6],
        ["湘阴县", 8.6],
        ["平江县", 7.1],
        ["汨罗市", 6.9],
        ["临湘市", 6.2],
      ],
    ),
  ],
  [
    "of a town within the county",
    form(
      "华容县章华镇〈〉财政收入",
      "万元",
      [["项目", "累计"]],
      [
        ["税收收入", 1000],
        ["非税收入", 400],
      ],
    ),
  ],
];

const over =
  (...above: Rows): Change =>
  (one) => ({ ...one, above: [...above, ...one.above] });
const under =
  (...below: Rows): Change =>
  (one) => ({ ...one, below: [...one.below, ...below] });
const dated =
  (period: string): Change =>
  (one) => ({ ...one, period });
/** A column before those at an index: its header, and a value for each row. */
const column =
  (at: number, header: string, value: (row: number) => CellValue): Change =>
  (one) => {
    const put = (line: readonly CellValue[], cell: CellValue) => [...line.slice(0, at), cell, ...line.slice(at)];
    return {
      ...one,
      header: one.header.map((line, row) => put(line, row === 0 ? header : null)),
      body: one.body.map((line, row) => put(line, value(row))),
    };
  };
const last =
  (header: string, value: (row: number) => CellValue): Change =>
  (one) =>
    column(one.header[0]?.length ?? 0, header, value)(one);
const OFFICES = ["财政局", "国税局"];
const office = (row: number): CellValue => OFFICES[row % 2] ?? null;
const blank = (one: Form): CellValue[] => (one.header[0] ?? []).map(() => null);

const CHANGES: Readonly<Record<string, Change>> = {
  "an annex is numbered above": over(["附件1"]),
  "the table is numbered above": over(["表1"]),
  "a form is numbered above": over(["预算01表"]),
  "it is said to be internal": over(["内部资料　注意保密"]),
  "a document is numbered above": over(["华财预〔2017〕45号"]),
  "its unit stands over its title": (one) => ({ ...one, unit: "", above: [...one.above, ...unitOf(one)] }),
  "its unit stands behind the day of the report": (one) => ({
    ...{ ...one, unit: "", title: "" },
    above: [...linesOf({ ...one, unit: "" }), ...unitOf(one).map(([unit]) => [`填报日期：2017年9月5日　　${unit}`])],
  }),
  "its unit stands in the corner": (one) => ({
    ...one,
    unit: "",
    header: one.header.map((line, row) => [
      ...(row === 0 ? (unitOf(one)[0] ?? [line[0] ?? null]) : [null]),
      ...line.slice(1),
    ]),
  }),
  "its period stands in a line over its title": (one) =>
    one.title === "" ? one : { ...over([one.period])(one), period: "" },
  "its period stands in a line below its title": (one) =>
    one.title === ""
      ? one
      : { ...one, above: [...one.above, [one.title.replace("〈〉", "")], [`所属期：${one.period}`]], title: "" },
  "its dash is two": dated("2017年1——8月"),
  "its dash is two hyphens": dated("2017年1--8月"),
  "its months have two digits": dated("2017年01-08月"),
  "its rows are numbered": column(0, "序号", (row) => row + 1),
  "its rows are numbered under no word": column(0, "", (row) => row + 1),
  "its rows say who is in charge": column(1, "责任单位", office),
  "its rows say who leads": column(1, "牵头单位", office),
  "its rows say which leader answers": column(1, "责任领导", (row) => ["张三", "李四"][row % 2] ?? null),
  "its rows say how they stand": column(1, "进展", (row) => ["正常", "正常"][row % 2] ?? null),
  "its rows end with a remark": last("备注", (row) => (row === 1 ? "见附件2" : null)),
  "its columns are numbered": (one) => ({
    ...one,
    header: [...one.header, (one.header[0] ?? []).map((_, index) => (index === 0 ? "栏次" : index))],
  }),
  "the day stands below": under(["2017年9月5日"]),
  "the day stands below in numerals": under(["二〇一七年九月五日"]),
  "the day stands below as a program writes it": under(["2017-09-05"]),
  "the office signs below": under(["华容县财政局"], ["2017年9月5日"]),
  "its page is numbered": under(["第1页，共1页"]),
  "a sentence stands below": under(["以上数据截至8月31日。"]),
  "a star leads a note below": under(["*为预计数"]),
  "blank rows part it": (one) => ({ ...one, body: one.body.flatMap((line) => [blank(one), line]) }),
  "it stands further down and right": (one) => ({
    ...one,
    title: "",
    unit: "",
    above: [[], [], ...linesOf(one)].map((line) => [null, ...line]),
    ...{ header: one.header.map((line) => [null, ...line]), body: one.body.map((line) => [null, ...line]) },
  }),
};

const reading = (one: Form): string[] =>
  [...readOf(plainSheet(rowsOf(one), { file: "财政局.xlsx" }), dictionary).values()]
    .filter((words) => !words.includes("absent"))
    .map((words) => words.replace(/^\|/, "华容县|"))
    .sort();
const told = (one: Form): string[] => toldOf(plainSheet(rowsOf(one), { file: "财政局.xlsx" }), dictionary);

describe.each(TABLES)("a table %s is read the same", (_, one) => {
  test("where nothing is changed, and nobody is asked", () => {
    expect(reading(one)).toHaveLength(one.body.flatMap((line) => line.slice(1)).length);
    expect(told(one)).toEqual([]);
  });

  test.each(Object.entries(CHANGES))("where %s", (__, change) => {
    expect(reading(change(one))).toEqual(reading(one));
    expect(told(change(one))).toEqual([]);
  });

  test("where two things are changed at once", () => {
    // In the order of the list, in which a table is taken apart and moved last.
    const names = Object.keys(CHANGES);
    names.forEach((_name, index) => {
      const [at, then] = [index, (index * 7 + 3) % names.length].sort((a, b) => a - b) as [number, number];
      const [first, second] = [names[at] as string, names[then] as string];
      const both = (CHANGES[second] as Change)((CHANGES[first] as Change)(one));
      expect(reading(both), `${first}, and ${second}`).toEqual(reading(one));
      expect(told(both), `${first}, and ${second}`).toEqual([]);
    });
  });
});

test.each([
  ["上年", "结余"],
  ["增减", "比例"],
  ["日均", "入库"],
  ["剩余", "任务"],
  ["超欠", "进度"],
  ["财政", "总收入"],
])("%s over %s is one word", (upper, lower) => {
  const [wrapped, whole] = [[[upper], [lower]], [[`${upper}${lower}`]]].map((header) =>
    reading(
      form(
        "华容县〈〉财政收入情况表",
        "万元",
        header.map((line, row) => [row === 0 ? "项目" : null, ...line, row === 0 ? "累计" : null]),
        [
          ["税收收入", 4100, 40048],
          ["非税收入", 2500, 25252],
        ],
      ),
    ),
  );
  expect(wrapped).toEqual(whole);
});

test("names over a blank corner go on in the row below", () => {
  const rows = [
    ["累计", 65300, 40048],
    ["上年同期", 63275, 38500],
  ];
  const title = "华容县〈〉财政收入完成情况表";
  const wrapped = form(
    title,
    "万元",
    [
      [null, "财政", "税收"],
      [null, "总收入", "收入"],
    ],
    rows,
  );
  expect(reading(wrapped)).toEqual(reading(form(title, "万元", [[null, "财政总收入", "税收收入"]], rows)));
});

test.each(["单位", "月份"])("a column of offices beside %s names no row", (header) => {
  const labels = header === "单位" ? ["工业", "建筑业"] : ["7月", "8月"];
  const rows = labels.map((label, row) => [label, 30000 + row]);
  const one = form("华容县〈〉税收情况", "万元", [[header, "累计"]], rows);
  expect(reading(column(1, "牵头单位", office)(one))).toEqual(reading(one));
});

test("a number worked out beside a table is no figure of it, and is told", () => {
  const one = form(
    "华容县〈〉财政收入完成情况表",
    "万元",
    [["项目", "本月", "增长%"]],
    [
      ["财政总收入", 7300, 2.8],
      ["税收收入", 4200, -2.3],
    ],
  );
  const beside: Form = { ...one, body: one.body.map((line, row) => [...line, null, row === 0 ? 12345 : null]) };
  expect(reading(beside)).toEqual(reading(one));
  expect(told(beside)).toEqual(["unread-figures E4"]);
});

test("a table of contents holds no figures", () => {
  const contents = plainSheet([
    ["目　录"],
    ["序号", "表名", "页码"],
    [1, "财政收入完成情况表", 1],
    [2, "税收收入分部门表", 3],
  ]);
  expect(toldOf(contents, dictionary)).toEqual([]);
  expect([...readOf(contents, dictionary)]).toEqual([]);
});
