// Reads from Excel the facts by which a step is checked, so that a step that cannot be done whole is not begun.
import { meets } from "../../analysis";
import { blockOf, checkChanges, sheetOf, type SheetBefore } from "../port/changes";
import { AREA, areaOfRange, rangeAt, type Sync } from "./context";
import { mergesIn } from "./read";
import { Refusal, type Capability, type Change } from "../port/workbook";

/** The sheets of the workbook, with the properties loaded that `checkStep` reads. */
export async function loadedSheets(context: Excel.RequestContext): Promise<readonly Excel.Worksheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected");
  await context.sync();
  return worksheets.items;
}

const ON_SHEETS: readonly Change["change"][] = ["insertSheet", "deleteSheet", "hideSheet"];
const ON_CONTENT: readonly Change["change"][] = ["write", "clear", "merge"];

const NO_CONTENT = { merges: [], filled: () => false, locked: () => false } as const;

/** Refuses a step that cannot be done whole. */
export async function checkStep(
  context: Excel.RequestContext,
  sync: Sync,
  changes: readonly Change[],
  sheets: readonly Excel.Worksheet[],
  capabilities: ReadonlySet<Capability>,
): Promise<void> {
  const before = sheets.map(({ name, visibility, protection }) => ({
    name,
    hidden: visibility !== "Visible",
    protected: protection.protected,
  }));
  // A fault of the step itself is found without reading cells, and may leave no cells to read.
  checkChanges(
    changes,
    before.map((sheet) => ({ ...sheet, ...NO_CONTENT })),
    capabilities,
  );
  if (changes.some(({ change }) => ON_SHEETS.includes(change))) {
    const protection = context.workbook.protection.load("protected");
    await sync();
    if (protection.protected) throw new Refusal("protected");
  }
  const complete = await Promise.all(
    before.map(async (sheet, index): Promise<SheetBefore> => {
      const own = changes.filter((change) => ON_CONTENT.includes(change.change) && sheetOf(change) === sheet.name);
      return { ...sheet, ...(await contentBefore(sync, sheets[index] as Excel.Worksheet, own, sheet.protected)) };
    }),
  );
  checkChanges(changes, complete, capabilities);
}

async function contentBefore(
  sync: Sync,
  sheet: Excel.Worksheet,
  changes: readonly Change[],
  isProtected: boolean,
): Promise<Pick<SheetBefore, "merges" | "filled" | "locked">> {
  const blocks = changes.flatMap((change) => {
    const block = blockOf(change);
    return block ? [{ area: block.area, mustBeEmpty: change.change === "write" && change.over !== "any" }] : [];
  });
  const locks = isProtected
    ? blocks.map(({ area }) => ({ area, protection: rangeAt(sheet, area).format.protection.load("locked") }))
    : [];
  const [merges, filled] = await Promise.all([
    Promise.all(blocks.map(({ area }) => mergesIn(sync, sheet, area))),
    Promise.all(blocks.filter(({ mustBeEmpty }) => mustBeEmpty).map(({ area }) => filledIn(sync, sheet, area))),
    sync(),
  ]);
  const met = new Map(merges.flat().map((merge) => [JSON.stringify(merge), merge]));
  return {
    merges: [...met.values()],
    filled: (row, column) => filled.some((has) => has(row, column)),
    locked: (area) => locks.some(({ area: block, protection }) => meets(block, area) && protection.locked !== false),
  };
}

/** Returns whether a cell of a block has content; an empty block is not read. */
async function filledIn(
  sync: Sync,
  sheet: Excel.Worksheet,
  area: Parameters<typeof rangeAt>[1],
): Promise<(row: number, column: number) => boolean> {
  const used = rangeAt(sheet, area).getUsedRangeOrNullObject(true).load(AREA);
  await sync();
  if (used.isNullObject) return () => false;
  const { top, left } = areaOfRange(used);
  used.load("formulas");
  await sync();
  const formulas = used.formulas as unknown[][];
  return (row, column) => (formulas[row - top]?.[column - left] ?? "") !== "";
}
