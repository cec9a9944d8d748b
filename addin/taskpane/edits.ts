import {
  addressOf,
  areaOf,
  formatAt,
  HISTORY_SHEET,
  LEDGER_SHEET,
  positionOf,
  supervisionSheetsAmong,
  type Finding,
  type Sheet,
  within,
  withoutOwnOutput,
} from "../analysis";
import { isRefusal } from "../workbook/port/workbook";
import type { Actions } from "./actions";
import type { Edited, Model } from "./model";
import { excludedSheets, excludeSheets } from "./sources";

/** Milliseconds until a sheet is read again in which a cell is still being edited. */
const AGAIN = 250;

const shapeOf = ({ hidden, merges, hiddenRows, hiddenColumns }: Sheet): string =>
  JSON.stringify([hidden, merges, hiddenRows, hiddenColumns]);

const isEmpty = ({ rows }: Sheet): boolean => rows.every((row) => row.every((value) => value === null || value === ""));

/** The cells of a sheet that are no longer as they were checked; null where all are. Fills, comments and widths say nothing. */
export function editsBetween(before: Sheet | undefined, now: Sheet | undefined): Edited | null {
  if (!now) return before ? "all" : null;
  if (!before) return now.hidden || isEmpty(now) ? null : "all";
  if (shapeOf(before) !== shapeOf(now)) return "all";
  const edited = new Set<string>();
  for (let row = 0; row < Math.max(before.rows.length, now.rows.length); row++) {
    const [was, is] = [before.rows[row] ?? [], now.rows[row] ?? []];
    for (let column = 0; column < Math.max(was.length, is.length); column++) {
      const same =
        (was[column] ?? null) === (is[column] ?? null) && formatAt(before, row, column) === formatAt(now, row, column);
      if (!same) edited.add(addressOf(row, column));
    }
  }
  return edited.size === 0 ? null : edited;
}

/** Whether the cell of a finding in the open workbook was edited after it was checked. */
export function isEdited({ edited, files }: Model, { file, sheet, cell }: Finding): boolean {
  const cells = edited.get(sheet);
  if (cells === undefined || files.some(({ name }) => name === file)) return false;
  const area = areaOf(cell);
  if (cells === "all" || !area) return cells === "all";
  return [...cells].some((one) => {
    const at = positionOf(one);
    return at !== undefined && within(area, at.row, at.column);
  });
}

/** Compares the sheets that changed with what was checked, one after the other; a check that is under way does it at its end. */
export async function followEdits(actions: Actions): Promise<void> {
  if (actions.following) return;
  actions.following = true;
  try {
    for (let [sheet] = actions.changed; sheet !== undefined && actions.checking === null; [sheet] = actions.changed) {
      actions.changed.delete(sheet);
      await followSheet(actions, sheet);
    }
  } finally {
    actions.following = false;
  }
}

async function followSheet(actions: Actions, sheet: string): Promise<void> {
  const { checked } = actions.model;
  // The ledger is no report: a change of it leads to a check with it, and makes nothing stale.
  if (checked === null || sheet === LEDGER_SHEET || sheet === HISTORY_SHEET) return;
  const { submissions, candidates, settings } = checked.sources;
  try {
    const excluded = await excludedSheets(actions.tools.workbook);
    const before =
      settings.find(({ name }) => name === sheet) ??
      (candidates.includes(sheet) ? submissions.find(({ name }) => name === sheet) : undefined);
    const now = excluded.includes(sheet) ? before : await sheetNow(actions, sheet);
    // A check may have replaced what this was compared with.
    if (actions.model.checked !== checked) return;
    const edited = new Map(actions.model.edited);
    const found = editsBetween(before, now);
    if (found === null) edited.delete(sheet);
    else edited.set(sheet, found);
    if (found !== null || actions.model.edited.has(sheet)) actions.update({ edited });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    setTimeout(() => {
      actions.changed.add(sheet);
      void followEdits(actions);
    }, AGAIN);
  }
}

/** A sheet of the workbook as the check would read it; undefined where it reads none of that name. */
async function sheetNow({ tools: { workbook } }: Actions, name: string): Promise<Sheet | undefined> {
  const names = (await workbook.sheets()).map((sheet) => sheet.name);
  if (!names.includes(name) || supervisionSheetsAmong(names).includes(name)) return undefined;
  const [sheet] = await workbook.read([name]);
  return sheet && withoutOwnOutput(sheet);
}

/** Says that sheets are the pane's own, and no report: adding them made nothing stale. */
export async function addOwnSheets(actions: Actions, names: readonly string[]): Promise<void> {
  const { workbook } = actions.tools;
  await excludeSheets(workbook, names);
  for (const name of names) actions.changed.add(name);
  await followEdits(actions);
}
