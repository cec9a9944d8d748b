import type { Observation, Table } from "../../model/observation";
import { nameKey } from "../../model/region";

const LATIN = /[A-Za-zＡ-Ｚａ-ｚ]/;

/** Gives a name as it was met first. */
export type Spelling = (name: string) => string;

/**
 * The one spelling of every name in Latin letters that is met in several, which differ in case, width or blanks alone (ALABAMA,
 * Alabama); undefined where none is. Names of the dictionary are in one spelling already.
 */
export function oneSpelling(all: readonly (readonly Observation[])[]): Spelling | undefined {
  const first = new Map<string, string>();
  const met = new Set<string>();
  let isSeveral = false;
  const meet = (name: string): void => {
    if (met.has(name)) return;
    met.add(name);
    if (!LATIN.test(name)) return;
    const key = nameKey(name);
    if (first.has(key)) isSeveral = true;
    else first.set(key, name);
  };
  for (const observations of all)
    for (const { region, indicator } of observations) {
      meet(region);
      meet(indicator);
    }
  return isSeveral ? (name) => (LATIN.test(name) ? (first.get(nameKey(name)) ?? name) : name) : undefined;
}

type Named = { readonly region: string | null; readonly indicator: string | null };

/** A table whose names are in one spelling. */
export function respelled(table: Table, spelling: Spelling): Table {
  const of = (name: string | null): string | null => (name === null ? null : spelling(name));
  const named = <T extends Named>(line: T): T => ({ ...line, region: of(line.region), indicator: of(line.indicator) });
  return {
    ...table,
    rows: table.rows.map(named),
    columns: table.columns.map(named),
    cells: table.cells.map((line) => line.map((one) => one && respelledOne(one, spelling))),
  };
}

/** An observation whose names are. */
export const respelledOne = (one: Observation, spelling: Spelling): Observation => ({
  ...one,
  region: spelling(one.region),
  indicator: spelling(one.indicator),
});
