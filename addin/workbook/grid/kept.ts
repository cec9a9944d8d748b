// The data of a workbook that the grid's later parts keep: in the workbook as it was loaded until they are there, then in
// themselves. All of it is read in one way, so that nothing depends on whether they have come.
import { IResourceManagerService } from "@univerjs/core";
import type { Engine } from "./engine";

/** The parts, by the grid's own names. */
export const NOTES = "SHEET_NOTE_PLUGIN";
export const VALIDATIONS = "SHEET_DATA_VALIDATION_PLUGIN";
export const CONDITIONAL = "SHEET_CONDITIONAL_FORMATTING_PLUGIN";
export const FILTERS = "SHEET_FILTER_PLUGIN";

/** Reads what a part keeps, by sheet; nothing of it changes what was read before. */
export function keptBy<Kept>({ univer, book }: Engine, part: string): Readonly<Record<string, Kept>> {
  const hooks = univer.__getInjector().get(IResourceManagerService).getAllResourceHooks();
  const hook = hooks.find(({ pluginName }) => pluginName === part);
  const loaded = book().getSnapshot().resources ?? [];
  const text = hook ? hook.toJson(book().getUnitId()) : loaded.find(({ name }) => name === part)?.data;
  return text ? (JSON.parse(text) as Record<string, Kept>) : {};
}
