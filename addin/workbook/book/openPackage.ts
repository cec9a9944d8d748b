import type { Sheet as HucreSheet } from "hucre";
import { SHEET_COLUMNS } from "../../analysis";
import type { Book, BookSheet } from "./book";
import { USUAL } from "./bookSheets";
import { readStyles } from "./fileStyles";
import { conditionalOf } from "./conditional";
import { filterOf } from "./filter";
import { loseOfSheet, loseOfWorkbook, Losses } from "./losses";
import { binaryBytes } from "../package/native";
import { placedCharts } from "../chart/placed";
import { upToLast } from "../collections";
import { widthOf } from "../read/rows";
import { bookRows } from "./openCells";
import { commentsOf, linksOf, namesOf, validationsOf } from "./openExtras";
import { outlineOf, printOf, viewOf } from "./page";
import { relationsOf } from "../package/package";
import { StyleBook } from "./styleBook";
import { formatsIn, layoutOf, prepare, type Prepared } from "../read/xlsx";
import { elementsOf, parseXml } from "../package/xml";
import { storedZip, textOf, type Archive } from "../package/zip";

/** Listeners to the opening of a package, one of which may stop it. */
export interface Watch {
  readonly progress: (fraction: number, sheet: string) => void;
  /** Called with the number of cells before they are read; throws where they are too many. */
  readonly count: (cells: number) => void;
}

/** A package as a book; undefined where hucre refuses it. */
export async function openPackage(archive: Archive, workbook: string, watch: Watch): Promise<Book | undefined> {
  const prepared = prepare(archive, workbook, (text) => {
    watch.count(cellsIn(text));
  });
  if (prepared === undefined) return undefined;
  const { frame, texts } = prepared;
  const read = await readSheets(archive, prepared, watch);
  if (read === undefined) return undefined;
  const { usual, styles, colorOf } = await readStyles(archive, frame);
  const xfs = styles.map((style, xf) => (style === undefined ? -1 : xf));
  const losses = new Losses();
  loseOfWorkbook(losses, archive, frame);
  if (frame.from1904) losses.add("dates1904", "");
  const book = new StyleBook();
  const sheets: BookSheet[] = [];
  for (const [i, sheet] of read.entries()) {
    const text = texts[i] ?? "";
    const styleOf = formatsIn(text, xfs, { file: archive.file, part: frame.worksheets[i]?.part }, true);
    if (styleOf === undefined) return undefined;
    const relations = relationsOf(archive, frame.worksheets[i]?.part ?? "");
    const beside = parseXml(textOf(binaryBytes(withoutCells(text))));
    const conditional = conditionalOf(beside, frame.stylesXml, colorOf);
    const filter = filterOf(sheet.autoFilter, beside);
    const charts = placedCharts(archive, relations);
    loseOfSheet(losses, sheet.name, { archive, relations, beside, charts: charts.length });
    losses.add("conditionalFormats", sheet.name, elementsOf(beside, "cfRule").length - conditional.length);
    losses.add("filters", sheet.name, elementsOf(beside, "autoFilter").length - (filter ? 1 : 0));
    losses.add("richText", sheet.name, richIn(sheet));
    losses.add("lineEnds", sheet.name, returnsIn(sheet));
    const { taken, others, lost } = validationsOf(sheet.dataValidations ?? []);
    losses.add("validations", sheet.name, lost);
    const rows = bookRows(sheet, styleOf, { styles, from1904: frame.from1904, book, file: archive.file });
    sheets.push({
      ...shapeOf(sheet, rows),
      rows,
      comments: commentsOf(archive, relations),
      links: linksOf(beside, relations),
      validations: taken,
      ...(others.length === 0 ? {} : { otherValidations: others }),
      ...(conditional.length === 0 ? {} : { conditional }),
      ...(filter === undefined ? {} : { filter }),
      ...(charts.length === 0 ? {} : { charts }),
      ...printOf(sheet),
      ...viewOf(sheet, colorOf),
      ...outlineOf(sheet),
    });
  }
  const names = namesOf(frame.workbookXml);
  return { sheets, styles: book.styles, usual: usual ?? USUAL, names, lost: losses.list() };
}

async function readSheets(
  archive: Archive,
  { frame, parts, texts }: Prepared,
  { progress }: Watch,
): Promise<HucreSheet[] | undefined> {
  const metadata = relationsOf(archive, frame.workbook).find(({ type }) => type === "sheetMetadata")?.target;
  const part = metadata === undefined ? undefined : archive.part(metadata);
  if (metadata !== undefined && part !== undefined) parts.set(metadata, part);
  const { readXlsx } = await import("hucre/xlsx");
  const all = texts.reduce((sum, { length }) => sum + length, 1);
  let done = 0;
  const read = await readXlsx(storedZip(parts), {
    sheets: ({ name, index }) => {
      progress(done / all, name);
      done += texts[index]?.length ?? 0;
      return true;
    },
  }).catch(() => undefined);
  return read?.sheets.length === texts.length ? read.sheets : undefined;
}

function cellsIn(text: string): number {
  let cells = 0;
  for (let at = text.indexOf("<c "); at >= 0; at = text.indexOf("<c ", at + 3)) cells++;
  return cells;
}

function withoutCells(text: string): string {
  const [start, end] = [text.indexOf("<sheetData"), text.indexOf("</sheetData>")];
  return end < 0 ? text : text.slice(0, start) + text.slice(end + "</sheetData>".length);
}

function richIn({ cells = new Map() }: HucreSheet): number {
  let rich = 0;
  for (const { richText } of cells.values()) if (richText !== undefined) rich++;
  return rich;
}

function returnsIn({ rows }: HucreSheet): number {
  let returns = 0;
  for (const row of rows) for (const value of row) if (typeof value === "string" && value.includes("\r")) returns++;
  return returns;
}

type Shape = Omit<
  BookSheet,
  | "rows"
  | "comments"
  | "links"
  | "validations"
  | "otherValidations"
  | "conditional"
  | "filter"
  | "print"
  | "view"
  | "outline"
>;

function shapeOf(sheet: HucreSheet, rows: BookSheet["rows"]): Shape {
  const layout = layoutOf(sheet);
  const { freezePane, rowDefs = new Map(), columns: defined = [] } = sheet;
  const width = widthOf(rows);
  // A file that gives widths up to the last column means the columns that it does not use.
  const columns = defined.length >= SHEET_COLUMNS ? defined.slice(0, width) : defined;
  const rowHeights: (number | undefined)[] = [];
  for (const [row, { height }] of rowDefs) if (height !== undefined) rowHeights[row] = height;
  return {
    ...layout,
    columnWidths: upToLast(columns.map((column) => column.width)),
    rowHeights: upToLast(Array.from(rowHeights)),
    hiddenColumns: layout.hiddenColumns.filter((column) => column < columns.length),
    frozen: { rows: freezePane?.rows ?? 0, columns: freezePane?.columns ?? 0 },
    protected: sheet.protection?.sheet === true,
  };
}
