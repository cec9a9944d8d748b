import type { Group } from "./entry";

export const checking: Group = {
  title: ["修约与核对", "Rounding and checking"],
  functions: {
    ROUNDED: {
      formula: ["四舍五入；或四舍六入五成双（GB/T 8170）", "half up; or half to even (GB/T 8170)"],
      example: {
        about: ["0.35按五成双保留一位小数为0.4", "0.35 to one place, half to even: 0.4"],
        call: '=COUNTY.ROUNDED(0.35, 1, "五成双")',
        answer: [[0.4]],
      },
      source: ["GB/T 8170—2008《数值修约规则与极限数值的表示和判定》", "GB/T 8170—2008, rules of rounding"],
    },
    BALANCEDROUNDING: {
      formula: [
        "各分项先舍去尾数，差额按余数从大到小各补一个单位",
        "parts are cut; what the total lacks goes, a unit each, to the largest remainders",
      ],
      example: {
        about: [
          "万元换算为千万元保留两位：5.02与0.53之和等于合计5.55",
          "5.02 and 0.53 still add up to the total, 5.55",
        ],
        call: "=COUNTY.BALANCEDROUNDING({50.23;5.24}, 10, 2)",
        answer: [[5.02], [0.53]],
      },
      source: ["汇总表的舍位平衡，最大余数法", "Balanced totals by the largest remainder"],
    },
    VERDICT: {
      formula: [
        "按填报的小数位重算；两个数各在末位半个单位内变动时能得到填报值的，为舍入误差内",
        "recomputed at the printed places; within rounding where half a unit of the inputs explains it",
      ],
      example: {
        about: ["填报3.2%，由65300和63275重算得3.2%", "Printed as 3.2%; 65300 over 63275 gives the same"],
        call: "=COUNTY.VERDICT(0.032, 65300, 63275, 1)",
        answer: [["一致"]],
      },
      source: ["按区间比较，见XBRL Calculations 1.1；修约见GB/T 8170", "By intervals, as in XBRL Calculations 1.1"],
    },
    SUMVERDICT: {
      formula: [
        "合计与各分项之和，按各数末位半个单位的区间比较",
        "the total and the sum of its parts, each within half a unit of its last place",
      ],
      example: {
        about: ["24个项目：9个已完成，15个在建", "24 projects: 9 done and 15 under way"],
        call: "=COUNTY.SUMVERDICT(24, {9;15})",
        answer: [["一致"]],
      },
      source: ["按区间比较，见XBRL Calculations 1.1", "By intervals, as in XBRL Calculations 1.1"],
    },
  },
};
