import { html, nothing, type TemplateResult } from "lit-html";
import type { Actions } from "../actions";
import { downloadValues, offerValues, openValues } from "./actions";
import type { Model } from "../model";
import { say } from "../../page";
import { button } from "../parts";

/** 转为数值: for files that leave the bureau, where nobody has the functions. */
export function values({ capabilities }: Model, actions: Actions): TemplateResult {
  return html`<p>
      ${say(
        "文件要发给没有装加载项的人时，先把 =COUNTY. 公式换成它现在的结果。别的公式不变，可以撤销。",
        "Before a file goes to someone without the add-in, put the present answers in the place of =COUNTY. formulas. Other formulas stay; the step can be undone.",
      )}
    </p>
    <p class="tools">
      ${button(say("所选区域", "The selection"), () => offerValues(actions, "selection"), { kind: "primary" })}
      ${button(say("整张工作表", "The whole sheet"), () => offerValues(actions, "sheet"))}
    </p>
    <h2>${say("全部换成数值的副本", "A copy of values alone")}</h2>
    <p>
      ${say(
        "另存一份只有数值的工作簿，原文件不动。副本保留数字格式和合并单元格，不带字体和颜色。",
        "Makes a workbook of values alone; this one stays as it is. The copy keeps number formats and merges, not fonts and colours.",
      )}
    </p>
    <p class="tools">
      ${capabilities.has("newWorkbook") ? button(say("打开副本", "Open the copy"), () => openValues(actions)) : nothing}
      ${button(say("下载副本", "Download the copy"), () => downloadValues(actions))}
    </p>`;
}
