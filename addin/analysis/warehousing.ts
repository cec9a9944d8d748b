/** A ledger as the rows of a warehouse, and what the module gives of them, for comparison. */
import { indicatorCalled, partsOf } from "./board";
import { sameFigure } from "./history/same";
import { baseOf, levelOf, type IndicatorAt } from "./indicators/ofLedger";
import { decimalOf, tenTo } from "./model/decimal";
import { isNumber, type Figure } from "./model/figure";
import { addTo, groupedBy } from "./model/groups";
import type { Names } from "./model/indicator";
import { ledgerOf, type Ledger } from "./model/ledger";
import { isLevel, type Observation } from "./model/observation";
import { yearBefore, type Period, type Span } from "./model/period";
import { rounded } from "./model/rounding";
import { finestUnit, inUnit, unitFactor } from "./model/unit";
import { targetIn, targetOf } from "./standing/ofTarget";
import { DECIMAL_DIGITS, type Cell, type Row, type WarehouseRows } from "./warehouse/tables";
import { COMPLETION_PLACES } from "./warehouse/views";
import { comparableMonth, resultsAt, type Entry, type TargetRow, type WarehouseResult } from "./warehouseResults";

/** The regions of one indicator at one period. */
export interface WarehouseField {
  readonly indicatorCode: number;
  readonly periodCode: number;
}

/** A ledger made ready for a warehouse. */
export interface Warehouse {
  readonly rows: WarehouseRows;
  /** Indicators with figures of more digits than an engine's decimals can be multiplied by. They must not be loaded. */
  readonly beyond: readonly string[];
  readonly fields: readonly WarehouseField[];
  /** All that the module gives of a field: what the views must have of it, and nothing beside it. */
  readonly resultsOf: (field: WarehouseField) => WarehouseResult[];
}

type Dated = Observation & { readonly period: Period };

const SPANS: readonly Span[] = ["month", "yearToDate", "balance", "year"];
const MEASURES = ["actual", "base", "growth", "share"];

const codeOf = ({ year, month, span }: Period): number => (year * 12 + month - 1) * SPANS.length + SPANS.indexOf(span);

/**
 * The rows of a warehouse (入仓数据) for the figures in force of one or many ledgers, each indicator in the finest unit that it is given
 * in. Of several figures for one, the first with a number stands.
 *
 * @example
 * warehouseOf(sample.ledger.observations, sample.names).rows.regions // => [[1, "华容县", 1], [2, "平江县", 1]]
 */
export function warehouseOf(observations: readonly Observation[], names: Names): Warehouse {
  const kept = inOneUnit(
    observations.filter((one): one is Dated => one.period !== null && MEASURES.includes(one.measure)),
  );
  const ledger = ledgerOf(kept);
  const facts = factsOf(kept);
  const entries = entriesOf(ledger, names, facts);
  const regions = new Map([...new Set(kept.map(({ region }) => region))].map((name, i) => [name, i + 1]));
  const periods = new Map(kept.map(({ period }) => [codeOf(period), period]));
  const competing = competingAmong([...regions.keys()], names);
  const shares = sharesOf(entries);
  const targets = targetsOf(entries, names, [...regions], [...new Set(kept.map(({ period }) => period.year))]);
  const fields = fieldsOf(entries, facts, shares);
  const byCode = [...entries.values()];

  const rows: WarehouseRows = {
    indicators: byCode.map(({ code, indicator, unit, places, ratePlaces, parts }) => [
      ...[code, indicator.name, unit, tenTo(places), tenTo(ratePlaces)],
      ...[indicator.best === "low", indicator.growthRecomputable, parts !== undefined].map(Number),
    ]),
    regions: [...regions].map(([name, code]) => [code, name, Number(competing.has(name))]),
    periods: [...periods].map(([code, period]) => {
      const before = comparableMonth(period);
      return [code, period.year, period.month, period.span, codeOf(yearBefore(period)), before && codeOf(before)];
    }),
    figures: byCode.flatMap((entry) =>
      [...(facts.get(entry.indicator.name) ?? [])].flatMap(([code, places]) =>
        places.map((region) => [
          ...[entry.code, regions.get(region) ?? 0, code],
          ...figureCells(ledger, entry, region, periods.get(code) as Period),
        ]),
      ),
    ),
    share_parts: shares.map(({ of, share, role, factor }) => [of.code, share.code, role, factor]),
    targets: targets.map(({ entry, region, year, family, units, factor, scale }) => [
      ...[entry.code, year, regions.get(region) ?? 0, family, units, factor, scale],
    ]),
  };
  const resultsOf = ({ indicatorCode, periodCode }: WarehouseField): WarehouseResult[] => {
    const entry = byCode[indicatorCode - 1] as Entry;
    const period = periods.get(periodCode) as Period;
    const own = facts.get(entry.indicator.name)?.get(periodCode) ?? [];
    const shared = new Set(
      shares.flatMap(({ of, share }) => (share === entry ? (facts.get(of.indicator.name)?.get(periodCode) ?? []) : [])),
    );
    return resultsAt({ ledger, entry, period, own, shared: [...shared], competing, targets });
  };
  return { rows, beyond: beyondDigits(entries, shares, targets), fields, resultsOf };
}

/** Levels in the finest unit of their indicator; "basis changed" of what cannot be brought to it. */
function inOneUnit(observations: readonly Dated[]): Dated[] {
  const units = new Map<string, string>();
  for (const [indicator, levels] of groupedBy(observations.filter(isLevelOf), (one) => one.indicator)) {
    const known = [...new Set(levels.map(({ unit }) => unit).filter((unit) => unit !== ""))];
    units.set(indicator, finestUnit(known) ?? known[0] ?? "");
  }
  return observations.map((one) => {
    const unit = units.get(one.indicator) ?? one.unit;
    return isLevelOf(one) ? { ...one, unit, figure: inUnit(one.figure, one.unit, unit) } : one;
  });
}

const isLevelOf = ({ measure }: Observation): boolean => isLevel(measure);

/** Regions by indicator and code of the period: the rows of the figures. A base alone is no row. */
type FactIndex = ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;

function factsOf(observations: readonly Dated[]): FactIndex {
  const index = new Map<string, Map<number, string[]>>();
  const known = new Set<string>();
  for (const { indicator, region, period, measure } of observations) {
    if (measure === "base") continue;
    const code = codeOf(period);
    const key = `${code}|${indicator}|${region}`;
    if (known.has(key)) continue;
    known.add(key);
    const ofIndicator = index.get(indicator) ?? new Map<number, string[]>();
    index.set(indicator, ofIndicator);
    addTo(ofIndicator, code, region);
  }
  return index;
}

/** The indicators of the figures, and the shares of which they are the parts. */
function entriesOf(ledger: Ledger, names: Names, facts: FactIndex): ReadonlyMap<string, Entry> {
  const shares = names.dictionary.indicators.filter(
    ({ part = "", whole = "" }) =>
      facts.has(names.indicator(part)?.name ?? part) && facts.has(names.indicator(whole)?.name ?? whole),
  );
  const all = new Set([...facts.keys(), ...shares.map(({ name }) => name)]);
  return new Map(
    [...all].map((name, i) => {
      const indicator = { ...indicatorCalled(names, ledger, name), name };
      const levels = ledger.about(name).filter(isLevelOf);
      const numbers = levels.map(({ figure }) => figure).filter(isNumber);
      const places = numbers.reduce((most, figure) => Math.max(most, decimalOf(figure).places), 0);
      const entry: Entry = {
        code: i + 1,
        indicator,
        unit: levels[0]?.unit ?? indicator.unit,
        places,
        ratePlaces: indicator.decimals + 2,
        parts: partsOf(names, ledger, indicator),
        hasShares: ledger.find({ indicator: name, measure: "share" }).length > 0,
        largest: numbers.map((figure) => sized(unitsOf(figure, places))).reduce((a, b) => (a > b ? a : b), 0n),
      };
      return [name, entry];
    }),
  );
}

const unitsOf = (figure: number, places: number): bigint => {
  const decimal = decimalOf(figure);
  return decimal.units * tenTo(places - decimal.places);
};

const sized = (units: bigint): bigint => (units < 0n ? -units : units);

/** Units of a figure, and the reason where it has none; neither where there is no figure. */
const cellsOf = (figure: Figure | undefined, places: number): Row =>
  figure === undefined ? [null, null] : isNumber(figure) ? [unitsOf(figure, places), null] : [null, figure.absent];

function figureCells(ledger: Ledger, { indicator, places, ratePlaces }: Entry, region: string, period: Period): Cell[] {
  const subject: IndicatorAt = { region, indicator, period };
  const [level, base] = [levelOf(ledger, subject).figure, baseOf(ledger, subject).figure];
  const lastYear = levelOf(ledger, { ...subject, period: yearBefore(period) }).figure;
  const submitted = (measure: "growth" | "share"): Figure | undefined => {
    const against = measure === "growth" ? ({ against: "lastYear" } as const) : {};
    const [found] = ledger.find({ indicator: indicator.name, region, period, measure, ...against });
    return found && (isNumber(found.figure) ? rounded(found.figure, ratePlaces) : found.figure);
  };
  return [
    ...cellsOf(level, places),
    ...cellsOf(sameFigure(base, lastYear) ? undefined : base, places),
    ...cellsOf(submitted("growth"), ratePlaces),
    ...cellsOf(submitted("share"), ratePlaces),
  ];
}

/** The regions that are ranked: the peers where any of them is there, else all but the one that they are parts of. */
function competingAmong(regions: readonly string[], { dictionary, isPeer }: Names): ReadonlySet<string> {
  const peers = regions.filter(isPeer);
  return new Set(
    peers.length > 0 ? peers : regions.filter((region) => region !== "" && region !== dictionary.peers.whole),
  );
}

interface SharePart {
  readonly of: Entry;
  readonly share: Entry;
  readonly role: "part" | "whole" | "share";
  readonly factor: bigint;
}

/** The role of each indicator in a share. A whole in a unit that cannot be brought to that of its part is none. */
function sharesOf(entries: ReadonlyMap<string, Entry>): SharePart[] {
  return [...entries.values()].flatMap((share): SharePart[] => {
    const own: SharePart = { of: share, share, role: "share", factor: 1n };
    const [part, whole] = [entries.get(share.parts?.part.name ?? ""), entries.get(share.parts?.whole.name ?? "")];
    const rate = part && whole && unitFactor(whole.unit, part.unit);
    if (!rate) return share.parts || share.hasShares ? [own] : [];
    const [above, below] = [tenTo(whole.places) * rate.denominator, tenTo(part.places) * rate.numerator];
    const common = divisor(above, below);
    return [
      own,
      { of: part, share, role: "part", factor: above / common },
      { of: whole, share, role: "whole", factor: below / common },
    ];
  });
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

/** The target of each region, year and family, where there is one in the unit of the figures. */
function targetsOf(
  entries: ReadonlyMap<string, Entry>,
  names: Names,
  regions: readonly (readonly [string, number])[],
  years: readonly number[],
): TargetRow[] {
  const families = groupedBy(names.dictionary.targets, ({ indicator }) => names.indicator(indicator)?.name ?? "");
  return [...entries.values()].flatMap((entry) => {
    const [places, unit] = entry.parts ? [entry.ratePlaces, "%"] : [entry.places, entry.unit];
    const known = new Set((families.get(entry.indicator.name) ?? []).map(({ family }) => family));
    return [...known].flatMap((family) =>
      years.flatMap((year) =>
        regions.flatMap(([region]): TargetRow[] => {
          const period: Period = { year, month: 12, span: "year" };
          const value = targetIn(targetOf(names, entry.indicator, region, period, family), unit);
          if (!isNumber(value)) return [];
          const finest = Math.max(places, decimalOf(value).places);
          const [units, factor, scale] = [unitsOf(value, finest), tenTo(finest - places), tenTo(finest)];
          return [{ entry, region, year, family, value, units, factor, scale }];
        }),
      ),
    );
  });
}

function fieldsOf(
  entries: ReadonlyMap<string, Entry>,
  facts: FactIndex,
  shares: readonly SharePart[],
): WarehouseField[] {
  return [...entries.values()].flatMap(({ code, indicator }) => {
    const sources = shares.filter(({ share }) => share.code === code).map(({ of }) => of.indicator.name);
    const codes = [indicator.name, ...sources].flatMap((name) => [...(facts.get(name)?.keys() ?? [])]);
    return [...new Set(codes)].map((periodCode) => ({ indicatorCode: code, periodCode }));
  });
}

/** Indicators of which a product of the views may have more digits than a decimal holds. */
function beyondDigits(
  entries: ReadonlyMap<string, Entry>,
  shares: readonly SharePart[],
  targets: readonly TargetRow[],
): string[] {
  const most = tenTo(DECIMAL_DIGITS) / 4n;
  const isBeyond = (units: bigint, places: number): boolean => units * tenTo(places) >= most;
  const found = [
    ...[...entries.values()].filter(({ largest, ratePlaces }) => isBeyond(largest, ratePlaces)),
    ...shares.filter(({ of, share, factor }) => isBeyond(of.largest * factor, share.ratePlaces)).map(({ of }) => of),
    ...targets
      .filter(({ entry, units, factor }) =>
        [sized(units), entry.largest * factor].some((one) => isBeyond(one, COMPLETION_PLACES + 2)),
      )
      .map(({ entry }) => entry),
  ];
  return [...new Set(found.map(({ indicator }) => indicator.name))];
}
