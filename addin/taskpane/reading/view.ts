import { html, nothing, type TemplateResult } from "lit-html";
import {
  columnsSayUnits,
  doubtWords,
  evidenceWords,
  labelWords,
  leftOutWords,
  meaningWords,
  periodKey,
  witnessWords,
  type ColumnReading,
  type TableReading,
  type Witness,
} from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import type { Model } from "../model";
import { begin, button, emptyState, placeIn } from "../parts";
import { goToCell } from "./actions";
import { columnForm, tableForm } from "./form";
import { placeOf } from "./place";

/** Tables that are shown; a month of a county has some dozens. */
const MOST = 200;

/** 读法: how each table is read and what says so; what asks for a look stands first, and can be corrected. */
export function readings(model: Model, actions: Actions): TemplateResult {
  const { checked } = model;
  if (checked === null) return begin(model, actions);
  const all = checked.readings;
  if (all.length === 0) return emptyState(say("没有读到表格。", "No table was found."));
  // A table that asks for a look comes first; the gravest of its columns stands first in it.
  const sorted = all
    .map((reading) => ({ reading, gravity: gravityOf(reading) }))
    .sort((a, b) => b.gravity - a.gravity)
    .map(({ reading }) => reading);
  const open = openIn(sorted, model.correcting);
  const inSight = open === undefined || sorted.indexOf(open.reading) < MOST ? sorted.slice(0, MOST) : [open.reading];
  return html`<p>
      ${say(
        "每张表读成了什么、依据在哪一格。推定的、没有印证的排在前面；读错的点“改读法”，下月照用。",
        "How each table is read, and the cell that says so. What was assumed or is not borne out stands first; a reading that is wrong is corrected, and holds next month.",
      )}
    </p>
    ${inSight.map((reading) => section(reading, open?.reading === reading ? open : undefined, model, actions))}
    ${
      all.length > inSight.length
        ? emptyState(
            say(
              `另有${all.length - inSight.length}张表没有列出。`,
              `${all.length - inSight.length} more tables are not listed.`,
            ),
          )
        : nothing
    }`;
}

/** A table or a column whose form is open. */
interface Open {
  readonly reading: TableReading;
  readonly column: ColumnReading | null;
}

function openIn(all: readonly TableReading[], place: string | null): Open | undefined {
  if (place === null) return undefined;
  for (const reading of all) {
    const column = reading.columns.find(
      ({ column: { headerCell } }) => placeOf({ ...reading, cell: headerCell }) === place,
    );
    if (column) return { reading, column };
  }
  const reading = all.find((one) => placeOf({ ...one, cell: one.titleCell }) === place);
  return reading && { reading, column: null };
}

const GRAVITY: Readonly<Record<string, number>> = { contradicted: 4, unread: 3, assumed: 2, unconfirmed: 1 };

const gravityOf = (reading: TableReading): number => {
  const [first] = reading.columns;
  const isUnsaid = reading.around.period === null || (reading.around.unit === "" && !columnsSayUnits(reading));
  return Math.max(GRAVITY[first?.doubt ?? ""] ?? 0, isUnsaid ? 1.5 : 0);
};

function section(reading: TableReading, open: Open | undefined, model: Model, actions: Actions): TemplateResult {
  const { title, titleCell, columns, leftOut } = reading;
  const place = { ...reading, cell: titleCell };
  const name = title === "" ? say("（没有表题）", "(no title)") : title;
  return html`<section class="found" aria-label=${name}>
    <h2>${name}</h2>
    <ol>
      <li class="finding">
        <button type="button" class="go" @click=${() => void goToCell(actions, place)}>
          ${department(reading)} <span class="place">${placeIn(place, model.workbookName, model.language)}</span>
        </button>
        ${surroundings(reading, model, actions)}
        ${
          open?.column === null
            ? tableForm(reading, model, actions)
            : html`<p class="tools">
                ${button(say("改期间和单位", "Correct period and unit"), () => actions.update({ correcting: placeOf(place) }))}
              </p>`
        }
      </li>
      ${columns.map((one) => columnItem(reading, one, open?.column === one, model, actions))}
    </ol>
    ${
      leftOut.length === 0
        ? nothing
        : html`<details>
            <summary>${say(`没有读作数的 ${leftOut.length} 处`, `${leftOut.length} that gave no figure`)}</summary>
            <ul class="plain">
              ${leftOut.map(
                ({ cell, words, why }) =>
                  html`<li>
                    ${cellLink(reading, cell, actions)} ${words}
                    <span class="hint">${leftOutWords(why, model.language)}</span>
                  </li>`,
              )}
            </ul>
          </details>`
    }
  </section>`;
}

const department = ({ layout: { department: name }, rows }: TableReading): string =>
  [name, say(`${rows}行`, `${rows} rows`)].filter((words) => words !== "").join(" · ");

/** Leads to a cell of a table. */
const cellLink = (reading: TableReading, cell: string, actions: Actions): TemplateResult =>
  button(cell, () => goToCell(actions, { ...reading, cell }), { kind: "link" });

/** The period and the unit of a table, each with the cell that says so. */
function surroundings(reading: TableReading, { language }: Model, actions: Actions): TemplateResult {
  const { period, periodFrom, unit, unitFrom, taught } = reading.around;
  const not = html`<b>${say("没有写明", "not stated")}</b>`;
  const from = (witness: Witness | null): TemplateResult | typeof nothing =>
    witness === null
      ? nothing
      : witness.of === "cell"
        ? cellLink(reading, witness.cell, actions)
        : html`<span class="hint">${witnessWords(witness, language)}</span>`;
  return html`<p>
    ${say("期间", "Period")}
    ${period === null ? not : `${periodKey(period)} ${labelWords("span", period.span, language)}`} ${from(periodFrom)}
    ${say("；单位", "; unit")} ${unit !== "" ? unit : columnsSayUnits(reading) ? say("见各列", "by column") : not}
    ${from(unitFrom)} ${taught === null ? nothing : html`<span class="new">${byTheSheet()}</span>`}
  </p>`;
}

const byTheSheet = (): string => say("已按“读法”表", "by the sheet 读法");

/** The colour of a doubt, as that of a finding of its level. */
const TONES: Readonly<Record<string, string>> = { contradicted: "error", unread: "warning", assumed: "warning" };

function columnItem(
  reading: TableReading,
  one: ColumnReading,
  isOpen: boolean,
  model: Model,
  actions: Actions,
): TemplateResult {
  const { column, unit, evidence, doubt } = one;
  const { language } = model;
  const place = { ...reading, cell: column.headerCell };
  return html`<li class="finding ${doubt === null ? "" : (TONES[doubt] ?? "info")}">
    <button type="button" class="go" @click=${() => void goToCell(actions, place)}>
      ${doubt === null ? nothing : html`<span class="level">${doubtWords(doubt, language)}</span>`}
      ${column.taught === null ? nothing : html`<span class="new">${byTheSheet()}</span>`}
      ${column.header === "" ? say("（没有表头）", "(no header)") : column.header}
      <span class="place">${column.headerCell}</span>
    </button>
    <p>
      ${say("读作", "Read as")}
      ${meaningWords(column, language)}${unit === "" ? "" : say(`，${unit}`, `, ${unit}`)}${say("，", ", ")}${
        column.period === null ? html`<b>${say("没有期间", "no period")}</b>` : periodKey(column.period)
      }
      ${evidence === null ? nothing : html`<span class="hint evidence">${evidenceWords(evidence, language)}</span>`}
    </p>
    ${
      isOpen
        ? columnForm(reading, one, model, actions)
        : html`<p class="tools">
            ${button(say("改读法", "Correct the reading"), () => actions.update({ correcting: placeOf(place) }))}
          </p>`
    }
  </li>`;
}
