import { html, nothing, type TemplateResult } from "lit-html";
import {
  assignmentProposals,
  boardOfUnit,
  BY_LIGHT,
  dayText,
  holidaysNote,
  labelWords,
  parseDay,
  supervisionBoard,
  unitMessage,
  unitsNamed,
  type AssignmentProposal,
  type Dated,
  type Day,
  type Light,
  type SupervisionBoard,
} from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import type { Model } from "../model";
import { button, emptyState, fileButton, picker, table } from "../parts";
import { makeRegisters, offerEdits, offerTable, offerUndoEdits, saveRegister, takeRegister } from "./actions";
import { openForm, stepForm } from "./form";
import { assignmentItem, datedItem, goalItem } from "./item";
import { downloadCircular, downloadUnitLetter, takeHolidays, takeTemplate } from "./letters";
import { moved, reminders, sections } from "./lists";
import { faultWords } from "./record";
import { isEditedOnly, type Supervised } from "./register";

/** Proposals that are listed at once. */
const MOST = 20;

/** 督办: what was assigned and what lags by light and by unit, what is proposed, and one form for every step. */
export function supervision(model: Model, actions: Actions): TemplateResult {
  const { supervised } = model;
  if (supervised === null) return emptyState(say("正在读取督办台账…", "Reading the registers…"));
  const asOf = parseDay(model.asOf === "" ? actions.tools.now() : model.asOf) as Day;
  const { holidays, unit } = model;
  const whole = supervisionBoard(supervised.register, holidays ? { asOf, holidays } : { asOf });
  const board = unit === "" ? whole : boardOfUnit(whole, unit);
  const note = holidaysNote(board, model.language);
  return html`${tools(model, board, actions)} ${faultOf(supervised, actions)} ${newForm(supervised, model, actions)}
  ${
    supervised.rows.length === 0 && supervised.fault === null
      ? emptyState(
          supervised.isThere
            ? say(
                "督办台账还没有登记。可以新交办，或在登记表里填写后登记。",
                "Nothing is recorded yet. Assign, or fill in the registers and record them.",
              )
            : say(
                "本工作簿还没有督办台账。可以新交办一项、打开（或拖入）督办台账.xlsx，或建立登记表。",
                "This workbook keeps no supervision yet. Assign something, open (or drop) a 督办台账.xlsx, or make the registers.",
              ),
        )
      : html`${unitPicker(supervised, model, actions)} ${reminders(board, dayText(asOf), actions)}
        ${lights(board, supervised, model, actions)} ${units(board, model, actions)} ${moved(supervised, asOf, unit)}
        ${sections(board)} ${note === "" ? nothing : html`<p class="hint">${note}</p>`}`
  }
  ${proposals(assignmentProposals(model.checked, supervised.register, asOf, model.language), model, actions)}`;
}

function tools({ asOf, supervised, task }: Model, board: SupervisionBoard, actions: Actions): TemplateResult {
  const day = board.asOf;
  const isEmpty = supervised?.rows.length === 0;
  return html`<p class="picker">
      <label for="as-of">${say("截至", "As of")}</label>
      <input
        id="as-of"
        type="date"
        .value=${dayText(day)}
        @change=${(event: Event) => actions.update({ asOf: (event.target as HTMLInputElement).value })}
      />
      ${asOf === "" ? nothing : button(say("今天", "Today"), () => actions.update({ asOf: "" }))}
    </p>
    <p class="tools">
      ${button(say("新交办", "Assign"), () => openForm(actions, "assign", "", { 交办日期: dayText(day) }), { kind: "primary" })}
      ${button(say("插入督办表", "Insert the board"), () => offerTable(actions, day), { disabled: isEmpty })}
      ${fileButton(say("打开督办台账", "Open a 督办台账"), { id: "register-file", accept: ".xlsx" }, ([file]) => {
        if (file) void takeRegister(actions, file);
      })}
      ${button(say("下载督办台账", "Download 督办台账"), () => saveRegister(actions), { disabled: isEmpty })}
      ${button(say("建立登记表", "Make the registers"), () => makeRegisters(actions))}
    </p>
    <p class="tools" role="group" aria-label=${say("下载", "Download")}>
      ${button("督办通报.docx", () => downloadCircular(actions, board), { disabled: isEmpty || task !== null })}
      ${fileButton(
        say("用自己的模板…", "By a template of your own…"),
        { id: "letter-template", accept: ".docx,.dotx" },
        ([file]) => {
          if (file) void takeTemplate(actions, file);
        },
      )}
      ${fileButton(say("节假日表…", "Holidays…"), { id: "holidays", accept: ".xlsx,.xls,.et,.csv,.ods" }, ([file]) => {
        if (file) void takeHolidays(actions, file);
      })}
    </p>`;
}

/** One unit alone, or all. */
function unitPicker({ register }: Supervised, { unit }: Model, actions: Actions): TemplateResult {
  const options = [["", say("全部", "All")], ...unitsNamed(register).map((name) => [name, name] as const)] as const;
  return picker("unit", say("单位", "Unit"), options, unit, (chosen) => actions.update({ unit: chosen }));
}

/** Why nothing can be written, and what was edited by hand. */
function faultOf(state: Supervised, actions: Actions): TemplateResult | typeof nothing {
  if (state.fault === null) return nothing;
  return html`<section class="caution" aria-label=${say("登记表", "Registers")}>
    <p>${faultWords(state, actions, false)}</p>
    ${
      isEditedOnly(state)
        ? html`<p class="tools">
            ${button(say("登记手工改动", "Record the edits"), () => offerEdits(actions, state.edits), { kind: "primary" })}
            ${button(say("撤销手工改动", "Undo the edits"), () => offerUndoEdits(actions, state.edits))}
          </p>`
        : nothing
    }
  </section>`;
}

/** The form of a new assignment; that of a step stands at its assignment. */
const newForm = (state: Supervised, model: Model, actions: Actions): TemplateResult | typeof nothing =>
  model.supervising?.kind === "assign" ? stepForm(model.supervising, state, model, actions) : nothing;

const lightName = (light: Light): string => say(`${labelWords("light", light)}灯`, labelWords("light", light, "en"));

const lightUse = (light: Light): string =>
  ({
    red: say("逾期", "overdue"),
    yellow: say("未达序时", "behind pace"),
    blue: say("临近", "near its deadline"),
    green: say("完成或按期", "done or in time"),
  })[light];

/** Lines of the registers that a light shows at once; those beyond, and those that are green, are folded. */
const SHOWN = 6;

/** The matters under each light; those that lack a figure for one stand last. */
function lights(board: SupervisionBoard, state: Supervised, model: Model, actions: Actions): TemplateResult {
  const part = (name: string, use: string, isOf: (one: { readonly light: unknown }) => boolean, most = SHOWN) => {
    const [assignments, lines] = [board.assignments.filter(isOf), board.lines.filter(isOf)];
    const goals = board.families.flatMap((family) => family.goals).filter(isOf);
    const count = assignments.length + lines.length + goals.length;
    const item = (one: Dated): TemplateResult => datedItem(one, model);
    const rest = lines.slice(most);
    if (count === 0) return nothing;
    return html`<section class="found" aria-label=${name}>
      <h2>${name} ${count} <small>${use}</small></h2>
      <ol>
        ${assignments.map((one) => assignmentItem(one, board.asOf, state, model, actions))}
        ${goals.map((one) => goalItem(one, model))} ${lines.slice(0, most).map(item)}
      </ol>
      ${
        rest.length === 0
          ? nothing
          : html`<details class="register">
              <summary>${say(`另有登记行${rest.length}行`, `${rest.length} more lines`)}</summary>
              <ol>
                ${rest.map(item)}
              </ol>
            </details>`
      }
    </section>`;
  };
  return html`${BY_LIGHT.map((light) =>
    part(lightName(light), lightUse(light), (one) => one.light === light, light === "green" ? 0 : SHOWN),
  )}
  ${part(say("没有灯", "No light"), say("缺数，判断不了", "a figure is missing"), ({ light }) => typeof light !== "string")}`;
}

/** The open matters of each unit, with the text of a message to it. */
function units({ units: all, asOf }: SupervisionBoard, { language }: Model, actions: Actions): TemplateResult {
  if (all.length === 0) return html``;
  const headers = [
    say("单位", "Unit"),
    { figures: say("主办", "Responsible") },
    { figures: say("协办", "Helping") },
    say("提醒", "Message"),
    say("文书", "Letter"),
  ];
  return table(
    headers,
    all.map(
      (one) =>
        html`<tr>
          <th scope="row">${one.unit}</th>
          <td class="number">${one.responsible.length}</td>
          <td class="number">${one.helping.length}</td>
          <td>
            <button
              type="button"
              class="link"
              aria-label=${say(`复制给${one.unit}的提醒`, `Copy the message to ${one.unit}`)}
              @click=${() => void actions.copy(unitMessage(one, asOf, language))}
            >
              ${say("复制", "Copy")}
            </button>
          </td>
          <td>
            <button
              type="button"
              class="link"
              aria-label=${say(`给${one.unit}的督办函`, `督办函 to ${one.unit}`)}
              @click=${() => void downloadUnitLetter(actions, one, asOf)}
            >
              督办函
            </button>
          </td>
        </tr>`,
    ),
    { caption: say("各单位未销号事项", "Open by unit") },
  );
}

/** The assignments that the check and the targets propose. */
function proposals(all: readonly AssignmentProposal[], model: Model, actions: Actions): TemplateResult {
  const title = say("交办建议", "Proposed");
  return html`<section class="found" aria-label=${title}>
    <h2>${title} ${all.length}</h2>
    ${
      all.length === 0
        ? emptyState(
            model.checked === null
              ? say("还没有检查。检查出的问题会列在这里。", "Nothing was checked yet: open findings are proposed here.")
              : say("没有交办建议。", "Nothing is proposed."),
          )
        : html`<ol>
            ${all.slice(0, MOST).map(
              ({ source, line }) =>
                html`<li class="finding" data-proposal=${source}>
                  <p>${line["责任单位"]}${say("：", ": ")}${line["事项"]}</p>
                  <p class="tools">
                    ${button(say("交办", "Assign"), () => openForm(actions, "assign", "", line), {
                      title: say(`交办：${line["事项"]}`, `Assign: ${line["事项"]}`),
                    })}
                  </p>
                </li>`,
            )}
          </ol>`
    }
    ${
      all.length > MOST
        ? emptyState(say(`另有${all.length - MOST}条没有列出。`, `${all.length - MOST} more are not listed.`))
        : nothing
    }
  </section>`;
}
