import { html, nothing, type TemplateResult } from "lit-html";
import {
  currentLedger,
  departmentsOf,
  periodWords,
  type DepartmentMonth,
  type Progress,
  type YearMonth,
} from "../../analysis";
import type { Actions } from "../actions";
import { showFindingsOf } from "../findings/actions";
import type { MonthState, Model } from "../model";
import { say } from "../../page";
import { acceptance } from "./acceptance";
import { toggleSheet } from "./actions";
import { cards } from "./cards";
import { begin, button, chooser, monthPicker, table } from "../parts";

/** 概览: the departments that have reported, the main indicators, and the ledger. */
export function overview(model: Model, actions: Actions): TemplateResult {
  const { checked, month, stale } = model;
  if (checked === null) return begin(model, actions);
  return html`
    ${monthPicker(model, actions)}
    ${
      month === null
        ? nothing
        : html`${departments(checked, month, stale, actions)}${cards(checked, month)}${acceptance(model, checked, month, actions)}`
    }
    ${reports(checked, actions)} ${chooser(model, actions)}
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
                @change=${() => void toggleSheet(actions, name)}
              />
              ${name}
            </label>
          </li>`,
      )}
    </ul>
  </details>`;
}

export const PROGRESS: Readonly<Record<Progress, (faults: number) => string>> = {
  missing: () => say("未报", "missing"),
  faulty: (faults) => say(`有问题 ${faults}`, `${faults} to mend`),
  passed: () => say("已通过", "passed"),
  accepted: () => say("已入账", "in the ledger"),
};

/** The departments of a month, with the progress of each. */
export const departmentsIn = (
  { names, observations, findings, sources }: MonthState,
  month: YearMonth,
): readonly DepartmentMonth[] =>
  departmentsOf({ names, observations, findings, accepted: currentLedger(sources.history), month });

function departments(checked: MonthState, month: YearMonth, stale: boolean, actions: Actions): TemplateResult {
  const all = departmentsIn(checked, month);
  const missing = all.filter(({ progress }) => progress === "missing");
  return html`<section aria-labelledby="departments">
    <h2 id="departments">${say("报送情况", "Departments")}</h2>
    ${table(
      [say("单位", "Department"), { figures: say("指标", "Indicators") }, say("进度", "Progress")],
      all.map((one) => departmentRow(one, stale, actions)),
    )}
    ${missing.length === 0 ? nothing : reminder(missing, month, actions)}
  </section>`;
}

function departmentRow(
  { department, progress, open, expected, reported }: DepartmentMonth,
  stale: boolean,
  actions: Actions,
): TemplateResult {
  // After a change it is only known whether a department has reported.
  const unchecked = stale && progress !== "missing";
  const words = unchecked ? say("待查", "to check") : PROGRESS[progress](open.length);
  return html`<tr>
    <th scope="row">${department.name}</th>
    <td class="number">${reported.length}/${expected.length}</td>
    <td>
      ${
        progress === "faulty" && !unchecked
          ? button(words, () => showFindingsOf(actions, department.name), { kind: `link ${progress}` })
          : html`<span class=${unchecked ? "" : progress}>${words}</span>`
      }
    </td>
  </tr>`;
}

/** 催报: a text for the departments that have sent nothing, with their contacts. */
function reminder(missing: readonly DepartmentMonth[], month: YearMonth, actions: Actions): TemplateResult {
  const of = periodWords({ ...month, span: "yearToDate" }, { year: true });
  const whom = missing
    .map(
      ({ department: { name, contact, phone } }) =>
        `${name}${contact === "" && phone === "" ? "" : `（${contact}${phone}）`}`,
    )
    .join("、");
  const text = `${whom}：${of}报表尚未收到，请尽快报送县财政局。`;
  return html`<details>
    <summary>${say(`未报 ${missing.length} 个单位`, `${missing.length} missing`)}</summary>
    <p class="quoted" lang="zh-CN">${text}</p>
    ${button(say("复制催报文字", "Copy the reminder"), () => actions.copy(text))}
  </details>`;
}
