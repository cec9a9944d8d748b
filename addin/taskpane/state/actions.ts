import type { Actions } from "../actions";
import { toggleReport } from "../sources";
import { check } from "../check";

/** Takes a sheet of the workbook in among the reports, or out. */
export const toggleSheet = (actions: Actions, sheet: string): Promise<void> =>
  actions.attempt(async () => {
    await toggleReport(actions.tools.workbook, sheet);
    await check(actions);
  });
