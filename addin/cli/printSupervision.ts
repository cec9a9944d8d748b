import {
  bottom,
  dayText,
  deadlineWords,
  goalWords,
  inLanguage,
  isNumber,
  labelWords,
  percent,
  reasonWords,
  toldWords,
  type Assessed,
  type AssignmentProposal,
  type Figure,
  type Followed,
  type Language,
  type ListCount,
  type SupervisionBoard,
  type TaskRate,
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

/** A rate with what it is over, and with what is left out by name: 征地 885.5亩/1475.8亩 60%. */
function rateWords(
  { item, unit, done, total, rate, lines, counted, leftOut, withLeftOut }: TaskRate,
  lang: Language,
): string {
  const say = inLanguage(lang);
  const of = (one: { readonly done: Figure; readonly total: Figure; readonly rate: Figure }): string =>
    say(
      `完成${toldWords(one.done, unit, lang)}，任务${toldWords(one.total, unit, lang)}，${percent(one.rate, 0, lang)}`,
      `${toldWords(one.done, unit, lang)} of ${toldWords(one.total, unit, lang)}, ${percent(one.rate, 0, lang)}`,
    );
  const over = counted === lines ? "" : say(`（${lines}项中${counted}项有数）`, ` (${counted} of ${lines} lines tell)`);
  const names = leftOut.map(({ project }) => project).join("、");
  const without =
    leftOut.length === 0
      ? ""
      : say(`；${names}未纳入，纳入后${of(withLeftOut)}`, `; without ${names}, with it ${of(withLeftOut)}`);
  return `${item}${say("：", ": ")}${of({ done, total, rate })}${over}${without}`;
}

function listWords({ list, lines, quantities, byKind, byState }: ListCount, lang: Language): string {
  const say = inLanguage(lang);
  const sums = [...quantities].map(([unit, { sum }]) => toldWords(sum, unit, lang)).join("、");
  const kinds = [...byKind, ...byState].map(([kind, count]) => `${kind}${count}`).join("、");
  return `${list}${say("：", ": ")}${[say(`${lines}条`, `${lines} lines`), sums, kinds].filter((word) => word !== "").join(say("，", ", "))}`;
}

/** The last few of each scope of an assessment, all that tie among them. */
function lastWords(rows: readonly Assessed[], count: number, say: Say): string[] {
  const scopes = [...new Set(rows.map(({ scope }) => scope))];
  return scopes.flatMap((scope) => {
    const last = bottom(
      rows.filter((row) => row.scope === scope),
      count,
    ).map(({ unit, isTied }) => (isTied ? say(`${unit}（并列）`, `${unit} (tied)`) : unit));
    const where = scope === "" ? "" : say(`（${scope}）`, ` (${scope})`);
    return last.length === 0
      ? []
      : [say(`末${count}位${where}：`, `Last ${count}${where}: `) + last.join(say("、", ", "))];
  });
}

/** All that the registers tell on a day. */
export function printSupervisionBoard(board: SupervisionBoard, lang: Language, lastCount = 0): string {
  const say = inLanguage(lang);
  const { projects, households } = board;
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [[title, ...lines.map((line) => `  ${line}`)].join("\n")];
  const assignments = columns(assignmentHead(say), assignmentRows(board.assignments, lang)).split("\n");
  return [
    say(`督办一览（${dayText(board.asOf)}）`, `Supervision as of ${dayText(board.asOf)}`),
    ...part(say("交办事项", "Assignments"), board.assignments.length === 0 ? [] : assignments),
    ...part(
      say(
        board.isAllGreen ? "三大目标任务：满堂红" : "三大目标任务",
        board.isAllGreen ? "Targets: all green" : "Targets",
      ),
      board.families.flatMap(({ family, goals, green }) => [
        say(
          `${labelWords("family", family ?? "county", lang)}：${goals.length}项，绿灯${green}项`,
          `${labelWords("family", family ?? "county", lang)}: ${goals.length}, green ${green}`,
        ),
        ...goals.map(({ goal, light, completion, isUnexplained }) => {
          const shown = typeof light === "string" ? labelWords("light", light, lang) : reasonWords(light.absent, lang);
          const rate = isNumber(completion)
            ? say(`，完成率${percent(completion, 2, lang)}`, `, ${percent(completion, 2, lang)}`)
            : "";
          const asks = isUnexplained ? say("；请补填原因和措施", "; tell its cause and action") : "";
          return `  [${shown}] ${goalWords(goal, lang)}${rate}${asks}`;
        }),
      ]),
    ),
    ...part(
      say("项目", "Projects"),
      projects.all === 0
        ? []
        : [
            say(
              `共${projects.all}个：开工${projects.started}个（在建${projects.byStage.building}、竣工${projects.byStage.completed}），前期${projects.byStage.preparation}个`,
              `${projects.all}: begun ${projects.started} (building ${projects.byStage.building}, completed ${projects.byStage.completed}), in preparation ${projects.byStage.preparation}`,
            ),
            ...(projects.byClass.size === 0
              ? []
              : [[...projects.byClass].map(([kind, count]) => `${kind}${count}`).join(say("、", ", "))]),
          ],
    ),
    ...part(say("任务", "Tasks"), [
      ...board.tasks.map((one) => rateWords(one, lang)),
      ...[...board.clean].map(([kind, { all, done, open }]) =>
        say(
          `${kind}项目${all}个：任务全部完成${done.length}个，未完成${open.length}个`,
          `${kind}: of ${all} projects ${done.length} have done all their tasks, ${open.length} have not`,
        ),
      ),
    ]),
    ...part(
      say("征拆对象", "Households"),
      households.households === 0
        ? []
        : [
            say(
              `${households.projects}个项目${households.households}户，涉公人员${households.persons}人；已达成协议${households.agreed}户，未落实${households.open.length}户`,
              `${households.households} of ${households.projects} projects, ${households.persons} officials; agreed ${households.agreed}, open ${households.open.length}`,
            ),
          ],
    ),
    ...part(
      say("清单", "Lists"),
      board.lists.map((one) => listWords(one, lang)),
    ),
    ...part(
      say("倒计时", "Countdown"),
      [...board.campaigns, board.yearEnd].map(
        ({ name, days, workingDays }) => `${name}${say("：", ": ")}${deadlineWords(days, workingDays, lang)}`,
      ),
    ),
    ...part(
      say("日程", "Routines"),
      board.routines.map(({ routine, asked, current, missed }) =>
        say(
          `${labelWords("routine", routine, lang)}：本期${asked}次，已${current.done}次，${dayText(current.to)}前完成；以前不足的${missed.length}期`,
          `${labelWords("routine", routine, lang)}: ${current.done} of ${asked} by ${dayText(current.to)}; ${missed.length} earlier spans short`,
        ),
      ),
    ),
    ...[...board.assessments].flatMap(([period, rows]) =>
      part(
        say(`考核（${period}）`, `Assessment (${period})`),
        rows
          .map(({ unit, score, place, isTied, vetoes, unknownVetoes }) => {
            const shown = isNumber(place) ? say(`第${place}位`, `place ${place}`) : reasonWords(place.absent, lang);
            const notes = [
              isTied ? say("并列", "tied") : "",
              vetoes.length > 0 ? say(`一票否决：${vetoes.join("、")}`, `vetoed: ${vetoes.join(", ")}`) : "",
              unknownVetoes.length > 0
                ? say(`考核办法里没有：${unknownVetoes.join("、")}`, `not in 考核办法: ${unknownVetoes.join(", ")}`)
                : "",
            ].filter((word) => word !== "");
            return [unit, toldWords(score, say("分", " points"), lang), shown, ...notes].join("  ");
          })
          .concat(lastCount > 0 ? lastWords(rows, lastCount, say) : []),
      ),
    ),
    ...part(
      say("负面清单", "Negative list"),
      board.negatives.map(({ subject, on, facts, source }) => [dayText(on), subject, facts, source].join("  ")),
    ),
  ].join("\n");
}

/** Of many lines, the first are named. */
const MOST_NAMED = 5;

/** Lines that were not kept up to date, those of one register on one line of print. */
function staleWords(stale: SupervisionBoard["stale"], say: Say): string[] {
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

/** What is past its deadline on a board. */
export const overdueOn = ({ assignments, lines }: SupervisionBoard) => ({
  assignments: assignments.filter(({ light }) => light === "red"),
  lines: lines.filter(({ light }) => light === "red"),
});

/** What is late on a day, and what nobody looked after. */
export function printOverdue(board: SupervisionBoard, lang: Language): string {
  const say = inLanguage(lang);
  const { assignments: late, lines } = overdueOn(board);
  const missed = board.routines.filter((one) => one.missed.length > 0);
  const parts = [
    ...(late.length === 0 ? [] : [columns(assignmentHead(say), assignmentRows(late, lang))]),
    ...lines.map(
      ({ sheet, key, daysLeft, workingDaysLeft }) =>
        `${sheet} ${key}  ${deadlineWords(daysLeft, workingDaysLeft, lang)}`,
    ),
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
    ...staleWords(board.stale, say),
    ...missed.map(({ routine, missed: spans, asked }) => {
      const word = labelWords("routine", routine, lang);
      return say(`${word}不足${asked}次的有${spans.length}期`, `${word}: fewer than ${asked} in ${spans.length} spans`);
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
    ...board.proposals.map(({ assignment, person, unit, stage, daysOverdue }) => {
      const who = [unit, person].filter((word) => word !== "").join(" ");
      const step = labelWords("stage", stage, lang);
      return say(
        `问责建议：${assignment.id} ${who}，${step}没有落实，逾期${daysOverdue}天`,
        `Proposal to hold to account: ${assignment.id} ${who}, ${step} not carried out, ${daysOverdue} days late`,
      );
    }),
  ];
  const head = say(
    `截至${dayText(board.asOf)}，逾期${late.length + lines.length}项。`,
    `As of ${dayText(board.asOf)}, ${late.length + lines.length} overdue.`,
  );
  return [head, ...parts].join("\n");
}
