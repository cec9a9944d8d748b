// One step under way in the grid: what is done is done at once, and what takes it back is kept.
import type { ICellData, IMutationInfo, IObjectMatrixPrimitiveType, Worksheet } from "@univerjs/core";
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
  type IInsertSheetMutationParams,
} from "@univerjs/sheets";
import { cellsIn, type Area } from "../../analysis";
import { sheetNamed, type Engine } from "./engine";
import { LeaveSheet, type SheetIds } from "./mutations";
import { Refusal, type Block } from "../port/workbook";

export type Cell = ICellData | null | undefined;
export type PlacedCell = readonly [row: number, column: number, cell: Cell];
type Matrix = IObjectMatrixPrimitiveType<Cell>;

export const idsOf = (sheet: Worksheet): SheetIds => ({ unitId: sheet.getUnitId(), subUnitId: sheet.getSheetId() });

export class Step {
  private readonly redo: IMutationInfo[] = [];
  private undo: IMutationInfo[] = [];

  constructor(readonly engine: Engine) {}

  /** Makes it one step of the grid's own history. */
  commit(id: string): void {
    const unitID = this.engine.book().getUnitId();
    this.engine.history.pushUndoRedo({ unitID, undoMutations: this.undo, redoMutations: this.redo, id });
  }

  /** Takes back all that has been done. */
  rollBack(): void {
    for (const { id, params } of this.undo) this.engine.commands.syncExecuteCommand(id, params);
  }

  /** Does something of the grid's, and keeps what takes it back, which comes before what takes back the rest. */
  do(id: string, params: object, undo: readonly IMutationInfo[]): void {
    if (!this.engine.commands.syncExecuteCommand(id, params)) throw new Refusal("rejected", id);
    this.redo.push({ id, params });
    this.undo = [...undo, ...this.undo];
  }

  /** Puts whole cells where others stood. */
  setCells(sheet: Worksheet, cells: readonly PlacedCell[]): void {
    if (cells.length === 0) return;
    const [gone, now, before]: [Matrix, Matrix, Matrix] = [{}, {}, {}];
    const put = (matrix: Matrix, row: number, column: number, cell: Cell): void => {
      (matrix[row] ??= {})[column] = cell;
    };
    for (const [row, column, cell] of cells) {
      const old = sheet.getCellRaw(row, column);
      put(gone, row, column, null);
      if (old) put(before, row, column, structuredClone(old));
      if (cell && Object.keys(cell).length > 0) put(now, row, column, cell);
    }
    const setting = (cellValue: Matrix): IMutationInfo<object> => ({
      id: SetRangeValuesMutation.id,
      params: { ...idsOf(sheet), cellValue },
    });
    // A cell is set onto what stands there: with that taken away first, it is exactly what it should be.
    const [clear, set, restore] = [setting(gone), setting(now), setting(before)];
    this.do(clear.id, clear.params, [clear, restore]);
    this.do(set.id, structuredClone(set.params), []);
  }

  /** Alters every cell of a block. */
  alter({ sheet: name, area }: Block, change: (cell: Cell, row: number, column: number) => Cell): void {
    const sheet = sheetNamed(this.engine, name);
    this.reach(sheet, area);
    const cells = Array.from(cellsIn(area), ([row, column]): PlacedCell => [
      row,
      column,
      change(sheet.getCellRaw(row, column) ?? null, row, column),
    ]);
    this.setCells(sheet, cells);
  }

  /** Alters those cells of a sheet that are there, where `change` gives another. */
  alterExisting(sheet: Worksheet, change: (cell: ICellData, row: number, column: number) => Cell | undefined): void {
    const cells: PlacedCell[] = [];
    sheet.getCellMatrix().forValue((row, column, cell) => {
      const other = cell ? change(cell, row, column) : undefined;
      if (other !== undefined) cells.push([row, column, other]);
    });
    this.setCells(sheet, cells);
  }

  /** Makes the sheet as large as a block needs it. */
  reach(sheet: Worksheet, { bottom, right }: Area): void {
    const ids = idsOf(sheet);
    const [rowCount, columnCount] = [sheet.getRowCount(), sheet.getColumnCount()];
    if (bottom >= rowCount) {
      const { id } = SetWorksheetRowCountMutation;
      this.do(id, { ...ids, rowCount: bottom + 1 }, [{ id, params: { ...ids, rowCount } }]);
    }
    if (right >= columnCount) {
      const { id } = SetWorksheetColumnCountMutation;
      this.do(id, { ...ids, columnCount: right + 1 }, [{ id, params: { ...ids, columnCount } }]);
    }
  }

  /** Adds a sheet at the end, with the styles that its cells name. */
  insert(added: Pick<IInsertSheetMutationParams, "sheet" | "styles">): void {
    const book = this.engine.book();
    const ids = { unitId: book.getUnitId(), subUnitId: added.sheet.id };
    this.do(InsertSheetMutation.id, { unitId: ids.unitId, index: book.getSheets().length, ...added }, [
      { id: LeaveSheet.id, params: ids },
      { id: RemoveSheetMutation.id, params: { ...ids, subUnitName: added.sheet.name } },
    ]);
  }
}
