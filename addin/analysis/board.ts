import { rounded } from "./model/rounding";
import { absence, isNumber, type Figure } from "./model/figure";
import { plainIndicator, type Best, type Indicator, type Names } from "./model/indicator";
import { changeOf } from "./indicators/ofLedger";
import { growthOf, levelOf, shareOf } from "./indicators/ofLedger";
import { latestPeriod, type Ledger } from "./model/ledger";
import type { Period, Span, YearMonth } from "./model/period";
import { nameKey } from "./model/region";
import { amount, percent } from "./report/number";
import { competitors } from "./standing/league";
import { nextPlace } from "./standing/nextPlace";
import { competitionRanks } from "./standing/rank";

/** By what a league table is ordered. */
export type RankedBy = "growth" | "level" | "share";

export interface BoardInput {
  readonly ledger: Ledger;
  readonly names: Names;
  readonly indicator: string;
  readonly by: RankedBy;
  /** The whole that shares are taken of; the dictionary's own when left out. */
  readonly of?: string;
  /** The latest one known when left out; without a span, the one that is usually reported of that month. */
  readonly period?: YearMonth & { readonly span?: Span };
  /** Printed places, of the percentage for rates; the indicator's own when left out, and none for levels. */
  readonly decimals?: number;
  /** The indicator's own when left out. */
  readonly best?: Best;
  /** The field; the peer group when left out, or every region found where none of them is of it. */
  readonly regions?: readonly string[];
}

export interface BoardRow {
  readonly place: Figure;
  /** Another unit has the same place. */
  readonly tied: boolean;
  readonly region: string;
  readonly value: Figure;
  readonly text: string;
}

export interface Board {
  readonly indicator: string;
  /** The whole that a share is of, where the indicator's own name does not say it. */
  readonly of: string | null;
  readonly by: RankedBy;
  readonly period: Period | null;
  readonly best: Best;
  readonly rows: readonly BoardRow[];
}

/**
 * The league table of one indicator (排名表): places as in law 4, units without a number last, with the reason.
 *
 * @example
 * board({ ...sample, indicator: "财政总收入", by: "growth" }).rows.map(({ place, region, text }) => [place, region, text]) // => [[1, "平江县", "6.7%"], [2, "华容县", "3.2%"]]
 */
export function board(input: BoardInput): Board {
  const { ledger, names, by } = input;
  const indicator = indicatorFor(input);
  const parts = by === "share" ? partsOf(names, ledger, indicator) : undefined;
  const period = periodOf(input, parts?.whole ?? indicator);
  const best = input.best ?? indicator.best;
  const of = by === "share" && input.of !== undefined ? (parts?.whole.name ?? null) : null;
  if (period === null) return { indicator: indicator.name, of, by, period, best, rows: [] };
  const decimals = input.decimals ?? (by === "level" ? undefined : indicator.decimals);
  const at = decimals === undefined ? {} : { decimals };
  const regions = fieldOf(input, parts?.whole ?? indicator, period);
  const values = regions.map((region): { figure: Figure; text: string } => {
    const subject = { region, indicator, period };
    if (by === "level") {
      const { figure, unit } = levelOf(ledger, subject);
      const printed = isNumber(figure) && decimals !== undefined ? rounded(figure, decimals) : figure;
      return { figure: printed, text: amount(printed, unit) };
    }
    const figure = by === "growth" ? growthOf(ledger, subject, at) : shareOf(ledger, subject, parts, at);
    return { figure, text: percent(figure, decimals ?? indicator.decimals) };
  });
  const places = competitionRanks(
    values.map(({ figure }) => figure),
    { best },
  );
  const rows = regions.map((region, i): BoardRow => {
    const place = places[i] as Figure;
    const { figure, text } = values[i] as { figure: Figure; text: string };
    return {
      place,
      tied: isNumber(place) && places.filter((other) => other === place).length > 1,
      region,
      value: figure,
      text,
    };
  });
  return { indicator: indicator.name, of, by, period, best, rows: inOrder(rows) };
}

/**
 * The extra amount that moves a unit of a league table by growth up one place (追赶上一位尚需增加额), and its unit, at the
 * places that the table is ranked at.
 *
 * @example
 * toNextPlace({ ...sample, indicator: "财政总收入", by: "growth" }, "华容县") // => { figure: 2247, unit: "万元" }
 */
export function toNextPlace(input: BoardInput, region: string, table = board(input)): { figure: Figure; unit: string } {
  const { ledger, names } = input;
  const known = indicatorCalled(names, ledger, table.indicator);
  if (table.period === null) return { figure: absence("not reported"), unit: known.unit };
  const subject = { region, indicator: known, period: table.period };
  const { unit } = levelOf(ledger, subject);
  const { current, base } = changeOf(ledger, { ...subject, indicator: { ...known, unit } });
  const growths = table.rows.map(({ value }) => value);
  const figure = nextPlace(current, base, growths, {
    best: table.best,
    decimals: input.decimals ?? known.decimals,
  });
  return { figure, unit };
}

function periodOf({ ledger, period }: BoardInput, { name }: Indicator): Period | null {
  return period?.span === undefined ? latestPeriod(ledger, name, period) : { ...period, span: period.span };
}

const inOrder = (rows: readonly BoardRow[]): BoardRow[] => {
  const last = ({ place }: BoardRow) => (isNumber(place) ? place : Number.MAX_SAFE_INTEGER);
  return [...rows].sort((a, b) => last(a) - last(b));
};

/** The indicator asked for; asked by share, the share that it is the part or the whole of. */
function indicatorFor({ names, ledger, indicator, by, of }: BoardInput): Indicator {
  const known = indicatorCalled(names, ledger, indicator);
  if (by !== "share" || known.part !== undefined) return known;
  if (of !== undefined)
    return { ...known, decimals: 2, part: known.name, whole: indicatorCalled(names, ledger, of).name };
  const shares = names.dictionary.indicators.filter(({ part, whole }) => part !== undefined && whole !== undefined);
  return shares.find(({ part }) => part === known.name) ?? shares.find(({ whole }) => whole === known.name) ?? known;
}

/** The dictionary's entry; for a name that it does not have, a plain one under the name as written. */
export function indicatorCalled(names: Names, ledger: Ledger, name: string): Indicator {
  const known = names.indicator(name);
  if (known) return known;
  const written = ledger.observations.find(({ indicator }) => nameKey(indicator) === nameKey(name))?.indicator ?? name;
  return plainIndicator(written);
}

/**
 * The two indicators that a share is of (分子、分母); undefined of an indicator that is none.
 *
 * @example
 * partsOf(namesOf(EMPTY_DICTIONARY), ledgerOf([]), plainIndicator("财政总收入")) // => undefined
 * partsOf(namesOf(EMPTY_DICTIONARY), ledgerOf([]), { ...plainIndicator("税收占比"), part: "税收收入", whole: "财政总收入" })?.whole.name // => "财政总收入"
 */
export function partsOf(
  names: Names,
  ledger: Ledger,
  { part, whole }: Indicator,
): { part: Indicator; whole: Indicator } | undefined {
  if (part === undefined || whole === undefined) return undefined;
  return { part: indicatorCalled(names, ledger, part), whole: indicatorCalled(names, ledger, whole) };
}

function fieldOf({ regions, names, ledger }: BoardInput, indicator: Indicator, period: Period): readonly string[] {
  if (regions !== undefined) return regions.map((name) => names.region(name)?.name ?? name);
  const reported = ledger.find({ indicator: indicator.name, period }).map(({ region }) => region);
  const { members, whole } = names.dictionary.peers;
  if (reported.some((region) => names.isPeer(region))) return members;
  const field = [...new Set(reported)].filter((region) => region !== whole);
  const levels = field.map((region) => levelOf(ledger, { region, indicator, period }).figure);
  return competitors(levels).map((i) => field[i] as string);
}
