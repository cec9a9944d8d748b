import { cachedFor, cachedOfTwo } from "./cache";
import { isNumber } from "./figure";
import { groupedBy } from "./groups";
import type { Against, Measure, Observation } from "./observation";
import { monthsBetween, periodKey, samePeriod, type Period, type Span, type YearMonth } from "./period";

/** The properties to look for; one that is left out may be anything. */
export interface Query {
  readonly indicator: string;
  readonly region?: string;
  readonly period?: Period;
  readonly measure?: Measure;
  readonly against?: Against;
}

/** The workbooks that keep an append-only history: 台账 and 督办台账. */
export type BookKind = "ledger" | "supervision";

/** The fault for which a ledger must not be written as it stands: its words are in `report/ledgerWords.ts`. */
export type LedgerFault =
  "not a ledger" | "chain broken" | "not a continuation" | "rows missing" | "no head" | "edited by hand";

/** The reason that nothing was recorded. */
export type LedgerRefusal = "no name" | "no reason" | "blocked" | "month locked" | "month open" | "unreadable edit";

/** Observations over months and years (台账), found by what they are about. */
export interface Ledger {
  readonly observations: readonly Observation[];
  /** Everything about an indicator, in the order submitted. */
  about(indicator: string): readonly Observation[];
  /** The observations that answer a query, those with a number first. */
  find(query: Query): readonly Observation[];
}

/**
 * A ledger of observations; nothing is merged, so what two departments say of one figure stays two observations.
 *
 * @example
 * ledgerOf([]).find({ indicator: "财政总收入" }) // => []
 */
export function ledgerOf(observations: readonly Observation[]): Ledger {
  const byIndicator = groupedBy(observations, ({ indicator }) => indicator);
  const about = (indicator: string): readonly Observation[] => byIndicator.get(indicator) ?? [];
  const regions = new Map<string, ReadonlyMap<string, readonly Observation[]>>();
  const inRegion = (indicator: string, region: string): readonly Observation[] => {
    let found = regions.get(indicator);
    if (found === undefined) regions.set(indicator, (found = groupedBy(about(indicator), (one) => one.region)));
    return found.get(region) ?? [];
  };
  const find = ({ indicator, region, period, measure, against }: Query): Observation[] => {
    const found = (region === undefined ? about(indicator) : inRegion(indicator, region)).filter(
      (one) =>
        (measure === undefined || one.measure === measure) &&
        (against === undefined || one.against === against) &&
        (period === undefined || (one.period !== null && samePeriod(one.period, period))),
    );
    return [...found.filter(({ figure }) => isNumber(figure)), ...found.filter(({ figure }) => !isNumber(figure))];
  };
  return { observations, about, find };
}

/**
 * Observations of sheets that name no place, given to the bureau's own county (本县), where it has one.
 *
 * @example
 * atHome([], "华容县") // => []
 */
export function atHome(observations: readonly Observation[], home: string | undefined): readonly Observation[] {
  return home === undefined
    ? observations
    : observations.map((one) => (one.region === "" ? { ...one, region: home } : one));
}

const SPANS: readonly Span[] = ["yearToDate", "balance", "year", "month"];

/**
 * The latest period that a ledger knows of an indicator, and of several spans the one that is usually reported: to date
 * before the month alone. Targets and what is taken of them do not count: they are there before the year is.
 *
 * @param at look in this month alone
 *
 * @example
 * latestPeriod(ledgerOf([]), "财政总收入") // => null
 */
export const latestPeriod = (ledger: Ledger, indicator: string, at?: YearMonth): Period | null =>
  latestIn(ledger)(indicator, at ? periodKey(at) : "");

/** The same, kept: every sentence about an indicator asks it again. */
const latestIn = cachedFor((ledger: Ledger) => cachedOfTwo((indicator, at) => latestOf(ledger, indicator, at)));

function latestOf(ledger: Ledger, indicator: string, at: string): Period | null {
  let latest: Period | null = null;
  for (const { period, measure } of ledger.about(indicator)) {
    if (period === null || measure === "target" || measure === "completion") continue;
    if (at !== "" && periodKey(period) !== at) continue;
    const later: number = latest === null ? 1 : monthsBetween(latest, period);
    const wider: boolean = latest !== null && SPANS.indexOf(period.span) < SPANS.indexOf(latest.span);
    if (later > 0 || (later === 0 && wider)) latest = period;
  }
  return latest;
}
