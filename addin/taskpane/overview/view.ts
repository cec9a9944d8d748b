import { html, nothing, type TemplateResult } from "lit-html";
import type { Actions } from "../actions";
import type { MonthState, Model } from "../model";
import { say } from "../../page";
import { begin, monthPicker } from "../parts";
import { cards } from "./cards";
import { departments } from "./departments";
import { ledgerTools, monthStrip } from "./month";
import { tray } from "./tray";

/** 概览: how far the month is, the main indicators, who has reported, and the files that came. */
export function overview(model: Model, actions: Actions): TemplateResult {
  const { checked, month } = model;
  if (checked === null) return begin(model, actions);
  return html`
    ${monthPicker(model, actions)}
    ${
      month === null
        ? nothing
        : html`${monthStrip(model, checked, month, actions)}${cards(checked, month)}${departments(model, checked, month, actions)}`
    }
    ${tray(model, checked, actions)} ${reports(checked, actions)} ${ledgerTools(actions)}
  `;
}

/** The sheets that are checked as reports; one that is something else is unticked here. */
function reports({ sources: { candidates, excluded } }: MonthState, actions: Actions): TemplateResult {
  const included = candidates.filter((name) => !excluded.includes(name));
  return html`<details class="reports">
    <summary>
      ${say(`作为报表检查的工作表 ${included.length} 张`, `${included.length} sheets are checked as reports`)}
    </summary>
    <ul class="plain">
      ${candidates.map(
        (name) =>
          html`<li>
            <label>
              <input
                type="checkbox"
                .checked=${!excluded.includes(name)}
                @change=${() => void actions.attempt(async () => (await import("./actions")).toggleSheet(actions, name))}
              />
              ${name}
            </label>
          </li>`,
      )}
    </ul>
  </details>`;
}
