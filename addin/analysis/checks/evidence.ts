import type { Names } from "../model/indicator";
import { isLevel, type Table } from "../model/observation";
import type { Evidence } from "../model/reading";
import { numberAt } from "./printed";
import { rateAt } from "./rateAt";
import { placesBorneOut } from "./rules/rankMismatch";
import { countOf, wayOf } from "./rules/readingDoubtful";
import { sumsBorneOut } from "./rules/sumMismatch";

/**
 * The evidence of a table's own arithmetic for each of its columns (读法的印证): of a rate, a change, a share or a place, the
 * rows in which it is that of its levels; of a level, the best of what is taken of it, or its sums; undefined where nothing
 * speaks for or against.
 */
export function evidenceOf(table: Table, names: Names): (Evidence | undefined)[] {
  const found = sumsBorneOut(table, names);
  const add = (evidence: Evidence, columns: readonly number[]): void => {
    if (evidence.judged === 0) return;
    const { right, judged } = evidence;
    for (const c of columns) if (right >= (found[c]?.right ?? 0)) found[c] = { right, judged };
  };
  table.columns.forEach((column, c) => {
    const way = wayOf(table, c, column);
    if (way) add(countOf(names, table, c, way), [c, way.over, way.under]);
    if (column.measure === "share") {
      const { over, ...evidence } = partsOf(table, c, names);
      add(evidence, [c, ...over]);
    }
    const places = column.measure === "rank" ? placesBorneOut(names, table, c) : undefined;
    if (places) add(places, [c]);
  });
  return found;
}

/** The rows in which a share is its part over its whole: names of the dictionary beside it, or its row over the row that is 100%. */
function partsOf(table: Table, c: number, names: Names): Evidence & { readonly over: readonly number[] } {
  const own = table.columns[c];
  const levels = table.columns.flatMap(({ measure, region, period }, index) =>
    measure === "actual" && region === own?.region && period?.span === own.period?.span ? [index] : [],
  );
  const share = names.indicator(own?.indicator ?? "");
  const named = (name: string | undefined): number =>
    levels.find((index) => name !== undefined && table.columns[index]?.indicator === name) ?? -1;
  const [part, whole] = [named(share?.part), named(share?.whole)];
  if (part >= 0 && whole >= 0) {
    const judged = table.rows.map((_, r) => isShareOf(table, c, [r, r], [part, whole]));
    return { ...counted(judged), over: [part, whole] };
  }
  const all = table.rows.findIndex((_, r) => numberAt(table, r, c)?.figure === 1);
  const [level = -1, ...others] = levels.filter((index) => isLevel(table.columns[index]?.measure ?? "share"));
  if (all < 0 || level < 0 || others.length > 0) return { right: 0, judged: 0, over: [] };
  const judged = table.rows.map((_, r) => (r === all ? undefined : isShareOf(table, c, [r, all], [level, level])));
  return { ...counted(judged), over: [level] };
}

const counted = (judged: readonly (boolean | undefined)[]): Evidence => ({
  right: judged.filter((one) => one === true).length,
  judged: judged.filter((one) => one !== undefined).length,
});

/** Whether a printed share is one figure over another; undefined where one is missing. */
function isShareOf(
  table: Table,
  c: number,
  [row, wholeRow]: readonly [number, number],
  [part, whole]: readonly [number, number],
): boolean | undefined {
  if (numberAt(table, row, part)?.unit !== numberAt(table, wholeRow, whole)?.unit) return undefined;
  const { verdict } = rateAt(table, "share", [row, c], [row, part], [wholeRow, whole]);
  return verdict === "undecided" ? undefined : verdict !== "disagree";
}
