// The grid's workbook as a book.
import { BooleanNumber, type CustomData, type ICellData, type Nullable, type Worksheet } from "@univerjs/core";
import { cellsIn, heightOf, widthOf, type Area } from "../../analysis";
import type { Book, BookCell, BookSheet, Comment, OutlineLevel, Style, View } from "../book/book";
import { cellReader, formulaAt, holds, rawValueOf, spillsOf, styleAt } from "./cell";
import { areaOfRange, cellExtras, sheetExtras, type Engine, type LevelExtras } from "./engine";
import { PIXELS_PER_POINT } from "./load";
import { hexOf, styleOf } from "./style";
import { present, upToLast } from "../collections";
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

/** A sparse record of the grid as a list. */
function listOf<One, T>(
  data: Readonly<Record<number, One>>,
  read: (one: One | undefined) => T | undefined,
): (T | undefined)[] {
  const length = Math.max(-1, ...Object.keys(data).map(Number)) + 1;
  return upToLast(Array.from({ length }, (_, index) => read(data[index])));
}

const hiddenIn = (data: Readonly<Record<number, { hd?: BooleanNumber } | null | undefined>>): number[] =>
  Object.entries(data).flatMap(([index, one]) => (one?.hd === BooleanNumber.TRUE ? [Number(index)] : []));

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
  const comments: Comment[] = [];
  const links: BookSheet["links"][number][] = [];
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const { comment, author, link } = cellExtras(cell);
    if (comment !== undefined) comments.push(present<Comment>({ row, column, text: comment, author }));
    if (link !== undefined) links.push({ row, column, to: link });
  });
  const extras = sheetExtras(sheet);
  return {
    name: sheet.getName(),
    hidden: sheet.isSheetHidden() === BooleanNumber.TRUE,
    rows: rowsOf(engine, sheet, styles),
    merges: sheet.getMergeData().map(areaOfRange),
    columnWidths: listOf(columnData, (column) => (column?.w === undefined ? undefined : widthOfPixels(column.w))),
    rowHeights: listOf(rowData, (row) =>
      row?.ia === BooleanNumber.FALSE && row.h !== undefined
        ? Math.round((row.h / PIXELS_PER_POINT) * 1e6) / 1e6
        : undefined,
    ),
    hiddenRows: hiddenIn(rowData),
    hiddenColumns: hiddenIn(columnData),
    frozen: { rows: freeze.ySplit, columns: freeze.xSplit },
    comments,
    links,
    validations: extras.validations ?? [],
    protected: extras.protected ?? false,
    ...(extras.print ? { print: extras.print } : {}),
    ...viewOf(sheet),
    ...outlineOf(sheet),
  };
}

function viewOf(sheet: Worksheet): { view?: View } {
  const { tabColor, showGridlines, zoomRatio } = sheet.getConfig();
  const zoom = Math.round(zoomRatio * 100);
  const view = present<View>({
    tabColor: hexOf(tabColor),
    gridlines: showGridlines === BooleanNumber.FALSE ? false : undefined,
    zoom: zoom === 100 ? undefined : zoom,
  });
  return Object.keys(view).length === 0 ? {} : { view };
}

function outlineOf(sheet: Worksheet): Pick<BookSheet, "outline"> {
  const levels = (
    data: Readonly<Record<number, { custom?: Nullable<CustomData> } | null | undefined>>,
  ): Record<number, OutlineLevel> | undefined => {
    const found = Object.entries(data).flatMap(([index, one]) => {
      const { outline } = (one?.custom ?? {}) as LevelExtras;
      return outline === undefined ? [] : [[index, outline] as const];
    });
    return found.length === 0 ? undefined : Object.fromEntries(found);
  };
  const { rowData, columnData } = sheet.getConfig();
  const outline = present<NonNullable<BookSheet["outline"]>>({ rows: levels(rowData), columns: levels(columnData) });
  return Object.keys(outline).length === 0 ? {} : { outline };
}

/** All that the grid holds, for saving; `more` is what it was not shown. */
export function bookOf(engine: Engine, more: Pick<Book, "lost" | "usual">): Book {
  const styles = new Styles(engine);
  const book = engine.book();
  const sheets = book.getSheets().map((sheet) => bookSheet(engine, sheet, styles));
  const names = Object.values(engine.names.getDefinedNameMap(book.getUnitId()) ?? {}).map(
    ({ name, formulaOrRefString, localSheetId }) => {
      const sheet = localSheetId === undefined ? undefined : book.getSheetBySheetId(localSheetId)?.getName();
      return present<Book["names"][number]>({ name, refersTo: formulaOrRefString, sheet });
    },
  );
  return { sheets, styles: styles.book.styles, names, ...more };
}
