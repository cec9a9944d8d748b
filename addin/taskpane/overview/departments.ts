import { html, nothing, type TemplateResult } from "lit-html";
import {
  currentLedger,
  departmentsOf,
  periodWords,
  senderOf,
  type DepartmentMonth,
  type Progress,
  type YearMonth,
} from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import { showFindings } from "../findings/filter";
import type { Model, MonthState } from "../model";
import { button, table } from "../parts";

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

/** The departments whose sheets were edited after the check. */
function touchedSenders({ edited }: Model, { names, observations }: MonthState): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const sheet of edited.keys()) touched.add(senderOf({ file: "", sheet, indicator: "" }, names));
  for (const one of observations) if (edited.has(one.sheet)) touched.add(senderOf(one, names));
  return touched;
}

/** 报送情况: each department, how many of its indicators have come, and how far it is. */
export function departments(model: Model, checked: MonthState, month: YearMonth, actions: Actions): TemplateResult {
  const touched = touchedSenders(model, checked);
  const all = departmentsIn(checked, month);
  const missing = all.filter(({ progress }) => progress === "missing");
  return html`<section aria-labelledby="departments">
    <h2 id="departments">${say("报送情况", "Departments")}</h2>
    ${table(
      [say("单位", "Department"), { figures: say("指标", "Indicators") }, say("进度", "Progress")],
      all.map((one) => departmentRow(one, touched.has(one.department.name), actions)),
    )}
    ${missing.length === 0 ? nothing : reminder(missing, month, actions)}
  </section>`;
}

function departmentRow(
  { department, progress, open, expected, reported }: DepartmentMonth,
  touched: boolean,
  actions: Actions,
): TemplateResult {
  // After an edit of its sheets it is only known whether a department has reported.
  const unchecked = touched && progress !== "missing";
  const words = unchecked ? say("待查", "to check") : PROGRESS[progress](open.length);
  return html`<tr>
    <th scope="row">${department.name}</th>
    <td class="number">${reported.length}/${expected.length}</td>
    <td>
      ${
        progress === "faulty" && !unchecked
          ? button(words, () => showFindings(actions, { department: department.name }), { kind: `link ${progress}` })
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
