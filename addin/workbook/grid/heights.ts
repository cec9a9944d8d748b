// Rows as high as their text, from the moment a sheet is shown.
import { BooleanNumber, generateRandomId, WrapStrategy, type IRange, type Worksheet } from "@univerjs/core";
import { MarkDirtyRowAutoHeightOperation, SetWorksheetActiveOperation } from "@univerjs/sheets";
import { styleAt } from "./cell";
import type { Engine } from "./engine";
import { idsOf } from "./step";

/** Text of more points than these is higher than a row as usual. */
const USUAL_SIZE = 12;

/** Rows with wrapped or large text that have no height of their own. */
function rowsToFit(engine: Engine, sheet: Worksheet): number[] {
  const { rowData } = sheet.getConfig();
  const rows = new Set<number>();
  sheet.getCellMatrix().forValue((row, _, cell) => {
    if (cell?.v == null && cell?.p == null) return;
    const { tb, fs = 0 } = styleAt(engine, cell);
    if (tb === WrapStrategy.WRAP || fs > USUAL_SIZE) rows.add(row);
  });
  return [...rows].filter((row) => rowData[row]?.ia !== BooleanNumber.FALSE);
}

function fitRows(engine: Engine, sheet: Worksheet): void {
  const ranges = rowsToFit(engine, sheet).map((row): IRange => ({
    startRow: row,
    endRow: row,
    startColumn: 0,
    endColumn: sheet.getColumnCount() - 1,
  }));
  if (ranges.length === 0) return;
  const params = { ...idsOf(sheet), ranges, id: generateRandomId() };
  engine.commands.syncExecuteCommand(MarkDirtyRowAutoHeightOperation.id, params, { onlyLocal: true });
}

/** Fits the rows of each sheet when it is first shown; the function given back fits those of the sheet in sight. */
export function fitRowsWhenShown(engine: Engine): () => void {
  const fitted = new WeakSet<Worksheet>();
  const fit = (): void => {
    const sheet = engine.current()?.getActiveSheet();
    if (!sheet || fitted.has(sheet)) return;
    fitted.add(sheet);
    fitRows(engine, sheet);
  };
  engine.commands.onCommandExecuted(({ id }) => {
    // The sheet is laid out in the same task.
    if (id === SetWorksheetActiveOperation.id) setTimeout(fit);
  });
  return fit;
}
