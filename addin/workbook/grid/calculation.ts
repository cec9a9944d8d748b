// When the grid has calculated: by its own signals, not by a clock.
import type { ICommandService } from "@univerjs/core";
import {
  FormulaExecutedStateType,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
  type IActiveDirtyManagerService,
} from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";

export interface Calculation {
  /** Resolves when every formula has its value. */
  readonly settled: () => Promise<void>;
  /** A calculation is to come, of which the grid has not spoken yet: it has been given a workbook. */
  readonly expect: () => void;
}

/** Watches the commands of a grid that has just been given its first workbook. */
export function watchCalculation(commands: ICommandService, dirty: IActiveDirtyManagerService): Calculation {
  let [waiting, running] = [true, false];
  let resolvers: (() => void)[] = [];
  commands.onCommandExecuted(({ id, params }, options) => {
    if (id === SetFormulaCalculationStartMutation.id) [waiting, running] = [false, true];
    else if (id === SetFormulaCalculationNotificationMutation.id) {
      const { functionsExecutedState } = params as { functionsExecutedState?: FormulaExecutedStateType };
      if (functionsExecutedState === undefined) return;
      // A calculation that was stopped starts again, with what has changed meanwhile.
      running = functionsExecutedState === FormulaExecutedStateType.STOP_EXECUTION;
    } else if (asksForCalculation(id, options?.onlyLocal === true, dirty)) waiting = true;
    else return;
    if (waiting || running) return;
    const ready = resolvers;
    resolvers = [];
    for (const resolve of ready) resolve();
  });
  return {
    settled: () => (waiting || running ? new Promise((resolve) => resolvers.push(resolve)) : Promise.resolve()),
    expect: () => {
      waiting = true;
    },
  };
}

/** Whether the grid calculates after this command. */
function asksForCalculation(id: string, local: boolean, dirty: IActiveDirtyManagerService): boolean {
  if (id === SetTriggerFormulaCalculationStartMutation.id) return true;
  return dirty.get(id) !== undefined && !(local && id === SetRangeValuesMutation.id);
}
