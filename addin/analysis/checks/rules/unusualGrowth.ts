import { median, medianAbsoluteDeviation } from "simple-statistics";
import { eachNumber, isGrowing, saidBy } from "../columns";
import { growthFault, growthNow, growthsBefore } from "../growthHistory";
import type { Rule } from "../rule";

/** Months looked back on, and how many of them must be known. */
const MONTHS = 12;
const LEAST = 6;
/** A median absolute deviation of the normal distribution is this part of its standard deviation. */
const NORMAL = 1.4826;
/** How many such deviations are too many; and what is never too much, however even the months before were. */
const WIDE = 6;
const NEAR = 0.1;

/**
 * A unit's growth lies within the spread of its own twelve months (增幅偏离本单位历史). The spread is that of median
 * and MAD, which a single month cannot move; six counties are too few to be each other's yardstick.
 */
export const unusualGrowth: Rule = {
  name: "unusual-growth",
  severity: "warning",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    eachNumber(month.tables, isGrowing, (one, table, r, c) => {
      if (one.unit === "%") return;
      const before = growthsBefore(month, one, MONTHS);
      const now = before.length < LEAST ? undefined : growthNow(month, table, r, one);
      if (!now) return;
      const middle = median(before);
      const allowed = Math.max(NEAR, WIDE * NORMAL * medianAbsoluteDeviation(before));
      if (Math.abs(now.growth - middle) <= allowed) return void record.passed();
      record.failed(growthFault(month, now, middle, saidBy(table, c)));
    });
  },
};
