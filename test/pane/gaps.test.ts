// 差距 as the pane shows it, beside what the analysis gives to the command line.
import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  absence,
  EMPTY_DICTIONARY,
  figuresRead,
  isNumber,
  monthly,
  percent,
  plainSheet,
  prospectOf,
  shareCaseOf,
  type Dictionary,
  workedAmount,
  type Figure,
  type Target,
} from "../../addin/analysis/index";
import { plainIndicator } from "../../addin/analysis/model/indicator";
import { gapsOf } from "../../addin/taskpane/gaps/rows";
import { monthStateOf } from "../../addin/taskpane/model";
import { sourcesOf } from "../../addin/taskpane/sources";

const target = (indicator: string, value: number, unit: string): Target => ({
  indicator,
  year: 2017,
  region: "",
  family: "市考核",
  value,
  unit,
});

const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [
    { ...plainIndicator("财政总收入"), unit: "万元" },
    { ...plainIndicator("税收收入"), unit: "万元" },
    { ...plainIndicator("税收占比"), unit: "%", part: "税收收入", whole: "财政总收入", decimals: 2 },
    { ...plainIndicator("贷款余额"), unit: "亿元", span: "balance" },
    plainIndicator("植树造林"),
  ],
  regions: ["华容县", "平江县"].map((name) => ({ name, aliases: [] })),
  peers: { name: "两县", members: ["华容县", "平江县"], home: "华容县" },
  targets: [
    target("财政总收入", 98600, "万元"),
    target("税收占比", 0.75, "%"),
    target("贷款余额", 120, "亿元"),
    target("植树造林", 1000, "亩"),
  ],
};

const yearly = (title: string, rows: readonly (readonly (string | number)[])[]) => plainSheet([[title], ...rows]);

const NOW = [
  yearly("2017年1-8月财政总收入（万元）", [
    ["地区", "累计", "上年同期"],
    ["华容县", 65300, 63275],
    ["平江县", 84150, 77270],
  ]),
  // The tax in another unit than the total that it is a part of.
  yearly("2017年1-8月税收收入（亿元）", [
    ["地区", "累计"],
    ["华容县", 4.0048],
    ["平江县", 6],
  ]),
  yearly("2017年8月末贷款余额（亿元）", [
    ["地区", "余额"],
    ["华容县", 110],
  ]),
  yearly("2017年1-8月植树造林（亩）", [
    ["地区", "累计"],
    ["华容县", 701],
  ]),
];
/** Last year as the ledger has it since: 62000 where 63275 was reported, and is still printed beside this year's figure. */
const LAST_YEAR = [
  yearly("2016年1-8月财政总收入（万元）", [
    ["地区", "累计"],
    ["华容县", 62000],
  ]),
  yearly("2016年1-12月财政总收入（万元）", [
    ["地区", "累计"],
    ["华容县", 92000],
  ]),
  yearly("2016年8月末贷款余额（亿元）", [
    ["地区", "余额"],
    ["华容县", 100],
  ]),
  yearly("2016年12月末贷款余额（亿元）", [
    ["地区", "余额"],
    ["华容县", 105],
  ]),
];

beforeAll(() => {
  vi.stubGlobal("document", { documentElement: { lang: "zh" } });
  return () => vi.unstubAllGlobals();
});

/** What the view says behind each label of one target. */
function rowsOf(name: string): Readonly<Record<string, string>> {
  const sources = sourcesOf(NOW, [], DICTIONARY, []);
  const month = monthly({
    sheets: NOW,
    history: LAST_YEAR,
    dictionary: DICTIONARY,
  });
  const checked = monthStateOf(
    sources,
    { ...month, figures: figuresRead(month), known: month.ledger.observations, readings: [] },
    null,
  );
  const found = gapsOf(checked, { year: 2017, month: 8 }).find(({ indicator }) => indicator.name === name);
  return Object.fromEntries(found?.lines ?? []);
}

const month = monthly({ sheets: NOW, history: LAST_YEAR, dictionary: DICTIONARY });
const input = { ledger: month.ledger, names: month.names, region: "华容县" };
const numbers = (figures: Readonly<Record<string, Figure>>): boolean => Object.values(figures).every(isNumber);

describe("the view 差距", () => {
  test("projects the year from the 上年同期 printed beside, after last year was restated, as the command line does", () => {
    const { projection, requiredGrowth, unit } = prospectOf(input, "财政总收入") ?? {};
    expect(rowsOf("财政总收入")).toMatchObject({
      按上年进度预计全年: workedAmount(projection as Figure, unit as string),
      以后需同比增长: percent(requiredGrowth as Figure, 1),
    });
    // 65300 × 92000 ÷ 63275; with the 62000 of the ledger it would be 9.69亿元.
    expect(rowsOf("财政总收入")["按上年进度预计全年"]).toBe("9.49亿元");
  });

  test("closes the gap of a share by the amounts that the analysis gives, whatever units its parts came in", () => {
    const { ways, unit } = shareCaseOf(input, "税收占比") as NonNullable<ReturnType<typeof shareCaseOf>>;
    expect(numbers(ways)).toBe(true);
    expect(rowsOf("税收占比")).toMatchObject({
      相差: "13.67个百分点",
      "财政总收入不变：税收收入须增加": workedAmount(ways.totalFixed, unit),
      "其余不变：税收收入须增加": workedAmount(ways.nonTaxFixed, unit),
      "税收收入不变：其余须增减": workedAmount(ways.taxFixed, unit),
    });
    expect(rowsOf("税收占比")["财政总收入不变：税收收入须增加"]).toBe("8927万元");
  });

  test("projects a stock from the same stock a year ago, and loses no places to its unit", () => {
    // 110 × 105 ÷ 100 = 115.5亿元
    expect(prospectOf(input, "贷款余额")?.projection).toBe(115.5);
    expect(rowsOf("贷款余额")["按上年进度预计全年"]).toBe("115.5亿元");
  });

  test("takes the unit from the figures where the dictionary says none, and rounds what it worked out", () => {
    expect(prospectOf(input, "植树造林")).toMatchObject({ unit: "亩", projection: absence("not reported") });
    expect(rowsOf("植树造林")).toMatchObject({
      还差: "299亩",
      以后月均需完成: "74.75亩",
      按上年进度预计全年: "缺上年全年数",
    });
  });
});
