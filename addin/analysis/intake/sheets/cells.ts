import { shiftPlaces } from "../../model/rounding";
import { absence, isNumber, type Figure } from "../../model/figure";
import {
  writtenPlaces,
  type Measure,
  type Observation,
  type TableColumn,
  type TableRow,
} from "../../model/observation";
import type { Indicator } from "../../model/indicator";
import type { Period } from "../../model/period";
import { addressOf } from "../../model/address";
import { formatAt, type CellValue, type Sheet } from "../../model/sheet";
import { isRate, ratioPlaces, unitOf } from "../../model/unit";
import { isRatio } from "./columnScale";
import { periodOf, type Column } from "./columns";
import { regionAround, type Context } from "./context";
import type { NameFacts } from "../words/known";
import type { LabelledRow } from "./labelRows";
import { readCell, UNCHANGED, type CellReading } from "../words/cell";
import { cached } from "../../model/cache";
import { numberFormat, formattedText } from "../words/numberFormat";

/** A row whose names are settled, and the unit that stands beside it. */
export interface Row {
  readonly label: LabelledRow;
  readonly facts: TableRow;
  readonly unit: string;
  readonly name: NameFacts;
  /** The words behind the name in a place of this row, where another row says another measure of the same; else "". */
  readonly ranked: string;
  /** The scale of the row's percentages where its columns give none: a row of rates over columns of places. */
  scale(): number;
}

/** Reads the figure where a row and a column meet; `scale` is how the column stores percentages. */
export function observationAt(sheet: Sheet, row: Row, of: Column, scale: number, context: Context): Observation {
  const { label } = row;
  const { column, header, facts } = of;
  const value = sheet.rows[label.row]?.[column];
  const format = formatAt(sheet, label.row, column);
  const reading = readingAt(sheet, label.row, column);
  const measure = facts.measure === "actual" && label.measure !== null ? label.measure : facts.measure;
  const entry = entryOf(row, of);
  const around = unitFor(measure, row, of, context.units);
  // 0.5 shown as 50% is a percentage, whatever stands around it.
  const isPercent =
    typeof value === "number" && format.includes("%") && numberFormat(format).percent && !isRate(around);
  const written = reading.unit === "" && isPercent ? "%" : reading.unit;
  const said = written !== "" && measure !== "rank" ? written : around;
  const unit = said === around && isPartOfOne(reading.figure, row, of, said) ? "" : said;
  const figure = !isRate(unit)
    ? reading === UNCHANGED
      ? absence("not a number")
      : reading.figure
    : ratioOf(reading, format, unit, isRatio(facts.measure) || isRate(facts.unit) ? scale : row.scale());
  const text = textOf(value, format);
  return {
    file: sheet.file,
    sheet: sheet.name,
    cell: cellName(label.row, column),
    region: row.facts.region ?? facts.region ?? regionAround(context) ?? "",
    indicator: indicatorName(row, facts, context),
    period: ofStock(
      label.period === null && label.span === null ? facts.period : periodAt(label, of, measure, context),
      measure,
      row.facts.indicator === null ? of.name.entry : row.name.entry,
      row.name.isStock || of.name.isStock,
      header,
    ),
    measure,
    against: measure === facts.measure ? facts.against : label.against,
    basis: basisOf(header.comparable, entry?.basis ?? "", context.basis),
    version: context.version,
    figure,
    unit,
    text,
    places: writtenPlaces({ figure, unit, text }),
  };
}

/** 65.3 under 参保人数 counts no single persons: the unit that the name alone says is left open. */
const isPartOfOne = (figure: Figure, row: Row, { name, facts }: Column, unit: string): boolean =>
  unit !== "" &&
  unit !== "分" &&
  facts.unit === "" &&
  row.unit === "" &&
  (name.counted === unit || row.name.counted === unit) &&
  isNumber(figure) &&
  !Number.isInteger(figure);

/** The figure that stands on the screen where the cell's format scales it, and the unit that the format writes behind it. */
export function readingAt(sheet: Sheet, row: number, column: number): CellReading {
  const value = sheet.rows[row]?.[column];
  const reading = readCell(value);
  const { scale, unit } = numberFormat(formatAt(sheet, row, column), value);
  if (typeof value !== "number" || (scale === 0 && unit === "") || !isNumber(reading.figure)) return reading;
  return { ...reading, figure: shiftPlaces(reading.figure, -scale), unit: unit === "" ? reading.unit : unit };
}

const ROWS_KEPT = 2_000;
const CELL_NAMES: string[][] = [];

/** `addressOf`, the same text for the same cell of every sheet. */
function cellName(row: number, column: number): string {
  if (row >= ROWS_KEPT) return addressOf(row, column);
  const names = (CELL_NAMES[column] ??= []);
  return (names[row] ??= addressOf(row, column));
}

const textOf = (value: CellValue | undefined, format: string): string =>
  typeof value === "number"
    ? formattedText(value, format)
    : value === null || value === undefined
      ? ""
      : String(value).trim();

/**
 * A stock (存款余额) under a header for flows (累计, 本月) is that of the month's end; a flow under 8月末 is what came in up to
 * then.
 */
function ofStock(
  period: Period | null,
  measure: Measure,
  entry: Indicator | undefined,
  isStock: boolean,
  header: Column["header"],
): Period | null {
  if (period === null || measure === "target") return period;
  if ((entry ? entry.span === "balance" : isStock) && (period.span === "yearToDate" || period.span === "month"))
    return { ...period, span: "balance" };
  const isAtEnd = period.span === "balance" && (header.period === null || header.period.span === "balance");
  return isAtEnd && entry?.span === "yearToDate" && entry.part === undefined
    ? { ...period, span: "yearToDate" }
    : period;
}

function periodAt(
  label: LabelledRow,
  { header, facts, span: reach }: Column,
  measure: Measure,
  context: Context,
): Period | null {
  if (label.period !== null) {
    const { year, month, span } = label.period;
    const both = {
      year: year ?? header.period?.year ?? null,
      month: month ?? header.period?.month ?? null,
      span,
      lastYear: label.period.lastYear,
      words: "",
      day: label.period.day ?? header.period?.day ?? null,
    };
    // 当月 | 累计 | 上年累计 | 增减%: in rows of months too a rate goes with the columns of its subject.
    const beside = header.measure === null || header.measure === "actual" ? null : reach;
    // 合计 under the months of a column 当月 reaches further than each of them.
    const isTotal = label.label.total && label.span !== null && header.span === "month";
    return periodOf(
      both,
      header.measure,
      measure,
      isTotal ? label.span : (header.span ?? beside ?? label.span),
      null,
      context,
    );
  }
  if (label.span === null || header.span !== null || facts.period === null) return facts.period;
  return { ...facts.period, span: label.span };
}

function basisOf(comparable: boolean, known: string, around: string): string {
  if (!comparable && known === "") return around;
  return [comparable ? "可比口径" : "", known, around].filter((word) => word !== "").join("；");
}

function indicatorName(
  { facts: { indicator: row }, label: { untold }, ranked }: Row,
  { indicator: column, measure }: TableColumn,
  { qualifier, indicator, title }: Context,
): string {
  const name = row === null ? (column ?? indicator ?? title) : column === null ? row : `${row}/${column}`;
  const place = measure === "rank" && ranked !== "" ? `${name}/${ranked}` : name;
  return [place, untold, qualifier].filter((words) => words !== "").join("/");
}

/** The entry of the dictionary that a figure is of. */
export const entryOf = (row: Row, { name }: Column): Indicator | undefined =>
  row.facts.indicator === null ? name.entry : row.name.entry;

/** The unit of a figure by what stands around it: its row, its column, its name in the dictionary, the lines of the table. */
export function unitFor(measure: Measure, row: Row, column: Column, units: readonly string[]): string {
  const { facts, name } = column;
  const known = entryOf(row, column)?.unit ?? "";
  if (measure === "rank") return "";
  if (isRatio(measure)) return facts.unit === "个百分点" || facts.unit === "‰" ? facts.unit : "%";
  if (measure === "change" && facts.unit === "个百分点") return facts.unit;
  if (row.unit !== "") return row.unit;
  if (facts.unit !== "") return facts.unit;
  if (known === "%") return measure === "change" ? "个百分点" : "%";
  const named = known === "" ? (unitByName(name, units) ?? unitByName(row.name, units)) : undefined;
  if (named !== undefined) return named;
  if (row.name.isOwnScale || name.isOwnScale) return "";
  // Amounts in thousands, per capita in dollars: 单位：万元 alone says nothing about incomes a head.
  const isPerHead = row.name.isPerHead || name.isPerHead;
  const around = unitAround(units, known, isPerHead);
  const isNoMoney = (row.facts.indicator === null ? name : row.name).isNoMoney;
  if (known === "" && isNoMoney && dimensionOf(around) === "元") return units.includes("%") ? "%" : "";
  // 单位：万元 over a table of households says nothing about the households.
  if (known !== "" && dimensionOf(around) === "元" && dimensionOf(known) !== "元") return known;
  return around;
}

/**
 * The unit that a name says itself: of several around the table the one of its dimension (面积 | 价款 under 单位：亩、万元), else
 * what it counts (户数); undefined where it says none.
 */
export function unitByName({ counted, dimensions }: NameFacts, units: readonly string[]): string | undefined {
  let [amounts, fitting] = [0, ""];
  for (const unit of units) {
    if (isRate(unit)) continue;
    amounts++;
    const dimension = dimensionOf(unit) ?? "";
    if (fitting === "" && (dimension === counted || dimensions.includes(dimension))) fitting = unit;
  }
  if (fitting !== "") return amounts > 1 || counted !== "" ? fitting : undefined;
  return counted === "" ? undefined : counted;
}

/** The unit around a table that fits a name: one of the dimension of its own, else the first that it may be in. */
function unitAround(units: readonly string[], known: string, isPerHead: boolean): string {
  if (known !== "") for (const unit of units) if (dimensionOf(unit) === dimensionOf(known)) return unit;
  for (const unit of units) if (unit !== "%" && !(isPerHead && /[千万亿]/.test(unit))) return unit;
  return "";
}

export const dimensionOf = cached((unit) => unitOf(unit)?.dimension ?? null);

function ratioOf({ figure, isRatio }: CellReading, format: string, unit: string, scale: number): Figure {
  if (!isNumber(figure) || isRatio || scale === 1 || numberFormat(format).percent) return figure;
  return shiftPlaces(figure, -ratioPlaces(unit));
}
