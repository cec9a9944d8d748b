import type { MemoryBook } from "./book";
import { nextId, Refused, type MemorySheet } from "./sheet";
import { addressIn, areaOnSheet, WireRange } from "./ranges";
import { Wire } from "./wire";

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

class WireComment extends Wire {
  constructor(
    private readonly book: MemoryBook,
    private readonly sheet: MemorySheet,
    private readonly id: string,
  ) {
    super();
  }
  private get comment() {
    const found = this.sheet.comments.find(({ id }) => id === this.id);
    if (!found) throw new Refused("ItemNotFound");
    return found;
  }
  override get _Id(): string {
    return this.id;
  }
  get Id(): string {
    return this.id;
  }
  get Content(): string {
    return this.comment.content;
  }
  set Content(content: string) {
    this.sheet.guard();
    this.comment.content = content;
  }
  GetLocation(): Wire {
    const { row, column } = this.comment;
    return new WireRange(this.book, this.sheet, areaOnSheet(row, column, 1, 1));
  }
  Delete(): void {
    this.sheet.guard();
    const { comment } = this;
    this.sheet.comments = this.sheet.comments.filter((other) => other !== comment);
  }
}

export class WireCharts extends Wire {
  constructor(private readonly sheet: MemorySheet) {
    super();
  }
  get Items(): Wire[] {
    return this.sheet.charts.map(({ id }) => new WireChart(this.sheet, id));
  }
  GetItemOrNullObject(name: string): Wire | null {
    const found = this.sheet.charts.find((chart) => chart.name === name || chart.id === name);
    return found ? new WireChart(this.sheet, found.id) : null;
  }
  GetItem(name: string): Wire {
    const found = this.GetItemOrNullObject(name);
    if (!found) throw new Refused("ItemNotFound");
    return found;
  }
  Add(type: string, source: WireRange): Wire {
    this.sheet.guard();
    const chart = { id: nextId(), name: "", type, source: addressIn(source.sheet, source.area), title: "", at: null };
    this.sheet.charts.push(chart);
    return new WireChart(this.sheet, chart.id);
  }
}

class WireChart extends Wire {
  constructor(
    private readonly sheet: MemorySheet,
    private readonly id: string,
  ) {
    super();
  }
  private get chart() {
    const found = this.sheet.charts.find(({ id }) => id === this.id);
    if (!found) throw new Refused("ItemNotFound");
    return found;
  }
  override get _Id(): string {
    return this.id;
  }
  get Id(): string {
    return this.id;
  }
  get Name(): string {
    return this.chart.name;
  }
  set Name(name: string) {
    this.chart.name = name;
  }
  get Title(): Wire {
    return new WireTitle(this.chart);
  }
  SetPosition(start: WireRange, end: WireRange): void {
    const { top, left } = start.area;
    const { bottom, right } = end.area;
    this.chart.at = { top, left, bottom, right };
  }
  Delete(): void {
    const { chart } = this;
    this.sheet.charts = this.sheet.charts.filter((other) => other !== chart);
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

export class WireNames extends Wire {
  constructor(private readonly book: MemoryBook) {
    super();
  }
  GetItemOrNullObject(name: string): Wire | null {
    return this.book.names.has(name) ? new WireName(this.book, name) : null;
  }
  GetItem(name: string): Wire {
    const found = this.GetItemOrNullObject(name);
    if (!found) throw new Refused("ItemNotFound");
    return found;
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

export class WireSettings extends Wire {
  constructor(private readonly book: MemoryBook) {
    super();
  }
  GetItemOrNullObject(key: string): Wire | null {
    return this.book.settings.has(key) ? new WireSetting(this.book, key) : null;
  }
  GetItem(key: string): Wire {
    const found = this.GetItemOrNullObject(key);
    if (!found) throw new Refused("ItemNotFound");
    return found;
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
