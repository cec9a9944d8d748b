// The parts of a total: the sums that the dictionary states of it, and those that a sheet bears out itself.
import { cachedFor } from "../model/cache";
import { groupedBy } from "../model/groups";
import type { Names } from "../model/indicator";
import { isLevel, type Table } from "../model/observation";
import { balance, sumHolds, sumOf } from "./balance";
import { cellKey, sheetKey, type Repair } from "./fault";
import { agreed, statedOf, type Month } from "./month";
import { isKnown, type Known } from "./printed";
import { slipOf } from "./slip";

/** An indicator that is the sum of others by its definition. */
export interface Composition {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** The sums that the dictionary's 口径 states of its own indicators: 地方收入＋上划中央＋上划省级＝税收收入＋非税收入. */
export const compositionsOf = cachedFor(({ dictionary, indicator }: Names): readonly Composition[] =>
  dictionary.indicators.flatMap(({ name: whole, basis }) =>
    basis.split(/[＝=；;]/).flatMap((sum) => {
      const terms = sum.split(/[＋+]/);
      const parts = terms.flatMap((term) => indicator(term)?.name ?? []);
      return terms.length > 1 && parts.length === terms.length ? [{ whole, parts }] : [];
    }),
  ),
);

/** Calls for every level that the month states of the whole, with those that it states of the parts, there and then. */
export function eachWhole(
  month: Month,
  { whole, parts }: Composition,
  visit: (whole: Known, parts: readonly (Known | undefined)[]) => void,
): void {
  for (const one of month.ledger.about(whole)) {
    if (isKnown(one) && isLevel(one.measure) && one.unit !== "%" && one.period !== null)
      visit(
        one,
        parts.map((part) => partOf(month, one, part)),
      );
  }
}

/**
 * The figure from the same sheet, else, of a place that the dictionary knows, from wherever it is one figure: from a sheet
 * that does not state the whole, for then that one is judged.
 */
function partOf({ ledger, names }: Month, whole: Known, indicator: string): Known | undefined {
  const stated = statedOf(ledger, { ...whole, indicator });
  const near = bySheet(stated).get(sheetKey(whole));
  if (near) return agreed(near);
  return names.region(whole.region) ? elsewhere(statedOf(ledger, whole))(stated) : undefined;
}

const bySheet = cachedFor((stated: readonly Known[]) => groupedBy(stated, sheetKey));

/** By the figures of a whole, and by those of a part: the one figure of the part from sheets that do not state the whole. */
const elsewhere = cachedFor((wholes: readonly Known[]) =>
  cachedFor((stated: readonly Known[]) => agreed(stated.filter((one) => !bySheet(wholes).has(sheetKey(one))))),
);

/** A total, the figures that should make it up, and their sum. */
export interface Composed {
  readonly whole: Known;
  readonly parts: readonly Known[];
  readonly expected: number;
}

/**
 * Tells whether a total that is not the sum of its parts is on another basis than the dictionary's (口径不同): the parts make
 * up another figure of the sheet (税收收入 and 非税收入 make up 地方收入), or others of the sheet make up the total and no slip
 * of the hand explains the difference.
 *
 * @param isKept the dictionary's sum holds elsewhere on the sheet, which so has its basis
 * @param repairs corrections with which the sum would hold
 */
export function isComposedOtherwise(
  month: Month,
  { whole, parts }: Composed,
  isKept: boolean,
  repairs: readonly Repair[],
): boolean {
  const others = othersBeside(month, whole, parts);
  if (madeUpBy(parts, others)) return true;
  if (isKept || repairs.some(({ one, figure }) => slipOf(one, figure) !== null)) return false;
  return isMadeUpOf(others, whole, month);
}

/** The figures of a sheet for other items than a total and its parts, stated as the total is. */
function othersBeside(month: Month, whole: Known, parts: readonly Known[]): readonly Known[] {
  const own = new Set([whole, ...parts].map(cellKey));
  return listedWith(month, whole).filter((one) => !own.has(cellKey(one)));
}

/** The figure that parts make up. */
const madeUpBy = (parts: readonly Known[], others: readonly Known[]): Known | undefined =>
  others.find((one) => one.figure !== 0 && balance(one, sumOf(parts))?.holds);

/**
 * The other total of the sheet that a part of a total belongs to, by the table's own sums: 地方收入, where 税收收入 and
 * 非税收入 make up that one, and not 财政总收入.
 */
export function otherWholeOf(month: Month, part: Known, whole: Known): Known | undefined {
  for (const composition of compositionsOf(month.names)) {
    if (composition.whole !== whole.indicator || !composition.parts.includes(part.indicator)) continue;
    const parts = composition.parts.map((name) => partOf(month, whole, name)).filter((one) => one !== undefined);
    if (parts.length < composition.parts.length || balance(whole, sumOf(parts))?.holds) continue;
    return madeUpBy(parts, othersBeside(month, whole, parts));
  }
  return undefined;
}

/** Other compositions of the dictionary, or figures side by side, that make up a total exactly. */
function isMadeUpOf(others: readonly Known[], whole: Known, { names }: Month): boolean {
  const known = compositionsOf(names)
    .filter((one) => one.whole === whole.indicator)
    .map(({ parts }) => parts.map((part) => others.find(({ indicator }) => indicator === part)));
  return (
    known.some((parts) => parts.every((part) => part !== undefined) && balance(whole, sumOf(parts))?.holds) ||
    hasRun(others.filter(({ unit }) => unit === whole.unit).slice(0, MOST_LISTED), whole)
  );
}

/** Items of a sheet among which figures side by side are looked for: among more, some add up by chance. */
const MOST_LISTED = 40;

/** Two or more figures side by side whose sum a total is. */
function hasRun(listed: readonly Known[], whole: Known): boolean {
  return listed.some((_, from) => {
    const run: number[] = [];
    let { places } = whole;
    return listed.slice(from).some((one) => {
      places = Math.min(places, one.places);
      if (one.figure !== 0) run.push(one.figure);
      return run.length > 1 && sumHolds(whole.figure, run, places);
    });
  });
}

/** The figures that a sheet states of other items as it does of one: of the same place, period and measure, in their order. */
function listedWith({ tables, names }: Month, one: Known): readonly Known[] {
  const { home = "" } = names.dictionary.peers;
  return (
    bySaying(tables).get(sayingOf(one)) ??
    (one.region === home ? bySaying(tables).get(sayingOf({ ...one, region: "" })) : undefined) ??
    []
  );
}

const sayingOf = ({ file, sheet, region, period, measure, against }: Known): string =>
  [file, sheet, region, period?.year, period?.month, period?.span, measure, against].join("\n");

const bySaying = cachedFor((tables: readonly Table[]) =>
  groupedBy(
    tables.flatMap(({ cells }) => cells.flat().filter(isKnown)),
    sayingOf,
  ),
);
