// The filter of a sheet as the grid's own.
import type { IRange } from "@univerjs/core";
import { within } from "../../analysis";
import type { Filter } from "../book/book";
import { areaOfRange, gridRange } from "./engine";

interface FilterColumn {
  /** The column of the sheet. */
  readonly colId: number;
  readonly filters?: { readonly blank?: true; readonly filters?: readonly string[] };
  readonly colorFilters?: object;
  readonly customFilters?: object;
}

export interface GridFilter {
  readonly ref: IRange;
  readonly filterColumns?: readonly FilterColumn[];
  /** Rows that are out of sight because of it. */
  readonly cachedFilteredOut?: readonly number[];
}

/** Rows that the filter of a sheet keeps out of sight, of those that are hidden: they come back when it goes. */
export const filteredOut = (filter: Filter | undefined, hiddenRows: readonly number[]): number[] =>
  filter === undefined || filter.columns.length === 0
    ? []
    : hiddenRows.filter((row) => row > filter.area.top && within(filter.area, row, filter.area.left));

export const filterIn = (filter: Filter, hiddenRows: readonly number[]): GridFilter => ({
  ref: gridRange(filter.area),
  filterColumns: filter.columns.map(({ column, values }) => ({ colId: column, filters: { filters: values } })),
  cachedFilteredOut: filteredOut(filter, hiddenRows),
});

/** The filter as a book keeps it, and how many of its conditions a book has no words for: their rows stay hidden. */
export function savedFilter(filter: GridFilter | undefined): { readonly filter?: Filter; readonly lost: number } {
  if (filter === undefined) return { lost: 0 };
  const conditions = filter.filterColumns ?? [];
  const columns = conditions.flatMap(({ colId, filters, colorFilters, customFilters }) => {
    const isPlain = filters?.blank === undefined && colorFilters === undefined && customFilters === undefined;
    return isPlain && filters?.filters !== undefined ? [{ column: colId, values: filters.filters }] : [];
  });
  return { filter: { area: areaOfRange(filter.ref), columns }, lost: conditions.length - columns.length };
}
