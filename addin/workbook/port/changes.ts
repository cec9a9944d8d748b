// Whether a step can be done as a whole, before any of it is: every host asks here first.
import { addressOf, type Area } from "../../analysis";
import { Refusal, type Block, type Capability, type Change, type SheetInfo } from "./workbook";

export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

/** What a host must tell of a sheet before a step. */
export interface SheetBefore extends Pick<SheetInfo, "name" | "hidden" | "protected"> {
  readonly merges: readonly Area[];
  /** Whether a cell has content; asked only of cells that a write must find empty. */
  filled(row: number, column: number): boolean;
  /** Whether a block of a protected sheet has a locked cell; asked only of what is written or cleared there. */
  locked(area: Area): boolean;
}

const NEEDS: Readonly<Partial<Record<Change["change"], Capability>>> = {
  chart: "charts",
  comment: "comments",
  link: "links",
  name: "names",
  protect: "protection",
  validation: "validation",
};

/** Excel's own limits for the name of a sheet. */
const NAME = /^(?!')[^[\]:*?/\\]{1,31}(?<!')$/u;

export const meets = (one: Area, other: Area): boolean =>
  one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;

const contains = (outer: Area, inner: Area): boolean =>
  outer.top <= inner.top && outer.left <= inner.left && inner.bottom <= outer.bottom && inner.right <= outer.right;

const cell = (row: number, column: number): Area => ({ top: row, left: column, bottom: row, right: column });

const addressOfBlock = (sheet: string, { top, left, bottom, right }: Area): string => {
  const [from, to] = [addressOf(top, left), addressOf(bottom, right)];
  return `${sheet}!${from === to ? from : `${from}:${to}`}`;
};

const inSheet = ({ top, left, bottom, right }: Area): boolean =>
  top >= 0 && left >= 0 && top <= bottom && left <= right && bottom < ROWS && right < COLUMNS;

/** Refuses a block that no sheet has. */
export function checkArea(area: Area): void {
  if (!inSheet(area)) throw new Refusal("no room");
}

/** The block that a write covers, from its longest row; a write of nothing covers its first cell. */
export function areaOfWrite({ row, column, cells }: Extract<Change, { change: "write" }>): Area {
  const width = Math.max(1, ...cells.map(({ length }) => length));
  return { top: row, left: column, bottom: row + Math.max(1, cells.length) - 1, right: column + width - 1 };
}

/** The block that a change touches; undefined for one that touches a sheet as such. */
export function blockOf(change: Change): Block | undefined {
  switch (change.change) {
    case "write":
      return { sheet: change.sheet, area: areaOfWrite(change) };
    case "comment":
    case "link":
      return { sheet: change.sheet, area: cell(change.row, change.column) };
    case "chart":
      return { sheet: change.sheet, area: change.at };
    default:
      return "block" in change ? change.block : undefined;
  }
}

export const sheetOf = (change: Change): string => blockOf(change)?.sheet ?? ("sheet" in change ? change.sheet : "");

/** A sheet as the changes before this one leave it. */
class Sheet {
  readonly name: string;
  readonly merges: Area[];
  hidden: boolean;
  protected: boolean;
  private but: readonly Area[] | undefined;
  /** What changes made of blocks, the last one first. */
  private readonly latest: { readonly area: Area; readonly filled: (row: number, column: number) => boolean }[] = [];

  constructor(private readonly before: SheetBefore) {
    this.name = before.name;
    this.merges = [...before.merges];
    this.hidden = before.hidden;
    this.protected = before.protected;
  }

  filled(row: number, column: number): boolean {
    const last = this.latest.find(({ area }) => meets(area, cell(row, column)));
    return (last ?? this.before).filled(row, column);
  }

  holds(area: Area): boolean {
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) if (this.filled(row, column)) return true;
    }
    return false;
  }

  fill(area: Area, filled: (row: number, column: number) => boolean): void {
    this.latest.unshift({ area, filled });
  }

  locked(area: Area): boolean {
    return this.but ? !this.but.some((one) => contains(one, area)) : this.before.locked(area);
  }

  protect(but: readonly Area[] | null): void {
    this.protected = but !== null;
    if (but) this.but = but;
  }

  /** Whether a cell is swallowed by a merge. */
  swallowed(row: number, column: number): boolean {
    return this.merges.some((merge) => meets(merge, cell(row, column)) && (merge.top !== row || merge.left !== column));
  }
}

const inserted = (name: string): SheetBefore => ({
  name,
  hidden: false,
  protected: false,
  merges: [],
  filled: () => false,
  locked: () => true,
});

/** Refuses a step that cannot be done whole, in words of the port; says nothing where it can. */
export function checkChanges(
  changes: readonly Change[],
  before: readonly SheetBefore[],
  capabilities: ReadonlySet<Capability>,
): void {
  const sheets = new Map(before.map((sheet) => [sheet.name, new Sheet(sheet)]));
  const known = (name: string): Sheet => {
    const sheet = sheets.get(name);
    if (!sheet) throw new Refusal("no sheet", name);
    return sheet;
  };
  for (const change of changes) {
    const needed = NEEDS[change.change];
    if (needed && !capabilities.has(needed)) throw new Refusal("not supported", needed);
    if (change.change === "insertSheet") {
      checkName(change.sheet, [...sheets.keys()]);
      sheets.set(change.sheet, new Sheet(inserted(change.sheet)));
      continue;
    }
    const sheet = known(sheetOf(change));
    const block = blockOf(change);
    if (block) checkArea(block.area);
    checkProtection(change, sheet, block?.area);
    checkOne(change, sheet, known);
    if (change.change === "deleteSheet") sheets.delete(change.sheet);
    if ([...sheets.values()].every(({ hidden }) => hidden)) throw new Refusal("rejected", "no sheet would be visible");
  }
}

function checkName(name: string, taken: readonly string[]): void {
  if (!NAME.test(name)) throw new Refusal("rejected", `not a sheet's name: ${name}`);
  if (taken.some((one) => one.toLowerCase() === name.toLowerCase())) throw new Refusal("sheet exists", name);
}

function checkProtection({ change }: Change, sheet: Sheet, area: Area | undefined): void {
  const free = ["protect", "hideSheet", "deleteSheet", "name"].includes(change);
  if (free || !sheet.protected) return;
  const writes = change === "write" || change === "clear";
  if (!writes || !area || sheet.locked(area)) throw new Refusal("protected", sheet.name);
}

/** What only some changes must keep to, and what they leave behind for those after them. */
function checkOne(change: Change, sheet: Sheet, known: (name: string) => Sheet): void {
  switch (change.change) {
    case "write": {
      const area = areaOfWrite(change);
      const holds = (row: number, column: number): boolean =>
        isFilled(change.cells[row - area.top]?.[column - area.left]);
      if (change.over !== "any" && sheet.holds(area)) throw new Refusal("not empty", addressOfBlock(sheet.name, area));
      for (let row = area.top; sheet.merges.some((merge) => meets(merge, area)) && row <= area.bottom; row++) {
        for (let column = area.left; column <= area.right; column++) {
          if (holds(row, column) && sheet.swallowed(row, column)) throw new Refusal("rejected", "a merged cell");
        }
      }
      return sheet.fill(area, holds);
    }
    case "clear": {
      const { area } = change.block;
      if (sheet.merges.some((merge) => meets(merge, area) && !contains(area, merge))) {
        throw new Refusal("rejected", "a part of a merged cell");
      }
      return sheet.fill(area, () => false);
    }
    case "merge": {
      const { area } = change.block;
      if (sheet.merges.some((merge) => meets(merge, area))) throw new Refusal("rejected", "merged already");
      sheet.merges.push(area);
      return sheet.fill(area, (row, column) => row === area.top && column === area.left && sheet.filled(row, column));
    }
    case "hideSheet":
      sheet.hidden = change.hidden;
      return;
    case "protect":
      change.but?.forEach(checkArea);
      return sheet.protect(change.but);
    case "link":
      checkArea(change.to.area);
      known(change.to.sheet);
      return;
    case "chart":
      checkArea(change.chart.data.area);
      known(change.chart.data.sheet);
      return;
    default:
      return;
  }
}

const isFilled = (value: Extract<Change, { change: "write" }>["cells"][number][number] | undefined): boolean =>
  typeof value === "object" && value !== null
    ? value.formula !== undefined || isFilled(value.value)
    : value !== undefined && value !== null && value !== "";
