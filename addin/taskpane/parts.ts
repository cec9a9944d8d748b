import { html, nothing, type TemplateResult } from "lit-html";
import { address, periodKey, periodWords, placeWords, type Finding, type Language, type YearMonth } from "../analysis";
import { say } from "../page";
import type { Actions } from "./actions";
import { check } from "./check";
import { takeFiles } from "./files";
import type { Model, MonthState } from "./model";

/** Parts that several views are made of. */

interface ButtonOptions {
  /** "primary" for the main command of a view, "link" for one that stands in a text. */
  readonly kind?: string;
  readonly disabled?: boolean;
  readonly title?: string;
}

/** A button with its label and its command. */
export const button = (
  label: string,
  command: () => unknown,
  { kind, disabled = false, title }: ButtonOptions = {},
): TemplateResult =>
  html`<button
    type="button"
    class=${kind ?? nothing}
    ?disabled=${disabled}
    title=${title ?? nothing}
    @click=${() => void command()}
  >
    ${label}
  </button>`;

/** Says why a view, or a part of it, has nothing to show. */
export const emptyState = (words: string): TemplateResult => html`<p class="empty">${words}</p>`;

/** A view of one month: it asks for the first check, and then for the month, where there is none yet. */
export function monthView(
  model: Model,
  actions: Actions,
  content: (checked: MonthState, month: YearMonth) => TemplateResult,
): TemplateResult {
  const { checked, month } = model;
  if (checked === null) return begin(model, actions);
  return html`${monthPicker(model, actions)} ${month === null ? nothing : content(checked, month)}`;
}

/** The start of every view of the month: how the month is checked for the first time. */
export const begin = (model: Model, actions: Actions): TemplateResult =>
  html`<section class="empty">
    <p>
      ${say(
        "把各单位报来的表放进这个工作簿（每张表一个工作表），或在下面选文件，然后开始检查。数据只在本机计算。",
        "Put the departments' sheets into this workbook, or choose files below, and start the check. All is worked out on this computer.",
      )}
    </p>
    ${button(say("开始检查", "Check"), () => check(actions), { kind: "primary", disabled: model.task !== null })}
    ${chooser(actions)}
  </section>`;

/** The field for the departments' files, chosen here or dropped on the pane; many at once. */
export const chooser = (actions: Actions): TemplateResult =>
  html`<div class="files">
    <p>${say("把各单位的表拖到这里，可以一次多份", "Drop the departments' files here, many at once")}</p>
    ${fileButton(
      say("选文件", "Choose files"),
      { id: "files", multiple: true, accept: ".xlsx,.xlsm,.xls,.et,.csv,.ods" },
      (chosen) => void takeFiles(actions, chosen),
    )}
  </div>`;

interface FileOptions {
  readonly accept: string;
  readonly id?: string;
  readonly multiple?: boolean;
}

/** A button that takes files: the label is seen, the input takes the keyboard. */
export const fileButton = (
  label: string,
  { accept, id, multiple = false }: FileOptions,
  take: (files: readonly File[]) => void,
): TemplateResult =>
  html`<label class="button">
    ${label}
    <input
      id=${id ?? nothing}
      class="unseen"
      type="file"
      accept=${accept}
      ?multiple=${multiple}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const files = [...(input.files ?? [])];
        input.value = "";
        if (files.length > 0) take(files);
      }}
    />
  </label>`;

export type Option = readonly [value: string, label: string];

/** A list of which one option is chosen. */
export const select = (
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
  id?: string,
): TemplateResult =>
  html`<select id=${id ?? nothing} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
    ${options.map(([value, label]) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
  </select>`;

/** A list with its label in one line. */
export const picker = (
  id: string,
  label: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult =>
  html`<p class="picker"><label for=${id}>${label}</label> ${select(options, chosen, choose, id)}</p>`;

interface FormOptions {
  /** The label of its button. */
  readonly label: string;
  /** Gets the text of the form's one field. */
  readonly submit: (text: string) => void;
  readonly cancel: () => void;
  readonly kind?: string;
}

/** A form of one field, which is sent or cancelled. */
export const form = ({ label, submit, cancel, kind }: FormOptions, field: TemplateResult): TemplateResult =>
  html`<form
    class=${kind ?? nothing}
    @keydown=${submitByEnter}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const [text] = new FormData(event.target as HTMLFormElement).values();
      submit(String(text).trim());
    }}
  >
    ${field}
    <button type="submit" class="primary">${label}</button>
    ${button(say("取消", "Cancel"), cancel)}
  </form>`;

/** Enter sends a text of several lines, too; with Shift it begins a new line. */
function submitByEnter(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !(event.target instanceof HTMLTextAreaElement))
    return;
  event.preventDefault();
  event.target.form?.requestSubmit();
}

/** A list of labels with their words. */
export const definitions = (rows: readonly (readonly [label: string, words: string])[]): TemplateResult =>
  html`<dl>
    ${rows.map(
      ([label, words]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${words}</dd>
        </div>`,
    )}
  </dl>`;

/** The header of a column; a column of figures stands at its right. */
type Header = string | { readonly figures: string };

interface TableOptions {
  readonly caption?: string;
  readonly kind?: string;
}

/** A table under its headers. */
export const table = (
  headers: readonly Header[],
  rows: readonly TemplateResult[],
  { caption, kind = "" }: TableOptions = {},
): TemplateResult =>
  html`<table class="plain ${kind}">
    ${
      caption === undefined
        ? nothing
        : html`<caption>
            ${caption}
          </caption>`
    }
    <thead>
      <tr>
        ${headers.map((one) => (typeof one === "string" ? html`<th scope="col">${one}</th>` : html`<th scope="col" class="number">${one.figures}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;

/** 第5位, 并列第2位. */
export const placeName = (place: number, tied: number): string =>
  say(placeWords({ place, tied }), tied > 0 ? `${place}=` : String(place));

/** The address of a finding; the open workbook is not named. */
export const placeIn = (
  one: Pick<Finding, "file" | "sheet" | "cell">,
  workbookName: string,
  language: Language,
): string => address(one.file === workbookName ? { ...one, file: "" } : one, language);

/** Chooses the month among those that the sheets name; several are never guessed from. */
export function monthPicker({ checked, month }: Model, actions: Actions): TemplateResult {
  const months = checked?.months ?? [];
  if (months.length === 0) {
    return emptyState(
      say(
        "表里没有看到月份。请在表题或表头写明，如“2017年1—8月”。",
        "The sheets name no month. Write it in the title or the header, such as 2017年1—8月.",
      ),
    );
  }
  const options = months.map((one): Option => [
    periodKey(one),
    say(periodWords({ ...one, span: "month" }, { year: true }), periodKey(one)),
  ]);
  return picker(
    "month",
    say("月份", "Month"),
    month === null ? [["", say("请选择", "Choose")], ...options] : options,
    month === null ? "" : periodKey(month),
    (chosen) => actions.update({ month: months.find((one) => periodKey(one) === chosen) ?? null }),
  );
}
