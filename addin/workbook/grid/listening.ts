// The selection, the changes and the pointer of the user in the grid.
import type { Worksheet } from "@univerjs/core";
import { ERROR_TYPE_SET, type ErrorType } from "@univerjs/engine-formula";
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  type IInsertSheetMutationParams,
  type IRemoveSheetMutationParams,
} from "@univerjs/sheets";
import { HoverManagerService, ScrollToRangeOperation } from "@univerjs/sheets-ui";
import { areaAt, type Area } from "../../analysis";
import { cellReader } from "./cell";
import { areaOfRange, cellExtras, gridRange, sheetNamed, type Engine } from "./engine";
import type { FunctionError } from "./functions";
import { idsOf } from "./step";
import type { Block, Stop } from "../port/workbook";

/** The error of a cell with the words that came with it, and its link. Its comment the grid shows itself. */
export interface Pointed {
  readonly error: FunctionError | null;
  readonly link: string | null;
}

/** A selection of the grid, in which a whole row or column has no end. */
function withinSheet(sheet: Worksheet, { top, left, bottom, right }: Area): Area {
  const known = (number: number, otherwise: number): number => (Number.isNaN(number) ? otherwise : number);
  return {
    top: known(top, 0),
    left: known(left, 0),
    bottom: known(bottom, sheet.getRowCount() - 1),
    right: known(right, sheet.getColumnCount() - 1),
  };
}

export function selected({ selections, book }: Engine): Block {
  const sheet = book().getActiveSheet();
  const range = selections.getCurrentLastSelection()?.range;
  const area = range ? areaOfRange(range) : areaAt(0, 0);
  return { sheet: sheet.getName(), area: withinSheet(sheet, area) };
}

/** Shows the sheet and selects the block. */
export async function select(engine: Engine, { sheet: name, area }: Block): Promise<void> {
  const sheet = sheetNamed(engine, name);
  const ids = idsOf(sheet);
  const range = { ...gridRange(area), unitId: ids.unitId, sheetId: ids.subUnitId };
  const primary = sheet.getCellInfoInMergeData(area.top, area.left);
  const selections = [{ range, primary, style: null }];
  await engine.commands.executeCommand(SetWorksheetActiveOperation.id, ids);
  await engine.commands.executeCommand(SetSelectionsOperation.id, { ...ids, selections, reveal: true });
  await engine.commands.executeCommand(ScrollToRangeOperation.id, { range });
}

export function listenToSelections({ selections, current }: Engine, listener: (block: Block) => void): Stop {
  const subscription = selections.selectionChanged$.subscribe((all) => {
    const range = all?.at(-1)?.range;
    const sheet = current()?.getActiveSheet();
    if (range && sheet) listener({ sheet: sheet.getName(), area: withinSheet(sheet, areaOfRange(range)) });
  });
  return () => {
    subscription.unsubscribe();
  };
}

const OF_SHEETS: readonly string[] = [
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
].map(({ id }) => id);

export function listenToChanges({ commands, current }: Engine, listener: (sheet: string) => void): Stop {
  const nameOf = (id: string, params: object): string | undefined => {
    if (id === InsertSheetMutation.id) return (params as IInsertSheetMutationParams).sheet.name;
    if (id === RemoveSheetMutation.id) return (params as IRemoveSheetMutationParams).subUnitName;
    if (!OF_SHEETS.includes(id)) return undefined;
    return current()
      ?.getSheetBySheetId((params as { subUnitId: string }).subUnitId)
      ?.getName();
  };
  const subscription = commands.onCommandExecuted(({ id, params }, options) => {
    const name = options?.fromFormula ? undefined : nameOf(id, params ?? {});
    if (name !== undefined) listener(name);
  });
  return () => {
    subscription.dispose();
  };
}

/** The error and link of a cell; null where it has none. */
export function pointedAt(engine: Engine, sheet: Worksheet, row: number, column: number): Pointed | null {
  const cell = cellReader(engine, sheet)(row, column);
  const code = cell?.v as ErrorType;
  const { link = null } = cellExtras(cell);
  const kept = (cell?.custom as { error?: FunctionError } | null | undefined)?.error;
  // The words of an earlier error of this cell no longer count.
  const words = kept !== undefined && kept.code === code ? kept.words : "";
  const error = ERROR_TYPE_SET.has(code) ? { code, words } : null;
  return error || link !== null ? { error, link } : null;
}

/** Calls the listener when the pointer comes to another cell. */
export function listenToPointer(engine: Engine, listener: (pointed: Pointed | null) => void): Stop {
  const pointer = engine.univer.__getInjector().get(HoverManagerService);
  const subscription = pointer.currentCell$.subscribe((at) => {
    const sheet = at && engine.current()?.getSheetBySheetId(at.location.subUnitId);
    listener(sheet ? pointedAt(engine, sheet, at.location.row, at.location.col) : null);
  });
  return () => {
    subscription.unsubscribe();
  };
}
