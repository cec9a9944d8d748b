// The grid's workbook as a book.
import { BooleanNumber, type CustomData, type ICellData, type Nullable, type Worksheet } from "@univerjs/core";
import { areaAt, cellsIn, heightOf, widthOf, type Area, greatest } from "../../analysis";
import type { Book, BookCell, BookSheet, Loss, OutlineLevel, Style, View } from "../book/book";
import { arraysOf } from "./arrays";
import { cellReader, formulaAt, holds, rawValueOf, spillsOf, styleAt } from "./cell";
import { areaOfRange, cellExtras, sheetExtras, type Engine, type LevelExtras } from "./engine";
import { savedConditional, type GridConditional } from "./conditional";
import { savedFilter, type GridFilter } from "./filter";
import { CONDITIONAL, FILTERS, keptBy, NOTES, VALIDATIONS } from "./kept";
import { PIXELS_PER_POINT } from "./load";
import { savedComments, type GridNotes } from "./notes";
import { hexOf, styleOf } from "./style";
import { savedValidations, type GridValidation } from "./validation";
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
  const length = greatest([-1, ...Object.keys(data).map(Number)]) + 1;
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
  const arrays = arraysOf(engine, sheet, spillAt, cellAt);
  const put = (row: number, column: number): void => {
    const cell = cellAt(row, column);
    const index = styles.index(cell);
    const spill = spillAt.get(`${row},${column}`);
    const isEmptyText = cellExtras(cell).emptyText === true;
    if (!holds(cell) && index === undefined && !isEmptyText) return;
    const formula = formulaAt(engine, sheet, row, column);
    const isText = formula === "" ? isEmptyText : cell?.v === "";
    (rows[row] ??= [])[column] = present<BookCell>({
      value: rawValueOf(cell) ?? (isText ? "" : null),
      formula: formula === "" ? undefined : formula.slice(1),
      spill: spill && { rows: heightOf(spill), columns: widthOf(spill) },
      style: index,
    });
  };
  sheet.getCellMatrix().forValue((row, column) => put(row, column));
  for (const area of spillAt.values()) for (const [row, column] of cellsIn(area)) put(row, column);
  for (const { row, column, block, answers } of arrays) {
    // Answers that reach farther in the grid than the block are none of the file's.
    for (const [r, c] of cellsIn(spillAt.get(`${row},${column}`) ?? areaAt(row, column, 1, 1))) {
      const { style } = rows[r]?.[c] ?? {};
      (rows[r] ??= [])[c] = style === undefined ? undefined : { value: null, style };
    }
    const formula = formulaAt(engine, sheet, row, column).slice(1);
    answers.forEach((ofRow, r) =>
      ofRow.forEach((value, c) => {
        const { style } = rows[row + r]?.[column + c] ?? {};
        const array = r + c === 0 ? { formula, array: block } : {};
        (rows[row + r] ??= [])[column + c] = present<BookCell>({ value, ...array, style });
      }),
    );
  }
  return rows;
}

/** The data of the parts that come later, by sheet. */
const partsOf = (engine: Engine) => ({
  notes: keptBy<GridNotes>(engine, NOTES),
  validations: keptBy<readonly GridValidation[]>(engine, VALIDATIONS),
  conditional: keptBy<readonly GridConditional[]>(engine, CONDITIONAL),
  filters: keptBy<GridFilter>(engine, FILTERS),
});

interface Saved {
  readonly sheet: BookSheet;
  /** Changes of the user that no file can hold. */
  readonly lost: readonly Loss[];
}

function savedSheet(
  engine: Engine,
  sheet: Worksheet,
  { styles, parts }: { readonly styles: Styles; readonly parts: ReturnType<typeof partsOf> },
): Saved {
  const { rowData, columnData, freeze } = sheet.getConfig();
  const [id, name] = [sheet.getSheetId(), sheet.getName()];
  const validations = savedValidations(parts.validations[id]);
  const { conditional, lost } = savedConditional(parts.conditional[id]);
  const filter = savedFilter(parts.filters[id]);
  const links: BookSheet["links"][number][] = [];
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const { link } = cellExtras(cell);
    if (link !== undefined) links.push({ row, column, to: link });
  });
  const extras = sheetExtras(sheet);
  const saved: BookSheet = {
    name,
    hidden: sheet.isSheetHidden() === BooleanNumber.TRUE,
    rows: rowsOf(engine, sheet, styles),
    merges: sheet.getMergeData().map(areaOfRange),
    columnWidths: listOf(columnData, (column) => (column?.w === undefined ? undefined : widthOfPixels(column.w))),
    rowHeights: listOf(rowData, (row) =>
      row?.ia === BooleanNumber.FALSE && row.h !== undefined
        ? Math.round((row.h / PIXELS_PER_POINT) * 1e6) / 1e6
        : undefined,
    ),
    hiddenRows: [...new Set([...hiddenIn(rowData), ...(parts.filters[id]?.cachedFilteredOut ?? [])])].sort(
      (a, b) => a - b,
    ),
    hiddenColumns: hiddenIn(columnData),
    frozen: { rows: freeze.ySplit, columns: freeze.xSplit },
    comments: savedComments(parts.notes[id]),
    links,
    validations: validations.taken,
    ...(validations.others.length === 0 ? {} : { otherValidations: validations.others }),
    ...(conditional.length === 0 ? {} : { conditional }),
    ...(filter.filter === undefined ? {} : { filter: filter.filter }),
    protected: extras.protected ?? false,
    ...(extras.print ? { print: extras.print } : {}),
    ...(extras.charts ? { charts: extras.charts } : {}),
    ...viewOf(sheet),
    ...outlineOf(sheet),
  };
  const counts = { validations: validations.lost, conditionalFormats: lost, filters: filter.lost } as const;
  const kinds = Object.entries(counts) as [keyof typeof counts, number][];
  return { sheet: saved, lost: kinds.flatMap(([kind, count]) => (count === 0 ? [] : [{ kind, sheet: name, count }])) };
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
export function bookOf(engine: Engine, { lost, ...more }: Pick<Book, "lost" | "usual">): Book {
  const styles = new Styles(engine);
  const book = engine.book();
  const parts = partsOf(engine);
  const saved = book.getSheets().map((sheet) => savedSheet(engine, sheet, { styles, parts }));
  const names = Object.values(engine.names.getDefinedNameMap(book.getUnitId()) ?? {}).map(
    ({ name, formulaOrRefString, localSheetId }) => {
      const sheet = localSheetId === undefined ? undefined : book.getSheetBySheetId(localSheetId)?.getName();
      return present<Book["names"][number]>({ name, refersTo: formulaOrRefString, sheet });
    },
  );
  return {
    sheets: saved.map(({ sheet }) => sheet),
    styles: styles.book.styles,
    names,
    lost: [...lost, ...saved.flatMap((one) => one.lost)],
    ...more,
  };
}
