// Keeps the user's own hand off a protected sheet; the port asks before it begins.
import { CustomCommandExecutionError, ObjectMatrix, type ICellData, type Nullable } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  type ISetRangeValuesMutationParams,
} from "@univerjs/sheets";
import { cellExtras, sheetExtras, type Engine } from "./engine";

const MOVING = [
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  ReorderRangeMutation,
].map(({ id }) => id);

/** Calls `refused` when a change is stopped. Returns a function within which everything may be changed. */
export function guard(engine: Engine, refused: () => void): <T>(work: () => T) => T {
  let free = false;
  engine.commands.beforeCommandExecuted(({ id, params }, options) => {
    if (free || options?.fromFormula || (id !== SetRangeValuesMutation.id && !MOVING.includes(id))) return;
    if (!params || !touchesLocked(engine, id, params) || isOfHistory(engine, params)) return;
    refused();
    throw new CustomCommandExecutionError("protected");
  });
  return (work) => {
    free = true;
    try {
      return work();
    } finally {
      free = false;
    }
  };
}

function touchesLocked(engine: Engine, id: string, params: object): boolean {
  const { subUnitId, cellValue } = params as Partial<ISetRangeValuesMutationParams>;
  const sheet = engine.current()?.getSheetBySheetId(subUnitId ?? "");
  if (!sheet || !sheetExtras(sheet).protected) return false;
  if (id !== SetRangeValuesMutation.id) return true;
  let locked = false;
  new ObjectMatrix<Nullable<ICellData>>(cellValue ?? {}).forValue((row, column) => {
    locked ||= !cellExtras(sheet.getCellRaw(row, column)).unlocked;
  });
  return locked;
}

/** Whether a change is being taken back, or made again: then it has been allowed before. */
function isOfHistory({ history }: Engine, params: object): boolean {
  const steps = [
    ...(history.pitchTopUndoElement()?.undoMutations ?? []),
    ...(history.pitchTopRedoElement()?.redoMutations ?? []),
  ];
  return steps.some((step) => step.params === params);
}
