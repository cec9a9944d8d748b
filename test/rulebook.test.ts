import { describe, expect, test } from "vitest";
import { EMPTY_DICTIONARY, type Observation } from "../addin/analysis/index";
import { figure, judged, monthOfFigures, period, ruleOf } from "./helpers/rules";
import { COUNTIES } from "./helpers/table";

const month = { ...period(2017, 8, "month") };
const growth = { measure: "growth", against: "lastYear" } as const;
const base = { measure: "base", against: "lastYear" } as const;

/** 华容县 in August 2017 and what was known before. */
const NOW: readonly Observation[] = [
  figure("65,300"),
  figure("6,929", month),
  figure("63,275", base),
  figure("2,025", { measure: "change", against: "lastYear" }),
  figure("3.2%", growth),
  figure("98,600", { measure: "target", ...period(2017, 8, "year") }),
  figure("66.23%", { measure: "completion" }),
  figure("5", { measure: "rank", unit: "" }),
  figure("40,048", { indicator: "税收收入" }),
  figure("4,253", { indicator: "税收收入", ...month }),
  figure("25,252", { indicator: "非税收入" }),
  figure("2,676", { indicator: "非税收入", ...month }),
  figure("61.33%", { indicator: "税收占比", measure: "share" }),
  figure("38.67%", { indicator: "非税占比", measure: "share" }),
  figure("230.86", { indicator: "各项存款余额", unit: "亿元", ...period(2017, 8, "balance") }),
  figure("38.96", {
    indicator: "各项存款余额",
    unit: "亿元",
    measure: "change",
    against: "yearStart",
    ...period(2017, 8, "balance"),
  }),
  figure("1,000", { indicator: "公租房", unit: "套" }),
];
const BEFORE: readonly Observation[] = [
  figure("58,371", period(2017, 7)),
  figure("4.0%", { ...growth, ...period(2017, 7) }),
  figure("63,275", period(2016, 8)),
  figure("191.90", { indicator: "各项存款余额", unit: "亿元", ...period(2016, 12, "balance") }),
];
const AUGUST = monthOfFigures(NOW, BEFORE);
const of = (formula: string) => judged(ruleOf(formula), AUGUST).counts;

describe("a formula", () => {
  test.each([
    "财政总收入 = 税收收入 + 非税收入",
    "财政收入＝税收＋非税收入",
    "“财政总收入” = '税收收入' + [非税收入]",
    "财政总收入.累计 = 税收收入.累计 + 非税收入.累计",
    "累计.财政总收入 = 累计.税收 + 累计.非税收入",
    "财政总收入.累计 = 上月.财政总收入.累计 + 财政总收入.本月",
    "财政总收入.上年同期 = 财政总收入.去年同月.累计",
    "财政总收入.增减额 = 财政总收入.累计 - 财政总收入.上年同期",
    "财政总收入.增幅 = 财政总收入 / 财政总收入.上年同期 - 100%",
    "财政总收入.增幅 = (财政总收入 − 财政总收入.上年同期) ÷ 财政总收入.上年同期",
    "财政总收入.完成率 = 财政总收入 / 财政总收入.年初预算",
    "财政总收入.位次 <= 6",
    "税收占比 = 税收收入 / 财政总收入",
    "税收占比 + 非税占比 = 100%",
    "100% - 税收占比 = 非税占比",
    "税收占比 - 非税占比 = 22.66个百分点",
    "ABS(财政总收入.增幅 - 上月.财政总收入.增幅) <= 30个百分点",
    "各项存款余额 = 年初.各项存款余额 + 各项存款余额.比年初增减",
    "税收收入 <= 财政总收入",
    "0 <= 税收收入 <= 财政总收入",
    "财政总收入.累计 >= 6亿元 且 财政总收入 < 70000万元",
    "财政总收入.累计 > 65299.4万元 or 财政总收入 < 0",
    "公租房 >= 1000",
    "非 (税收收入 > 财政总收入)",
    "当 月份 = 8 时 财政总收入 > 0",
    "当月份=1时财政总收入<0",
    "当 财政总收入.增幅 > 10%，则 税收收入.累计 < 0",
    "当 年份 = 2017 且 IN(月份, 6, 7, 8) 时 财政总收入 > 0",
    "财政总收入.累计 = 税收收入 + 非税收入 = 2 × 税收收入 - 14796万元",
    "IN(地区, 六县) 且 财政总收入 > 0",
    '地区 = "华容" 且 财政总收入 > 0',
    "期间 = 2017年8月 且 财政总收入 > 0",
    "单位 <> 亿元 且 财政总收入 > 0",
    "MAX(税收收入, 非税收入) = 税收收入 且 MIN(税收收入, 非税收入) = 非税收入",
    "MEDIAN(税收收入, 非税收入, 财政总收入) = 税收收入",
    "MAD(税收收入, 非税收入, 财政总收入) <= 14796万元",
    "SUM(税收收入, 非税收入) = 财政总收入",
    "PRESENT(财政总收入)",
    "-财政总收入 = -税收收入 - 非税收入",
    "2 税收收入 >= 财政总收入",
    "1.665 × 税收收入 >= 财政总收入",
    "when month = 8 then 财政总收入 >= 税收收入 and not (财政总收入 < 0)",
    "财政总收入.toDate = lastMonth.财政总收入.toDate + 财政总收入.thisMonth",
  ])("%s holds up", (formula) => {
    expect(of(formula)).toMatch(/^[1-9]\d* 0 0$/);
  });

  test.each([
    ["财政总收入.累计 = 上月.财政总收入.累计 + 税收收入", 98419, -33119, "万元"],
    ["财政总收入.上年同期 = 财政总收入.去年同月.累计 + 5万元", 63280, -5, "万元"],
    ["财政总收入.增幅 = 财政总收入 / 财政总收入.上年同期", 1.032, -1, "%"],
    ["税收占比 = 非税收入 / 财政总收入", 0.3867, 0.2266, "%"],
    ["财政总收入 < 5亿元", 50000, 15300, "万元"],
    ["2 × 税收收入 = 财政总收入", 32650, 7398, "万元"],
    ["公租房 <= 999", 999, 1, "套"],
    ["财政总收入.位次 <= 4", 4, 1, ""],
  ])("%s fails with what its first figure should be", (formula, expected, difference, unit) => {
    const { faults } = judged(ruleOf(formula), AUGUST);
    expect(faults.at(-1)).toMatchObject({ expected, difference, unit });
  });

  test("that is not of the first degree in its figure fails with its two sides", () => {
    const { faults } = judged(ruleOf("ABS(财政总收入.增幅 - 上月.财政总收入.增幅) <= 0.5个百分点"), AUGUST);
    expect(faults).toMatchObject([{ expected: 0.005, received: 0.008, difference: 0.003, unit: "个百分点" }]);
  });

  test("without an indicator runs for each of its scope", () => {
    const rule = "累计 >= 0";
    expect(judged(ruleOf(rule), AUGUST).counts).toBe("4 0 0");
    expect(judged(ruleOf(rule, { scope: ["财政局"] }), AUGUST).counts).toBe("3 0 0");
    expect(judged(ruleOf(rule, { scope: ["税收", "公租房"] }), AUGUST).counts).toBe("2 0 0");
    expect(judged(ruleOf(rule, { scope: ["财政局", "平江县"] }), AUGUST).counts).toBe("0 0 1");
    expect(judged(ruleOf("累计 = 上月.累计 + 本月", { scope: ["财政总收入"] }), AUGUST).counts).toBe("1 0 0");
  });
});

describe("a rule about the group", () => {
  const six = COUNTIES.map((region, i) => figure(String(100 + i), { region, cell: `B${i + 2}` }));
  const table = (total: string, more: readonly Observation[] = []) =>
    monthOfFigures([...six, figure(total, { region: "合计", cell: "B8" }), ...more]);

  test("adds its members up to the total of the sheet", () => {
    expect(judged(ruleOf("合计 = SUM(六县)"), table("615")).counts).toBe("1 0 0");
    expect(judged(ruleOf("合计 = SUM(六县)"), table("618")).counts).toBe("1 0 0");
    expect(judged(ruleOf("合计 = SUM(六县)"), table("619")).faults).toMatchObject([
      { at: { cell: "B8" }, expected: 615, received: 619, difference: 4 },
    ]);
    const elsewhere = six.map((one) => ({ ...one, sheet: "另表" }));
    const total = figure("900", { region: "合计" });
    expect(judged(ruleOf("合计 = SUM(六县)"), monthOfFigures([...elsewhere, total])).counts).toBe("0 0 1");
  });

  test("cannot tell where a member is missing, unless it counts as nothing", () => {
    const five = monthOfFigures([...six.slice(1), figure("515", { region: "合计" })]);
    expect(judged(ruleOf("合计 = SUM(六县)"), five)).toMatchObject({ counts: "0 0 1", why: ["not reported"] });
    expect(judged(ruleOf("合计 = SUM(六县)", { missingIsZero: true }), five).counts).toBe("1 0 0");
  });

  test.each([
    ["ALL(六县, 财政总收入 > 99万元)", "1 0 0"],
    ["ALL(六县, 财政总收入 > 100.9万元)", "0 1 0"],
    ["ANY(六县, 财政总收入 > 104万元)", "1 0 0"],
    ["COUNT(六县, 财政总收入 > 102万元) = 3", "1 0 0"],
    ["COUNT(六县) = 6 且 财政总收入 > 0", "6 0 0"],
    ["COUNT(六县.财政总收入) / COUNT(六县) >= 50%", "1 0 0"],
    ["财政总收入 <= MAX(六县.财政总收入)", "6 0 0"],
    ["财政总收入 = MEDIAN(六县.财政总收入)", "2 4 0"],
    ["当 地区 = 平江县 时 财政总收入 = 103万元", "6 0 0"],
    ["COUNT(六县, 财政总收入 > 本地区.财政总收入) <= 4", "5 1 0"],
    ["华容县.财政总收入 < 平江.财政总收入", "1 0 0"],
  ])("%s gives %s", (formula, counts) => {
    expect(judged(ruleOf(formula), monthOfFigures(six)).counts).toBe(counts);
  });

  test("points at the member that breaks it", () => {
    const { faults } = judged(
      ruleOf("ALL(六县, 财政总收入 <= 104万元)"),
      monthOfFigures([...six.slice(0, 5), figure("150", { region: "临湘市", cell: "B7" })]),
    );
    expect(faults.map(({ at }) => at.cell)).toEqual(["B7"]);
  });
});

describe("a rule about the months before", () => {
  const rates = ["3.0%", "3.2%", "2.9%", "3.1%", "3.3%", "2.8%"];
  const earlier = rates.map((text, i) => figure(text, { ...growth, ...period(2017, 7 - i) }));
  const rule = "ABS(增幅 - MEDIAN(近6月, 增幅)) <= 5 × MAD(近6月, 增幅)";

  test("compares with the unit's own median and spread", () => {
    expect(judged(ruleOf(rule), monthOfFigures([figure("3.4%", growth)], earlier)).counts).toBe("1 0 0");
    expect(judged(ruleOf(rule), monthOfFigures([figure("9.4%", growth)], earlier)).counts).toBe("0 1 0");
  });

  test("cannot tell with fewer than half of them, and a sum needs all", () => {
    const now = [figure("3.4%", growth)];
    expect(judged(ruleOf(rule), monthOfFigures(now, earlier.slice(0, 3))).counts).toBe("1 0 0");
    expect(judged(ruleOf(rule), monthOfFigures(now, earlier.slice(0, 2))).counts).toBe("0 0 1");
    expect(judged(ruleOf("增幅 < SUM(近6月, 增幅)"), monthOfFigures(now, earlier.slice(0, 5))).counts).toBe("0 0 1");
    expect(judged(ruleOf("增幅 < SUM(近6月, 增幅)"), monthOfFigures(now, earlier)).counts).toBe("1 0 0");
  });
});

describe("what cannot be told", () => {
  test.each([
    ["财政总收入 = 税收收入 + 征地面积", [], "", "16 kinds"],
    ["财政总收入 = 税收收入 + 上月.税收收入", [], "month before missing"],
    ["财政总收入.累计 = 去年同月.财政总收入.累计 + 罚没收入", [], "not reported"],
    ["财政总收入 / 非税收入 > 100%", [figure("0", { indicator: "非税收入" })], "zero base"],
    ["财政总收入 / 非税收入 > 100%", [figure("0.4", { indicator: "非税收入", places: 0 })], "zero base"],
    ["财政总收入 / (税收收入 - 非税收入) > 100%", [figure("40047", { indicator: "非税收入" })], "zero base"],
    [
      "税收占比 = (税收占比 - 非税占比) / 非税占比",
      [figure("0%", { indicator: "税收占比" }), figure("0%", { indicator: "非税占比" })],
      "zero base",
    ],
    ["财政总收入 > 非税收入", [figure("5..6", { indicator: "非税收入" })], "not a number"],
    ["财政总收入 > 非税收入", [figure("1e309", { indicator: "非税收入" })], "not a number"],
    ["财政总收入 > 非税收入", [figure("未报", { indicator: "非税收入" })], "not reported"],
    ["财政总收入 > 非税收入", [figure("3", { indicator: "非税收入", unit: "" })], "unit unknown"],
    [
      "财政总收入 > 非税收入",
      [figure("3", { indicator: "非税收入", file: "a" }), figure("4", { indicator: "非税收入", file: "b" })],
      "figures disagree",
    ],
  ] as const)("in %s is undecided, with the reason", (formula, more, reason, fault?: string) => {
    const rest = NOW.filter(({ indicator }) => indicator !== "非税收入");
    const { counts, why } = judged(
      ruleOf(formula),
      monthOfFigures(
        [...rest, ...more].filter(({ period: at, indicator }) => indicator !== "财政总收入" || at?.span !== "month"),
        BEFORE,
      ),
    );
    if (fault) expect(counts).toBe(fault);
    else expect([counts, why]).toEqual(["0 0 1", [reason]]);
  });

  test("of January is the month before, of what adds up over the year", () => {
    const january = [figure("10", period(2017, 1)), figure("10", period(2017, 1, "month"))];
    const december = [figure("90", period(2016, 12)), figure("3.0%", { ...growth, ...period(2016, 12) })];
    const rule = ruleOf("累计 = 上月.累计 + 本月");
    expect(judged(rule, monthOfFigures(january, december)).why).toEqual(["month before missing"]);
    const rate = [figure("3.1%", { ...growth, ...period(2017, 1) })];
    expect(judged(ruleOf("增幅 - 上月.增幅 <= 1个百分点"), monthOfFigures(rate, december)).counts).toBe("1 0 0");
  });

  test("in one part of a rule may be settled by another", () => {
    expect(of("财政总收入 > 0 或 罚没收入 > 0")).toBe("2 0 0");
    expect(of("财政总收入 < 0 且 罚没收入 > 0")).toBe("0 2 0");
    expect(of("财政总收入 < 0 或 罚没收入 > 0")).toBe("0 0 2");
    expect(of("当 罚没收入 > 0 时 财政总收入 > 0")).toBe("2 0 0");
    expect(of("当 罚没收入 > 0 时 财政总收入 < 0")).toBe("0 0 2");
  });
});

test("a figure that two sheets print with other places is judged in each by its own", () => {
  const rate = (indicator: string, shown: string, places: number, sheet = "表") =>
    figure(shown, { indicator, places, sheet });
  const both = [rate("税收占比", "1.5%", 1), rate("税收占比", "1.5%", 0, "别"), rate("非税占比", "2.5%", 0)];
  expect(judged(ruleOf("税收占比 = 非税占比"), monthOfFigures(both)).counts).toBe("1 1 0");
});

describe("units", () => {
  const amount = (shown: string, unit: string, indicator = "财政总收入") => figure(shown, { unit, indicator });

  test("of one dimension are brought together exactly", () => {
    const rule = ruleOf("财政总收入 = 税收收入 + 非税收入");
    const mixed = (tax: string) =>
      monthOfFigures([
        amount("6.53", "亿元"),
        amount(tax, "万元", "税收收入"),
        amount("252,520,000", "元", "非税收入"),
      ]);
    expect(judged(rule, mixed("40048")).counts).toBe("1 0 0");
    expect(judged(rule, mixed("40098.0")).counts).toBe("1 0 0");
    expect(judged(rule, mixed("40098.1")).faults).toMatchObject([
      { expected: 6.53501, received: 6.53, difference: -0.00501, unit: "亿元" },
    ]);
  });

  test("that no dictionary gives are taken as the sheets do", () => {
    const sheet = [amount("9", "", "甲"), amount("4", "", "乙")];
    expect(judged(ruleOf("甲 >= 2 × 乙"), monthOfFigures(sheet, [], EMPTY_DICTIONARY)).counts).toBe("1 0 0");
    expect(judged(ruleOf("甲 >= 8"), monthOfFigures(sheet, [], EMPTY_DICTIONARY)).counts).toBe("1 0 0");
    expect(judged(ruleOf("甲 >= 8万元"), monthOfFigures(sheet, [], EMPTY_DICTIONARY)).why).toEqual(["unit unknown"]);
  });
});

describe("a tolerance", () => {
  const apart = (tolerance: number, toleranceUnit?: string) =>
    judged(ruleOf("财政总收入.累计 = 税收收入", { tolerance, ...(toleranceUnit && { toleranceUnit }) }), AUGUST).counts;

  test("takes the place of the printed intervals, in the figures' unit, its own, or as a share", () => {
    expect([apart(25252), apart(25251.9)]).toEqual(["1 0 0", "0 1 0"]);
    expect([apart(2.5252, "亿元"), apart(2.5251, "亿元")]).toEqual(["1 0 0", "0 1 0"]);
    expect([apart(0.64, "%"), apart(0.63, "%")]).toEqual(["1 0 0", "0 1 0"]);
  });

  test("of a rate is in points", () => {
    const rate = (tolerance: number, toleranceUnit?: string) =>
      judged(ruleOf("财政总收入.增幅 = 1%", { tolerance, ...(toleranceUnit && { toleranceUnit }) }), AUGUST).counts;
    expect([rate(0.022, "个百分点"), rate(0.0219, "个百分点")]).toEqual(["1 0 0", "0 1 0"]);
    expect([rate(0.02), rate(0.02, "%"), rate(2, "万元")]).toEqual(["1 points", "1 points", "1 points"]);
    expect(rate(0)).toBe("0 1 0");
  });
});
