// A book as the grid loads it.
import {
  BooleanNumber,
  LocaleType,
  type ICellData,
  type IColumnData,
  type IObjectMatrixPrimitiveType,
  type IRowData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from "@univerjs/core";
import { areaAt, cellsIn, SHEET_COLUMNS, SHEET_ROWS, type Language } from "../../analysis";
import { PLAIN_SHEET, type Book, type BookCell, type BookSheet, type OutlineLevel, type Style } from "../book/book";
import { isOurs } from "../book/formulas";
import { filledPart, widthOf } from "../read/rows";
import { arrayKept } from "./arrays";
import { gridValue } from "./cell";
import { gridRange, type CellExtras, type SheetExtras } from "./engine";
import { filteredOut } from "./filter";
import { resourcesIn } from "./resources";
import { gridStyle } from "./style";
import { present } from "../collections";

/** Room beside what a sheet holds, so that one can go on writing. */
const LEAST = { rows: 200, columns: 26 };
const SPARE = { rows: 100, columns: 6 };

/** A column's width in characters and a row's height in points, as the grid's pixels. */
export const pixelsOfWidth = (characters: number): number => characters * 7 + 5;
export const PIXELS_PER_POINT = 4 / 3;

type Matrix = IObjectMatrixPrimitiveType<ICellData>;

/** The styles of a book that is being loaded, by the names that its cells give them. */
interface StylesIn {
  readonly styles: readonly Style[];
  readonly prefix: string;
}

const namedStyles = ({ styles, prefix }: StylesIn): Record<string, IStyleData> =>
  Object.fromEntries(styles.map((style, index) => [prefix + String(index), gridStyle(style)]));

function cellIn(cell: BookCell, { styles, prefix }: StylesIn, extras: CellExtras): ICellData {
  const style = cell.style === undefined ? undefined : styles[cell.style];
  const formula = cell.formula === undefined ? undefined : `=${cell.formula}`;
  // Answers of ours, and whatever spills, are worked out anew; other programs' answers stand until something changes.
  const again = formula !== undefined && (spillIn(cell) !== undefined || isOurs(cell.formula ?? ""));
  const all: CellExtras = present<CellExtras>({
    ...extras,
    unlocked: style?.locked === false ? true : undefined,
    emptyText: cell.value === "" && formula === undefined ? true : undefined,
  });
  return {
    ...(again ? {} : gridValue(cell.value)),
    ...(formula === undefined ? {} : { f: formula }),
    ...(cell.style === undefined ? {} : { s: prefix + String(cell.style) }),
    ...(Object.keys(all).length === 0 ? {} : { custom: all }),
  };
}

/** The block that the answers of a cell will fill. */
const spillIn = ({ spill, array }: BookCell): BookCell["spill"] =>
  spill ?? (array && array.rows * array.columns > 1 ? array : undefined);

/** The extras of the cells, by row and column. */
function extrasIn(sheet: BookSheet): Map<string, CellExtras> {
  const extras = new Map<string, CellExtras>();
  const add = (row: number, column: number, more: CellExtras): void => {
    extras.set(`${row},${column}`, { ...extras.get(`${row},${column}`), ...more });
  };
  for (const { row, column, to } of sheet.links) add(row, column, { link: to });
  sheet.rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      if (cell?.array) add(r, c, arrayKept(sheet, r, c));
    }),
  );
  return extras;
}

function matrixIn(sheet: BookSheet, styles: StylesIn): Matrix {
  const extras = extrasIn(sheet);
  const covered = new Set<string>();
  sheet.rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      const spill = cell && spillIn(cell);
      if (!spill) return;
      for (const [row, column] of cellsIn(filledPart(areaAt(r, c, spill.rows, spill.columns), sheet.rows)))
        if (row !== r || column !== c) covered.add(`${row},${column}`);
    }),
  );
  const matrix: Matrix = {};
  sheet.rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      if (!cell) return;
      const key = `${r},${c}`;
      const { value, ...rest } = cell;
      (matrix[r] ??= {})[c] = cellIn(
        covered.has(key) ? { ...rest, value: null } : { value, ...rest },
        styles,
        extras.get(key) ?? {},
      );
      extras.delete(key);
    }),
  );
  for (const [key, more] of extras) {
    const [row, column] = key.split(",").map(Number) as [number, number];
    (matrix[row] ??= {})[column] = { custom: more };
  }
  return matrix;
}

/** An empty sheet of the grid. */
export function emptySheet(id: string, name: string): IWorksheetData {
  return sheetIn({ ...PLAIN_SHEET, name }, { styles: [], prefix: "" }, id);
}

/** A sheet of another book, to be added to the grid with its styles. */
export function addedSheet(
  sheet: BookSheet,
  styles: readonly Style[],
  id: string,
): { sheet: IWorksheetData; styles: Record<string, IStyleData> } {
  const named = { styles, prefix: `${id}-` };
  return { sheet: sheetIn(sheet, named, id), styles: namedStyles(named) };
}

const levelsOf = (levels: Readonly<Record<number, OutlineLevel>> = {}): (readonly [number, OutlineLevel])[] =>
  Object.entries(levels).map(([index, level]) => [Number(index), level]);

function sheetIn(sheet: BookSheet, styles: StylesIn, id: string): IWorksheetData {
  const widest = Math.max(widthOf(sheet.rows), sheet.columnWidths.length);
  const longest = Math.max(sheet.rows.length, sheet.rowHeights.length);
  const rowData: Record<number, Partial<IRowData>> = {};
  sheet.rowHeights.forEach((points, row) => {
    if (points !== undefined) rowData[row] = { h: points * PIXELS_PER_POINT, ia: BooleanNumber.FALSE };
  });
  const filtered = new Set(filteredOut(sheet.filter, sheet.hiddenRows));
  for (const row of sheet.hiddenRows.filter((one) => !filtered.has(one)))
    rowData[row] = { ...rowData[row], hd: BooleanNumber.TRUE };
  const columnData: Record<number, Partial<IColumnData>> = {};
  sheet.columnWidths.forEach((width, column) => {
    if (width !== undefined) columnData[column] = { w: pixelsOfWidth(width) };
  });
  for (const column of sheet.hiddenColumns) columnData[column] = { ...columnData[column], hd: BooleanNumber.TRUE };
  for (const [row, outline] of levelsOf(sheet.outline?.rows)) rowData[row] = { ...rowData[row], custom: { outline } };
  for (const [column, outline] of levelsOf(sheet.outline?.columns))
    columnData[column] = { ...columnData[column], custom: { outline } };
  const { rows, columns } = sheet.frozen;
  const { tabColor, gridlines, zoom = 100 } = sheet.view ?? {};
  const extras: SheetExtras = present<SheetExtras>({
    protected: sheet.protected ? true : undefined,
    print: sheet.print,
    charts: sheet.charts,
  });
  return {
    id,
    name: sheet.name,
    hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    cellData: matrixIn(sheet, styles),
    mergeData: sheet.merges.map(gridRange),
    rowData,
    columnData,
    freeze: { xSplit: columns, ySplit: rows, startRow: rows || -1, startColumn: columns || -1 },
    rowCount: Math.min(SHEET_ROWS, Math.max(LEAST.rows, longest + SPARE.rows)),
    columnCount: Math.min(SHEET_COLUMNS, Math.max(LEAST.columns, widest + SPARE.columns)),
    custom: extras,
    tabColor: tabColor === undefined ? "" : `#${tabColor}`,
    zoomRatio: zoom / 100,
    scrollTop: 0,
    scrollLeft: 0,
    defaultColumnWidth: 72,
    defaultRowHeight: 20,
    rowHeader: { width: 46 },
    columnHeader: { height: 20 },
    showGridlines: gridlines === false ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rightToLeft: BooleanNumber.FALSE,
  };
}

/** A book for `createUnit`. The styles keep their numbers as names. */
export function workbookData(book: Book, id: string, language: Language): IWorkbookData {
  const styles = { styles: book.styles, prefix: "" };
  const ids = book.sheets.map((_, index) => `sheet${index + 1}`);
  const names = Object.fromEntries(
    book.names.map(({ name, refersTo, sheet }, index) => [
      `name${index + 1}`,
      {
        id: `name${index + 1}`,
        name,
        formulaOrRefString: refersTo,
        ...(sheet === undefined ? {} : { localSheetId: ids[book.sheets.findIndex((one) => one.name === sheet)] }),
      },
    ]),
  );
  return {
    id,
    name: "",
    appVersion: "",
    locale: language === "zh" ? LocaleType.ZH_CN : LocaleType.EN_US,
    ...(book.usual ? { defaultStyle: { ff: book.usual.font, fs: book.usual.size } } : {}),
    styles: namedStyles(styles),
    sheetOrder: ids,
    sheets: Object.fromEntries(
      book.sheets.map((sheet, index) => [ids[index] as string, sheetIn(sheet, styles, ids[index] as string)]),
    ),
    resources: [
      { name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(names) },
      ...resourcesIn(book.sheets.map((sheet, index) => [ids[index] as string, sheet])),
    ],
  };
}
