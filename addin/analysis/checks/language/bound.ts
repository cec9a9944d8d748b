import type { Absence } from "../../model/figure";
import type { Range } from "../../indicators/verdict";
import type { MonthIndex } from "../monthIndex";
import type { Interval } from "./interval";
import type { Kind } from "./kinds";

/** Steps through groups and months after which a rule is stopped. */
const MOST_STEPS = 5_000_000;

/** A comparison that may not hold, with what is needed to tell of it. */
export interface Comparing {
  readonly left: BoundNumber;
  readonly right: BoundNumber;
  /** Of the left side. */
  readonly kind: Kind;
  /** The side that is the item's own figure and nothing else, the other being free of it. */
  readonly alone: "left" | "right" | null;
}

/** A comparison that does not hold, and what its sides came to. */
export interface Failing extends Comparing {
  readonly received: Range;
  readonly expected: Range;
  /** The first observation that it read. */
  readonly observation: number | undefined;
}

/** Where a formula stands while it is worked out, and what came of the last step. */
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
  /** Ends are wanted, not middles alone. */
  ends = false;
  /** A further corner of the same block: what is not held stands as it was worked out before. */
  again = false;
  /** The value that a reference is given in place of its own, to see what depends on it. */
  given: { readonly key: string; readonly value: Range } | undefined;
  /** The comparison that failed first. */
  failing: Failing | undefined;
  /** Observations that the exact work has read. */
  readonly seen = new Set<number>();
  private steps = 0;

  constructor(readonly index: MonthIndex) {}

  /** Makes ready for all items of a rule. */
  begin(): void {
    this.ends = false;
    this.local = false;
    this.steps = 0;
  }

  /** The item of an observation. */
  enter(lead: number): void {
    this.lead = lead;
    this.region = this.own = this.index.regionOf[lead] as number;
    this.period = this.index.periodOf[lead] as number;
  }

  /** Counts a step; false once there have been too many. */
  step(): boolean {
    return ++this.steps <= MOST_STEPS;
  }
}

/** Finds the observation that a reference means in an item, or why there is none. */
export type Find = (context: Context) => number | Absence;

/** Items that are worked out together in floats. */
export class Block {
  readonly leads: Int32Array;
  readonly regions: Int32Array;
  readonly periods: Int32Array;
  /** Where their figures stand in columns. */
  readonly slots: Int32Array;
  count = 0;

  constructor(readonly size: number) {
    this.leads = new Int32Array(size);
    this.regions = new Int32Array(size);
    this.periods = new Int32Array(size);
    this.slots = new Int32Array(size);
  }

  /** Takes in the items from one on, as many as there is room for. */
  enter({ regionOf, periodOf, months }: MonthIndex, leads: readonly number[], start: number): this {
    const { slots, regions, periods } = this;
    const width = months.length;
    this.count = Math.min(this.size, leads.length - start);
    for (let k = 0; k < this.count; k++) {
      const lead = leads[start + k] as number;
      const region = regionOf[lead] as number;
      const period = periodOf[lead] as number;
      this.leads[k] = lead;
      regions[k] = region;
      periods[k] = period;
      slots[k] = region * width + period;
    }
    return this;
  }
}

/** Items of a block at most. */
export const MOST_TOGETHER = 256;

/** What floats make of a number in each item of a block: its middle and ends; NaN where they cannot say. */
export class Floats {
  readonly middle: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** No middle or end of the block is larger than this, or off by more than the error. */
  most = 0;
  error = 0;

  constructor(readonly size: number) {
    this.middle = new Float64Array(size).fill(NaN);
    this.low = new Float64Array(size).fill(NaN);
    this.high = new Float64Array(size).fill(NaN);
  }

  bound(most: number, error: number): void {
    this.most = most;
    this.error = error;
  }
}

/** A number ready to be worked out: `quick` for a block of items in floats, `exact` for one item. The exact is the law. */
export interface BoundNumber {
  readonly floats: Floats;
  quick(context: Context, block: Block): void;
  exact(context: Context): Interval;
  /** Places within which its middle always ends, in base units; Infinity of what is divided. */
  readonly places: number;
  /** The observations that it always reads. */
  readonly reads: readonly Find[];
  /** It is other at another corner: some reference in it is held at an end. */
  readonly held: boolean;
  /** By slot, half a unit in the last printed place of a figure that stands by itself. */
  readonly halves?: Float64Array | undefined;
}

/**
 * What floats say of a condition: UNSURE leaves it to the exact work. In this order 且 is the least of its parts, 或 the
 * greatest, and 非 what is left to TRUE.
 */
export const FALSE = 0;
export const UNSURE = 1;
export const TRUE = 2;

/** A comparison and what floats say of it in each item of a block. */
export interface QuickComparison {
  readonly comparing: Comparing;
  readonly outcomes: Uint8Array;
}

/** A condition ready to be judged: true, false, or why it cannot be told. */
export interface BoundCondition {
  readonly outcomes: Uint8Array;
  quick(context: Context, block: Block): void;
  exact(context: Context): boolean | Absence;
  readonly reads: readonly Find[];
  /** What the rule states, in the order of its words. */
  readonly comparisons: readonly QuickComparison[];
}

/** Relative error of one operation on doubles, and of a figure's decimal as a double in its base unit; both rounded up. */
export const STEP_ERROR = 2.3e-16;
export const FIGURE_ERROR = 5e-16;
