import type { RuleName } from "../model/ruleName";
import type { Parts } from "./quantity";

const agreed = (difference: string): string => (difference === "" ? "" : `，${difference}`);

/** A figure beside the one that it should be: how each is introduced, and by how much they differ. */
const beside =
  (given: string, other: string, next: string): Sentence =>
  ({ subject, expected, received, difference }) => [
    `${subject}${given}${received}，${other}${expected}${agreed(difference)}`,
    next,
  ];

/** A printed figure that does not follow from others of its row. */
const mismatch = (figure: string, from: string, next: string): Sentence =>
  beside(`${figure}填`, `按${from}计算应为`, next);

const dash = (period: string): string => period.replace(/-/g, "—");

/** A sentence in two parts: the fault, and the next step. */
type Sentence = (parts: Parts) => readonly [wrong: string, next: string];

/** The Chinese sentence of each rule. */
export const CHINESE: Readonly<Record<RuleName, Sentence>> = {
  "missing-region": ({ about, expected }) => [
    `${about.label === "" ? "表" : `“${about.label}”`}中缺少${bare(expected)}`,
    "补报该地区，确实没有数据的在其行中注明“未报”",
  ],
  "duplicate-region": ({ about, received }) => [
    `${about.region}在同一表中出现${received}次`,
    "删去重复的行，或改正写错的地区名称",
  ],
  "unknown-region": ({ received }) => [
    `地区名称${received}没有登记，这一行未计入`,
    "改用规范名称，或在设置表“地区”中登记为别名",
  ],
  "unknown-indicator": ({ received }) => [`指标名称${received}没有登记`, "改用规范名称，或在设置表“指标”中登记为别名"],
  "reading-doubtful": ({ about, expected, received }) => [
    `按${received}读与本表不符，按${expected}读则${about.label}相符`,
    "核对表头用语，写清是哪两个数相比",
  ],
  "unit-slip": ({ subject, expected, received }) => [
    `${subject}填${received}，与同行、同列或以前月份相差成千上万倍，疑为计量单位错位，按表中单位应为${expected}`,
    "核对原始数据的单位，换算后重填",
  ],
  "sum-mismatch": ({ subject, expected, received, difference, about }) => [
    `${subject === "" ? "合计" : subject}填${received}，${about.label === "" ? "分项之和" : about.label}为${expected}${agreed(difference)}`,
    `核对${about.label === "" ? "合计和各分项" : "各数"}，改正后重报`,
  ],
  "change-mismatch": mismatch("增减额", "本期数减基期数", "核对三个数，改正后重报"),
  "growth-mismatch": mismatch("增幅", "本期数和基期数", "核对增幅和两个基础数，改正后重报；口径有调整的请说明"),
  "completion-mismatch": mismatch("完成率", "完成数和目标数", "核对完成数、目标数和完成率，改正后重报"),
  "share-mismatch": (parts) =>
    parts.cause === "basis"
      ? [
          `${parts.subject}填${parts.received}，是以${parts.about.label}为分母的，按设置的分母应为${parts.expected}`,
          "在表中写明分母，使用时不与别的口径相比",
        ]
      : mismatch("", "分子和分母", "核对分子、分母和比重，改正后重报")(parts),
  "rank-mismatch": mismatch("位次", "表中数据", "按公布的小数位重新排位，数值相同的并列"),
  "gdp-monthly": ({ about, month, received }) => [
    `${about.indicator}按季核算，${month}的增速${received}只能是推算数`,
    "注明为推算数，或待季度核算数公布后再用",
  ],
  "basis-unclear": ({ subject, expected, received }) => [
    `${subject}为${received}，大于同期收入总量${expected}，口径不明`,
    "说明该数的口径，分清是否计入财政收入",
  ],
  mistyped: ({ subject, expected, received }) => [
    `${subject}填${received}，与几处勾稽关系都不符，改为${expected}后全部相符`,
    "核对原始数据，改正后重报",
  ],
  "stale-copy": ({ about, received }) => [
    `${about.label === "" ? "表" : `“${about.label}”`}中的数与已入账的${bare(received)}数完全相同，疑为重报旧表`,
    "换上本期的表重报",
  ],
  "wrong-unit": ({ about, expected, received }) => [
    `${about.label === "" ? "整表" : `“${about.label}”整表`}的数与以前月份相差成千上万倍，写明的单位是${bare(received)}` +
      (expected === "" ? "" : `，实际像是${bare(expected)}`),
    "核对计量单位，改正单位或换算后重报",
  ],
  "repeated-column": ({ subject, about, received }) => [
    `${subject}“${about.label}”一列与${received}一列的数完全相同，疑为误粘`,
    "核对这两列，改正后重报",
  ],
  "identity-mismatch": (parts) =>
    parts.cause === "basis"
      ? [
          `${parts.subject}填${parts.received}，设置中的口径各组成部分之和为${parts.expected}，而本表另有相符的加法，这些组成部分是另一种口径`,
          "在表注中写明口径（如税收收入只含地方级），使用时不与别的口径相比",
        ]
      : beside("填", "按口径各组成部分之和为", "核对总量和各组成部分，改正后重报")(parts),
  "part-exceeds-whole": beside("填", "大于其所属总数", "核对两个数，改正或说明原因"),
  "shares-unbalanced": ({ subject, received, difference }) => [
    `${subject}各项比重之和为${received}，不是100%${agreed(difference)}`,
    "核对各项比重，改正后重报",
  ],
  "figures-disagree": beside("此处填", "另一处填", "核对两处，统一后重报；口径不同的请注明"),
  "formula-lost": ({ subject, received }) => [
    `${subject}此处是固定数${received}，而同一行（列）的其他格都是公式`,
    "恢复公式并重新计算",
  ],
  "cumulative-mismatch": beside("累计填", "上月累计加本月为", "核对上月累计、本月数和累计数，改正后重报"),
  "cumulative-falls": beside("累计填", "小于上月累计", "核对累计数；当月确为负数的请说明原因"),
  "unchanged-figure": ({ subject, received }) => [
    `${subject}填${received}，与上月完全相同，疑未更新`,
    "核对本月数据，确无变化的请说明",
  ],
  "negative-month": ({ subject, received }) => [`${subject}当月为${received}`, "核对正负号；退库等原因请说明"],
  "joint-months": ({ subject, received }) => [
    `${subject}1月、2月合并公布，此处却填了单月数${received}`,
    "只报1—2月累计，删去单月数和环比",
  ],
  "base-mismatch": beside("基期数填", "台账中为", "按台账改正；基数经口径调整的请注明"),
  "budget-changed": beside("年初预算填", "以前月份为", "核对预算数；经批准调整的请注明“调整预算”"),
  "unusual-growth": ({ subject, expected, received }) => [
    `${subject}增幅${received}，远离近12个月的中位数${expected}`,
    "核对本期数和基期数，数据无误的请说明原因",
  ],
  "growth-reversal": ({ subject, expected, received }) => [
    `${subject}增幅由上月的${expected}变为${received}`,
    "核对本期数和基期数，数据无误的请说明原因",
  ],
  "nontax-jump": beside("当月非税占比", "上月止累计为", "核实有无一次性入库，并说明原因"),
  "claim-mismatch": ({ about, subject, expected, received, difference, cause }) =>
    cause === "basis"
      ? [
          `文字中${subject}写${received}，是表中${about.label}的数，表中${about.indicator}为${expected}`,
          "在文字中写明口径，或在设置表“指标”中把这个名称登记到它所指的指标",
        ]
      : [`文字中${subject}写${received}，按表中数据应为${expected}${agreed(difference)}`, "核对文字和数据，改为一致"],
  "negative-growth-words": ({ expected, received }) => [
    `文字${received}把下降写成了负增长的“增长”`,
    `改写为${expected}`,
  ],
  "points-wording": ({ expected, received }) => [
    `文字${received}说的是两个百分数之差，应以百分点计`,
    `核对后改写为${expected}`,
  ],
  "damaged-period": ({ expected, received }) => [
    `期间${received}不存在${expected === "" ? "" : `，可能是${dash(expected)}`}`,
    "改正表中的期间",
  ],
  "period-disagreement": ({ expected, received }) => [
    `此处的期间${dash(received)}与别处的${dash(expected)}不一致，可能沿用了上期的表`,
    "核对数据属于哪一期，把期间改为一致",
  ],
  "no-period": () => ["表中没有写明所属期间", "在标题中写明年、月，如“2017年1—8月”"],
  "no-unit": () => ["表中没有写明计量单位", "在表头上方写明单位，如“单位：万元”"],
  "not-a-number": ({ subject, received }) => [`${subject}填的${received}不是数字`, "改填数字，没有数据的填“未报”"],
  "ragged-row": ({ about, received }) => [
    `有${received}行的值比表头多（${about.label}），多半是数字中的千分位逗号被当成了分隔符，后面的值都错了列`,
    "去掉千分位逗号，或改用 .xlsx 格式，再报",
  ],
  "formula-unsaved": ({ about, received }) => [
    `有${received}个公式没有保存结果（${about.label}），读不到数`,
    "用 Excel 打开，保存一次再报",
  ],
  "hidden-value": ({ about, sheet, received }) => [
    `${hidden(about.label, sheet)}中有数，如${received}`,
    "取消隐藏，核实后保留或删去",
  ],
  "unread-figures": ({ received }) => [
    `有${received}行数字没有读入，上方没有可识别的表头`,
    "为这些数字补上表头，不用的删去",
  ],
  "unread-words": ({ received }) => [
    `“${bare(received)}”没有识别，旁边的数字按名称的一部分读入`,
    "是名称的一部分则登记为指标，是用语则填入设置表“词汇”",
  ],
  "reading-outdated": ({ about, expected, received }) => [
    `${about.label === "" ? "整张表" : `“${about.label}”列`}在“读法”表里按读作${expected}时更正过，现在读作${received}，更正没有用上`,
    "核对这张表是否改了，需要更正的重新更正，不需要的删去“读法”表中的这一行",
  ],
  "layout-changed": ({ expected, received }) => [
    `这张表的列与以前的不同：${
      [received === "" ? "" : `多了${received}`, expected === "" ? "" : `少了${expected}`]
        .filter((words) => words !== "")
        .join("，") || "次序变了"
    }`,
    "核对各列的含义；以前更正过的读法不再套用，读错的在“读法”里重新更正",
  ],
  "meaning-changed": ({ about, expected, received }) => [
    `“${about.label}”列以前读作${expected}，现在读作${received}`,
    "核对这一列的含义、时段和单位，读错的在“读法”里更正",
  ],
  "not-a-rate": ({ received }) => [
    `${received}按比率读入，各行都在5倍以上，疑为绝对数`,
    "在表头写清是增减额还是增减%，是完成数还是完成%",
  ],
  "two-readings": ({ about, expected, received }) => [
    `“${about.label}”有两种读法，现按${received}读入，也可能是${expected}`,
    "在表中写明是哪一种",
  ],
  "merged-figure": ({ received }) => [
    `${received}合并在几行里，不知属于哪一行，没有读入`,
    "取消合并，分别填写各行的数字",
  ],
  "dictionary-entry": ({ expected, received }) => [`设置表此处填${received}，应为${bare(expected)}`, "改正后重新读取"],
  "dictionary-header": ({ sheet, expected }) => [`设置表“${sheet}”缺少列${expected}`, "补上表头后重新读取"],
  "dictionary-spelling": ({ about, expected, received }) => [
    `名称“${about.label}”同时属于${expected}和${received}，现按前者识别`,
    "只在一处保留这个名称",
  ],
  "reading-repeated": ({ about }) => [
    `${about.label === "" ? "整张表" : `“${about.label}”列`}在“读法”表里更正了两次，现按前一行读`,
    "只保留一行",
  ],
  "rule-book": ({ expected }) => [`规则表无法读取，没有找到${expected}`, "按规则表的格式填写后重新读取"],
  "rule-entry": ({ expected, received }) => [
    `规则此处填${received}，应为${bare(expected)}，这条规则没有执行`,
    "改正后重新核对",
  ],
  "rule-formula": ({ about, received, expected, position }) => [
    `规则公式“${about.label}”${position === "" ? "" : `第${position}个字起`}${received}处有误：${expected}，这条规则没有执行`,
    "按规则说明改正公式后重新核对",
  ],
  "rule-name": ({ about, received }) => [
    `规则公式“${about.label}”中的${received}没有登记，只能按原文查找`,
    "核对写法，或在设置表“指标”中登记",
  ],
};

/** Names of things need no quotation marks in a sentence about them. */
const bare = (quoted: string): string => quoted.replace(/^“|”$/g, "");

function hidden(label: string, sheet: string): string {
  if (label === sheet) return `隐藏的工作表“${label}”`;
  return /^\d+$/.test(label) ? `隐藏的第${label}行` : `隐藏的${label}列`;
}

/** The next step where the rule book asks for a written explanation. */
export const EXPLAIN = "核对后改正，确实无误的必须写明原因";

/** A rule of the bureau's own book, or one that has no sentence of its own. */
export const anyRule: Sentence = ({ title, subject, expected, received, difference }) => [
  `${subject}不符合规则“${title}”` +
    (received === "" ? "" : `，现为${received}`) +
    (expected === "" ? "" : `，应为${expected}`) +
    agreed(difference),
  "核对后改正，或说明原因",
];

/** An item that a rule could not decide. */
export const undecidedRule: Sentence = ({ title, subject }) => [
  `${subject}${subject === "" ? "此处" : ""}缺少核对所需的数，规则“${title}”无法判断`,
  "补齐数据后重新核对",
];
