import { describe, expect, it } from "vitest";
import { plainSheet, readDictionary, readRuleList, readRules, type CellValue } from "../addin/analysis/index";

const sheet = (name: string, ...rows: CellValue[][]) => plainSheet(rows, { file: "设置.xlsx", name });
const asked = (findings: readonly { rule: string; cell: string }[]) =>
  findings.map(({ rule, cell }) => `${rule} ${cell}`);

describe("the dictionary", () => {
  it("takes a target shown as a percentage for the ratio that it is", () => {
    const targets = (value: CellValue, format: string) =>
      readDictionary([
        plainSheet(
          [
            ["指标", "年度", "目标值", "单位"],
            ["税收占比", 2017, value, "%"],
          ],
          { name: "目标", formats: [format], formatOf: [undefined, [-1, -1, 0, -1]] },
        ),
      ]).dictionary.targets.map((target) => target.value);
    expect(targets(0.75, "0.00%")).toEqual([0.75]);
    expect(targets(75, "0.00")).toEqual([0.75]);
    expect(targets("75%", "@")).toEqual([0.75]);
  });

  it("is read by the words of its headers, whatever their order", () => {
    const { dictionary, findings } = readDictionary([
      sheet(
        "指标",
        ["说明：本表由预算股维护"],
        ["单位", "名 称", "别名", "口径", "方向", "部门", "小数位", "可加", "增速可重算", "时段", "分子", "分母"],
        [
          "万元",
          "财政总收入",
          "财政收入、 公共财政预算收入",
          "含上划",
          "高优",
          "财政局",
          1,
          "是",
          "是",
          "累计",
          "",
          "",
        ],
        ["%", "税收占比", "", "", "低优", "财政局", 2, "否", "否", "余额", "税收收入", "财政总收入"],
        ["个", "项目数", null, null, null, null, -1, null, null, null, "税收收入", null],
        [null],
      ),
      sheet("地区", ["名称", "别名", "代码", "组成"], ["华容县", "华容", 430623, "是"], ["岳阳市", "", "", "否"]),
      sheet("分组", ["组名", "所属", "本县"], ["六县市", "岳阳市", "华容县"]),
      sheet("部门", ["名称", "联系人", "电话"], ["财政局", "张三", 4222222]),
      sheet(
        "目标",
        ["指标", "年度", "地区", "类别", "目标值", "单位"],
        ["税收占比", "2017年度", "华容县", "小康", 75, "%"],
        ["税收占比", 2018, "华容县", "小康", "76%", "%"],
        ["财政总收入", 2017, "华容县", "县定", 98600, "万元"],
        ["财政总收入", 2017, "华容县", "县定", "待定", "万元"],
        ["财政总收入", "明年", "华容县", "县定", 1, "万元"],
      ),
      sheet(
        "文字",
        ["句", "指标", "模板", "目标类别"],
        [2, "财政总收入", "{value}", "小康"],
        ["", "税收占比", "{share}", ""],
      ),
      sheet(
        "说明",
        ["规则", "地区", "指标", "期间", "说明文字"],
        ["gdp-monthly", "", "地区生产总值", "2017年1-8月", "监测数"],
        ["unit-slip", "", "", "", "已核实"],
      ),
    ]);
    expect(dictionary.indicators).toMatchObject([
      {
        name: "财政总收入",
        aliases: ["财政收入", "公共财政预算收入"],
        best: "high",
        decimals: 1,
        additive: true,
        span: "yearToDate",
      },
      {
        name: "税收占比",
        aliases: [],
        best: "low",
        decimals: 2,
        additive: false,
        growthRecomputable: false,
        span: "balance",
        part: "税收收入",
        whole: "财政总收入",
      },
      { name: "项目数", decimals: 1, additive: true, span: "yearToDate" },
    ]);
    expect(dictionary.indicators[2]).not.toHaveProperty("part");
    expect(dictionary.regions).toEqual([
      { name: "华容县", aliases: ["华容"], code: "430623" },
      { name: "岳阳市", aliases: [] },
    ]);
    expect(dictionary.peers).toEqual({ name: "六县市", members: ["华容县"], whole: "岳阳市", home: "华容县" });
    expect(dictionary.departments).toEqual([{ name: "财政局", contact: "张三", phone: "4222222" }]);
    expect(dictionary.targets.map(({ year, value }) => [year, value])).toEqual([
      [2017, 0.75],
      [2018, 0.76],
      [2017, 98600],
    ]);
    expect(dictionary.clauses.map(({ sentence, family }) => [sentence, family])).toEqual([
      [2, "小康"],
      [1, ""],
    ]);
    expect(dictionary.explanations.map(({ rule, period }) => [rule, period])).toEqual([
      ["gdp-monthly", "2017-08"],
      ["unit-slip", ""],
    ]);
    expect(asked(findings)).toEqual(["dictionary-entry E5", "dictionary-entry B6"]);
  });

  it("has nothing where its workbook has nothing", () => {
    expect(readDictionary([])).toMatchObject({
      dictionary: { indicators: [], peers: { name: "", members: [] } },
      findings: [],
    });
  });

  it("asks about a sheet without its header, and about two entries of one spelling", () => {
    const { findings } = readDictionary([
      sheet("目标", ["指标", "年度"], ["财政总收入", 2017]),
      sheet("地区", ["名称", "别名"], ["岳阳县", "岳阳"], ["岳阳市", "岳 阳、岳阳市"]),
    ]);
    expect(asked(findings)).toEqual(["dictionary-header A1", "dictionary-spelling A3"]);
  });
});

describe("a rule book", () => {
  it("is read from a sheet by the words of its header, a line that cannot be used being a finding", () => {
    const { entries, findings } = readRules([
      sheet("封面", ["校验规则"]),
      sheet(
        "规则",
        ["2017年度"],
        ["编号", "名称", "级别", "公式", "容差", "缺失", "constructor"],
        ["B02", "三口径一致", "强制", "[财政总收入] = [税收收入] + [非税收入]", 0.5, "按零", "x"],
        ["", "", "核实", "[税收收入] <= [财政总收入]", "", "", ""],
        ["", "", "constructor", "[a] = [b]", "", "", ""],
        ["", "", "", "[a] = [b]", "很小", "", ""],
        ["", "", "", "", "", "", ""],
      ),
    ]);
    expect(entries).toEqual([
      {
        id: "B02",
        name: "三口径一致",
        severity: "error",
        formula: "[财政总收入] = [税收收入] + [非税收入]",
        tolerance: 0.5,
        missingIsZero: true,
        address: { file: "设置.xlsx", sheet: "规则", cell: "D3" },
        addresses: { tolerance: { file: "设置.xlsx", sheet: "规则", cell: "E3" } },
      },
      {
        id: "R2",
        name: "[税收收入] <= [财政总收入]",
        severity: "warning",
        formula: "[税收收入] <= [财政总收入]",
        tolerance: null,
        missingIsZero: false,
        address: { file: "设置.xlsx", sheet: "规则", cell: "D4" },
        addresses: { tolerance: { file: "设置.xlsx", sheet: "规则", cell: "E4" } },
      },
    ]);
    expect(findings.map(({ cell, received }) => [cell, received])).toEqual([
      ["C5", "constructor"],
      ["E6", "很小"],
    ]);
  });

  it("without a column of formulas is asked about; no sheets at all are no fault", () => {
    expect(asked(readRules([sheet("规则", ["编号"], ["B01"])]).findings)).toEqual(["rule-book A1"]);
    expect(readRules([])).toEqual({ entries: [], findings: [] });
  });

  it("is read from a list, in either language, or a formula alone", () => {
    const { entries, findings } = readRuleList(
      [
        { id: "A", formula: "[a] = [b]", tolerance: -1, missing: "zero", severity: "info" },
        { 公式: "[c] = [d]", 级别: "提示" },
        "[e] = [f]",
        { formula: " " },
        5,
      ],
      "rules.yaml",
    );
    expect(
      entries.map(({ id, formula, severity, tolerance, missingIsZero }) => [
        id,
        formula,
        severity,
        tolerance,
        missingIsZero,
      ]),
    ).toEqual([
      ["A", "[a] = [b]", "info", 1, true],
      ["R2", "[c] = [d]", "info", null, false],
      ["R3", "[e] = [f]", "error", null, false],
      ["R5", "5", "error", null, false],
    ]);
    expect(asked(findings)).toEqual(["rule-entry 4"]);
  });

  it("is read from under rules or 规则, and asked about where there is no list", () => {
    expect(readRuleList({ rules: ["[a] = [b]"] }, "r.json").entries).toHaveLength(1);
    expect(readRuleList({ 规则: ["[a] = [b]"] }, "r.json").entries).toHaveLength(1);
    for (const value of [{ rule: [] }, "text", null])
      expect(asked(readRuleList(value, "r.json").findings)).toEqual(["rule-book 1"]);
  });
});
