import type { Indicator } from "../model/indicator";
import type { NumberId } from "../model/numberId";
import type { PeerGroup } from "../model/region";
import { askedFor } from "./asked";

const rateName = ({ part }: Indicator): string => (part === undefined ? "增速" : "比重");

const growthFormula = ({ growthRecomputable }: Indicator): string =>
  growthRecomputable ? "（本期数－上年同期数）÷上年同期数" : "报送的增速";

const shareFormula = ({ part, whole }: Indicator): string =>
  part === undefined || whole === undefined ? "报送的比重" : `${part}÷${whole}`;

/**
 * How the number of a placeholder is worked out, in words.
 *
 * @example
 * factFormula({ region: "华容县", indicator: "财政总收入", period: august, placeholder: "序时进度", family: "" }, plainIndicator("财政总收入"), { name: "", members: [] }) // => "本期数÷年度目标值－8÷12"
 */
export function factFormula({ period, placeholder: asked }: NumberId, indicator: Indicator, peers: PeerGroup): string {
  const { placeholder, argument, names } = askedFor(asked);
  const total = names[0] ?? "";
  const rate = rateName(indicator);
  const earlier = argument === "上年" || (argument === "" && placeholder === "比重变化") ? "上年同期" : "上月";
  const order = `${peers.name}按${argument === "总量" ? "总量" : rate}从${indicator.best === "low" ? "低到高" : "高到低"}排列`;
  const formulas: Readonly<Record<string, string>> = {
    数值: indicator.part === undefined ? "报送的本期数" : shareFormula(indicator),
    增减: "本期数－上年同期数",
    增长: growthFormula(indicator),
    增减情况: growthFormula(indicator),
    增速: growthFormula(indicator),
    增速变化: `本期增速－${earlier}增速`,
    比重: shareFormula(indicator),
    比重变化: `本期比重－${earlier}比重`,
    与平均: `本地区${rate}－${peers.whole ?? "总体"}${rate}`,
    名次: order,
    位次: order,
    倒数位次: order,
    高于: order,
    位次变化: `${earlier}位次－本期位次，${order}`,
    目标值: "指标与地区工作簿的“目标”表",
    目标差距: "本期数－年度目标值",
    完成率: "本期数÷年度目标值",
    完成情况: "本期数÷年度目标值",
    序时进度: `本期数÷年度目标值－${period.month}÷12`,
    同期进度: "本期完成率－上年同期完成率",
    月均需完成: `（年度目标值－本期数）÷${12 - period.month}`,
    比年初: "报送的比年初增减额",
    拉动: `增减额÷${total}的上年同期数`,
    拉动幅度: `增减额÷${total}的上年同期数`,
    贡献率: `增减额÷${total}的增减额`,
    动因: `各部分增减额÷${indicator.name}的上年同期数（拉动），÷${indicator.name}的增减额（贡献率）`,
  };
  return formulas[placeholder] ?? "";
}
