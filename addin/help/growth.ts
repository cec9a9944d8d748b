import type { Group } from "./entry";

export const growth: Group = {
  title: ["增长", "Growth"],
  functions: {
    GROWTHRATE: {
      formula: ["（本期数－基期数）÷ 基期数", "(current − base) ÷ base"],
      worked: "({current}－{base})÷{base}",
      example: {
        about: [
          "财政总收入65300万元，上年同期63275万元，同比增长3.2%",
          "Total revenue of 65300, 63275 a year earlier: up 3.2%",
        ],
        call: "=COUNTY.GROWTHRATE(65300, 63275, 1)",
        answer: [[0.032]],
      },
      reasons: ["zero base", "loss to profit", "loss narrowed", "loss widened", "loss unchanged"],
    },
    AVERAGEGROWTH: {
      formula: [
        "（末期数 ÷ 初期数）开“间隔数”次方，再减1",
        "the root of last ÷ first, of the degree of intervals, less 1",
      ],
      worked: "({last}÷{first})^(1÷{intervals})－1",
      example: {
        about: ["5年从2007到2468，年均增长4.22%", "From 2007 to 2468 in five years: 4.22% a year"],
        call: "=COUNTY.AVERAGEGROWTH(2007, 2468, 5, 2)",
        answer: [[0.0422]],
      },
      reasons: ["zero base", "negative base", "not applicable"],
      source: ["统计通行公式，水平法", "The usual formula of statistics, by levels"],
    },
    TWOYEARAVERAGE: {
      formula: [
        "（1＋今年增速）×（1＋去年增速）开平方，再减1",
        "the square root of (1 + this year's growth) × (1 + last year's), less 1",
      ],
      worked: "((1＋{growthThisYear})×(1＋{growthLastYear}))^(1÷2)－1",
      example: {
        about: ["今年增长35.1%，去年下降13.5%，两年平均增长8.1%", "Up 35.1% after −13.5%: 8.1% a year over two years"],
        call: "=COUNTY.TWOYEARAVERAGE(0.351, -0.135, 1)",
        answer: [[0.081]],
      },
      reasons: ["negative base"],
      source: ["国家统计局2021年起公布两年平均增速所用的算法", "As the statistics bureau has published it since 2021"],
    },
    SINCEYEAREND: {
      formula: [
        "年初数＝余额－比年初增加额；比年初增长＝增加额 ÷ 年初数",
        "start = balance − change; growth since = change ÷ start",
      ],
      worked: "{balance}－{change}",
      example: {
        about: [
          "存款余额230.86亿元，比年初增加38.96亿元：年初191.9亿元，增长20.3%",
          "Deposits of 230.86, up 38.96 since the start of the year: 191.9 then, up 20.3%",
        ],
        call: "=COUNTY.SINCEYEAREND(230.86, 38.96, 2)",
        answer: [[191.9, 0.203]],
      },
      reasons: ["zero base", "loss to profit", "loss narrowed", "loss widened", "loss unchanged"],
    },
    SINGLEMONTH: {
      formula: ["当月数＝本月累计－上月累计；1月的累计就是当月数", "month = figure to date − that of the month before"],
      example: {
        about: [
          "1月未单独公布，2月累计25，3月累计45：1、2月合并公布，3月20",
          "January not published, 25 to February, 45 to March: two months stay joint, March is 20",
        ],
        call: '=COUNTY.SINGLEMONTH({"未报";25;45})',
        answer: [["合并公布"], ["合并公布"], [20]],
      },
      reasons: ["joint months", "month before missing"],
      source: [
        "统计月报通行做法：1—2月合并公布的不拆分",
        "Monthly statistics: joint January and February are not split",
      ],
    },
    COMPARABLEBASE: {
      formula: ["本期数 ÷（1＋公布的增速）", "current ÷ (1 + published growth)"],
      worked: "{current}÷(1＋{publishedGrowth})",
      example: {
        about: [
          "6.192亿元、公布增长3.2%，可比口径的上年同期应为6亿元",
          "6.192 with a published growth of 3.2%: the comparable base is 6",
        ],
        call: "=COUNTY.COMPARABLEBASE(6.192, 0.032)",
        answer: [[6]],
      },
      reasons: ["zero base", "negative base"],
      source: ["由公布的可比增速倒推", "Worked back from the published growth"],
    },
  },
};
