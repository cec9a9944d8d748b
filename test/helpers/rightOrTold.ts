// Whether the figures of a sheet are read as they were meant, or somebody is told.
import {
  monthly,
  namesOf,
  observationsOf,
  periodKey,
  readSheet,
  type Dictionary,
  type Measure,
  type Sheet,
  type Span,
} from "../../addin/analysis/index";

/** The meaning of a cell. */
export interface Truth {
  readonly region: string;
  readonly indicator: string;
  readonly measure: Measure;
  readonly span: Span | null;
  readonly figure: number;
  /** Its unit, where the sheet may say it in several ways. */
  readonly unit?: string;
  /** Where a finding about it may point. */
  readonly cells: readonly string[];
}

/** Figures that are read otherwise than they were meant, or not at all, and of which nothing is said. */
export function misread(sheet: Sheet, truth: ReadonlyMap<string, Truth>, dictionary: Dictionary): string[] {
  const { findings } = monthly({ sheets: [sheet], dictionary });
  const told = new Set(findings.flatMap(({ severity, cell }) => (severity === "info" ? [] : [cell])));
  const found = observationsOf(readSheet(sheet, namesOf(dictionary)).tables);
  const read = new Map(found.map((one) => [one.cell, one]));
  return [...truth].flatMap(([cell, { region, indicator, measure, span, figure, unit, cells }]) => {
    const one = read.get(cell);
    const said = [
      one?.region || "华容县",
      one?.indicator,
      one?.measure,
      one?.figure,
      one?.period ? periodKey(one.period) : "",
      unit === undefined ? "" : one?.unit,
    ];
    const meant = [region, indicator, measure, figure, "2017-08", unit ?? ""];
    const isRight = one !== undefined && String(said) === String(meant) && (span === null || one.period?.span === span);
    if (isRight || cells.some((at) => told.has(at))) return [];
    return [`${cell}: ${String(meant)} ${String(span)}, read as ${String(said)} ${String(one?.period?.span)}`];
  });
}
