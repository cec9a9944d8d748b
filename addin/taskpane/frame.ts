import { html, nothing, type TemplateResult } from "lit-html";
import type { Actions } from "./actions";
import { check, undo } from "./check";
import { findings } from "./findings/view";
import { VIEWS, type Model, type View } from "./model";
import { overview } from "./overview/view";
import { button, emptyState, form } from "./parts";
import { say } from "../page";

type Render = (model: Model, actions: Actions) => TemplateResult;

/** The views whose code is loaded. */
const loaded = new Map<View, Render>([
  ["overview", overview],
  ["findings", findings],
]);

/** Loads the code of each other view. */
const LOADERS: Readonly<Record<Exclude<View, "overview" | "findings">, () => Promise<Render>>> = {
  standing: async () => (await import("./ranking/view")).standings,
  gaps: async () => (await import("./gaps/view")).gaps,
  text: async () => (await import("./bulletin/view")).texts,
  templates: async () => (await import("./templates/view")).templates,
  explain: async () => (await import("./explain/view")).explained,
  values: async () => (await import("./values/view")).values,
  state: async () => (await import("./state/view")).state,
};

export async function loadView(view: View): Promise<void> {
  if (view === "overview" || view === "findings" || loaded.has(view)) return;
  loaded.set(view, await LOADERS[view]());
}

export async function loadViews(): Promise<void> {
  for (const view of VIEWS) await loadView(view);
}

/** Renders the page to be signed; undefined until its code is loaded. */
let printed: ((model: Model) => TemplateResult) | undefined;

export async function loadPrinted(): Promise<void> {
  printed ??= (await import("./overview/printed")).printed;
}

const titleOf = (view: View): string =>
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

/** Renders the whole pane: header, view, messages and footer. */
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
      ${stale(model, actions)}${loaded.get(model.view)?.(model, actions) ?? emptyState(say("正在打开…", "Opening…"))}
    </main>
    <div class="bar">
      <div role="status" aria-live="polite">${progress(model, actions)}${noticeOf(model)}</div>
      ${confirmationOf(model, actions)}${operatorForm(model, actions)}
    </div>
    <footer>
      ${button(
        model.undoable === null ? say("撤销", "Undo") : say(`撤销：${model.undoable}`, `Undo: ${model.undoable}`),
        () => undo(actions),
        { disabled: model.undoable === null },
      )}
      <a href="help/index.html" target="_blank" rel="noopener">${say("帮助", "Help")}</a>
    </footer>
    ${model.printing ? (printed?.(model) ?? nothing) : nothing}
  `;
}

/** Views that do not depend on a check. */
const OF_CELLS: ReadonlySet<View> = new Set(["explain", "values", "state"]);

/** Warns that sheets changed after the check. */
function stale({ stale: isStale, checked, view }: Model, actions: Actions): TemplateResult | typeof nothing {
  if (!isStale || checked === null || OF_CELLS.has(view)) return nothing;
  return html`<p class="caution">
    ${say("表格在检查之后改过。", "The sheets changed after the check.")}
    ${button(say("重新检查", "Check again"), () => check(actions), { kind: "primary" })}
  </p>`;
}

function progress({ task }: Model, actions: Actions): TemplateResult | typeof nothing {
  if (task === null) return nothing;
  const { label, done, of } = task;
  return html`<div class="progress">
    <span>${of === 0 ? label : `${label} ${done}/${of}`}</span>
    <progress aria-label=${label} max=${of === 0 ? nothing : of} value=${of === 0 ? nothing : done}></progress>
    ${button(say("取消", "Cancel"), () => actions.cancel())}
  </div>`;
}

const noticeOf = ({ notice }: Model): TemplateResult | typeof nothing =>
  notice === null ? nothing : html`<p id="notice" class=${notice.tone}>${notice.text}</p>`;

/** Asks whether a write that was named may be done. */
function confirmationOf({ confirmation }: Model, actions: Actions): TemplateResult | typeof nothing {
  if (confirmation === null) return nothing;
  return html`<div class="prompt" role="alertdialog" aria-labelledby="question">
    <p id="question">${confirmation.question}</p>
    ${button(say("写入", "Write"), () => actions.confirm(), { kind: "primary" })}
    ${button(say("取消", "Cancel"), () => actions.decline())}
  </div>`;
}

/** Asks for the operator's name, once on a machine, before a record. */
function operatorForm({ awaitingOperator }: Model, actions: Actions): TemplateResult | typeof nothing {
  if (awaitingOperator === null) return nothing;
  return form(
    {
      kind: "prompt",
      label: say("继续", "Go on"),
      submit: (name) => {
        if (name === "") return;
        actions.setOperator(name);
        actions.update({ awaitingOperator: null });
        void awaitingOperator();
      },
      cancel: () => actions.update({ awaitingOperator: null }),
    },
    html`<label>
      ${say("经办人姓名（记入台账，本机只问一次）", "Your name, for the ledger (asked once on this computer)")}
      <input name="operator" autocomplete="name" required />
    </label>`,
  );
}
