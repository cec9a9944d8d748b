import { decimalOf } from "../model/decimal";
import { subtract } from "../model/rational";
import { rounded } from "../model/rounding";
import { amountFigure, exactly } from "../model/exact";
import { absence, isNumber, type Absence, type Figure } from "../model/figure";
import type { LeagueRow, Standing } from "../model/standing";
import { nameKey } from "../model/region";
import { greatest } from "../model/lists";
import type { RankOptions } from "./places";
import { competitionRank, competitionRanks } from "./rank";

/** A figure as it is judged: rounded where `decimals` says how it is printed. */
const printed = (figure: Figure, { decimals, rule }: RankOptions): Figure =>
  isNumber(figure) && Number.isFinite(figure) && decimals !== undefined ? rounded(figure, decimals, rule) : figure;

/**
 * The sorted board of a field (排名表): place, name, figure, gap to the leader and to the next place above.
 *
 * Ties keep the order given; units without a number stand last, in the order given, with their reason as place.
 *
 * @param options `decimals` counts places of the values as passed
 *
 * @example
 * leagueTable(["甲", "乙"], [7, 8.3]) // => [{ name: "乙", place: 1, figure: 8.3, gapToLeader: 0, gapToNext: { absent: "already first" } }, { name: "甲", place: 2, figure: 7, gapToLeader: -1.3, gapToNext: -1.3 }]
 */
export function leagueTable(
  names: readonly string[],
  figures: readonly Figure[],
  options: RankOptions = {},
): LeagueRow[] {
  const field = names.map((_, i) => figures[i] ?? absence("not reported"));
  const places = competitionRanks(field, options);
  const last = (place: Figure) => (isNumber(place) ? place : Infinity);
  const sorted = names
    .map((name, i) => ({ name, place: places[i] as Figure, figure: printed(field[i] as Figure, options) }))
    .sort((a, b) => (last(a.place) === last(b.place) ? 0 : last(a.place) - last(b.place)));
  const leader = sorted[0]?.figure ?? absence("not reported");
  let above: Figure = absence("already first");
  return sorted.map((row, i) => {
    const before = sorted[i - 1];
    if (before && before.place !== row.place) above = before.figure;
    return { ...row, gapToLeader: gap(row.figure, leader, options), gapToNext: gap(row.figure, above, options) };
  });
}

const gap = (own: Figure, yardstick: Figure, { best }: RankOptions): Figure =>
  amountFigure(exactly([own, yardstick], (a, b) => (best === "low" ? subtract(b, a) : subtract(a, b))));

/**
 * Standing of one unit in its field (第几位, 倒数第几, 仅高于谁), as data; the words are made in `report/`.
 *
 * @param options `decimals` counts places of the values as passed
 *
 * @example
 * standing("华容县", ["华容县", "湘阴县", "平江县"], [61.33, 60.1, 70]) // => { place: 2, tied: 0, fromBottom: 2, count: 3, of: 3, below: ["湘阴县"] }
 * standing("临湘市", ["华容县", "湘阴县"], [61.33, 60.1]) // => { absent: "not in the field" }
 */
export function standing(
  name: string,
  names: readonly string[],
  figures: readonly Figure[],
  options: RankOptions = {},
): Standing | Absence {
  const key = nameKey(name);
  const own = names.findIndex((other) => nameKey(other) === key);
  if (own < 0) return absence("not in the field");
  const board = leagueTable(names, figures, options);
  const place = competitionRank(figures[own] ?? absence("not reported"), figures.slice(0, names.length), options);
  if (!isNumber(place)) return place;
  const ranked = board.filter((row) => isNumber(row.place));
  const below = ranked.filter((row) => (row.place as number) > place).map((row) => row.name);
  return {
    place,
    tied: ranked.filter((row) => row.place === place).length - 1,
    fromBottom: below.length + 1,
    count: ranked.length,
    of: names.length,
    below,
  };
}

/** Part of the sum that it may be off by at most: of a few small figures, rounding alone would make any of them the sum. */
const NEAR = 0.01;

/**
 * Positions of the units that compete: all but one that is the sum of the others (全市, 合计, the nation). Sums of rounded figures may be off by half a unit of the last printed place for each.
 *
 * @example
 * competitors([6, 1, 2, 3]) // => [1, 2, 3]
 * competitors([4, 1, 2, 3]) // => [0, 1, 2, 3]
 * competitors([60.1, 10.2, 20.2, 29.8]) // => [1, 2, 3]
 */
export function competitors(levels: readonly Figure[]): number[] {
  const everyone = levels.map((_, i) => i);
  const numbers = levels.filter(isNumber);
  if (numbers.length < 3) return everyone;
  const largest = greatest(numbers);
  const others = numbers.reduce((total, figure) => total + figure, -largest);
  const places = greatest(numbers.map((figure) => decimalOf(figure).places));
  const allowed = Math.min((numbers.length / 2) * 10 ** -places, largest * NEAR) + largest * 1e-12;
  const isWhole = largest > 0 && Math.abs(others - largest) <= allowed;
  return isWhole ? everyone.filter((i) => i !== levels.indexOf(largest)) : everyone;
}
