import { say } from "../page";
import type { View } from "./model";

/** The title of a view, on its tab, above it and in the list of 更多. */
export const titleOf = (view: View): string =>
  ({
    overview: say("概览", "Overview"),
    findings: say("检查", "Check"),
    standing: say("排位", "Ranking"),
    text: say("文字", "Text"),
    more: say("更多", "More"),
    gaps: say("差距", "Gaps"),
    supervision: say("督办", "Supervision"),
    proof: say("校稿", "Proofreading"),
    reading: say("读法", "Reading"),
    templates: say("模板", "Templates"),
    explain: say("解释此单元格", "Explain cell"),
    values: say("转为数值", "Values"),
    state: say("状态", "State"),
  })[view];
