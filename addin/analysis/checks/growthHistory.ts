import { rounded } from "../model/decimal";
import { isNumber } from "../model/figure";
import type { CellAddress } from "../model/address";
import { growth } from "../indicators/growth";
import type { Observation, Table } from "../model/observation";
import { monthBefore, yearBefore, type Period } from "../model/period";
import { convert } from "../model/unit";
import { besideIn } from "./columns";
import { earlierOf } from "./earlier";
import { faultOf } from "./fault";
import type { Known } from "./printed";
import { placeOf, type Fault, type Month } from "./rule";
import { exactDifference } from "./sum";

/** A level's growth over last year as the month states it, and the cells that it rests on, the one that states it first. */
export interface GrowthNow {
  readonly growth: number;
  readonly cells: readonly [Known, ...Known[]];
}

/** Growth as printed beside a level, else over the base beside it, else over what was accepted a year ago. */
export function growthNow(month: Month, table: Table, row: number, one: Known): GrowthNow | undefined {
  if (one.period === null) return undefined;
  const { span } = one.period;
  const beside = (measure: "growth" | "base"): Known | undefined => {
    const found = besideIn(table, row, one, measure, span);
    return found?.against === "lastYear" ? found : undefined;
  };
  const [printed, base] = [beside("growth"), beside("base")];
  const others = [base, besideIn(table, row, one, "actual", "month")].filter((cell) => cell !== undefined);
  if (printed) return { growth: printed.figure, cells: [printed, one, ...others] };
  const before = base ?? earlierOf(month, one, yearBefore(one.period));
  const rate = before && over(one, before);
  return rate === undefined ? undefined : { growth: rate, cells: [one, ...others] };
}

/** Growth over last year that was accepted of the same level at an earlier month. */
export function growthAt(month: Month, one: Observation, at: Period): number | undefined {
  const printed = earlierOf(month, one, at, { measure: "growth", against: "lastYear" });
  if (printed) return printed.figure;
  const now = earlierOf(month, one, at);
  const before =
    earlierOf(month, one, at, { measure: "base", against: "lastYear" }) ?? earlierOf(month, one, yearBefore(at));
  return now && before && over(now, before);
}

/** The same of the months before, the latest first, as far as they are known. */
export function growthsBefore(month: Month, one: Observation, months: number): number[] {
  const found: number[] = [];
  let at = one.period;
  for (let i = 0; i < months && at !== null; i++) {
    at = monthBefore(at);
    const rate = growthAt(month, one, at);
    if (rate !== undefined) found.push(rate);
  }
  return found;
}

/** The fault of a growth that is not what its own past lets expect, at the places that the indicator's growth is printed with. */
export function growthFault(
  month: Month,
  { growth: found, cells }: GrowthNow,
  past: number,
  under: readonly CellAddress[],
): Fault {
  const [cell] = cells;
  const places = (month.names.indicator(cell.indicator)?.decimals ?? 1) + 2;
  const [expected, received] = [rounded(past, places), rounded(found, places)];
  const difference = exactDifference(received, expected);
  return faultOf(cell, { expected, received, difference, unit: "%", rests: cells.map(placeOf), under });
}

function over(now: Known, before: Known): number | undefined {
  const base = convert(before.figure, before.unit, now.unit);
  const rate = base === undefined ? undefined : growth(now.figure, base);
  return rate !== undefined && isNumber(rate) ? rate : undefined;
}
