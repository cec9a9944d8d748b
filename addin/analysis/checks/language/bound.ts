import type { Absence } from "../../model/figure";
import type { Range } from "../../indicators/verdict";
import type { MonthIndex } from "../monthIndex";
import type { Interval } from "./interval";
import type { Kind } from "./kinds";
import type { Comparison } from "./syntax";

/** Finds the observation that a reference means in an item, or why there is none. */
export type Find = (context: Context) => number | Absence;

/** A number bound to a month. */
export interface BoundNumber {
  /** The interval that it stands for in the item of the context, in exact fractions. */
  exact(context: Context): Interval;
  /** The observations that it always reads. */
  readonly reads: readonly Find[];
}

/** A condition bound to a month: true, false, or why it cannot be told. */
export interface BoundCondition {
  exact(context: Context): boolean | Absence;
  readonly reads: readonly Find[];
}

/** The side of a comparison. */
export type Side = "left" | "right";

/** A comparison that may not hold, with all that its fault needs. */
export interface Comparing {
  readonly operator: Comparison;
  readonly left: BoundNumber;
  readonly right: BoundNumber;
  /** Of the left side. */
  readonly kind: Kind;
  /** The side that is the item's own figure and nothing else, the other being free of it. */
  readonly alone: Side | null;
  /** Both sides always end within a few places. */
  readonly ends: boolean;
}

/** A comparison that does not hold, and the two sides of it. */
export interface Failing extends Comparing {
  readonly received: Range;
  readonly expected: Range;
  /** The first observation that it read. */
  readonly observation: number | undefined;
}

/** Steps through groups and months after which a rule is stopped. */
const MOST_STEPS = 5_000_000;

/** The state of a formula while it is worked out: its item, and the outcome of the last step. */
export class Context {
  /** The item's own observation. */
  lead = -1;
  region = -1;
  period = -1;
  /** The item's region, which stays while ANY, ALL … go through others. */
  own = -1;
  /** Nothing but the sheet of the item counts: its 合计 means that sheet's rows. */
  local = false;
  /** For each reference that stands more than once in a comparison: 0 whole interval, 1 its low end, 2 its high end. */
  readonly held = new Int8Array(8);
  /** The value that a reference, by its key, or an observation is given in place of its own, to see what depends on it. */
  given: { readonly of: string | number; readonly value: Range } | undefined;
  /** The comparison that failed first. */
  failing: Failing | undefined;
  /** Observations that were read. */
  readonly seen = new Set<number>();
  private steps = 0;

  constructor(readonly index: MonthIndex) {}

  /** Makes ready for all items of a rule. */
  begin(): void {
    this.steps = 0;
  }

  /** Enters the item of an observation; `local` where nothing but its sheet counts. */
  enter(lead: number, local: boolean): void {
    this.lead = lead;
    this.region = this.own = this.index.regionOf[lead] as number;
    this.period = this.index.periodOf[lead] as number;
    this.local = local;
    this.failing = undefined;
    if (this.seen.size > 0) this.seen.clear();
  }

  /** Counts a step; false once there have been too many. */
  step(): boolean {
    return ++this.steps <= MOST_STEPS;
  }
}
