import {
  areaAt,
  dateText,
  heightOf,
  meets,
  quotedSheet,
  rangeOfArea,
  SHEET_COLUMNS,
  SHEET_ROWS,
  sizeOf,
  widthOf,
  within,
  type Area,
} from "../../../addin/analysis/index";
import { formattedText } from "../../../addin/analysis/intake/words/numberFormat";
import { isDateFormat } from "../../../addin/workbook/read/formats";
import type { MemoryBook } from "./book";
import { Refused, type Content, type MemorySheet } from "./sheet";
import { WireConditionalFormats } from "./conditionalFormats";
import { areaOfAddress } from "./formulas";
import { uniform, WireFormat, WireValidation } from "./looks";
import { Wire } from "./wire";

/** Ranges of a sheet, with what hangs on them. */

const SHAPE = "The number of rows or columns in the input array doesn't match the size of the range.";

const CELLS_AT_MOST = 5_000_000;

const quoted = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : quotedSheet(name));

export const addressIn = (sheet: MemorySheet, area: Area): string => `${quoted(sheet.name)}!${rangeOfArea(area)}`;

/** A block that lies within a sheet. */
export function areaOnSheet(row: number, column: number, rows: number, columns: number): Area {
  const area = areaAt(row, column, rows, columns);
  const fits =
    row >= 0 && column >= 0 && rows > 0 && columns > 0 && area.bottom < SHEET_ROWS && area.right < SHEET_COLUMNS;
  if (!fits) throw new Refused("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  return area;
}

export class WireRange extends Wire {
  constructor(
    private readonly book: MemoryBook,
    readonly sheet: MemorySheet,
    readonly area: Area,
  ) {
    super();
  }

  override readonly isKept = true;

  private alive(): void {
    this.book.sheet(this.sheet.id);
  }

  private grid<T>(of: (row: number, column: number) => T): T[][] {
    this.alive();
    const { top, left } = this.area;
    if (sizeOf(this.area) > CELLS_AT_MOST) throw new Refused("RangeExceedsLimit");
    return Array.from({ length: heightOf(this.area) }, (_, r) =>
      Array.from({ length: widthOf(this.area) }, (__, c) => of(top + r, left + c)),
    );
  }

  private cells(): Iterable<readonly [row: number, column: number]> {
    this.alive();
    return this.sheet.within(this.area);
  }

  /** Gives each cell its part of a grid of just this shape, or all the same; null leaves a cell as it is. */
  private each(given: unknown, put: (row: number, column: number, value: Content) => void): void {
    this.alive();
    const { top, left } = this.area;
    if (!Array.isArray(given)) {
      for (const [row, column] of this.cells()) put(row, column, given as Content);
    } else {
      const rows = given as unknown[][];
      const fits = rows.length === heightOf(this.area) && rows.every((row) => row.length === widthOf(this.area));
      if (!fits) {
        throw new Refused(
          "InvalidArgument",
          "The number of rows or columns in the input array doesn't match the range.",
        );
      }
      rows.forEach((row, r) => {
        row.forEach((value, c) => {
          if (value !== null && typeof value === "object")
            throw new Refused("InvalidArgument", "not a value of a cell");
          if (value !== null) put(top + r, left + c, value as Content);
        });
      });
    }
    this.book.changed(this.sheet, this.area);
  }

  get RowIndex(): number {
    return this.area.top;
  }
  get ColumnIndex(): number {
    return this.area.left;
  }
  get RowCount(): number {
    return heightOf(this.area);
  }
  get ColumnCount(): number {
    return widthOf(this.area);
  }
  get CellCount(): number {
    return heightOf(this.area) * widthOf(this.area);
  }
  get Address(): string {
    this.alive();
    return addressIn(this.sheet, this.area);
  }
  get Worksheet(): Wire {
    return this.book.wire(this.sheet);
  }

  get Values(): Content[][] {
    return this.grid((row, column) => this.sheet.valueAt(row, column));
  }
  set Values(given: unknown) {
    this.sheet.guard(this.area);
    this.each(given, (row, column, value) => this.sheet.enter(row, column, value));
  }
  get Formulas(): Content[][] {
    return this.grid((row, column) => this.sheet.at(row, column).formula ?? this.sheet.valueAt(row, column));
  }
  set Formulas(given: unknown) {
    this.sheet.guard(this.area);
    this.each(given, (row, column, value) => this.sheet.enter(row, column, value));
  }
  get ValueTypes(): string[][] {
    return this.grid((row, column) => {
      const value = this.sheet.valueAt(row, column);
      if (value === "") return "Empty";
      if (this.sheet.at(row, column).error === true) return "Error";
      return { number: "Double", string: "String", boolean: "Boolean" }[
        typeof value as "number" | "string" | "boolean"
      ];
    });
  }
  get Text(): string[][] {
    return this.grid((row, column) => {
      const value = this.sheet.valueAt(row, column);
      const { format } = this.sheet.at(row, column);
      if (typeof value === "boolean") return String(value).toUpperCase();
      if (typeof value === "string") return value;
      return isDateFormat(format) ? String(dateText(value, false)) : formattedText(value, format);
    });
  }
  get NumberFormat(): string[][] {
    return this.grid((row, column) => this.sheet.at(row, column).format);
  }
  set NumberFormat(given: unknown) {
    this.sheet.guardFormats();
    this.each(given, (row, column, format) => this.sheet.change(row, column, { format: String(format) }));
  }
  get HasSpill(): boolean | null {
    return uniform([...this.cells()].map(([row, column]) => this.sheet.isSpill(row, column)));
  }
  get RowHidden(): boolean | null {
    return uniform(this.lines(this.area.top, this.area.bottom, this.sheet.hiddenRows));
  }
  set RowHidden(hidden: boolean) {
    for (let row = this.area.top; row <= this.area.bottom; row++) turn(this.sheet.hiddenRows, row, hidden);
  }
  get ColumnHidden(): boolean | null {
    return uniform(this.lines(this.area.left, this.area.right, this.sheet.hiddenColumns));
  }
  set ColumnHidden(hidden: boolean) {
    for (let column = this.area.left; column <= this.area.right; column++)
      turn(this.sheet.hiddenColumns, column, hidden);
  }
  private lines(first: number, last: number, hidden: ReadonlySet<number>): boolean[] {
    return Array.from({ length: last - first + 1 }, (_, index) => hidden.has(first + index));
  }
  get Hyperlink(): unknown {
    return this.sheet.at(this.area.top, this.area.left).link ?? null;
  }
  set Hyperlink(link: Record<string, unknown>) {
    this.sheet.guard();
    for (const [row, column] of this.cells()) {
      if (!this.sheet.holds(row, column)) this.sheet.enter(row, column, `'${String(link["documentReference"] ?? "")}`);
      this.sheet.change(row, column, { link, color: "#0563C1", underline: "Single" });
    }
  }

  get Format(): Wire {
    return new WireFormat(this.sheet, this.area);
  }
  get DataValidation(): Wire {
    return new WireValidation(this.sheet, this.area);
  }
  get ConditionalFormats(): Wire {
    return conditionalFormats(this.book, this.sheet, [this.area]);
  }

  GetCell(row: number, column: number): WireRange {
    return this.part(areaOnSheet(this.area.top + row, this.area.left + column, 1, 1));
  }
  GetRow(row: number): WireRange {
    return this.part({ ...this.area, top: this.area.top + row, bottom: this.area.top + row });
  }
  GetBoundingRect(other: WireRange): WireRange {
    return this.part({
      top: Math.min(this.area.top, other.area.top),
      left: Math.min(this.area.left, other.area.left),
      bottom: Math.max(this.area.bottom, other.area.bottom),
      right: Math.max(this.area.right, other.area.right),
    });
  }
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== heightOf(this.area) || columns !== widthOf(this.area)) throw new Refused("InvalidArgument", SHAPE);
  }
  private part(area: Area): WireRange {
    return new WireRange(this.book, this.sheet, area);
  }
  GetUsedRangeOrNullObject(): WireRange | null {
    this.alive();
    const used = this.sheet.usedWithin(this.area);
    return used && this.part(used);
  }
  GetMergedAreasOrNullObject(): WireRangeAreas | null {
    this.alive();
    const merges = this.sheet.merges.filter((merge) => meets(merge, this.area));
    if (merges.length > 512) throw new Refused("RequestAborted", "more than 512 merged areas");
    return merges.length === 0 ? null : new WireRangeAreas(this.book, this.sheet, merges);
  }
  GetSpillParentOrNullObject(): WireRange | null {
    const { top, left } = this.area;
    const spill = this.sheet.spillAt(top, left);
    if (spill) return this.part(areaAt(spill.row, spill.column, 1, 1));
    return this.sheet.isSpill(top, left) ? this.part(areaAt(top, left, 1, 1)) : null;
  }

  Select(): void {
    this.alive();
    if (this.sheet.visibility !== "Visible") throw new Refused("InvalidOperation", "the sheet is hidden");
    this.book.select(this.sheet, [this.area]);
  }
  Clear(what = "All"): void {
    this.alive();
    this.sheet.guard(this.area);
    const cut = this.sheet.merges.some(
      (merge) =>
        meets(merge, this.area) &&
        !(within(this.area, merge.top, merge.left) && within(this.area, merge.bottom, merge.right)),
    );
    if (cut) throw new Refused("InvalidOperation", "We can't do that to a merged cell.");
    for (const [row, column] of [...this.cells()]) {
      if (what === "Contents" || what === "All") this.sheet.enter(row, column, "");
      if (what === "Hyperlinks") this.sheet.without(row, column, "link");
    }
    this.book.changed(this.sheet, this.area);
  }
  Merge(): void {
    this.alive();
    this.sheet.guard();
    if (this.sheet.merges.some((merge) => meets(merge, this.area))) throw new Refused("MergedRangeConflict");
    const { top, left } = this.area;
    const first = this.sheet.at(top, left);
    for (const [row, column] of [...this.cells()]) {
      if (row === top && column === left) continue;
      this.sheet.enter(row, column, "");
      const { format } = first;
      if (this.sheet.at(row, column).format !== format) this.sheet.change(row, column, { format });
    }
    if (heightOf(this.area) * widthOf(this.area) > 1) this.sheet.merges.push(this.area);
    this.book.changed(this.sheet, this.area);
  }
  Unmerge(): void {
    this.alive();
    this.sheet.guard();
    this.sheet.merges = this.sheet.merges.filter((merge) => !meets(merge, this.area));
  }

  GetRowProperties(): { rowHidden: boolean }[] {
    return this.lines(this.area.top, this.area.bottom, this.sheet.hiddenRows).map((rowHidden) => ({ rowHidden }));
  }
  GetColumnProperties(): { columnHidden: boolean }[] {
    const hidden = this.lines(this.area.left, this.area.right, this.sheet.hiddenColumns);
    return hidden.map((columnHidden) => ({ columnHidden }));
  }
  GetCellProperties(): unknown {
    return this.grid((row, column) => {
      const { bold, align } = this.sheet.at(row, column);
      return {
        format: {
          font: { bold },
          horizontalAlignment: align,
          protection: { locked: this.sheet.isLocked(row, column) },
        },
      };
    });
  }
  SetCellProperties(given: Settable[][]): void {
    const { top, left } = this.area;
    this.grid((row, column) => {
      const { font, horizontalAlignment, protection } = given[row - top]?.[column - left]?.format ?? {};
      if (font?.bold !== undefined || horizontalAlignment !== undefined) this.sheet.guardFormats();
      this.sheet.change(row, column, {
        ...(font?.bold === undefined ? {} : { bold: font.bold }),
        ...(horizontalAlignment === undefined ? {} : { align: horizontalAlignment }),
      });
      if (protection?.locked !== undefined) this.sheet.lock(row, column, protection.locked);
    });
  }
}

interface Settable {
  readonly format?: {
    readonly font?: { readonly bold?: boolean };
    readonly horizontalAlignment?: string;
    readonly protection?: { readonly locked?: boolean };
  };
}

/** Ranges that need not touch. */
export class WireRangeAreas extends Wire {
  constructor(
    private readonly book: MemoryBook,
    private readonly sheet: MemorySheet,
    private readonly list: readonly Area[],
  ) {
    super();
  }
  override readonly isKept = true;
  get Address(): string {
    return this.list.map((area) => addressIn(this.sheet, area)).join(",");
  }
  get Areas(): Wire {
    return new WireRanges(this.list.map((area) => new WireRange(this.book, this.sheet, area)));
  }
  get Worksheet(): Wire {
    return this.book.wire(this.sheet);
  }
  get ConditionalFormats(): Wire {
    return conditionalFormats(this.book, this.sheet, this.list);
  }
}

class WireRanges extends Wire {
  constructor(readonly Items: readonly WireRange[]) {
    super();
  }
  GetItemAt(index: number): WireRange | undefined {
    return this.Items[index];
  }
}

export const areasOfAddresses = (addresses: string): Area[] => {
  if (addresses.length > 8_192) throw new Refused("InvalidArgument", "the addresses are too long");
  return addresses.split(",").map(areaOfAddress);
};

const conditionalFormats = (book: MemoryBook, sheet: MemorySheet, areas: readonly Area[]): Wire =>
  new WireConditionalFormats((found) => new WireRangeAreas(book, sheet, found), sheet, areas);

function turn(lines: Set<number>, line: number, hidden: boolean): void {
  if (hidden) lines.add(line);
  else lines.delete(line);
}
