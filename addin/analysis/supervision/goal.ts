/** How a target stands (找差距): its completion, its gap, its light, and whether it lags. */
import { daysBetween, type Day } from "../model/date";
import { isNumber, type Absence, type Figure } from "../model/figure";
import { isRate } from "../model/unit";
import { completion, targetGap } from "../standing/target";
import { daysBehind, light, type Light } from "./calendar";
import type { Goal } from "./registers";

export interface GoalProgress {
  readonly completion: Figure;
  /** In the unit of the target: negative is behind. */
  readonly gap: Figure;
  readonly light: Light | Absence;
  /** The target itself is reached, or the pace to it is kept. */
  readonly isKept: boolean;
  /** Days behind the pace; null of one that has none. */
  readonly daysBehind: Figure | null;
}

type Told = Pick<Goal, "done" | "target" | "unit" | "best" | "start" | "year" | "deadline">;

/**
 * How a target stands on a day (完成率、差距、红黄蓝). Its pace runs from its start, else from the first day of its year. A share,
 * and one where less is better, as 违法建设清零, have no pace: green where they are kept to, else yellow, and red after the deadline.
 *
 * @example
 * goalProgress({ done: 23.95, target: 20, unit: "亿元", best: null, start: null, year: "2017", deadline: { year: 2017, month: 12, day: 31 } }, { year: 2017, month: 9, day: 28 }) // => { completion: 1.1975, gap: 3.95, light: "green", isKept: true, daysBehind: 0 }
 * goalProgress({ done: 2, target: 0, unit: "处", best: "low", start: null, year: "2017", deadline: { year: 2017, month: 12, day: 31 } }, { year: 2017, month: 9, day: 28 }) // => { completion: { absent: "zero base" }, gap: -2, light: "yellow", isKept: false, daysBehind: null }
 */
export function goalProgress({ done, target, unit, best, start, year, deadline }: Told, asOf: Day): GoalProgress {
  const gap = targetGap(done, target, { best: best ?? "high" });
  const from = start ?? { year: Number(/\d{4}/.exec(year)?.[0] ?? deadline.year), month: 1, day: 1 };
  const hasPace = best !== "low" && !isRate(unit);
  const current = hasPace ? light(done, target, from, deadline, asOf) : keptLight(gap, deadline, asOf);
  return {
    completion: completion(done, target),
    gap,
    light: current,
    isKept: current === "green" || current === "blue",
    daysBehind: hasPace ? daysBehind(done, target, from, deadline, asOf) : null,
  };
}

const keptLight = (gap: Figure, deadline: Day, asOf: Day): Light | Absence =>
  !isNumber(gap) ? gap : gap >= 0 ? "green" : daysBetween(asOf, deadline) < 0 ? "red" : "yellow";
