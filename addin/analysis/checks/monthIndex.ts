import { cachedFor } from "../model/cache";
import { decimalOf } from "../model/decimal";
import { wholeUnits } from "../model/quick";
import { multiply, type Rational } from "../model/rational";
import { decimalNumber } from "../model/rounding";
import { absence, isNumber, type Absence } from "../model/figure";
import { addTo } from "../model/groups";
import { rangeOf, type Range } from "../indicators/verdict";
import type { Against, Measure, Observation } from "../model/observation";
import { periodKey, type Span } from "../model/period";
import { nameKey } from "../model/region";
import { countsThings, ratioPlaces, unitOf } from "../model/unit";
import { isUnrounded } from "./printed";
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

/** A unit as a dimension and a factor. */
export interface Scale {
  readonly dimension: string;
  readonly factor: Rational;
  readonly number: number;
  /** Places that the figure has beyond those it is printed with: a ratio is printed as a percentage. */
  readonly shift: number;
  /** It counts things one by one. */
  readonly counts: boolean;
}

/** Places that a cell is judged at which holds a computed number in full. */
const FULL = 6;

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
  private readonly lists = new Map<string, Map<string, number[]>>();
  private readonly columns = new Map<readonly number[], Column>();
  private readonly scales = new Map<string, Scale>();

  constructor(month: Month) {
    this.owned = month.ledger.observations.length;
    this.observations = [...month.ledger.observations, ...month.earlier.observations];
    this.regionOf = new Int32Array(this.observations.length);
    this.periodOf = new Int32Array(this.observations.length);
    this.observations.forEach((one, i) => this.enter(one, i));
    this.periodNames = this.months.map((month) =>
      Number.isNaN(month) ? "" : periodKey({ year: Math.floor(month / 12), month: (month % 12) + 1 }),
    );
  }

  private enter({ region, indicator, period, measure, against }: Observation, i: number): void {
    this.regionOf[i] = idOf(region, this.regionIds, this.regions);
    this.periodOf[i] = idOf(period ? period.year * 12 + period.month - 1 : NaN, this.monthIds, this.months);
    let ofIndicator = this.lists.get(indicator);
    if (!ofIndicator) {
      // Spellings of one name share one table.
      ofIndicator = this.lists.get(nameKey(indicator)) ?? new Map<string, number[]>();
      this.lists.set(nameKey(indicator), ofIndicator).set(indicator, ofIndicator);
    }
    addTo(ofIndicator, columnKey(measure, against, period?.span ?? null), i);
  }

  regionId = (name: string): number => this.regionIds.get(name) ?? -1;
  monthId = (month: number): number => this.monthIds.get(month) ?? -1;

  /** The indicators that anything is known of, by the names that their observations bear. */
  get indicators(): string[] {
    const names = new Map<Map<string, number[]>, string>();
    for (const { indicator } of this.observations) {
      const list = this.lists.get(indicator);
      if (list && !names.has(list)) names.set(list, indicator);
    }
    return [...names.values()];
  }

  column(indicator: string, measure: Measure, against: Against | null, span: Span | null): Column | undefined {
    const ofIndicator = this.lists.get(indicator) ?? this.lists.get(nameKey(indicator));
    const list = ofIndicator?.get(columnKey(measure, against, span));
    if (!list) return undefined;
    let column = this.columns.get(list);
    if (!column) this.columns.set(list, (column = this.columnOf(list)));
    return column;
  }

  private columnOf(list: readonly number[]): Column {
    const size = this.regions.length * this.months.length;
    const values = new Float64Array(size).fill(NaN);
    const halves = new Float64Array(size);
    const first = new Int32Array(size).fill(-1);
    const several = new Map<number, number[]>();
    const { dimension, unit } = this.mostUsed(list);
    let places = 0;
    for (const i of list) {
      const slot = this.slotOf(i);
      const before = first[slot] as number;
      if (before >= 0) {
        // The figures of this month's sheets count before those that earlier sheets state of it.
        if (i >= this.owned && before < this.owned) continue;
        const all = several.get(slot);
        if (all) all.push(i);
        else several.set(slot, [before, i]);
        if (this.numberIn(i, dimension) !== values[slot]) values[slot] = NaN;
        continue;
      }
      first[slot] = i;
      places = Math.max(places, this.endOf(i, places));
      values[slot] = this.numberIn(i, dimension);
      halves[slot] = this.isCount(i) ? 0 : 0.5 * 10 ** -this.placesOf(i) * this.scaleOf(i).number;
    }
    return { dimension, unit, values, halves, first, several, own: list.filter((i) => i < this.owned), places };
  }

  /** The dimension that most of the figures are in; a stray one cannot be compared with them. */
  private mostUsed(list: readonly number[]): { dimension: string; unit: string } {
    const counts = new Map<string, number>();
    for (const i of list) {
      const { unit, figure } = this.observations[i] as Observation;
      if (isNumber(figure)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    const [unit] = [...counts].reduce(
      (most, one) => (one[1] > most[1] ? one : most),
      [this.observations[list[0] ?? -1]?.unit ?? "", 0],
    );
    return { dimension: this.scale(unit).dimension, unit };
  }

  private numberIn(i: number, dimension: string): number {
    const { figure } = this.observations[i] as Observation;
    const scale = this.scaleOf(i);
    if (!isNumber(figure) || !Number.isFinite(figure) || scale.dimension !== dimension) return NaN;
    return decimalNumber(figure) * scale.number;
  }

  /** Places within which a value ends, if more than `least`; multiplied into its base unit it has no more than that. */
  private endOf(i: number, least: number): number {
    const { figure } = this.observations[i] as Observation;
    if (!isNumber(figure)) return 0;
    for (let places = least; places <= FEW; places++) if (!Number.isNaN(wholeUnits(figure, places))) return places;
    return Infinity;
  }

  /** Year and month of an observation, as `periodKey` writes them; "" where its sheet names none. */
  periodAt(i: number): string {
    return this.periodNames[this.periodOf[i] as number] ?? "";
  }

  slotOf = (i: number): number => (this.regionOf[i] as number) * this.months.length + (this.periodOf[i] as number);

  scaleOf = (i: number): Scale => this.scale((this.observations[i] as Observation).unit);

  scale(unit: string): Scale {
    let scale = this.scales.get(unit);
    if (!scale) this.scales.set(unit, (scale = scaleOfUnit(unit)));
    return scale;
  }

  /** Places that a figure's value is printed with. */
  placesOf(i: number): number {
    const { places } = this.observations[i] as Observation;
    return (isUnrounded(places) ? FULL : places) + this.scaleOf(i).shift;
  }

  /** Counts and ranks are not rounded: 14户 are 14. */
  private isCount(i: number): boolean {
    const { measure } = this.observations[i] as Observation;
    return measure === "rank" || (this.scaleOf(i).counts && this.placesOf(i) === 0);
  }

  /** The interval that a figure stands for, in its base unit; `exactly` takes the figure as it is printed. */
  rangeAt(i: number, exactly: boolean): Range {
    const { figure } = this.observations[i] as Observation;
    const decimal = decimalOf(figure as number);
    const { low, middle, high } = rangeOf(decimal, this.placesOf(i));
    const { factor } = this.scaleOf(i);
    const scaled = multiply(middle, factor);
    if (exactly || this.isCount(i)) return { low: scaled, middle: scaled, high: scaled };
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

function idOf<T>(name: T, ids: Map<T, number>, all: T[]): number {
  let id = ids.get(name);
  if (id === undefined) {
    ids.set(name, (id = all.length));
    all.push(name);
  }
  return id;
}

const columnKey = (measure: Measure, against: Against | null, span: Span | null): string =>
  `${measure} ${against ?? ""} ${span ?? ""}`;

function scaleOfUnit(unit: string): Scale {
  const one = { numerator: 1n, denominator: 1n };
  const shift = ratioPlaces(unit);
  if (shift > 0) return { dimension: unit === "‰" ? "%" : unit, factor: one, number: 1, shift, counts: false };
  const known = unitOf(unit);
  const factor = known?.factor ?? one;
  return {
    dimension: known?.dimension ?? unit,
    factor,
    number: Number(factor.numerator) / Number(factor.denominator),
    shift: 0,
    counts: countsThings(unit),
  };
}

/** The index of a month, made once. */
export const indexOf = cachedFor((month: Month) => new MonthIndex(month));
