import { addressOf, areaAt, SHEET_COLUMNS, SHEET_ROWS, sizeOf, within, type Area } from "../../../addin/analysis/index";
import type { WorkbookSheet } from "../../../addin/workbook/book/write";
import { parsed } from "./entry";

/** A sheet in memory as Excel keeps one: what a cell is given decides what it holds. */

export type Content = number | string | boolean;

/** What Excel answers a request with that it does not do. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

export interface Cell {
  value: Content;
  /** An error stands there, not a text that looks like one. */
  error?: boolean;
  /** With its equals sign. */
  formula?: string;
  format: string;
  bold: boolean;
  align: string;
  color: string;
  underline: string;
  fill?: string;
  locked?: boolean;
  link?: Record<string, unknown>;
  rule?: Record<string, unknown>;
}

const BLANK: Readonly<Cell> = {
  value: "",
  format: "General",
  bold: false,
  align: "General",
  color: "#000000",
  underline: "None",
};

export interface ConditionalFormat {
  readonly id: string;
  readonly type: string;
  readonly areas: Area[];
  formula: string;
  fill: string;
}

export interface Comment {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  content: string;
}

export interface Chart {
  readonly id: string;
  name: string;
  readonly type: string;
  readonly source: string;
  title: string;
  /** The first label stands at the top of bars. */
  isReversed: boolean;
  at: Area | null;
}

export const isWhole = ({ top, left, bottom, right }: Area): boolean =>
  top === 0 && left === 0 && bottom === SHEET_ROWS - 1 && right === SHEET_COLUMNS - 1;

const isLarge = (area: Area): boolean => sizeOf(area) > 200_000;

/** An object but for some of its parts. */
export const omit = <T extends object, K extends string & keyof T>(object: T, ...parts: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(object).filter(([part]) => !parts.includes(part as K))) as Omit<T, K>;

let ids = 0;
export const nextId = (): string => `{00000000-0001-0000-0000-${String(++ids).padStart(12, "0")}}`;

const keyOf = (row: number, column: number): number => row * SHEET_COLUMNS + column;

/** Points of a column that nobody has set. */
const USUAL_WIDTH = 48;

export class MemorySheet {
  readonly id = nextId();
  visibility: "Visible" | "Hidden" | "VeryHidden" = "Visible";
  protection: { protected: boolean; options: unknown } = { protected: false, options: null };
  password: string | undefined;
  locked = true;
  merges: Area[] = [];
  formats: ConditionalFormat[] = [];
  comments: Comment[] = [];
  charts: Chart[] = [];
  frozenRows = 0;
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly widths = new Map<number, number>();
  /** What answers spilled into cells that hold nothing: the value, and where its formula stands. */
  spills = new Map<number, { readonly value: Content; readonly row: number; readonly column: number }>();
  private readonly cells = new Map<number, Cell>();

  constructor(public name: string) {}

  at(row: number, column: number): Readonly<Cell> {
    return this.cells.get(keyOf(row, column)) ?? BLANK;
  }

  change(row: number, column: number, change: Partial<Cell>): void {
    this.cells.set(keyOf(row, column), { ...this.at(row, column), ...change });
  }

  replace(row: number, column: number, cell: Cell): void {
    this.cells.set(keyOf(row, column), cell);
  }

  spill(
    row: number,
    column: number,
    spill: { readonly value: Content; readonly row: number; readonly column: number },
  ): void {
    this.spills.set(keyOf(row, column), spill);
  }

  /** What a cell shows as its value: its own, or what spilled into it. */
  valueAt(row: number, column: number): Content {
    const { value, formula } = this.at(row, column);
    return value === "" && formula === undefined ? (this.spills.get(keyOf(row, column))?.value ?? "") : value;
  }

  holds(row: number, column: number): boolean {
    const { value, formula } = this.at(row, column);
    return value !== "" || formula !== undefined;
  }

  spillAt(row: number, column: number) {
    return this.holds(row, column) ? undefined : this.spills.get(keyOf(row, column));
  }

  isLocked(row: number, column: number): boolean {
    return this.at(row, column).locked ?? this.locked;
  }

  /** Whether a cell is of an answer that spills: its own, or another's. */
  isSpill(row: number, column: number): boolean {
    if (this.spillAt(row, column)) return true;
    return [...this.spills.values()].some((spill) => spill.row === row && spill.column === column);
  }

  without(row: number, column: number, part: "link" | "rule"): void {
    this.cells.set(keyOf(row, column), omit(this.at(row, column), part) as Cell);
  }

  lock(row: number, column: number, locked: boolean): void {
    const rest = omit(this.at(row, column), "locked");
    this.cells.set(keyOf(row, column), locked === this.locked ? rest : { ...rest, locked });
  }

  lockAll(locked: boolean): void {
    this.locked = locked;
    for (const [row, column] of [...this.known()]) this.lock(row, column, locked);
  }

  /** Whether all cells are locked, or none; null where they differ. */
  lockedWhole(): boolean | null {
    for (const [, , cell] of this.known()) if (cell.locked !== undefined) return null;
    return this.locked;
  }

  setWidth(column: number, width: number): void {
    if (width === 0) this.hiddenColumns.add(column);
    else {
      this.hiddenColumns.delete(column);
      this.widths.set(column, width);
    }
  }

  /** Every cell that differs from a blank one. */
  *known(): Generator<readonly [row: number, column: number, cell: Cell]> {
    for (const [key, cell] of this.cells) yield [Math.floor(key / SHEET_COLUMNS), key % SHEET_COLUMNS, cell];
  }

  /** Cells of an area; of whole columns and rows those alone that are known. */
  *within(area: Area): Generator<readonly [row: number, column: number]> {
    if (isLarge(area)) {
      for (const [row, column] of [...this.known()]) if (within(area, row, column)) yield [row, column];
      return;
    }
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) yield [row, column];
    }
  }

  /** Refuses where a protected sheet has a locked cell in an area, or for what touches more than cells. */
  guard(area?: Area): void {
    if (!this.protection.protected) return;
    if (!area) throw new Refused("AccessDenied");
    if (isLarge(area) && this.locked) throw new Refused("AccessDenied");
    for (const [row, column] of this.within(area)) if (this.isLocked(row, column)) throw new Refused("AccessDenied");
  }

  private allowed(option: string): boolean {
    const options = this.protection.options as Readonly<Record<string, boolean>> | null;
    return !this.protection.protected || options?.[option] === true;
  }

  guardFormats(): void {
    if (!this.allowed("allowFormatCells")) throw new Refused("AccessDenied");
  }

  guardColumns(): void {
    if (!this.allowed("allowFormatColumns")) throw new Refused("AccessDenied");
  }

  /** Gives a cell what a user would type or an add-in hand over. */
  enter(row: number, column: number, entered: Content): void {
    const swallowed = this.merges.some(
      (area) => within(area, row, column) && (area.top !== row || area.left !== column),
    );
    if (swallowed) return;
    const looks = omit(this.at(row, column), "formula", "error");
    this.cells.set(keyOf(row, column), { ...looks, ...parsed(entered, looks.format) });
  }

  used(): Area | null {
    return this.usedWithin(areaAt(0, 0, SHEET_ROWS, SHEET_COLUMNS));
  }

  usedWithin(area: Area): Area | null {
    let used: Area | null = null;
    const take = (row: number, column: number): void => {
      if (!within(area, row, column)) return;
      used = used
        ? {
            top: Math.min(used.top, row),
            left: Math.min(used.left, column),
            bottom: Math.max(used.bottom, row),
            right: Math.max(used.right, column),
          }
        : { top: row, left: column, bottom: row, right: column };
    };
    for (const [row, column] of this.known()) if (this.holds(row, column)) take(row, column);
    for (const key of this.spills.keys()) take(Math.floor(key / SHEET_COLUMNS), key % SHEET_COLUMNS);
    return used;
  }

  widthOf(column: number): number {
    return this.hiddenColumns.has(column) ? 0 : (this.widths.get(column) ?? USUAL_WIDTH);
  }

  /** The fill that a cell shows: of the uppermost conditional format, else its own. */
  fillAt(row: number, column: number): string | null {
    const over = this.formats.find(({ areas }) => areas.some((area) => within(area, row, column)));
    return over?.fill ?? this.at(row, column).fill ?? null;
  }

  /** All that the sheet holds, without what only this host needs: ids. */
  state(): unknown {
    const cells = [...this.known()]
      .filter(([, , cell]) => JSON.stringify(cell) !== JSON.stringify(BLANK))
      .sort(([row, column], [otherRow, otherColumn]) => row - otherRow || column - otherColumn)
      .map(([row, column, cell]) => [addressOf(row, column), cell]);
    const { name, visibility, protection, locked, merges, hiddenRows, hiddenColumns, widths, spills } = this;
    return {
      name,
      visibility,
      protected: protection.protected,
      locked,
      merges,
      hiddenRows: [...hiddenRows],
      hiddenColumns: [...hiddenColumns],
      widths: [...widths].filter(([column, width]) => width !== USUAL_WIDTH && !hiddenColumns.has(column)),
      spills: [...spills],
      formats: this.formats.map((one) => omit(one, "id")),
      comments: this.comments.map((one) => omit(one, "id")),
      charts: this.charts.map((one) => omit(one, "id")),
      cells: Object.fromEntries(cells) as unknown,
    };
  }
}

export function sheetFrom(given: WorkbookSheet): MemorySheet {
  const sheet = new MemorySheet(given.name);
  if (given.hidden === true) sheet.visibility = "Hidden";
  sheet.merges = [...(given.merges ?? [])];
  for (const row of given.hiddenRows ?? []) sheet.hiddenRows.add(row);
  for (const column of given.hiddenColumns ?? []) sheet.hiddenColumns.add(column);
  given.rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell !== null) sheet.change(row, column, cellFrom(cell));
    });
  });
  return sheet;
}

function cellFrom(given: NonNullable<WorkbookSheet["rows"][number][number]>): Partial<Cell> {
  if (typeof given !== "object") return { value: given };
  const { value, format, bold, align, formula } = given;
  return {
    value: value ?? "",
    ...(format === undefined ? {} : { format }),
    ...(bold === undefined ? {} : { bold }),
    ...(align === undefined ? {} : { align }),
    ...(formula === undefined ? {} : { formula: `=${formula}` }),
  };
}
