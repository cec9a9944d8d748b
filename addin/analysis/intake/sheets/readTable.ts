import { absence, isNumber } from "../../model/figure";
import { findingOf, type Finding } from "../../model/finding";
import type { RuleName } from "../../model/ruleName";
import type { Names } from "../../model/indicator";
import { isLevel, type Observation, type Table } from "../../model/observation";
import { aroundWords, columnWords, figuresMark } from "../../model/reading";
import { addressOf } from "../../model/address";
import { shiftPlaces } from "../../model/rounding";
import { append } from "../../model/lists";
import { observationAt, type Row } from "./cells";
import { columnsOf, withYearOf, type Column } from "./columns";
import { settledColumns } from "./alikeColumns";
import { growthsOfRates, openLabels } from "./openMeasures";
import { columnsToDate, rowsToDate } from "./monthsToDate";
import { monthsBesideTargets, openSpans } from "./openSpans";
import { columnScales, oddScales, openScales } from "./columnScale";
import { readContext, type Context, type Corner } from "./context";
import { isElsewhere, namesElsewhere } from "./elsewhere";
import type { BlockPart } from "./blockColumns";
import type { Block } from "./tables";
import { oddUnits } from "./cellUnits";
import { cellsOf, isBareRow, type Grid } from "./grid";
import { headerWords, type HeaderWords } from "./headers";
import { layoutOf, type LayoutReading } from "./layout";
import { namesApart } from "./namesApart";
import { aroundOf, leftOutOf } from "./shown";
import { holding, isNotData, taughtContext, taughtHeader, taughtOf, type Taught } from "./taught";
import { knownOf, type Known } from "../words/known";
import { rowsOf } from "./tableRows";
import { withSignsSettled } from "./signs";
import { totalsOfRows } from "./totalsOfMonths";
import { orient } from "./orientation";
import { hasHeading, panelNamed, withTotalsOf } from "./panels";
import { roleOf } from "../words/columnRole";
import { readHeader } from "../words/header";
import { namesOwnScale } from "../words/unit";
import {
  amountsAsRates,
  currencies,
  cutThousands,
  hiddenTemplate,
  mergedFigure,
  mixedUnits,
  notANumber,
  oddHeaders,
  openRegions,
  twoReadings,
  unknownNames,
  unreadWords,
} from "./tableFindings";

/** The tables side by side of a block, and findings on them. */
export interface TableReading {
  readonly tables: readonly Table[];
  readonly findings: readonly Finding[];
}

/**
 * Reads one block of a sheet: what surrounds it, what its headers and labels say, and its figures. `corner` is what its
 * corner cell names.
 *
 * The dictionary speaks for its own places: what 一般公共预算收入 takes in is another thing elsewhere. A table about
 * places that the dictionary has never heard of is read without it, under the names as written.
 */
export function readTable(grid: Grid, block: Block, first: Block, corner: Corner | null, names: Names): TableReading {
  const { elsewhere, ...reading } = readWith(knownOf(names), grid, block, first, corner);
  return elsewhere ? readWith(knownOf(namesElsewhere(names)), grid, block, first, corner) : reading;
}

function readWith(
  known: Known,
  grid: Grid,
  block: Block,
  first: Block,
  corner: Corner | null,
): TableReading & { readonly elsewhere: boolean } {
  const context = readContext(grid, block, first, corner, known);
  const parts = block.parts.map((part) => readPart({ grid, block, part, around: context, known }));
  const tables = withPanels(parts.map(({ table }) => table));
  const findings = [
    // A period that was taught needs no words of the title.
    ...(parts.every(({ isDated }) => isDated) ? [] : context.findings),
    ...parts.flatMap((part) => part.findings),
  ];
  return { tables, findings, elsewhere: isElsewhere(tables, context, grid.sheet, known) };
}

/** Marks the tables that go on from the one to their left: the same columns, of further rows. */
function withPanels(tables: readonly Table[]): Table[] {
  const columnsOf = ({ columns }: Table): string =>
    columns.map(({ region, indicator, measure, against }) => [region, indicator, measure, against].join()).join("|");
  const areRegions = ({ rows }: Table): boolean => rows.every(({ indicator }) => indicator === null);
  return tables.map((table, index) => {
    const left = tables[index - 1];
    const goesOn = left !== undefined && areRegions(left) && areRegions(table) && columnsOf(left) === columnsOf(table);
    return goesOn ? { ...table, continues: true } : table;
  });
}

/** One table of a block, and all that it is read by. */
interface PartInput {
  readonly grid: Grid;
  readonly block: Block;
  readonly part: BlockPart;
  readonly around: Context;
  readonly known: Known;
}

interface PartReading {
  readonly table: Table;
  readonly findings: readonly Finding[];
  /** Its period was taught. */
  readonly isDated: boolean;
}

/** Reads a table by itself, and once more as the bureau taught its layout, where it did (读法). */
function readPart(input: PartInput): PartReading {
  const { grid, block, part, known } = input;
  const words = headerWords(grid, block.headerRows);
  const layout = layoutOf(part, words, grid.sheet, known.names);
  const own = readPartAs(input, words, layout, undefined);
  const readings = taughtOf(layout.layout, known.names.dictionary.readings);
  if (!readings) return own;
  const { taught, findings } = holding(own.table, readings, cellsOf(grid.sheet));
  const read = readPartAs(input, words, layout, { ...taught, own: own.table });
  return { ...read, findings: [...findings, ...read.findings], isDated: (taught.table?.period ?? null) !== null };
}

function readPartAs(
  { grid, block, part: whole, around, known }: PartInput,
  words: HeaderWords,
  { layout: as, headings: allHeadings }: LayoutReading,
  taught: (Taught & { readonly own: Table }) | undefined,
): PartReading {
  const { sheet } = grid;
  const place = cellsOf(sheet);
  const findings: Finding[] = [];
  const taughtAt = (index: number) => taught?.columns.get(allHeadings[index] ?? "");
  const taken = whole.figures.flatMap((column, index) => (isNotData(taughtAt(index)) ? [] : [{ column, index }]));
  const part = taught ? { ...whole, figures: taken.map(({ column }) => column) } : whole;
  const isOverIndicators = taught?.own.rows.some(({ indicator }) => indicator !== null) ?? false;
  const headersOf = (from: number) =>
    taken.map(({ column, index }) => {
      const pieces = words.pieces(column).slice(from);
      const header = readHeader(pieces, known.names);
      const as = taughtAt(index);
      return as ? taughtHeader(header, as, pieces, isOverIndicators, known) : header;
    });
  const named = headersOf(0);
  const kept = taken.map(({ index }) => ({
    heading: allHeadings[index] ?? "",
    taught: taught && taughtAt(index) ? columnWords(taught.own, index) : null,
  }));
  const context = taughtContext(withYearOf(named, around), taught?.table);
  const labelHeader = part.labels.map(({ column }) => words.pieces(column).join("")).join("");
  const oriented = orient(grid, block, part, named, labelHeader, context, known);
  // Over rows of regions the heading of a panel names what it is about.
  const isHeaded = oriented.rowsAre === "indicator" && hasHeading(part, words, known);
  const headers = isHeaded ? headersOf(1) : named;
  const own = isHeaded ? orient(grid, block, part, headers, labelHeader, context, known) : oriented;
  const layout = block.parts.length > 1 ? withTotalsOf(panelNamed(labelHeader), own) : own;
  const all = columnsOf(block, part, words, headers, layout, context, known, kept);
  const inSight = all.filter((column) => !isTemplate(column, all, sheet.hiddenColumns));
  const areRowsKnown = layout.rows.some(({ indicator }) => indicator !== null && known.indicator(indicator));
  const { columns: settled, findings: asked } = settledColumns(
    inSight,
    context.units,
    sheet,
    block.bodyRows,
    areRowsKnown,
    place,
  );
  const apart = namesApart(rowsOf(grid, part, layout.rows, known), settled, sheet, place);
  const { items: columns, findings: openColumns } = columnsToDate(apart.columns, context, sheet, block.bodyRows, place);
  const { items: rows, findings: openRows } = rowsToDate(apart.rows, columns, context, sheet, place);
  append(findings, [...asked, ...apart.findings, ...openColumns, ...openRows]);
  append(findings, openLabels(rows, columns, sheet, place));
  append(findings, [
    ...all
      .filter((column) => !inSight.includes(column))
      .map(({ column, facts }) => hiddenTemplate(facts.headerCell, column, place)),
  ]);
  if (layout.amongPeers) append(findings, unknownNames(layout, columns, rows, known, place));
  append(findings, [
    ...unreadWords(layout, columns, rows, known, place),
    ...oddHeaders(columns, context, place),
    ...openRegions(layout, all, context, known, place),
  ]);

  const unsaid = { period: false, unit: false };
  const facts = columns.map((column) => column.facts);
  const scales = columnScales(grid, block.bodyRows, facts);
  const scaled = [...openScales(grid, block.bodyRows, facts), ...oddScales(grid, block.bodyRows, facts)];
  for (const { column, figure, row } of scaled) {
    const [asPercent, asRatio] = [figure, shiftPlaces(figure, 2)].map((percent) => `${percent}%`);
    const at = row === undefined ? column.headerCell : addressOf(row, column.column);
    findings.push(twoReadings(place(at), String(figure), asPercent as string, asRatio as string));
  }
  const read = rows.map((row): (Observation | null)[] => {
    const reports = layout.rowsAre === "region" && row.facts.region !== null;
    if (!reports && isBareRow(grid, row.label.row, part.figures)) return columns.map(() => null);
    return columns.map((column, index) => {
      const one = observationAt(sheet, row, column, scales[index] as number, context);
      const isShared = isNumber(one.figure) && isOverRows(grid, row, column.column);
      if (isShared) findings.push(mergedFigure(one));
      const observation = isShared ? { ...one, figure: absence("not reported"), places: 0 } : one;
      const { figure, period, unit, measure, indicator } = observation;
      if (period === null && row.label.untold === "") unsaid.period = true;
      if (isNumber(figure)) unsaid.unit ||= unit === "" && isLevel(measure) && !namesOwnScale(indicator);
      else if (figure.absent === "not a number") findings.push(notANumber(observation));
      return observation;
    });
  });

  const { cells, findings: openSigns } = withSignsSettled(columns, totalsOfRows(columns, rows, read), place);
  append(findings, openSigns);
  const isRemark = (column: number): boolean => roleOf(words.pieces(column).join("")) === "note";
  append(findings, [
    ...amountsAsRates(columns, cells, place),
    ...growthsOfRates(columns, cells),
    ...currencies(columns, cells, context.units),
    ...openSpans(columns, context, sheet, block.bodyRows, place),
    ...monthsBesideTargets(columns, context, sheet, block.bodyRows, place),
    ...oddUnits(columns, rows, cells, context.units),
    ...cutThousands(columns, rows, sheet, isRemark, place),
  ]);
  const say = (rule: RuleName) =>
    findings.push(findingOf(rule, "warning", place(context.titleCell), { label: context.title }));
  if (unsaid.period && !context.damaged) say("no-period");
  if (unsaid.unit) say("no-unit");
  append(findings, mixedUnits(columns, rows, context, place));
  const { otherUnit } = context;
  const isInFirst = ({ unit, measure }: Observation): boolean => isLevel(measure) && unit === otherUnit?.first;
  if (otherUnit && cells.some((line) => line.some((one) => one && isInFirst(one))))
    findings.push(twoReadings(otherUnit.place, "单位", otherUnit.first, otherUnit.unit));
  const labelColumn = layout.rows[0]?.labelColumn ?? 0;
  const surroundings = aroundOf(context);
  const table: Table = {
    file: sheet.file,
    sheet: sheet.name,
    title: context.title,
    titleCell: context.titleCell,
    labelHeader: addressOf(words.lowest(labelColumn) ?? block.headerRows[0] ?? layout.rows[0]?.row ?? 0, labelColumn),
    rows: rows.map(({ facts }) => facts),
    columns: columns.map(({ facts }) => facts),
    cells,
    layout: as,
    around: { ...surroundings, taught: taught?.table ? aroundWords(taught.own.around) : null },
    leftOut: leftOutOf(
      grid,
      block,
      whole,
      words,
      rows.filter((_, r) => cells[r]?.every((one) => one === null)),
      {
        taught: whole.figures.filter((column) => !part.figures.includes(column)),
        hidden: all.filter((column) => !inSight.includes(column)).map(({ column }) => column),
      },
    ),
    ...(taught && { ownFigures: figuresMark(taught.own) }),
    ...(sheet.formulaCells && { formulaCells: sheet.formulaCells }),
  };
  return { table, findings, isDated: false };
}

/** True where a cell is merged over rows whose labels are not: whose figure it holds cannot be told. */
function isOverRows(grid: Grid, { label: { row, labelColumn } }: Row, column: number): boolean {
  const area = grid.mergeAt(row, column);
  if (!area || area.bottom === area.top) return false;
  const label = grid.mergeAt(row, labelColumn);
  return !label || label.top > area.top || label.bottom < area.bottom;
}

/** A hidden column that says what a column in sight says: last year's template, whose figures would count twice. */
function isTemplate({ column, facts }: Column, all: readonly Column[], hidden: readonly number[]): boolean {
  if (!hidden.includes(column)) return false;
  const says = ({ region, indicator, measure, against, period }: Column["facts"]) =>
    [region, indicator, measure, against, period?.year, period?.month, period?.span].join();
  return all.some((other) => !hidden.includes(other.column) && says(other.facts) === says(facts));
}
