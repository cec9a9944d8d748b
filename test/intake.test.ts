import { describe, expect, it } from "vitest";
import { parsePeriod, readCell } from "../addin/analysis/index";
import { damagedPeriod, findPeriods } from "../addin/analysis/intake/words/period";
import { findUnits } from "../addin/analysis/intake/words/unit";
import { parentsOf, readLabel } from "../addin/analysis/intake/words/label";
import { roleOf } from "../addin/analysis/intake/words/columnRole";
import { readHeader } from "../addin/analysis/intake/words/header";
import { formattedText } from "../addin/analysis/intake/words/numberFormat";
import { decimalOf, decimalToText } from "../addin/analysis/model/decimal";
import { roundRational, rationalOf } from "../addin/analysis/model/rational";
import { KNOWN, NOBODY } from "./intake.drawing";

const periods = (text: string) =>
  findPeriods(text)
    .map(({ year, month, span, lastYear }) => `${lastYear ? "last " : ""}${year ?? ""}/${month ?? ""}/${span ?? ""}`)
    .join(" ");

describe("a period", () => {
  it.each([
    ["2017年1-8月", "2017/8/yearToDate"],
    ["1—8月", "/8/yearToDate"],
    ["1～8月", "/8/yearToDate"],
    ["１－８月", "/8/yearToDate"],
    ["元至8月", "/8/yearToDate"],
    ["1月-8月", "/8/yearToDate"],
    ["2017年1-8", "2017/8/yearToDate"],
    ["1-8累计", "/8/yearToDate"],
    ["截至8月底", "/8/yearToDate"],
    ["截至2017年8月31日", "2017/8/yearToDate"],
    ["前八个月", "/8/yearToDate"],
    ["前三季度", "/9/yearToDate"],
    ["1-3季度", "/9/yearToDate"],
    ["2017年一季度", "2017/3/yearToDate"],
    ["上半年", "/6/yearToDate"],
    ["2016年全年", "2016/12/year"],
    ["2017年度", "2017//"],
    ["二〇二四年二月大口径财政收入", "2024/2/month"],
    ["二〇一七年十二月", "2017/12/month"],
    ["8月末", "/8/balance"],
    ["201708", "2017/8/"],
    ["2017-08-31", "2017/8/"],
    ["2017.8月", "2017/8/month"],
    ["2017/8", "2017/8/"],
    ["去年1-8月", "last /8/yearToDate"],
    ["2017年1-8月比2016年1-8月", "2017/8/yearToDate 2016/8/yearToDate"],
    ["1-10月 2022", "/10/yearToDate 2022//"],
  ])("%s is read as %s", (text, expected) => {
    expect(periods(text)).toBe(expected);
  });

  it.each(["2017年二季度", "2017年下半年", "2017年3-5月", "第三季度"])(
    "%s, which no span tells, is read as none",
    (text) => {
      expect(periods(text)).toBe("");
    },
  );

  it.each(["财政总收入", "单位：万元月报", "2000万元以上企业", "年度预算", "0730-4222222", "3个月"])(
    "%s holds none",
    (text) => {
      expect(periods(text)).toBe("");
    },
  );

  it.each([
    ["18月,全县", "18月", "1-8月"],
    ["2017年112月", "112月", "1-12月"],
    ["49月", "49月", ""],
  ])("%s is damaged, and what it may have meant is said", (text, words, guess) => {
    expect(damagedPeriod(text)).toEqual({ words, guess });
  });

  it.each(["12月", "1-8月", "2017年12月", "8月"])("%s is not damaged", (text) => {
    expect(damagedPeriod(text)).toBeUndefined();
  });

  it("is parsed only where it is named in full and alone", () => {
    expect(parsePeriod("2017年")).toEqual({ year: 2017, month: 12, span: "year" });
    expect(parsePeriod("2017年1月至2017年7月")).toEqual({ year: 2017, month: 7, span: "yearToDate" });
    expect(parsePeriod("2017年3月至2017年7月")).toBeUndefined();
    expect(parsePeriod("17年7月")).toBeUndefined();
    expect(parsePeriod("收入")).toBeUndefined();
  });
});

describe("a unit", () => {
  it.each([
    ["单位:万元", ["万元"]],
    ["单位：万元、％", ["万元", "%"]],
    ["（单位：亿元）", ["亿元"]],
    ["金额单位：万元", ["万元"]],
    ["万元", ["万元"]],
    ["收入（万元）", ["万元"]],
    ["增幅[%]", ["%"]],
    ["2017年8月 单位：万元 制表：张三", ["万元"]],
    ["分月情况表 单位：亿元", ["亿元"]],
    ["(Thousands of Dollars)", ["千美元"]],
    ["(Dollar amounts in thousands)", ["千美元"]],
    ["(Amounts in millions. Per capita amounts in dollars)", ["百万美元", "美元"]],
    ["编报单位：人民银行华容县支行", []],
    ["单位名称", []],
    ["　", []],
  ])("%s names %j", (text, expected) => {
    expect(findUnits(text)).toEqual(expected);
  });
});

describe("a cell", () => {
  const said = (text: string) => {
    const { figure, isRatio, unit } = readCell(text);
    return [typeof figure === "number" ? figure : figure.absent, isRatio, unit];
  };

  it.each([
    ["１７９３２４", 179324],
    ["30，123", 30123],
    ["30,123.50", 30123.5],
    ["1 234", 1234],
    [" 12.5 ", 12.5],
    ["－3.2", -3.2],
    ["−3.2", -3.2],
    ["(123)", -123],
    ["+5", 5],
    ["1e3", 1000],
    [".5", 0.5],
  ])("%s is the number %d", (text, expected) => {
    expect(said(text)).toEqual([expected, false, ""]);
  });

  it.each([
    ["61.33%", 0.6133, "%"],
    ["51.7 ％", 0.517, "%"],
    ["1.6倍", 1.6, "%"],
    ["下降2.3%", -0.023, "%"],
    ["增长2.3%", 0.023, "%"],
    ["增长-2.3%", -0.023, "%"],
    ["↑5%", 0.05, "%"],
    ["0.85个百分点", 0.0085, "个百分点"],
    ["5‰", 0.005, "‰"],
  ])("%s is the ratio %d", (text, ratio, unit) => {
    expect(said(text)).toEqual([ratio, true, unit]);
  });

  it("carries the unit that is written in it", () => {
    expect(said("6.53亿元")).toEqual([6.53, false, "亿元"]);
    expect(said("¥1,234")).toEqual([1234, false, "元"]);
    expect(said("$1,234万元")).toEqual(["not a number", false, ""]);
  });

  it.each(["-", "--", "—", "——", "－", "…", "/", "*", "", "　", "无", "未报", "N/A", "null"])(
    "%s is not reported",
    (text) => {
      expect(said(text)[0]).toBe("not reported");
    },
  );

  it.each([
    ["X", "not applicable"],
    ["(X)", "not applicable"],
    ["基期为零", "zero base"],
    ["扭亏为盈", "loss to profit"],
    ["zero base", "zero base"],
    ["15..3%", "not a number"],
    ["约12", "not a number"],
    ["1e309", "not a number"],
    ["-1E+309%", "not a number"],
    ["(12", "not a number"],
    ["12个月", "not a number"],
  ])("%s is %s", (text, reason) => {
    expect(said(text)[0]).toBe(reason);
  });

  it("that holds neither number nor text is no number", () => {
    expect(readCell(true).figure).toEqual({ absent: "not a number" });
    expect(readCell(Infinity).figure).toEqual({ absent: "not a number" });
    expect(readCell(null).figure).toEqual({ absent: "not reported" });
    expect(Object.is(readCell(-0).figure, 0)).toBe(true);
  });
});

describe("a header", () => {
  const said = (...pieces: string[]) => {
    const { region, indicator, rest, measure, against, span, unit } = readHeader(pieces, KNOWN);
    return [region, indicator, rest === "" ? null : rest, measure, against, span, unit === "" ? null : unit]
      .map((word) => word ?? "·")
      .join(" ");
  };

  it.each([
    [["本月"], "· · · actual · month ·"],
    [["当月完成"], "· · · actual · month ·"],
    [["累计"], "· · · actual · yearToDate ·"],
    [["1-8月"], "· · · · · yearToDate ·"],
    [["上年同期"], "· · · base lastYear · ·"],
    [["去年同期数"], "· · · base lastYear · ·"],
    [["同期"], "· · · base lastYear · ·"],
    [["年初数"], "· · · base yearStart · ·"],
    [["上月末余额"], "· · · base lastMonth balance ·"],
    [["增减额"], "· · · change lastYear · ·"],
    [["增减额（万元）"], "· · · change lastYear · 万元"],
    [["增减%"], "· · · growth lastYear · %"],
    [["增幅%"], "· · · growth lastYear · %"],
    [["同比±%"], "· · · growth lastYear · %"],
    [["比上年增长(%)"], "· · · growth lastYear · %"],
    [["同比增减%"], "· · · growth lastYear · %"],
    [["环比%"], "· · · growth lastMonth · %"],
    [["比年初增加"], "· · · change yearStart · ·"],
    [["同比变化（个百分点）"], "· · · change lastYear · 个百分点"],
    [["年初预算"], "· · · target · year ·"],
    [["全年目标"], "· · · target · year ·"],
    [["本年收入计划"], "· · · target · year ·"],
    [["占预算%"], "· · · completion · · %"],
    [["为预算的%"], "· · · completion · · %"],
    [["占计划%"], "· · · completion · · %"],
    [["完成%"], "· · · completion · · %"],
    [["比重"], "· · · share · · ·"],
    [["位次"], "· · · rank · · ·"],
    [["名次变化"], "· · · rank · · ·"],
    [["财政总收入", "累计"], "· 财政总收入 · actual · yearToDate ·"],
    [["全县财政总收入"], "· 财政总收入 · · · · ·"],
    [["财 政 总 收 入（亿元）"], "· 财政总收入 · · · · 亿元"],
    [["公共财政预算收入增幅%"], "· 财政总收入 · growth lastYear · %"],
    [["其中：税收收入", "累计"], "· 税收收入 · actual · yearToDate ·"],
    [["华 容"], "华容县 · · · · · ·"],
    [["累计完成数", "中央级"], "· · 中央级 actual · yearToDate ·"],
    [["契税", "本月"], "· · 契税 actual · month ·"],
    [["Percent", "Distribution"], "· · · share · · ·"],
    [["ALABAMA", "Per Capita"], "· · ALABAMA/Per Capita · · · ·"],
    [["Amount", "(in thousands)"], "· · · actual · · ·"],
  ])("%j says %s", (pieces, expected) => {
    expect(said(...pieces)).toBe(expected);
  });

  it("at comparable prices says so", () => {
    expect(readHeader(["增加值", "可比价增长%"], NOBODY).comparable).toBe(true);
    expect(readHeader(["增加值", "增长%"], NOBODY).comparable).toBe(false);
  });

  it("joins the periods of its rows", () => {
    expect(readHeader(["2017年", "1-8月"], NOBODY).period).toMatchObject({ year: 2017, month: 8, span: "yearToDate" });
  });

  it.each([
    ["县(市)", "region"],
    ["单位名称", "region"],
    ["项  目", "indicator"],
    ["年份", "period"],
    ["序号", "index"],
    ["区划代码", "code"],
    ["计量单位", "unit"],
    ["备注", "note"],
    ["累计", "figure"],
  ])("%s heads a column of kind %s", (header, role) => {
    expect(roleOf(header)).toBe(role);
  });
});

describe("a label", () => {
  it.each([
    ["一、税收收入", "税收收入", 1, false],
    ["（一）分级次", "分级次", 2, false],
    ["1.增值税", "增值税", 3, false],
    ["1、增值税", "增值税", 3, false],
    ["2 增值税", "增值税", 3, false],
    ["(1)增值税", "增值税", 4, false],
    ["①增值税", "增值税", 5, false],
    ["其中:增值税", "增值税", 0, true],
    ["1.其中：增值税", "增值税", 3, true],
    ["#国有控股", "国有控股", 0, true],
    ["项    目", "项目", 0, false],
    ["增值税*", "增值税", 0, false],
    ["增值税（万元）", "增值税", 0, false],
    ["  General  revenue ", "General revenue", 0, false],
  ])("%s is %s", (text, name, style, part) => {
    expect(readLabel(text)).toMatchObject({ name, style, part });
  });

  it.each(["合　计", "总计", "Total", "小计", "税收收入合计"])("%s is a total", (text) => {
    expect(readLabel(text).total).toBe(true);
  });

  it("counts the blanks before it, a full-width one as two and a tab as four", () => {
    expect([" a", "　a", "\ta"].map((text) => readLabel(text).indent)).toEqual([1, 2, 4]);
  });

  it("stands under the row that its number, its blanks or 其中 say", () => {
    const under = (...labels: string[]) => parentsOf(labels.map(readLabel));
    expect(under("一、税收", "1.增值税", "其中：改征", "2.所得税", "二、非税", "合计")).toEqual([-1, 0, 1, 0, -1, -1]);
    expect(under("Revenue", "  Taxes", "    Sales", "  Charges", "Debt")).toEqual([-1, 0, 1, 0, -1]);
    expect(under("收入", "其中：税收", "其中：非税", "支出")).toEqual([-1, 0, 0, -1]);
    expect(under("一、税收", "增值税", "(一)非税", "a", "  1.b")).toEqual([-1, 0, 0, 2, 3]);
  });
});

describe("a figure as shown", () => {
  it.each([
    [0.6133, "0.00%", "61.33%"],
    [65300, "#,##0", "65,300"],
    [1234567.891, "#,##0.00", "1,234,567.89"],
    [-1234.5, "#,##0.0", "-1,234.5"],
    [1.005, "0.00", "1.01"],
    [-0.001, "0.00", "0.00"],
    [3.2, "General", "3.2"],
    [0.1 + 0.2, "General", "0.3"],
    [1e21, "0", "1000000000000000000000"],
    [0.5, "#,##0_);(#,##0)", "1"],
    [5, '0.0"元"', "5.0"],
    [0.05, "0.###%", "5.000%"],
  ])("%d in %s is %s", (value, format, expected) => {
    expect(formattedText(value, format)).toBe(expected);
  });

  it("is rounded from its decimal, however large the format", () => {
    for (const value of [2.675, 1e14 + 0.05, 123456789012.345, 1e-7]) {
      for (const places of [0, 1, 2, 5, 12]) {
        const code = places === 0 ? "0" : `0.${"0".repeat(places)}`;
        expect(formattedText(value, code)).toBe(decimalToText(roundRational(rationalOf(value), places)));
      }
      expect(formattedText(value, "General")).toBe(decimalToText(decimalOf(value)));
    }
  });
});
