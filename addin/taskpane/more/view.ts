import { html, type TemplateResult } from "lit-html";
import { say } from "../../page";
import type { Actions } from "../actions";
import { TABS, VIEWS, type Model, type View } from "../model";
import { titleOf } from "../titles";

/** Views without a tab of their own. */
type Further = Exclude<View, (typeof TABS)[number]>;

const isFurther = (view: View): view is Further => !(TABS as readonly View[]).includes(view);

/** A line on the use of each view. */
const useOf = (view: Further): string =>
  ({
    gaps: say("离年度目标多远，以后每月要多少", "How far to the year's targets, and what it takes"),
    supervision: say("交办、进展、销号，红黄蓝绿一览", "Assignments, their progress, and what is late"),
    proof: say("重算文稿里的数，可给 Word 加批注", "The numbers of a text recomputed, as comments in Word"),
    reading: say("每张表读成了什么，读错的在这里改", "What each table is read as, and where to correct it"),
    templates: say("给各单位的下月报送表", "Next month's blank workbooks"),
    explain: say("一个函数是怎样算出来的", "How a cell came by its answer"),
    values: say("发给没有装加载项的人之前", "Before a file leaves the bureau"),
    state: say("经办人、版本、语言", "Operator, versions, language"),
  })[view];

/** 更多: the views that have no tab. */
export const more = (_model: Model, actions: Actions): TemplateResult =>
  html`<ul class="plain further">
    ${VIEWS.filter(isFurther).map(
      (view) =>
        html`<li>
          <button type="button" data-view=${view} @click=${() => actions.show(view)}>
            <b>${titleOf(view)}</b> <span class="hint">${useOf(view)}</span>
          </button>
        </li>`,
    )}
  </ul>`;
