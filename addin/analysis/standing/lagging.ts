import { isNumber } from "../model/figure";
import type { Facts } from "../model/facts";

/** Places from the bottom that are behind, in a field of some size. */
const LAST = 2;
const SMALLEST_FIELD = 4;

/**
 * True where an indicator lags (滞后): behind the pace to its target, a share short of its target, or among the last two of
 * its peers.
 *
 * @example
 * lags(factsOf({ ...sample, region: "华容县" }, plainIndicator("财政总收入"))) // => true
 */
export function lags({ indicator, paceGap, targetGap, standing }: Facts): boolean {
  const isShare = indicator.part !== undefined;
  const gap = isShare ? targetGap : paceGap;
  const isBehind = isNumber(gap) && (indicator.best === "low" ? gap > 0 : gap < 0);
  return isBehind || (!("absent" in standing) && standing.count >= SMALLEST_FIELD && standing.fromBottom <= LAST);
}
