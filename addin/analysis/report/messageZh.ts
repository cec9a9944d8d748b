import type { Parts } from "./parts";

const agreed = (difference: string): string => (difference === "" ? "" : `，${difference}`);

/** A printed figure that does not follow from others of its row. */
const mismatch =
  (what: string, from: string, next: string): Sentence =>
  ({ subject, expected, received, difference }) => [
    `${subject}${what}填${received}，按${from}计算应为${expected}${agreed(difference)}`,
    next,
  ];

const dash = (period: string): string => period.replace(/-/g, "—");

/** What is wrong, and what to do next. */
type Sentence = (parts: Parts) => readonly [wrong: string, next: string];

/** The Chinese sentence of each rule. */
export const CHINESE: Readonly<Record<string, Sentence>> = {
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
  "unit-slip": ({ subject, expected, received }) => [
    `${subject}填${received}，与同行、同列相差约一万倍，疑为计量单位错位，按表中单位应为${expected}`,
    "核对原始数据的单位，换算后重填",
  ],
  "sum-mismatch": ({ subject, expected, received, difference }) => [
    `${subject === "" ? "合计" : subject}填${received}，分项之和为${expected}${agreed(difference)}`,
    "核对合计和各分项，改正后重报",
  ],
  "change-mismatch": mismatch("增减额", "本期数减基期数", "核对三个数，改正后重报"),
  "growth-mismatch": mismatch("增幅", "本期数和基期数", "核对增幅和两个基础数，改正后重报；口径有调整的请说明"),
  "completion-mismatch": mismatch("完成率", "完成数和目标数", "核对完成数、目标数和完成率，改正后重报"),
  "share-mismatch": mismatch("", "分子和分母", "核对分子、分母和比重，改正后重报"),
  "rank-mismatch": mismatch("位次", "表中数据", "按公布的小数位重新排位，数值相同的并列"),
  "gdp-monthly": ({ about, month, received }) => [
    `${about.indicator}按季核算，${month}的增速${received}只能是推算数`,
    "注明为推算数，或待季度核算数公布后再用",
  ],
  "basis-unclear": ({ subject, expected, received }) => [
    `${subject}为${received}，大于同期收入总量${expected}，口径不明`,
    "说明该数的口径，分清是否计入财政收入",
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
  "hidden-value": ({ about, sheet, received }) => [
    `${hidden(about.label, sheet)}中有数，如${received}`,
    "取消隐藏，核实后保留或删去",
  ],
  "unread-figures": ({ received }) => [
    `有${received}行数字没有读入，上方没有可识别的表头`,
    "为这些数字补上表头，不用的删去",
  ],
  "dictionary-entry": ({ expected, received }) => [`设置表此处填${received}，应为${bare(expected)}`, "改正后重新读取"],
  "dictionary-header": ({ sheet, expected }) => [`设置表“${sheet}”缺少列${expected}`, "补上表头后重新读取"],
  "dictionary-spelling": ({ about, expected, received }) => [
    `名称“${about.label}”同时属于${expected}和${received}，现按前者识别`,
    "只在一处保留这个名称",
  ],
  "rule-book": ({ expected }) => [`规则表无法读取，没有找到${expected}`, "按规则表的格式填写后重新读取"],
  "rule-entry": ({ expected, received }) => [
    `规则此处填${received}，应为${bare(expected)}，这条规则没有执行`,
    "改正后重新核对",
  ],
  "rule-formula": ({ about, received }) => [
    `规则公式“${about.label}”读到${received}处无法理解，这条规则没有执行`,
    "改为“指标 = 指标 + 指标”的形式",
  ],
};

/** Names of things need no quotation marks in a sentence about them. */
const bare = (quoted: string): string => quoted.replace(/^“|”$/g, "");

function hidden(label: string, sheet: string): string {
  if (label === sheet) return `隐藏的工作表“${label}”`;
  return /^\d+$/.test(label) ? `隐藏的第${label}行` : `隐藏的${label}列`;
}

/** A rule of the bureau's own book, or one that has no sentence of its own. */
export const anyRule: Sentence = ({ title, subject, expected, received, difference }) => [
  `${subject}不符合规则“${title}”` +
    (received === "" ? "" : `，现为${received}`) +
    (expected === "" ? "" : `，应为${expected}`) +
    agreed(difference),
  "核对后改正，或说明原因",
];

/** What a rule could not decide. */
export const undecidedRule: Sentence = ({ title, subject }) => [
  `${subject}${subject === "" ? "此处" : ""}缺少核对所需的数，规则“${title}”无法判断`,
  "补齐数据后重新核对",
];
