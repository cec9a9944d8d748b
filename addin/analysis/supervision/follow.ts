/** The matters that lag on a day (督办): lights, days overdue, days until a matter entered its procedure, rows that are not kept up to date. */
import { daysBetween, type Day } from "../model/date";
import { absence, isNumber, type Absence, type Figure } from "../model/figure";
import { STAGES, type Stage } from "../model/supervision";
import { completion } from "../standing/target";
import type { Assignment, FeedbackEntry } from "./assignment";
import { daysBehind, daysLeft, light, NEAR, type Holidays, type Light } from "./calendar";
import { goalProgress, type GoalProgress } from "./goal";
import type { Register } from "./register";
import { REGISTERS, type Goal } from "./registers";

/** The day that is asked about, and the table of holidays where there is one. */
export interface AsOf {
  readonly asOf: Day;
  readonly holidays?: Holidays;
}

/**
 * Light of an assignment (红黄蓝绿灯): closed is green; else past its deadline red; behind a straight pace over the four stages
 * yellow; within seven days of the deadline blue; green otherwise.
 *
 * @example
 * assignmentLight({ closed: null, stage: null, given: { year: 2017, month: 9, day: 1 }, deadline: { year: 2017, month: 9, day: 20 } }, { year: 2017, month: 9, day: 10 }) // => "yellow"
 */
export function assignmentLight(
  { closed, stage, given, deadline }: Pick<Assignment, "closed" | "stage" | "given" | "deadline">,
  asOf: Day,
): Light {
  const left = daysBetween(asOf, deadline);
  if (closed !== null) return "green";
  if (left < 0) return "red";
  const [gone, all] = [daysBetween(given, asOf) + 1, daysBetween(given, deadline) + 1];
  if (reached(stage) < Math.floor((gone * STAGES.length) / all) && left > 0) return "yellow";
  return left <= NEAR ? "blue" : "green";
}

const reached = (stage: Stage | null): number => (stage === null ? 0 : STAGES.indexOf(stage) + 1);

/** A unit and how long it took to bring a matter into its procedure, or has taken so far. */
export interface UnitEntrance {
  readonly unit: string;
  readonly role: "responsible" | "helping";
  readonly days: number;
  readonly hasEntered: boolean;
}

/** How an assignment stands on a day. */
export interface Followed {
  readonly assignment: Assignment;
  readonly light: Light;
  /** Calendar days to its deadline, negative when overdue; of one that is closed, from the day it was closed. */
  readonly daysLeft: number;
  /** The same in working days; the reason where the holidays are not known. */
  readonly workingDaysLeft: Figure;
  readonly entrances: readonly UnitEntrance[];
  /** The stage to take next; null where it is closed. */
  readonly next: Stage | null;
  /** 提请研究 or 提请问责 that no later stage has answered. */
  readonly pending: FeedbackEntry | null;
}

/**
 * How an assignment stands on a day (督办情况).
 *
 * @example
 * followed(apply(EMPTY_REGISTER, { kind: "assign", about: "1", line: { 事项: "征地", 牵头领导: "甲", 责任单位: "乙局", 工作措施: "入户", 交办日期: "2017-09-28", 完成期限: "2017-10-15" } }).register.assignments.get("1"), { asOf: { year: 2017, month: 10, day: 20 } }).daysLeft // => -5
 */
export function followed(assignment: Assignment, { asOf, holidays }: AsOf): Followed {
  const { closed, deadline, responsible, helpers, stage } = assignment;
  const until = closed ?? asOf;
  const entranceOf = (unit: string, role: UnitEntrance["role"]): UnitEntrance => {
    const entrance = assignment.entrances.find((one) => one.unit === unit);
    return {
      ...{ unit, role },
      days: Math.max(0, daysBetween(assignment.given, entrance?.on ?? until)),
      hasEntered: entrance !== undefined,
    };
  };
  return {
    assignment,
    light: assignmentLight(assignment, asOf),
    daysLeft: daysBetween(until, deadline),
    workingDaysLeft: holidays ? daysLeft(deadline, until, holidays) : absence("holidays unknown"),
    entrances: [entranceOf(responsible, "responsible"), ...helpers.map((unit) => entranceOf(unit, "helping"))],
    next: closed === null ? nextStage(stage) : null,
    pending: closed === null ? pendingOf(assignment) : null,
  };
}

function pendingOf({ feedbacks, log }: Assignment): FeedbackEntry | null {
  const last = feedbacks.filter(({ kind }) => kind !== "close").at(-1);
  const isAnswered = log.some(({ on, stage }) => stage !== "feedback" && last && daysBetween(last.on, on) > 0);
  return last && !isAnswered ? last : null;
}

/** The stage that is due: after 情况反馈 without 销号 it is 协调调度 again. */
const nextStage = (stage: Stage | null): Stage =>
  stage === "feedback" ? "coordination" : (STAGES[reached(stage)] as Stage);

/** A line that was not updated for long (定期更新). */
export interface Stale {
  readonly sheet: string;
  readonly key: string;
  /** The day of its last update; null where none is told. */
  readonly updated: Day | null;
  readonly days: number | null;
}

/** Days after which a line counts as not kept up to date. */
export const UPDATE_DAYS = 7;

/**
 * The lines that are still open and were not updated for more than so many days (定期更新), assignments among them.
 *
 * @example
 * staleLines(EMPTY_REGISTER, { year: 2017, month: 9, day: 28 }) // => []
 */
export function staleLines(register: Register, asOf: Day, after = UPDATE_DAYS): Stale[] {
  const stale = (sheet: string, key: string, updated: Day | null): Stale[] => {
    const days = updated && daysBetween(updated, asOf);
    return days !== null && days <= after ? [] : [{ sheet, key, updated, days }];
  };
  const of = <Name extends "projects" | "tasks" | "households" | "goals">(
    name: Name,
    isOpen: (one: never) => boolean,
  ): Stale[] =>
    [...register[name]].flatMap(([key, one]) =>
      isOpen(one as never) ? stale(REGISTERS[name].sheet, key, (one as { readonly updated: Day | null }).updated) : [],
    );
  return [
    ...[...register.assignments.values()].flatMap(({ id, closed, updated }) =>
      closed === null ? stale("交办", id, updated) : [],
    ),
    ...of("projects", ({ stage }: { readonly stage: string }) => stage !== "completed"),
    ...of("tasks", ({ done, total }: { readonly done: Figure; readonly total: Figure }) => !isDone(done, total)),
    ...of("households", ({ agreed }: { readonly agreed: boolean }) => !agreed),
    ...of("goals", (goal: Goal) => goalProgress(goal, asOf).light !== "green"),
  ];
}

const isDone = (done: Figure, total: Figure): boolean => isNumber(done) && isNumber(total) && done >= total;

/** Lines of a register that do not say who answers for them, or until when. */
export interface Unclear {
  readonly sheet: string;
  /** The header of the field that is empty. */
  readonly field: string;
  readonly keys: readonly string[];
}

/**
 * The lines that are still open and name no unit, no leader or no day (责任到人、到时), by register and field. Of a household the
 * unit of the official counts, where one is related to it.
 *
 * @example
 * unclearLines(apply(EMPTY_REGISTER, { kind: "record", about: "项目", line: { 项目: "甲", 阶段: "在建", 责任单位: "城建投" } }).register) // => [{ sheet: "项目", field: "完成期限", keys: ["甲"] }]
 */
export function unclearLines({ projects, tasks, households, goals }: Register): Unclear[] {
  const unclear = <T>(sheet: string, field: string, lines: ReadonlyMap<string, T>, isEmpty: (one: T) => boolean) => {
    const keys = [...lines].flatMap(([key, one]) => (isEmpty(one) ? [key] : []));
    return keys.length === 0 ? [] : [{ sheet, field, keys }];
  };
  const open = new Map([...projects].filter(([, { stage }]) => stage !== "completed"));
  const toDo = new Map([...tasks].filter(([, { done, total }]) => !isDone(done, total)));
  const unsettled = new Map([...households].filter(([, { agreed }]) => !agreed));
  const { projects: project, tasks: task, households: household, goals: goal } = REGISTERS;
  return [
    ...unclear(project.sheet, project.columns.responsible.header, open, ({ responsible }) => responsible === ""),
    ...unclear(project.sheet, project.columns.deadline.header, open, ({ deadline }) => deadline === null),
    ...unclear(task.sheet, task.columns.responsible.header, toDo, ({ responsible }) => responsible === ""),
    ...unclear(task.sheet, task.columns.deadline.header, toDo, ({ deadline }) => deadline === null),
    ...unclear(
      household.sheet,
      household.columns.employer.header,
      unsettled,
      (one) => one.person !== "" && one.employer === "",
    ),
    ...unclear(household.sheet, household.columns.deadline.header, unsettled, ({ deadline }) => deadline === null),
    ...unclear(goal.sheet, goal.columns.leader.header, goals, ({ leader }) => leader === ""),
    ...unclear(goal.sheet, goal.columns.responsible.header, goals, ({ responsible }) => responsible === ""),
  ];
}

/** A line of a register with a deadline, and its light. */
export interface Dated {
  readonly sheet: string;
  readonly key: string;
  readonly responsible: string;
  readonly deadline: Day;
  /** How much of it is done. */
  readonly completion: Figure;
  readonly light: Light | Absence;
  readonly daysLeft: number;
  readonly workingDaysLeft: Figure;
  readonly daysBehind: Figure;
}

/**
 * Lines of the registers with a deadline, as they stand on a day: a task by its quantity, a household by its agreement, a
 * project by its physical progress.
 *
 * @example
 * datedLines(EMPTY_REGISTER, { asOf: { year: 2017, month: 9, day: 28 } }) // => []
 */
export function datedLines(register: Register, { asOf, holidays }: AsOf): Dated[] {
  const dated = (sheet: string, key: string, one: Quantity): Dated[] => {
    const { responsible, start, deadline, done, total } = one;
    if (deadline === null) return [];
    const left = daysBetween(asOf, deadline);
    const from = start ?? { year: deadline.year, month: 1, day: 1 };
    const current = light(done, total, from, deadline, asOf);
    const workingDaysLeft = holidays ? daysLeft(deadline, asOf, holidays) : absence("holidays unknown");
    // Of what tells no quantity the deadline alone speaks.
    const isLate = typeof current !== "string" && left < 0;
    return [
      {
        ...{ sheet, key, responsible, deadline, light: isLate ? "red" : current, daysLeft: left, workingDaysLeft },
        completion: completion(done, total),
        daysBehind: daysBehind(done, total, from, deadline, asOf),
      },
    ];
  };
  const { projects, tasks, households } = register;
  return [
    ...[...projects].flatMap(([key, one]) =>
      dated("项目", key, { ...one, done: one.stage === "completed" ? 1 : one.progress, total: 1 }),
    ),
    ...[...tasks].flatMap(([key, one]) => dated("任务", key, one)),
    // An agreement is there or not: it has no pace, so it counts from its deadline.
    ...[...households].flatMap(([key, { employer, deadline, agreed }]) =>
      dated("征拆对象", key, { responsible: employer, start: deadline, deadline, done: agreed ? 1 : 0, total: 1 }),
    ),
  ];
}

/** A line with a deadline, and how much of what it asks for is done. */
interface Quantity {
  readonly responsible: string;
  readonly start: Day | null;
  readonly deadline: Day | null;
  readonly done: Figure;
  readonly total: Figure;
}

/** A target as it stands on a day. */
export interface GoalFollowed extends GoalProgress {
  readonly key: string;
  readonly goal: Goal;
  readonly daysLeft: number;
  /** It lags, and no cause or no action is told (找差距、找原因). */
  readonly isUnexplained: boolean;
}

/** The targets of one family. */
export interface FamilyCount {
  readonly family: Goal["family"];
  readonly goals: readonly GoalFollowed[];
  readonly green: number;
  /** 满堂红: every one of them is green. */
  readonly isAllGreen: boolean;
}

/**
 * Targets by family, as they stand on a day (三大目标任务). Of a target that is told on several bases, the one that is assessed
 * counts; where none of them is marked, each does.
 *
 * @example
 * goalFamilies(EMPTY_REGISTER, { year: 2017, month: 9, day: 28 }) // => []
 */
export function goalFamilies(register: Register, asOf: Day): FamilyCount[] {
  const all = [...register.goals].map(([key, goal]): GoalFollowed => {
    const progress = goalProgress(goal, asOf);
    const lags = typeof progress.light === "string" && !progress.isKept;
    const isUnexplained = lags && (goal.cause === "" || goal.action === "");
    return { ...progress, key, goal, daysLeft: daysBetween(asOf, goal.deadline), isUnexplained };
  });
  const isCounted = ({ goal }: GoalFollowed): boolean =>
    goal.isAssessed || !all.some(({ goal: other }) => other.isAssessed && isSameGoal(goal, other));
  return (["city", "moderate", "county"] as const).flatMap((family) => {
    const goals = all.filter(({ goal }) => goal.family === family);
    const counted = goals.filter(isCounted);
    const green = counted.filter(({ light: shown }) => shown === "green").length;
    return goals.length === 0 ? [] : [{ family, goals, green, isAllGreen: green === counted.length }];
  });
}

const isSameGoal = (a: Goal, b: Goal): boolean => a.name === b.name && a.year === b.year;
