import { html, nothing, type TemplateResult } from "lit-html";
import { periodKey, periodWords, type YearMonth } from "../../analysis";
import { reportedBy } from "../../documents/template";
import { say } from "../../page";
import type { Actions } from "../actions";
import type { Model } from "../model";
import { begin, button, emptyState, picker } from "../parts";
import { downloadTemplate, insertTemplate, openTemplate, type TemplateOf } from "./actions";

/** 模板: the blank workbook of a department, so that next month's sheet is readable. */
export function templates(model: Model, actions: Actions): TemplateResult {
  const { checked, month, template } = model;
  if (checked === null) return begin(model, actions);
  const { dictionary } = checked.names;
  const departments = dictionary.departments
    .map(({ name }) => name)
    .filter((name) => reportedBy(name, dictionary).length > 0);
  const [first] = departments;
  if (first === undefined) {
    return emptyState(
      say("“部门”和“指标”表里没有单位负责的指标。", "The sheets 部门 and 指标 give no department an indicator."),
    );
  }
  const department = departments.find((name) => name === template) ?? first;
  const next = nextMonth(month ?? checked.months[0]);
  const reported = reportedBy(department, dictionary);
  return html`${picker(
      "template",
      say("单位", "Department"),
      departments.map((name) => [name, name] as const),
      department,
      (chosen) => actions.update({ template: chosen }),
    )}
    ${
      next === undefined
        ? nothing
        : html`<p>
            ${say(
              `${periodWords({ ...next, span: "yearToDate" }, { year: true })}，${reported.length}项指标：`,
              `${periodKey(next)}, ${reported.length} indicators:`,
            )}
          </p>`
    }
    <ul class="plain">
      ${reported.map(({ name, unit }) => html`<li>${name}${unit === "" ? "" : `（${unit}）`}</li>`)}
    </ul>
    ${
      next === undefined
        ? emptyState(say("表里没有月份，不知道模板是哪个月的。", "The sheets name no month for the template."))
        : tools({ department, month: next }, actions)
    }`;
}

function tools(of: TemplateOf, actions: Actions): TemplateResult {
  const { capabilities } = actions.model;
  return html`<p class="tools">
    ${
      capabilities.has("newWorkbook")
        ? button(say("新建报送工作簿", "Open as a new workbook"), () => openTemplate(actions, of), { kind: "primary" })
        : nothing
    }
    ${
      capabilities.has("sheetsFromFile")
        ? button(say("加到本工作簿", "Add to this workbook"), () => insertTemplate(actions, of))
        : nothing
    }
    ${button(say("下载", "Download"), () => downloadTemplate(actions, of))}
  </p>`;
}

/** Templates are for the month to come. */
const nextMonth = (of: YearMonth | undefined): YearMonth | undefined =>
  of && (of.month === 12 ? { year: of.year + 1, month: 1 } : { year: of.year, month: of.month + 1 });
