import { html, nothing, type TemplateResult } from "lit-html";
import {
  areaAt,
  isNumber,
  isRoot,
  periodWords,
  senderOf,
  unfilledMonth,
  type Finding,
  type Observation,
  type Sheet,
} from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import { dropFile } from "../files";
import { showFindings } from "../findings/filter";
import type { Model, MonthState } from "../model";
import { button, chooser } from "../parts";

/** A file that came, as its row tells of it. */
interface TrayRow {
  readonly file: string;
  readonly department: string;
  /** The month of its figures; "" where it names none. */
  readonly period: string;
  readonly figures: number;
  /** Roots in its sheets. */
  readonly wrong: number;
  /** Why it could not be read; "" where it was. */
  readonly problem: string;
  /** Its first sheet in the workbook; undefined of a file beside it. */
  readonly sheet: string | undefined;
}

/** The files that came, those that stand in the workbook as sheets first. */
function trayRows(
  { received, files }: Model,
  { observations, findings, names, sources: { submissions } }: MonthState,
): readonly TrayRow[] {
  const row = (
    file: string,
    sheets: readonly Sheet[],
    isOf: (one: Observation | Finding) => boolean,
    problem = "",
  ): Omit<TrayRow, "sheet"> => {
    const own = observations.filter(isOf);
    const first = own.find(({ measure, period }) => measure === "actual" && period !== null) ?? own[0];
    // A form that nobody has filled in says itself which month it is for.
    const month = first?.period ?? sheets.map(unfilledMonth).find((one) => one !== null);
    return {
      file,
      department: senderOf({ file, sheet: sheets[0]?.name ?? "", indicator: first?.indicator ?? "" }, names),
      period: month ? periodWords({ ...month, span: "month" }, { year: true }) : "",
      figures: own.filter(({ figure }) => isNumber(figure)).length,
      wrong: findings.filter((one) => isRoot(one) && isOf(one)).length,
      problem,
    };
  };
  const beside = new Set(files.map(({ name }) => name));
  return [
    ...received.map(({ file, sheets, problem }) => ({
      ...row(
        file,
        submissions.filter(({ name }) => sheets.includes(name)),
        (one) => !beside.has(one.file) && sheets.includes(one.sheet),
        problem,
      ),
      sheet: sheets[0],
    })),
    ...files.map(({ name, sheets }) => ({
      ...row(name, sheets, (one) => one.file === name),
      sheet: undefined,
    })),
  ];
}

/** 收到的文件: a row a file, and the field that takes more. */
export function tray(model: Model, checked: MonthState, actions: Actions): TemplateResult {
  const rows = trayRows(model, checked);
  return html`<section class="tray" aria-labelledby="tray">
    <h2 id="tray">${say("收到的文件", "Files that came")}${rows.length === 0 ? "" : ` ${rows.length}`}</h2>
    ${
      rows.length === 0
        ? nothing
        : html`<ul class="plain received">
            ${rows.map((one) => trayRow(one, model, actions))}
          </ul>`
    }
    ${chooser(actions)}
  </section>`;
}

function trayRow(row: TrayRow, { files }: Model, actions: Actions): TemplateResult {
  const { file, department, period, figures, wrong, problem, sheet } = row;
  const filled = figures === 0 ? say("还没有填", "not filled in yet") : say(`${figures}个数`, `${figures} figures`);
  const about = [department, period, problem === "" ? filled : ""];
  return html`<li class=${problem === "" ? nothing : "problem"}>
    ${
      sheet === undefined
        ? html`<b>${file}</b>`
        : button(file, () => actions.goTo({ sheet, area: areaAt(0, 0) }), { kind: "link" })
    }
    <span class="read">${problem === "" ? say("已读", "read") : say("读不了", "unreadable")}</span>
    ${
      files.some(({ name }) => name === file)
        ? html`<button
            type="button"
            aria-label=${say(`移除${file}`, `Remove ${file}`)}
            @click=${() => void dropFile(actions, file)}
          >
            ${"×"}
          </button>`
        : nothing
    }
    <small>
      ${problem === "" ? about.filter((words) => words !== "").join(" · ") : problem}
      ${
        wrong === 0
          ? nothing
          : button(say(`${wrong}处问题`, `${wrong} findings`), () => showFindings(actions, { department }), {
              kind: "link faulty",
            })
      }
    </small>
  </li>`;
}
