import type { Both, Group } from "./entry";

const COUNTIES = '{"华容县";"湘阴县";"岳阳县";"平江县";"汨罗市";"临湘市"}';
const SHARES = "{0.6133;0.602;0.751;0.724;0.689;0.66}";
const MADE_UP: Both = [
  "（华容县为讲话所列，其余县市的数为示例）",
  " (华容县 as in the speech; the other figures are made up)",
];
const of = (zh: string, en: string): Both => [zh + MADE_UP[0], en + MADE_UP[1]];

const TIES: Both = [
  "按公布的小数位判断并列；未报的不占位次",
  "Ties are judged as printed; what is not reported takes no place",
];

export const standing: Group = {
  title: ["位次", "Standing"],
  functions: {
    COMPETITIONRANK: {
      formula: ["比自己好的单位数 ＋ 1", "the number of units that are better, plus 1"],
      example: {
        about: of("税收占比在六县（市）中居第5位", "Fifth of six by tax share"),
        call: `=COUNTY.COMPETITIONRANK(0.6133, ${SHARES})`,
        answer: [[5]],
      },
      source: TIES,
    },
    DENSERANK: {
      formula: ["比自己好的不同数值个数 ＋ 1", "the number of different values that are better, plus 1"],
      example: {
        about: ["9.4、8.7、8.7、6.5：6.5居第3位", "Of 9.4, 8.7, 8.7 and 6.5 the last is third"],
        call: "=COUNTY.DENSERANK(6.5, {9.4;8.7;8.7;6.5})",
        answer: [[3]],
      },
      source: TIES,
    },
    RANKCHANGE: {
      formula: ["原位次 － 现位次", "place before − place now"],
      worked: "{placeBefore}－{placeNow}",
      example: {
        about: ["从第5位到第3位，上升2位", "From fifth to third: two places up"],
        call: "=COUNTY.RANKCHANGE(3, 5)",
        answer: [[2]],
      },
      source: ["通报习惯：上升为正", "As bulletins say it: up is positive"],
    },
    LEAGUETABLE: {
      formula: [
        "五列：位次、名称、数值、与首位差距、与上一位差距",
        "five columns: place, name, figure, gap to the leader, gap to the next place above",
      ],
      example: {
        about: ["三个县的税收占比排名表", "A table of three counties by tax share"],
        call: '=COUNTY.LEAGUETABLE({"华容县";"湘阴县";"平江县"}, {0.6133;0.602;0.724})',
        answer: [
          [1, "平江县", 0.724, 0, "已居首位"],
          [2, "华容县", 0.6133, -0.1107, -0.1107],
          [3, "湘阴县", 0.602, -0.122, -0.0113],
        ],
      },
      reasons: ["already first"],
      source: TIES,
    },
    STANDING: {
      formula: ["位次、倒数位次、仅高于哪个单位", "the place, the place from the bottom, and whom it is ahead of"],
      example: {
        about: of("税收占比的位次表述", "The standing by tax share, in words"),
        call: `=COUNTY.STANDING("华容县", ${COUNTIES}, ${SHARES})`,
        answer: [["第5位（倒数第二），仅高于湘阴县"]],
      },
      reasons: ["not in the field"],
      source: ["通报用语", "The words of bulletins"],
    },
    NEXTPLACE: {
      formula: ["使增速超过上一位所需的最小增加额", "the least amount that brings growth above that of the next place"],
      example: {
        about: of("财政总收入要升一位，还须增加728万元", "To move up one place by growth of revenue takes 728 more"),
        call: "=COUNTY.NEXTPLACE(65300, 63275, {0.032;0.011;0.094;0.087;0.065;0.043}, 1)",
        answer: [[728]],
      },
      reasons: ["already first", "zero base", "loss to profit", "loss narrowed", "loss widened", "loss unchanged"],
      source: ["由增速公式倒推，按公布的小数位比较", "Worked back from growth, compared as printed"],
    },
    SENTENCE: {
      formula: ["期间＋单位＋指标＋同比增长＋位次", "period, unit, indicator, growth, place"],
      example: {
        about: of("财政总收入写成一句通报", "Growth of total revenue as one sentence"),
        call: `=COUNTY.SENTENCE("财政总收入", 201708, "华容县", ${COUNTIES}, {0.032;0.011;0.094;0.087;0.065;0.043})`,
        answer: [["1—8月，华容县财政总收入同比增长3.2%，居第5位（倒数第二），仅高于湘阴县。"]],
      },
      reasons: ["not in the field"],
      source: ["通报用语", "The words of bulletins"],
    },
  },
};
