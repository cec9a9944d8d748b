import { periodKey } from "../model/period";
import type { YearMonth } from "../model/period";
import { lockedMonths } from "./inForce";
import { recorded, type Hash, type HistoryRow, type Kind, type Recorded, type Stamp } from "./row";

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
): Recorded =>
  reason.trim() === "" ? { rows, refused: "no reason" } : turned(rows, "reopen", month, stamp, hash, reason);

function turned(
  rows: readonly HistoryRow[],
  kind: Kind & ("lock" | "reopen"),
  asked: YearMonth,
  stamp: Stamp,
  hash: Hash,
  words: string,
): Recorded {
  if (stamp.by.trim() === "") return { rows, refused: "no name" };
  const month = periodKey(asked);
  const isLocked = lockedMonths(rows).includes(month);
  if (kind === "lock" && isLocked) return { rows, refused: "month locked" };
  if (kind === "reopen" && !isLocked) return { rows, refused: "month open" };
  return { rows: recorded(rows, [{ kind, month, words }], stamp, hash), refused: null };
}
