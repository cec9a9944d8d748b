import { absence } from "../../model/figure";
import type { Names } from "../../model/indicator";
import { isLevel, type Measure } from "../../model/observation";
import type { Span } from "../../model/period";
import { ZERO } from "../../model/rational";
import type { Column, MonthIndex } from "../monthIndex";
import type { BoundNumber, Context, Find } from "./bound";
import { point, type Interval } from "./interval";
import type { Reference } from "./terms";
import type { Shift } from "./words";

/** Tells whether two references speak of one figure. */
export const referenceKey = ({ indicator, measure, against, span, shifts, region }: Reference): string =>
  JSON.stringify([indicator, measure, against, span, shifts, region]);

/** The items that a formula runs over: figures of one indicator and one span. */
export interface Item {
  readonly indicator: string;
  readonly span: Span | null;
}

const NOTHING = point(ZERO);
export const TOTALS = ["合计", "总计"];

export interface Found {
  readonly column: Column;
  readonly span: Span | null;
}

/** Spans at which a figure is looked for, the likeliest first. */
function spansOf({ measure, span }: Reference, item: Item): readonly (Span | null)[] {
  if (measure === "target") return ["year"];
  if (span !== null) return [span];
  return item.span === "month" ? ["month"] : [item.span, "yearToDate", "balance", null];
}

/** The column that a reference reads; a share may be published as the indicator's own figure, and the other way round. */
export function columnOf(index: MonthIndex, reference: Reference, item: Item): Found | undefined {
  const { measure, against } = reference;
  const other = measure === "actual" ? "share" : "actual";
  const named = reference.indicator !== null && (measure === "actual" || measure === "share");
  const alike: readonly Measure[] = named ? [measure, other] : [measure];
  const indicator = reference.indicator ?? item.indicator;
  for (const span of spansOf(reference, item)) {
    for (const one of alike) {
      const column = index.column(indicator, one, against, span);
      // A level of money is no share of anything.
      if (column && !(one !== measure && column.dimension !== "%")) return { column, span };
    }
  }
  return undefined;
}

/** For each period, the period that a reference's steps in time lead to; -1 where there is none. */
export function stepOf(index: MonthIndex, { shifts, measure }: Reference, span: Span | null): Int32Array {
  // A figure that accumulates over a year starts anew in January.
  const accumulates = isLevel(measure) && span === "yearToDate";
  const step = (month: number, shift: Shift): number => {
    if (shift === "lastYear") return month - 12;
    if (shift === "lastYearEnd") return Math.floor(month / 12) * 12 - 1;
    return accumulates && month % 12 === 0 ? NaN : month - 1;
  };
  // Sheets without a period have NaN for one, and nothing before it.
  return Int32Array.from(index.months, (month, period) =>
    shifts.length === 0 ? period : Number.isNaN(month) ? -1 : index.monthId(shifts.reduce(step, month)),
  );
}

/** Finds the observation that a reference means in an item, or why there is none. */
export function finderOf(index: MonthIndex, reference: Reference, found: Found | undefined, names: Names): Find {
  const { shifts, region } = reference;
  const step = stepOf(index, reference, found?.span ?? null);
  const months = index.months.length;
  const { whole } = names.dictionary.peers;
  const regionIds =
    region === "total"
      ? [...TOTALS, ...(whole === undefined ? [] : [whole])].map(index.regionId).filter((id) => id >= 0)
      : region !== null && region !== "own"
        ? [index.regionId(region.name)]
        : undefined;
  const missing = absence(shifts.length > 0 ? "month before missing" : "not reported");
  if (shifts.length === 0 && regionIds === undefined && region === null) {
    return (c) => {
      if (!found || c.region < 0) return missing;
      return index.observationAt(found.column, c.region * months + c.period, c.lead, c.local);
    };
  }
  return (c) => {
    const period = step[c.period] ?? -1;
    const ids = regionIds ?? [region === "own" ? c.own : c.region];
    if (!found || period < 0) return missing;
    const { column } = found;
    for (const id of ids) {
      const slot = id * months + period;
      if (id < 0 || (column.first[slot] ?? -1) < 0) continue;
      const at = index.observationAt(column, slot, c.lead, c.local && shifts.length === 0);
      return typeof at === "number" || at.absent !== "not reported" ? at : missing;
    }
    return missing;
  };
}

interface ReferenceOptions {
  /** The figure as printed, not the interval that it stands for. */
  readonly exactly: boolean;
  readonly missingIsZero: boolean;
  /** The place among the references held at their ends; -1 where it is not held. */
  readonly end: number;
}

/** A reference as a number. */
export function bindReference(
  index: MonthIndex,
  key: string,
  find: Find,
  { exactly, missingIsZero, end }: ReferenceOptions,
): BoundNumber {
  const exact = (c: Context): Interval => {
    if (c.given?.of === key) return c.given.value;
    const at = find(c);
    if (typeof at !== "number") {
      const nothing = at.absent === "not reported" || at.absent === "not applicable";
      return missingIsZero && nothing ? NOTHING : at;
    }
    c.seen.add(at);
    if (c.given?.of === at) return c.given.value;
    const range = index.rangeAt(at, exactly);
    const held = end < 0 ? 0 : c.held[end];
    return held === 0 ? range : point(held === 1 ? range.low : range.high);
  };
  return { exact, reads: [find] };
}
