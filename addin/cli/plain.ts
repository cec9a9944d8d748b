// The JSON of the commands, under the names and types that docs/command-line.md lists.
import {
  isNumber,
  message,
  periodKey,
  type Board,
  type Finding,
  type Language,
  type Observation,
  type TableReading,
} from "../analysis";

const absentOf = (figure: Observation["figure"]): string | null => (isNumber(figure) ? null : figure.absent);
const valueOf = (figure: Observation["figure"]): number | null => (isNumber(figure) ? figure : null);

export function plainObservation(one: Observation): Record<string, unknown> {
  const { file, sheet, cell, region, indicator, period, measure, against, basis, version, figure, unit, text } = one;
  return {
    file,
    sheet,
    cell,
    region,
    indicator,
    period: period && periodKey(period),
    span: period && period.span,
    measure,
    against,
    basis,
    version,
    value: valueOf(figure),
    absence: absentOf(figure),
    unit,
    text,
  };
}

export const plainReading = (reading: TableReading): Record<string, unknown> => ({
  file: reading.file,
  sheet: reading.sheet,
  title: reading.title,
  cell: reading.titleCell,
  department: reading.layout.department,
  layout: reading.layout.headers,
  period: reading.around.period && periodKey(reading.around.period),
  span: reading.around.period && reading.around.period.span,
  periodFrom: reading.around.periodFrom,
  unit: reading.around.unit,
  unitFrom: reading.around.unitFrom,
  figures: reading.figures,
  own: reading.own,
  rows: reading.rows,
  columns: reading.columns.map(({ column, unit, evidence, doubt, own }) => ({
    cell: column.headerCell,
    header: column.header,
    heading: column.heading,
    region: column.region,
    indicator: column.indicator,
    measure: column.measure,
    against: column.against,
    period: column.period && periodKey(column.period),
    span: column.period && column.period.span,
    unit,
    assumed: column.assumed,
    taught: column.taught !== null,
    own,
    doubt,
    evidence,
  })),
  leftOut: reading.leftOut,
});

export function plainFinding(finding: Finding, lang: Language): Record<string, unknown> {
  const { id, rule, severity, outcome, file, sheet, cell, about, expected, received, difference } = finding;
  const { cause, becauseOf, explanation, explanationOutdated } = finding;
  return {
    id,
    rule,
    severity,
    outcome,
    file,
    sheet,
    cell,
    region: about.region,
    indicator: about.indicator,
    period: about.period,
    expected,
    received,
    difference,
    cause,
    becauseOf,
    explanation,
    explanationOutdated,
    message: message(finding, lang),
  };
}

export const plainRow = ({ place, tied, region, value, text }: Board["rows"][number]): Record<string, unknown> => ({
  place: valueOf(place),
  tied,
  region,
  value: valueOf(value),
  text,
});
