/** The calendar of inspection (一周两巡查、一月一评比、一季一通报): what is due and what was missed. */
import { dayAfter, daysBetween, daysInMonth, weekday, type Day } from "../model/date";
import type { Routine } from "../model/supervision";
import type { RegisterRecord } from "./registers";

/** A week, a month or a quarter, and how often the routine took place in it. */
export interface Round {
  readonly from: Day;
  readonly to: Day;
  readonly done: number;
}

/** A routine as it stands on a day. */
export interface RoutineDue {
  readonly routine: Routine;
  /** How often it is asked for in a span. */
  readonly asked: number;
  /** The span of the day, in which it may still take place. */
  readonly current: Round;
  /** Spans that are over and in which it took place too seldom. */
  readonly missed: readonly Round[];
}

const ASKED: Readonly<Record<Routine, number>> = { patrol: 2, review: 1, notice: 1 };

/**
 * The routines as they stand on a day, counted from a first day on (日程): two 巡查 a week from Monday, a 评比 a month, a 通报 a
 * quarter. A span that the first day cuts asks for nothing before it.
 *
 * @example
 * routinesDue([], { year: 2017, month: 9, day: 18 }, { year: 2017, month: 9, day: 28 }).map(({ routine, current, missed }) => [routine, current.done, missed.length]) // => [["patrol", 0, 1], ["review", 0, 0], ["notice", 0, 0]]
 */
export function routinesDue(
  rounds: Iterable<Pick<RegisterRecord<"rounds">, "routine" | "on">>,
  from: Day,
  asOf: Day,
): RoutineDue[] {
  const all = [...rounds].filter(({ on }) => daysBetween(from, on) >= 0 && daysBetween(on, asOf) >= 0);
  return (["patrol", "review", "notice"] as const).map((routine) => {
    const left = all.flatMap((one) => (one.routine === routine ? one.on : [])).sort((a, b) => daysBetween(b, a));
    const spans = spansOf(routine, from, asOf).map((span): Round => {
      const next = left.findIndex((on) => daysBetween(span.to, on) > 0);
      return { ...span, done: left.splice(0, next < 0 ? left.length : next).length };
    });
    const current = spans.at(-1) ?? { from, to: asOf, done: 0 };
    const missed = spans.slice(0, -1).filter(({ done }) => done < ASKED[routine]);
    return { routine, asked: ASKED[routine], current, missed };
  });
}

/** The weeks, months or quarters from one day to another, the last one to its own end. */
function spansOf(routine: Routine, from: Day, asOf: Day): { readonly from: Day; readonly to: Day }[] {
  const spans: { from: Day; to: Day }[] = [];
  for (let start = from; daysBetween(start, asOf) >= 0;) {
    const to = endOf(routine, start);
    spans.push({ from: start, to });
    start = dayAfter(to);
  }
  return spans;
}

/** The last day of the week, month or quarter in which a day stands. */
function endOf(routine: Routine, day: Day): Day {
  if (routine === "patrol") {
    let last = day;
    while (weekday(last) !== 0) last = dayAfter(last);
    return last;
  }
  const month = routine === "review" ? day.month : Math.ceil(day.month / 3) * 3;
  return { year: day.year, month, day: daysInMonth(day.year, month) };
}
