import { EMPTY_DICTIONARY, monthly, plainSheet, type Dictionary, type Period } from "../../addin/analysis/index";
import { plainIndicator } from "../../addin/analysis/model/indicator";

// The month that the examples in the comments of addin/analysis speak of; docs/contributing.md describes it.

/** 2017年1—8月. */
export const august: Period = { year: 2017, month: 8, span: "yearToDate" };

const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [
    ...["财政总收入", "税收收入", "非税收入"].map((name) => ({ ...plainIndicator(name), unit: "万元" })),
    { ...plainIndicator("税收占比"), unit: "%", decimals: 2, part: "税收收入", whole: "财政总收入" },
  ],
  regions: ["华容县", "平江县"].map((name) => ({ name, aliases: [] })),
  peers: { name: "两县", members: ["华容县", "平江县"], home: "华容县" },
  targets: [
    { indicator: "财政总收入", year: 2017, region: "华容县", family: "市考核", value: 98600, unit: "万元" },
    { indicator: "税收占比", year: 2017, region: "华容县", family: "小康考核", value: 0.75, unit: "%" },
  ],
  clauses: [{ sentence: 1, indicator: "财政总收入", template: "{期间}，{地区}{指标}{数值}，{增长}", family: "市考核" }],
};

const table = (title: string, header: readonly string[], ...rows: readonly (readonly (string | number)[])[]) =>
  plainSheet([[title], ["地区", ...header], ...rows]);

/** Two counties in August 2017, and what one of them had collected by the end of each half of 2016. */
export const sample = monthly({
  dictionary,
  sheets: [
    table("2017年1-8月财政总收入（万元）", ["累计", "上年同期"], ["华容县", 65300, 63275], ["平江县", 84150, 78900]),
    table("2017年1-8月税收收入（万元）", ["累计", "上年同期"], ["华容县", 40048, 39262], ["平江县", 60000, 58000]),
    table("2017年1-8月非税收入（万元）", ["累计", "上年同期"], ["华容县", 25252, 24013], ["平江县", 24150, 20900]),
  ],
  history: [
    table("2016年1-8月财政总收入（万元）", ["累计"], ["华容县", 63275], ["平江县", 78900]),
    table("2016年1-12月财政总收入（万元）", ["累计"], ["华容县", 92000], ["平江县", 118000]),
  ],
});
