import type { Cell, DataValidation, NamedRange, WriteSheet } from "hucre";
import { areaAt, fittingCell, rangeOfArea, type Area, type CellValue } from "../../analysis";
import type { Book, BookCell, BookSheet, OtherValidation } from "./book";
import { conditionalRules } from "./conditional";
import { cellStyleOf } from "./fileStyles";
import { autoFilterOf } from "./filter";
import { isOurs, quotedReferences, storedFormula } from "./formulas";
import { headerFooterOf, hucreLevelOf, hucreViewOf, pageSetupOf, printNamesOf } from "./page";
import { present } from "../collections";
import { chartIn } from "../chart/bars";
import { withCharts, type SheetChart } from "../chart/sheetCharts";
import { widthOf } from "../read/rows";
import { movedLocations, storedAddress } from "./links";
import { BOUNDLESS } from "./openExtras";
import { relationsPartOf } from "../package/package";
import type { Validation } from "../port/workbook";
import { escaped } from "../package/xml";
import { Archive, bytesOf } from "../package/zip";

/** The date in every file's properties: the same book gives the same bytes, whenever it is saved. */
const WRITTEN = new Date(Date.UTC(2017, 8, 28));
const ERRORS = "#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!)";
/** An answer that is an error, as hucre writes it: as text. */
const ERROR_AS_TEXT = new RegExp(`(<c [^>]*)t="str"([^>]*>(?:<f[^>]*>[^<]*</f>)<v>${ERRORS}</v>)`, "g");
const LONGEST_LIST = 255;
/** Excel repairs a sheet that has more links: those after them are words alone. */
const MOST_LINKS = 65_530;

export type Written = Pick<Book, "sheets" | "styles" | "names" | "usual">;

/** The bytes of an .xlsx. What the book's `lost` names is not in it. */
export async function saveBook(book: Written): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const styles = book.styles.map((style) => cellStyleOf(style, book.usual));
  const named = [...book.names.map(namedRangeOf), ...book.sheets.flatMap(printNamesOf)];
  const bytes = await writeXlsx({
    sheets: book.sheets.map((sheet) => writeSheetOf(sheet, styles)),
    properties: { creator: "County Monthly", created: WRITTEN, modified: WRITTEN },
    ...(book.usual === undefined ? {} : { defaultFont: { name: book.usual.font, size: book.usual.size } }),
    ...(named.length === 0 ? {} : { namedRanges: named }),
  });
  const charts = chartsIn(book);
  return charts.length === 0 ? mended(bytes, book) : withCharts(mended(bytes, book), charts);
}

const chartsIn = ({ sheets, styles }: Written): SheetChart[] =>
  sheets.flatMap((one, sheet) =>
    (one.charts ?? []).map((placed) => {
      const { top: row, left: column } = placed.chart.data;
      const data = { sheet: one.name, row, column };
      return { sheet, chart: chartIn(one, placed, styles), data, at: placed.at };
    }),
  );

const namedRangeOf = ({ name, refersTo, sheet }: Book["names"][number]): NamedRange =>
  present<NamedRange>({ name, range: quotedReferences(refersTo), scope: sheet });

/**
 * The bytes that hucre writes, with three things put right: it asks Excel to calculate on opening, which Excel does before our functions
 * are there, and every answer would be lost to #NAME?; it writes errors among the answers as text; and it leaves in the
 * address of a link what belongs beside it.
 */
function mended(bytes: Uint8Array, { sheets }: Written): Uint8Array {
  const archive = new Archive(bytes, "");
  const changed = new Map<string, Uint8Array>();
  let ours = false;
  sheets.forEach((sheet, i) => {
    const kinds = formulasIn(sheet);
    ours ||= kinds.ours;
    const located = sheet.links.some(({ to }) => to.indexOf("#") > 0);
    if (!kinds.errors && !located) return;
    const part = `xl/worksheets/sheet${i + 1}.xml`;
    let worksheet = archive.text(part);
    if (kinds.errors) worksheet = worksheet.replace(ERROR_AS_TEXT, '$1t="e"$2');
    if (located) {
      const moved = movedLocations(worksheet, archive.text(relationsPartOf(part)));
      worksheet = moved.worksheet;
      changed.set(relationsPartOf(part), bytesOf(moved.relations));
    }
    changed.set(part, bytesOf(worksheet));
  });
  if (ours) {
    const part = "xl/workbook.xml";
    changed.set(part, bytesOf(archive.text(part).replace(/<calcPr[^>]*>/, '<calcPr calcId="191029"/>')));
  }
  return changed.size === 0 ? bytes : archive.with(changed);
}

/** Whether a sheet has formulas of ours, and any that came to an error. */
function formulasIn({ rows }: BookSheet): { ours: boolean; errors: boolean } {
  let ours = false;
  let errors = false;
  for (const row of rows) {
    for (const cell of row ?? []) {
      if (cell?.formula === undefined) continue;
      ours ||= isOurs(cell.formula);
      errors ||= typeof cell.value === "string" && cell.value.startsWith("#");
    }
  }
  return { ours, errors };
}

function writeSheetOf(sheet: BookSheet, styles: readonly Cell["style"][]): WriteSheet {
  const { name, hidden, merges, frozen, validations, otherValidations = [], conditional, filter, print, view } = sheet;
  const allValidations = [...validations.flatMap(validationOf), ...otherValidations.map(otherValidationOf)];
  return present<WriteSheet>({
    name,
    rows: Array.from({ length: heightOf(sheet) }, (_, r) =>
      Array.from(sheet.rows[r] ?? [], (cell) => writable(cell?.value ?? null)),
    ),
    cells: writeCellsOf(sheet, styles),
    merges: merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    columns: columnsOf(sheet),
    rowDefs: rowDefsOf(sheet),
    hidden,
    freezePane: frozen.rows > 0 || frozen.columns > 0 ? frozen : undefined,
    dataValidations: allValidations.length === 0 ? undefined : allValidations,
    conditionalRules: conditional && conditionalRules(conditional),
    autoFilter: filter && autoFilterOf(filter),
    protection: sheet.protected ? { sheet: true } : undefined,
    pageSetup: print && pageSetupOf(print),
    headerFooter: print && headerFooterOf(print),
    view: view && hucreViewOf(view),
  });
}

/** A row below the last cell may be hidden or have its own height. */
function heightOf({ rows, rowHeights, hiddenRows, outline }: BookSheet): number {
  const least = Math.max(rows.length, rowHeights.length);
  return [...hiddenRows, ...indexesOf(outline?.rows)].reduce((most, row) => Math.max(most, row + 1), least);
}

const indexesOf = (levels: object = {}): number[] => Object.keys(levels).map(Number);

function writable(value: CellValue): CellValue {
  if (typeof value !== "string") return value;
  const text = fittingCell(value);
  return text.includes("_") ? escaped(text) : text;
}

function writeCellsOf(
  { rows, comments, links }: BookSheet,
  styles: readonly Cell["style"][],
): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, r) => {
    row?.forEach((cell, c) => {
      if (cell === undefined || (cell.style === undefined && cell.formula === undefined)) return;
      const style = cell.style === undefined ? undefined : styles[cell.style];
      const value = writable(cell.value);
      cells.set(`${r},${c}`, {
        value,
        ...(style === undefined ? {} : { style }),
        ...formulaOf(cell, { row: r, column: c }),
      });
    });
  });
  const beside = (row: number, column: number, more: Partial<Cell>): void => {
    const key = `${row},${column}`;
    cells.set(key, { ...cells.get(key), ...more });
  };
  for (const { row, column, text, author } of comments)
    beside(row, column, {
      comment: { text: escaped(fittingCell(text)), ...(author === undefined ? {} : { author: escaped(author) }) },
    });
  for (const { row, column, to } of links.slice(0, MOST_LINKS)) {
    const internal = to.startsWith("#");
    const hyperlink = internal ? { target: "", location: to.slice(1) } : { target: addressed(to) };
    beside(row, column, { hyperlink });
  }
  return cells;
}

/** The location within a file is not part of its address, and keeps its characters. */
function addressed(to: string): string {
  const [address = "", ...location] = to.split("#");
  return [storedAddress(address), ...location].join("#");
}

function formulaOf({ formula, spill, array, value }: BookCell, at: { row: number; column: number }): Partial<Cell> {
  if (formula === undefined) return {};
  const stored = { formula: storedFormula(quotedReferences(formula)), formulaResult: writable(value) };
  const block = array ?? spill ?? (isOurs(formula) ? { rows: 1, columns: 1 } : undefined);
  if (block === undefined) return stored;
  const formulaRef = rangeOfArea(areaAt(at.row, at.column, block.rows, block.columns));
  return { ...stored, formulaType: "array", formulaRef, ...(array === undefined ? { formulaDynamic: true } : {}) };
}

function columnsOf({ rows, columnWidths, hiddenColumns, outline }: BookSheet): NonNullable<WriteSheet["columns"]> {
  const hidden = new Set(hiddenColumns);
  const widest = Math.max(widthOf(rows), columnWidths.length);
  const beyond = [...hiddenColumns, ...indexesOf(outline?.columns)];
  const length = beyond.reduce((most, column) => Math.max(most, column + 1), widest);
  return Array.from({ length }, (_, column) => {
    const width = columnWidths[column];
    const level = hucreLevelOf(outline?.columns?.[column]);
    return { hidden: hidden.has(column), ...(width === undefined ? {} : { width }), ...level };
  });
}

function rowDefsOf({ rowHeights, hiddenRows, outline }: BookSheet): NonNullable<WriteSheet["rowDefs"]> {
  const defs: NonNullable<WriteSheet["rowDefs"]> = new Map(hiddenRows.map((row) => [row, { hidden: true }]));
  rowHeights.forEach((height, row) => {
    if (height !== undefined) defs.set(row, { ...defs.get(row), height });
  });
  for (const row of indexesOf(outline?.rows))
    defs.set(row, { ...defs.get(row), ...hucreLevelOf(outline?.rows?.[row]) });
  return defs;
}

const otherValidationOf = ({ area, type, operator, formulas }: OtherValidation): DataValidation =>
  present<DataValidation>({
    range: rangeOfArea(area),
    allowBlank: true,
    showErrorMessage: true,
    type,
    operator,
    formula1: formulas[0],
    formula2: formulas[1],
  });

/** A list that the format cannot hold is left out: one with a comma in a word, or longer than 255 characters. */
function validationOf({ area, allow }: { readonly area: Area; readonly allow: Validation }): DataValidation[] {
  const common = { range: rangeOfArea(area), allowBlank: true, showErrorMessage: true };
  if ("list" in allow) {
    const values = allow.list.map((word) => word.replaceAll('"', '""'));
    if (values.some((word) => word.includes(",")) || values.join(",").length > LONGEST_LIST) return [];
    return [{ ...common, type: "list", values }];
  }
  const { least, most, whole } = allow;
  const type = whole === true ? "whole" : "decimal";
  if (most === undefined)
    return [{ ...common, type, operator: "greaterThanOrEqual", formula1: String(least ?? BOUNDLESS) }];
  if (least === undefined) return [{ ...common, type, operator: "lessThanOrEqual", formula1: String(most) }];
  return [{ ...common, type, operator: "between", formula1: String(least), formula2: String(most) }];
}
