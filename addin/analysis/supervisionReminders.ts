/** The reminders of a board of supervision in words: matters that nobody looked after, and units that may be held to account. */
import { dayText } from "./model/date";
import { isNumber } from "./model/figure";
import { inLanguage, labelWords, type Language } from "./model/words";
import type { AccountProposal } from "./supervision/account";
import type { SupervisionBoard } from "./supervision/board";

/** Of many lines, the first are named. */
const MOST_NAMED = 5;

/**
 * Matters that nobody looked after (提醒): units that have not brought an overdue matter into their procedure, lines that are not kept up
 * to date, routines missed, reports that passed the line by. 问责 is proposed apart, see `accountWords`.
 *
 * @example
 * reminderLines(supervisionBoard(EMPTY_REGISTER, { asOf: { year: 2017, month: 9, day: 28 } })) // => []
 */
export function reminderLines(board: SupervisionBoard, language: Language = "zh"): string[] {
  const say = inLanguage(language);
  const late = board.assignments.filter(({ light }) => light === "red");
  return [
    ...late.flatMap(({ assignment, entrances }) =>
      entrances.flatMap(({ unit, days, hasEntered }) =>
        hasEntered
          ? []
          : [
              say(
                `${assignment.id} ${unit} ${days}天没有进入程序`,
                `${assignment.id} ${unit}: not entered for ${days} days`,
              ),
            ],
      ),
    ),
    ...board.assignments.flatMap(({ assignment: { id, responsible }, pending }) => {
      if (pending === null) return [];
      const { kind, on, words } = pending;
      return [
        `${id} ${responsible} ${dayText(on)} ${labelWords("feedback", kind, language)}${say("：", ": ")}${words}`,
      ];
    }),
    ...staleLines(board.stale, say),
    ...board.unclear.map(({ sheet, field, keys }) => {
      const named = keys.slice(0, MOST_NAMED).join(say("、", ", ")) + (keys.length > MOST_NAMED ? "…" : "");
      return say(
        `没有到人、到时：${sheet}${keys.length}行没有填“${field}”：${named}`,
        `No person or no day: ${sheet}, ${keys.length} without ${field}: ${named}`,
      );
    }),
    ...board.routines.flatMap(({ routine, missed: spans, asked }) => {
      const word = labelWords("routine", routine, language);
      return spans.length === 0
        ? []
        : [say(`${word}不足${asked}次的有${spans.length}期`, `${word}: fewer than ${asked} in ${spans.length} spans`)];
    }),
    ...board.reports.map(({ report, what, next }) => {
      const word = {
        "over the head": say("越级汇报", "over the head"),
        "to several": say("多头汇报", "to several"),
        "not in line": say("不按层级汇报", "not in line"),
      }[what];
      return say(
        `${report.unit} ${dayText(report.on)} ${word}：应向${next}汇报`,
        `${report.unit} ${dayText(report.on)} ${word}: to ${next} next`,
      );
    }),
  ];
}

/** Lines that were not kept up to date, those of one register on one line of print. */
function staleLines(stale: SupervisionBoard["stale"], say: ReturnType<typeof inLanguage>): string[] {
  const sheets = [...new Set(stale.map(({ sheet }) => sheet))];
  return sheets.map((sheet) => {
    const own = stale.filter((one) => one.sheet === sheet);
    const named = own.slice(0, MOST_NAMED).map(({ key, days }) => {
      const since = days === null ? say("没有更新日期", "no day of update") : say(`${days}天`, `${days} days`);
      return say(`${key}（${since}）`, `${key} (${since})`);
    });
    const more = own.length > MOST_NAMED ? "…" : "";
    return (
      say(`久未更新：${sheet}${own.length}行：`, `Not kept up to date: ${sheet}, ${own.length}: `) +
      named.join(say("、", ", ")) +
      more
    );
  });
}

/**
 * A proposal of 问责 (问责建议): the unit and its head, the matter's number, and the stage that was not carried out.
 *
 * @example
 * accountWords({ assignment: { id: "2017-002" }, unit: "房产局", person: "", stage: "coordination", daysOverdue: 8 }) // => "问责建议：2017-002 房产局，协调调度没有落实，逾期8天"
 */
export function accountWords(
  {
    assignment,
    person,
    unit,
    stage,
    daysOverdue,
  }: Omit<AccountProposal, "assignment" | "matter"> & { readonly assignment: { readonly id: string } },
  language: Language = "zh",
): string {
  const say = inLanguage(language);
  const who = [unit, person].filter((word) => word !== "").join(" ");
  const step = labelWords("stage", stage, language);
  return say(
    `问责建议：${assignment.id} ${who}，${step}没有落实，逾期${daysOverdue}天`,
    `Proposal to hold to account: ${assignment.id} ${who}, ${step} not carried out, ${daysOverdue} days late`,
  );
}

/**
 * Says that some days are calendar days alone, since the table of holidays lacks a year (节假日未公布); "" where it has all.
 *
 * @example
 * holidaysNote(supervisionBoard(EMPTY_REGISTER, { asOf: { year: 2026, month: 11, day: 29 } })) // => "节假日未公布的年份只计自然日。"
 */
export function holidaysNote(
  { assignments, lines, campaigns, yearEnd }: SupervisionBoard,
  language: Language = "zh",
): string {
  const workingDays = [
    ...[...assignments, ...lines].map(({ workingDaysLeft }) => workingDaysLeft),
    ...[...campaigns, yearEnd].map(({ workingDays }) => workingDays),
  ];
  if (workingDays.every(isNumber)) return "";
  return inLanguage(language)(
    "节假日未公布的年份只计自然日。",
    "Where the holidays of a year are not announced, days are calendar days alone.",
  );
}
