// The sheet in sight on paper: values as shown, merges, widths, borders, print area, repeated header, A4.
import { areaAt, heightOf, widthOf, within, type Area } from "../analysis";
import type { Book, BookCell, BookSheet, PlacedChart, Print, Style } from "../workbook/book/book";
import { barsOf } from "../workbook/chart/bars";
import { drawBars } from "../workbook/grid/drawBars";
import type { GridWorkbook } from "../workbook/grid/gridWorkbook";

const [PIXELS_PER_INCH, POINTS_PER_INCH] = [96, 72];
/** Points of a drawing for a pixel: paper shows more of them than a screen. */
const DENSITY = 2;
/** The short and the long side of A4, in inches. */
const [SHORT, LONG] = [8.27, 11.69];
const MARGINS = { top: 0.75, bottom: 0.75, left: 0.7, right: 0.7 } as const;
/** A column and a row that say nothing of their size, in characters and in points. */
const [USUAL_WIDTH, USUAL_HEIGHT] = [9.57, 15];
/** Empty space on both sides of a cell's text, in pixels. */
const PADDING = 6;

/** Prints the sheet in sight, by a table that is on the page for paper alone. */
export async function printSheet(grid: GridWorkbook): Promise<void> {
  const { sheet: name } = await grid.selection();
  const book = grid.book();
  const sheet = book.sheets.find((one) => one.name === name);
  const used = (await grid.sheets()).find((one) => one.name === name)?.used;
  if (!sheet || !used) return;
  const areas = sheet.print?.areas ?? [{ ...used, top: 0, left: 0 }];
  const paper = document.createElement("section");
  paper.id = "paper";
  for (const area of areas) {
    const { texts } = await grid.cells({ sheet: name, area });
    paper.append(...tablesOf({ book, sheet, area, texts }));
  }
  for (const one of sheet.charts ?? []) paper.append(await chartOf(grid, sheet, one));
  document.getElementById("paper")?.remove();
  document.body.append(paper);
  const rules = new CSSStyleSheet();
  rules.replaceSync(pageRule(sheet.print ?? {}));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  window.addEventListener(
    "afterprint",
    () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rules);
      paper.remove();
    },
    { once: true },
  );
  window.print();
}

/** A chart, below the cells, as wide and high as in the grid. */
async function chartOf(grid: GridWorkbook, sheet: BookSheet, { at, chart }: PlacedChart): Promise<HTMLCanvasElement> {
  const { data } = chart;
  const { texts } = await grid.cells({ sheet: sheet.name, area: data });
  const bars = barsOf(chart, (row, column) => ({
    text: texts[row - data.top]?.[column - data.left] ?? "",
    value: sheet.rows[row]?.[column]?.value,
  }));
  const width = range(at.left, at.right).reduce((sum, column) => sum + widthAt(sheet, column), 0);
  const points = range(at.top, at.bottom).reduce((sum, row) => sum + (sheet.rowHeights[row] ?? USUAL_HEIGHT), 0);
  const height = (points * PIXELS_PER_INCH) / POINTS_PER_INCH;
  const canvas = document.createElement("canvas");
  canvas.width = width * DENSITY;
  canvas.height = height * DENSITY;
  canvas.style.width = `${width}px`;
  const context = canvas.getContext("2d");
  context?.scale(DENSITY, DENSITY);
  if (context) drawBars(context, { left: 0, top: 0, width, height }, bars);
  return canvas;
}

function pageRule({ landscape = false, margins = {}, lines = {} }: Print): string {
  const { top, right, bottom, left } = { ...MARGINS, ...margins };
  const footer = pageWords(/&C(.*?)(?=&[LR]|$)/s.exec(lines.oddFooter ?? "")?.[1] ?? "");
  const centre = footer === "" ? "" : ` @bottom-center { content: ${footer}; font-size: 9pt; }`;
  return `@page { size: A4 ${landscape ? "landscape" : "portrait"}; margin: ${top}in ${right}in ${bottom}in ${left}in;${centre} }`;
}

/** The words of a footer, in which &P is the page and &N how many there are, as a style sheet says them. */
const pageWords = (codes: string): string =>
  codes
    .split(/(&[PN])/)
    .filter((piece) => piece !== "")
    .map((piece) => ({ "&P": "counter(page)", "&N": "counter(pages)" })[piece] ?? JSON.stringify(piece))
    .join(" ");

interface Printed {
  readonly book: Book;
  readonly sheet: BookSheet;
  readonly area: Area;
  readonly texts: readonly (readonly string[])[];
}

/** The lines above the repeated header as a table of their own, then the others under the header. */
function tablesOf(printed: Printed): HTMLTableElement[] {
  const { sheet, area } = printed;
  const [first, last] = sheet.print?.repeatRows ?? [area.top, area.top - 1];
  const above = first > area.top ? [tableOf(printed, range(area.top, first - 1), [])] : [];
  return [...above, tableOf(printed, range(Math.max(area.top, last + 1), area.bottom), range(first, last))];
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

const widthAt = ({ columnWidths }: BookSheet, column: number): number => (columnWidths[column] ?? USUAL_WIDTH) * 7 + 5;

function tableOf(printed: Printed, rows: readonly number[], header: readonly number[]): HTMLTableElement {
  const { sheet, area } = printed;
  const columns = range(area.left, area.right).filter((column) => !sheet.hiddenColumns.includes(column));
  const isShown = (row: number): boolean => row >= area.top && row <= area.bottom && !sheet.hiddenRows.includes(row);
  const table = document.createElement("table");
  const widths = columns.map((column) => widthAt(sheet, column));
  const width = widths.reduce((sum, one) => sum + one, 0);
  table.style.width = `${width}px`;
  table.style.zoom = String(scaleOf(sheet.print ?? {}, width));
  const group = table.appendChild(document.createElement("colgroup"));
  for (const one of widths) group.appendChild(document.createElement("col")).style.width = `${one}px`;
  for (const [part, lines] of [
    [table.createTHead(), header.filter(isShown)],
    [table.createTBody(), rows.filter(isShown)],
  ] as const) {
    for (const row of lines) part.append(lineOf(printed, row, { columns, lines }));
  }
  return table;
}

/** No wider than the paper: what stood on a page of its own to the right would be read apart from its labels. */
function scaleOf({ landscape = false, margins = {}, scale = 100 }: Print, width: number): number {
  const { left, right } = { ...MARGINS, ...margins };
  const room = ((landscape ? LONG : SHORT) - left - right) * PIXELS_PER_INCH;
  return Math.min(scale / 100, room / width);
}

interface Part {
  readonly columns: readonly number[];
  readonly lines: readonly number[];
}

function lineOf({ book, sheet, area, texts }: Printed, row: number, { columns, lines }: Part): HTMLTableRowElement {
  const line = document.createElement("tr");
  line.style.height = `${sheet.rowHeights[row] ?? USUAL_HEIGHT}pt`;
  for (const [at, column] of columns.entries()) {
    const merge = sheet.merges.find((one) => within(one, row, column)) ?? areaAt(row, column);
    const across = columns.filter((one) => one >= merge.left && one <= merge.right);
    const down = lines.filter((one) => one >= merge.top && one <= merge.bottom);
    // The first that is shown of a merge stands for all of it.
    if (across[0] !== column || down[0] !== row) continue;
    const cell = line.insertCell();
    cell.colSpan = across.length;
    cell.rowSpan = down.length;
    const source = sheet.rows[merge.top]?.[merge.left];
    const text = texts[merge.top - area.top]?.[merge.left - area.left] ?? "";
    cell.textContent = text;
    const style = (source?.style === undefined ? undefined : book.styles[source.style]) ?? {};
    dress(cell, style, source);
    const room = across.reduce((sum, one) => sum + widthAt(sheet, one), 0) - PADDING;
    const isNumber = typeof source?.value === "number";
    if (isNumber && heightOf(merge) === 1 && widthOf(merge) === 1) fit(cell, text, style, room);
    const next = texts[row - area.top]?.[(columns[at + 1] ?? -1) - area.left] ?? "";
    if (isNumber || next !== "") cell.style.overflow = "hidden";
  }
  return line;
}

const ALIGNED = { top: "top", center: "middle", bottom: "bottom" } as const;
const LINES = {
  thin: "1px solid",
  medium: "2px solid",
  thick: "3px solid",
  double: "3px double",
  dashed: "1px dashed",
  dotted: "1px dotted",
  hair: "1px dotted",
} as const;

function dress(cell: HTMLTableCellElement, style: Style, source: BookCell | undefined): void {
  const { style: css } = cell;
  css.font = fontOf(style);
  css.textDecoration = [style.underline ? "underline" : "", style.strike ? "line-through" : ""].join(" ");
  if (style.color !== undefined) css.color = `#${style.color}`;
  if (style.fill !== undefined) css.backgroundColor = `#${style.fill}`;
  css.textAlign = style.align ?? (typeof source?.value === "number" ? "right" : "left");
  css.verticalAlign = ALIGNED[style.vertical ?? "bottom"];
  css.whiteSpace = style.wrap ? "pre-wrap" : "pre";
  if (style.indent !== undefined) css.paddingLeft = `${style.indent}em`;
  for (const [side, { style: kind, color = "000000" }] of Object.entries(style.borders ?? {}))
    css.setProperty(`border-${side}`, `${LINES[kind]} #${color}`);
}

const fontOf = ({ bold, italic, size = 11, font }: Style, scale = 1): string =>
  `${italic ? "italic " : ""}${bold ? "bold " : ""}${size * scale}pt ${font ? `"${font}", ` : ""}等线, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;

/** Writes a number smaller where its column is too narrow: its first digits alone would be another number. */
function fit(cell: HTMLTableCellElement, text: string, style: Style, room: number): void {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return;
  context.font = fontOf(style);
  const { width } = context.measureText(text);
  if (width > room) cell.style.font = fontOf(style, room / width);
}
