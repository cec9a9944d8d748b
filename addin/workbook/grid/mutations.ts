// Mutations that the grid lacks and its history must be able to do and undo.
import {
  BooleanNumber,
  CommandType,
  ICommandService,
  IUniverInstanceService,
  UniverInstanceType,
  type IAccessor,
  type IMutation,
  type Workbook as GridBook,
} from "@univerjs/core";
import { SetWorksheetActiveOperation } from "@univerjs/sheets";
import type { SheetExtras } from "./engine";

/** A sheet by its names inside the grid. */
export interface SheetIds {
  readonly unitId: string;
  readonly subUnitId: string;
}

export interface SheetExtrasParams extends SheetIds {
  readonly extras: SheetExtras;
}

const bookOf = (accessor: IAccessor, { unitId }: SheetIds): GridBook | undefined =>
  accessor.get(IUniverInstanceService).getUnit<GridBook>(unitId, UniverInstanceType.UNIVER_SHEET) ?? undefined;

/** Sets what a sheet keeps beside the grid. */
export const SetSheetExtras: IMutation<SheetExtrasParams> = {
  id: "county.mutation.set-sheet-extras",
  type: CommandType.MUTATION,
  handler: (accessor, params) => {
    bookOf(accessor, params)?.getSheetBySheetId(params.subUnitId)?.setCustomMetadata(params.extras);
    return true;
  },
};

/** Shows another sheet where this one is in sight and is about to go: the grid cannot draw a sheet that is gone. */
export const LeaveSheet: IMutation<SheetIds> = {
  id: "county.mutation.leave-sheet",
  type: CommandType.MUTATION,
  handler: (accessor, { unitId, subUnitId }) => {
    const book = bookOf(accessor, { unitId, subUnitId });
    const other = book
      ?.getSheets()
      .find((one) => one.getSheetId() !== subUnitId && one.isSheetHidden() !== BooleanNumber.TRUE);
    if (!other || book?.getActiveSheet()?.getSheetId() !== subUnitId) return true;
    const params = { unitId, subUnitId: other.getSheetId() };
    return accessor.get(ICommandService).syncExecuteCommand(SetWorksheetActiveOperation.id, params);
  },
};
