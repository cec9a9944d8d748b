// Lists under the lights: what to see to, what moved since last month, and what else the registers tell.
import { html, nothing, type TemplateResult } from "lit-html";
import {
  accountWords,
  boardSections,
  labelWords,
  lastMonthEnd,
  movesBetween,
  moveWords,
  registerOfRows,
  reminderLines,
  rowsUntil,
  sinceWords,
  type AccountProposal,
  type Day,
  type Move,
  type SupervisionBoard,
} from "../../analysis";
import { pageLanguage, say } from "../../page";
import type { Actions } from "../actions";
import { button } from "../parts";
import { openForm } from "./form";
import type { Supervised } from "./register";

/** The last of each scope of an assessment that are named (末位). */
const LAST = 1;

/** 提醒: who may be held to account, and what nobody looked after. */
export function reminders(board: SupervisionBoard, asOf: string, actions: Actions): TemplateResult | typeof nothing {
  const lines = reminderLines(board, pageLanguage());
  if (board.proposals.length + lines.length === 0) return nothing;
  const title = say("提醒", "To see to");
  return html`<section class="found" aria-label=${title}>
    <h2>${title} ${board.proposals.length + lines.length}</h2>
    <ul class="plain">
      ${board.proposals.map((one) => account(one, asOf, actions))} ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`;
}

/** A proposal of 问责, with the feedback that asks for it: a person decides. */
function account(proposal: AccountProposal, asOf: string, actions: Actions): TemplateResult {
  const { assignment, person, unit, matter, stage } = proposal;
  const line = {
    日期: asOf,
    反馈: labelWords("feedback", "account"),
    不落实的人: person === "" ? unit : person,
    不落实的事: matter,
    不落实的环节: labelWords("stage", stage),
  };
  return html`<li>
    ${accountWords(proposal, pageLanguage())}
    ${button(
      labelWords("feedback", "account", pageLanguage()),
      () => openForm(actions, "feedback", assignment.id, line),
      {
        kind: "link",
        title: say(
          `填写${assignment.id}的反馈，由人决定是否登记`,
          `Fill in the feedback of ${assignment.id}, for a person to decide`,
        ),
      },
    )}
  </li>`;
}

/** Moves worked out already, by the registers and the days that they are of. */
const known = new WeakMap<Supervised, Map<string, readonly Move[]>>();

function movesOf(state: Supervised, asOf: Day): readonly Move[] {
  const ofState = known.get(state) ?? new Map<string, readonly Move[]>();
  known.set(state, ofState);
  const key = JSON.stringify(asOf);
  const since = lastMonthEnd(asOf);
  const before = { register: registerOfRows(rowsUntil(state.rows, since)), asOf: since };
  const moves = ofState.get(key) ?? movesBetween(before, { register: state.register, asOf });
  ofState.set(key, moves);
  return moves;
}

/** The moves since the end of last month, of one unit where it is chosen. */
export function moved(state: Supervised, asOf: Day, unit: string): TemplateResult | typeof nothing {
  const moves = movesOf(state, asOf).filter(({ responsible }) => unit === "" || responsible === unit);
  if (moves.length === 0) return nothing;
  const title = sinceWords(lastMonthEnd(asOf), pageLanguage());
  return folded(
    `${title} ${moves.length}`,
    moves.map((one) => moveWords(one, pageLanguage())),
  );
}

/** All that the registers tell beside the lights; the countdown is in sight, the rest folded. */
export const sections = (board: SupervisionBoard): TemplateResult[] =>
  boardSections(board, pageLanguage(), LAST).map(({ name, title, lines }) =>
    name === "countdown" ? listed(title, lines) : folded(title, lines),
  );

const listed = (title: string, lines: readonly string[]): TemplateResult =>
  html`<section class="found" aria-label=${title}>
    <h2>${title}</h2>
    ${list(lines)}
  </section>`;

const folded = (title: string, lines: readonly string[]): TemplateResult =>
  html`<details class="register">
    <summary>${title}</summary>
    ${list(lines)}
  </details>`;

const list = (lines: readonly string[]): TemplateResult =>
  html`<ul class="plain">
    ${lines.map((line) => html`<li>${line.trim()}</li>`)}
  </ul>`;
