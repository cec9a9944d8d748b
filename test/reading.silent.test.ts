// Figures that were read wrongly without a word: of another month, of a part of a year, of no place at all.
import { beforeAll, describe, expect, test } from "vitest";
import { plainSheet, type CellValue, type Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, readOf, toldOf, type Case, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});
const holds = (...one: Case): void => holdsWith(dictionary, one);

const growths = (header: string, ...beside: readonly (readonly [string, CellValue, CellValue])[]): Rows => [
  ["华容县2017年1-8月工业经济运行情况"],
  ["指标", "累计（万元）", "增速（%）", header, ...beside.map(([one]) => one)],
  ["规模工业总产值", 652300, 8.8, 8.9, ...beside.map(([, one]) => one)],
  ["规模工业增加值", 165300, 7.6, 7.7, ...beside.map(([, , one]) => one)],
];
const GROWTH = "规模工业总产值|2017-8 yearToDate|growth";

describe("the growth of another time", () => {
  test.each<Case>([
    [
      "is no growth against last month, beside points against it",
      growths("上月增速（%）", ["比上月±（百分点）", -0.1, -0.1]),
      { C3: `华容县|${GROWTH}|0.088%` },
      ["unread-words D2"],
    ],
    ["is no growth of this year, however near to it", growths("上年同期增速（%）"), {}, ["unread-words D2"]],
    [
      "is no growth of this year where an amount stands beside it",
      growths("上年同期增幅%", ["同比增减额（万元）", 52759, 11675]),
      {},
      ["unread-words D2"],
    ],
    [
      "is this year's where the base beside it says so",
      [
        ["华容县2017年1-8月工业经济运行情况（万元）"],
        ["指标", "累计", "上年同期", "上年同期增长%"],
        ["规模工业总产值", 652300, 600000, 8.7],
        ["规模工业增加值", 165300, 154000, 7.3],
      ],
      { D3: `华容县|${GROWTH}|0.087%` },
      [],
    ],
  ])("%s", holds);
});

const jobs = (...rows: Rows): Rows => [
  ["2017年华容县城镇新增就业情况"],
  ...rows.slice(0, 1),
  ["乡镇", "目标任务（人）", "完成（人）", "完成率%"],
  ["章华镇", 800, 560, 70],
  ["三封寺镇", 300, 210, 70],
  ...rows.slice(1),
];
const DONE = "章华镇|城镇新增就业";
const WHOLE = { C4: `${DONE}|2017-12 year|actual|560人` };
const OPEN = { B4: `${DONE}|2017-12 year|target|800人`, C4: `${DONE}|?|actual|560人` };

describe("figures under a title of a year", () => {
  test.each<Case>([
    ["are of all of it", jobs([]), WHOLE, []],
    ["are of all of it where the table was sent later", jobs([], ["填报时间：2018年1月5日"]), WHOLE, []],
    ["are open where it was sent within it", jobs(["填报时间：2017年9月5日"]), OPEN, ["no-period A1"]],
    ["are open where its foot says so", jobs([], ["填报时间：2017年9月5日"]), OPEN, ["no-period A1"]],
    ["are open where a cell beside says so", jobs(["填报日期：", "2017-09-05"]), OPEN, ["no-period A1"]],
    ["are open where a signature says so", jobs([], ["华容县人社局"], ["2017年9月5日"]), OPEN, ["no-period A1"]],
    [
      "are of the months that a column names",
      [
        ["2017年华容县财政收入（万元）"],
        ["填报时间：2017年9月5日"],
        ["项目", "1-8月", "增长%"],
        ["财政总收入", 65300, 3.2],
      ],
      {
        B4: "华容县|财政总收入|2017-8 yearToDate|actual|65300万元",
        C4: "华容县|财政总收入|2017-8 yearToDate|growth|0.032%",
      },
      [],
    ],
  ])("%s", holds);
  test("are open where the file is named after a day of it", () => {
    const sheet = plainSheet(jobs([]), { file: "人社局20170905.xlsx" });
    expect(readOf(sheet, dictionary).get("C4")).toBe(OPEN.C4);
    expect(toldOf(sheet, dictionary)).toEqual(["no-period A1"]);
  });
});
