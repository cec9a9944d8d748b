import { absence, isNumber, type Figure } from "../../model/figure";
import type { Best, Names } from "../../model/indicator";
import { competitionRanks } from "../../standing/rank";
import { growth } from "../../indicators/growth";
import type { Table } from "../../model/observation";
import type { Evidence } from "../../model/reading";
import { greatest } from "../../model/lists";
import { byRegion } from "../byRegion";
import { baseOf, columnsOfKind, partner, withPanelsJoined, type Kind } from "../partners";
import { faultOf } from "../fault";
import type { Month } from "../month";
import { numberAt, printedPlaces } from "../printed";
import type { Recorder, Rule } from "../rule";

/** A field that a column of places may have been ranked by. */
interface Field {
  readonly figures: readonly Figure[];
  readonly columns: readonly number[];
}

/**
 * A printed place is the place of the unit's own printed figure among the units of its table (位次与排名指标不符).
 *
 * Headers seldom say what was ranked, so growth, share and level are tried, and the one that fits most rows is taken.
 */
export const rankMismatch: Rule = {
  name: "rank-mismatch",
  severity: "warning",
  judge(month, record) {
    for (const joined of withPanelsJoined(month.tables)) {
      if (columnsOfKind(joined, isRank).length === 0) continue;
      const table = byRegion(joined);
      table.columns.forEach((column, c) => {
        if (column.measure === "rank") judgeColumn(month, record, table, c);
      });
    }
  },
};

const isRank = ({ measure }: Kind): boolean => measure === "rank";

function judgeColumn(month: Month, record: Recorder, table: Table, c: number): void {
  const ranked = rankedBy(month.names, table, c);
  if (!ranked) return;
  const { rows, printed, fit } = ranked;
  if (!fit || fit.right * 2 < rows.length) return void record.undecided();
  printed.forEach((place, i) => {
    if (!place) return;
    const expected = fit.places[i];
    if (expected === undefined || !isNumber(expected)) return void record.undecided();
    if (expected === place.figure) return void record.passed();
    const field = rows
      .flatMap((r) => fit.field.columns.map((column) => table.cells[r]?.[column]))
      .filter((cell) => cell != null);
    record.failed(faultOf(place, { expected, unit: "位", what: "", rests: [place, ...field] }));
  });
}

/** The places of a column, and the field that most of them fit; undefined where there are too few of them. */
function rankedBy(names: Names, table: Table, c: number) {
  const { whole } = names.dictionary.peers;
  const areRegions = table.rows.some(({ region }) => region !== null);
  const rows = table.rows.flatMap((row, r) =>
    (row.region !== null || !areRegions) && !row.total && row.region !== whole ? [r] : [],
  );
  const printed = rows.map((r) => numberAt(table, r, c));
  if (printed.filter((place) => place !== undefined).length < 3) return undefined;
  const best: Best = names.indicator(table.columns[c]?.indicator ?? "")?.best ?? "high";
  const tried = fieldsOf(table, c, rows).map((field) => {
    const places = competitionRanks(field.figures, { best });
    return { field, places, right: printed.filter((place, i) => place?.figure === places[i]).length };
  });
  const fit = tried.reduce<(typeof tried)[number] | undefined>(
    (top, next) => (top && top.right >= next.right ? top : next),
    undefined,
  );
  return { rows, printed, fit };
}

/** The places of a column that are those of the field they fit best, with the columns of that field. */
export function placesBorneOut(
  names: Names,
  table: Table,
  c: number,
): (Evidence & { columns: readonly number[] }) | undefined {
  const ranked = rankedBy(names, table, c);
  if (!ranked?.fit) return undefined;
  const { right, field } = ranked.fit;
  return { right, judged: ranked.printed.filter((place) => place !== undefined).length, columns: field.columns };
}

/**
 * Growth as printed, or as the levels give it where a printed one is missing; as the levels give it, for a printed rate
 * that is itself wrong is no fault of the places; share; level.
 */
function fieldsOf(table: Table, c: number, rows: readonly number[]): Field[] {
  const [printed, shares, actual] = [
    partner(table, c, "growth", "lastYear"),
    partner(table, c, "share"),
    partner(table, c, "actual"),
  ];
  const base = actual < 0 ? -1 : baseOf(table, actual, "lastYear");
  const figure = (r: number, column: number): Figure => table.cells[r]?.[column]?.figure ?? absence("not reported");
  const decimals = printed < 0 ? 1 : greatest(rows.map((r) => printedPlaces(table, r, printed)));
  const levels = rows.map((r) => growth(figure(r, actual), figure(r, base), { decimals }));
  const fields: Field[] = [];
  if (printed >= 0) {
    const figures = rows.map((r, i) => numberAt(table, r, printed)?.figure ?? (levels[i] as Figure));
    fields.push({ figures, columns: [printed, actual, base].filter((column) => column >= 0) });
  }
  if (base >= 0) fields.push({ figures: levels, columns: [actual, base] });
  // A column of bare 位次 is of what stands before it, whatever else the table is about.
  const before = table.columns[c - 1]?.measure === "rank" ? -1 : c - 1;
  for (const column of new Set([shares, actual, before])) {
    if (column >= 0) fields.push({ figures: rows.map((r) => figure(r, column)), columns: [column] });
  }
  return fields;
}
