// Tables as the bureaus of a county send them each month: each was once read wrongly with nothing said, or asked about for nothing.
import { beforeAll, describe, test } from "vitest";
import type { CellValue, Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, UNIT, type Case, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});
const holds = (...one: Case): void => {
  holdsWith(dictionary, one);
};

describe("a unit that a name says", () => {
  const land = (units: string): Rows => [
    ["华容县2017年8月土地出让情况", units],
    ["用途", "面积", "价款", "宗数"],
    ["工业用地", 45.2, 1130, 3],
  ];
  const insured = (number: CellValue): Rows => [
    ["华容县2017年8月参保情况"],
    ["险种", "参保人数", "参保户数"],
    ["医疗保险", number, 120],
  ];
  test.each<Case>([
    [
      "is that of its dimension among several, or what it counts",
      land("单位：亩、万元"),
      {
        B3: "华容县|工业用地/面积|2017-8 month|actual|45.2亩",
        C3: "华容县|工业用地/价款|2017-8 month|actual|1130万元",
        D3: "华容县|工业用地/宗数|2017-8 month|actual|3宗",
      },
      [],
    ],
    [
      "is what it counts, of whole numbers",
      insured(650),
      { B3: "华容县|医疗保险/参保人数|2017-8 month|actual|650人" },
      [],
    ],
    [
      "is none of parts of one",
      insured(65.3),
      { B3: "华容县|医疗保险/参保人数|2017-8 month|actual|65.3" },
      ["no-unit A1"],
    ],
    [
      "behind 金额 is the table's",
      [["华容县2017年8月债券资金"], ["金额：万元"], ["项目", "额度"], ["县水利局", 3500]],
      { B4: "华容县|县水利局/额度|2017-8 month|actual|3500万元" },
      [],
    ],
    [
      "of the row is none of percentage points",
      [
        ["华容县2017年1-8月就业任务完成情况"],
        ["项目", "全年任务", "完成", "完成率", "序时进度差"],
        ["城镇新增就业（人）", 4200, 3186, "75.9%", 9.2],
      ],
      { E3: "华容县|城镇新增就业/序时进度差|2017-8 yearToDate|change|0.092个百分点" },
      [],
    ],
  ])("%s", holds);
});

describe("months", () => {
  const months = (title: string, ...figures: readonly number[]): Rows => [
    [title],
    [UNIT],
    ["项目", ...figures.map((_, index) => `${index + 1}月`)],
    ["财政总收入", ...figures],
  ];
  const down = (title: string, ...figures: readonly number[]): Rows => [
    [title],
    [UNIT],
    ["月份", "财政总收入"],
    ...figures.map((figure, index) => [`${index + 1}月`, figure]),
  ];
  const TO_DATE = "华容县2017年财政收入累计进度表";
  const RISING = [7800, 13900, 22600, 29800, 37900];
  const APRIL = "华容县|财政总收入|2017-4";
  test.each<Case>([
    ["hold the year so far under 累计", months(TO_DATE, ...RISING), { E4: `${APRIL} yearToDate|actual|29800万元` }, []],
    ["below one another too", down(TO_DATE, ...RISING), { B7: `${APRIL} yearToDate|actual|29800万元` }, []],
    [
      "that fall hold themselves",
      months(TO_DATE, 7800, 6100, 8700, 7200, 8100),
      { E4: `${APRIL} month|actual|7200万元` },
      [],
    ],
    [
      "that rise like the year so far are asked about",
      months("华容县2017年财政收入分月进度", ...RISING),
      {},
      ["two-readings B3"],
    ],
    ["below one another too are asked about", down("华容县2017年财政收入分月进度", ...RISING), {}, ["two-readings A4"]],
    [
      "in rows leave a rate with the columns of its subject",
      [
        ["华容县2017年财政收入分月情况"],
        [UNIT],
        ["月份", "当月", "累计", "上年累计", "增减%"],
        ["7月", 9271, 58371, 56600, 3.1],
        ["8月", 6929, 65300, 63275, 3.2],
      ],
      { E5: "华容县|财政总收入|2017-8 yearToDate|growth|0.032%" },
      [],
    ],
    [
      "in rows add up to what is so far this year",
      [
        ["华容县2017年财政收入分月情况"],
        [UNIT],
        ["月份", "当月", "累计"],
        ["6月", 11200, 49100],
        ["7月", 9721, 58371],
        ["8月", 6929, 65300],
      ],
      {},
      ["mistyped B5"],
    ],
  ])("%s", holds);
});

describe("a row", () => {
  test.each<Case>([
    [
      "is named by its name, and not by the number of a document beside it",
      [
        ["华容县2017年8月专项资金", UNIT],
        ["资金名称", "指标文号", "下达金额"],
        ["小型农田水利", "湘财农指〔2017〕12号", 1200],
        ["农村危房改造", "湘财社指〔2017〕35号", 980],
      ],
      { C3: "华容县|小型农田水利/下达|2017-8 month|actual|1200万元" },
      [],
    ],
    [
      "is a total where 合计 stands in the column of numbering, and no place beside it is its name",
      [
        ["2017年1-8月重点建设项目进度表", UNIT],
        ["序号", "项目名称", "建设地点", "年度投资"],
        [1, "S306线改造", "三封寺镇", 12000],
        [2, "一中新校区", "章华镇", 15000],
        [3, "湿地公园", "章华镇", 20000],
        ["合计", null, null, 74000],
      ],
      { D4: "|一中新校区/年度投资|2017-8 yearToDate|actual|15000万元" },
      ["sum-mismatch D6"],
    ],
    [
      "of a source of funds is no place",
      [
        ["华容县2017年1-8月水利资金", UNIT],
        ["资金来源", "下达计划", "到位资金"],
        ["中央", 8600, 8600],
        ["省级", 2300, 1800],
        ["市级", 400, 200],
        ["县级配套", 1700, 950],
      ],
      { C5: "华容县|市级/融资到位额|2017-8 yearToDate|actual|200万元" },
      [],
    ],
  ])("%s", holds);
});

describe("a column", () => {
  test.each<Case>([
    [
      "of shares behind last year's figures is of last year",
      [
        ["华容县2017年1-8月分行业税收情况", UNIT],
        ["行业", "税收收入", "占比%", "上年同期", "占比%"],
        ["采矿业", 2600, 12.6, 2500, 13.3],
        ["制造业", 11200, 54.3, 10300, 54.7],
        ["建筑业", 6840, 33.1, 6030, 32],
        ["合计", 20640, 100, 18830, 100],
      ],
      { C4: "华容县|制造业|2017-8 yearToDate|share|0.543%", E4: "华容县|制造业|2017-8 yearToDate|base|0.547%" },
      [],
    ],
    [
      "of places is of the column whose order it is",
      [
        ["2017年8月各乡镇医保缴费进度"],
        ["乡镇", "应参保人数", "已参保人数", "参保率%", "缴费金额（万元）", "排名"],
        ["章华镇", 68200, 65300, 95.7, 979.5, 3],
        ["三封寺镇", 32100, 31200, 97.2, 468, 2],
        ["插旗镇", 28600, 26900, 94.1, 403.5, 4],
        ["梅田湖镇", 25300, 24800, 98, 372, 1],
      ],
      { F3: "章华镇|参保率|2017-8 month|rank|3" },
      [],
    ],
    [
      "of a part of what the dictionary knows is not that itself",
      [
        ["2017年1-8月分乡镇财政收入", UNIT],
        ["乡镇", "财政总收入", "财政总收入"],
        [null, null, "#工业园"],
        ["章华镇", 5210, 800],
        ["插旗镇", 3120, 700],
      ],
      { C4: "章华镇|财政总收入/工业园|2017-8 yearToDate|actual|800万元" },
      [],
    ],
  ])("%s", holds);
});

describe("a sum", () => {
  const trade = (retail: number): Rows => [
    ["华容县2017年8月社会消费品零售总额", UNIT],
    ["指标", "本月", "1-8月"],
    ["社会消费品零售总额", 68500, 521300],
    ["按销售单位所在地分"],
    ["城镇", 51200, 389600],
    ["乡村", 17300, 131700],
    ["按消费形态分"],
    ["餐饮收入", 8200, 61200],
    ["商品零售", retail, 460100],
  ];
  const product = (whole: number): Rows => [
    ["华容县2017年上半年地区生产总值", UNIT],
    ["指标", "上半年", "一季度"],
    ["地区生产总值", whole, 585200],
    ["第一产业", 198600, 72300],
    ["第二产业", 586200, 278100],
    ["#工业", 512300, 246000],
    ["第三产业", 501700, 234800],
  ];
  test.each<Case>([
    ["is that of the rows under each heading", trade(60300), {}, []],
    ["is not that of the rows under one heading", trade(63000), {}, ["mistyped B9"]],
    ["is that of the rows behind the first", product(1286500), {}, []],
    ["is not that of the rows behind the first", product(1286050), {}, ["sum-mismatch B3"]],
    [
      "is none of prices or rates",
      [
        ["华容县2017年8月商品房成交情况"],
        ["区域", "成交面积（平方米）", "成交均价（元/平方米）", "入住率"],
        ["城东", 6810, 4210, "60%"],
        ["城西", 8320, 4235, "70%"],
        ["合计", 15130, 4224, "65.5%"],
      ],
      {},
      [],
    ],
  ])("%s", holds);
});

describe("a balance", () => {
  const rows = (rate: number): Rows => [
    ["华容县金融情况"],
    ["项目", "2016年12月末", "2017年8月末", "比年初增加", "比年初增长（%）"],
    ["各项存款（亿元）", 261.77, 286.45, 24.68, rate],
    ["各项贷款（亿元）", 114.6, 128.9, 14.3, 12.5],
  ];
  test.each<Case>([
    ["is held against that of the year's beginning", rows(9.4), {}, []],
    ["that grew otherwise is told", rows(9.9), {}, ["growth-mismatch E3"]],
  ])("%s", holds);
});

describe("places of offices", () => {
  const rows = (place: number): Rows => [
    ["2017年1-8月部门预算执行进度"],
    ["单位", "预算数（万元）", "执行数（万元）", "执行进度%", "排名"],
    ["县教育局", 56200, 41200, 73.3, 2],
    ["县人社局", 12300, 8100, 65.9, place],
    ["县卫计局", 32100, 24600, 76.6, 1],
    ["县农业局", 9800, 6900, 70.4, 3],
    ["县水利局", 7600, 4560, 60, 5],
  ];
  test.each<Case>([
    ["are those of their figures", rows(4), {}, []],
    ["are told where they are not", rows(3), {}, ["rank-mismatch E4"]],
  ])("%s", holds);
});
