import type { Range } from "../../indicators/verdict";
import type { MonthIndex } from "../monthIndex";
import type { BoundNumber } from "./bound";
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
