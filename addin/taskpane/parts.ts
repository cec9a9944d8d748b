import { html, type TemplateResult } from "lit-html";
import { address, periodWords, placeWords, type Finding, type Language, type YearMonth } from "../analysis";
import type { Actions } from "./actions";
import { check } from "./check";
import { dropFile, takeFiles } from "./files";
import type { Model } from "./model";
import { say } from "./page";

/** What stands where nothing has been checked yet, and what to do next. */
export const begin = (model: Model, actions: Actions): TemplateResult =>
  html`<section class="empty">
    <p>
      ${say(
        "把各单位报来的表放进这个工作簿（每张表一个工作表），或在下面选文件，然后开始检查。数据只在本机计算。",
        "Put the departments' sheets into this workbook, or choose files below, and start the check. All is worked out on this computer.",
      )}
    </p>
    <button type="button" class="primary" ?disabled=${model.running !== null} @click=${() => void check(actions)}>
      ${say("开始检查", "Check")}
    </button>
    ${chooser(model, actions)}
  </section>`;

/** Files beside the open workbook, chosen here or dropped on the pane. */
export const chooser = ({ files }: Model, actions: Actions): TemplateResult =>
  html`<div class="files">
    <label class="button">
      ${say("另选报表文件（可拖入）", "Add files (or drop them here)")}
      <input
        id="files"
        class="unseen"
        type="file"
        multiple
        accept=".xlsx,.xlsm,.xls,.et,.csv,.ods"
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const chosen = [...(input.files ?? [])];
          input.value = "";
          void takeFiles(actions, chosen);
        }}
      />
    </label>
    <ul class="plain">
      ${files.map(
        ({ name }) =>
          html`<li>
            ${name}
            <button
              type="button"
              aria-label=${say(`移除${name}`, `Remove ${name}`)}
              @click=${() => void dropFile(actions, name)}
            >
              ${"×"}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;

const keyOf = ({ year, month }: YearMonth): string => `${year}-${month}`;

/** 2017年8月. */
export const monthName = (month: YearMonth): string =>
  say(
    periodWords({ ...month, span: "month" }, { year: true }),
    `${month.year}-${String(month.month).padStart(2, "0")}`,
  );

/** 第5位, 并列第2位. */
export const placeName = (place: number, tied: number): string =>
  say(placeWords({ place, tied }), tied > 0 ? `${place}=` : String(place));

/** Where a finding is; the open workbook need not be named. */
export const placeIn = (one: Finding, workbookName: string, language: Language): string =>
  address(one.file === workbookName ? { ...one, file: "" } : one, language);

/** The month worked on: from the sheets, and never guessed where they name several. */
export function monthPicker({ checked, month }: Model, actions: Actions): TemplateResult {
  const months = checked?.months ?? [];
  if (months.length === 0) {
    return html`<p class="empty">
      ${say(
        "表里没有看到月份。请在表题或表头写明，如“2017年1—8月”。",
        "The sheets name no month. Write it in the title or the header, such as 2017年1—8月.",
      )}
    </p>`;
  }
  return html`<p class="picker">
    <label for="month">${say("月份", "Month")}</label>
    <select
      id="month"
      @change=${(event: Event) => {
        const chosen = (event.target as HTMLSelectElement).value;
        actions.update({ month: months.find((one) => keyOf(one) === chosen) ?? null });
      }}
    >
      ${month === null ? html`<option value="" selected>${say("请选择", "Choose")}</option>` : ""}
      ${months.map(
        (one) =>
          html`<option value=${keyOf(one)} .selected=${month !== null && keyOf(one) === keyOf(month)}>
            ${monthName(one)}
          </option>`,
      )}
    </select>
  </p>`;
}

/** What a form's field holds when it is sent. */
export function fieldOf(event: SubmitEvent, name: string): string {
  const value = new FormData(event.target as HTMLFormElement).get(name);
  return typeof value === "string" ? value.trim() : "";
}
