import {
  accountWords,
  boardSections,
  dayText,
  deadlineWords,
  holidaysNote,
  inLanguage,
  labelWords,
  reminderLines,
  type AssignmentProposal,
  type Followed,
  type Language,
  type Section,
  type SupervisionBoard,
} from "../analysis";
import { columns } from "./print";

type Say = ReturnType<typeof inLanguage>;

/** The assignments that are proposed, each with the source to name. */
export function printProposals(proposals: readonly AssignmentProposal[], lang: Language): string {
  const say = inLanguage(lang);
  if (proposals.length === 0) return say("没有交办建议。", "Nothing is proposed.");
  const head = say("来源|责任单位|事项", "source|responsible|matter").split("|");
  return columns(
    head,
    proposals.map(({ source, line }) => [source, String(line["责任单位"] ?? ""), String(line["事项"] ?? "")]),
  );
}

function assignmentRows(all: readonly Followed[], lang: Language): string[][] {
  const say = inLanguage(lang);
  return all.map(({ assignment: one, light, daysLeft, workingDaysLeft, next }) => [
    one.id,
    labelWords("light", light, lang),
    one.closed === null ? deadlineWords(daysLeft, workingDaysLeft, lang) : say("已销号", "closed"),
    [one.responsible, ...one.helpers].join("、"),
    next === null ? "" : labelWords("stage", next, lang),
    one.matter,
  ]);
}

const assignmentHead = (say: Say): string[] =>
  say("编号|灯|期限|责任、协办单位|下一环节|事项", "number|light|deadline|units|next stage|matter").split("|");

/** All that the registers tell on a day, and what moved since another. */
export function printSupervisionBoard(
  board: SupervisionBoard,
  lang: Language,
  {
    last = 0,
    moves,
  }: { readonly last?: number | undefined; readonly moves?: Pick<Section, "title" | "lines"> | undefined } = {},
): string {
  const say = inLanguage(lang);
  const part = ({ title, lines }: Pick<Section, "title" | "lines">): string =>
    [title, ...lines.map((line) => `  ${line}`)].join("\n");
  const assignments = columns(assignmentHead(say), assignmentRows(board.assignments, lang)).split("\n");
  const note = holidaysNote(board, lang);
  return [
    say(`督办一览（${dayText(board.asOf)}）`, `Supervision as of ${dayText(board.asOf)}`),
    ...(board.assignments.length === 0 ? [] : [part({ title: say("交办事项", "Assignments"), lines: assignments })]),
    ...boardSections(board, lang, last).map(part),
    ...(moves ? [part(moves)] : []),
    ...(note === "" ? [] : [note]),
  ].join("\n");
}

/** The matters of a board that are past their deadline. */
export const overdueOn = ({ assignments, lines }: SupervisionBoard) => ({
  assignments: assignments.filter(({ light }) => light === "red"),
  lines: lines.filter(({ light }) => light === "red"),
});

/** The matters that are late on a day, and those that nobody looked after. */
export function printOverdue(board: SupervisionBoard, lang: Language): string {
  const say = inLanguage(lang);
  const { assignments: late, lines } = overdueOn(board);
  const parts = [
    ...(late.length === 0 ? [] : [columns(assignmentHead(say), assignmentRows(late, lang))]),
    ...lines.map(
      ({ sheet, key, daysLeft, workingDaysLeft }) =>
        `${sheet} ${key}  ${deadlineWords(daysLeft, workingDaysLeft, lang)}`,
    ),
    ...reminderLines(board, lang),
    ...board.proposals.map((one) => accountWords(one, lang)),
  ];
  const head = say(
    `截至${dayText(board.asOf)}，逾期${late.length + lines.length}项。`,
    `As of ${dayText(board.asOf)}, ${late.length + lines.length} overdue.`,
  );
  return [head, ...parts].join("\n");
}
