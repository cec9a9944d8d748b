// One step under way in the grid: what is done is done at once, and what takes it back is kept.
import {
  ObjectMatrix,
  type ICellData,
  type IMutationInfo,
  type IObjectMatrixPrimitiveType,
  type Worksheet,
} from "@univerjs/core";
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
type Matrix = IObjectMatrixPrimitiveType<Cell>;

function put(matrix: Matrix, row: number, column: number, cell: Cell): void {
  (matrix[row] ??= {})[column] = cell;
}

export const idsOf = (sheet: Worksheet): SheetIds => ({ unitId: sheet.getUnitId(), subUnitId: sheet.getSheetId() });

export class Step {
  private readonly redo: IMutationInfo[] = [];
  private undo: IMutationInfo[] = [];
  /** The cells of each sheet that were altered and not put yet. */
  private readonly altered = new Map<Worksheet, Matrix>();

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

  /**
   * Does something of the grid's, after the cells that were altered before it, and keeps what takes it back, which comes
   * before what takes back the rest.
   */
  do(id: string, params: object, undo: readonly IMutationInfo[]): void {
    this.putCells();
    if (!this.engine.commands.syncExecuteCommand(id, params)) throw new Refusal("rejected", id);
    this.redo.push({ id, params });
    this.undo = [...undo, ...this.undo];
  }

  /**
   * Puts the cells that were altered where others stood, each sheet's together: for every change of cells the grid goes
   * through its whole sheet. Whatever else is done comes after them.
   */
  putCells(): void {
    const altered = [...this.altered];
    this.altered.clear();
    for (const [sheet, cells] of altered) this.setCells(sheet, cells);
  }

  private setCells(sheet: Worksheet, cells: Matrix): void {
    const [gone, now, before]: [Matrix, Matrix, Matrix] = [{}, {}, {}];
    new ObjectMatrix(cells).forValue((row, column, cell) => {
      const old = sheet.getCellRaw(row, column);
      put(gone, row, column, null);
      if (old) put(before, row, column, structuredClone(old));
      if (cell && Object.keys(cell).length > 0) put(now, row, column, cell);
    });
    const setting = (cellValue: Matrix): IMutationInfo<object> => ({
      id: SetRangeValuesMutation.id,
      params: { ...idsOf(sheet), cellValue },
    });
    // A cell is set onto what stands there: with that taken away first, it is exactly what it should be.
    const [clear, set, restore] = [setting(gone), setting(now), setting(before)];
    this.do(clear.id, clear.params, [clear, restore]);
    this.do(set.id, structuredClone(set.params), []);
  }

  private alterCell(sheet: Worksheet, row: number, column: number, cell: Cell): void {
    let cells = this.altered.get(sheet);
    if (!cells) this.altered.set(sheet, (cells = {}));
    put(cells, row, column, cell);
  }

  /** Alters every cell of a block. */
  alter({ sheet: name, area }: Block, change: (cell: Cell, row: number, column: number) => Cell): void {
    const sheet = sheetNamed(this.engine, name);
    this.reach(sheet, area);
    for (const [row, column] of cellsIn(area)) {
      const line = this.altered.get(sheet)?.[row];
      const cell = line && column in line ? line[column] : sheet.getCellRaw(row, column);
      this.alterCell(sheet, row, column, change(cell ?? null, row, column));
    }
  }

  /** Alters those cells of a sheet that are there, where `change` gives another. */
  alterExisting(sheet: Worksheet, change: (cell: ICellData, row: number, column: number) => Cell | undefined): void {
    this.putCells();
    sheet.getCellMatrix().forValue((row, column, cell) => {
      const other = cell ? change(cell, row, column) : undefined;
      if (other !== undefined) this.alterCell(sheet, row, column, other);
    });
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
