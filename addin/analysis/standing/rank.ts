import { absence, isNumber, type Figure } from "../model/figure";
import { judged, placesOf, type RankOptions } from "./places";

/**
 * Competition rank (位次: 1, 2, 2, 4): one more than the number of units that did better.
 *
 * Units that print the same share a place and the next place is left out. A unit without a number takes no place and
 * keeps its reason.
 *
 * @param own the figure to place
 * @param all every figure of the field, its own among them
 * @param options `decimals` counts places of the values as passed: 1 for 8.3, 3 for 0.083
 *
 * @example
 * competitionRank(8.3, [8.3, 9.1, 8.3, 7]) // => 2
 * competitionRank(7, [8.3, 9.1, 8.3, 7]) // => 4
 * competitionRank(7, [8.3, 9.1, 8.3, 7], { best: "low" }) // => 1
 * competitionRank(4.8592, [4.9396, 4.8592, 4.1], { decimals: 1 }) // => 1
 * competitionRank(7, [absence("not reported"), 9.1, 7]) // => 2
 * competitionRank(absence("not reported"), [8.3, 9.1]) // => { absent: "not reported" }
 */
export function competitionRank(own: Figure, all: readonly Figure[], options: RankOptions = {}): Figure {
  return placeOf(own, all, options, (better) => better.length);
}

/**
 * Dense rank (密集位次: 1, 2, 2, 3): one more than the number of distinct figures that are better.
 *
 * @example
 * denseRank(7, [8.3, 9.1, 8.3, 7]) // => 3
 */
export function denseRank(own: Figure, all: readonly Figure[], options: RankOptions = {}): Figure {
  return placeOf(own, all, options, (better) => new Set(better).size);
}

function placeOf(
  own: Figure,
  all: readonly Figure[],
  options: RankOptions,
  count: (better: Float64Array) => number,
): Figure {
  if (!isNumber(own)) return own;
  const field = judged([own, ...all], options);
  const value = field[0] as number;
  if (Number.isNaN(value)) return absence("not a number");
  return 1 + count(field.filter((rival) => (options.best === "low" ? rival < value : rival > value)));
}

/**
 * Competition ranks of many figures at once, each as `competitionRank` gives it (位次): of the whole field, or of some.
 *
 * @param own the figures to place; the field itself when left out
 *
 * @example
 * competitionRanks([8.3, 9.1, absence("not reported"), 8.3]) // => [2, 1, { absent: "not reported" }, 2]
 * competitionRanks([8.3, 9.1, 8.3, 7], {}, [7, 9.1]) // => [4, 1]
 */
export function competitionRanks(
  all: readonly Figure[],
  options: RankOptions = {},
  own: readonly Figure[] = all,
): Figure[] {
  return ranks(all, options, own, competitionRank, false);
}

/**
 * Dense ranks of many figures at once, each as `denseRank` gives it.
 *
 * @example
 * denseRanks([8.3, 9.1, 8.3, 7]) // => [2, 1, 2, 3]
 */
export function denseRanks(all: readonly Figure[], options: RankOptions = {}, own: readonly Figure[] = all): Figure[] {
  return ranks(all, options, own, denseRank, true);
}

function ranks(
  all: readonly Figure[],
  options: RankOptions,
  own: readonly Figure[],
  rank: typeof competitionRank,
  dense: boolean,
): Figure[] {
  const values = judged(all, options);
  const places = placesOf(values, options.best ?? "high", dense);
  if (own !== all) {
    const placeOfValue = new Map<number, number>();
    values.forEach((value, i) => placeOfValue.set(value, places[i] as number));
    const judgedOwn = judged(own, options);
    // A figure that is not of the field is placed by itself.
    return own.map(
      (figure, i) => (isNumber(figure) && placeOfValue.get(judgedOwn[i] as number)) || rank(figure, all, options),
    );
  }
  const result = new Array<Figure>(all.length);
  for (let i = 0; i < result.length; i++) {
    const place = places[i] as number;
    const figure = all[i] as Figure;
    result[i] = place > 0 ? place : isNumber(figure) ? absence("not a number") : figure;
  }
  return result;
}

/**
 * Change of place (位次变化): places gained since before; positive is up.
 *
 * @example
 * rankChange(3, 5) // => 2
 */
export function rankChange(placeNow: Figure, placeBefore: Figure): Figure {
  if (!isNumber(placeNow)) return placeNow;
  return isNumber(placeBefore) ? placeBefore - placeNow : placeBefore;
}
