// Tables whose regions stand in columns, or come again in every item's rows, with one row for each region.
import { namesTotal } from "../model/region";
import { cachedFor } from "../model/cache";
import type { Observation, Table, TableColumn, TableRow } from "../model/observation";

/** Regions beside each other that may be ranked, or of which one may be the total. */
const LEAST = 3;

/**
 * The same figures with one row for each region and one column for all else that is said of it, so that places are ranked and
 * regions added up in one way; the table itself where its regions stand so, or where it has none.
 */
export const byRegion = cachedFor((table: Table): Table => {
  const across = new Set(table.columns.flatMap(({ region }) => region ?? []));
  if (across.size >= LEAST) return pivoted(table, (one, r) => `${r}\n${saidOf(one)}`);
  const down = table.rows.flatMap(({ region }) => region ?? []);
  const isLong = new Set(down).size >= LEAST && new Set(down).size < down.length;
  const areItems = table.rows.some(({ indicator }) => indicator !== null);
  return isLong && areItems ? pivoted(table, (one, _, c) => `${c}\n${saidOf(one)}`) : table;
});

/** All that a figure says but its region. */
const saidOf = ({ indicator, measure, against, period }: Observation): string =>
  [indicator, measure, against, period?.year, period?.month, period?.span].join("\n");

function pivoted(table: Table, keyOf: (one: Observation, r: number, c: number) => string): Table {
  const rows = new Map<string, TableRow>();
  const columns = new Map<string, TableColumn>();
  const found = new Map<string, Map<string, Observation>>();
  const visit = (r: number, c: number): void => {
    const one = table.cells[r]?.[c];
    const [row, column] = [table.rows[r], table.columns[c]];
    if (!one || !row || !column) return;
    const key = keyOf(one, r, c);
    const { region, indicator, measure, against, period, unit } = one;
    const isAcross = column.region !== null;
    if (!columns.has(key)) {
      const headerCell = isAcross ? row.labelCell : column.headerCell;
      const own = { region: null, indicator, measure, against, period, unit };
      columns.set(key, { ...column, ...own, column: columns.size, headerCell, assumed: [], taught: null });
    }
    if (!rows.has(region)) {
      const labelCell = isAcross ? column.headerCell : row.labelCell;
      const total = namesTotal(region);
      rows.set(region, { labelCell, name: region, region, indicator: null, parent: -1, part: false, total });
    }
    const line = found.get(region) ?? new Map<string, Observation>();
    found.set(region, line.set(key, one));
  };
  // Column by column, so that a place stands behind the figures above it.
  table.columns.forEach((_, c) => {
    table.rows.forEach((_, r) => {
      visit(r, c);
    });
  });
  const cells = [...rows.keys()].map((region) => [...columns.keys()].map((key) => found.get(region)?.get(key) ?? null));
  return { ...table, rows: [...rows.values()], columns: [...columns.values()], cells };
}
