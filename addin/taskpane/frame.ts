import { html, nothing, type TemplateResult } from "lit-html";
import { labelWords } from "../analysis";
import type { Actions } from "./actions";
import { check, undo } from "./check";
import { levelCounts, showFindings } from "./findings/filter";
import { TABS, VIEWS, type Model, type View } from "./model";
import { begin, button, emptyState, form } from "./parts";
import { titleOf } from "./titles";
import { say } from "../page";

type Render = (model: Model, actions: Actions) => TemplateResult;

/** The views whose code is loaded. */
const loaded = new Map<View, Render>();

/** Loads the code of each view. */
const LOADERS: Readonly<Record<View, () => Promise<Render>>> = {
  overview: async () => (await import("./overview/view")).overview,
  findings: async () => (await import("./findings/view")).findings,
  standing: async () => (await import("./ranking/view")).standings,
  gaps: async () => (await import("./gaps/view")).gaps,
  supervision: async () => (await import("./supervision/view")).supervision,
  text: async () => (await import("./bulletin/view")).texts,
  proof: async () => (await import("./proof/view")).proofs,
  templates: async () => (await import("./templates/view")).templates,
  reading: async () => (await import("./reading/view")).readings,
  explain: async () => (await import("./explain/view")).explained,
  more: async () => (await import("./more/view")).more,
  values: async () => (await import("./values/view")).values,
  state: async () => (await import("./state/view")).state,
};

export async function loadView(view: View): Promise<void> {
  if (loaded.has(view)) return;
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

/** The tab that a view stands under. */
const tabOf = (view: View): View => ((TABS as readonly View[]).includes(view) ? view : "more");

/** Renders the whole pane: header, view, messages and footer. */
export function frame(model: Model, actions: Actions): TemplateResult {
  const own = tabOf(model.view);
  return html`
    <header>
      <div class="head">
        <h1>${say("月度检查", "Monthly check")}</h1>
        ${levels(model, actions)}
      </div>
      <nav aria-label=${say("视图", "Views")} @keydown=${(event: KeyboardEvent) => moveInTabs(event)}>
        ${TABS.map(
          (view) =>
            html`<button
              type="button"
              data-view=${view}
              aria-current=${view === own ? "page" : nothing}
              @click=${() => actions.show(view)}
            >
              ${titleOf(view)}
            </button>`,
        )}
      </nav>
      ${staleLine(model)}
    </header>
    <main tabindex="-1" data-shows=${model.view} aria-label=${titleOf(model.view)}>
      ${own === model.view ? nothing : html`<h2 class="of">${titleOf(model.view)}</h2>`}
      ${loaded.get(model.view)?.(model, actions) ?? opening(model, actions)}
    </main>
    <div class="bar">
      <div role="status" aria-live="polite">${progress(model, actions)}${noticeOf(model, actions)}</div>
      ${confirmationOf(model, actions)}${operatorForm(model, actions)}
    </div>
    <footer>
      ${actions.tools.workbook.host === "grid" ? html`<span></span>` : undoButton(model, actions)}
      <a href="help/index.html" target="_blank" rel="noopener">${say("帮助", "Help")}</a>
    </footer>
    ${model.printing ? (printed?.(model) ?? nothing) : nothing}
  `;
}

/** The placeholder of a view whose code is still being loaded: before the first check, how it is begun. */
const opening = (model: Model, actions: Actions): TemplateResult =>
  model.checked === null && model.view === "overview"
    ? begin(model, actions)
    : emptyState(say("正在打开…", "Opening…"));

/** 撤销 of the last step, in Excel; beside the grid its toolbar has the one for all. */
const undoButton = ({ undoable }: Model, actions: Actions): TemplateResult =>
  button(undoable === null ? say("撤销", "Undo") : say(`撤销：${undoable}`, `Undo: ${undoable}`), () => undo(actions), {
    disabled: undoable === null,
  });

/** The findings by level, each leading to its list, and the command that checks again. */
function levels(model: Model, actions: Actions): TemplateResult | typeof nothing {
  const { checked, edited, language, task } = model;
  if (checked === null) return nothing;
  return html`<p class="levels">
      ${levelCounts(checked.findings).map(
        ([level, count]) =>
          html`<button
            type="button"
            class="${level} ${count === 0 ? "none" : ""}"
            aria-label="${labelWords("severity", level, language)} ${count}"
            title=${labelWords("severity", level, language)}
            @click=${() => showFindings(actions, { severity: level })}
          >
            <span class="level">${labelWords("severity", level, language)}</span> ${count}
          </button>`,
      )}
    </p>
    ${button(say("重新检查", "Check again"), () => check(actions), {
      kind: edited.size > 0 ? "primary" : "",
      disabled: task !== null,
    })}`;
}

/** ← and → move through the tabs. */
function moveInTabs(event: KeyboardEvent): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
  const next = tabs[tabs.indexOf(event.target as HTMLButtonElement) + step];
  if (step === 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** Tells that cells were edited after the check. */
function staleLine({ edited }: Model): TemplateResult | typeof nothing {
  if (edited.size === 0) return nothing;
  const cells = [...edited.values()].reduce((sum, one) => sum + (one === "all" ? 0 : one.size), 0);
  const many = cells > 0 ? say(`（${cells}格）`, ` (${cells} cells)`) : "";
  return html`<p class="stale">
    ${say(`表格在检查之后改过${many}，改到的待复查。`, `Edited after the check${many}: check again.`)}
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

const noticeOf = ({ notice }: Model, actions: Actions): TemplateResult | typeof nothing =>
  notice === null
    ? nothing
    : html`<div class="notice ${notice.tone}">
        <p id="notice">${notice.text}</p>
        <button type="button" aria-label=${say("关闭", "Close")} @click=${() => actions.update({ notice: null })}>
          ${"×"}
        </button>
      </div>`;

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
