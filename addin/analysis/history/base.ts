import { isNumber } from "../model/figure";
import { groupedBy } from "../model/groups";
import { basisName, observationKey, sameBasis, type Observation } from "../model/observation";
import { yearBefore, type Period } from "../model/period";
import { currentLedger, lockedAmong } from "./inForce";
import { recordedFor, type Entry, type Hash, type HistoryRow, type Recorded, type Stamp } from "./row";
import { saysTheSame } from "./same";

/** A 上年同期 that is not what was accepted last year. */
export interface RevisedBase {
  /** As it is submitted this year. */
  readonly base: Observation;
  /** As it was accepted last year. */
  readonly stored: Observation;
  /** Last year's figure was mended on the same basis, or it stands on another basis now. */
  readonly why: "revised" | "basis changed";
}

/**
 * Bases that differ from last year's accepted figures (上年基数变动), compared within one basis and at the places printed;
 * each can be adopted with a note.
 *
 * @example
 * revisedBases([], []) // => []
 */
export function revisedBases(rows: readonly HistoryRow[], observations: readonly Observation[]): RevisedBase[] {
  const stored = groupedBy(currentLedger(rows), observationKey);
  const seen = new Set<string>();
  return observations.flatMap((base): RevisedBase[] => {
    const { period, measure, against, figure } = base;
    if (measure !== "base" || against !== "lastYear" || period === null || !isNumber(figure)) return [];
    const key = observationKey(lastYears(base, period));
    const before = (stored.get(key) ?? []).filter((one) => isNumber(one.figure));
    if (before.length === 0 || seen.has(key)) return [];
    const same = before.find((one) => sameBasis(one.basis, base.basis));
    const found = same ?? (before[0] as Observation);
    if (same && saysTheSame(same, base)) return [];
    seen.add(key);
    return [{ base, stored: found, why: same ? "revised" : "basis changed" }];
  });
}

/**
 * Accepts revised bases with a note (采用调整后基数): last year's figure on the basis of this year's, as 调整. The figure
 * that was accepted last year stays in the history, and on its own basis in force.
 *
 * @example
 * adoptBases([], [], "", { by: "张三", at: "2017-09-28" }, String).refused // => "no reason"
 */
export function adoptBases(
  rows: readonly HistoryRow[],
  bases: readonly RevisedBase[],
  note: string,
  stamp: Stamp,
  hash: Hash,
): Recorded {
  const adopted = bases.flatMap(({ base, stored, why }): Observation[] =>
    base.period ? [{ ...lastYears(base, base.period), ...keptOf(stored, why) }] : [],
  );
  const entries = adopted.map((observation): Entry => ({ kind: "adopt base", observation, words: note }));
  const refused = lockedAmong(rows, adopted).length > 0 ? "month locked" : null;
  return recordedFor(note, rows, entries, stamp, hash, refused);
}

/** A figure mended on its basis keeps it, and stays 决算 where it was; on another basis it is a figure beside. */
const keptOf = ({ basis, version }: Observation, why: RevisedBase["why"]): Partial<Observation> =>
  why === "revised" ? { basis, version: version === "final" ? "final" : "adjusted" } : {};

/** A base as the figure of last year that it is. */
function lastYears(base: Observation, period: Period): Observation {
  return {
    ...base,
    period: yearBefore(period),
    measure: "actual",
    against: null,
    basis: basisName(base.basis),
    version: "adjusted",
  };
}
