// The eighteen rules of the ESSnet proof of concept on validation, each in the language of the rule book, over data of
// our own: members of the group stand for records, indicators for variables. Codes stand for categories.

import { describe, expect, test } from "vitest";
import { EMPTY_DICTIONARY, type Dictionary, type Observation } from "../addin/analysis/index";
import { figure, judged, monthOfFigures, period, ruleOf } from "./helpers/rules";

/** Records by name; a variable's value as it is shown, "" where it is missing. */
type Records = Readonly<Record<string, Readonly<Record<string, string>>>>;

const dictionaryOf = (records: Records): Dictionary => {
  const members = Object.keys(records);
  return {
    ...EMPTY_DICTIONARY,
    regions: members.map((name) => ({ name, aliases: [] })),
    peers: { name: "组", members },
  };
};

const figuresOf = (records: Records): Observation[] =>
  Object.entries(records).flatMap(([region, variables]) =>
    Object.entries(variables).map(([indicator, shown]) =>
      figure(shown, { region, indicator, unit: /[.]/.test(shown) ? "" : "个" }),
    ),
  );

/** passed, failed and undecided of a rule over records. */
const verdicts = (formula: string, records: Records, earlier: readonly Observation[] = []): string =>
  judged(ruleOf(formula), monthOfFigures(figuresOf(records), earlier, dictionaryOf(records))).counts;

describe("the rules of the ESSnet proof of concept", () => {
  test("1: a value within a range", () => {
    const records = { 甲: { 工时: "32" }, 乙: { 工时: "86" }, 丙: { 工时: "" } };
    expect(verdicts("1 <= 工时 <= 80", records)).toBe("1 1 1");
  });

  test("2: a balance within a record", () => {
    const records = {
      甲: { 营业收入: "72", 成本: "24", 利润: "48" },
      乙: { 营业收入: "66", 成本: "13", 利润: "50" },
      丙: { 营业收入: "-5", 成本: "5", 利润: "-10" },
      丁: { 营业收入: "11", 成本: "", 利润: "10" },
    };
    expect(verdicts("营业收入 = 成本 + 利润", records)).toBe("2 1 1");
  });

  test("3: the share of a category in a column", () => {
    const levels = (...codes: string[]) =>
      Object.fromEntries(codes.map((code, i) => [`企业${i}`, { 等级: code }] as const));
    const rule = "COUNT(六县, 等级 = 3) / COUNT(六县) < 10%";
    expect(verdicts(rule, levels("2", "2", "2", "3", "2", "1", "1", "2", "2", "1", "1"))).toBe("1 0 0");
    expect(verdicts(rule, levels("2", "3", "2", "3", "2", "1"))).toBe("0 1 0");
    expect(verdicts(rule, levels("2", "3", "", "1"))).toBe("0 0 1");
  });

  test("4: a bounded change over a month and over a year", () => {
    const earlier = [
      figure("1.89", { region: "甲", indicator: "价格", unit: "", ...period(2017, 7) }),
      figure("1.79", { region: "甲", indicator: "价格", unit: "", ...period(2016, 8) }),
      figure("1.30", { region: "乙", indicator: "价格", unit: "", ...period(2017, 7) }),
      figure("1.50", { region: "乙", indicator: "价格", unit: "", ...period(2016, 8) }),
      figure("1.59", { region: "丙", indicator: "价格", unit: "", ...period(2016, 8) }),
    ];
    const rule = "价格 - 去年同月.价格 <= 50% × 去年同月.价格 且 (当 月份 > 1 时 价格 - 上月.价格 <= 50% × 上月.价格)";
    const monthly = (shown: string) => ({ 价格: shown });
    expect(verdicts(rule, { 甲: monthly("1.99"), 乙: monthly("2.00"), 丙: monthly("1.79") }, earlier)).toBe("1 1 1");
  });

  test("5: a value of another record, found by its key", () => {
    const person = (编号: string, 年龄: string, 祖辈: string) => ({ 编号, 年龄, 祖辈 });
    const records = {
      甲: person("1", "12", "3"),
      乙: person("2", "16", "3"),
      丙: person("3", "42", ""),
      丁: person("5", "73", "4"),
      戊: person("4", "40", ""),
    };
    expect(verdicts("ANY(六县, 编号 = 本地区.祖辈 且 年龄 - 28 >= 本地区.年龄)", records)).toBe("1 2 2");
  });

  test("6: a balance under a condition", () => {
    const product = (季节: string, 价格: string, 上期价格: string, 数量: string, 上期数量: string) => ({
      季节,
      价格,
      上期价格,
      数量,
      上期数量,
    });
    const records = {
      甲: product("1", "12", "12", "5", "5"),
      乙: product("0", "12", "12", "5", "5"),
      丙: product("0", "12", "15", "5", "5"),
      丁: product("0", "12", "12", "5", "3"),
      戊: product("0", "12", "12", "5", ""),
    };
    expect(verdicts("当 季节 = 0 时 价格 = 上期价格 且 数量 = 上期数量", records)).toBe("2 2 1");
  });

  test("7: the influence of a record on the mean", () => {
    const price = (价格: string, 上期价格: string) => ({ 价格, 上期价格 });
    const records = {
      甲: price("15.50", "16.99"),
      乙: price("17.30", "18.00"),
      丙: price("12.50", "20.00"),
      丁: price("11.99", "12.50"),
    };
    const mean = (name: string) => `SUM(六县, ${name}) / COUNT(六县)`;
    const without = `${mean("价格")} + (上期价格 - 价格) / COUNT(六县) - ${mean("上期价格")}`;
    const rule = `90% <= ABS(${without}) / ABS(${mean("价格")} - ${mean("上期价格")}) <= 110%`;
    expect(verdicts(rule, records)).toBe("2 2 0");
  });

  test("8: the same variable in two files", () => {
    const born = (户口: string, 名册: string) => ({ 户口出生年: 户口, 名册出生年: 名册 });
    const records = { 甲: born("1965", "1965"), 乙: born("1966", "1968"), 丙: born("1977", "") };
    expect(verdicts("户口出生年 = 名册出生年", records)).toBe("1 1 1");
  });

  test("9: a range that all records keep", () => {
    const ages = (...all: string[]) => Object.fromEntries(all.map((age, i) => [`人${i}`, { 年龄: age }] as const));
    const rule = "ALL(六县, 0 <= 年龄 <= 113)";
    expect(verdicts(rule, ages("30", "29", "55"))).toBe("1 0 0");
    expect(verdicts(rule, ages("120", "29", ""))).toBe("0 1 0");
    expect(verdicts(rule, ages("", "29", "55"))).toBe("0 0 1");
  });

  const firms = (...all: readonly (readonly [string, string])[]) =>
    Object.fromEntries(all.map(([企业, 营业额], i) => [`行${i}`, { 企业, 营业额 }] as const));

  test("10: at least one record of a kind", () => {
    const rule = "ANY(六县, 企业 = 100 且 营业额 > 1000000)";
    expect(verdicts(rule, firms(["20", "2000000"], ["100", "2000000"]))).toBe("1 0 0");
    expect(verdicts(rule, firms(["20", "2000000"], ["100", "500000"]))).toBe("0 1 0");
    expect(verdicts(rule, firms(["20", "2000000"], ["110", "1000000"]))).toBe("0 1 0");
  });

  test("11: exactly one record of a kind", () => {
    const rule = "COUNT(六县, 企业 = 100 且 营业额 > 1000000) = 1";
    expect(verdicts(rule, firms(["100", "750000"], ["100", "1500000"], ["300", "1200000"]))).toBe("1 0 0");
    expect(verdicts(rule, firms(["100", "2500000"], ["100", "1500000"]))).toBe("0 1 0");
    expect(verdicts(rule, firms(["200", "2000000"], ["300", "1200000"]))).toBe("0 1 0");
    expect(verdicts(rule, firms(["100", ""], ["100", "1500000"], ["300", "1200000"]))).toBe("0 0 1");
  });

  test("12: a record that another must answer", () => {
    const family = (...relations: readonly (readonly [string, string, string])[]) =>
      Object.fromEntries(relations.map(([编号, 配偶, 关系]) => [`人${编号}`, { 编号, 配偶, 关系 }] as const));
    const rule = "当 关系 = 4 时 ANY(六县, 关系 = 3 且 配偶 = 本地区.编号)";
    expect(verdicts(rule, family(["1", "4", "4"], ["2", "3", "4"], ["3", "2", "3"], ["4", "1", "3"]))).toBe("4 0 0");
    expect(verdicts(rule, family(["1", "4", "4"], ["2", "3", "4"], ["5", "2", "3"], ["4", "1", "4"]))).toBe("2 2 0");
  });

  const people = (...all: readonly (readonly [string, string])[]) =>
    Object.fromEntries(all.map(([性别, 年龄组], i) => [`人${i}`, { 性别, 年龄组 }] as const));
  const SIX = ["1", "2"].flatMap((sex) => ["1", "2", "3"].map((age) => [sex, age] as const));

  test("13: no combination twice", () => {
    const rule = "COUNT(六县, 性别 = 本地区.性别 且 年龄组 = 本地区.年龄组) = 1";
    expect(verdicts(rule, people(...SIX))).toBe("6 0 0");
    expect(verdicts(rule, people(...SIX, ["1", "2"]))).toBe("5 2 0");
  });

  test("14: every combination at least once", () => {
    const rule = SIX.map(([sex, age]) => `ANY(六县, 性别 = ${sex} 且 年龄组 = ${age})`).join(" 且 ");
    expect(verdicts(rule, people(...SIX, ["2", "3"]))).toBe("1 0 0");
    expect(verdicts(rule, people(...SIX.slice(1), ["2", "3"]))).toBe("0 1 0");
  });

  test("15: one variable settles another", () => {
    const place = (邮编: string, 城市: string) => ({ 邮编, 城市 });
    const records = {
      甲: place("2511", "1"),
      乙: place("2511", "1"),
      丙: place("6400", "2"),
      丁: place("6400", "5"),
    };
    const rule = "ALL(六县, 当 邮编 = 本地区.邮编 时 城市 = 本地区.城市)";
    expect(verdicts(rule, records)).toBe("2 2 0");
  });

  test("16: parents that are the sum of their children, level by level", () => {
    const weights = (其中一: string) => ({
      甲: { 总重: "100", 重一: 其中一, 重二: "30", 重三: "20", 重四: "10", 重三一: "10", 重三二: "7", 重三三: "3" },
    });
    const rule = "总重 = 重一 + 重二 + 重三 + 重四 且 重三 = 重三一 + 重三二 + 重三三";
    expect(verdicts(rule, weights("40"))).toBe("1 0 0");
    expect(verdicts(rule, weights("43"))).toBe("0 1 0");
  });

  test("17: a number that counts records of another file", () => {
    const persons = Object.fromEntries(
      ["1", "4", "2", "4", "1", "3", "2", "3", "3", "4"].map((户, i) => [`人${i}`, { 所属户: 户 }] as const),
    );
    const records: Records = {
      户甲: { 户号: "1", 人数: "2" },
      户乙: { 户号: "2", 人数: "4" },
      户丙: { 户号: "3", 人数: "" },
      ...persons,
    };
    const rule = "人数 = COUNT(六县, PRESENT(所属户) 且 所属户 = 本地区.户号)";
    expect(verdicts(rule, records)).toBe("1 1 1");
  });

  test("18: as many numbered records in another file as a record says", () => {
    const persons = (...all: readonly (readonly [string, string])[]): Records => ({
      户甲: { 户号: "1", 人数: "3" },
      户乙: { 户号: "2", 人数: "2" },
      ...Object.fromEntries(all.map(([序号, 所属户], i) => [`人${i}`, { 序号, 所属户 }] as const)),
    });
    const rule = "人数 = COUNT(六县, PRESENT(序号) 且 所属户 = 本地区.户号 且 1 <= 序号 <= 本地区.人数)";
    expect(verdicts(rule, persons(["3", "1"], ["1", "1"], ["2", "1"], ["2", "2"], ["1", "2"]))).toBe("2 0 0");
    expect(verdicts(rule, persons(["4", "1"], ["1", "1"], ["2", "1"], ["2", "2"], ["1", "2"]))).toBe("1 1 0");
  });
});
