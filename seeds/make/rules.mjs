/** rules.xlsx: the bureau's own rules, beside those that are built in. The same book stands in docs/rules.zh-CN.md as an example. */
import { table } from "./dictionary.mjs";

/**
 * The rules that the six counties and the departments' sheets must keep to: id, name, severity, scope, formula, and more.
 * @type {readonly [string, string, import("../../addin/node.js").Severity, string, string, Partial<import("../../addin/node.js").RuleEntry>?][]}
 */
const RULES = [
  ["B01", "财政总收入三种口径一致", "error", "", "财政总收入.累计 = 税收收入 + 非税收入 = 地方收入 + 上划中央收入 + 上划省级收入 = 国税部门收入 + 地税部门收入 + 财政部门收入"],
  ["B02", "合计等于六县（市）之和", "error", "财政总收入、税收收入、一般公共预算支出", "合计 = SUM(六县)"],
  ["B03", "本月累计等于上月累计加本月", "error", "可加", "累计 = 上月.累计 + 本月", { template: "{地区}{指标}累计{实际}，上月累计加本月应为{期望}" }],
  ["B04", "上年同期等于去年报的累计", "warning", "可加", "上年同期 = 去年同月.累计", { template: "{地区}{指标}上年同期填{实际}，去年台账为{期望}，口径有调整的请说明", mustExplain: true }],
  ["B05", "增减额等于累计减上年同期", "error", "可加", "增减额 = 累计 - 上年同期"],
  ["B06", "完成率等于累计除以年初预算", "error", "财政局", "完成率 = 累计 / 年初预算"],
  ["B07", "年初预算不应变动", "warning", "", "年初预算 = 上月.年初预算", { mustExplain: true }],
  ["B08", "增幅离开近12月的常态", "warning", "可加", "当 MAD(近12月, 增幅) > 0 时 ABS(增幅 - MEDIAN(近12月, 增幅)) <= 6 × MAD(近12月, 增幅) 或 ABS(增幅 - MEDIAN(近12月, 增幅)) <= 5个百分点", { mustExplain: true }],
  ["B09", "增幅与上月相差不超过30个百分点", "warning", "可加", "ABS(增幅 - 上月.增幅) <= 30个百分点", { mustExplain: true }],
  ["B10", "累计不应比上月少", "error", "可加", "当 月份 > 1 时 累计 >= 上月.累计"],
  ["B11", "税收与非税占比合计为100%", "error", "", "税收占财政总收入比重 + 非税占财政总收入比重 = 100%"],
  ["B12", "税收不大于财政总收入", "error", "", "税收收入 <= 财政总收入"],
  ["B13", "非税占比过高", "info", "六县", "当 月份 >= 3 时 非税收入.累计 <= 60% × 财政总收入", { template: "{地区}非税收入{实际}，超过财政总收入的六成（{期望}）" }],
  ["B14", "本月数不应与上月相同", "warning", "财政局", "当 本月 > 0 时 本月 <> 上月.本月"],
  ["B15", "位次在六县（市）之内", "error", "六县", "1 <= 位次 <= COUNT(六县)"],
  ["B16", "存款余额等于年初加比年初增减", "error", "人民银行", "余额 = 年初.余额 + 比年初增减"],
  ["B17", "集中调度项目等于已完成加未完成", "error", "", "集中调度项目 = 已完成征拆项目 + 未完成拆迁项目"],
  ["B18", "征拆对象等于已达成协议加未落实", "error", "", "涉公征拆对象 = 已达成协议征拆对象 + 未落实征拆对象"],
  ["B19", "融资到位不超过融资总额", "error", "", "融资到位额 <= 融资额"],
  ["B20", "收支累计不应为负", "error", "财政局", "累计 >= 0"],
];

const ENTRIES = RULES.map(([id, name, severity, scope, formula, more]) => ({
  ...{ id, name, severity, formula, tolerance: null, missingIsZero: false, address: { file: "", sheet: "", cell: "" } },
  ...(scope === "" ? {} : { scope: scope.split("、") }),
  ...more,
}));

/** @param {import("./ledger.mjs").Package} host */
export const rules = (host) => [table(host.rulesSheet(ENTRIES), [8, 30, 8, 24, 80, 8, 50, 12])];
