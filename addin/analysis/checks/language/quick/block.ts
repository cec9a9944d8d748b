import type { MonthIndex } from "../../monthIndex";

/**
 * The rules of a rule book in doubles, a block of items at a time. One bound of the benchmark fails without it: rules over
 * 36,000 rows within 5 times hand-written JavaScript. Exact fractions take hundreds of times as long.
 *
 * The exact evaluator (bind.ts, compare.ts, fault.ts) is the law: an outcome here is TRUE or FALSE only where every error of
 * a double is accounted for, and UNSURE leaves the item to the exact evaluator. test/rulebook.laws.test.ts compares the two.
 */

/**
 * Outcomes of a condition in an item. In this order 且 is the least of its parts, 或 the greatest, and 非 the distance from
 * TRUE.
 */
export const FALSE = 0;
export const UNSURE = 1;
export const TRUE = 2;

/** Items of a block at most. */
const MOST_TOGETHER = 256;

/** Items that are worked out together. */
export class Block {
  /** The items' own observations. */
  readonly leads: Int32Array;
  /** The slots of the items' figures in columns. */
  readonly slots: Int32Array;
  count = 0;
  /** Ends of intervals are wanted, not middles alone. */
  ends = false;
  /** For each repeated reference of a comparison: 0 whole interval, 1 its low end, 2 its high end. */
  readonly held = new Int8Array(8);
  readonly size: number;

  constructor(
    readonly index: MonthIndex,
    items: number,
  ) {
    this.size = Math.min(items, MOST_TOGETHER);
    this.leads = new Int32Array(this.size);
    this.slots = new Int32Array(this.size);
  }

  /** Takes in the items from one on, as many as there is room for. */
  enter(leads: readonly number[], start: number): void {
    const { leads: own, slots } = this;
    const { regionOf, periodOf, months } = this.index;
    const width = months.length;
    const count = Math.min(this.size, leads.length - start);
    for (let k = 0; k < count; k++) {
      const lead = leads[start + k] as number;
      own[k] = lead;
      slots[k] = (regionOf[lead] as number) * width + (periodOf[lead] as number);
    }
    this.count = count;
  }
}

/** A number in each item of a block: its middle and ends; NaN where doubles cannot say. */
export class Floats {
  readonly middle: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** No middle or end of the block is larger than this, or off by more than the error. */
  most = 0;
  error = 0;
  /** No end of a whole interval is farther than this from its middle. */
  reach = 0;

  constructor(readonly size: number) {
    this.middle = new Float64Array(size).fill(NaN);
    this.low = new Float64Array(size).fill(NaN);
    this.high = new Float64Array(size).fill(NaN);
  }

  bound(most: number, error: number, reach = 0): void {
    this.most = most;
    this.error = error;
    this.reach = reach;
  }
}

/** Relative error of one operation on doubles, and of a figure's decimal as a double in its base unit; both rounded up. */
export const STEP_ERROR = 2.3e-16;
export const FIGURE_ERROR = 5e-16;
