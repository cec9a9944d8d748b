/** A board of supervision in words: the same lines on the command line and in the pane. */
import { dayText } from "./model/date";
import { isNumber, type Figure } from "./model/figure";
import { REGISTER_SHEETS } from "./model/supervision";
import { inLanguage, labelWords, reasonWords, type Language } from "./model/words";
import { digits, percent } from "./report/number";
import { deadlineWords, gapWords, goalWords, lightWords, behindWords, toldWords } from "./report/supervisionWords";
import { bottom, type Assessed } from "./supervision/assessment";
import type { SupervisionBoard } from "./supervision/board";
import type { Dated, GoalFollowed } from "./supervision/follow";
import type { ListCount, TaskRate } from "./supervision/rollup";

type Say = ReturnType<typeof inLanguage>;

/** Lines under a title, and the part of the registers that they tell of. */
export interface Section {
  readonly name:
    "targets" | "projects" | "tasks" | "households" | "lists" | "countdown" | "routines" | "assessment" | "negatives";
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * All that the registers tell on a day beside the assignments (督办一览), section by section; one without a line is left out.
 *
 * @param last so many of the last of each scope of an assessment are named
 *
 * @example
 * boardSections(supervisionBoard(EMPTY_REGISTER, { asOf: { year: 2017, month: 9, day: 28 } })).map(({ title }) => title) // => ["倒计时", "日程"]
 */
export function boardSections(board: SupervisionBoard, language: Language = "zh", last = 0): Section[] {
  const say = inLanguage(language);
  const sections: Section[] = [
    {
      name: "targets",
      title: board.isAllGreen ? say("三大目标任务：满堂红", "Targets: all green") : say("三大目标任务", "Targets"),
      lines: goalLines(board, language),
    },
    { name: "projects", title: say("项目", "Projects"), lines: projectLines(board, language) },
    {
      name: "tasks",
      title: say("任务", "Tasks"),
      lines: [
        ...board.tasks.map((one) => rateWords(one, language)),
        ...[...board.clean].map(([kind, { all, done, open }]) =>
          say(
            `${kind}项目${all}个：任务全部完成${done.length}个，未完成${open.length}个`,
            `${kind}: of ${all} projects ${done.length} have done all their tasks, ${open.length} have not`,
          ),
        ),
      ],
    },
    { name: "households", title: say("征拆对象", "Households"), lines: householdLines(board, language) },
    { name: "lists", title: say("清单", "Lists"), lines: board.lists.map((one) => listWords(one, language)) },
    {
      name: "countdown",
      title: say("倒计时", "Countdown"),
      lines: [
        ...[...board.campaigns, board.yearEnd].map(
          ({ name, days, workingDays }) => `${name}${say("：", ": ")}${deadlineWords(days, workingDays, language)}`,
        ),
        say(`时间进度${percent(board.yearGone, 2)}`, `${percent(board.yearGone, 2, "en")} of the year is gone`),
      ],
    },
    {
      name: "routines",
      title: say("日程", "Routines"),
      lines: board.routines.map(({ routine, asked, current, missed }) =>
        say(
          `${labelWords("routine", routine, language)}：本期${asked}次，已${current.done}次，${dayText(current.to)}前完成；以前不足的${missed.length}期`,
          `${labelWords("routine", routine, language)}: ${current.done} of ${asked} by ${dayText(current.to)}; ${missed.length} earlier spans short`,
        ),
      ),
    },
    ...[...board.assessments].map(([period, rows]): Section => ({
      name: "assessment",
      title: say(`考核（${period}）`, `Assessment (${period})`),
      lines: [...rows.map((one) => assessedWords(one, language)), ...(last > 0 ? lastWords(rows, last, say) : [])],
    })),
    {
      name: "negatives",
      title: say("负面清单", "Negative list"),
      lines: board.negatives.map(({ subject, on, facts, source }) => [dayText(on), subject, facts, source].join("  ")),
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function goalLines({ families }: SupervisionBoard, language: Language): string[] {
  const say = inLanguage(language);
  return families.flatMap(({ family, goals, green }) => [
    say(
      `${labelWords("family", family ?? "county", language)}：${goals.length}项，绿灯${green}项`,
      `${labelWords("family", family ?? "county", language)}: ${goals.length}, green ${green}`,
    ),
    ...goals.map((one) => `  [${lightWords(one.light, language)}] ${goalLine(one, language)}`),
  ]);
}

/**
 * A target that is followed, in a line (目标、完成、差距、原因、措施), with who answers for it.
 *
 * @example
 * goalLine(supervisionBoard(apply(EMPTY_REGISTER, { kind: "record", about: "目标任务", line: { 类别: "县定", 目标任务: "公租房", 年度: "2017", 完成值: 500, 目标值: 1000, 单位: "套", 完成期限: "2017-12-31", 责任单位: "房产局", 原因: "用地晚", 措施: "倒排工期" } }).register, { asOf: { year: 2017, month: 9, day: 28 } }).families[0].goals[0]) // => "公租房：目标1000套，完成500套，完成率50.00%，差500套，落后序时89天；房产局；原因：用地晚；措施：倒排工期"
 */
export function goalLine(
  { goal, light, completion, gap, isUnexplained, daysBehind }: GoalFollowed,
  language: Language = "zh",
): string {
  const say = inLanguage(language);
  const labelled = (zh: string, en: string, words: string): string => (words === "" ? "" : say(zh + words, en + words));
  const figures = [
    goalWords(goal, language),
    isNumber(completion) ? say(`完成率${percent(completion, 2)}`, percent(completion, 2, "en")) : "",
    gapWords(gap, goal.unit, language),
    light === "yellow" ? behindWords(daysBehind, language) : "",
  ];
  const parts = [
    joined(figures, say("，", ", ")),
    joined([goal.responsible, goal.leader], say("、", ", ")),
    labelled("来源：", "set by ", goal.source),
    labelled("原因：", "cause: ", goal.cause),
    labelled("措施：", "action: ", goal.action),
    isUnexplained ? say("请补填原因和措施", "tell its cause and action") : "",
  ];
  return joined(parts, say("；", "; "));
}

/**
 * A line of a register with a deadline (到期登记): its name, who answers for it, how much of it is done.
 *
 * @example
 * datedWords({ sheet: "任务", key: "状元湖/征地", responsible: "国土资源局", completion: 0.371 }) // => "任务 状元湖/征地；国土资源局；完成37.1%"
 * datedWords({ sheet: "征拆对象", key: "状元湖/甲户", responsible: "乙局", completion: 1 }) // => "征拆对象 状元湖/甲户；乙局；已达成协议"
 */
export function datedWords(
  { sheet, key, responsible, completion }: Pick<Dated, "sheet" | "key" | "responsible" | "completion">,
  language: Language = "zh",
): string {
  const say = inLanguage(language);
  const isAgreement = sheet === REGISTER_SHEETS.households;
  const done = !isNumber(completion)
    ? ""
    : completion >= 1
      ? isAgreement
        ? say("已达成协议", "agreed")
        : say("已完成", "done")
      : isAgreement
        ? say("未落实", "open")
        : say(`完成${percent(completion, 1)}`, `${percent(completion, 1, "en")} done`);
  return joined([`${sheet} ${key}`, responsible, done], say("；", "; "));
}

/**
 * The days to the deadline of such a line, and by how many it is behind its pace; "" of what is done.
 *
 * @example
 * datedDue({ light: "yellow", completion: 0.371, daysLeft: 94, workingDaysLeft: 62, daysBehind: 3 }) // => "还有94天（62个工作日），落后序时3天"
 */
export function datedDue(
  {
    light,
    completion,
    daysLeft,
    workingDaysLeft,
    daysBehind,
  }: Pick<Dated, "light" | "completion" | "daysLeft" | "workingDaysLeft" | "daysBehind">,
  language: Language = "zh",
): string {
  if (isNumber(completion) && completion >= 1) return "";
  const behind = light === "yellow" ? behindWords(daysBehind, language) : "";
  return joined([deadlineWords(daysLeft, workingDaysLeft, language), behind], inLanguage(language)("，", ", "));
}

const joined = (words: readonly string[], mark: string): string => words.filter((word) => word !== "").join(mark);

function projectLines({ projects }: SupervisionBoard, language: Language): string[] {
  const { all, started, byStage, byClass, byLeader, byHeadquarters, completedShare, measured } = projects;
  const say = inLanguage(language);
  if (all === 0) return [];
  const counted = (title: string, counts: ReadonlyMap<string, number>): string[] =>
    counts.size === 0 ? [] : [title + [...counts].map(([kind, count]) => `${kind}${count}`).join(say("、", ", "))];
  return [
    say(
      `共${all}个：开工${started}个（在建${byStage.building}、竣工${byStage.completed}，竣工占${percent(completedShare, 1)}），前期${byStage.preparation}个`,
      `${all}: begun ${started} (building ${byStage.building}, completed ${byStage.completed}, ${percent(completedShare, 1, "en")}), in preparation ${byStage.preparation}`,
    ),
    ...counted("", byClass),
    ...counted(say("领办：", "Led by: "), byLeader),
    ...counted(say("指挥部：", "Headquarters: "), byHeadquarters),
    ...measured.map(({ name, stage, progress }) =>
      say(
        `${name}：${labelWords("projectStage", stage)}，形象进度${percent(progress)}`,
        `${name}: ${labelWords("projectStage", stage, "en")}, ${percent(progress, undefined, "en")} built`,
      ),
    ),
  ];
}

/** A rate with what it is over, and with what is left out by name: 征地 885.5亩/1475.8亩 60%. */
function rateWords(
  { item, unit, done, total, rate, lines, counted, leftOut, withLeftOut }: TaskRate,
  language: Language,
): string {
  const say = inLanguage(language);
  const of = (one: { readonly done: Figure; readonly total: Figure; readonly rate: Figure }): string =>
    say(
      `完成${toldWords(one.done, unit, language)}，任务${toldWords(one.total, unit, language)}，${percent(one.rate, 0, language)}`,
      `${toldWords(one.done, unit, language)} of ${toldWords(one.total, unit, language)}, ${percent(one.rate, 0, language)}`,
    );
  const over = counted === lines ? "" : say(`（${lines}项中${counted}项有数）`, ` (${counted} of ${lines} lines tell)`);
  const names = leftOut.map(({ project }) => project).join("、");
  const without =
    leftOut.length === 0
      ? ""
      : say(`；${names}未纳入，纳入后${of(withLeftOut)}`, `; without ${names}, with it ${of(withLeftOut)}`);
  return `${item}${say("：", ": ")}${of({ done, total, rate })}${over}${without}`;
}

/** Households counted, and those that are open by name: 项目 → 户 → 涉公人员 → 单位 → 期限. */
function householdLines({ households: counted }: SupervisionBoard, language: Language): string[] {
  const say = inLanguage(language);
  const { projects, households, persons, agreed, open, rate } = counted;
  if (households === 0) return [];
  return [
    say(
      `${projects}个项目${households}户，涉公人员${persons}人；已达成协议${agreed}户（${percent(rate, 2)}），未落实${open.length}户`,
      `${households} of ${projects} projects, ${persons} officials; agreed ${agreed} (${percent(rate, 2, "en")}), open ${open.length}`,
    ),
    ...open.map(({ project, household, person, employer, deadline }) => {
      const until = deadline === null ? "" : say(`期限${dayText(deadline)}`, `due ${dayText(deadline)}`);
      const parts = [project, household, person, employer, until].filter((word) => word !== "");
      return `  ${say("未落实：", "Open: ")}${parts.join(say("，", ", "))}`;
    }),
  ];
}

function listWords({ list, lines, quantities, byKind, byState }: ListCount, language: Language): string {
  const say = inLanguage(language);
  const sums = [...quantities]
    .map(([unit, { sum, lines: own, mean }]) => {
      const each =
        own > 1 && mean !== 1 ? say(`（每条${perLine(mean, unit)}）`, ` (${perLine(mean, unit)} a line)`) : "";
      return toldWords(sum, unit, language) + each;
    })
    .join("、");
  const kinds = [...byKind, ...byState].map(([kind, count]) => `${kind}${count}`).join("、");
  return `${list}${say("：", ": ")}${[say(`${lines}条`, `${lines} lines`), sums, kinds].filter((word) => word !== "").join(say("，", ", "))}`;
}

/** The mean of a list, to two places. */
const perLine = (mean: Figure, unit: string): string =>
  isNumber(mean) ? `${digits(mean, { decimals: 2 })}${unit}` : "";

function assessedWords({ unit, score, place, isTied, vetoes, unknownVetoes }: Assessed, language: Language): string {
  const say = inLanguage(language);
  const placeText = isNumber(place) ? say(`第${place}位`, `place ${place}`) : reasonWords(place.absent, language);
  const notes = [
    isTied ? say("并列", "tied") : "",
    vetoes.length > 0 ? say(`一票否决：${vetoes.join("、")}`, `vetoed: ${vetoes.join(", ")}`) : "",
    unknownVetoes.length > 0
      ? say(`考核办法里没有：${unknownVetoes.join("、")}`, `not in 考核办法: ${unknownVetoes.join(", ")}`)
      : "",
  ].filter((word) => word !== "");
  return [unit, toldWords(score, say("分", " points"), language), placeText, ...notes].join("  ");
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
