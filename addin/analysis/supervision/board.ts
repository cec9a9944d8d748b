/** The board of supervision (督办一览): all that a register tells on a day, for every host to show. */
import { daysBetween, type Day } from "../model/date";
import { absence, isNumber, type Figure } from "../model/figure";
import { completion } from "../standing/target";
import { accountProposals, type AccountProposal } from "./account";
import { assessed, type Assessed } from "./assessment";
import { daysLeft, type Light } from "./calendar";
import {
  datedLines,
  followed,
  goalFamilies,
  staleLines,
  unclearLines,
  type AsOf,
  type Dated,
  type FamilyCount,
  type Followed,
  type Stale,
  type Unclear,
} from "./follow";
import type { Register } from "./register";
import type { RegisterRecord } from "./registers";
import { reportWarnings, type ReportWarning } from "./reporting";
import {
  cleanProjects,
  householdCount,
  listCounts,
  projectCounts,
  taskRates,
  type CleanCount,
  type HouseholdCount,
  type ListCount,
  type ProjectCounts,
  type TaskRate,
} from "./rollup";
import { routinesDue, type RoutineDue } from "./routine";

/** Days to the end of something: calendar days, and working days where the holidays are known. */
export interface Countdown {
  readonly name: string;
  readonly days: number;
  readonly workingDays: Figure;
}

/** A campaign with the tasks that it is to carry out, a span of its own. */
export interface CampaignShown extends Countdown {
  readonly campaign: RegisterRecord<"campaigns">;
  readonly tasks: readonly TaskRate[];
}

/** A unit with the open assignments that it answers for or helps with. */
export interface UnitShown {
  readonly unit: string;
  readonly responsible: readonly Followed[];
  readonly helping: readonly Followed[];
}

export interface SupervisionBoard {
  readonly asOf: Day;
  /** Open before closed, and by light: red, yellow, blue, green; the one that is due first before others. */
  readonly assignments: readonly Followed[];
  readonly units: readonly UnitShown[];
  /** By light as the assignments, and what is furthest behind its pace first; what has no light last. */
  readonly lines: readonly Dated[];
  readonly families: readonly FamilyCount[];
  /** 满堂红 over all families. */
  readonly isAllGreen: boolean;
  readonly projects: ProjectCounts;
  readonly tasks: readonly TaskRate[];
  /** Of each class with tasks, the projects that have done them all, and those that have not. */
  readonly clean: ReadonlyMap<string, CleanCount>;
  readonly households: HouseholdCount;
  readonly lists: readonly ListCount[];
  readonly campaigns: readonly CampaignShown[];
  readonly yearEnd: Countdown;
  /** The part of the year that is gone by the end of the day (时间进度). */
  readonly yearGone: Figure;
  readonly routines: readonly RoutineDue[];
  readonly stale: readonly Stale[];
  readonly unclear: readonly Unclear[];
  readonly reports: readonly ReportWarning[];
  readonly proposals: readonly AccountProposal[];
  /** 负面清单, as it was written. */
  readonly negatives: readonly RegisterRecord<"negatives">[];
  readonly assessments: ReadonlyMap<string, readonly Assessed[]>;
}

/** The lights in the order in which they ask for a look. */
export const BY_LIGHT: readonly Light[] = ["red", "yellow", "blue", "green"];

/** The options of a board: the day, the holidays, and the days after which a line counts as not kept up to date. */
export interface BoardOptions extends AsOf {
  readonly staleAfter?: number;
}

/**
 * All that a register tells on a day (督办一览).
 *
 * @example
 * supervisionBoard(EMPTY_REGISTER, { asOf: { year: 2017, month: 9, day: 28 } }).yearEnd.days // => 94
 */
export function supervisionBoard(register: Register, options: BoardOptions): SupervisionBoard {
  const { asOf, holidays, staleAfter } = options;
  const all = [...register.assignments.values()].map((one) => followed(one, options)).sort(byUrgency);
  const families = goalFamilies(register, asOf);
  const newYear: Day = { year: asOf.year, month: 1, day: 1 };
  const days = [...register.rounds.values()].map(({ on }) => on);
  const first = days.reduce((earliest, on) => (daysBetween(on, earliest) > 0 ? on : earliest), asOf);
  const countdown = (name: string, to: Day): Countdown => ({
    name,
    days: daysBetween(asOf, to),
    workingDays: holidays ? daysLeft(to, asOf, holidays) : absence("holidays unknown"),
  });
  const tasks = [...register.tasks.values()];
  const periods = new Set([...register.scores.values()].map(({ period }) => period));
  return {
    asOf,
    assignments: all,
    units: unitsOf(all.filter(({ assignment }) => assignment.closed === null)),
    lines: datedLines(register, options).sort(byLag),
    families,
    isAllGreen: families.length > 0 && families.every((one) => one.isAllGreen),
    projects: projectCounts(register.projects.values()),
    tasks: taskRates(tasks),
    clean: cleanByClass(register),
    households: householdCount(register.households.values()),
    lists: listCounts(register.items.values()),
    campaigns: [...register.campaigns.values()].map((campaign) => ({
      ...countdown(campaign.name, campaign.deadline),
      campaign,
      tasks: taskRates(tasks.filter((task) => task.campaign === campaign.name)),
    })),
    yearEnd: countdown(`${asOf.year}-12-31`, { year: asOf.year, month: 12, day: 31 }),
    yearGone: completion(daysBetween(newYear, asOf) + 1, daysBetween(newYear, { ...newYear, year: asOf.year + 1 })),
    routines: routinesDue(register.rounds.values(), first, asOf),
    stale: staleLines(register, asOf, staleAfter),
    unclear: unclearLines(register),
    reports: reportWarnings(register),
    proposals: accountProposals(register, all),
    negatives: [...register.negatives.values()],
    assessments: new Map(
      [...periods].map((period) => [
        period,
        assessed(
          [...register.scores.values()].filter((one) => one.period === period),
          register.weights.values(),
        ),
      ]),
    ),
  };
}

function cleanByClass({ projects, tasks }: Register): ReadonlyMap<string, CleanCount> {
  const withTasks = new Set([...tasks.values()].map(({ project }) => project));
  const classes = new Set([...projects.values()].flatMap(({ name, classes }) => (withTasks.has(name) ? classes : [])));
  return new Map([...classes].map((one) => [one, cleanProjects(projects.values(), tasks.values(), one)]));
}

const byUrgency = (a: Followed, b: Followed): number =>
  Number(a.assignment.closed !== null) - Number(b.assignment.closed !== null) ||
  BY_LIGHT.indexOf(a.light) - BY_LIGHT.indexOf(b.light) ||
  a.daysLeft - b.daysLeft;

const byLag = (a: Dated, b: Dated): number =>
  placeOf(a) - placeOf(b) || behindOf(b) - behindOf(a) || a.daysLeft - b.daysLeft;

const placeOf = ({ light }: Dated): number => (typeof light === "string" ? BY_LIGHT.indexOf(light) : BY_LIGHT.length);

const behindOf = ({ daysBehind }: Dated): number => (isNumber(daysBehind) ? daysBehind : 0);

function unitsOf(open: readonly Followed[]): UnitShown[] {
  const units = new Set(open.flatMap(({ assignment }) => [assignment.responsible, ...assignment.helpers]));
  return [...units].map((unit) => ({
    unit,
    responsible: open.filter(({ assignment }) => assignment.responsible === unit),
    helping: open.filter(({ assignment }) => assignment.helpers.includes(unit)),
  }));
}

/**
 * The units that assignments and registers name (各单位).
 *
 * @example
 * unitsNamed(EMPTY_REGISTER) // => []
 */
export function unitsNamed({ assignments, projects, tasks, goals, households, reports }: Register): readonly string[] {
  const named = [
    ...[assignments, projects].flatMap((all) =>
      [...all.values()].flatMap(({ responsible, helpers }) => [responsible, ...helpers]),
    ),
    ...[...tasks.values(), ...goals.values()].map(({ responsible }) => responsible),
    ...[...households.values()].map(({ employer }) => employer),
    ...[...reports.values()].map(({ unit }) => unit),
  ];
  return [...new Set(named.filter((unit) => unit !== ""))];
}

/**
 * A board of what one unit answers for or helps with (一个单位的督办事项).
 *
 * @example
 * boardOfUnit(supervisionBoard(EMPTY_REGISTER, { asOf: { year: 2017, month: 9, day: 28 } }), "财政局").assignments // => []
 */
export const boardOfUnit = (board: SupervisionBoard, unit: string): SupervisionBoard => ({
  ...board,
  assignments: board.assignments.filter(
    ({ assignment }) => assignment.responsible === unit || assignment.helpers.includes(unit),
  ),
  units: board.units.filter((one) => one.unit === unit),
  lines: board.lines.filter(({ responsible }) => responsible === unit),
  proposals: board.proposals.filter((one) => one.unit === unit),
  reports: board.reports.filter(({ report }) => report.unit === unit),
});
