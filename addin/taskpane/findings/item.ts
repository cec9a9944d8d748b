import { html, nothing, type TemplateResult } from "lit-html";
import { labelWords, message, ruleTitle, type Finding } from "../../analysis";
import type { Actions } from "../actions";
import { aliasIn, offerAlias } from "./alias";
import { explainFinding, goToFinding } from "./actions";
import type { MonthState, Model } from "../model";
import { say } from "../../page";
import { button, form, placeIn } from "../parts";

/** The id of a finding in the page, with the characters that an element's id may have. */
export const itemId = ({ id }: Finding): string => `finding-${encodeURIComponent(id)}`;

export function findingItem(
  one: Finding,
  followers: readonly Finding[],
  isNew: boolean,
  { language, current, explaining, aliasing, workbookName }: Model,
  checked: MonthState,
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
    ${button(say("说明原因", "Explain"), () => actions.update({ explaining: one.id, aliasing: null }))}
    ${
      aliasIn(one) === undefined
        ? nothing
        : button(say("登记为别名", "Add as alias"), () => actions.update({ aliasing: one.id, explaining: null }))
    }
  </p>`;
}

function explainForm(one: Finding, { sources }: MonthState, actions: Actions): TemplateResult {
  const row = sources.history.length + 2;
  return form(
    {
      kind: "explain",
      label: say("记入台账", "Record"),
      submit: (words) => void explainFinding(actions, one, words),
      cancel: () => actions.update({ explaining: null }),
    },
    html`<label>
        ${say("说明", "Explanation")}
        <textarea name="words" rows="2" required .value=${one.explanation ?? ""}></textarea>
      </label>
      <p class="hint">${say(`写入工作表“台账历史”第${row}行。`, `Written into row ${row} of the sheet 台账历史.`)}</p>`,
  );
}

/** Asks for the entry of the dictionary that an unknown name is another spelling of, the nearest ones first. */
function aliasForm(one: Finding, { names: { dictionary } }: MonthState, actions: Actions): TemplateResult {
  const alias = String(one.received);
  const entries = aliasIn(one) === "地区" ? dictionary.regions : dictionary.indicators;
  const nearest = [...entries].sort((a, b) => likeness(alias, b.name) - likeness(alias, a.name));
  return form(
    {
      kind: "explain",
      label: say("登记", "Add"),
      submit: (name) => void offerAlias(actions, one, name),
      cancel: () => actions.update({ aliasing: null }),
    },
    html`<label>
      ${say(`“${alias}”就是`, `"${alias}" is`)}
      <select name="name" required>
        ${nearest.map(({ name }) => html`<option value=${name}>${name}</option>`)}
      </select>
    </label>`,
  );
}

/** Counts the characters that two names share, in proportion to all that they have. */
const likeness = (one: string, other: string): number =>
  [...new Set(one)].filter((character) => other.includes(character)).length / (one.length + other.length);
