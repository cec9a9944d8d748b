// Tables about places that the dictionary does not know: it does not speak for them.
import { cachedFor } from "../../model/cache";
import { EMPTY_DICTIONARY, namesOf, type Names } from "../../model/indicator";
import type { Table } from "../../model/observation";
import type { Sheet } from "../../model/sheet";
import type { Known } from "../words/known";
import type { Context } from "./context";

/** The part of a dictionary that holds in other places than its own: whose the file is, and how its tables are to be read. */
export const namesElsewhere = cachedFor(({ dictionary: { departments, readings } }: Names) =>
  namesOf({ ...EMPTY_DICTIONARY, departments, readings }),
);

/** 全市, 我县: words for a place that mean another one in every bureau. */
const RELATIVE = /[全本我各][省市县区]/g;

/** True of tables of which every place is unknown to the dictionary, under a title that names none that it knows. */
export function isElsewhere(
  tables: readonly Table[],
  { title, region }: Context,
  { name, file }: Sheet,
  known: Known,
): boolean {
  if (known.names.dictionary.regions.length === 0) return false;
  const named = [title, name, file].flatMap((text) => known.regionsIn(text.replace(RELATIVE, "")).names);
  if (named.length > 0) return false;
  const places = tables.flatMap(({ rows, columns }) =>
    [...rows.filter(({ total }) => !total), ...columns].flatMap((line) => (line.region === null ? [] : [line.region])),
  );
  if (places.length === 0 && region !== null) places.push(region);
  return places.length > 0 && places.every((place) => known.region(place) === undefined);
}
