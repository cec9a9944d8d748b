import { describe, expect, test } from "vitest";
import { RULES } from "../addin/analysis/checks/check";
import { absence, REASONS, type Figure } from "../addin/analysis/model/figure";
import type { Facts } from "../addin/analysis/model/facts";
import { findingOf, type Finding, type Subject } from "../addin/analysis/model/finding";
import { isRuleName, nameOfRule, RULE_NAMES } from "../addin/analysis/model/ruleName";
import type { Clause, Indicator } from "../addin/analysis/model/indicator";
import { readCell } from "../addin/analysis/intake/words/cell";
import type { Period, Span } from "../addin/analysis/model/period";
import type { Standing } from "../addin/analysis/model/standing";
import { address, message } from "../addin/analysis/report/message";
import { amount, digits, growthWords, percent, points } from "../addin/analysis/report/number";
import { periodWords } from "../addin/analysis/report/periodWords";
import { aheadOfWords, placeFromBottomWords, placeWords, standingWords } from "../addin/analysis/report/placeWords";
import { quantities, quantity } from "../addin/analysis/report/quantity";
import { ruleWords } from "../addin/analysis/report/ruleWords";
import { verdictWords } from "../addin/analysis/report/verdictWords";
import { bulletinSentences, clauseText } from "../addin/analysis/report/sentence";
import { labelWords, reasonWords } from "../addin/analysis/model/words";

const missing = absence("not reported");
const stands = (place: number, below: readonly string[], more: Partial<Standing> = {}): Standing => ({
  place,
  tied: 0,
  fromBottom: 7 - place,
  count: 6,
  of: 6,
  below,
  ...more,
});

describe("words of a reason", () => {
  test.each(REASONS)("%s are read back as the same absence in both languages", (reason) => {
    expect(readCell(reasonWords(reason)).figure).toBe(absence(reason));
    expect(readCell(reasonWords(reason, "en")).figure).toBe(absence(reason));
  });
});

describe("words of closed sets", () => {
  test.each<[expected: string, ours: string]>([
    ["计量单位错位", labelWords("cause", "unit slip")],
    ["wrong sign", labelWords("cause", "sign flip", "en")],
    ["舍入误差内", verdictWords({ verdict: "withinRounding", cause: null })],
    ["undecided", verdictWords({ verdict: "undecided", cause: null }, "en")],
    ["不一致（连续修约）", verdictWords({ verdict: "disagree", cause: "chained rounding" })],
    ["disagrees (wrong sign)", verdictWords({ verdict: "disagree", cause: "sign flip" }, "en")],
    ["强制", labelWords("severity", "error")],
    ["无法判断", labelWords("outcome", "undecided")],
    ["累计", labelWords("span", "yearToDate")],
    ["the start of the year", labelWords("against", "yearStart", "en")],
    ["决算", labelWords("version", "final")],
  ])("%s", (expected, ours) => {
    expect(ours).toBe(expected);
  });
});

describe("numbers are written as printed", () => {
  test.each<[expected: string, ours: string]>([
    ["61.33%", percent(0.61325, 2)],
    ["0.1%", percent(0.0005, 1)],
    ["0.0%", percent(-0.0004, 1)],
    ["-2.1%", percent(-0.021, 1)],
    ["60%", percent(0.6, 0)],
    ["119.75%", percent(1.1975)],
    ["zero base", percent(absence("zero base"), 1, "en")],
    ["不是数字", percent(NaN, 1)],
    ["-13.67%", percent(0.6133 - 0.75, 2)],
    ["13.67个百分点", points(0.1367, 2)],
    ["13.00个百分点", points(0.13, 2)],
    ["未报", points(missing, 2)],
    ["1,234,567.5", digits(1234567.5, { grouped: true })],
    ["-1,234.01", digits(-1234.005, { decimals: 2, grouped: true })],
    ["不是数字", digits(Infinity)],
    ["0.3", digits(0.1 + 0.2)],
  ])("%s", (expected, ours) => {
    expect(ours).toBe(expected);
  });
});

describe("an amount is told in the unit that a bulletin would use", () => {
  test.each<[value: Figure, unit: string, expected: string]>([
    [65300, "万元", "6.53亿元"],
    [65355, "万元", "6.54亿元"],
    [653000000, "元", "6.53亿元"],
    [10000, "万元", "1.00亿元"],
    [9999.5, "万元", "1.00亿元"],
    [9999.4, "万元", "9999万元"],
    [-65300, "万元", "-6.53亿元"],
    [1800, "万元", "1800万元"],
    [23.95, "亿元", "23.95亿元"],
    [30.2, "亿元", "30.2亿元"],
    [18, "亿元", "18亿元"],
    [6.5321, "亿元", "6.53亿元"],
    [0.18, "亿元", "1800万元"],
    [3500, "元", "3500元"],
    [0.35, "万元", "0.35万元"],
    [0, "万元", "0万元"],
    [885.5, "亩", "885.5亩"],
    [5.3, "万亩", "5.3万亩"],
    [41, "个", "41个"],
    [0.6133, "%", "61.33%"],
    [-0.02, "个百分点", "-2个百分点"],
    [7, "顶", "7顶"],
    [missing, "万元", "未报"],
  ])("%s %s is %s", (value, unit, expected) => {
    expect(amount(value, unit)).toBe(expected);
  });
});

describe("growth is never a fall of a negative number", () => {
  test.each<[expected: string, ours: string]>([
    ["同比增长3.2%", growthWords(0.032, 1)],
    ["同比下降2.27%", growthWords(-0.0227, 2)],
    ["与上年同期持平", growthWords(0, 1)],
    ["与上年同期持平", growthWords(-0.0004, 1)],
    ["比年初增长20.3%", growthWords(0.203, 1, { against: "yearStart" })],
    ["与上月持平", growthWords(0, 1, { against: "lastMonth" })],
    ["同比增长160.0%", growthWords(1.6, 1)],
    ["同比增长1.6倍", growthWords(1.649, 1, { times: true })],
    ["同比增长99.9%", growthWords(0.999, 1, { times: true })],
    ["同比下降120.0%", growthWords(-1.2, 1, { times: true })],
    ["扭亏", growthWords(absence("loss to profit"), 1)],
  ])("%s", (expected, ours) => {
    expect(ours).toBe(expected);
  });
});

describe("a place is told as a bulletin tells it", () => {
  const six = ["甲", "乙", "丙", "丁", "戊"];
  test.each<[standing: Standing, place: string, fromBottom: string, ahead: string, all: string]>([
    [stands(1, six), "首位", "首位", "居首位", "首位"],
    [stands(3, six.slice(2)), "第3位", "第3位", "高于丙、丁、戊", "第3位"],
    [stands(4, six.slice(3)), "第4位", "倒数第三", "高于丁、戊", "第4位（倒数第三），高于丁、戊"],
    [stands(5, ["湘阴县"]), "第5位", "倒数第二", "仅高于湘阴县", "第5位（倒数第二），仅高于湘阴县"],
    [stands(6, []), "第6位", "末位", "居末位", "第6位（末位）"],
    [stands(5, [], { tied: 1, fromBottom: 1 }), "并列第5位", "并列末位", "并列末位", "并列第5位（末位）"],
    [stands(1, [], { tied: 5, fromBottom: 1 }), "并列首位", "并列首位", "并列首位", "并列首位"],
    [
      stands(4, ["甲"], { fromBottom: 2, count: 5 }),
      "第4位",
      "倒数第二",
      "仅高于甲",
      "第4位（倒数第二，5/6已报），仅高于甲",
    ],
    [
      stands(90, six, { fromBottom: 12 }),
      "第90位",
      "倒数第12位",
      "高于甲、乙、丙、丁、戊",
      "第90位（倒数第12位），高于甲、乙、丙、丁、戊",
    ],
  ])("%o", (standing, place, fromBottom, ahead, all) => {
    expect([
      placeWords(standing),
      placeFromBottomWords(standing),
      aheadOfWords(standing),
      standingWords(standing),
    ]).toEqual([place, fromBottom, ahead, all]);
  });

  test("and one outside the field by its reason", () => {
    expect(standingWords(absence("not in the field"))).toBe("不在参评范围");
  });
});

describe("a period is named by how far it reaches", () => {
  test.each<[month: number, span: Span, expected: string]>([
    [8, "yearToDate", "1—8月"],
    [1, "yearToDate", "1月"],
    [2, "yearToDate", "1—2月"],
    [12, "yearToDate", "全年"],
    [8, "month", "8月"],
    [12, "month", "12月"],
    [12, "year", "全年"],
    [8, "balance", "8月末"],
  ])("%i %s is %s", (month, span, expected) => {
    expect(periodWords({ year: 2017, month, span })).toBe(expected);
    expect(periodWords({ year: 2017, month, span }, { year: true })).toBe(`2017年${expected}`);
  });
});

const AUGUST: Period = { year: 2017, month: 8, span: "yearToDate" };
const REVENUE: Indicator = {
  name: "财政总收入",
  aliases: [],
  unit: "万元",
  basis: "",
  best: "high",
  department: "财政局",
  decimals: 1,
  additive: true,
  growthRecomputable: true,
  span: "yearToDate",
};
const SHARE: Indicator = {
  ...REVENUE,
  name: "税收占财政总收入比重",
  unit: "%",
  decimals: 2,
  part: "税收收入",
  whole: "财政总收入",
};
const revenue: Facts = {
  region: "华容县",
  peers: { name: "六县（市）", members: ["华容县", "湘阴县", "岳阳县", "平江县", "汨罗市", "临湘市"] },
  indicator: REVENUE,
  period: AUGUST,
  level: 65300,
  unit: "万元",
  change: 2025,
  growth: 0.032,
  share: absence("not applicable"),
  average: missing,
  lastMonth: { period: { ...AUGUST, month: 7 }, rate: missing, standing: missing, completion: missing },
  lastYear: { period: { ...AUGUST, year: 2016 }, rate: missing, standing: missing, completion: missing },
  sinceYearStart: missing,
  completion: 0.6623,
  paceGap: -0.0044,
  requiredMonthly: 8325,
  standing: stands(5, ["临湘市"]),
  levelStanding: missing,
  target: 98600,
  targetGap: -33300,
  targetFamily: "市考核",
  cause: "",
  action: "",
  contributed: {},
};
const taxShare: Facts = {
  ...revenue,
  indicator: SHARE,
  level: 0.6133,
  unit: "%",
  growth: missing,
  share: 0.6133,
  completion: 0.8177,
  paceGap: 0.151,
  standing: stands(5, ["湘阴县"]),
  target: 0.75,
  targetGap: -0.1367,
  targetFamily: "小康考核",
};
const deposits: Facts = {
  ...revenue,
  indicator: { ...REVENUE, name: "各项存款余额", span: "balance" },
  period: { ...AUGUST, span: "balance" },
  level: 230.86,
  unit: "亿元",
  sinceYearStart: 38.96,
};
const clause = (sentence: number, template: string): Clause => ({ sentence, indicator: "", template, family: "" });
const GROWTH = clause(7, "全县{指标}{增长}，在全市{组}中排名{倒数位次}");
const TAX = clause(7, "{指标}为{比重}，在全市{组}中{高于}，与{目标类别}年度目标值{目标差距}");

describe("the bulletin", () => {
  test("says the yardstick sentence word for word", () => {
    const said = bulletinSentences([
      { clause: GROWTH, facts: revenue },
      { clause: TAX, facts: taxShare },
    ]);
    expect(said).toMatchObject([
      {
        sentence: 7,
        text: "1—8月，全县财政总收入同比增长3.2%，在全市六县（市）中排名倒数第二；税收占财政总收入比重为61.33%，在全市六县（市）中仅高于湘阴县，与小康考核年度目标值相差13.67个百分点。",
        missing: [],
      },
    ]);
  });

  test("tells of each number which fact it is, and the pieces are the sentence", () => {
    const [said] = bulletinSentences([
      { clause: GROWTH, facts: revenue },
      { clause: TAX, facts: taxShare },
    ]);
    expect(said?.pieces.map(({ text }) => text).join("")).toBe(said?.text);
    const facts = said?.pieces.flatMap(({ text, fact }) => (fact ? [[fact.indicator, fact.placeholder, text]] : []));
    expect(facts).toContainEqual(["财政总收入", "增长", "同比增长3.2%"]);
    expect(facts).toContainEqual(["税收占财政总收入比重", "比重", "61.33%"]);
  });

  test("puts sentences in the order of their numbers", () => {
    const said = bulletinSentences([
      { clause: GROWTH, facts: revenue },
      { clause: clause(3, "全县{指标}{数值}，比年初{比年初}"), facts: deposits },
    ]);
    expect(said.map(({ sentence }) => sentence)).toEqual([3, 7]);
    expect(said[0]?.text).toBe("8月末，全县各项存款余额230.86亿元，比年初增加38.96亿元。");
  });

  test("leaves a clause without its fact out, and says what is missing", () => {
    const said = bulletinSentences([
      { clause: GROWTH, facts: revenue },
      { clause: TAX, facts: { ...taxShare, share: missing, standing: missing } },
    ]);
    expect(said[0]?.text).toBe("1—8月，全县财政总收入同比增长3.2%，在全市六县（市）中排名倒数第二。");
    expect(said[0]?.missing.map(({ text }) => text)).toEqual([
      "税收占财政总收入比重：未报",
      "税收占财政总收入比重位次：未报",
    ]);
  });

  test("has no sentence where none of its clauses has its facts", () => {
    const facts = { ...revenue, growth: absence("zero base") };
    expect(bulletinSentences([{ clause: GROWTH, facts }])).toEqual([
      {
        sentence: 7,
        text: "",
        pieces: [],
        missing: [
          { indicator: "财政总收入", placeholder: "增长", reason: "zero base", text: "财政总收入增长：基期为零" },
        ],
      },
    ]);
  });

  test("names another period where a clause is of one, and no period twice", () => {
    const said = bulletinSentences([
      { clause: clause(1, "{期间}{指标}{数值}"), facts: revenue },
      { clause: clause(1, "{指标}{增长}"), facts: revenue },
      { clause: clause(1, "{指标}{数值}"), facts: deposits },
    ]);
    expect(said[0]?.text).toBe("1—8月财政总收入6.53亿元；财政总收入同比增长3.2%；8月末，各项存款余额230.86亿元。");
  });
});

describe("a clause fills its placeholders", () => {
  const tied = stands(2, ["甲"], { tied: 1, count: 5 });
  const lowBest: Facts = { ...taxShare, indicator: { ...SHARE, best: "low" } };
  test.each<[template: string, facts: Facts, expected: string]>([
    ["{地区}{指标}", revenue, "华容县财政总收入"],
    ["增速{增速}，居{组}{位次}", revenue, "增速3.2%，居六县（市）第5位"],
    ["增速{增速}", { ...revenue, growth: -0.021 }, "增速-2.1%"],
    ["{增长}", { ...revenue, growth: 0 }, "与上年同期持平"],
    ["{位次}", { ...revenue, standing: tied }, "并列第2位（5/6已报）"],
    ["{数值}", taxShare, "61.33%"],
    ["完成{完成率}", revenue, "完成66.23%"],
    ["{目标差距}", revenue, "相差3.33亿元"],
    ["{目标差距}", { ...taxShare, targetGap: 0.03 }, "相比超过3.00个百分点"],
    ["{目标差距}", { ...taxShare, targetGap: 0 }, "持平"],
    ["{目标差距}", lowBest, "相比低13.67个百分点"],
    ["{目标差距}", { ...lowBest, targetGap: 0.02 }, "相差2.00个百分点"],
    ["{比年初}", { ...deposits, sinceYearStart: -9.94 }, "减少9.94亿元"],
    ["{比年初}", { ...deposits, sinceYearStart: 0 }, "持平"],
    ["没有空格", revenue, "没有空格"],
  ])("%s", (template, facts, expected) => {
    expect(clauseText(template, facts)).toMatchObject({ text: expected, missing: [] });
  });

  test.each<[template: string, facts: Facts, expected: string]>([
    ["{数值}", { ...revenue, level: missing }, "财政总收入：未报"],
    ["{增速}", { ...revenue, growth: absence("loss to profit") }, "财政总收入增速：扭亏"],
    ["{比年初}", revenue, "财政总收入比年初增减：未报"],
    ["{完成率}", { ...revenue, completion: absence("no target") }, "财政总收入完成率：未设目标"],
    ["{目标差距}", { ...revenue, targetGap: absence("no target") }, "财政总收入目标差距：未设目标"],
    ["{目标类别}", { ...revenue, targetFamily: "" }, "财政总收入目标：未设目标"],
    ["{高于}", { ...revenue, standing: absence("not in the field") }, "财政总收入位次：不在参评范围"],
    ["{位次}，{高于}", { ...revenue, standing: missing }, "财政总收入位次：未报"],
    ["{地区}", { ...revenue, region: "" }, "财政总收入地区：未报"],
    ["{增张}", revenue, "财政总收入{增张}：不适用"],
  ])("or none: %s", (template, facts, expected) => {
    const { text, missing: open } = clauseText(template, facts);
    expect([text, ...open.map((one) => one.text)]).toEqual(["", expected]);
  });
});

describe("a quantity is told as its cell counts it", () => {
  test.each<[expected: unknown, ours: unknown]>([
    ["65,300.5万元", quantity(65300.5, "万元")],
    ["12 套", quantity(12, "套", "en")],
    ["3", quantity(3, "", "en")],
    ["place 5", quantity(5, "位", "en")],
    ["1个百分点", quantity(0.01, "个百分点")],
    [
      { expected: "61.33%", received: "61.32%", difference: "低0.01个百分点" },
      quantities({ expected: 0.6133, received: 0.6132, unit: "%" }),
    ],
    [
      { expected: "100亿元", received: "100.05亿元", difference: "多0.05亿元" },
      quantities({ expected: 100, received: 100.05, unit: "亿元" }),
    ],
    [{ expected: "第5位", received: "第4位", difference: "" }, quantities({ expected: 5, received: 4, unit: "位" })],
    [{ expected: "1个", received: "不是数字", difference: "" }, quantities({ expected: 1, received: NaN, unit: "个" })],
  ])("%o", (expected, ours) => {
    expect(ours).toEqual(expected);
  });
});

type More = Partial<
  Pick<Finding, "outcome" | "expected" | "received" | "cause" | "unit" | "becauseOf" | "explanation">
>;
const found = (rule: string, about: Partial<Subject>, more: More = {}): Finding => ({
  ...findingOf(nameOfRule(rule), "error", { file: "财政局.xlsx", sheet: "财政收入", cell: "E6" }, about),
  ...more,
});
const HUARONG = { region: "华容县", indicator: "财政总收入", period: "2017-08" };

describe("a message says what is wrong and what to do", () => {
  test.each<[finding: Finding, chinese: string, english: string]>([
    [
      found("growth-mismatch", HUARONG, { expected: 0.032, received: 0.033, unit: "%", cause: "chained rounding" }),
      "华容县财政总收入增幅填3.3%，按本期数和基期数计算应为3.2%，高0.1个百分点（可能原因：连续修约）。请核对增幅和两个基础数，改正后重报；口径有调整的请说明。",
      "华容县 财政总收入: growth is given as 3.3%, but the figure and its base give 3.2%, too high by 0.1 percentage points (likely cause: chained rounding). Please check all three; if the basis changed, say so.",
    ],
    [
      found(
        "sum-mismatch",
        { region: "岳阳市", indicator: "财政总收入" },
        { expected: 1500000, received: 1500010, unit: "万元" },
      ),
      "岳阳市财政总收入填1,500,010万元，分项之和为1,500,000万元，多10万元。请核对合计和各分项，改正后重报。",
      "岳阳市 财政总收入: the total is given as 1,500,010 (10,000 yuan), but its parts add up to 1,500,000 (10,000 yuan), too high by 10 (10,000 yuan). Please check the total and its parts, and report again.",
    ],
    [
      found("rank-mismatch", HUARONG, { expected: 5, received: 4, unit: "位" }),
      "华容县财政总收入位次填第4位，按表中数据计算应为第5位。请按公布的小数位重新排位，数值相同的并列。",
      "华容县 财政总收入: the rank is given as place 4, but the figures of the table give place 5. Please rank again at the printed places; equals tie.",
    ],
    [
      found("unit-slip", HUARONG, { expected: 9860, received: 98600000, unit: "万元", cause: "unit slip" }),
      "华容县财政总收入填98,600,000万元，与同行、同列或以前月份相差成千上万倍，疑为计量单位错位，按表中单位应为9,860万元。请核对原始数据的单位，换算后重填。",
      "华容县 财政总收入: 98,600,000 (10,000 yuan) is thousands of times off its row, its column or earlier months; in the table's unit it would be 9,860 (10,000 yuan). Please check the unit of the source, convert and enter it again.",
    ],
    [
      found("missing-region", { region: "湘阴县", label: "收入表" }, { expected: "湘阴县" }),
      "“收入表”中缺少湘阴县。请补报该地区，确实没有数据的在其行中注明“未报”。",
      "“收入表” has no row for “湘阴县”. Please report it, or enter “未报” in its row.",
    ],
    [
      found("damaged-period", { label: "18月" }, { expected: "1-8月", received: "18月", cause: "damaged text" }),
      "期间“18月”不存在，可能是“1—8月”。请改正表中的期间。",
      "“18月” is no period; “1—8月” may be meant. Please correct the period.",
    ],
    [
      found("damaged-period", { label: "18月" }, { received: "18月", cause: "damaged text" }),
      "期间“18月”不存在。请改正表中的期间。",
      "“18月” is no period. Please correct the period.",
    ],
    [
      found("gdp-monthly", { indicator: "地区生产总值", period: "2017-08" }, { received: "7.6", unit: "%" }),
      "地区生产总值按季核算，2017年8月的增速“7.6”只能是推算数。请注明为推算数，或待季度核算数公布后再用。",
      "地区生产总值 is compiled by quarter, so the rate “7.6” of 2017-08 can only be an estimate. Please say that it is one, or wait for the quarter's rate.",
    ],
    [
      found("hidden-value", { label: "8" }, { received: "63275" }),
      "隐藏的第8行中有数，如“63275”。请取消隐藏，核实后保留或删去。",
      "Row 8 is hidden and holds figures, such as “63275”. Please unhide it, and keep or delete them.",
    ],
    [
      found("hidden-value", { label: "C" }, { received: "1" }),
      "隐藏的C列中有数，如“1”。请取消隐藏，核实后保留或删去。",
      "Column C is hidden and holds figures, such as “1”. Please unhide it, and keep or delete them.",
    ],
    [
      found("hidden-value", { label: "财政收入" }, { received: "1" }),
      "隐藏的工作表“财政收入”中有数，如“1”。请取消隐藏，核实后保留或删去。",
      "The sheet “财政收入” is hidden and holds figures, such as “1”. Please unhide it, and keep or delete them.",
    ],
    [
      found("share-mismatch", HUARONG, {
        expected: 0.6,
        received: 0.7,
        unit: "%",
        becauseOf: "unit-slip:华容县/税收收入",
      }),
      "华容县财政总收入填70%，按分子和分母计算应为60%，高10个百分点。由“计量单位错位”引起，请先改正那一处，再核对本项。",
      "华容县 财政总收入: the share is given as 70%, but its part and whole give 60%, too high by 10 percentage points. This follows from “Wrong unit”: please correct that first, then check here.",
    ],
    [
      found("basis-unclear", HUARONG, {
        expected: 6.53,
        received: 18,
        unit: "亿元",
        cause: "basis",
        explanation: "属政府性基金。",
      }),
      "华容县财政总收入为18亿元，大于同期收入总量6.53亿元，口径不明。已说明：属政府性基金。",
      "华容县 财政总收入: 18 (100 million yuan) is more than all revenue of the period, 6.53 (100 million yuan); its basis is unclear. Explained: 属政府性基金。",
    ],
    [
      found("B02", HUARONG, { expected: 10, received: 12, unit: "万元" }),
      "华容县财政总收入不符合规则“B02”，现为12万元，应为10万元，多2万元。请核对后改正，或说明原因。",
      "华容县 财政总收入: the rule “B02” does not hold; it is 12 (10,000 yuan), and should be 10 (10,000 yuan), too high by 2 (10,000 yuan). Please check and correct it, or explain why.",
    ],
    [
      found("B02", {}, { outcome: "undecided" }),
      "此处缺少核对所需的数，规则“B02”无法判断。请补齐数据后重新核对。",
      "Figures are missing that the rule “B02” needs. Please fill them in, and check again.",
    ],
  ])("%o", (finding, chinese, english) => {
    expect(message(finding)).toBe(chinese);
    expect(message(finding, "en")).toBe(english);
  });
});

describe("every rule", () => {
  test("has a title and sentences of its own", () => {
    for (const rule of RULE_NAMES) {
      const finding = found(rule, HUARONG, { expected: 1, received: 2, unit: "万元" });
      expect.soft(ruleWords(rule), rule).toMatch(/[\u4e00-\u9fff]/);
      expect.soft(ruleWords(rule, "en"), rule).toMatch(/^[A-Z][a-z]/);
      expect.soft(message(finding), rule).toMatch(/。请.+。$/);
      expect.soft(message(finding, "en"), rule).toMatch(/^\S.+\. Please .+\.$/);
      expect.soft(message(finding), rule).not.toContain(`规则“${ruleWords(rule)}”`);
      expect.soft(message(finding, "en"), rule).not.toContain(`the rule “${ruleWords(rule, "en")}”`);
    }
  });

  test("that runs is among those", () => {
    expect(RULES.filter(({ name }) => !isRuleName(name))).toEqual([]);
  });
});

describe("an address is where a person would look", () => {
  test.each<[language: "zh" | "en", sheet: string, expected: string]>([
    ["zh", "六县市收入", "财政局.xlsx「六县市收入」E6"],
    ["en", "六县市收入", "[财政局.xlsx]六县市收入!E6"],
    ["zh", "", "财政局.xlsx E6"],
  ])("in %s on %s", (language, sheet, expected) => {
    expect(address({ file: "财政局.xlsx", sheet, cell: "E6" }, language)).toBe(expected);
  });
});

test("a sentence about a text of any length stays one that is read at a glance, in both languages", () => {
  const long = "表".repeat(16_000);
  const at = { file: "a.xlsx", sheet: "表1", cell: "A1" };
  for (const rule of RULE_NAMES) {
    const finding = findingOf(
      rule,
      "warning",
      at,
      { region: long, indicator: long, label: long, period: "2017-08" },
      { expected: long, received: long },
    );
    for (const language of ["zh", "en"] as const) {
      const words = message(finding, language);
      expect(words.length, rule).toBeLessThan(2_000);
    }
  }
});
