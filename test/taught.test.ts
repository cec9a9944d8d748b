// 读法: a reading that the bureau corrected is read so next month, and never where the table has changed beneath it.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  acceptance,
  currentLedger,
  dictionarySheets,
  historySheet,
  ledgerSheet,
  keptLayouts,
  message,
  monthly,
  namesOf,
  plainSheet,
  readDictionary,
  readHistory,
  readingsOf,
  recorded,
  type CellValue,
  type Dictionary,
  type Monthly,
  type Sheet,
  type TaughtReading,
} from "../addin/analysis/index";
import { writeWorkbook } from "../addin/workbook/book/write";
import { county, countyJson } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { shippedDictionary } from "./helpers/month";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

type Rows = readonly (readonly CellValue[])[];

/** 同比 over amounts, which is the base of the figures beside it. */
const table = (title: string, growth = "同比", unit = "单位：万元"): Rows => [
  [title],
  [unit],
  ["县（市）", "财政总收入累计", growth],
  ["平江县", 84150, 78900],
  ["华容县", 65300, 63275],
  ["湘阴县", 70010, 66020],
  ["岳阳县", 68120, 63610],
  ["汨罗市", 79330, 72780],
  ["临湘市", 60250, 57080],
];
const LAYOUT = "县(市)|财政总收入累计|同比";

const sheetOf = (rows: Rows, more: Partial<Sheet> = {}): Sheet => plainSheet(rows, { file: "财政局.xlsx", ...more });

const reading = (more: Partial<TaughtReading>): TaughtReading => ({
  ...{ department: "财政局", layout: LAYOUT, column: "同比", instead: "", meaning: "", indicator: "" },
  ...{ span: null, against: null, unit: "", period: null, figures: "" },
  ...more,
});

const monthOf = (rows: Rows, readings: readonly TaughtReading[] = [], more: Partial<Sheet> = {}): Monthly =>
  monthly({ sheets: [sheetOf(rows, more)], dictionary: { ...dictionary, readings } });

const toldOf = ({ findings }: Monthly): string[] => findings.map(({ rule, cell }) => `${rule} ${cell}`);
const readOf = ({ observations }: Monthly, cell: string) => observations.find((one) => one.cell === cell);
const shownOf = ({ tables, names, findings }: Monthly) => readingsOf(tables, names, findings);

describe("a column that was corrected", () => {
  const taught = [reading({ meaning: "上年同期数" })];

  test("is read so, this month and the next, and its evidence is judged", () => {
    expect(toldOf(monthOf(table("2017年1—8月财政收入")))).toEqual(["not-a-rate C3"]);
    for (const title of ["2017年1—8月财政收入", "2017年1-9月财政收入"]) {
      const month = monthOf(table(title), taught);
      expect(toldOf(month)).toEqual([]);
      expect(readOf(month, "C5")).toMatchObject({ measure: "base", against: "lastYear", figure: 63275, unit: "万元" });
      const [shown] = shownOf(month);
      expect(shown?.columns.map(({ column, own }) => [column.heading, column.taught, own])).toContainEqual([
        "同比",
        "增幅、上年同期、累计、%",
        "增幅、上年同期、累计、%",
      ]);
    }
  });

  test("is one of its department and of its layout", () => {
    expect(toldOf(monthOf(table("2017年1—8月财政收入"), taught, { file: "统计局.xlsx" }))).toEqual(["not-a-rate C3"]);
    expect(toldOf(monthOf(table("2017年1—8月财政收入", "同比增长"), taught))).toEqual([
      "not-a-rate C3",
      "layout-changed A1",
    ]);
  });

  test("gives its figures to the rate that is taken of them", () => {
    const rates = [null, null, "增幅%", 6.7, 3.2, 6, 7.1, 9, 5.6];
    const rows = table("2017年1—8月财政收入").map((row, r) => [...row, rates[r] ?? null]);
    const month = monthOf(rows, [reading({ meaning: "上年同期数", layout: `${LAYOUT}|增幅%` })]);
    expect(shownOf(month)[0]?.columns.map(({ column, evidence }) => [column.heading, evidence?.right])).toEqual([
      ["财政总收入累计", 6],
      ["同比", 6],
      ["增幅%", 6],
    ]);
  });

  test("is told and read by itself where it would be read in another way than when it was corrected", () => {
    const month = monthOf(table("2017年1—8月财政收入"), [
      reading({ meaning: "上年同期数", instead: "本期数、累计、万元" }),
    ]);
    expect(toldOf(month)).toEqual(["reading-outdated C3", "not-a-rate C3"]);
    expect(readOf(month, "C5")?.measure).toBe("growth");
  });

  test("is told where it is the second of two alike and comes once now", () => {
    const month = monthOf(table("2017年1—8月财政收入", "上年同期"), [
      reading({
        layout: "县(市)|财政总收入累计|上年同期",
        column: "上年同期（2）",
        meaning: "增减额",
        instead: "基期数、上年同期、累计、万元",
      }),
    ]);
    expect(toldOf(month)).toEqual(["reading-outdated A1"]);
  });

  test("that is no data gives no figure, and is shown as left out", () => {
    const month = monthOf(table("2017年1—8月财政收入"), [reading({ meaning: "不是数据" })]);
    expect(toldOf(month)).toEqual([]);
    expect(month.observations.map(({ cell }) => cell)).toEqual(["B4", "B5", "B6", "B7", "B8", "B9"]);
    expect(shownOf(month)[0]?.leftOut).toEqual([{ words: "同比", cell: "C3", why: "taught" }]);
  });

  test("takes the name, the span and the base that it is given", () => {
    const month = monthOf(table("2017年1—8月财政收入", "大口径"), [
      reading({
        ...{ layout: "县(市)|财政总收入累计|大口径", column: "大口径", meaning: "增减额" },
        ...{
          indicator: "财政总收入",
          span: "month",
          against: "lastMonth",
          unit: "亿元",
          instead: "本期数、累计、万元",
        },
      }),
    ]);
    expect(readOf(month, "C5")).toMatchObject({
      ...{ indicator: "财政总收入", measure: "change", against: "lastMonth", unit: "亿元" },
      period: { year: 2017, month: 8, span: "month" },
    });
  });

  test("leaves no word unread beside the name that it goes by", () => {
    const rows = table("2017年1—8月财政收入").map((row, r) =>
      r === 2 ? ["县（市）", "财政总收入累计（滚动）", "上年同期"] : row,
    );
    const layout = "县(市)|财政总收入累计(滚动)|上年同期";
    expect(toldOf(monthOf(rows))).toContain("unread-words B3");
    const month = monthOf(rows, [reading({ layout, column: "财政总收入累计(滚动)", meaning: "累计数" })]);
    expect(toldOf(month)).toEqual([]);
    expect(readOf(month, "B5")?.indicator).toBe("财政总收入");
  });

  test("over rows of indicators is no name of theirs", () => {
    const rows: Rows = [["2017年8月收入（万元）"], ["项目", "滚动"], ["税收收入", 40048], ["非税收入", 25252]];
    const layout = "项目|滚动";
    expect(readOf(monthOf(rows), "B3")?.indicator).toBe("税收收入/滚动");
    const month = monthOf(rows, [reading({ layout, column: "滚动", meaning: "累计数" })]);
    expect(readOf(month, "B3")).toMatchObject({ indicator: "税收收入", period: { span: "yearToDate" } });
  });
});

describe("a table that was corrected", () => {
  const NONE = table("财政收入", "上年同期", "");
  const layout = "县(市)|财政总收入累计|上年同期";

  test("takes its unit as long as its surroundings say what they said", () => {
    const unit = [reading({ layout, column: "", unit: "万元", instead: "—" })];
    expect(readOf(monthOf(NONE), "B5")?.unit).toBe("");
    expect(readOf(monthOf(NONE, unit), "B5")?.unit).toBe("万元");
    const changed = monthOf(table("财政收入", "上年同期", "单位：亿元"), unit);
    expect(readOf(changed, "B5")?.unit).toBe("亿元");
    expect(toldOf(changed)).toContain("reading-outdated A1");
  });

  test("takes its period for the figures that stood in it, and not for those of the next month", () => {
    const figures = shownOf(monthOf(NONE))[0]?.figures ?? "";
    const period = [reading({ layout, column: "", period: { year: 2017, month: 8 }, figures })];
    // The mark is that of the figures as the table is read by itself, however it was taught before.
    const column = reading({ layout, column: "上年同期", meaning: "不是数据", instead: "基期数、上年同期" });
    expect(shownOf(monthOf(NONE, [column]))[0]?.figures).toBe(figures);
    const month = monthOf(NONE, period);
    expect(toldOf(month)).not.toContain("no-period A1");
    expect(readOf(month, "B5")?.period).toEqual({ year: 2017, month: 8, span: "yearToDate" });
    const next = NONE.map((row, r) => (r === 4 ? ["华容县", 74000, 71000] : row)).map((row, r) =>
      r === 3 ? ["平江县", 95000, 88000] : row,
    );
    expect(toldOf(monthOf(next, period))).toContain("no-period A1");
    expect(readOf(monthOf(next, period), "B5")?.period).toBeNull();
  });

  test("is read in January, whose title says one month, as in the others", () => {
    const month = (title: string) =>
      monthOf(table(title, "上年同期"), [
        reading({ layout, column: "财政总收入累计", unit: "亿元", instead: "本期数、累计、万元" }),
      ]);
    expect(toldOf(month("2018年1月财政收入"))).not.toContain("reading-outdated B3");
    expect(readOf(month("2018年1月财政收入"), "B5")?.unit).toBe("亿元");
  });
});

describe("a layout that changed", () => {
  const monthAfter = (rows: Rows, before: Rows, more: Partial<Sheet> = {}): string[] =>
    monthly({ sheets: [sheetOf(rows, more)], history: [sheetOf(before, more)], dictionary }).findings.flatMap(
      ({ rule, cell, expected, received, severity }) =>
        rule === "layout-changed" || rule === "meaning-changed"
          ? [`${rule} ${cell} ${severity} ${expected ?? ""}→${received ?? ""}`]
          : [],
    );
  const AUGUST = table("2017年1—8月财政收入", "上年同期");
  const SEPTEMBER = table("2017年1—9月财政收入", "上年同期");

  test("is told with the headings that appeared and vanished, by the month before", () => {
    expect(monthAfter(SEPTEMBER, AUGUST)).toEqual([]);
    const renamed = table("2017年1—9月财政收入", "上年同月数");
    expect(monthAfter(renamed, AUGUST)).toEqual(["layout-changed A1 warning 上年同期→上年同月数"]);
    const more = SEPTEMBER.map((row, r) => (r === 2 ? [...row, "位次"] : r > 2 ? [...row, r - 2] : row));
    expect(monthAfter(more, AUGUST)).toEqual(["layout-changed A1 warning →位次"]);
    const turned = SEPTEMBER.map((row, r) => (r < 2 ? row : [row[0] ?? null, row[2] ?? null, row[1] ?? null]));
    expect(monthAfter(turned, AUGUST)).toEqual(["layout-changed A1 warning →"]);
  });

  test("is no matter of a table unlike those before, nor of a file that names no department", () => {
    const unlike: Rows = [["2017年9月存款（亿元）"], ["项目", "余额"], ["各项存款", 230.86], ["各项贷款", 120.4]];
    expect(monthAfter(unlike, AUGUST)).toEqual([]);
    expect(monthAfter(table("2017年1—9月财政收入", "上年同月数"), AUGUST, { file: "9月.xlsx" })).toEqual([]);
  });

  test("is told where a column of the same heading is read in another way", () => {
    const inOther = table("2017年1—9月财政收入", "上年同期", "单位：亿元");
    expect(monthAfter(inOther, AUGUST)).toEqual([
      "meaning-changed B3 warning 本期数、累计、万元→本期数、累计、亿元",
      "meaning-changed C3 warning 基期数、上年同期、累计、万元→基期数、上年同期、累计、亿元",
    ]);
    expect(monthAfter(table("2018年1月财政收入", "上年同期"), AUGUST)).toEqual([]);
  });

  test("is told by the ledger alone, which keeps the layouts of the files that it took in", () => {
    const { observations, findings, layouts } = monthOf(AUGUST);
    const submission = { observations, findings, layouts, files: { "财政局.xlsx": "1" } };
    const { rows } = acceptance([], submission, { by: "张三", at: "2017-09-28" }, String);
    const kept = keptLayouts(readHistory(historySheet(rows)).rows);
    const after = (now: Rows): string[] =>
      monthly({ sheets: [sheetOf(now)], accepted: currentLedger(rows), layouts: kept, dictionary }).findings.flatMap(
        ({ rule, cell, expected, received }) =>
          rule.endsWith("-changed") ? [`${rule} ${cell} ${expected ?? ""}→${received ?? ""}`] : [],
      );
    expect(after(SEPTEMBER)).toEqual([]);
    expect(after(table("2017年1—9月财政收入", "上年同月数"))).toEqual(["layout-changed A1 上年同期→上年同月数"]);
    expect(after(table("2017年1—9月财政收入", "上年同期", "单位：亿元"))).toEqual([
      "meaning-changed B3 本期数、累计、万元→本期数、累计、亿元",
      "meaning-changed C3 基期数、上年同期、累计、万元→基期数、上年同期、累计、亿元",
    ]);
  });

  test("is not told by words of the ledger that were changed by hand", () => {
    const words = ["版式[", "版式3", '版式[[1,2,3],["表1"]]', "版式{}", "", "见附件"];
    const rows = recorded(
      [],
      words.map((one) => ({ kind: "file", file: "财政局.xlsx", words: one }) as const),
      { by: "张三", at: "1" },
      String,
    );
    expect(keptLayouts(rows)).toEqual([]);
  });

  test("is told by a correction of the layout before, which is not used", () => {
    const month = monthOf(table("2017年1—9月财政收入", "同比数"), [reading({ meaning: "上年同期数" })]);
    const told = month.findings.filter(({ rule }) => rule === "layout-changed");
    expect(told).toMatchObject([{ cell: "A1", expected: "同比", received: "同比数" }]);
    expect(told.map((one) => message(one, "en")).join()).toContain("“同比数” came, “同比” went");
  });
});

test("a table whose months grow in number is one layout", () => {
  const months = (last: number): Rows => [
    ["2017年收入（万元）"],
    ["项目", ...Array.from({ length: last }, (_, m) => `${m + 1}月`)],
    ["税收收入", ...Array.from({ length: last }, (_, m) => 100 + m)],
  ];
  const layoutOf = (rows: Rows) => shownOf(monthOf(rows))[0]?.layout.headers;
  expect(layoutOf(months(9))).toBe(layoutOf(months(8)));
});

test("places that the dictionary does not know are read as they were taught", () => {
  const rows: Rows = [["2017年1-8月收入（万元）"], ["地区", "累计", "同比"], ["甲县", 500, 480], ["乙县", 300, 290]];
  const month = monthOf(rows, [reading({ layout: "地区|累计|同比", meaning: "上年同期数" })]);
  expect(readOf(month, "C3")?.measure).toBe("base");
});

describe("the sheet 读法", () => {
  const HEAD = ["部门", "版式", "列", "原读作", "含义", "指标", "时段", "比较", "单位", "期间"];
  const faultsOf = (...rows: Rows) => {
    const { dictionary: read, findings } = readDictionary([plainSheet([HEAD, ...rows], { name: "读法" })]);
    return { kept: read.readings.length, told: findings.map(({ rule, cell }) => `${rule} ${cell}`) };
  };
  const row = (of: Partial<Record<(typeof HEAD)[number], string>>) =>
    HEAD.map((header) => ({ 部门: "财政局", 版式: LAYOUT, 列: "同比", ...of })[header] ?? "");

  test.each([
    [{ 列: "环比", 含义: "增长率" }, "dictionary-entry C2"],
    [{ 含义: "上年数据" }, "dictionary-entry E2"],
    [{ 含义: "可比口径" }, "dictionary-entry E2"],
    [{ 时段: "本旬" }, "dictionary-entry G2"],
    [{ 比较: "前年" }, "dictionary-entry H2"],
    [{ 单位: "万万" }, "dictionary-entry I2"],
    [{ 单位: "万元" }, "dictionary-entry D2"],
    [{ 列: "", 期间: "八月" }, "dictionary-entry J2"],
    [{ 列: "", 含义: "增长率" }, "dictionary-entry C2"],
    [{ 版式: "", 含义: "增长率" }, "dictionary-entry B2"],
    [{}, "dictionary-entry E2"],
  ])("says where and what of %o", (of, expected) => {
    expect(faultsOf(row(of))).toEqual({ kept: 0, told: [expected] });
  });

  test("says which column is corrected twice, and goes by the first row", () => {
    const rows = [row({ 含义: "上年同期数" }), row({ 含义: "增减额" })];
    expect(faultsOf(...rows)).toEqual({ kept: 1, told: ["reading-repeated C3"] });
  });
});

describe("the command line", () => {
  const { path, write } = temporaryFolder(tmpdir, "taught-");
  const save = async (name: string, sheets: readonly { readonly name: string; readonly rows: Rows }[]) => {
    write(name, Buffer.from(await writeWorkbook(sheets)));
    return join(path(), name);
  };

  test("reads by the dictionary workbook, next month's file as this month's", async () => {
    const august = await save("财政局8月.xlsx", [{ name: "收入", rows: table("2017年1—8月财政收入") }]);
    const september = await save("财政局9月.xlsx", [{ name: "收入", rows: table("2017年1—9月财政收入") }]);
    const readings = [reading({ meaning: "上年同期数", instead: "增幅、上年同期、累计、%" })];
    const sheets = Object.values(dictionarySheets({ ...dictionary, readings }));
    const config = await save("设置.xlsx", sheets);
    expect(namesOf(dictionary).indicator("财政总收入")?.name).toBe("财政总收入");
    for (const file of [august, september]) {
      const before = await county("check", file, "--fail-on", "warning");
      expect([before.status, before.out]).toEqual([1, expect.stringContaining("比率列中像是绝对数")]);
      const after = await county("check", file, "--fail-on", "warning", "--config", config);
      expect([after.status, after.out, after.err]).toEqual([0, expect.stringContaining("没有发现问题"), ""]);
    }
    const [shown] = await countyJson<{ columns: { heading: string; measure: string; taught: boolean }[] }[]>(
      ...["reading", september, "--config", config],
    );
    expect(shown?.columns.find(({ heading }) => heading === "同比")).toMatchObject({ measure: "base", taught: true });
    const { out } = await county("reading", september, "--config", config);
    expect(out).toContain("已按“读法”表");
    expect((await county("reading", september, "--config", config, "--lang", "en")).out).toContain("by the sheet 读法");
  });

  test("says which row of the sheet cannot be used", async () => {
    const file = await save("财政局.xlsx", [{ name: "收入", rows: table("2017年1—8月财政收入") }]);
    const config = await save("错的设置.xlsx", [
      { name: "指标", rows: [["名称"], ["财政总收入"]] },
      {
        name: "读法",
        rows: [
          ["部门", "版式", "列", "含义"],
          ["财政局", LAYOUT, "环比", "增长率"],
        ],
      },
    ]);
    const { err } = await county("check", file, "--config", config);
    expect(err).toContain("环比");
    expect(err).toContain("县(市)、财政总收入累计、同比");
  });
});

describe("a checked workbook that holds the sheet 读法 itself", () => {
  const own = (readings: readonly TaughtReading[], more: Partial<Sheet> = {}): Sheet => ({
    ...dictionarySheets({ ...dictionary, readings }).读法,
    file: "财政局.xlsx",
    ...more,
  });
  const taught = reading({ meaning: "上年同期数" });
  const among = (sheets: readonly Sheet[], readings: readonly TaughtReading[] = []): Monthly =>
    monthly({ sheets, dictionary: { ...dictionary, readings } });
  const SHEET = table("2017年1—8月财政收入");

  test("is read by it, as the pane reads it, and no other file is", () => {
    const other = sheetOf(SHEET, { file: "财政局（补）.xlsx" });
    const month = among([sheetOf(SHEET), own([taught]), other]);
    expect(month.findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual(["not-a-rate 财政局（补）.xlsx"]);
    expect(readOf(month, "C5")).toMatchObject({ measure: "base", against: "lastYear" });
    expect(month.tables.map(({ file }) => file)).toEqual(["财政局.xlsx", "财政局（补）.xlsx"]);
  });

  test("does not undo what the dictionary taught", () => {
    const month = among([sheetOf(SHEET), own([reading({ meaning: "增减额" })])], [taught]);
    expect(month.findings.map(({ rule, sheet, about }) => `${rule} ${sheet} ${about.label}`)).toEqual([
      "reading-repeated 读法 同比",
    ]);
    expect(readOf(month, "C5")?.measure).toBe("base");
    expect(among([sheetOf(SHEET), own([taught])], [taught]).findings).toEqual([]);
  });

  test("is told of rows that cannot be used", () => {
    const sheet = own([taught]);
    const rows = sheet.rows.map((row, r) =>
      r === 1 ? row.map((value) => (value === "上年同期数" ? "什么" : value)) : row,
    );
    expect(among([sheetOf(SHEET), { ...sheet, rows }]).findings.map(({ rule, cell }) => `${rule} ${cell}`)).toContain(
      "dictionary-entry E2",
    );
  });

  test("reports nothing by its settings and its ledger, and all by a sheet of a department that has their name", () => {
    const { observations, findings } = among([sheetOf(SHEET, { name: "指标" })], [taught]);
    const { rows } = acceptance([], { observations, findings, files: {} }, { by: "张三", at: "1" }, String);
    const settings = Object.values(dictionarySheets(dictionary)).map((sheet) => ({ ...sheet, file: "财政局.xlsx" }));
    const ledger = [historySheet(rows), ledgerSheet(rows, String)].map((sheet) => ({ ...sheet, file: "财政局.xlsx" }));
    const all = among([sheetOf(SHEET), ...settings.filter(({ name }) => name !== "指标"), ...ledger], [taught]);
    expect(all.observations.map(({ cell }) => cell)).toEqual(observations.map(({ cell }) => cell));
    expect(among(settings).tables).toEqual([]);
  });
});
