import type { Explanation } from "../model/indicator";
import { basisName, observationKey, type Observation, type Version } from "../model/observation";
import { periodKey } from "../model/period";
import type { HistoryRow } from "./row";

const VERSIONS: readonly Version[] = ["flash", "adjusted", "final"];

/** A figure in force, and the row of the history that put it there. */
export interface InForce {
  readonly row: HistoryRow;
  readonly observation: Observation;
}

/** The identity of a figure with its basis and version: a later row of the same key takes its place. */
export const ledgerKey = (one: Observation): string =>
  `${observationKey(one)}|${basisName(one.basis)}|${one.version ?? ""}`;

/** The last row of each figure, basis and version, in the order in which they were first recorded. */
export function lastRows(rows: readonly HistoryRow[]): ReadonlyMap<string, InForce> {
  const last = new Map<string, InForce>();
  for (const row of rows) {
    if (row.observation) last.set(ledgerKey(row.observation), { row, observation: row.observation });
  }
  return last;
}

/**
 * The ledger that a history gives (台账): of each figure and basis the last that was recorded, in the version asked for,
 * else in the best there is: 决算 before 调整 before 快报.
 *
 * @example
 * inForce(recorded([], [{ kind: "correct", observation: plainObservation("财政总收入", { figure: 65300, version: "flash" }) }, { kind: "correct", observation: plainObservation("财政总收入", { figure: 65310, version: "final" }) }], { by: "张三", at: "2017-09-28" }, String)).map(({ observation }) => observation.figure) // => [65310]
 */
export function inForce(rows: readonly HistoryRow[], { version }: { readonly version?: Version } = {}): InForce[] {
  const best = new Map<string, InForce>();
  for (const one of lastRows(rows).values()) {
    const { observation } = one;
    if (version !== undefined && observation.version !== version) continue;
    const key = `${observationKey(observation)}|${basisName(observation.basis)}`;
    const known = best.get(key);
    if (!known || rank(observation) >= rank(known.observation)) best.set(key, one);
  }
  return [...best.values()];
}

const rank = ({ version }: Observation): number => (version ? VERSIONS.indexOf(version) : 0);

/**
 * The observations in force (现行数据), for whatever looks figures up.
 *
 * @example
 * currentLedger([]) // => []
 */
export const currentLedger = (
  rows: readonly HistoryRow[],
  options: { readonly version?: Version } = {},
): Observation[] => inForce(rows, options).map(({ observation }) => observation);

/**
 * Months that are closed (已结账月份), as `2017-08`.
 *
 * @example
 * lockedMonths(recorded([], [{ kind: "lock", month: "2017-08" }], { by: "张三", at: "2017-09-28" }, String)) // => ["2017-08"]
 */
export function lockedMonths(rows: readonly HistoryRow[]): string[] {
  const locked = new Set<string>();
  for (const { kind, month } of rows) {
    if (kind === "lock") locked.add(month);
    else if (kind === "reopen") locked.delete(month);
  }
  return [...locked];
}

/** The closed months that some observations are of, in order. */
export function lockedAmong(rows: readonly HistoryRow[], observations: readonly Observation[]): string[] {
  const months = new Set(observations.map(({ period }) => (period ? periodKey(period) : "")));
  return lockedMonths(rows)
    .filter((month) => months.has(month))
    .sort();
}

/**
 * Explanations that a history keeps (说明), and the reasons why a 强制 was let through: the last of each finding, for the
 * checks to show again.
 *
 * @example
 * explanationsOf([]) // => []
 */
export function explanationsOf(rows: readonly HistoryRow[]): Explanation[] {
  const last = new Map<string, Explanation>();
  for (const { explained, words } of rows) {
    if (!explained) continue;
    const { finding, rule, region, indicator, period, expected, received } = explained;
    last.delete(finding);
    if (words !== "")
      last.set(finding, { rule, region, indicator, period, text: words, given: { finding, expected, received } });
  }
  return [...last.values()];
}
