import { cachedFor } from "../model/cache";
import { decimalOf } from "../model/decimal";
import { wholeUnits } from "../model/quick";
import { multiply } from "../model/rational";
import { decimalNumber } from "../model/rounding";
import { absence, isNumber, type Absence } from "../model/figure";
import { rangeOf, type Range } from "../indicators/verdict";
import type { Against, Measure, Observation } from "../model/observation";
import { periodKey, type Span } from "../model/period";
import { KindLists } from "./kindLists";
import { isUnrounded } from "./printed";
import { scaleOfUnit, type Scale } from "./scale";
import type { Month } from "./month";

/**
 * The figures of one kind, by region and period: what a formula's reference reads. Amounts are in the base unit of their
 * dimension (元), ratios as they are.
 */
export interface Column {
  readonly dimension: string;
  readonly unit: string;
  /** By slot: the figure, NaN where there is none or not one alone. */
  readonly values: Float64Array;
  /** By slot: half a unit in the last printed place. */
  readonly halves: Float64Array;
  /** The largest of them. */
  readonly widest: number;
  /** By slot: the observation, -1 where there is none. */
  readonly first: Int32Array;
  /** Slots that more than one observation speaks of. */
  readonly several: ReadonlyMap<number, readonly number[]>;
  /** Observations of this month. */
  readonly own: readonly number[];
  /** Places within which all values end; Infinity where some have more than a few. */
  readonly places: number;
}

/** Places that figures of a sheet seldom pass. */
const FEW = 6;

/** Places that a cell is judged at which holds a computed number in full. */
const FULL = 6;

/** Half a unit of each place. */
const HALVES = Array.from({ length: 128 }, (_, places) => 0.5 * 10 ** -places);

/** A month's figures and those known before it, as columns that rules run along. */
export class MonthIndex {
  readonly observations: readonly Observation[];
  /** Observations before this one are of this month. */
  readonly owned: number;
  readonly regions: string[] = [];
  /** Months, as year × 12 + month − 1; NaN of the sheets that name none. */
  readonly months: number[] = [];
  readonly regionOf: Int32Array;
  readonly periodOf: Int32Array;
  /** Of each month, as `periodKey` writes it. */
  readonly periodNames: readonly string[];
  private readonly regionIds = new Map<string, number>();
  private readonly monthIds = new Map<number, number>();
  /** The indicators that anything is known of, by the names that their observations bear first. */
  readonly indicators: readonly string[];
  private readonly kinds = new KindLists();
  private readonly columns = new Map<readonly number[], Column>();
  private readonly scales: Scale[] = [];
  private readonly unitIds = new Map<string, number>();
  private readonly unitIdOf: Int32Array;
  /** Of each observation: its number without a float's dust, in its own unit; NaN where there is none. */
  private readonly numbers: Float64Array;
  /** Of each observation: places that its number is printed with, in its own unit. */
  private readonly places: Int32Array;

  constructor(month: Month) {
    this.owned = month.ledger.observations.length;
    const { observations: earlier } = month.earlier;
    this.observations = earlier.length > 0 ? [...month.ledger.observations, ...earlier] : month.ledger.observations;
    const { length } = this.observations;
    this.regionOf = new Int32Array(length);
    this.periodOf = new Int32Array(length);
    this.unitIdOf = new Int32Array(length);
    this.numbers = new Float64Array(length);
    this.places = new Int32Array(length);
    let before: Observation | undefined;
    for (let i = 0; i < length; i++) {
      const one = this.observations[i] as Observation;
      this.enter(one, i, before);
      before = one;
    }
    this.indicators = this.kinds.indicators();
    this.periodNames = this.months.map((month) =>
      Number.isNaN(month) ? "" : periodKey({ year: Math.floor(month / 12), month: (month % 12) + 1 }),
    );
  }

  private enter(one: Observation, i: number, before: Observation | undefined): void {
    const { region, period, figure, unit, places } = one;
    // Cells side by side are mostly of one region and one month.
    this.regionOf[i] =
      before?.region === region ? (this.regionOf[i - 1] as number) : idOf(region, this.regionIds, this.regions, itself);
    this.periodOf[i] =
      before?.period === period && before !== undefined
        ? (this.periodOf[i - 1] as number)
        : idOf(period ? period.year * 12 + period.month - 1 : NaN, this.monthIds, this.months, itself);
    this.numbers[i] = isNumber(figure) && Number.isFinite(figure) ? decimalNumber(figure) : NaN;
    this.places[i] = isUnrounded(places) ? FULL : places;
    this.kinds.add(one, i);
    this.unitIdOf[i] = before?.unit === unit ? (this.unitIdOf[i - 1] as number) : this.unitId(unit);
  }

  regionId = (name: string): number => this.regionIds.get(name) ?? -1;
  monthId = (month: number): number => this.monthIds.get(month) ?? -1;

  column(indicator: string, measure: Measure, against: Against | null, span: Span | null): Column | undefined {
    const list = this.kinds.of(indicator, measure, against, span);
    if (!list) return undefined;
    let column = this.columns.get(list);
    if (!column) this.columns.set(list, (column = this.columnOf(list, measure)));
    return column;
  }

  private columnOf(list: readonly number[], measure: Measure): Column {
    const size = this.regions.length * this.months.length;
    const values = new Float64Array(size).fill(NaN);
    const halves = new Float64Array(size);
    const first = new Int32Array(size).fill(-1);
    const several = new Map<number, number[]>();
    const { dimension, unit } = this.mostUsed(list);
    let places = 0;
    let widest = 0;
    for (const i of list) {
      const slot = this.slotOf(i);
      const before = first[slot] as number;
      if (before >= 0) {
        // The figures of this month's sheets count before those that earlier sheets state of it.
        if (i >= this.owned && before < this.owned) continue;
        const all = several.get(slot);
        if (all) all.push(i);
        else several.set(slot, [before, i]);
        const isOne = this.numberIn(i, dimension) === values[slot] && this.halfOf(i, measure) === halves[slot];
        if (!isOne) values[slot] = NaN;
        continue;
      }
      first[slot] = i;
      places = Math.max(places, this.endOf(i, places));
      values[slot] = this.numberIn(i, dimension);
      const half = (halves[slot] = this.halfOf(i, measure));
      if (half > widest) widest = half;
    }
    const isOwn = (list.at(-1) ?? 0) < this.owned;
    const own = isOwn ? list : list.filter((i) => i < this.owned);
    return { dimension, unit, values, halves, widest, first, several, own, places };
  }

  /** The dimension that most of the figures are in; a stray one cannot be compared with them. */
  private mostUsed(list: readonly number[]): Scale {
    const counts = new Int32Array(this.scales.length);
    for (const i of list) if (!Number.isNaN(this.numbers[i])) (counts[this.unitIdOf[i] as number] as number)++;
    let most = this.unitIdOf[list[0] as number] as number;
    for (const i of list) {
      const id = this.unitIdOf[i] as number;
      if ((counts[id] as number) > (counts[most] as number)) most = id;
    }
    return this.scales[most] as Scale;
  }

  private numberIn(i: number, dimension: string): number {
    const scale = this.scaleOf(i);
    return scale.dimension === dimension ? (this.numbers[i] as number) * scale.number : NaN;
  }

  /** Half a unit in the last printed place, in the base unit; of a count 0. */
  private halfOf(i: number, measure: Measure): number {
    return this.isCount(i, measure) ? 0 : (HALVES[this.placesOf(i)] as number) * this.scaleOf(i).number;
  }

  /** Places within which a value ends, if more than `least`; multiplied into its base unit it has no more than that. */
  private endOf(i: number, least: number): number {
    const number = this.numbers[i] as number;
    if (Number.isNaN(number)) return 0;
    for (let places = least; places <= FEW; places++) if (!Number.isNaN(wholeUnits(number, places))) return places;
    return Infinity;
  }

  /** Year and month of an observation, as `periodKey` writes them; "" where its sheet names none. */
  periodAt(i: number): string {
    return this.periodNames[this.periodOf[i] as number] ?? "";
  }

  slotOf = (i: number): number => (this.regionOf[i] as number) * this.months.length + (this.periodOf[i] as number);

  scaleOf = (i: number): Scale => this.scales[this.unitIdOf[i] as number] as Scale;

  scale = (unit: string): Scale => this.scales[this.unitId(unit)] as Scale;

  private unitId = (unit: string): number => idOf(unit, this.unitIds, this.scales, scaleOfUnit);

  /** Places that a figure's value is printed with. */
  placesOf = (i: number): number => (this.places[i] as number) + this.scaleOf(i).shift;

  /** Counts and ranks are not rounded: 14户 are 14. */
  private isCount(i: number, measure: Measure): boolean {
    return measure === "rank" || (this.scaleOf(i).counts && this.placesOf(i) === 0);
  }

  /** The interval that a figure stands for, in its base unit; `exactly` takes the figure as it is printed. */
  rangeAt(i: number, exactly: boolean): Range {
    const { figure, measure } = this.observations[i] as Observation;
    const decimal = decimalOf(figure as number);
    const { low, middle, high } = rangeOf(decimal, this.placesOf(i));
    const { factor } = this.scaleOf(i);
    const scaled = multiply(middle, factor);
    if (exactly || this.isCount(i, measure)) return { low: scaled, middle: scaled, high: scaled };
    return { low: multiply(low, factor), middle: scaled, high: multiply(high, factor) };
  }

  /**
   * The observation at a slot: one from the sheet of the item that is judged, else from wherever it is one figure.
   *
   * @param lead the item's own observation
   * @param local nothing but the item's own sheet counts
   */
  observationAt(column: Column, slot: number, lead: number, local: boolean): number | Absence {
    const only = column.first[slot] ?? -1;
    if (only < 0) return absence("not reported");
    const all = column.several.size > 0 ? column.several.get(slot) : undefined;
    if (!all && !local) {
      if (!Number.isNaN(column.values[slot])) return only;
      const { figure } = this.observations[only] as Observation;
      return isNumber(figure) ? absence("unit unknown") : figure;
    }
    return this.chosen(column, all ?? [only], lead, local);
  }

  private chosen(column: Column, all: readonly number[], lead: number, local: boolean): number | Absence {
    const { file, sheet } = this.observations[lead] as Observation;
    const near = all.filter((i) => this.observations[i]?.file === file && this.observations[i]?.sheet === sheet);
    const candidates = local || near.length > 0 ? near : all;
    const numbers = candidates.filter((i) => isNumber(this.observations[i]?.figure ?? absence("not reported")));
    const usable = numbers.filter((i) => this.scaleOf(i).dimension === column.dimension);
    const [found] = usable;
    if (found === undefined) {
      const figure = this.observations[candidates[0] ?? -1]?.figure;
      return numbers.length > 0
        ? absence("unit unknown")
        : figure === undefined || isNumber(figure)
          ? absence("not reported")
          : figure;
    }
    const value = this.numberIn(found, column.dimension);
    return usable.every((i) => this.numberIn(i, column.dimension) === value) ? found : absence("figures disagree");
  }
}

function idOf<Name, One>(name: Name, ids: Map<Name, number>, all: One[], make: (name: Name) => One): number {
  let id = ids.get(name);
  if (id === undefined) {
    ids.set(name, (id = all.length));
    all.push(make(name));
  }
  return id;
}

const itself = <Name>(name: Name): Name => name;

/** The index of a month, made once. */
export const indexOf = cachedFor((month: Month) => new MonthIndex(month));
