import { html, nothing, type TemplateResult } from "lit-html";
import {
  fieldsOf,
  labelOf,
  labelWords,
  type EventKind,
  type Field,
  type Line,
  type SupervisionEvent,
} from "../../analysis";
import { pageLanguage, say } from "../../page";
import type { Actions } from "../actions";
import type { Model } from "../model";
import { button } from "../parts";
import { recordEvent } from "./record";
import type { Supervised } from "./register";

/** Fields that nobody fills in: where an assignment was born, and that its check has passed. */
const NOT_ASKED = ["来源问题", "来源目标", "核对通过"];

/** Fields that take more than a few words. */
const LONG = ["事项", "工作措施", "情况", "原因"];

const DAYS = ["完成期限", "交办日期", "日期"];

/** The name of a field in English, under the header that it has on its sheet. */
const ENGLISH: Readonly<Record<string, string>> = {
  事项: "Matter",
  牵头领导: "Leader",
  责任单位: "Responsible unit",
  工作措施: "Measures",
  完成期限: "Deadline",
  交办日期: "Given on",
  协办单位: "Helping units",
  日期: "Day",
  环节: "Stage",
  情况: "State of things",
  单位: "Unit",
  批准人: "Approved by",
  原因: "Reason",
  反馈: "Feedback",
  销号依据: "Evidence",
  不落实的人: "Person",
  不落实的事: "Matter not carried out",
  不落实的环节: "Stage not carried out",
};

/** The kinds of words that a field of a closed set takes. */
const SETS: Readonly<Record<string, "stage" | "feedback">> = { 环节: "stage", 不落实的环节: "stage", 反馈: "feedback" };

/** Begins the form of an event. */
export const openForm = (actions: Actions, kind: EventKind, about: string, line: Line): void =>
  actions.update({ supervising: { kind, about, line }, notice: null });

/** The form of an event: every field that it asks for, with what is known of it; it names the rows that it writes. */
export function stepForm(
  event: SupervisionEvent,
  { rows }: Supervised,
  { checked, task }: Model,
  actions: Actions,
): TemplateResult {
  const { kind, about, line } = event;
  const fields = fieldsOf(kind).filter(({ header }) => !NOT_ASKED.includes(header));
  const hidden = Object.fromEntries(Object.entries(line).filter(([header]) => NOT_ASKED.includes(header)));
  const departments = checked?.names.dictionary.departments.map(({ name }) => name) ?? [];
  const title = `${labelWords("event", kind, pageLanguage())} ${about}`.trim();
  return html`<form
    class="step"
    aria-label=${title}
    novalidate
    @submit=${(sent: SubmitEvent) => {
      sent.preventDefault();
      const given = new FormData(sent.target as HTMLFormElement);
      const filled = fields.map(({ header }) => [header, String(given.get(header) ?? "").trim()] as const);
      void recordEvent(actions, { kind, about, line: { ...hidden, ...Object.fromEntries(filled) } });
    }}
    @keydown=${(pressed: KeyboardEvent) => {
      if (pressed.key === "Escape") actions.update({ supervising: null });
    }}
  >
    <h3>${title}</h3>
    ${fields.map((field) => fieldOf(field, String(line[field.header] ?? "")))}
    ${
      departments.length === 0
        ? nothing
        : html`<datalist id="units">${departments.map((name) => html`<option value=${name}></option>`)}</datalist>`
    }
    <p class="hint">
      ${say(
        `登记写入“督办历史”第${rows.length + 2}行，并更新“交办”。`,
        `It is written to row ${rows.length + 2} of 督办历史, and 交办 renewed.`,
      )}
    </p>
    <p class="tools">
      <button type="submit" class="primary" ?disabled=${task !== null}>${say("登记", "Record")}</button>
      ${button(say("取消", "Cancel"), () => actions.update({ supervising: null }))}
    </p>
  </form>`;
}

function fieldOf({ header, isRequired, words }: Field, value: string): TemplateResult {
  const name = say(header, ENGLISH[header] ?? header);
  const label = isRequired ? say(`${name}（必填）`, `${name} (required)`) : name;
  return html`<label>${label} ${control(header, words, value, isRequired)}</label>`;
}

function control(header: string, words: readonly string[], value: string, isRequired: boolean): TemplateResult {
  if (words.length > 0) {
    const set = SETS[header];
    const labelFor = (word: string): string => {
      const one = set && labelOf(set, word);
      return set && one ? labelWords(set, one, pageLanguage()) : word;
    };
    return html`<select name=${header} aria-required=${isRequired}>
      ${["", ...words].map((word) => html`<option value=${word} ?selected=${word === value}>${word === "" ? say("请选择", "Choose") : labelFor(word)}</option>`)}
    </select>`;
  }
  if (LONG.includes(header))
    return html`<textarea name=${header} rows="2" aria-required=${isRequired} .value=${value}></textarea>`;
  return html`<input
    name=${header}
    aria-required=${isRequired}
    placeholder=${DAYS.includes(header) ? "2017-10-15" : nothing}
    list=${header.includes("单位") ? "units" : nothing}
    .value=${value}
  />`;
}
