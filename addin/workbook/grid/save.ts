// The grid's workbook as a book.
import { BooleanNumber, type ICellData, type Nullable, type Worksheet } from "@univerjs/core";
import { cellsIn, heightOf, widthOf, type Area } from "../../analysis";
import type { Book, BookCell, BookSheet, Style } from "../book/book";
import { cellReader, formulaAt, holds, rawValueOf, spillsOf, styleAt } from "./cell";
import { areaOfRange, cellExtras, sheetExtras, type Engine } from "./engine";
import { PIXELS_PER_POINT } from "./load";
import { present, styleOf } from "./style";
import { StyleBook } from "../book/styleBook";

const widthOfPixels = (pixels: number): number => Math.round(((pixels - 5) / 7) * 1e7) / 1e7;

/** The styles of a book under construction, from those of the grid's cells. */
class Styles {
  readonly book = new StyleBook();
  private readonly known = new Map<string, number>();

  constructor(private readonly engine: Engine) {}

  /** Undefined where a cell is shown as usual. */
  index(cell: Nullable<ICellData>): number | undefined {
    const unlocked = cellExtras(cell).unlocked === true;
    const key = typeof cell?.s === "string" ? `${cell.s}${unlocked ? " unlocked" : ""}` : undefined;
    const index = (key === undefined ? undefined : this.known.get(key)) ?? this.find(cell, unlocked);
    if (key !== undefined) this.known.set(key, index);
    return index < 0 ? undefined : index;
  }

  private find(cell: Nullable<ICellData>, unlocked: boolean): number {
    const style = styleOf(styleAt(this.engine, cell));
    const whole: Style = unlocked ? { ...style, locked: false } : style;
    return Object.keys(whole).length === 0 ? -1 : this.book.index(whole);
  }
}

/** Sparse numbers by index, none at the end that is missing. */
function listOf<T>(count: number, at: (index: number) => T | undefined): (T | undefined)[] {
  const list = Array.from({ length: count }, (_, index) => at(index));
  return list.slice(0, list.findLastIndex((value) => value !== undefined) + 1);
}

const hiddenIn = (data: Readonly<Record<number, { hd?: BooleanNumber } | null | undefined>>): number[] =>
  Object.entries(data).flatMap(([index, one]) => (one?.hd === BooleanNumber.TRUE ? [Number(index)] : []));

const lastOf = (data: object): number => Math.max(-1, ...Object.keys(data).map(Number)) + 1;

function rowsOf(engine: Engine, sheet: Worksheet, styles: Styles): BookSheet["rows"] {
  const cellAt = cellReader(engine, sheet);
  const rows: (BookCell | undefined)[][] = [];
  const spillAt = new Map<string, Area>(
    spillsOf(engine, sheet).map((range) => [`${range.startRow},${range.startColumn}`, areaOfRange(range)]),
  );
  const put = (row: number, column: number): void => {
    const cell = cellAt(row, column);
    const index = styles.index(cell);
    const spill = spillAt.get(`${row},${column}`);
    if (!holds(cell) && index === undefined) return;
    const formula = formulaAt(engine, sheet, row, column);
    (rows[row] ??= [])[column] = present<BookCell>({
      value: rawValueOf(cell),
      formula: formula === "" ? undefined : formula.slice(1),
      spill: spill && { rows: heightOf(spill), columns: widthOf(spill) },
      style: index,
    });
  };
  sheet.getCellMatrix().forValue((row, column) => put(row, column));
  for (const area of spillAt.values()) for (const [row, column] of cellsIn(area)) put(row, column);
  return rows;
}

function bookSheet(engine: Engine, sheet: Worksheet, styles: Styles): BookSheet {
  const { rowData, columnData, freeze } = sheet.getConfig();
  const comments: BookSheet["comments"][number][] = [];
  const links: BookSheet["links"][number][] = [];
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const { comment, link } = cellExtras(cell);
    if (comment !== undefined) comments.push({ row, column, text: comment });
    if (link !== undefined) links.push({ row, column, to: link });
  });
  const extras = sheetExtras(sheet);
  return {
    name: sheet.getName(),
    hidden: sheet.isSheetHidden() === BooleanNumber.TRUE,
    rows: rowsOf(engine, sheet, styles),
    merges: sheet.getMergeData().map(areaOfRange),
    columnWidths: listOf(lastOf(columnData), (column) => {
      const pixels = columnData[column]?.w;
      return pixels === undefined ? undefined : widthOfPixels(pixels);
    }),
    rowHeights: listOf(lastOf(rowData), (row) => {
      const pixels = rowData[row]?.ia === BooleanNumber.FALSE ? rowData[row]?.h : undefined;
      return pixels === undefined ? undefined : Math.round((pixels / PIXELS_PER_POINT) * 1e6) / 1e6;
    }),
    hiddenRows: hiddenIn(rowData),
    hiddenColumns: hiddenIn(columnData),
    frozen: { rows: freeze.ySplit, columns: freeze.xSplit },
    comments,
    links,
    validations: extras.validations ?? [],
    protected: extras.protected ?? false,
    ...(extras.print ? { print: extras.print } : {}),
  };
}

/** All that the grid holds, for saving; `more` is what it was not shown. */
export function bookOf(engine: Engine, more: Pick<Book, "lost" | "usual">): Book {
  const styles = new Styles(engine);
  const book = engine.book();
  const sheets = book.getSheets().map((sheet) => bookSheet(engine, sheet, styles));
  const names = Object.values(engine.names.getDefinedNameMap(book.getUnitId()) ?? {}).map(
    ({ name, formulaOrRefString, localSheetId }) => {
      const sheet = localSheetId === undefined ? undefined : book.getSheetBySheetId(localSheetId)?.getName();
      return { name, refersTo: formulaOrRefString, ...(sheet === undefined ? {} : { sheet }) };
    },
  );
  return { sheets, styles: styles.book.styles, names, ...more };
}
