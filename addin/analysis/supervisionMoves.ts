/** Moves between two days, in words. */
import { dayText, type Day } from "./model/date";
import { SUPERVISION_SHEET, type ProjectStage } from "./model/supervision";
import { inLanguage, labelWords, type Language } from "./model/words";
import { percent } from "./report/number";
import { lightWords } from "./report/supervisionWords";
import type { Move, Stand } from "./supervision/moves";

/**
 * The title of what moved since a day (较某日变化).
 *
 * @example
 * sinceWords({ year: 2017, month: 8, day: 31 }) // => "2017-08-31以来的变化"
 */
export const sinceWords = (since: Day, language: Language = "zh"): string =>
  inLanguage(language)(`${dayText(since)}以来的变化`, `Moved since ${dayText(since)}`);

/**
 * A line that moved, in words (较上月变化).
 *
 * @example
 * moveWords({ sheet: "任务", key: "甲/征地", matter: "甲/征地", responsible: "乙局", before: { light: "yellow", completion: 0.2, stage: null, deadline: null, isSettled: false }, now: { light: "green", completion: 0.5, stage: null, deadline: null, isSettled: false } }) // => "任务 甲/征地（乙局）：完成20%→50%，黄→绿"
 */
export function moveWords({ sheet, key, matter, responsible, before, now }: Move, language: Language = "zh"): string {
  const say = inLanguage(language);
  const name = [sheet, key, matter === key ? "" : matter].filter((word) => word !== "").join(" ");
  const whose = responsible === "" ? "" : say(`（${responsible}）`, ` (${responsible})`);
  const words = now === null ? [say("已删除", "taken off")] : changeWords(sheet, before, now, language);
  return `${name}${whose}${say("：", ": ")}${words.join(say("，", ", "))}`;
}

/** Each thing that changed, as it was and as it is; of a new line, that it is new and whether it is settled. */
function changeWords(sheet: string, before: Stand | null, now: Stand, language: Language): string[] {
  const say = inLanguage(language);
  const settled = (is: boolean): string =>
    sheet === SUPERVISION_SHEET
      ? is
        ? say("已销号", "closed")
        : say("恢复督办", "reopened")
      : is
        ? say("已达成协议", "agreed")
        : say("未落实", "open");
  if (before === null) return [say("新增", "new"), ...(now.isSettled ? [settled(true)] : [])];
  const changed = (title: string, of: (stand: Stand) => string): string[] =>
    of(before) === of(now) ? [] : [`${title}${of(before)}→${of(now)}`];
  // A small step is told by more digits.
  const isSmall = percent(before.completion, 0) === percent(now.completion, 0);
  const places = isSmall ? 2 : 0;
  const changes = [
    ...changed("", ({ stage }) => stageWords(stage, language)),
    ...changed(say("完成", "done "), ({ completion }) => percent(completion, places, language)),
    ...changed(say("期限", "due "), ({ deadline }) => (deadline === null ? "" : dayText(deadline))),
    ...(before.isSettled === now.isSettled ? [] : [settled(now.isSettled)]),
    ...changed("", ({ light }) => (light === null ? say("没有灯", "no light") : lightWords(light, language))),
  ];
  return changes.length > 0 ? changes : [say("完成数有变", "its figure changed")];
}

function stageWords(stage: Stand["stage"], language: Language): string {
  if (stage === null) return inLanguage(language)("未开始", "not begun");
  return isProjectStage(stage) ? labelWords("projectStage", stage, language) : labelWords("stage", stage, language);
}

const isProjectStage = (stage: NonNullable<Stand["stage"]>): stage is ProjectStage =>
  stage === "preparation" || stage === "started" || stage === "building" || stage === "completed";
