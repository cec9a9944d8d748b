import { html, nothing, type TemplateResult } from "lit-html";
import { labelWords, message, ruleTitle, type Finding, type Mend } from "../../analysis";
import type { Actions } from "../actions";
import { isEdited } from "../edits";
import { adopt, mendIn } from "./adopt";
import { aliasIn, offerAlias } from "./alias";
import { isOfReading, startCorrecting } from "../reading/place";
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
  isCurrent: boolean,
  model: Model,
  checked: MonthState,
  actions: Actions,
): TemplateResult {
  const { language, explaining, aliasing, workbookName } = model;
  const edited = isEdited(model, one);
  return html`<li
    id=${itemId(one)}
    class="finding ${one.severity} ${edited ? "edited" : ""}"
    aria-current=${isCurrent ? "true" : nothing}
  >
    <button type="button" class="go" @click=${() => void goToFinding(actions, one, { open: true })}>
      <span class="level">${labelWords("severity", one.severity, language)}</span>
      ${isNew ? html`<span class="new">${say("新增", "new")}</span>` : nothing} ${ruleTitle(one, language)}
      ${edited ? html`<span class="new">${say("已改，待复查", "edited: check again")}</span>` : nothing}
      <span class="place">${placeIn(one, workbookName, language)}</span>
    </button>
    <p class="words ${one.explanation === null ? "" : "explanation"}">${message(one, language)}</p>
    <div class="under">
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
            : itemTools(one, mendIn(model, one), actions)
      }
    </div>
  </li>`;
}

/** Opens the form for the explanation of a finding. */
export const startExplaining = (actions: Actions, { id }: Finding): void =>
  actions.update({ explaining: id, aliasing: null });

function itemTools(one: Finding, mend: Mend | undefined, actions: Actions): TemplateResult {
  return html`<p class="tools">
    ${
      mend
        ? html`<span class="mend"><s>${mend.received}</s> → <b>${mend.expected}</b></span>
            ${button(say("采用计算值", "Take this figure"), () => adopt(actions, one))}`
        : nothing
    }
    ${button(say("说明原因", "Explain"), () => startExplaining(actions, one))}
    ${
      aliasIn(one) === undefined
        ? nothing
        : button(say("登记为别名", "Add as alias"), () => actions.update({ aliasing: one.id, explaining: null }))
    }
    ${!isOfReading(one) ? nothing : button(say("改读法", "Correct the reading"), () => startCorrecting(actions, one))}
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
