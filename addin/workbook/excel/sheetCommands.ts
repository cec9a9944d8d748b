// Commands on sheets as such.
import type { Area } from "../../analysis";
import { cellOf, rangeAt } from "./context";
import { nothingToUndo, type Command, type Of, type Site } from "./command";
import { HEADER_FILL } from "../port/workbook";

export function insertSheetCommand(site: Site, { sheet: name }: Of<"insertSheet">): Command {
  let added: Excel.Worksheet | undefined;
  return {
    weight: 1,
    execute() {
      added = site.context.workbook.worksheets.add(name).load("id");
    },
    async undo(now) {
      // Where adding it failed no id came back, and there was none of that name.
      const sheet = now.context.workbook.worksheets.getItemOrNullObject(added?.toJSON().id ?? name);
      await now.sync();
      return () => {
        if (!sheet.isNullObject) sheet.delete();
      };
    },
  };
}

/**
 * A sheet that was there before the step is deleted last of all (`doomed`), for nothing brings it back; until then it
 * gives up its name, which the step may use again.
 */
export function deleteSheetCommand(site: Site, { sheet: name }: Of<"deleteSheet">, otherName: string): Command {
  return {
    weight: 1,
    execute() {
      const sheet = site.sheet(name);
      if (site.isNew(name)) sheet.delete();
      else sheet.name = otherName;
    },
    undo: async (now) => () => {
      if (!now.isNew(name)) now.sheet(name).name = name;
    },
  };
}

export async function hideSheetCommand(site: Site, { sheet: name, hidden }: Of<"hideSheet">): Promise<Command> {
  const execute = (): void => {
    site.sheet(name).visibility = hidden ? "Hidden" : "Visible";
  };
  if (site.isNew(name)) return { weight: 1, execute, undo: nothingToUndo };
  const sheet = site.sheet(name).load("visibility");
  await site.sync();
  const { visibility } = sheet;
  return {
    weight: 1,
    execute,
    undo: async (now) => () => {
      now.sheet(name).visibility = visibility;
    },
  };
}

/** The width of so many characters in points, by the pixels that the file format counts for them. */
const pointsOf = (characters: number): number => (Math.round(characters * 7) + 5) * 0.75;

export async function widthsCommand(site: Site, { sheet: name, widths, atLeast }: Of<"widths">): Promise<Command> {
  const columns = widths.flatMap((width, column) => (width === undefined || width === null ? [] : [{ width, column }]));
  const put = (sheet: Excel.Worksheet, points: readonly number[]): void => {
    points.forEach((width, index) => {
      cellOf(sheet, 0, columns[index]?.column ?? 0).format.columnWidth = width;
    });
  };
  const wanted = columns.map(({ width }) => pointsOf(width));
  const weight = columns.length;
  if (site.isNew(name)) return { weight, execute: () => put(site.sheet(name), wanted), undo: nothingToUndo };
  const formats = columns.map(({ column }) => cellOf(site.sheet(name), 0, column).format.load("columnWidth"));
  await site.sync();
  const before = formats.map(({ columnWidth }) => columnWidth);
  const given = wanted.map((width, index) => (atLeast ? Math.max(width, before[index] ?? 0) : width));
  return {
    weight,
    execute: () => put(site.sheet(name), given),
    undo: async (now) => () => put(now.sheet(name), before),
  };
}

/** Of a new sheet, which undoing deletes as a whole. */
export function layOutCommand(site: Site, { sheet: name, header, hiddenRows, hiddenColumns }: Of<"layOut">): Command {
  return {
    weight: 1 + hiddenRows.length + hiddenColumns.length,
    execute() {
      const sheet = site.sheet(name);
      const { format } = rangeAt(sheet, header);
      format.fill.color = HEADER_FILL;
      format.font.bold = true;
      sheet.freezePanes.freezeRows(header.bottom + 1);
      for (const row of hiddenRows) cellOf(sheet, row, 0).rowHidden = true;
      for (const column of hiddenColumns) cellOf(sheet, 0, column).columnHidden = true;
    },
    undo: nothingToUndo,
  };
}

interface Protection {
  readonly protected: boolean;
  readonly options: Excel.WorksheetProtectionOptions;
  /** Null where some cells are locked and some are not. */
  readonly locked: boolean | null;
  readonly parts: readonly { readonly area: Area; readonly locks: Excel.SettableCellProperties[][] }[];
}

/** The protection of a sheet, and the locks of some blocks cell by cell. */
async function protectionOf({ sync }: Site, sheet: Excel.Worksheet, areas: readonly Area[]): Promise<Protection> {
  const { protection } = sheet.load("protection/protected,protection/options");
  const whole = sheet.getRange().format.protection.load("locked");
  const asked = areas.map((area) => rangeAt(sheet, area).getCellProperties({ format: { protection: true } }));
  await sync();
  return {
    protected: protection.protected,
    options: protection.options,
    locked: whole.locked as boolean | null,
    parts: areas.map((area, index) => ({ area, locks: asked[index]?.value as Excel.SettableCellProperties[][] })),
  };
}

/** `already`: the sheet is protected when the command is executed. */
export async function protectCommand(
  site: Site,
  { sheet: name, but }: Of<"protect">,
  already: boolean,
): Promise<Command> {
  const execute = (): void => {
    const sheet = site.sheet(name);
    if (already) sheet.protection.unprotect();
    if (!but) return;
    sheet.getRange().format.protection.locked = true;
    for (const area of but) rangeAt(sheet, area).format.protection.locked = false;
    sheet.protection.protect({ allowAutoFilter: true, allowFormatColumns: true, selectionMode: "Normal" });
  };
  if (site.isNew(name)) return { weight: 1, execute, undo: nothingToUndo };
  const areas = but ?? [];
  const before = await protectionOf(site, site.sheet(name), areas);
  return {
    weight: 1,
    execute,
    async undo(now) {
      const sheet = now.sheet(name);
      const present = await protectionOf(now, sheet, areas);
      // A password may have kept the sheet as it was: nothing is restored then.
      if (JSON.stringify(present) === JSON.stringify(before)) return () => undefined;
      return () => {
        if (present.protected) sheet.protection.unprotect();
        if (but && before.locked !== null) sheet.getRange().format.protection.locked = before.locked;
        for (const { area, locks } of before.parts) rangeAt(sheet, area).setCellProperties(locks);
        if (before.protected) sheet.protection.protect(before.options);
      };
    },
  };
}
