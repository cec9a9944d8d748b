import { html, nothing, type TemplateResult } from "lit-html";
import { labelWords, message, ruleTitle, type Finding } from "../../analysis";
import type { Actions } from "../actions";
import { aliasIn, offerAlias } from "./alias";
import { explainFinding, goToFinding } from "./actions";
import type { Checked, Model } from "../model";
import { say } from "../page";
import { fieldOf, placeIn } from "../parts";

/** Ids of findings hold what no id of a page may. */
export const itemId = ({ id }: Finding): string => `finding-${encodeURIComponent(id)}`;

export function findingItem(
  one: Finding,
  followers: readonly Finding[],
  isNew: boolean,
  { language, current, explaining, aliasing, workbookName }: Model,
  checked: Checked,
  actions: Actions,
): TemplateResult {
  return html`<li
    id=${itemId(one)}
    class="finding ${one.severity}"
    aria-current=${current === one.id ? "true" : nothing}
  >
    <button type="button" class="go" @click=${() => void goToFinding(actions, one)}>
      <span class="level">${labelWords("severity", one.severity, language)}</span>
      ${isNew ? html`<span class="new">${say("新增", "new")}</span>` : nothing} ${ruleTitle(one, language)}
      <span class="place">${placeIn(one, workbookName, language)}</span>
    </button>
    <p class=${one.explanation === null ? nothing : "explanation"}>${message(one, language)}</p>
    ${
      followers.length === 0
        ? nothing
        : html`<details>
            <summary>${say(`由此引起 ${followers.length} 处`, `${followers.length} follow from it`)}</summary>
            <ul>
              ${followers.map((next) => html`<li>${ruleTitle(next, language)} ${next.cell}</li>`)}
            </ul>
          </details>`
    }
    ${
      explaining === one.id
        ? explainForm(one, checked, actions)
        : aliasing === one.id
          ? aliasForm(one, checked, actions)
          : itemTools(one, actions)
    }
  </li>`;
}

function itemTools(one: Finding, actions: Actions): TemplateResult {
  return html`<p class="tools">
    <button type="button" @click=${() => actions.update({ explaining: one.id, aliasing: null })}>
      ${say("说明原因", "Explain")}
    </button>
    ${
      aliasIn(one) === undefined
        ? nothing
        : html`<button type="button" @click=${() => actions.update({ aliasing: one.id, explaining: null })}>
            ${say("登记为别名", "Add as alias")}
          </button>`
    }
  </p>`;
}

function explainForm(one: Finding, { sources }: Checked, actions: Actions): TemplateResult {
  const row = sources.history.length + 2;
  return html`<form
    class="explain"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void explainFinding(actions, one, fieldOf(event, "words"));
    }}
  >
    <label>
      ${say("说明", "Explanation")}
      <textarea name="words" rows="2" required .value=${one.explanation ?? ""}></textarea>
    </label>
    <p class="hint">${say(`写入工作表“台账历史”第${row}行。`, `Written into row ${row} of the sheet 台账历史.`)}</p>
    <button type="submit" class="primary">${say("记入台账", "Record")}</button>
    <button type="button" @click=${() => actions.update({ explaining: null })}>${say("取消", "Cancel")}</button>
  </form>`;
}

/** Which entry of the dictionary an unknown name is another spelling of; the nearest are offered first. */
function aliasForm(one: Finding, { names: { dictionary } }: Checked, actions: Actions): TemplateResult {
  const alias = String(one.received);
  const entries = aliasIn(one) === "地区" ? dictionary.regions : dictionary.indicators;
  const nearest = [...entries].sort((a, b) => likeness(alias, b.name) - likeness(alias, a.name));
  return html`<form
    class="explain"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void offerAlias(actions, one, fieldOf(event, "name"));
    }}
  >
    <label>
      ${say(`“${alias}”就是`, `"${alias}" is`)}
      <select name="name" required>
        ${nearest.map(({ name }) => html`<option value=${name}>${name}</option>`)}
      </select>
    </label>
    <button type="submit" class="primary">${say("登记", "Add")}</button>
    <button type="button" @click=${() => actions.update({ aliasing: null })}>${say("取消", "Cancel")}</button>
  </form>`;
}

/** How many characters two names share, for each that they have. */
const likeness = (one: string, other: string): number =>
  [...new Set(one)].filter((character) => other.includes(character)).length / (one.length + other.length);
