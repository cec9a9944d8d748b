import { html, nothing, type TemplateResult } from "lit-html";
import type { Actions } from "./actions";
import { check } from "./check";
import { VIEWS, type Model, type View } from "./model";
import { say } from "./page";
import { printedOf, viewOf } from "./views";

export const titleOf = (view: View): string =>
  ({
    overview: say("概览", "Overview"),
    findings: say("检查", "Check"),
    standing: say("排位", "Ranking"),
    gaps: say("差距", "Gaps"),
    text: say("文字", "Text"),
    templates: say("模板", "Templates"),
    explain: say("解释此单元格", "Explain cell"),
    values: say("转为数值", "Values"),
    state: say("状态", "State"),
  })[view];

/** The whole pane: where one is, what is being done, what was said, and the view. */
export function frame(model: Model, actions: Actions): TemplateResult {
  return html`
    <header>
      <h1>${say("月度检查", "Monthly check")}</h1>
      <nav aria-label=${say("视图", "Views")}>
        ${VIEWS.map(
          (view) =>
            html`<button
              type="button"
              data-view=${view}
              aria-current=${view === model.view ? "page" : nothing}
              @click=${() => actions.show(view)}
            >
              ${titleOf(view)}
            </button>`,
        )}
      </nav>
    </header>
    <main tabindex="-1" aria-label=${titleOf(model.view)}>
      ${stale(model, actions)}${viewOf(model.view)?.(model, actions) ?? html`<p class="empty">${say("正在打开…", "Opening…")}</p>`}
    </main>
    <div class="bar">
      <div role="status" aria-live="polite">${progress(model, actions)}${saying(model)}</div>
      ${asking(model, actions)}${naming(model, actions)}
    </div>
    <footer>
      <button type="button" ?disabled=${model.undoable === null} @click=${() => void actions.undo()}>
        ${model.undoable === null ? say("撤销", "Undo") : say(`撤销：${model.undoable}`, `Undo: ${model.undoable}`)}
      </button>
      <a href="help/index.html" target="_blank" rel="noopener">${say("帮助", "Help")}</a>
    </footer>
    ${model.printing ? (printedOf()?.(model) ?? nothing) : nothing}
  `;
}

/** Views of the cells as they are now, whatever was checked. */
const OF_CELLS: ReadonlySet<View> = new Set(["explain", "values", "state"]);

/** The sheets are not those that were checked. */
function stale({ stale: isStale, checked, view }: Model, actions: Actions): TemplateResult | typeof nothing {
  if (!isStale || checked === null || OF_CELLS.has(view)) return nothing;
  return html`<p class="notice">
    ${say("表格在检查之后改过。", "The sheets changed after the check.")}
    <button type="button" class="primary" @click=${() => void check(actions)}>${say("重新检查", "Check again")}</button>
  </p>`;
}

function progress({ running }: Model, actions: Actions): TemplateResult | typeof nothing {
  if (running === null) return nothing;
  const { label, done, of } = running;
  return html`<div class="progress">
    <span>${of === 0 ? label : `${label} ${done}/${of}`}</span>
    <progress aria-label=${label} max=${of === 0 ? nothing : of} value=${of === 0 ? nothing : done}></progress>
    <button type="button" @click=${() => actions.cancel()}>${say("取消", "Cancel")}</button>
  </div>`;
}

const saying = ({ said }: Model): TemplateResult | typeof nothing =>
  said === null ? nothing : html`<p id="said" class=${said.tone}>${said.text}</p>`;

/** A write names its range and waits for a word. */
function asking({ pending }: Model, actions: Actions): TemplateResult | typeof nothing {
  if (pending === null) return nothing;
  return html`<div class="asking" role="alertdialog" aria-labelledby="question">
    <p id="question">${pending.question}</p>
    <button type="button" class="primary" @click=${() => void actions.confirm()}>${say("写入", "Write")}</button>
    <button type="button" @click=${() => actions.decline()}>${say("取消", "Cancel")}</button>
  </div>`;
}

/** Who records something gives a name once, right where it is needed. */
function naming({ naming: then }: Model, actions: Actions): TemplateResult | typeof nothing {
  if (then === null) return nothing;
  return html`<form
    class="asking"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const name = new FormData(event.target as HTMLFormElement).get("operator");
      if (typeof name !== "string" || name.trim() === "") return;
      actions.nameOperator(name.trim());
      actions.update({ naming: null });
      void then();
    }}
  >
    <label>
      ${say("经办人姓名（记入台账，本机只问一次）", "Your name, for the ledger (asked once on this computer)")}
      <input name="operator" autocomplete="name" required />
    </label>
    <button type="submit" class="primary">${say("继续", "Go on")}</button>
    <button type="button" @click=${() => actions.update({ naming: null })}>${say("取消", "Cancel")}</button>
  </form>`;
}
