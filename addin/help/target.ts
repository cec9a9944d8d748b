import type { Group } from "./entry";

export const target: Group = {
  title: ["目标与进度", "Target and pace"],
  functions: {
    COMPLETION: {
      formula: ["完成数 ÷ 目标数", "actual ÷ target"],
      worked: "{actual}÷{target}",
      example: {
        about: ["到位资金23.95亿元，任务20亿元，完成119.75%", "Received 23.95 of a task of 20: 119.75%"],
        call: "=COUNTY.COMPLETION(23.95, 20)",
        answer: [[1.1975]],
      },
      reasons: ["zero base", "negative base"],
    },
    TARGETGAP: {
      formula: ["完成数 － 目标数；低优的为目标数 － 完成数", "actual − target; target − actual where low is best"],
      example: {
        about: [
          "税收占比61.33%，小康考核年度目标75%，相差13.67个百分点",
          "A tax share of 61.33% against a target of 75%: 13.67 points behind",
        ],
        call: "=COUNTY.TARGETGAP(0.6133, 0.75)",
        answer: [[-0.1367]],
      },
      source: ["考核用语：与目标值相差", "As targets are reported: the gap to the target"],
    },
    TAXTOTARGET: {
      formula: [
        "总量不变：目标占比×总收入－税收；非税不变：目标占比×非税÷（1－目标占比）－税收；税收不变：税收÷目标占比－总收入",
        "total fixed: share × total − tax; non-tax fixed: share × non-tax ÷ (1 − share) − tax; tax fixed: tax ÷ share − total",
      ],
      example: {
        about: [
          "税收4亿元、总收入6.5亿元，目标75%：总量不变须增税0.875亿元",
          "Tax of 4 in 6.5 with a target of 75%: 0.875 more of tax in the same total",
        ],
        call: '=COUNTY.TAXTOTARGET(4, 6.5, 0.75, "总量不变")',
        answer: [[0.875]],
      },
      reasons: ["not applicable"],
      source: ["由税收占比公式倒推", "Worked back from the share of tax"],
    },
    PACE: {
      formula: ["截至月份 ÷ 12", "months gone ÷ 12"],
      example: {
        about: ["8月底的序时进度为66.67%", "At the end of August: 66.67%"],
        call: "=COUNTY.PACE(201708, 2)",
        answer: [[0.6667]],
      },
      source: ["财政通行做法：按月均分", "As finance bureaus count it: by months"],
      blankIsZero: true,
    },
    PACEGAP: {
      formula: ["完成数 ÷ 目标数 － 截至月份 ÷ 12", "actual ÷ target − months gone ÷ 12"],
      example: {
        about: ["2月底完成16.18%，慢于序时进度0.49个百分点", "16.18% by February: 0.49 points behind pace"],
        call: "=COUNTY.PACEGAP(1618, 10000, 201702, 2)",
        answer: [[-0.0049]],
      },
      reasons: ["zero base", "negative base"],
      source: ["财政通行做法，只修约一次", "As finance bureaus count it, rounded once"],
    },
    REQUIREDMONTHLY: {
      formula: ["（目标数－完成数）÷ 剩余月数", "(target − actual) ÷ months left"],
      example: {
        about: ["8月底完成600，任务1000，后4个月月均须完成100", "600 of 1000 by August: 100 a month from now"],
        call: "=COUNTY.REQUIREDMONTHLY(600, 1000, 201708)",
        answer: [[100]],
      },
      reasons: ["year over"],
    },
    REQUIREDGROWTH: {
      formula: [
        "（目标数－完成数）÷（上年全年数－上年同期数）－ 1",
        "(target − actual) ÷ (last year − last year to date) − 1",
      ],
      example: {
        about: [
          "已完成600，目标1000；上年同期580、全年900：后4个月须增长25%",
          "600 of 1000; last year 580 of 900: the rest must grow by 25%",
        ],
        call: "=COUNTY.REQUIREDGROWTH(600, 580, 900, 1000, 201708)",
        answer: [[0.25]],
      },
      reasons: ["year over", "zero base", "loss to profit", "loss narrowed", "loss widened", "loss unchanged"],
    },
    PROJECTION: {
      formula: ["完成数 ÷（上年同期数 ÷ 上年全年数）", "actual ÷ (last year to date ÷ last year)"],
      worked: "{actual}÷({lastYearToDate}÷{lastYear})",
      example: {
        about: ["已完成600；上年同期580、全年870：预计全年900", "600 so far; last year 580 of 870: 900 for the year"],
        call: "=COUNTY.PROJECTION(600, 580, 870)",
        answer: [[900]],
      },
      reasons: ["zero base", "negative base"],
      source: ["按上年各月进度推算，不是预测模型", "Last year's own profile; no model"],
    },
    SCORE: {
      formula: [
        "正指标：实际值÷目标值×权重；逆指标：目标值÷实际值×权重；最高为权重，最低为0",
        "positive: actual ÷ target × weight; negative: target ÷ actual × weight; between 0 and the weight",
      ],
      example: {
        about: [
          "税收占比61.33%，目标75%，权重8分，得6.54分",
          "A tax share of 61.33% of a target of 75%, weight 8: 6.54",
        ],
        call: '=COUNTY.SCORE(0.6133, 0.75, 8, "正指标", 2)',
        answer: [[6.54]],
      },
      reasons: ["zero base", "negative base"],
      source: [
        "全面建成小康社会统计监测：正指标与逆指标的实现程度",
        "Monitoring of the moderately prosperous society: achievement of positive and negative indicators",
      ],
    },
  },
};
