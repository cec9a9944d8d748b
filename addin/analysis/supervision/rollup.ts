/** Counts and rates that come out of the registers, each with the number of lines that it is over. */
import { absence, isNumber, type Figure } from "../model/figure";
import { groupedBy } from "../model/groups";
import { add, rationalOf, toNumber, ZERO, type Rational } from "../model/rational";
import type { ProjectStage } from "../model/supervision";
import { convert, unitOf } from "../model/unit";
import { completion } from "../standing/target";
import type { Household, Item, Project, Task } from "./registers";

/** The exact sum of numbers, and of nothing 未报. */
const sumOf = (figures: readonly Figure[]): Figure => {
  const numbers = figures.filter(isNumber);
  if (numbers.length === 0) return absence("not reported");
  return toNumber(numbers.reduce<Rational>((sum, one) => add(sum, rationalOf(one)), ZERO));
};

/** The part of a task that is done, over several lines. */
export interface Rate {
  readonly done: Figure;
  readonly total: Figure;
  /** Of the lines that tell both what is done and what is to do. */
  readonly rate: Figure;
  /** All lines, and those of them that the rate is over. */
  readonly lines: number;
  readonly counted: number;
}

/** A kind of task over all its lines (征地, 房屋拆迁), without those that are left out by name and with them. */
export interface TaskRate extends Rate {
  readonly item: string;
  readonly unit: string;
  /** The projects that are left out (未纳入), with the reason. */
  readonly leftOut: readonly { readonly project: string; readonly reason: string }[];
  readonly withLeftOut: Rate;
}

/**
 * The rate at which each kind of task is done (任务完成率), in the unit of its first line: 征地60%，房屋拆迁51%（风波岭棚改未纳入）.
 *
 * @example
 * taskRates([{ item: "征地", project: "甲", done: 885.5, total: 1475.8, unit: "亩", leftOut: "" }]).map(({ done, total, lines }) => [done, total, lines]) // => [[885.5, 1475.8, 1]]
 */
export function taskRates(
  tasks: Iterable<Pick<Task, "project" | "item" | "done" | "total" | "unit" | "leftOut">>,
): TaskRate[] {
  const groups = groupedBy(tasks, ({ item, unit }) => `${item}|${unitOf(unit)?.dimension ?? unit}`);
  return [...groups.values()].map((all) => {
    const { item = "", unit = "" } = all[0] ?? {};
    const within = all.filter(({ leftOut }) => leftOut === "");
    const leftOut = all
      .filter((one) => one.leftOut !== "")
      .map(({ project, leftOut: reason }) => ({ project, reason }));
    return { item, unit, ...rateOf(within, unit), leftOut, withLeftOut: rateOf(all, unit) };
  });
}

function rateOf(tasks: readonly Pick<Task, "done" | "total" | "unit">[], unit: string): Rate {
  const here = (figure: Figure, from: string): Figure =>
    isNumber(figure) ? (convert(figure, from, unit) ?? absence("unit unknown")) : figure;
  const lines = tasks.map((one) => ({ done: here(one.done, one.unit), total: here(one.total, one.unit) }));
  const counted = lines.filter(({ done, total }) => isNumber(done) && isNumber(total));
  const sums = (of: typeof lines) => [sumOf(of.map(({ done }) => done)), sumOf(of.map(({ total }) => total))] as const;
  const [done, total] = sums(lines);
  return { done, total, rate: completion(...sums(counted)), lines: lines.length, counted: counted.length };
}

/** Projects counted by stage and by class. */
export interface ProjectCounts {
  readonly all: number;
  /** 开工: begun, whatever came of it. */
  readonly started: number;
  readonly byStage: Readonly<Record<ProjectStage, number>>;
  /** Projects of each class; one of several classes is in each, and once in `all`. */
  readonly byClass: ReadonlyMap<string, number>;
  /** Projects of each leader who answers for some (领办), and of each headquarters (指挥部). */
  readonly byLeader: ReadonlyMap<string, number>;
  readonly byHeadquarters: ReadonlyMap<string, number>;
  /** The part of those begun that are completed. */
  readonly completedShare: Figure;
  /** Those that tell how far they are built (形象进度). */
  readonly measured: readonly Pick<Project, "name" | "stage" | "progress">[];
}

/**
 * Projects counted by stage and by class (项目计数): 开工 holds 在建 and 竣工 too; a project of two classes is counted once.
 *
 * @example
 * projectCounts(apply(EMPTY_REGISTER, { kind: "record", about: "项目", line: { 项目: "甲", 阶段: "竣工", 类别: "5亿元以上、1亿元以上" } }).register.projects.values()).byClass // => new Map([["5亿元以上", 1], ["1亿元以上", 1]])
 */
export function projectCounts(projects: Iterable<Project>): ProjectCounts {
  const all = [...projects];
  const at = (stage: ProjectStage): number => all.filter((one) => one.stage === stage).length;
  const byStage = {
    preparation: at("preparation"),
    started: at("started"),
    building: at("building"),
    completed: at("completed"),
  };
  const started = all.length - byStage.preparation;
  return {
    ...{ all: all.length, started, byStage },
    byClass: countedBy(all, ({ classes }) => classes),
    byLeader: countedBy(all, ({ leader }) => named(leader)),
    byHeadquarters: countedBy(all, ({ headquarters }) => named(headquarters)),
    completedShare: completion(byStage.completed, started),
    measured: all.filter(({ progress }) => isNumber(progress)),
  };
}

const named = (word: string): readonly string[] => (word === "" ? [] : [word]);

/** Things counted under each of their kinds, once under each. */
function countedBy<T>(things: readonly T[], kindsOf: (thing: T) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) for (const kind of new Set(kindsOf(thing))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Projects with tasks, by whether all their tasks are done. */
export interface CleanCount {
  readonly all: number;
  readonly done: readonly string[];
  readonly open: readonly string[];
}

/**
 * The projects of a class that have done all their tasks, and those that have not (24个集中调度项目中9个已全部完成征拆任务).
 *
 * A task of which the quantity is not told is not done.
 *
 * @example
 * cleanProjects([{ name: "甲", classes: ["集中调度"] }], [{ project: "甲", done: 2, total: 2 }, { project: "甲", done: 1, total: 2 }], "集中调度") // => { all: 1, done: [], open: ["甲"] }
 */
export function cleanProjects(
  projects: Iterable<Pick<Project, "name" | "classes">>,
  tasks: Iterable<Pick<Task, "project" | "done" | "total">>,
  kind: string,
): CleanCount {
  const byProject = groupedBy(tasks, ({ project }) => project);
  const names = [...projects].filter(({ classes }) => classes.includes(kind)).map(({ name }) => name);
  const isDone = (name: string): boolean => {
    const own = byProject.get(name) ?? [];
    return own.length > 0 && own.every(({ done, total }) => isNumber(done) && isNumber(total) && done >= total);
  };
  return { all: names.length, done: names.filter(isDone), open: names.filter((name) => !isDone(name)) };
}

/** A list counted: its lines, its quantities by unit, and its lines by kind and by state. */
export interface ListCount {
  readonly list: string;
  readonly lines: number;
  readonly quantities: ReadonlyMap<string, { readonly sum: Figure; readonly lines: number; readonly mean: Figure }>;
  readonly byKind: ReadonlyMap<string, number>;
  readonly byState: ReadonlyMap<string, number>;
}

/**
 * Each list counted (清单计数): 整改环保问题52个, 处分29人 by kind, 签约47个 by class, each line once under each of its kinds.
 *
 * @example
 * listCounts([{ list: "处分", name: "甲", kinds: ["诫勉谈话"], quantity: 1, unit: "人", state: "" }]).map(({ list, lines, byKind }) => [list, lines, byKind.get("诫勉谈话")]) // => [["处分", 1, 1]]
 */
export function listCounts(
  items: Iterable<Pick<Item, "list" | "name" | "kinds" | "quantity" | "unit" | "state">>,
): ListCount[] {
  return [...groupedBy(items, ({ list }) => list)].map(([list, lines]) => ({
    list,
    lines: lines.length,
    quantities: new Map(
      [
        ...groupedBy(
          lines.filter(({ quantity }) => isNumber(quantity)),
          ({ unit }) => unit,
        ),
      ].map(([unit, own]) => {
        const sum = sumOf(own.map(({ quantity }) => quantity));
        return [unit, { sum, lines: own.length, mean: completion(sum, own.length) }];
      }),
    ),
    byKind: countedBy(lines, ({ kinds }) => kinds),
    byState: countedBy(lines, ({ state }) => named(state)),
  }));
}

/** Households whose land or house is taken, with the officials related to them. */
export interface HouseholdCount {
  readonly projects: number;
  readonly households: number;
  /** Officials, each counted once. */
  readonly persons: number;
  readonly agreed: number;
  readonly open: readonly Household[];
  readonly rate: Figure;
}

/**
 * Households and officials counted (征拆对象): 7个项目14户涉及10名涉公人员，已达成协议10户，还有4户未落实.
 *
 * @example
 * householdCount([]).rate // => { absent: "zero base" }
 */
export function householdCount(households: Iterable<Household>): HouseholdCount {
  const all = [...households];
  const distinct = (words: readonly string[]): number => new Set(words.filter((word) => word !== "")).size;
  const agreed = all.filter((one) => one.agreed).length;
  return {
    projects: distinct(all.map(({ project }) => project)),
    households: all.length,
    persons: distinct(all.map(({ person, employer }) => (person === "" ? "" : `${person}|${employer}`))),
    agreed,
    open: all.filter((one) => !one.agreed),
    rate: completion(agreed, all.length),
  };
}
