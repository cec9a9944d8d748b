// Tables whose rows are measures (累计, 上年同期, 增长%) over places or items, or measures of items over places: turned, they are tables like all others.
import { addressOf, positionOf } from "../../model/address";
import { plainSheet, type CellValue, type Sheet } from "../../model/sheet";
import { isPlaceNamed } from "./labelRows";
import { headerWords } from "./headers";
import { isBareRow, type Grid } from "./grid";
import type { Block } from "./tables";
import { readHeader, type HeaderReading } from "../words/header";
import type { Known } from "../words/known";
import { readLabel, type LabelReading } from "../words/label";
import { isBlank, plain, wordsOf } from "../words/text";
import { append } from "../../model/lists";

/** Measures of one table at most. */
const MOST = 60;

/** A sheet whose one table was turned, and the cells of the sheet that its cells are. */
export interface Turned {
  readonly sheet: Sheet;
  /** The measures that head its columns, and the names of its rows, by their number. */
  readonly columns: number;
  readonly rows: number;
  /** The address in the sheet as submitted. */
  cellOf(cell: string): string;
}

/**
 * Turns the table of a sheet whose labels are measures (rows 累计, 上年同期, 增长% under 岳阳县 | 华容县 | 合计), so that it is read and
 * checked as one whose headers are; undefined where the sheet holds no such table alone, or more than turning keeps.
 */
export function turned(grid: Grid, block: Block, known: Known): Turned | undefined {
  const { sheet } = grid;
  const { headerRows, bodyRows, parts } = block;
  const [part, ...others] = parts;
  const [label, ...more] = part?.labels ?? [];
  const [top, last] = [headerRows[0], bodyRows.at(-1)];
  if (
    !part ||
    !label ||
    label.role === "period" ||
    bodyRows.length > MOST ||
    others.length + more.length > 0 ||
    top === undefined ||
    last === undefined
  )
    return undefined;
  const words = headerWords(grid, headerRows);
  const labels = bodyRows.map((row) => readLabel(wordsOf(grid.at(row, label.column))));
  const headers = part.figures.map(words.pieces);
  if (!(areMeasures(labels, known) || areOfPlaces(labels, headers, known)) || !areNames(headers, known))
    return undefined;

  const lines = [label.column, ...(part.unitColumn === null ? [] : [part.unitColumn])];
  const own = new Set([...lines, ...part.figures]);
  const [rowsOfTable, before] = [new Set([...headerRows, ...bodyRows]), sheet.rows.slice(0, top)];
  const isKept = (row: number, column: number): boolean =>
    isBlank(sheet.rows[row]?.[column]) || (rowsOfTable.has(row) && own.has(column));
  const isHidden = sheet.hiddenRows.length + sheet.hiddenColumns.length > 0;
  const isMerged = bodyRows.some((row) => part.figures.some((column) => grid.mergeAt(row, column) !== undefined));
  if (isHidden || isMerged || bodyRows.some((row) => isBareRow(grid, row, part.figures))) return undefined;
  for (let row = top; row <= last; row++)
    for (let column = 0; column < (sheet.rows[row]?.length ?? 0); column++) if (!isKept(row, column)) return undefined;

  const rows: (readonly CellValue[])[] = [...before];
  const formatOf: (readonly number[] | undefined)[] = before.map((_, row) => sheet.formatOf[row]);
  const cells = new Map<string, string>();
  for (const column of [...lines, ...part.figures]) {
    const from = [words.lowest(column) ?? top, ...bodyRows];
    from.forEach((row, index) => cells.set(addressOf(rows.length, index), addressOf(row, column)));
    formatOf.push(from.map((row) => sheet.formatOf[row]?.[column] ?? -1));
    // The corner is that of the measures, and says nothing of what they are of.
    rows.push(from.map((row, index) => (index === 0 && lines.includes(column) ? null : grid.at(row, column))));
  }
  const shift = rows.length - (last + 1);
  append(rows, sheet.rows.slice(last + 1));
  for (let row = last + 1; row < sheet.rows.length; row++) formatOf.push(sheet.formatOf[row]);
  const moved = (area: Sheet["merges"][number]) =>
    area.top > last
      ? [{ ...area, top: area.top + shift, bottom: area.bottom + shift }]
      : area.bottom < top
        ? [area]
        : [];
  const { file, name, formats, hidden } = sheet;
  return {
    sheet: plainSheet(rows, { file, name, formats, formatOf, hidden, merges: sheet.merges.flatMap(moved) }),
    columns: bodyRows.length,
    rows: part.figures.length,
    cellOf: (cell) => {
      const { row = 0, column = 0 } = positionOf(cell) ?? {};
      return cells.get(cell) ?? (row > last + shift ? addressOf(row - shift, column) : cell);
    },
  };
}

/** Labels of which half or more say a measure or a period alone (累计, 2016年决算), and none names a place or an item of the dictionary. */
function areMeasures(labels: readonly LabelReading[], known: Known): boolean {
  if (labels.some(({ name }) => name === "" || known.indicator(name) !== undefined || isPlaceNamed(name, known)))
    return false;
  const bare = labels.flatMap(({ name }) => bareOf(name, known) ?? []);
  return bare.some(({ measure }) => measure !== null) && bare.length * 2 >= labels.length;
}

/**
 * Items, none of which takes in another, over places alone: with their measures below them (财政总收入, 增长%, 位次), or with a
 * total of the places beside these.
 */
function areOfPlaces(labels: readonly LabelReading[], headers: readonly (readonly string[])[], known: Known): boolean {
  const areLevel = labels.every(
    ({ name, total, part, indent, style }) =>
      name !== "" &&
      !total &&
      !part &&
      style === labels[0]?.style &&
      indent === labels[0]?.indent &&
      !isPlaceNamed(name, known),
  );
  if (!areLevel) return false;
  const names = headers.map((pieces) => readLabel(plain(pieces.join(""))));
  const places = names.filter(({ name }) => isPlaceNamed(name, known)).length;
  const totals = names.filter(({ total }) => total).length;
  return (
    places > 1 &&
    places + totals >= headers.length &&
    (totals > 0 || labels.some(({ name }) => bareOf(name, known)?.measure != null))
  );
}

/** A label that says a measure or a period, and names nothing. */
function bareOf(name: string, known: Known): HeaderReading | undefined {
  const said = readHeader([name], known.names);
  const isBare = said.region === null && said.indicator === null && said.rest === "";
  return isBare && (said.measure !== null || said.period !== null) ? said : undefined;
}

/** Headers of one line each, all of which name something and say no measure and no period. */
const areNames = (headers: readonly (readonly string[])[], known: Known): boolean =>
  headers.every((pieces) => {
    const own = [...new Set(pieces.filter((piece) => piece !== ""))];
    const { measure, period, region, indicator, rest } = readHeader(own, known.names);
    return own.length === 1 && measure === null && period === null && `${region ?? ""}${indicator ?? ""}${rest}` !== "";
  });

/** Puts other cells in the place of those that a reading names. */
export function withCells<T>(reading: T, cellOf: (cell: string) => string): T {
  const at = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return ADDRESSES.has(key) ? cellOf(value) : value;
    if (Array.isArray(value)) return value.map((one) => at(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, at(one, name)]));
  };
  return at(reading, "") as T;
}

const ADDRESSES: ReadonlySet<string> = new Set(["cell", "titleCell", "headerCell", "labelCell", "labelHeader"]);
