import type { Finding } from "../model/finding";
import { isRuleName, type RuleName } from "../model/ruleName";
import type { Language } from "../model/words";

const TITLES: Readonly<Record<RuleName, Readonly<Record<Language, string>>>> = {
  "missing-region": { zh: "缺报地区", en: "Region missing" },
  "duplicate-region": { zh: "地区重复", en: "Region listed twice" },
  "unknown-region": { zh: "地区名称未登记", en: "Region not in the dictionary" },
  "unknown-indicator": { zh: "指标名称未登记", en: "Indicator not in the dictionary" },
  "reading-doubtful": { zh: "读法存疑", en: "Header and arithmetic disagree" },
  "unit-slip": { zh: "计量单位错位", en: "Wrong unit" },
  "sum-mismatch": { zh: "合计不等于分项之和", en: "Total is not the sum of its parts" },
  "change-mismatch": { zh: "增减额与本期、基期不符", en: "Change does not follow from its levels" },
  "growth-mismatch": { zh: "增幅与本期、基期不符", en: "Growth does not follow from its levels" },
  "completion-mismatch": { zh: "完成率与目标不符", en: "Completion does not follow from its target" },
  "share-mismatch": { zh: "比重与分子、分母不符", en: "Share does not follow from its part and whole" },
  "rank-mismatch": { zh: "位次与数据不符", en: "Place does not follow from the figures" },
  "gdp-monthly": { zh: "按季核算指标的非季度增速", en: "Rate between quarters" },
  "basis-unclear": { zh: "口径不明", en: "Basis unclear" },
  mistyped: { zh: "疑为录入差错", en: "Mistyped figure" },
  "stale-copy": { zh: "重报旧表", en: "An earlier table reported again" },
  "wrong-unit": { zh: "整表计量单位写错", en: "Wrong unit of a whole table" },
  "repeated-column": { zh: "两列数字完全相同", en: "Column repeated" },
  "identity-mismatch": { zh: "总量不等于各组成部分之和", en: "Total is not what it is defined as" },
  "part-exceeds-whole": { zh: "其中数大于总数", en: "Part larger than its whole" },
  "shares-unbalanced": { zh: "比重之和不是100%", en: "Shares do not make up the whole" },
  "figures-disagree": { zh: "同一个数前后不一", en: "One figure stated twice, differently" },
  "formula-lost": { zh: "公式被数值覆盖", en: "Number pasted over a formula" },
  "cumulative-mismatch": { zh: "累计不等于上月累计加本月", en: "Cumulative figure does not follow from last month's" },
  "cumulative-falls": { zh: "累计数小于上月", en: "Cumulative figure falls" },
  "unchanged-figure": { zh: "与上月数完全相同", en: "Figure unchanged from last month" },
  "negative-month": { zh: "当月数为负", en: "Negative month" },
  "joint-months": { zh: "1—2月合并公布的指标报了单月数", en: "Month alone of an indicator published jointly" },
  "base-mismatch": { zh: "基期数与台账不符", en: "Base is not the accepted figure" },
  "budget-changed": { zh: "年初预算与以前月份不同", en: "Budget changed" },
  "unusual-growth": { zh: "增幅偏离本单位历史", en: "Growth outside its own history" },
  "growth-reversal": { zh: "增幅较上月正负逆转", en: "Growth turned within a month" },
  "nontax-jump": { zh: "当月非税收入占比陡升", en: "Non-tax revenue jumps" },
  "claim-mismatch": { zh: "文字与数据不符", en: "Sentence does not follow from the figures" },
  "negative-growth-words": { zh: "“增长”后写负数", en: "Negative growth in words" },
  "points-wording": { zh: "百分点误写为%", en: "Percent where points are meant" },
  "damaged-period": { zh: "期间文字受损", en: "Period damaged" },
  "period-disagreement": { zh: "期间前后不一", en: "Periods disagree" },
  "no-period": { zh: "未写明期间", en: "No period" },
  "no-unit": { zh: "未写明计量单位", en: "No unit" },
  "not-a-number": { zh: "填报的不是数字", en: "Not a number" },
  "ragged-row": { zh: "行比表头长", en: "Row longer than its header" },
  "formula-unsaved": { zh: "公式没有保存结果", en: "Formula without a stored result" },
  "hidden-value": { zh: "隐藏的行列中有数", en: "Hidden figures" },
  "unread-figures": { zh: "有数字未读入", en: "Figures not read" },
  "unread-words": { zh: "表头有未识别的字", en: "Words of a header not understood" },
  "reading-outdated": { zh: "更正过的读法已不适用", en: "Corrected reading no longer applies" },
  "layout-changed": { zh: "表头与以前不同", en: "Headers differ from before" },
  "meaning-changed": { zh: "同一列读法与以前不同", en: "Column read otherwise than before" },
  "not-a-rate": { zh: "比率列中像是绝对数", en: "Amounts in a column of rates" },
  "two-readings": { zh: "有两种读法", en: "Two readings" },
  "merged-figure": { zh: "一个数合并在几行里", en: "One figure merged over several rows" },
  "dictionary-entry": { zh: "设置表填写有误", en: "Dictionary entry unusable" },
  "dictionary-header": { zh: "设置表缺少列", en: "Dictionary column missing" },
  "dictionary-spelling": { zh: "设置表名称重复", en: "Dictionary spelling used twice" },
  "reading-repeated": { zh: "同一列更正了两次", en: "Column corrected twice" },
  "rule-book": { zh: "规则表无法读取", en: "Rule book unreadable" },
  "rule-entry": { zh: "规则填写有误", en: "Rule entry unusable" },
  "rule-name": { zh: "规则中的指标未登记", en: "Indicator of a rule not in the dictionary" },
  "rule-formula": { zh: "规则公式有误", en: "Rule formula unreadable" },
};

/**
 * The short title of a rule (规则名称); a rule of the bureau's own book is called by its id.
 *
 * @example
 * ruleWords("sum-mismatch") // => "合计不等于分项之和"
 * ruleWords("R01") // => "R01"
 */
export const ruleWords = (rule: string, language: Language = "zh"): string =>
  isRuleName(rule) ? TITLES[rule][language] : rule;

/**
 * The title of the rule that found something (规则名称); of the bureau's own book, its id and the name it has there.
 *
 * @example
 * ruleTitle(findingOf(nameOfRule("R01"), "error", { file: "", sheet: "", cell: "A1" }, { label: "收入等于两项之和" })) // => "R01 收入等于两项之和"
 */
export const ruleTitle = ({ rule, about }: Finding, language: Language = "zh"): string =>
  isRuleName(rule) || about.label === "" ? ruleWords(rule, language) : `${rule} ${about.label}`;
