import type { Figure } from "./figure";

/** A line of the sorted board. Gaps are taken between figures as judged; behind is negative. */
export interface LeagueRow {
  readonly name: string;
  readonly place: Figure;
  readonly figure: Figure;
  readonly gapToLeader: Figure;
  /** Gap to the nearest better figure: "already first" where there is none. */
  readonly gapToNext: Figure;
}

/** The standing of a unit in its field. */
export interface Standing {
  readonly place: number;
  /** The number of others that share the place. */
  readonly tied: number;
  /** Place counted from the other end: 1 for the last, 2 for 倒数第二. */
  readonly fromBottom: number;
  /** Units that have a number: the places there are. */
  readonly count: number;
  /** Units in the field, those without a number among them. */
  readonly of: number;
  /** Names of the units that it is better than, best first (仅高于 …). */
  readonly below: readonly string[];
}
