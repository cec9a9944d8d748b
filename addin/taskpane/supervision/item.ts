import { html, nothing, type TemplateResult } from "lit-html";
import {
  datedDue,
  datedWords,
  dayText,
  deadlineWords,
  goalLine,
  labelWords,
  type Dated,
  type Day,
  type Followed,
  type GoalFollowed,
  type Light,
} from "../../analysis";
import { say } from "../../page";
import type { Actions } from "../actions";
import type { Model } from "../model";
import { button } from "../parts";
import { openForm, stepForm } from "./form";
import { downloadForm } from "./letters";
import type { Supervised } from "./register";

/** The colour of a light, as that of a finding of its level; a light is always named in words, too. */
const TONES: Readonly<Record<Light, string>> = { red: "error", yellow: "warning", blue: "info", green: "" };

/** An assignment: how it stands, and the steps that it may take. */
export function assignmentItem(
  followed: Followed,
  on: Day,
  state: Supervised,
  model: Model,
  actions: Actions,
): TemplateResult {
  const { assignment, light, daysLeft, workingDaysLeft, next } = followed;
  const asOf = dayText(on);
  const { id, matter, leader, responsible, helpers, closed, deadline, firstDeadline, stage } = assignment;
  const { language, supervising } = model;
  const units = [responsible, ...helpers].join(say("、", ", "));
  const reached = stage === null ? say("未开始", "not begun") : labelWords("stage", stage, language);
  const first = dayText(firstDeadline) === dayText(deadline) ? "" : dayText(firstDeadline);
  return html`<li class="finding ${TONES[light]}" data-assignment=${id}>
    <p>
      <b>${id}</b> ${matter}
      ${assignment.finding === "" ? nothing : html`<span class="new">${say("来自检查", "from a check")}</span>`}
      ${assignment.goal === "" ? nothing : html`<span class="new">${say("来自目标", "from a target")}</span>`}
    </p>
    <p>
      ${say(`${units}；牵头领导${leader}；`, `${units}; led by ${leader}; `)}${
        closed === null
          ? html`<span class="level">${deadlineWords(daysLeft, workingDaysLeft, language)}</span
              >${first === "" ? "" : say(`（原定${first}）`, ` (first ${first})`)}${say(
                `；环节：${reached}`,
                `; stage: ${reached}`,
              )}`
          : say(`${dayText(closed)}销号`, `closed on ${dayText(closed)}`)
      }
    </p>
    ${
      supervising?.about === id
        ? stepForm(supervising, state, model, actions)
        : html`<p class="tools">
            ${
              closed === null
                ? openTools(id, asOf, next === null ? "" : labelWords("stage", next), responsible, actions)
                : button(say("恢复督办", "Reopen"), () => openForm(actions, "reopen", id, { 日期: asOf }))
            }
            ${button("交办单", () => downloadForm(actions, followed, on), { title: say(`下载${id}的交办单`, `Download the form of ${id}`) })}
          </p>`
    }
  </li>`;
}

const openTools = (id: string, asOf: string, next: string, unit: string, actions: Actions): TemplateResult[] => [
  button(say("登记环节", "Log a stage"), () => openForm(actions, "stage", id, { 日期: asOf, 环节: next })),
  button(say("进入程序", "Entered"), () => openForm(actions, "enter", id, { 日期: asOf, 单位: unit })),
  button(say("延期", "Put off"), () => openForm(actions, "extend", id, { 日期: asOf })),
  button(say("反馈", "Feedback"), () => openForm(actions, "feedback", id, { 日期: asOf })),
  button(say("销号", "Close"), () =>
    openForm(actions, "feedback", id, { 日期: asOf, 反馈: labelWords("feedback", "close") }),
  ),
];

/** A line of a register with a deadline. */
export const datedItem = (one: Dated, { language }: Model): TemplateResult => {
  const due = datedDue(one, language);
  return html`<li class="finding ${typeof one.light === "string" ? TONES[one.light] : ""}">
    <p>
      ${datedWords(one, language)}${due === "" ? nothing : html`${say("；", "; ")}<span class="level">${due}</span>`}
    </p>
  </li>`;
};

/** A target of one of the three families. */
export const goalItem = (followed: GoalFollowed, { language }: Model): TemplateResult =>
  html`<li class="finding ${typeof followed.light === "string" ? TONES[followed.light] : ""}">
    <p>${labelWords("family", followed.goal.family, language)}${say("：", ": ")}${goalLine(followed, language)}</p>
  </li>`;
