import type { Absence, Figure } from "./figure";
import type { Indicator } from "./indicator";
import type { PeerGroup } from "./region";
import type { Period } from "./period";
import type { Standing } from "./standing";

/** The rate of an indicator at an earlier time, and what it stood at. */
export interface Earlier {
  readonly period: Period;
  /** Share where the indicator is one, else growth: a ratio. */
  readonly rate: Figure;
  readonly standing: Standing | Absence;
  /** Over the target of that time: a ratio. */
  readonly completion: Figure;
}

/** The parts of a total that a clause asks about, and what each did to its growth. */
export interface Contributed {
  readonly unit: string;
  readonly total: string;
  readonly parts: readonly {
    readonly indicator: string;
    /** 增减额, in `unit`. */
    readonly change: Figure;
    /** 拉动, percentage points as a ratio. */
    readonly contribution: Figure;
    /** 贡献率, a ratio. */
    readonly rate: Figure;
  }[];
}

/** Everything that one clause of the bulletin may say of one indicator, worked out and not yet worded. */
export interface Facts {
  readonly region: string;
  readonly peers: PeerGroup;
  readonly indicator: Indicator;
  readonly period: Period;
  /** The level, in `unit`. */
  readonly level: Figure;
  readonly unit: string;
  /** Level − base (同比增减额), in `unit`. */
  readonly change: Figure;
  /** 同比, exactly rounded at the indicator's decimals: a ratio. */
  readonly growth: Figure;
  /** The share itself where the indicator is one, exactly rounded: a ratio. */
  readonly share: Figure;
  /** The rate of the whole that the peers belong to (全市平均): share where the indicator is one, else growth. */
  readonly average: Figure;
  readonly lastMonth: Earlier;
  readonly lastYear: Earlier;
  /** Change since the start of the year, in `unit`. */
  readonly sinceYearStart: Figure;
  /** Over the year's target: a ratio. */
  readonly completion: Figure;
  /** Completion − the part of the year gone: negative is behind. */
  readonly paceGap: Figure;
  /** Amount that each remaining month must bring to reach the target, in `unit`. */
  readonly requiredMonthly: Figure;
  /** Standing among the peers: by share where the indicator is one, else by growth. */
  readonly standing: Standing | Absence;
  /** Standing among the peers by the level. */
  readonly levelStanding: Standing | Absence;
  readonly target: Figure;
  /** Actual − target, in the target's unit; a ratio for shares. Taken between printed figures. */
  readonly targetGap: Figure;
  readonly targetFamily: string;
  /** Why it lags and what is done, in the words of the sheet 说明; "" where it says nothing. */
  readonly cause: string;
  readonly action: string;
  /** By the placeholder that asks, with its argument. */
  readonly contributed: Readonly<Record<string, Contributed>>;
}
