import { html, nothing, type TemplateResult } from "lit-html";
import {
  labelOf,
  labelWords,
  parsePeriod,
  periodKey,
  READING_WORDS,
  type ColumnReading,
  type Language,
  type TableReading,
} from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import type { Model } from "../model";
import { button, type Option } from "../parts";
import { offerReading, taughtOf } from "./actions";

/** Units that official monthly tables are in; those of the dictionary come after them. */
const UNITS = ["元", "千元", "万元", "百万元", "亿元", "%", "个百分点"];

/** The form in which the meaning of a column is chosen from the field's words. */
export function columnForm(
  reading: TableReading,
  one: ColumnReading,
  { checked, language }: Model,
  actions: Actions,
): TemplateResult {
  const { column } = one;
  const before = checked && taughtOf(checked, reading, column.heading);
  const indicators = checked?.names.dictionary.indicators ?? [];
  return correction(
    actions,
    before !== undefined,
    (chosen) =>
      offerReading(actions, reading, {
        ...{ column: column.heading, instead: one.own, period: null, figures: "" },
        ...{ meaning: chosen("meaning"), indicator: chosen("indicator"), unit: chosen("unit") },
        span: labelOf("span", chosen("span")) ?? null,
        against: labelOf("against", chosen("against")) ?? null,
      }),
    () => offerReading(actions, reading, { column: column.heading }),
    html`${list("meaning", say("含义", "Meaning"), plainOptions(READING_WORDS.meaning), before?.meaning ?? "")}
    ${list("span", say("时段", "Span"), spanOptions(language), before?.span ? labelWords("span", before.span) : "")}
    ${list("against", say("比较", "Against"), againstOptions(language), before?.against ? labelWords("against", before.against) : "")}
    ${unitList(checked, before?.unit ?? "")}
    ${list(
      "indicator",
      say("指标", "Indicator"),
      plainOptions(indicators.map(({ name }) => name)),
      before?.indicator ?? "",
    )}`,
  );
}

/** The form in which the period and the unit of a table are chosen. */
export function tableForm(reading: TableReading, { checked, language }: Model, actions: Actions): TemplateResult {
  const before = checked && taughtOf(checked, reading, "");
  return correction(
    actions,
    before !== undefined,
    (chosen) => {
      const period = parsePeriod(chosen("period"));
      return offerReading(actions, reading, {
        ...{ column: "", instead: reading.own, meaning: "", indicator: "", against: null, unit: chosen("unit") },
        span: labelOf("span", chosen("span")) ?? null,
        period: period ? { year: period.year, month: period.month } : null,
        figures: period ? reading.figures : "",
      });
    },
    () => offerReading(actions, reading, { column: "" }),
    html`<p class="picker">
        <label>
          ${say("期间（只管这次报来的数）", "Period (of these figures alone)")}
          <input name="period" type="month" .value=${before?.period ? periodKey(before.period) : ""} />
        </label>
      </p>
      ${list("span", say("时段", "Span"), spanOptions(language), before?.span ? labelWords("span", before.span) : "")}
      ${unitList(checked, before?.unit ?? "")}`,
  );
}

/** Gives the value of a field of the form. */
type Chosen = (name: string) => string;

function correction(
  actions: Actions,
  isTaught: boolean,
  submit: (chosen: Chosen) => Promise<void>,
  withdraw: () => Promise<void>,
  fields: TemplateResult,
): TemplateResult {
  return html`<form
    class="explain reading"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      void submit((name) => String(data.get(name) ?? "").trim());
    }}
  >
    ${fields}
    <button type="submit" class="primary">${say("改", "Correct")}</button>
    ${isTaught ? button(say("取消更正", "Withdraw"), withdraw) : nothing}
    ${button(say("取消", "Cancel"), () => actions.update({ correcting: null }))}
  </form>`;
}

const list = (name: string, label: string, options: readonly Option[], chosen: string): TemplateResult =>
  html`<p class="picker">
    <label>
      ${label}
      <select name=${name}>
        <option value="">${say("不改", "as it is")}</option>
        ${options.map(([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`)}
      </select>
    </label>
  </p>`;

const plainOptions = (words: readonly string[]): Option[] => words.map((word) => [word, word]);

/** Words of the sheet 读法, shown in the language of the pane. */
const spanOptions = (language: Language): Option[] =>
  READING_WORDS.span.map((word) => [word, labelWords("span", labelOf("span", word) ?? "month", language)]);

const againstOptions = (language: Language): Option[] =>
  READING_WORDS.against.map((word) => [word, labelWords("against", labelOf("against", word) ?? "lastYear", language)]);

function unitList(checked: Model["checked"], chosen: string): TemplateResult {
  const own = checked?.names.dictionary.indicators.map(({ unit }) => unit) ?? [];
  const units = [...new Set([...UNITS, ...own, chosen])].filter((unit) => unit !== "");
  return list("unit", say("单位", "Unit"), plainOptions(units), chosen);
}
