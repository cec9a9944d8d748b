// 交办单, 督办函 and 督办通报: what is supervised as Word files, each from a template that is edited in Word.
import {
  absence,
  BY_LIGHT,
  dayText,
  deadlineWords,
  labelWords,
  reasonWords,
  STAGES,
  type Day,
  type Followed,
  type Light,
  type SupervisionBoard,
  type UnitShown,
} from "../../analysis";
import { contentTypesIn } from "../../workbook/package/package";
import { bytesOf } from "../../workbook/package/zip";
import { boardItems, type BoardItem } from "../supervisionTable";
import type { Filled } from "./content";
import { fillTemplate } from "./fill";
import { openWordPackage } from "./package";

/** A template of a letter, and its name for messages. */
export interface LetterTemplate {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** The content of each placeholder of a letter. */
type Contents = Readonly<Record<string, Filled>>;

/** One assignment as a form (交办单): 四明确, and what was logged of its four stages. */
export function assignmentForm(
  { assignment, daysLeft, workingDaysLeft }: Followed,
  asOf: Day,
  template: LetterTemplate,
) {
  const { closed, deadline, firstDeadline, extensions, feedbacks, log } = assignment;
  const stages = STAGES.flatMap((stage) => {
    const entries = log.filter((one) => one.stage === stage);
    const name = labelWords("stage", stage);
    return entries.length === 0 ? [[name, "", ""]] : entries.map(({ on, words }) => [name, dayText(on), words]);
  });
  return filled(template, {
    ...dated(asOf),
    编号: words(assignment.id),
    事项: words(assignment.matter),
    牵头领导: words(assignment.leader),
    责任单位: words(assignment.responsible),
    协办单位: words(assignment.helpers.join("、")),
    工作措施: words(assignment.measures),
    交办日期: words(dayText(assignment.given)),
    完成期限: words(dayText(deadline)),
    原定期限: words(dayText(firstDeadline)),
    期限情况: words(closed === null ? deadlineWords(daysLeft, workingDaysLeft) : `${dayText(closed)}已销号`),
    "文字:延期": lines(
      "延期：",
      extensions.map(
        ({ on, from, to, approvedBy, words: why }) =>
          `${dayText(on)}经${approvedBy}批准，由${dayText(from)}延至${dayText(to)}：${why}`,
      ),
    ),
    "文字:反馈": lines(
      "反馈：",
      feedbacks.map(({ on, kind, words: what, evidence }) => {
        const evidenceWords = evidence === "" ? "" : `（销号依据：${evidence}）`;
        return `${dayText(on)}${labelWords("feedback", kind)}：${what}${evidenceWords}`;
      }),
    ),
    "表:四环节": table("四环节办理情况", stages, [
      ["环节", 2],
      ["日期", 2],
      ["情况", 6, "left"],
    ]),
  });
}

/** To one unit, what it has open (督办函). */
export function unitLetter({ unit, responsible, helping }: UnitShown, asOf: Day, template: LetterTemplate): Uint8Array {
  const rows = (all: readonly Followed[]): string[][] =>
    all.map(({ assignment, light, daysLeft, workingDaysLeft, next }) => [
      ...[assignment.id, labelWords("light", light), assignment.matter, assignment.leader],
      dayText(assignment.deadline),
      deadlineWords(daysLeft, workingDaysLeft),
      next === null ? "" : labelWords("stage", next),
    ]);
  const columns: readonly Column[] = [
    ["编号", 4],
    ["灯", 2],
    ["事项", 7, "left"],
    ["牵头领导", 4],
    ["完成期限", 5],
    ["期限情况", 5],
    ["下一环节", 4],
  ];
  return filled(template, {
    ...dated(asOf),
    单位: words(unit),
    件数: words(String(responsible.length + helping.length)),
    逾期件数: words(String([...responsible, ...helping].filter(({ light }) => light === "red").length)),
    "表:主办": table("主办事项", rows(responsible), columns),
    "表:协办": table("协办事项", rows(helping), columns),
  });
}

/** All that is supervised, by light (督办通报); what has no light for want of a figure is told apart. */
export function boardCircular(board: SupervisionBoard, template: LetterTemplate): Uint8Array {
  const items = boardItems(board);
  const of = (light: Light): BoardItem[] => items.filter((one) => one.light === light);
  const lights = BY_LIGHT.map((light) => [labelWords("light", light), of(light)] as const);
  return filled(template, {
    ...dated(board.asOf),
    件数: words(String(items.length)),
    ...Object.fromEntries(lights.map(([name, all]) => [`${name}灯数`, words(String(all.length))])),
    ...Object.fromEntries(
      lights.map(([name, all]) => [
        `表:${name}灯`,
        table(`${name}灯事项（${all.length}项）`, all.map(itemRow), [
          ["类别", 4],
          ["编号", 4],
          ["事项", 7, "left"],
          ["责任单位", 5],
          ["完成期限", 5],
          ["期限情况", 4],
          ["环节", 4],
        ]),
      ]),
    ),
    "文字:未亮灯": lines("没有数据、不能亮灯的事项：", withoutLight(board)),
  });
}

function itemRow({ register, id, matter, responsible, deadline, daysLeft, light, stage }: BoardItem): string[] {
  // Of what is done, no day is counted beyond its deadline.
  const isDone = daysLeft === null || (daysLeft < 0 && light !== "red");
  const left = isDone ? "" : deadlineWords(daysLeft, absence("holidays unknown"));
  return [register, id, matter, responsible, dayText(deadline), left, stage];
}

/** Matters with a deadline and no light, each with the reason. */
export const withoutLight = ({ lines: dates, families }: SupervisionBoard): string[] =>
  [...dates, ...families.flatMap(({ goals }) => goals.map((one) => ({ ...one, sheet: "目标任务" })))].flatMap(
    ({ sheet, key, light }) => (typeof light === "string" ? [] : [`${sheet} ${key}（${reasonWords(light.absent)}）`]),
  );

const words = (text: string): Filled => ({ is: "words", pieces: [{ text: text === "" ? "无" : text }] });

/** Paragraphs under what they tell. */
const lines = (title: string, all: readonly string[]): Filled => ({
  is: "paragraphs",
  paragraphs: (all.length === 0 ? [`${title}无`] : [title, ...all]).map((text) => [{ text }]),
});

/** A column: its header, its part of the width, and words to the left where they are many. */
type Column = readonly [header: string, width: number, align?: "left"];

function table(title: string, rows: readonly (readonly string[])[], columns: readonly Column[]): Filled {
  if (rows.length === 0) return lines(`${title}：`, []);
  return {
    is: "table",
    table: {
      title,
      headers: columns.map(([header]) => header),
      rows: rows.map((cells) => cells.map((text) => ({ text }))),
      widths: columns.map(([, width]) => width),
      left: columns.flatMap(([, , align], index) => (align === "left" ? [index] : [])),
    },
  };
}

const dated = ({ year, month, day }: Day): Contents => ({
  年: words(String(year)),
  月: words(String(month)),
  日: words(String(day)),
});

/** A template with its placeholders filled; throws a `WordProblem` where it is no Word file or asks for what is not ours. */
function filled({ bytes, name }: LetterTemplate, contents: Contents): Uint8Array {
  const word = openWordPackage(bytes, name);
  const { texts } = fillTemplate(word, (asked) => {
    const key = asked.replace("：", ":").replaceAll(" ", "");
    return Object.hasOwn(contents, key) ? contents[key] : undefined;
  });
  const changed = new Map([...texts].map(([part, text]) => [part, bytesOf(text)]));
  changed.set(contentTypesIn(word.archive), bytesOf(word.types));
  return word.archive.with(changed);
}
