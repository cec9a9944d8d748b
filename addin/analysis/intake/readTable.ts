import { isNumber, type Figure } from "../figure";
import { findingOf, type Finding, type Place } from "../finding";
import type { Names } from "../indicator";
import type { Measure, Observation, Table, TableColumn, TableRow } from "../observation";
import { periodKey, type Period, type Span } from "../period";
import { addressOf, formatAt, type CellValue } from "../sheet";
import { unitOf } from "../unit";
import { columnScales, isRate, scaleOf } from "./columnScale";
import { readContext, type Context } from "./context";
import { headerPieces, type Block, type BlockPart, type Grid } from "./findTables";
import { orient, type LabelledRow, type Orientation } from "./orient";
import { percentToRatio, readCell, type CellReading } from "./readCell";
import { readHeader, type HeaderReading } from "./readHeader";
import { parentsOf } from "./readLabel";
import { findUnits } from "./readUnit";
import { numberFormat, shownText } from "./shown";
import { isBlank } from "./text";

export interface TableReading {
  readonly tables: readonly Table[];
  readonly findings: readonly Finding[];
}

/** Reads one block of a sheet: what surrounds it, what its headers and labels say, and its figures. */
export function readTable(grid: Grid, block: Block, names: Names): TableReading {
  const context = readContext(grid, block, names);
  const findings: Finding[] = [...context.findings];
  const tables = block.parts.map((part) => readPart(grid, block, part, context, names, findings));
  return { tables, findings };
}

interface Column {
  readonly column: number;
  readonly header: HeaderReading;
  readonly facts: TableColumn;
}

function readPart(
  grid: Grid,
  block: Block,
  part: BlockPart,
  context: Context,
  names: Names,
  findings: Finding[],
): Table {
  const { sheet } = grid;
  const place = (row: number, column: number) => ({
    file: sheet.file,
    sheet: sheet.name,
    cell: addressOf(row, column),
  });
  const headers = part.figures.map((column) => readHeader(headerPieces(grid, block.headerRows, column), names));
  const layout = orient(grid, block, part, headers, context, names);
  const columns = columnsOf(grid, block, part, headers, layout, context, names);
  const rows = rowsOf(layout);
  askAboutNames(layout, columns, rows, names, findings, place, block);

  findings.push(...oddHeaders(columns, context, (cell) => ({ file: sheet.file, sheet: sheet.name, cell })));

  const unsaid = { period: false, unit: false };
  const scales = columnScales(
    grid,
    block,
    columns.map(({ column, facts }) => ({ column, measure: facts.measure, unit: facts.unit })),
  );
  const cells = layout.rows.map((label, index): (Observation | null)[] => {
    const line = sheet.rows[label.row] ?? [];
    if (!hasFigures(line, part.figures)) return columns.map(() => null);
    const row = rows[index] as TableRow;
    const rowUnit =
      part.unitColumn === null ? "" : (findUnits(String(grid.at(label.row, part.unitColumn) ?? ""))[0] ?? "");
    return columns.map((column, c) => {
      const observation = observe(
        column,
        row,
        label,
        line[column.column],
        rowUnit || label.unit,
        scales[c] as number,
        context,
        names,
      );
      if (observation.period === null) unsaid.period = true;
      if (observation.unit === "" && isLevel(observation.measure) && isNumber(observation.figure)) unsaid.unit = true;
      if (!isNumber(observation.figure) && observation.figure.absent === "not a number") {
        findings.push(notANumber(observation));
      }
      return observation;
    });
  });

  if (unsaid.period && !context.findings.some(({ rule }) => rule === "damaged-period")) {
    findings.push(
      findingOf(
        "no-period",
        "warning",
        { file: sheet.file, sheet: sheet.name, cell: context.titleCell },
        { label: context.title },
      ),
    );
  }
  if (unsaid.unit)
    findings.push(
      findingOf(
        "no-unit",
        "warning",
        { file: sheet.file, sheet: sheet.name, cell: context.titleCell },
        { label: context.title },
      ),
    );
  const labelColumn = layout.rows[0]?.labelColumn ?? 0;
  const labelRow = topOfHeader(grid, block.headerRows, labelColumn) ?? block.headerRows[0] ?? layout.rows[0]?.row ?? 0;
  return {
    file: sheet.file,
    sheet: sheet.name,
    title: context.title,
    labelColumn,
    labelHeader: addressOf(labelRow, labelColumn),
    rows,
    columns: columns.map(({ facts }) => facts),
    cells,
  };

  function observe(
    { column, header, facts }: Column,
    row: TableRow,
    label: LabelledRow,
    value: CellValue | undefined,
    rowUnit: string,
    scale: number,
    around: Context,
    dictionary: Names,
  ): Observation {
    const format = formatAt(sheet, label.row, column);
    const reading = readCell(value);
    const measure = facts.measure === "actual" && label.measure !== null ? label.measure : facts.measure;
    const against = measure === facts.measure ? facts.against : label.against;
    const indicator = dictionary.indicator(row.indicator ?? facts.indicator ?? "");
    const unit = unitFor(measure, reading, rowUnit, facts.unit, indicator?.unit ?? "", around.units);
    const span = label.span !== null && header.span === null ? label.span : null;
    return {
      file: sheet.file,
      sheet: sheet.name,
      cell: addressOf(label.row, column),
      region: row.region ?? facts.region ?? around.region ?? "",
      indicator: indicatorName(row, facts, around),
      period: span !== null && facts.period !== null ? { ...facts.period, span } : facts.period,
      measure,
      against,
      basis: [header.comparable ? "可比口径" : "", indicator?.basis ?? "", around.basis]
        .filter((word) => word !== "")
        .join("；"),
      version: around.version,
      figure: ratioOf(
        reading,
        unit,
        format,
        facts.unit === unit || isRate(measure) ? scale : scaleOf([reading.figure]),
      ),
      unit,
      text:
        typeof value === "number"
          ? shownText(value, format)
          : value === null || value === undefined
            ? ""
            : String(value).trim(),
    };
  }
}

const isLevel = (measure: Measure): boolean =>
  measure === "actual" || measure === "base" || measure === "change" || measure === "target";

const hasFigures = (line: readonly CellValue[], columns: readonly number[]): boolean =>
  columns.some((column) => !isBlank(line[column]));

function indicatorName(row: TableRow, column: TableColumn, context: Context): string {
  if (row.indicator !== null && column.indicator !== null) return `${row.indicator}/${column.indicator}`;
  return row.indicator ?? column.indicator ?? context.indicator ?? context.title;
}

function unitFor(
  measure: Measure,
  reading: CellReading,
  row: string,
  column: string,
  known: string,
  around: readonly string[],
): string {
  if (measure === "rank") return "";
  if (reading.unit !== "") return reading.unit;
  if (isRate(measure)) return column === "个百分点" ? column : "%";
  if (row !== "") return row;
  if (column !== "") return column;
  if (known === "%") return measure === "change" ? "个百分点" : "%";
  const money = around.find((unit) => unit !== "%");
  // 单位：万元 over a table of households says nothing about the households.
  if (money !== undefined && known !== "" && unitOf(money)?.dimension !== unitOf(known)?.dimension) return known;
  return money ?? "";
}

function ratioOf(reading: CellReading, unit: string, format: string, scale: number): Figure {
  if (!isNumber(reading.figure) || reading.isRatio || (unit !== "%" && unit !== "个百分点")) return reading.figure;
  return numberFormat(format).percent || scale === 1 ? reading.figure : percentToRatio(reading.figure);
}

function columnsOf(
  grid: Grid,
  block: Block,
  part: BlockPart,
  headers: readonly HeaderReading[],
  layout: Orientation,
  context: Context,
  names: Names,
): Column[] {
  const headerRow = block.headerRows[block.headerRows.length - 1] ?? block.bodyRows[0] ?? 0;
  const spans = spansOf(headers, layout);
  return part.figures.map((column, index) => {
    const header = headers[index] as HeaderReading;
    const { region, indicator } = layout.columnNames[index] as { region: string | null; indicator: string | null };
    const known = names.indicator(indicator ?? "");
    const measure: Measure =
      header.measure === null || (header.measure === "actual" && known?.part !== undefined)
        ? known?.part === undefined
          ? "actual"
          : "share"
        : header.measure;
    const top = topOfHeader(grid, block.headerRows, column) ?? headerRow;
    return {
      column,
      header,
      facts: {
        column,
        header: headerPieces(grid, block.headerRows, column).join(" / "),
        headerCell: addressOf(top, column),
        region,
        // A column of a table of regions that names nothing (位次, 增幅%) is about what the table is about.
        indicator: indicator ?? (layout.rowsAre === "region" ? context.indicator : null),
        measure,
        against: header.against,
        period: periodOf(header, spans[index] ?? null, measure, known?.span ?? null, context),
        unit: header.unit,
      },
    };
  });
}

/** The lowest header row that says something of this column alone. */
function topOfHeader(grid: Grid, headerRows: readonly number[], column: number): number | undefined {
  return [...headerRows].reverse().find((row) => !isBlank(grid.sheet.rows[row]?.[column]));
}

/** A column that does not say how far it reaches goes with its neighbour to the left: 累计 | 上年同期 | 增减%. */
function spansOf(headers: readonly HeaderReading[], layout: Orientation): (Span | null)[] {
  let before: { span: Span; subject: string } | undefined;
  return headers.map(({ span, measure }, index) => {
    const names = layout.columnNames[index];
    const subject = `${names?.region ?? ""}/${names?.indicator ?? ""}`;
    if (span !== null && measure !== "target") before = { span, subject };
    return span ?? (before?.subject === subject ? before.span : null);
  });
}

function periodOf(
  { period, measure: said }: HeaderReading,
  span: Span | null,
  measure: Measure,
  known: Span | null,
  context: Context,
): Period | null {
  const isBase = measure === "base" || period?.lastYear === true;
  // 上年同期（2016年1—8月）stands beside 2017年1—8月 and is its base: it belongs to the table's own period.
  if (context.damaged && period?.month == null) return null;
  const year = isBase
    ? (context.year ?? (period?.year == null ? null : period.year + 1))
    : (period?.year ?? context.year);
  if (year === null) return null;
  const month = period?.month ?? context.month;
  const reach = span ?? period?.span ?? (known === "balance" ? known : null) ?? context.span;
  if (month === null) return { year, month: 12, span: said === "target" ? "year" : (reach ?? "year") };
  return { year, month, span: reach ?? known ?? "month" };
}

/**
 * Headers that name a month other than the table's, where none names the table's own: 1—7月 under a title of 1—8月.
 * Beside a header that does (7月 | 8月, 2016年1—8月) they are another period, and no fault.
 */
function oddHeaders(columns: readonly Column[], context: Context, place: (cell: string) => Place): Finding[] {
  const said = columns.filter(({ header }) => header.period !== null && header.period.month !== null);
  if (context.month === null || said.some(({ header }) => header.period?.month === context.month)) return [];
  const [odd] = said;
  if (!odd) return [];
  const received = odd.header.period?.words ?? "";
  const expected = `${context.month === 1 ? "" : "1-"}${context.month}月`;
  return [
    findingOf(
      "period-disagreement",
      "error",
      place(odd.facts.headerCell),
      { label: received },
      { expected, received, cause: "stale period" },
    ),
  ];
}

function rowsOf(layout: Orientation): TableRow[] {
  const parents = parentsOf(layout.rows.map(({ label }) => label));
  return layout.rows.map(({ row, label, region, indicator }, index) => ({
    row,
    name: label.name,
    region,
    indicator,
    parent: parents[index] as number,
    part: label.part,
    total: label.total,
  }));
}

/** Inside the peer group an unknown name is asked about; elsewhere names are taken as written. */
function askAboutNames(
  layout: Orientation,
  columns: readonly Column[],
  rows: readonly TableRow[],
  names: Names,
  findings: Finding[],
  place: (row: number, column: number) => { file: string; sheet: string; cell: string },
  block: Block,
): void {
  if (!layout.amongPeers) return;
  for (const [index, { row, label, region, labelColumn }] of layout.rows.entries()) {
    if (rows[index]?.total || label.name === "") continue;
    if (layout.rowsAre === "region" && region !== null && names.region(region) === undefined) {
      findings.push(
        findingOf(
          "unknown-region",
          "error",
          place(row, labelColumn),
          { region, label: region },
          { received: region, cause: "alias missing" },
        ),
      );
    }
  }
  const asked = new Set<string>();
  for (const { column, facts, header } of columns) {
    const name = layout.rowsAre === "region" ? header.rest : "";
    if (name === "" || asked.has(name)) continue;
    asked.add(name);
    const row =
      [...block.headerRows].reverse().find((headerRow) => place(headerRow, column).cell === facts.headerCell) ?? 0;
    findings.push(
      findingOf(
        "unknown-indicator",
        "warning",
        place(row, column),
        { indicator: name, label: name },
        { received: name, cause: "alias missing" },
      ),
    );
  }
}

function notANumber({ file, sheet, cell, region, indicator, period, measure, text }: Observation): Finding {
  const about = { region, indicator, period: period ? periodKey(period) : "", label: text };
  return findingOf("not-a-number", "error", { file, sheet, cell }, about, {
    received: text,
    cause: "damaged text",
    what: measure,
  });
}
