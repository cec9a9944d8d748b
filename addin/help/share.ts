import type { Group } from "./entry";

export const share: Group = {
  title: ["比重与贡献", "Share and contribution"],
  functions: {
    SHARE: {
      formula: ["部分 ÷ 总体", "part ÷ whole"],
      worked: "{part}÷{whole}",
      example: {
        about: [
          "税收4.0049亿元，财政总收入6.53亿元，税收占比61.33%",
          "Tax of 4.0049 in a total revenue of 6.53: a share of 61.33%",
        ],
        call: "=COUNTY.SHARE(4.0049, 6.53, 2)",
        answer: [[0.6133]],
      },
      reasons: ["zero base", "negative base"],
      source: [
        "统计通行公式；税收占比须写明总体是财政总收入还是地方一般公共预算收入",
        "The usual formula of statistics; a tax share names its denominator",
      ],
    },
    POINTCHANGE: {
      formula: ["本期比重 － 上期比重", "share now − share before"],
      worked: "{shareNow}－{shareBefore}",
      example: {
        about: [
          "贷存比由46.03%降到42.57%，下降3.46个百分点",
          "Loans to deposits fell from 46.03% to 42.57%: 3.46 points down",
        ],
        call: "=COUNTY.POINTCHANGE(0.4257, 0.4603)",
        answer: [[-0.0346]],
      },
      source: ["两个百分数之差以百分点计", "The difference of two percentages is in points"],
    },
    CONTRIBUTION: {
      formula: ["（部分本期数－部分基期数）÷ 总体基期数", "(part − its base) ÷ base of the total"],
      worked: "({partCurrent}－{partBase})÷{totalBase}",
      example: {
        about: [
          "税收从100增到130，总体基期1000，拉动3个百分点",
          "Tax up from 100 to 130, total base of 1000: 3 points",
        ],
        call: "=COUNTY.CONTRIBUTION(130, 100, 1000)",
        answer: [[0.03]],
      },
      reasons: ["zero base", "negative base"],
      source: ["统计通行公式：各部分的拉动之和等于总体增速", "The parts' points add up to the growth of the total"],
    },
    CONTRIBUTIONRATE: {
      formula: ["（部分本期数－部分基期数）÷（总体本期数－总体基期数）", "(part − its base) ÷ (total − its base)"],
      worked: "({partCurrent}－{partBase})÷({totalCurrent}－{totalBase})",
      example: {
        about: ["部分增加30，总体增加60，贡献率50%", "The part is up 30 and the total 60: half of it"],
        call: "=COUNTY.CONTRIBUTIONRATE(130, 100, 1060, 1000)",
        answer: [[0.5]],
      },
      reasons: ["total unchanged", "negative base"],
    },
  },
};
