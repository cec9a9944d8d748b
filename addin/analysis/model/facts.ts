import type { Absence, Figure } from "./figure";
import type { Indicator } from "./indicator";
import type { PeerGroup } from "./region";
import type { Period } from "./period";
import type { Standing } from "./standing";

/** Everything that one clause of the bulletin may say of one indicator, worked out and not yet worded. */
export interface Facts {
  readonly region: string;
  readonly peers: PeerGroup;
  readonly indicator: Indicator;
  readonly period: Period;
  /** The level, in `unit`. */
  readonly level: Figure;
  readonly unit: string;
  /** 同比, exactly rounded at the indicator's decimals: a ratio. */
  readonly growth: Figure;
  /** The share itself where the indicator is one, exactly rounded: a ratio. */
  readonly share: Figure;
  /** Change since the start of the year, in `unit`. */
  readonly sinceYearStart: Figure;
  /** Over the year's target: a ratio. */
  readonly completion: Figure;
  /** Completion − the part of the year gone: negative is behind. */
  readonly paceGap: Figure;
  /** Standing among the peers: by share where the indicator is one, else by growth. */
  readonly standing: Standing | Absence;
  readonly target: Figure;
  /** Actual − target, in the target's unit; a ratio for shares. Taken between printed figures. */
  readonly targetGap: Figure;
  readonly targetFamily: string;
}
