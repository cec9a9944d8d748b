/** Moves between two days (较上月变化): each line of the registers as it stood on both, where the two differ. */
import { daysInMonth, type Day } from "../model/date";
import { absence, type Absence, type Figure } from "../model/figure";
import { SUPERVISION_SHEET, type ProjectStage, type Stage } from "../model/supervision";
import { completion } from "../standing/target";
import type { Light } from "./calendar";
import { assignmentLight, datedLines } from "./follow";
import { goalProgress } from "./goal";
import type { Register } from "./register";
import { REGISTERS } from "./registers";

/** How a line stands on a day, as far as it may move. */
export interface Stand {
  /** Null of a line that has no light for want of a deadline. */
  readonly light: Light | Absence | null;
  /** How much of it is done; the reason where its quantity is not told. */
  readonly completion: Figure;
  /** The stage of an assignment or of a project; null where none has begun. */
  readonly stage: Stage | ProjectStage | null;
  /** Of an assignment, the deadline that holds. */
  readonly deadline: Day | null;
  /** An assignment is closed (销号), a household has agreed. */
  readonly isSettled: boolean;
}

/** A line that moved. */
export interface Move {
  readonly sheet: string;
  readonly key: string;
  readonly matter: string;
  readonly responsible: string;
  /** Null where the line is new. */
  readonly before: Stand | null;
  /** Null where the line was taken off. */
  readonly now: Stand | null;
}

/** A register on a day. */
interface OnDay {
  readonly register: Register;
  readonly asOf: Day;
}

/**
 * The lines that stand otherwise on a day than on an earlier one (较上月变化): new, taken off, further done, at another stage, put
 * off, closed, or under another light.
 *
 * @example
 * movesBetween({ register: EMPTY_REGISTER, asOf: { year: 2017, month: 8, day: 31 } }, { register: EMPTY_REGISTER, asOf: { year: 2017, month: 9, day: 28 } }) // => []
 */
export function movesBetween(before: OnDay, now: OnDay): Move[] {
  const [then, today] = [linesOn(before), linesOn(now)];
  return [...new Set([...today.keys(), ...then.keys()])].flatMap((id) => {
    const [was, is] = [then.get(id), today.get(id)];
    const line = is ?? was;
    if (!line || JSON.stringify(was?.stand) === JSON.stringify(is?.stand)) return [];
    const { sheet, key, matter, responsible } = line;
    return [{ sheet, key, matter, responsible, before: was?.stand ?? null, now: is?.stand ?? null }];
  });
}

interface OnDayLine extends Pick<Move, "sheet" | "key" | "matter" | "responsible"> {
  readonly stand: Stand;
}

/** Assignments, projects, tasks, households and targets, each by its sheet and key. */
function linesOn({ register, asOf }: OnDay): ReadonlyMap<string, OnDayLine> {
  const dated = new Map(datedLines(register, { asOf }).map(({ sheet, key, light }) => [`${sheet}|${key}`, light]));
  const still: Stand = { light: null, completion: NOT_TOLD, stage: null, deadline: null, isSettled: false };
  const line = (sheet: string, key: string, responsible: string, stand: Partial<Stand>, matter = key): OnDayLine => {
    const light = dated.get(`${sheet}|${key}`) ?? null;
    return { sheet, key, matter, responsible, stand: { ...still, light, ...stand } };
  };
  const { assignments, projects, tasks, households, goals } = register;
  const all = [
    ...[...assignments.values()].map((one) => {
      const { id, matter, responsible, stage, deadline, closed } = one;
      const stand = { light: assignmentLight(one, asOf), stage, deadline, isSettled: closed !== null };
      return line(SUPERVISION_SHEET, id, responsible, stand, matter);
    }),
    ...[...projects].map(([key, { responsible, stage, progress }]) =>
      line(REGISTERS.projects.sheet, key, responsible, { stage, completion: progress }),
    ),
    ...[...tasks].map(([key, { responsible, done, total }]) =>
      line(REGISTERS.tasks.sheet, key, responsible, { completion: completion(done, total) }),
    ),
    ...[...households].map(([key, { employer, agreed }]) =>
      line(REGISTERS.households.sheet, key, employer, { isSettled: agreed }),
    ),
    ...[...goals].map(([key, goal]) => {
      const { light, completion: done } = goalProgress(goal, asOf);
      return line(REGISTERS.goals.sheet, key, goal.responsible, { light, completion: done });
    }),
  ];
  return new Map(all.map((one) => [`${one.sheet}|${one.key}`, one]));
}

/**
 * The last day of the month before (上月末).
 *
 * @example
 * lastMonthEnd({ year: 2018, month: 1, day: 5 }) // => { year: 2017, month: 12, day: 31 }
 */
export function lastMonthEnd({ year, month }: Day): Day {
  return month === 1
    ? { year: year - 1, month: 12, day: 31 }
    : { year, month: month - 1, day: daysInMonth(year, month - 1) };
}

const NOT_TOLD = absence("not reported");
