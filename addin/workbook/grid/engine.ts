// The parts of the running grid that the port works with, and what it keeps of a workbook beside what the grid shows.
import {
  ICommandService,
  IUndoRedoService,
  IUniverInstanceService,
  UniverInstanceType,
  type ICellData,
  type IRange,
  type Nullable,
  type Univer,
  type Workbook as GridBook,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel, IDefinedNamesService } from "@univerjs/engine-formula";
import { SheetsSelectionsService } from "@univerjs/sheets";
import { IEditorBridgeService } from "@univerjs/sheets-ui";
import type { Area, CellValue } from "../../analysis";
import type { BookCell, BookSheet, OutlineLevel } from "../book/book";
import { Refusal } from "../port/workbook";

export interface Engine {
  readonly univer: Univer;
  readonly commands: ICommandService;
  readonly history: IUndoRedoService;
  readonly formulas: FormulaDataModel;
  readonly names: IDefinedNamesService;
  readonly selections: SheetsSelectionsService;
  readonly editor: IEditorBridgeService;
  book(): GridBook;
  /** Undefined while one workbook gives way to another. */
  current(): GridBook | undefined;
}

/** Fields of a cell that the grid itself has no place for; they move with the cell. */
export interface CellExtras {
  readonly link?: string;
  /** The fill before the cell was marked; null where it had none. */
  readonly marked?: { readonly fill: string | null };
  /** The cell may be written on a protected sheet. */
  readonly unlocked?: true;
  /** A text of no characters, which is not the same as nothing. */
  readonly emptyText?: true;
  /** An array of the older kind as the file had it: `arrays.ts`. */
  readonly array?: FileArray;
}

/** The formula of an array `{=…}` without its equals sign, the size of its block, and the answers there. */
export interface FileArray {
  readonly formula: string;
  readonly block: NonNullable<BookCell["array"]>;
  readonly answers: readonly (readonly CellValue[])[];
}

/** Fields of a sheet that the grid itself has no place for. */
export interface SheetExtras {
  readonly protected?: true;
  readonly print?: NonNullable<BookSheet["print"]>;
  readonly charts?: NonNullable<BookSheet["charts"]>;
}

/** The place in the outline that a row or column keeps, and takes along when it moves. */
export interface LevelExtras {
  readonly outline?: OutlineLevel;
}

export function engineOf(univer: Univer): Engine {
  const injector = univer.__getInjector();
  const instances = injector.get(IUniverInstanceService);
  const current = (): GridBook | undefined =>
    instances.getCurrentUnitOfType<GridBook>(UniverInstanceType.UNIVER_SHEET) ?? undefined;
  return {
    univer,
    commands: injector.get(ICommandService),
    history: injector.get(IUndoRedoService),
    formulas: injector.get(FormulaDataModel),
    names: injector.get(IDefinedNamesService),
    selections: injector.get(SheetsSelectionsService),
    editor: injector.get(IEditorBridgeService),
    current,
    book() {
      const book = current();
      if (!book) throw new Refusal("closed");
      return book;
    },
  };
}

export const cellExtras = (cell: Nullable<ICellData>): CellExtras =>
  (cell?.custom as CellExtras | null | undefined) ?? {};

export const sheetExtras = (sheet: Worksheet): SheetExtras =>
  (sheet.getCustomMetadata() as SheetExtras | undefined) ?? {};

/** Sheets are found as Excel finds them: capitals make no difference. */
export function sheetNamed({ book }: Engine, name: string): Worksheet {
  const wanted = name.toLowerCase();
  const sheet = book()
    .getSheets()
    .find((one) => one.getName().toLowerCase() === wanted);
  if (!sheet) throw new Refusal("no sheet", name);
  return sheet;
}

export const areaOfRange = ({ startRow, startColumn, endRow, endColumn }: IRange): Area => ({
  top: startRow,
  left: startColumn,
  bottom: endRow,
  right: endColumn,
});

export const gridRange = ({ top, left, bottom, right }: Area): IRange => ({
  startRow: top,
  startColumn: left,
  endRow: bottom,
  endColumn: right,
});
