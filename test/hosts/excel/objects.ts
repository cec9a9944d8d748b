import { areaAt, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../../addin/analysis/index";
import { readWorkbookBytes } from "../../../addin/workbook/read/file";
import type { WorkbookSheet } from "../../../addin/workbook/book/write";
import type { MemoryBook } from "./book";
import { Refused, sheetFrom, type MemorySheet } from "./sheet";
import { areaOfAddress } from "./formulas";
import { WireCharts, WireComments, WireNames, WireSettings } from "./hangings";
import { areaOnSheet, areasOfAddresses, WireRange, WireRangeAreas } from "./ranges";
import { Wire } from "./wire";

/** The workbook and its sheets, as Office.js sees them. */

const WHOLE: Area = areaAt(0, 0, SHEET_ROWS, SHEET_COLUMNS);

export class WireWorkbook extends Wire {
  constructor(private readonly book: MemoryBook) {
    super();
  }
  get Name(): string {
    return this.book.name;
  }
  get Worksheets(): Wire {
    return new WireWorksheets(this.book);
  }
  get Application(): Wire {
    return new WireApplication(this.book);
  }
  get Names(): Wire {
    return new WireNames(this.book);
  }
  get Settings(): Wire {
    return new WireSettings(this.book);
  }
  get Comments(): Wire {
    return new WireComments(this.book, this.book.sheets);
  }
  get Protection(): Wire {
    return new WireStructure(this.book);
  }
  GetSelectedRanges(): Wire {
    const { sheet, areas } = this.book.selection;
    return new WireRangeAreas(this.book, sheet, areas);
  }
  GetSelectedRange(): Wire {
    const { sheet, areas } = this.book.selection;
    if (areas.length !== 1) throw new Refused("InvalidSelection");
    return new WireRange(this.book, sheet, areas[0] as Area);
  }
  async InsertWorksheetsFromBase64(base64: string): Promise<string[]> {
    this.book.guardStructure();
    const read = await readWorkbookBytes(Buffer.from(base64, "base64"), "插入.xlsx").catch((error: unknown) => {
      throw new Refused("InvalidArgument", String(error));
    });
    return read.map((sheet) => {
      const rows: WorkbookSheet["rows"] = sheet.rows.map((cells, row) =>
        cells.map((value, column) => {
          const format = sheet.formats[sheet.formatOf[row]?.[column] ?? -1];
          return format === undefined ? value : { value, format };
        }),
      );
      return this.book.take(sheetFrom({ ...sheet, name: this.book.freeName(sheet.name), rows })).id;
    });
  }
  _RemoveReference(): void {
    // A range that is no longer used costs nothing here.
  }
}

class WireApplication extends Wire {
  constructor(private readonly book: MemoryBook) {
    super();
  }
  readonly CalculationMode = "Automatic";
  get CalculationState(): string {
    return this.book.calculating ? "Calculating" : "Done";
  }
  SuspendScreenUpdatingUntilNextSync(): void {
    // Nothing is drawn.
  }
  SuspendApiCalculationUntilNextSync(): void {
    // Calculation waits for the end of a request in any case.
  }
  CreateWorkbook(base64: string): Wire {
    return new WireCreated(this.book, Buffer.from(base64, "base64"));
  }
}

class WireCreated extends Wire {
  constructor(
    private readonly book: MemoryBook,
    private readonly bytes: Uint8Array,
  ) {
    super();
  }
  Open(): void {
    this.book.opened.push(this.bytes);
  }
}

class WireStructure extends Wire {
  constructor(private readonly book: MemoryBook) {
    super();
  }
  get Protected(): boolean {
    return this.book.structureProtected;
  }
}

class WireWorksheets extends Wire {
  constructor(private readonly book: MemoryBook) {
    super();
  }
  get Items(): Wire[] {
    return this.book.sheets.map((sheet) => this.book.wire(sheet));
  }
  GetItem(key: string): Wire {
    return this.book.wire(this.book.sheet(key));
  }
  GetItemOrNullObject(key: string): Wire | null {
    const sheet = this.book.find(key);
    return sheet ? this.book.wire(sheet) : null;
  }
  Add(name: string): Wire {
    return this.book.wire(this.book.add(name));
  }
}

/** Nothing is registered: the events go to no listener. */
for (const event of ["DataChanged", "Added", "Deleted", "SelectionChanged"]) {
  for (const name of [`_Register${event}Event`, `_Unregister${event}Event`]) {
    Object.defineProperty(WireWorksheets.prototype, name, { value: () => undefined });
  }
}

class WireFreezePanes extends Wire {
  constructor(private readonly sheet: MemorySheet) {
    super();
  }
  FreezeRows(count: number): void {
    this.sheet.frozenRows = count;
  }
}

export class WireWorksheet extends Wire {
  constructor(
    private readonly book: MemoryBook,
    private readonly sheet: MemorySheet,
  ) {
    super();
  }
  private range(area: Area): WireRange {
    this.book.sheet(this.sheet.id);
    return new WireRange(this.book, this.sheet, area);
  }
  override get _Id(): string {
    return this.sheet.id;
  }
  get Id(): string {
    return this.sheet.id;
  }
  get Name(): string {
    return this.sheet.name;
  }
  set Name(name: string) {
    this.book.rename(this.sheet, name);
  }
  get Visibility(): MemorySheet["visibility"] {
    return this.sheet.visibility;
  }
  set Visibility(visibility: MemorySheet["visibility"]) {
    this.book.show(this.sheet, visibility);
  }
  get Protection(): Wire {
    return new WireProtection(this.sheet);
  }
  get Comments(): Wire {
    return new WireComments(this.book, [this.sheet]);
  }
  get Charts(): Wire {
    return new WireCharts(this.sheet);
  }
  get FreezePanes(): Wire {
    return new WireFreezePanes(this.sheet);
  }
  GetRange(address?: string | null): Wire {
    return this.range(address ? areaOfAddress(address) : WHOLE);
  }
  GetRangeByIndexes(row: number, column: number, rows: number, columns: number): Wire {
    return this.range(areaOnSheet(row, column, rows, columns));
  }
  GetRanges(addresses: string): Wire {
    return new WireRangeAreas(this.book, this.sheet, areasOfAddresses(addresses));
  }
  GetUsedRangeOrNullObject(): Wire | null {
    const used = this.sheet.used();
    return used && this.range(used);
  }
  Activate(): void {
    if (this.sheet.visibility !== "Visible") throw new Refused("InvalidOperation", "the sheet is hidden");
    if (this.book.selection.sheet !== this.sheet) this.book.select(this.sheet, [areaOnSheet(0, 0, 1, 1)]);
  }
  Delete(): void {
    this.book.remove(this.book.sheet(this.sheet.id));
  }
}

class WireProtection extends Wire {
  constructor(private readonly sheet: MemorySheet) {
    super();
  }
  get Protected(): boolean {
    return this.sheet.protection.protected;
  }
  get Options(): unknown {
    return this.sheet.protection.options;
  }
  Protect(options: unknown): void {
    if (this.sheet.protection.protected) throw new Refused("InvalidOperation", "protected already");
    this.sheet.protection = { protected: true, options: options ?? {} };
  }
  Unprotect(password?: string | null): void {
    if (this.sheet.password !== undefined && this.sheet.password !== password) throw new Refused("AccessDenied");
    this.sheet.protection = { protected: false, options: null };
  }
}
