// Relations that a table's own figures bear out, whatever its columns are called: the one row that breaks them is told.
import { beforeAll, describe, test } from "vitest";
import type { CellValue, Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, type Case, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const funds = (rate: CellValue, left: CellValue = 458): Rows => [
  ["华容县2017年8月财政专项资金拨付情况表（万元）"],
  ["资金", "下达金额", "已拨付", "未拨付", "拨付率"],
  ["小型农田水利", 1200, 860, 340, "71.7%"],
  ["农村危房改造", 980, 931, 49, rate],
  ["产业扶贫", 1560, 1102, left, "70.6%"],
  ["村级公益事业", 420, 210, 210, "50%"],
];
const towns = (share: number): Rows => [
  ["华容县2017年8月义务教育学生情况"],
  ["乡镇", "在校学生数（人）", "其中：寄宿生（人）", "寄宿生占比（%）"],
  ["章华镇", 8920, 2310, 25.9],
  ["三封寺镇", 2480, 1120, share],
  ["治河渡镇", 1510, 690, 45.7],
  ["合计", 12910, 4120, 31.9],
];
const trades = (share: number): Rows => [
  ["华容县2017年1-8月分行业税收情况（万元）"],
  ["行业", "税收收入", "占比%"],
  ["采矿业", 2600, 12.6],
  ["制造业", 11200, share],
  ["建筑业", 6840, 33.1],
  ["合计", 20640, 100],
];
const pace = (gap: number): Rows => [
  ["华容县2017年1-8月收入完成情况（万元）"],
  ["部门", "年度任务", "累计完成", "完成任务%", "序时进度%", "比序时进度±"],
  ["国税局", 36000, 23980, 66.6, 66.7, -0.1],
  ["地税局", 24000, 16068, 67, 66.7, 0.3],
  ["财政局", 38600, 25252, 65.4, 66.7, gap],
  ["公安局", 1000, 700, 70, 66.7, 3.3],
];
const tourism = (half: number): Rows => [
  ["华容县2017年上半年旅游接待情况（万人次）"],
  ["景区", "一季度", "二季度", "上半年"],
  ["桃花山", 8.2, 12.6, half],
  ["东湖湿地", 3.1, 5.2, 8.3],
  ["其他", 6.5, 7.9, 14.4],
  ["禹山", 2.5, 3.6, 6.1],
];
const spending = (rate: number): Rows => [
  ["华容县2017年1-8月财政支出月报（万元）"],
  ["科目", "年初预算", "调整预算", "累计支出", "占调整预算%"],
  ["公共安全支出", 12000, 12800, 8320, rate],
  ["教育支出", 78000, 82000, 56200, 68.5],
  ["科学技术支出", 2100, 2300, 1420, 61.7],
  ["医疗卫生支出", 42000, 45800, 33100, 72.3],
];
const split = (health: number): Rows => [
  ["华容县2017年1-8月财政支出情况（万元）"],
  ["项目", "累计支出", "其中：基本支出", "项目支出", "上年同期"],
  ["教育支出", 56200, 41200, 15000, 51000],
  ["社会保障支出", 45200, 30100, 15100, 42000],
  ["医疗卫生支出", health, 22100, 11000, 31000],
  ["公共安全支出", 8320, 5320, 3000, 8100],
];
const splitRows = (education: number, projects = "　　　项目支出"): Rows => [
  ["华容县2017年1-8月财政支出情况（万元）"],
  ["项目", "累计支出", "上年同期"],
  ["教育支出", education, 52000],
  ["其中：基本支出", 41200, 38900],
  [projects, 15000, 13100],
  ["社会保障支出", 45200, 42100],
  ["其中：基本支出", 30100, 28000],
  [projects, 15100, 14100],
];
const insurance = (net: number, end: number): Rows => [
  ["华容县2017年1-8月社会保险基金收支情况（万元）"],
  ["险种", "上年结余", "基金收入", "基金支出", "本期结余", "累计结余"],
  ["企业职工养老", 8600, 15800, 14600, 1200, 9800],
  ["城乡居民养老", 6530, 6100, 5330, net, end],
  ["职工医保", 4090, 8210, 7100, 1110, 5200],
];
const medical = (left: number, before = 3200): Rows => [
  ["华容县2017年1-8月新农合基金（万元）"],
  ["项目", "1-8月累计", "上年同期"],
  ["一、上年结余", 1200, 1100],
  ["二、本年收入", 15000, 14000],
  ["其中：财政补助", 12000, 11200],
  ["三、本年支出", 12100, 11900],
  ["四、期末滚存结余", left, before],
];
const grain = (maize: number): Rows => [
  ["2017年8月华容县粮食购销存情况（吨）"],
  ["品种", "上月末库存", "本月购进", "本月销售", "本月末库存"],
  ["稻谷", 52000, 8200, 6100, 54100],
  ["小麦", 3100, 200, 150, 3150],
  ["玉米", 800, 90, 110, maize],
];
const tasks = (left: number): Rows => [
  ["华容县2017年1-8月收入（万元）"],
  ["部门", "年度任务", "累计完成", "剩余任务"],
  ["国税局", 36000, 23980, 12020],
  ["地税局", 24000, 16068, 7932],
  ["财政局", 38600, 25252, left],
  ["公安局", 1000, 700, 300],
];
const inUnits = (rate: number): Rows => [
  ["华容县2017年1-8月主要指标"],
  ["指标", "年度目标（亿元）", "1-8月（万元）", "完成%"],
  ["固定资产投资", 220, 1523000, 69.2],
  ["社会消费品零售总额", 130, 825000, rate],
  ["财政总收入", 9.8, 65300, 66.6],
];
const taxes = (first: number): Rows => [
  ["华容县2017年1-8月税收情况（万元）"],
  ["项目", "累计", "上年同期"],
  ["增值税", 12000, 11000],
  ["其中：国内环节", first, 6500],
  ["企业所得税", 5200, 5000],
  ["其中：国有企业", 1200, 1000],
];

describe("a figure that the others of its table contradict", () => {
  test.each<Case>([
    ["is no rate of payment as it should be", funds("95%"), {}, []],
    ["is a rate of payment", funds("59%"), {}, ["share-mismatch E4"]],
    ["is a remainder", funds("95%", 485), {}, ["mistyped D5"]],
    ["is no share of a column as it should be", towns(45.2), {}, []],
    ["is a share of a column", towns(54.2), {}, ["share-mismatch D4"]],
    ["is no share of the total as it should be", trades(54.3), {}, []],
    ["is a share of the total", trades(53.4), {}, ["share-mismatch C4"]],
    ["is no gap as it should be", pace(-1.3), {}, []],
    ["is a gap to the pace", pace(1.3), {}, ["change-mismatch F5"]],
    ["is no half year as it should be", tourism(20.8), {}, []],
    ["is a half year", tourism(28.8), {}, ["sum-mismatch D3"]],
    ["is no completion as it should be", spending(65), {}, []],
    ["is no whole of 其中 as it should be", split(33100), {}, []],
    ["is a whole of 其中", split(31300), {}, ["sum-mismatch B5"]],
    ["is no whole of rows of 其中 as it should be", splitRows(56200), {}, []],
    ["is a whole of rows of 其中", splitRows(52600), {}, ["sum-mismatch B3"]],
    ["is a whole of rows that all say 其中", splitRows(52600, "其中：项目支出"), {}, ["sum-mismatch B3"]],
    ["is no whole of 其中 that names one part", taxes(7000), {}, []],
    ["is nothing left of columns as it should be", insurance(770, 7300), {}, []],
    ["is left of columns", insurance(700, 7300), {}, ["sum-mismatch E4"]],
    ["is left at the end of columns", insurance(770, 7800), {}, ["sum-mismatch F4"]],
    ["is nothing left of rows as it should be", medical(4100), {}, []],
    ["is left of rows", medical(4000), {}, ["sum-mismatch B7"]],
    ["is not left of rows that mean another sum", medical(4000, 3100), {}, []],
    ["is no stock as it should be", grain(780), {}, []],
    ["is a stock", grain(870), {}, ["sum-mismatch E5"]],
    ["is no task as it should be", tasks(13348), {}, []],
    ["is a task beside what is left of it", tasks(13438), {}, ["sum-mismatch B5"]],
    ["is no completion of a target in another unit as it should be", inUnits(63.5), {}, []],
    ["is a completion of a target in another unit", inUnits(36.5), {}, ["completion-mismatch D4"]],
    ["is a completion of another budget", spending(56), {}, ["completion-mismatch E3"]],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});
