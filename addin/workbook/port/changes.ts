// Whether a step can be done as a whole, before any of it is: every host asks here first.
import {
  areaAt,
  cellsIn,
  contains,
  meets,
  rangeOfArea,
  SHEET_COLUMNS,
  SHEET_ROWS,
  within,
  type Area,
  greatest,
} from "../../analysis";
import { Refusal, type Block, type Capability, type Change, type SheetInfo } from "./workbook";

/** A sheet before a step, as its host describes it. */
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

const inSheet = ({ top, left, bottom, right }: Area): boolean =>
  top >= 0 && left >= 0 && top <= bottom && left <= right && bottom < SHEET_ROWS && right < SHEET_COLUMNS;

/** Refuses a block that no sheet has. */
export function checkArea(area: Area): void {
  if (!inSheet(area)) throw new Refusal("no room");
}

/** The block that a write covers, from its longest row; a write of nothing covers its first cell. */
export function areaOfWrite({ row, column, cells }: Extract<Change, { change: "write" }>): Area {
  return areaAt(row, column, Math.max(1, cells.length), greatest([1, ...cells.map(({ length }) => length)]));
}

/** The block that a change touches; undefined for one that touches a sheet as such. */
export function blockOf(change: Change): Block | undefined {
  switch (change.change) {
    case "write":
      return { sheet: change.sheet, area: areaOfWrite(change) };
    case "comment":
    case "link":
      return { sheet: change.sheet, area: areaAt(change.row, change.column) };
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
  /** The step itself inserts it. */
  readonly isNew: boolean;
  readonly merges: Area[];
  hidden: boolean;
  protected: boolean;
  private unlocked: readonly Area[] | undefined;
  /** The content that changes gave to blocks, the last one first. */
  private readonly latest: { readonly area: Area; readonly filled: (row: number, column: number) => boolean }[] = [];

  constructor(
    private readonly before: SheetBefore,
    isNew = false,
  ) {
    this.isNew = isNew;
    this.name = before.name;
    this.merges = [...before.merges];
    this.hidden = before.hidden;
    this.protected = before.protected;
  }

  filled(row: number, column: number): boolean {
    const last = this.latest.find(({ area }) => within(area, row, column));
    return (last ?? this.before).filled(row, column);
  }

  holds(area: Area): boolean {
    for (const [row, column] of cellsIn(area)) if (this.filled(row, column)) return true;
    return false;
  }

  fill(area: Area, filled: (row: number, column: number) => boolean): void {
    this.latest.unshift({ area, filled });
  }

  locked(area: Area): boolean {
    return this.unlocked ? !this.unlocked.some((one) => contains(one, area)) : this.before.locked(area);
  }

  protect(but: readonly Area[] | null): void {
    this.protected = but !== null;
    if (but) this.unlocked = but;
  }

  /** Whether a cell is swallowed by a merge. */
  swallowed(row: number, column: number): boolean {
    return this.merges.some((merge) => within(merge, row, column) && (merge.top !== row || merge.left !== column));
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
      sheets.set(change.sheet, new Sheet(inserted(change.sheet), true));
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

/** Checks the rules of each kind of change, and records its effect for the changes after it. */
function checkOne(change: Change, sheet: Sheet, known: (name: string) => Sheet): void {
  switch (change.change) {
    case "write": {
      const area = areaOfWrite(change);
      const holds = (row: number, column: number): boolean =>
        isFilled(change.cells[row - area.top]?.[column - area.left]);
      if (change.over !== "any" && sheet.holds(area)) {
        throw new Refusal("not empty", `${sheet.name}!${rangeOfArea(area)}`);
      }
      for (const [row, column] of sheet.merges.some((merge) => meets(merge, area)) ? cellsIn(area) : []) {
        if (holds(row, column) && sheet.swallowed(row, column)) throw new Refusal("rejected", "a merged cell");
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
    case "layOut":
      checkArea(change.header);
      if (!sheet.isNew) throw new Refusal("rejected", `not a new sheet: ${sheet.name}`);
      return;
    case "link":
      checkArea(change.to.area);
      known(change.to.sheet);
      return;
    case "chart":
      checkArea(change.chart.data);
      return;
    default:
      return;
  }
}

const isFilled = (value: Extract<Change, { change: "write" }>["cells"][number][number] | undefined): boolean =>
  typeof value === "object" && value !== null
    ? value.formula !== undefined || isFilled(value.value)
    : value !== undefined && value !== null && value !== "";
