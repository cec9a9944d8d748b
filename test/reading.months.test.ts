// Months, totals of months and times that a table leaves open.
import { beforeAll, describe, test } from "vitest";
import type { Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, UNIT, type Case } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const TOTAL = "华容县|财政总收入|2017-8";

describe("a header of months", () => {
  test.each<Case>([
    [
      "as bare numbers is one under a title of months",
      [
        ["华容县2017年财政收入分月完成情况表"],
        [UNIT],
        ["项目", 1, 2, 3, "合计"],
        ["税收收入", 6000, 4000, 5000, 15000],
        ["非税收入", 2000, 2100, 3900, 8000],
      ],
      {
        B4: "华容县|税收收入|2017-1 month|actual|6000万元",
        D5: "华容县|非税收入|2017-3 month|actual|3900万元",
        E5: "华容县|非税收入|2017-3 yearToDate|actual|8000万元",
      },
      [],
    ],
    [
      "as bare numbers with nothing that says so is told",
      [["华容县2017年财政收入情况表"], [UNIT], ["项目", 1, 2, 3, "合计"], ["税收收入", 6000, 4000, 5000, 15000]],
      {},
      ["not-a-number E3", "figures-disagree B4"],
    ],
    [
      "over years leaves each total as far as the months of its year go",
      [
        ["华容县分月财政总收入"],
        [UNIT],
        ["年度", "1月", "2月", "3月", "合计"],
        ["2016年", 8000, 6000, 9000, 23000],
        ["2017年", 8000, 6100, null, 14100],
      ],
      {
        E4: "华容县|财政总收入|2016-3 yearToDate|actual|23000万元",
        E5: "华容县|财政总收入|2017-2 yearToDate|actual|14100万元",
      },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("a rate that comes again behind another year's figures", () => {
  test.each<Case>([
    [
      "is of that year",
      [
        ["华容县2017年1-8月分行业税收情况"],
        [UNIT],
        ["行业", "2017年1-8月", "占比%", "2016年1-8月", "占比%", "增减%"],
        ["第二产业", 20048, 50.1, 19000, 50, 5.5],
        ["第三产业", 20000, 49.9, 19000, 50, 5.3],
        ["合计", 40048, 100, 38000, 100, 5.4],
      ],
      {
        C4: "华容县|第二产业|2017-8 yearToDate|share|0.501%",
        E4: "华容县|第二产业|2016-8 yearToDate|share|0.5%",
        F4: "华容县|第二产业|2017-8 yearToDate|growth|0.055%",
      },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("under a title of one month", () => {
  test.each<Case>([
    [
      "figures too large for it beside the year's target are asked about",
      [
        ["2017年8月华容县一般公共预算收支执行情况"],
        [UNIT],
        ["项目", "预算数", "执行数"],
        ["税收收入", 60000, 40048],
        ["非税收入", 38000, 25252],
      ],
      {},
      ["two-readings C3"],
    ],
    [
      "figures of a month's size are the month's",
      [
        ["2017年8月华容县一般公共预算收支执行情况"],
        [UNIT],
        ["项目", "预算数", "执行数"],
        ["财政总收入", 98000, 7300],
        ["非税收入", 38000, 3100],
      ],
      { C4: `${TOTAL} month|actual|7300万元` },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("words that look like others", () => {
  test.each<Case>([
    [
      "占一般公共预算支出比重 is a share, and no completion",
      [
        ["华容县2017年1-8月民生支出情况表"],
        [UNIT],
        ["科目", "累计", "占一般公共预算支出比重%", "占年初预算%"],
        ["教育支出", 52000, 21.2, 69.3],
        ["医疗卫生支出", 31000, 12.7, 71],
      ],
      {
        C4: "华容县|教育支出|2017-8 yearToDate|share|0.212%",
        D4: "华容县|教育支出|2017-8 yearToDate|completion|0.693%",
      },
      [],
    ],
    [
      "库款保障水平 is no amount",
      [["华容县2017年8月末库款情况表"], [UNIT], ["指标", "期末数"], ["库款余额", 9800], ["库款保障水平", 0.43]],
      { B5: "华容县|库款保障水平|2017-8 balance|actual|0.43" },
      [],
    ],
    [
      "备注 in the lowest line of a header is a remark, whatever stands over it",
      [
        ["华容县2017年1-8月重点税源企业纳税情况"],
        [UNIT],
        ["企业名称", "入库税款", null, null],
        [null, "2017年1-8月", "2016年1-8月", "备注"],
        ["华容纺织公司", 1200, 1100, 12],
        ["天欣科技公司", 800, 900, null],
      ],
      { B5: "华容县|华容纺织公司/税款|2017-8 yearToDate|actual|1200万元" },
      [],
    ],
    [
      "4个百分点 is no growth of an amount",
      [
        ["华容县2017年1-8月主要指标"],
        [UNIT],
        ["指标", "1-8月", "同比增长%"],
        ["财政总收入", 65300, 3.2],
        ["税收收入", 40048, "4个百分点"],
        ["非税收入", 25252, -0.1],
      ],
      { C4: `${TOTAL} yearToDate|growth|0.032%` },
      ["two-readings C5"],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});
