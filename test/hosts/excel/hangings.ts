import type { MemoryBook } from "./book";
import { nextId, Refused, type MemorySheet } from "./sheet";
import { addressIn, areaOnSheet, WireRange } from "./ranges";
import { Wire, WireCollection, WireEntry } from "./wire";

/** What hangs on sheets and on the workbook: comments, charts, names, settings. */

export class WireComments extends Wire {
  constructor(
    private readonly book: MemoryBook,
    private readonly sheets: readonly MemorySheet[],
  ) {
    super();
  }
  get Items(): Wire[] {
    return this.sheets.flatMap((sheet) => sheet.comments.map(({ id }) => new WireComment(this.book, sheet, id)));
  }
  GetItem(wanted: string): Wire {
    const sheet = this.sheets.find(({ comments }) => comments.some(({ id }) => id === wanted));
    if (!sheet) throw new Refused("ItemNotFound");
    return new WireComment(this.book, sheet, wanted);
  }
  Add(cell: WireRange, content: string): Wire {
    const { sheet, area } = cell;
    sheet.guard();
    if (content === "") throw new Refused("InvalidArgument");
    if (sheet.comments.some(({ row, column }) => row === area.top && column === area.left)) {
      throw new Refused("ItemAlreadyExists");
    }
    const comment = { id: nextId(), row: area.top, column: area.left, content };
    sheet.comments.push(comment);
    return new WireComment(this.book, sheet, comment.id);
  }
}

class WireComment extends WireEntry<"comments"> {
  constructor(
    private readonly book: MemoryBook,
    sheet: MemorySheet,
    id: string,
  ) {
    super(sheet, "comments", id);
  }
  get Content(): string {
    return this.entry.content;
  }
  set Content(content: string) {
    this.sheet.guard();
    this.entry.content = content;
  }
  GetLocation(): Wire {
    const { row, column } = this.entry;
    return new WireRange(this.book, this.sheet, areaOnSheet(row, column, 1, 1));
  }
}

export class WireCharts extends WireCollection {
  constructor(private readonly sheet: MemorySheet) {
    super();
  }
  get Items(): Wire[] {
    return this.sheet.charts.map(({ id }) => new WireChart(this.sheet, "charts", id));
  }
  GetItemOrNullObject(name: string): Wire | null {
    const found = this.sheet.charts.find((chart) => chart.name === name || chart.id === name);
    return found ? new WireChart(this.sheet, "charts", found.id) : null;
  }
  Add(type: string, source: WireRange): Wire {
    this.sheet.guard();
    const chart = {
      ...{ id: nextId(), name: "", type, source: addressIn(source.sheet, source.area), title: "" },
      isReversed: false,
      at: null,
    };
    this.sheet.charts.push(chart);
    return new WireChart(this.sheet, "charts", chart.id);
  }
}

class WireChart extends WireEntry<"charts"> {
  get Name(): string {
    return this.entry.name;
  }
  set Name(name: string) {
    this.entry.name = name;
  }
  get Title(): Wire {
    return new WireTitle(this.entry);
  }
  get Axes(): Wire {
    return new WireAxes(this.entry);
  }
  SetPosition(start: WireRange, end: WireRange): void {
    const { top, left } = start.area;
    const { bottom, right } = end.area;
    this.entry.at = { top, left, bottom, right };
  }
}

class WireAxes extends Wire {
  constructor(private readonly of: { isReversed: boolean }) {
    super();
  }
  get CategoryAxis(): Wire {
    return new WireCategoryAxis(this.of);
  }
}

class WireCategoryAxis extends Wire {
  constructor(private readonly of: { isReversed: boolean }) {
    super();
  }
  get ReversePlotOrder(): boolean {
    return this.of.isReversed;
  }
  set ReversePlotOrder(is: boolean) {
    this.of.isReversed = is;
  }
}

class WireTitle extends Wire {
  constructor(private readonly of: { title: string }) {
    super();
  }
  get Text(): string {
    return this.of.title;
  }
  set Text(text: string) {
    this.of.title = text;
  }
}

export class WireNames extends WireCollection {
  constructor(private readonly book: MemoryBook) {
    super();
  }
  GetItemOrNullObject(name: string): Wire | null {
    return this.book.names.has(name) ? new WireName(this.book, name) : null;
  }
  Add(name: string, reference: WireRange | string): Wire {
    if (this.book.names.has(name)) throw new Refused("ItemAlreadyExists");
    if (!/^[\p{L}_\\][\p{L}\p{N}_.]*$/u.test(name)) throw new Refused("InvalidArgument");
    const formula = typeof reference === "string" ? reference : `=${addressIn(reference.sheet, reference.area)}`;
    this.book.names.set(name, formula);
    return new WireName(this.book, name);
  }
}

class WireName extends Wire {
  constructor(
    private readonly book: MemoryBook,
    private readonly name: string,
  ) {
    super();
  }
  override get _Id(): string {
    return this.name;
  }
  get Name(): string {
    return this.name;
  }
  get Formula(): string {
    return this.book.names.get(this.name) ?? "";
  }
  set Formula(formula: string) {
    this.book.names.set(this.name, formula);
  }
  Delete(): void {
    this.book.names.delete(this.name);
  }
}

export class WireSettings extends WireCollection {
  constructor(private readonly book: MemoryBook) {
    super();
  }
  GetItemOrNullObject(key: string): Wire | null {
    return this.book.settings.has(key) ? new WireSetting(this.book, key) : null;
  }
  Add(key: string, value: unknown): Wire {
    this.book.settings.set(key, value);
    return new WireSetting(this.book, key);
  }
}

class WireSetting extends Wire {
  constructor(
    private readonly book: MemoryBook,
    private readonly key: string,
  ) {
    super();
  }
  override get _Id(): string {
    return this.key;
  }
  get Value(): unknown {
    return this.book.settings.get(this.key);
  }
  Delete(): void {
    this.book.settings.delete(this.key);
  }
}
