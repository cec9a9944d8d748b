/** The module's own results of a field of a warehouse, by which an engine is judged. */
import type { partsOf } from "./board";
import { growth } from "./indicators/growth";
import { growthOf, levelOf, shareOf, type IndicatorAt } from "./indicators/ofLedger";
import { absence, type Figure } from "./model/figure";
import type { Indicator } from "./model/indicator";
import type { Ledger } from "./model/ledger";
import { monthBefore, type Period } from "./model/period";
import { competitionRanks } from "./standing/rank";
import { completion, targetGap } from "./standing/target";
import { COMPLETION_PLACES, type Definition } from "./warehouse/views";

/** A figure as the module gives it, and what it is. */
export interface WarehouseResult {
  readonly definition: Definition;
  readonly indicator: string;
  readonly region: string;
  readonly period: Period;
  /** Of a target; "" otherwise. */
  readonly family: string;
  readonly figure: Figure;
}

/** An indicator of the warehouse. */
export interface Entry {
  readonly code: number;
  readonly indicator: Indicator;
  /** The one unit of its levels. */
  readonly unit: string;
  /** Places of its levels, and of its rates. */
  readonly places: number;
  readonly ratePlaces: number;
  readonly parts: ReturnType<typeof partsOf>;
  /** Shares were submitted of it. */
  readonly hasShares: boolean;
  /** The largest level or base of it, in units, without its sign. */
  readonly largest: bigint;
}

/** A target in units: `scale` of them are one, and a figure's units times `factor` are such units. */
export interface TargetRow {
  readonly entry: Entry;
  readonly region: string;
  readonly year: number;
  readonly family: string;
  readonly value: number;
  readonly units: bigint;
  readonly factor: bigint;
  readonly scale: bigint;
}

/** The month before of the same span; null of figures that run from January, whose growth over it has no meaning. */
export const comparableMonth = (period: Period): Period | null =>
  period.span === "yearToDate" || period.span === "year" ? null : monthBefore(period);

export interface FieldAt {
  readonly ledger: Ledger;
  readonly entry: Entry;
  readonly period: Period;
  /** Regions that have a row of the indicator, and those that have one of its parts. */
  readonly own: readonly string[];
  readonly shared: readonly string[];
  readonly competing: ReadonlySet<string>;
  readonly targets: readonly TargetRow[];
}

/** Every figure that the views are to have of one indicator at one period. */
export function resultsAt({ ledger, entry, period, own, shared, competing, targets }: FieldAt): WarehouseResult[] {
  const { indicator, parts } = entry;
  const at = (region: string, when: Period = period): IndicatorAt => ({ region, indicator, period: when });
  const levels = own.map((region): Valued => [region, levelOf(ledger, at(region)).figure]);
  const growths = own.map((region): Valued => [region, growthOf(ledger, at(region))]);
  const before = comparableMonth(period);
  const overMonth = levels.map(([region, level]): Valued => {
    if (before === null) return [region, absence("not applicable")];
    if (!indicator.growthRecomputable) return [region, absence("not recomputable")];
    return [region, growth(level, levelOf(ledger, at(region, before)).figure, indicator)];
  });
  const shares = shared.map((region): Valued => [region, shareOf(ledger, at(region), parts)]);
  const ofYear =
    period.span === "month" ? [] : targets.filter((one) => one.entry === entry && one.year === period.year);
  const against = (values: readonly Valued[], definition: Definition, of: (figure: Figure, goal: number) => Figure) =>
    values.flatMap(([region, figure]) =>
      ofYear
        .filter((target) => target.region === region)
        .map(({ family, value }) => result(definition, [region, of(figure, value)], family)),
    );
  const result = (definition: Definition, [region, figure]: Valued, family = ""): WarehouseResult => ({
    ...{ definition, indicator: indicator.name, region, period, family, figure },
  });
  const all = (definition: Definition, values: readonly Valued[]): WarehouseResult[] =>
    values.map((value) => result(definition, value));
  const ranked = (values: readonly Valued[]): Valued[] => {
    const among = values.filter(([region]) => competing.has(region));
    const places = competitionRanks(
      among.map(([, figure]) => figure),
      { best: indicator.best },
    );
    return among.map(([region], i) => [region, places[i] as Figure]);
  };
  return [
    ...all("levels", levels),
    ...all("growth_rates", growths),
    ...all("month_growth_rates", overMonth),
    ...all("shares", shares),
    ...all("level_places", ranked(levels)),
    ...all("growth_places", ranked(growths)),
    ...all("share_places", ranked(shares)),
    ...against(parts ? shares : levels, "target_gaps", (figure, goal) => targetGap(figure, goal, indicator)),
    ...(parts
      ? []
      : against(levels, "completions", (figure, goal) => completion(figure, goal, { decimals: COMPLETION_PLACES }))),
  ];
}

type Valued = readonly [region: string, figure: Figure];
