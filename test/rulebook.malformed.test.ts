import { describe, expect, test } from "vitest";
import {
  message,
  monthly,
  namesOf,
  plainSheet,
  readRuleList,
  readRules,
  rulesOf,
  type CellValue,
  type Finding,
} from "../addin/analysis/index";
import { DICTIONARY, ruleOf } from "./helpers/rules";

const names = namesOf(DICTIONARY);

/** Where a formula goes wrong, counted from 1, and what was expected there. */
function faultOf(formula: string): Finding | undefined {
  return rulesOf([ruleOf(formula)], names).findings[0];
}

describe("a formula that cannot be used", () => {
  test.each([
    ["", 1, "(", "name"],
    ["财政总收入", 1, "comparison", ""],
    ["财政总收入 = 税收收入 +", 15, "name", "number"],
    ["= 税收收入", 1, "name", "number"],
    ["财政总收入 = = 税收收入", 9, "name", "number"],
    ["财政总收入 == 税收收入", 8, "name", "number"],
    ["财政总收入 = 税收收入 + × 非税收入", 16, "name", ""],
    ["(财政总收入 = 税收收入", 14, ")", ""],
    ["财政总收入 = 税收收入)", 13, "end", ""],
    ["财政总收入 = 税收收入 非税收入)", 18, "end", ""],
    ['财政总收入 "税收收入" = 非税收入', 7, "comparison", ""],
    ["财政总收入 = [税收收入", 9, "name", ""],
    ["当 财政总收入 > 0，税收收入 > 0", 12, "then", ""],
    ["财政总收入 > 0 且", 12, "name", "not"],
    ["SUM() = 财政总收入", 5, "name", ""],
    ["财政总收入. = 税收收入", 7, "name", ""],
    ["财政总收入 = 65300", 9, "unit", ""],
    ["财政总收入.增幅 <= 30", 13, "rate", ""],
    ["2 + 财政总收入 = 税收收入", 1, "unit", ""],
    ["税收占比 >= 1 - 非税占比", 9, "rate", ""],
    ["ABS(财政总收入.增幅 - 税收收入.增幅) <= 30%", 28, "points", ""],
    ["财政总收入.增幅 <= 30个百分点", 13, "percent", ""],
    ["财政总收入 >= 征地面积", 10, "kinds", ""],
    ["财政总收入 × 税收收入 >= 0", 9, "kinds", ""],
    ["财政总收入 + 税收占比 >= 0", 9, "kinds", ""],
    ["财政总收入 = 六县", 9, "aggregate", ""],
    ["财政总收入.累计.本月 > 0", 10, "oneMeasure", ""],
    ["财政总收入.税收收入 > 0", 7, "oneIndicator", ""],
    ["华容县.平江县.财政总收入 > 0", 5, "oneRegion", ""],
    ["本地区.财政总收入 > 0", 1, "ownOutside", ""],
    ["上月.上月.上月.上月.财政总收入 > 0", 10, "fewerShifts", ""],
    ["地区 > 华容县", 6, "=", ""],
    ["地区 = 财政总收入 + 税收收入", 6, "text", ""],
    ["IN(地区)", 1, "list", ""],
    ["ANY(财政总收入, 财政总收入 > 0)", 5, "group", ""],
    ["财政总收入 = (税收收入 > 0)", 10, "amount", ""],
    [`财政总收入 = ${"(".repeat(40)}税收收入${")".repeat(40)}`, 39, "flatter", ""],
    [`财政总收入 = ${"税收收入 + ".repeat(200)}税收收入`, 1001, "shorter", ""],
  ])("%s is told at its place, with what was expected", (formula, position, expected, also) => {
    const finding = faultOf(formula);
    expect(finding).toMatchObject({ rule: "rule-formula", cell: "D2", position });
    expect(String(finding?.expected).split(" ")).toEqual(expect.arrayContaining([expected, ...(also ? [also] : [])]));
    for (const language of ["zh", "en"] as const) {
      expect(message(finding as Finding, language)).not.toMatch(/undefined|null|\b(oneMeasure|ownOutside|oneRegion)\b/);
    }
  });

  test("does not keep the others from running, nor hang", () => {
    const hostile = [
      "-".repeat(999),
      "非 ".repeat(400) + "财政总收入 > 0",
      "(".repeat(1000),
      "当 ".repeat(300),
      "\u0000",
    ];
    const { rules, findings } = rulesOf(
      [...hostile.map((formula, i) => ruleOf(formula, { id: `H${i}` })), ruleOf("财政总收入 > 0")],
      names,
    );
    expect(rules.map(({ name }) => name)).toEqual(["H1", "R"]);
    expect(findings).toHaveLength(4);
  });

  test("says in both languages where and how to write it", () => {
    const finding = faultOf("财政总收入.增幅 <= 30") as Finding;
    expect(message(finding)).toBe(
      "规则公式“财政总收入.增幅 <= 30”第13个字起“30”处有误：比率要写成30%或30个百分点，不能只写数字，这条规则没有执行。请按规则说明改正公式后重新核对。",
    );
    expect(message(finding, "en")).toMatch(/character 13, “30”: a rate is written 30% or 30个百分点/);
  });
});

describe("a rule book", () => {
  const HEADER = ["编号", "名称", "级别", "范围", "公式", "容差", "说明模板", "是否须说明"];
  const book = (...rows: readonly (readonly CellValue[])[]) =>
    readRules([plainSheet([["规则表"], HEADER, ...rows], { file: "规则.xlsx", name: "规则" })]);
  const GOOD = [
    "L1",
    "收入",
    "核实",
    "财政局、六县",
    "财政总收入 = 税收收入 + 非税收入",
    "0.5%",
    "{地区}{指标}为{实际}，应为{期望}",
    "是",
  ];

  test("is the same from a workbook and from YAML", () => {
    const sheet = book(GOOD, ["L2", "", "", "", "税收收入 <= 财政总收入", "1万元", "", ""]);
    const list = readRuleList(
      [
        {
          id: "L1",
          name: "收入",
          severity: "warning",
          scope: ["财政局", "六县"],
          formula: "财政总收入 = 税收收入 + 非税收入",
          tolerance: "0.5%",
          template: "{地区}{指标}为{实际}，应为{期望}",
          explain: true,
        },
        { 编号: "L2", 公式: "税收收入 <= 财政总收入", 容差: "1万元" },
      ],
      "rules.yaml",
    );
    const bare = ({ entries }: ReturnType<typeof readRules>) =>
      entries.map((entry) => ({ ...entry, address: undefined, addresses: undefined }));
    expect([sheet.findings, list.findings]).toEqual([[], []]);
    expect(bare(sheet)).toEqual(bare(list));
    expect(bare(sheet)[0]).toMatchObject({ tolerance: 0.005, toleranceUnit: "%", mustExplain: true });
    expect(bare(sheet)[1]).toMatchObject({ severity: "error", tolerance: 1, toleranceUnit: "万元" });
  });

  test.each([
    ["a level", 2, "致命", "C3"],
    ["a tolerance", 5, "很小", "F3"],
    ["a placeholder", 6, "{地区}{金额}", "G3"],
    ["a brace", 6, "{地区", "G3"],
    ["whether it must be explained", 7, "也许", "H3"],
  ])("that has %s that is none says so at its cell", (_what, column, value, cell) => {
    const { entries, findings } = book(
      GOOD.map((one, i) => (i === column ? value : one)),
      ["L2", "", "", "", "税收收入 > 0"],
    );
    expect(findings.map(({ rule, cell: at }) => [rule, at])).toEqual([["rule-entry", cell]]);
    expect(entries.map(({ id }) => id)).toEqual(["L2"]);
  });

  test("that gives one id twice runs the first", () => {
    const { entries, findings } = book(GOOD, [...GOOD.slice(0, 4), "税收收入 > 0"]);
    expect([entries.length, findings.map(({ cell, received }) => [cell, received])]).toEqual([1, [["E4", "L1"]]]);
  });

  test("that names no known scope, or a tolerance of another kind, says so at that cell", () => {
    const wrong = (column: number, value: CellValue) => {
      const { entries } = book(GOOD.map((one, i) => (i === column ? value : one)));
      return rulesOf(entries, names).findings.map(({ cell, received, expected }) => [cell, received, expected]);
    };
    expect(wrong(3, "财政局、火星")).toEqual([["D3", "火星", "scope"]]);
    expect(wrong(5, "0.1个百分点")).toEqual([["F3", "0.001个百分点", "kinds"]]);
    expect(wrong(4, "税收占比 > 60%")).toEqual([["F3", "0.005%", "points"]]);
  });

  test("asks about a name that the dictionary does not have, and still runs", () => {
    const { rules, findings } = rulesOf([ruleOf("财政总收入 > 税收收人")], names);
    expect([rules.length, findings.map(({ rule, severity, received }) => [rule, severity, received])]).toEqual([
      1,
      [["rule-name", "info", "税收收人"]],
    ]);
    expect(message(findings[0] as Finding)).toContain("税收收人");
  });

  test("words its findings by its own template, and asks for an explanation", () => {
    const { entries } = book(GOOD.map((one, i) => (i === 5 ? "" : one)));
    const rows = [
      ["2017年8月"],
      ["单位：万元"],
      ["项目", "累计"],
      ["财政总收入", 100],
      ["税收收入", 60],
      ["非税收入", 30],
    ];
    const { findings, byRule } = monthly({ sheets: [plainSheet(rows)], dictionary: DICTIONARY, rules: entries });
    const [finding] = findings.filter(({ rule }) => rule === "L1");
    expect(finding).toMatchObject({ mustExplain: true, becauseOf: null });
    expect(message(finding as Finding)).toBe(
      "华容县财政总收入为100万元，应为90万元。请核对后改正，确实无误的必须写明原因。",
    );
    expect(byRule.find(({ rule }) => rule === "L1")).toMatchObject({ items: 1, passed: 0, failed: 1, undecided: 0 });
  });
});
