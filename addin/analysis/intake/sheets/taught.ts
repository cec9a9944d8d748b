import { findingOf, type Finding } from "../../model/finding";
import type { TaughtReading } from "../../model/indicator";
import type { Layout, Table } from "../../model/observation";
import { aroundWords, columnWords, figuresMark, sameReading } from "../../model/reading";
import type { CellAddress } from "../../model/address";
import { isRate } from "../../model/unit";
import { cachedFor } from "../../model/cache";
import type { Known } from "../words/known";
import type { HeaderReading } from "../words/header";
import { againstOf, measureOf, spanOf } from "../words/measure";
import { facetsOfMeaning, NOT_DATA } from "../words/meanings";
import type { Context } from "./context";

/** The corrections that a bureau taught of one table. */
export interface Taught {
  readonly table: TaughtReading | undefined;
  readonly columns: ReadonlyMap<string, TaughtReading>;
}

/** The corrections of a layout on the sheet 读法; undefined where it has none. */
export function taughtOf(layout: Layout, readings: readonly TaughtReading[]): readonly TaughtReading[] | undefined {
  return readings.length === 0 ? undefined : byLayout(readings).get(keyOf(layout.department, layout.headers));
}

const keyOf = (department: string, headers: string): string => `${department}|${headers}`;

const byLayout = cachedFor((readings: readonly TaughtReading[]): ReadonlyMap<string, TaughtReading[]> => {
  const found = new Map<string, TaughtReading[]>();
  for (const one of readings) {
    const key = keyOf(one.department, one.layout);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
});

/**
 * The corrections that hold for a table, by how it is read without them: a column that is read in another way than when it
 * was corrected is asked about, and read by itself.
 */
export function holding(
  own: Table,
  readings: readonly TaughtReading[],
  place: (cell: string) => CellAddress,
): { readonly taught: Taught; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const told = ({ instead: expected, column }: TaughtReading, received: string, cell: string): void => {
    findings.push(findingOf("reading-outdated", "warning", place(cell), { label: column }, { expected, received }));
  };
  const holds = (one: TaughtReading, words: string, cell: string): boolean => {
    const isSo = one.instead === "" || sameReading(one.instead, words);
    if (!isSo) told(one, words, cell);
    return isSo;
  };
  const columns = new Map<string, TaughtReading>();
  let table: TaughtReading | undefined;
  for (const one of readings) {
    if (one.column === "") {
      const period = one.figures === figuresMark(own) ? one.period : null;
      const lasts = (one.unit !== "" || one.span !== null) && holds(one, aroundWords(own.around), own.titleCell);
      table = lasts ? { ...one, period } : { ...one, period, unit: "", span: null };
      continue;
    }
    const at = own.columns.findIndex(({ heading }) => heading === one.column);
    const column = own.columns[at];
    // A heading that came twice may come once now.
    if (!column) told(one, "没有这一列", own.titleCell);
    else if (holds(one, columnWords(own, at), column.headerCell)) columns.set(one.column, one);
  }
  return { taught: { table, columns }, findings };
}

/** A header as the bureau taught it. Over rows of indicators its words are no name. */
export function taughtHeader(
  header: HeaderReading,
  { meaning, indicator, span, against, unit }: TaughtReading,
  pieces: readonly string[],
  isOverIndicators: boolean,
  known: Known,
): HeaderReading {
  const facets = new Set(facetsOfMeaning(meaning) ?? []);
  const own = { ...header, unit: unit === "" ? header.unit : unit };
  const byUnit = header.leaning !== null && unit !== "" ? (isRate(unit) ? "growth" : "change") : own.measure;
  const measure = facets.size === 0 ? byUnit : measureOf(facets, own.unit);
  const names = known.indicatorsIn(pieces.join("")).names;
  const name =
    indicator !== ""
      ? (known.indicator(indicator)?.name ?? indicator)
      : facets.size > 0 && own.unread !== "" && names.length === 1
        ? (names[0] ?? null)
        : null;
  const isNamed = name !== null || (facets.size > 0 && isOverIndicators && own.indicator === null);
  return {
    ...own,
    measure,
    against: against ?? (facets.size === 0 ? own.against : againstOf(measure, facets)),
    leaning: facets.size === 0 && unit === "" ? own.leaning : null,
    beyond: facets.size === 0 ? own.beyond : "",
    span: span ?? (facets.size === 0 ? own.span : (spanOf(facets) ?? own.span)),
    ...(isNamed && { indicator: name, rest: "", rests: own.rests.map(() => ""), unread: "" }),
  };
}

/** True of a column whose numbers are no figures. */
export const isNotData = (taught: TaughtReading | undefined): boolean => taught?.meaning === NOT_DATA;

/** The surroundings of a table as the bureau taught them. */
export function taughtContext(context: Context, taught: TaughtReading | undefined): Context {
  if (!taught) return context;
  const { period, span, unit } = taught;
  return {
    ...context,
    ...(unit !== "" && { units: [unit], otherUnit: null }),
    ...(span !== null && { span }),
    ...(period !== null && { year: period.year, month: period.month, damaged: false }),
  };
}
