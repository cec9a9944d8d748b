import { html, nothing, type TemplateResult } from "lit-html";
import { say } from "../../page";
import type { Actions } from "../actions";
import type { Model } from "../model";
import { button, definitions } from "../parts";

/** 状态: the operator, and whether script and server are of one version. */
export function state({ operator, about }: Model, actions: Actions): TemplateResult {
  const { functions, script, served, host, complete } = about;
  const lastCall = actions.tools.lastCall();
  return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const name = new FormData(event.target as HTMLFormElement).get("operator");
        actions.setOperator(String(name).trim());
      }}
    >
      <label>
        ${say("经办人", "Operator")}
        <input name="operator" autocomplete="name" required .value=${operator} />
      </label>
      <button type="submit">${say("保存", "Save")}</button>
      <p class="hint">
        ${say("记入台账每一行，只是记录，不是登录。", "Written into each row of the ledger: a record, not a login.")}
      </p>
    </form>
    ${
      complete
        ? nothing
        : html`<p class="caution">
            ${say(
              "脚本和服务器的版本不一致：请关闭Excel，清除加载项缓存后再打开。",
              "Script and server are of different versions: close Excel, clear the add-in cache and open it again.",
            )}
          </p>`
    }
    ${definitions([
      [say("函数", "Functions"), say(`已登记${functions}个`, `${functions} registered`)],
      [say("脚本版本", "Script"), script],
      [say("服务器版本", "Server"), served === "" ? say("读不到version.json", "version.json is not there") : served],
      [say("运行环境", "Host"), host],
      [say("最近一次调用", "Last call"), lastCall === "" ? say("还没有", "none yet") : lastCall],
    ])}
    <p class="tools">
      ${button(say("重新载入函数", "Reload the functions"), () => actions.reload())}
      ${button(say("English", "中文"), () => actions.switchLanguage())}
    </p>`;
}
