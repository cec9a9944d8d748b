import { indicatorCalled, partsOf } from "./board";
import { targetOf } from "./standing/ofTarget";
import { subtract, type Rounding } from "./model/rational";
import { amountFigure, exactly } from "./model/exact";
import { absence, isNumber, type Figure } from "./model/figure";
import type { Indicator, Names } from "./model/indicator";
import { growthDecomposition, type Change, type PartOfGrowth } from "./indicators/decomposition";
import { changeOf } from "./indicators/ofLedger";
import { levelOf, shareOf, type IndicatorAt } from "./indicators/ofLedger";
import { shareShift, type ShareShift } from "./indicators/shareShift";
import { latestPeriod, type Ledger } from "./model/ledger";
import type { Period, YearMonth } from "./model/period";
import { targetGap, taxToTarget, type TaxWay } from "./standing/target";

/** One region, looked at in one month. */
export interface RegionInput {
  readonly ledger: Ledger;
  readonly names: Names;
  readonly region: string;
  /** The latest one known when left out. */
  readonly period?: YearMonth;
}

/** A part of a total, and what it did to its growth. */
export interface Driver extends Change, PartOfGrowth {
  readonly indicator: string;
}

export interface Drivers {
  readonly period: Period;
  readonly unit: string;
  readonly total: Driver;
  readonly parts: readonly Driver[];
  /** The total less the parts named. */
  readonly rest: PartOfGrowth;
}

/** The region asked for, by the name that the dictionary gives it. */
export const regionOf = ({ names, region }: RegionInput): string => names.region(region)?.name ?? region;

/** The period asked for, at the span that the indicator is reported with. */
export function periodAsked({ ledger, period }: RegionInput, indicator: string): Period | null {
  const latest = latestPeriod(ledger, indicator);
  return latest && period ? { ...latest, ...period } : latest;
}

/** An indicator with its unit: the dictionary's, or where that says none the unit of its figure. */
export function inOwnUnit(ledger: Ledger, subject: IndicatorAt): Indicator {
  const { indicator } = subject;
  return indicator.unit === "" ? { ...indicator, unit: levelOf(ledger, subject).unit } : indicator;
}

/**
 * Drivers of the growth of a total in one region (增长动因): 增减额, 增速, 拉动 and 贡献率 of the indicators named as its
 * parts; undefined where the ledger has nothing of the total.
 *
 * @param rounding `decimals` counts places of the percentage; printed parts then add up
 *
 * @example
 * driversOf({ ...sample, region: "华容县" }, "财政总收入", ["税收收入", "非税收入"], { decimals: 1 })?.parts.map(({ contribution }) => contribution) // => [0.012, 0.02]
 */
export function driversOf(
  input: RegionInput,
  total: string,
  parts: readonly string[],
  rounding: Rounding = {},
): Drivers | undefined {
  const { ledger, names } = input;
  const called = indicatorCalled(names, ledger, total);
  const period = periodAsked(input, called.name);
  if (period === null) return undefined;
  const region = regionOf(input);
  const { unit } = inOwnUnit(ledger, { region, indicator: called, period });
  const of = (name: string) => {
    const indicator = { ...indicatorCalled(names, ledger, name), unit };
    return { indicator: indicator.name, ...changeOf(ledger, { region, indicator, period }) };
  };
  const [all, some] = [of(total), parts.map(of)];
  const decomposed = growthDecomposition(all, some, rounding);
  return {
    period,
    unit,
    total: { ...all, ...decomposed.total },
    parts: some.map((part, i) => ({ ...part, ...(decomposed.parts[i] as PartOfGrowth) })),
    rest: decomposed.rest,
  };
}

/** A share: why it moved, and how far it is from its target. */
export interface ShareCase extends ShareShift {
  readonly period: Period;
  readonly unit: string;
  readonly part: Change;
  readonly whole: Change;
  /** The whole less the part: 非税. */
  readonly rest: Change;
  readonly target: Figure;
  /** Share as printed − target, or target − share where the low end is better: negative is behind. */
  readonly gap: Figure;
  /** Amounts that close the gap, in the unit of the amounts: 总量不变, 非税不变, 税收不变. */
  readonly ways: Readonly<Record<TaxWay, Figure>>;
}

/**
 * A share of the dictionary in one region (占比分析): its change by the growth of the part and of the rest,
 * the gap to its target and the three ways to close it; undefined where the ledger has nothing of it.
 *
 * Rates are rounded at the indicator's own decimals. Where part and whole were not reported the share of now is the one
 * submitted.
 *
 * @example
 * shareCaseOf({ ...sample, region: "华容县" }, "税收占比")?.byRest // => -0.0118
 */
export function shareCaseOf(input: RegionInput, name: string, family = ""): ShareCase | undefined {
  const { ledger, names } = input;
  const indicator = indicatorCalled(names, ledger, name);
  const parts = partsOf(names, ledger, indicator);
  const period = parts ? (periodAsked(input, parts.part.name) ?? periodAsked(input, indicator.name)) : null;
  if (!parts || period === null) return undefined;
  const region = regionOf(input);
  const { unit } = inOwnUnit(ledger, { region, indicator: parts.whole, period });
  const of = (one: Indicator): Change => changeOf(ledger, { region, indicator: { ...one, unit }, period });
  const [part, whole] = [of(parts.part), of(parts.whole)];
  const beside = (all: Figure, own: Figure): Figure => amountFigure(exactly([all, own], subtract));
  const shift = shareShift(part, whole, { decimals: indicator.decimals });
  const now = isNumber(shift.now) ? shift.now : shareOf(ledger, { region, indicator, period }, parts);
  const target = targetOf(names, indicator, region, period, family)?.value ?? absence("no target");
  const way = (fixed: TaxWay): Figure => taxToTarget(part.current, whole.current, target, fixed);
  return {
    ...shift,
    now,
    period,
    unit,
    part,
    whole,
    rest: { current: beside(whole.current, part.current), base: beside(whole.base, part.base) },
    target,
    gap: targetGap(now, target, { best: indicator.best }),
    ways: { totalFixed: way("totalFixed"), nonTaxFixed: way("nonTaxFixed"), taxFixed: way("taxFixed") },
  };
}
