import { absence } from "../model/figure";
import type { Observation } from "../model/observation";
import { ledgerKey, lockedAmong } from "./inForce";
import { recordedFor, type Entry, type Hash, type HistoryRow, type Recorded, type Stamp } from "./row";

/** A line of the ledger that is no longer what its history gives. */
export interface HandEdit {
  /** Cell of the line on the sheet 台账; "" where the line is gone. */
  readonly cell: string;
  /** The figure that the history gives; null of a line that was added. */
  readonly was: Observation | null;
  /** The figure that stands there; null of a line that is gone, or that says no figure. */
  readonly now: Observation | null;
  /** The line cannot be read as a figure, so it can be undone and not recorded. */
  readonly unreadable: boolean;
}

/**
 * Records hand edits of the ledger as corrections (更正), by someone with a name and for a reason. A line that is gone, or
 * that was made another figure, leaves 未报 behind. (To undo an edit is to write the ledger from its history again.)
 *
 * @example
 * correction([], [{ cell: "I3", was: null, now: plainObservation("收入", { figure: 3, period: { year: 2017, month: 8, span: "year" } }), unreadable: false }], "补录", { by: "张三", at: "2017-09-28" }, String).rows.map(({ kind }) => kind) // => ["correct"]
 * correction([], [], "", { by: "张三", at: "2017-09-28" }, String).refused // => "no reason"
 */
export function correction(
  rows: readonly HistoryRow[],
  edits: readonly HandEdit[],
  reason: string,
  stamp: Stamp,
  hash: Hash,
): Recorded {
  const observations = edits.flatMap(({ was, now }) => {
    const moved = was && (!now || ledgerKey(was) !== ledgerKey(now));
    return [...(moved ? [{ ...was, figure: absence("not reported"), text: "" }] : []), ...(now ? [now] : [])];
  });
  const entries = observations.map((observation): Entry => ({ kind: "correct", observation, words: reason }));
  const isUnreadable = edits.some(({ unreadable }) => unreadable);
  const refused = isUnreadable ? "unreadable edit" : lockedAmong(rows, observations).length > 0 ? "month locked" : null;
  return recordedFor(reason, rows, entries, stamp, hash, refused);
}
