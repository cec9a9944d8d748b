import { periodKey } from "../model/period";
import type { YearMonth } from "../model/period";
import { lockedMonths } from "./inForce";
import { recordedFor, type Hash, type HistoryRow, type Kind, type Recorded, type Stamp } from "./row";

/**
 * Closes a month (结账): from then on no figure of it changes until it is reopened.
 *
 * @example
 * lockedMonths(closeMonth([], { year: 2017, month: 8 }, { by: "张三", at: "2017-09-28" }, String).rows) // => ["2017-08"]
 */
export const closeMonth = (
  rows: readonly HistoryRow[],
  month: YearMonth,
  stamp: Stamp,
  hash: Hash,
  reason = "",
): Recorded => turned(rows, "lock", month, stamp, hash, reason);

/**
 * Reopens a closed month (反结账), by someone with a name and for a reason; both stay in the history.
 *
 * @example
 * reopenMonth([], { year: 2017, month: 8 }, { by: "张三", at: "2017-09-28" }, String, "补录").refused // => "month open"
 * reopenMonth([], { year: 2017, month: 8 }, { by: "张三", at: "2017-09-28" }, String, "").refused // => "no reason"
 */
export const reopenMonth = (
  rows: readonly HistoryRow[],
  month: YearMonth,
  stamp: Stamp,
  hash: Hash,
  reason: string,
): Recorded => turned(rows, "reopen", month, stamp, hash, reason);

function turned(
  rows: readonly HistoryRow[],
  kind: Kind & ("lock" | "reopen"),
  asked: YearMonth,
  stamp: Stamp,
  hash: Hash,
  words: string,
): Recorded {
  const month = periodKey(asked);
  const isLocked = lockedMonths(rows).includes(month);
  const entries = [{ kind, month, words }];
  return kind === "lock"
    ? recordedFor(null, rows, entries, stamp, hash, isLocked ? "month locked" : null)
    : recordedFor(words, rows, entries, stamp, hash, isLocked ? null : "month open");
}
