import { cachedFor } from "../model/cache";
import { groupedBy } from "../model/groups";
import type { Against, Measure, Observation, Table, TableColumn } from "../model/observation";
import { monthBefore, samePeriod, yearBefore, type Period, type Span } from "../model/period";
import { isKnown, type Known } from "./printed";

/** Index of the column that says `measure` of the same thing as a column; -1 where the table has none. */
export function partner(table: Table, of: number, measure: Measure, against: Against | null = null): number {
  const own = table.columns[of] as TableColumn;
  const candidates = table.columns
    .map((column, index) => ({ column, index }))
    .filter(
      ({ column, index }) =>
        index !== of &&
        column.measure === measure &&
        (against === null || column.against === against) &&
        column.region === own.region &&
        column.indicator === own.indicator &&
        column.period?.year === own.period?.year &&
        column.period?.month === own.period?.month,
    );
  const reaching = candidates.filter(({ column }) => column.period?.span === own.period?.span);
  // A target is of the year, where none is of the part of it that the figure is of.
  const same = measure === "target" && reaching.length === 0 ? candidates : reaching;
  // Two columns that say the same are no ground to judge by.
  return same.length === 1 ? (same[0]?.index ?? -1) : -1;
}

/** The columns that say a base of the same thing and period as a column: two, where one is on another basis (可比口径). */
export function basesOf(table: Table, of: number, against: Against): number[] {
  const own = table.columns[of] as TableColumn;
  return table.columns.flatMap((column, index) => {
    const isSame = column.region === own.region && column.indicator === own.indicator;
    const { year, month, span } = column.period ?? {};
    const isThen = year === own.period?.year && month === own.period?.month && span === own.period?.span;
    return column.measure === "base" && column.against === against && isSame && isThen ? [index] : [];
  });
}

/** The base of a column: one that says so, or the same figure under the time that it is taken against (2016年1—8月, 2016年12月末). */
export function baseOf(table: Table, of: number, against: Against): number {
  const said = partner(table, of, "base", against);
  const own = table.columns[of] as TableColumn;
  if (said >= 0 || own.period === null) return said;
  const then = timeOf(own.period, against);
  const earlier = table.columns.flatMap((column, index) => {
    const { period } = column;
    const matches =
      column.measure === "actual" &&
      column.region === own.region &&
      column.indicator === own.indicator &&
      period !== null;
    return matches && samePeriod(period, then) ? [index] : [];
  });
  return earlier.length === 1 ? (earlier[0] as number) : -1;
}

/** The time of the figure that one of a period is taken against. */
function timeOf(period: Period, against: Against): Period {
  if (against === "lastYear") return yearBefore(period);
  return {
    ...(against === "yearStart" ? { year: period.year - 1, month: 12 } : monthBefore(period)),
    span: period.span,
  };
}

/** The one number in the same row that says `measure` of the same thing and month, reaching as far as `span`. */
export function besideIn(table: Table, row: number, like: Known, measure: Measure, span: Span): Known | undefined {
  const line = table.cells[row];
  if (line === undefined || like.period === null) return undefined;
  const { indicator, region } = like;
  const { year, month } = like.period;
  const found =
    line.length > WIDE
      ? (bySaying(line).get(sayingOf({ measure, indicator, region, period: { year, month, span } })) ?? [])
      : line.filter(
          (one): one is Known =>
            isKnown(one) &&
            one.measure === measure &&
            one.indicator === indicator &&
            one.region === region &&
            one.period?.span === span &&
            one.period.year === year &&
            one.period.month === month,
        );
  return found.length === 1 ? found[0] : undefined;
}

/** Columns of a row from which looking its figures up costs less than looking through them. */
const WIDE = 64;

/** The key of a figure: its measure and names, its month and span. */
const sayingOf = ({ measure, indicator, region, period }: Pick<Known, "measure" | "indicator" | "region" | "period">) =>
  [measure, indicator, region, period?.span, period?.year, period?.month].join("\n");

const bySaying = cachedFor((line: readonly (Observation | null)[]) => groupedBy(line.filter(isKnown), sayingOf));

/** The kind of a figure: its measure, span and month, from the header of its column or the label of its row. */
export interface Kind {
  readonly measure: Measure;
  readonly span: Span | undefined;
  readonly month: number | undefined;
}

const kindOf = ({ measure, period }: Observation): Kind => ({ measure, span: period?.span, month: period?.month });

/** The kinds of figures that each column of a table holds: nearly always one. */
const kindsOf = cachedFor((table: Table): readonly (readonly Kind[])[] => {
  const kinds = table.columns.map((): Kind[] => []);
  for (const line of table.cells)
    line.forEach((one, c) => {
      if (one === null) return;
      const { measure, period } = one;
      const own = kinds[c] as Kind[];
      for (const kind of own)
        if (kind.measure === measure && kind.span === period?.span && kind.month === period?.month) return;
      own.push(kindOf(one));
    });
  return kinds;
});

/** A month's own amount. */
export const isSingle = ({ measure, span }: Kind): boolean => measure === "actual" && span === "month";

/** An amount so far this year. */
export const isToDate = ({ measure, span }: Kind): boolean => measure === "actual" && span === "yearToDate";

/** A level of which growth makes sense: an amount so far this year, or a balance. */
export const isGrowing = (kind: Kind): boolean =>
  isToDate(kind) || (kind.measure === "actual" && kind.span === "balance");

export const isBase = ({ measure }: Kind): boolean => measure === "base";

export const isTarget = ({ measure }: Kind): boolean => measure === "target";

/** Columns that hold figures of some kind, if only in a row. */
export const columnsOfKind = (table: Table, isOfKind: (kind: Kind) => boolean): number[] =>
  kindsOf(table).flatMap((kinds, c) => (kinds.some(isOfKind) ? [c] : []));

/** Calls for every number of some kind that a unit or an item reports, totals of others aside, with where it stands. */
export function eachNumber(
  tables: readonly Table[],
  isOfKind: (kind: Kind) => boolean,
  visit: (one: Known, table: Table, row: number, column: number) => void,
): void {
  for (const table of tables)
    kindsOf(table).forEach((kinds, c) => {
      const matching = kinds.filter(isOfKind);
      if (matching.length === 0) return;
      const areAll = matching.length === kinds.length;
      table.cells.forEach((line, r) => {
        const one = line[c];
        if (isKnown(one) && (areAll || isOfKind(kindOf(one))) && !table.rows[r]?.total) visit(one, table, r, c);
      });
    });
}

/** The cells that say of what a column's figures are: the table's title, the column's header. */
export const saidBy = ({ file, sheet, titleCell, columns }: Table, column: number) =>
  [titleCell, columns[column]?.headerCell ?? titleCell].map((cell) => ({ file, sheet, cell }));

/** Tables with the rows of those that go on from them to the right (six counties in two panels). */
export function withPanelsJoined(tables: readonly Table[]): Table[] {
  const joined: Table[] = [];
  for (const table of tables) {
    const left = joined.at(-1);
    if (left && table.continues)
      joined[joined.length - 1] = {
        ...left,
        rows: [...left.rows, ...table.rows],
        cells: [...left.cells, ...table.cells],
      };
    else joined.push(table);
  }
  return joined;
}
