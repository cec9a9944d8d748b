import type { Book, BookSheet, Loss, LossKind } from "./book";
import { bookOfSheets } from "./bookSheets";
import { contentOf, fileNameOf, inflated, readContent, unlocked, type Content } from "../read/bytes";
import { displayFormula } from "./formulas";
import { blockOf } from "./openCells";
import { openPackage } from "./openPackage";
import { areaOf, cellsIn } from "../../analysis";
import { MOST_CELLS_OF_BOOK } from "../read/limits";
import { filledPart } from "../read/rows";
import { readFormulas, type FormulasFound } from "../read/sheetjs";
import { asUnreadable, UnreadableFile } from "../read/unreadable";

export interface OpenOptions {
  /** Called before each sheet is read, with the fraction of the file that has been read. */
  readonly progress?: (fraction: number, sheet: string) => void;
  readonly mostCells?: number;
}

/**
 * A workbook's bytes as a book. An .xlsx or .xlsm is read with how it looks; of other kinds come values, number formats,
 * merges and what is hidden, of .xls, .et and .ods formulas too, and what else there may be is noted as lost. Throws `UnreadableFile`, "too large" above
 * `mostCells`, which are counted before they are read.
 */
export async function openBook(bytes: Uint8Array, name: string, options: OpenOptions = {}): Promise<Book> {
  const file = fileNameOf(name);
  try {
    return await bookIn(bytes, file, options);
  } catch (error) {
    throw asUnreadable(error, file);
  }
}

async function bookIn(
  bytes: Uint8Array,
  file: string,
  { progress = () => undefined, mostCells = MOST_CELLS_OF_BOOK }: OpenOptions,
): Promise<Book> {
  let cells = 0;
  const count = (more: number): void => {
    cells += more;
    if (cells > mostCells) throw new UnreadableFile("too large", file);
  };
  const content = contentOf(await unlocked(bytes), file);
  const book =
    content.is === "package" ? await openPackage(content.archive, content.workbook, { progress, count }) : undefined;
  if (book !== undefined) return book;
  if (content.is === "delimited") count(fieldsIn(content.text));
  const sheets = await readContent(content, file);
  if (content.is !== "delimited") for (const { rows } of sheets) for (const row of rows) count(row.length);
  const found = await formulasIn(content);
  const plain = bookOfSheets(sheets);
  return {
    ...plain,
    sheets: plain.sheets.map((sheet) => withFormulas(sheet, found?.get(sheet.name))),
    lost: [
      // Sheets that hold a chart alone are found among the formulas, and are not among the sheets.
      ...lossOf("otherSheets", "", (found?.size ?? sheets.length) - sheets.length),
      ...sheets.flatMap((sheet) => lostOf(content.is, found !== undefined, sheet.name)),
    ],
  };
}

async function formulasIn(content: Content): Promise<ReadonlyMap<string, FormulasFound> | undefined> {
  if (content.is === "binary") return readFormulas(content.bytes);
  return "archive" in content ? readFormulas(inflated(content.archive)) : undefined;
}

const lossOf = (kind: LossKind, sheet: string, count: number): Loss[] => (count > 0 ? [{ kind, sheet, count }] : []);

function lostOf(kind: Content["is"], formulas: boolean, sheet: string): Loss[] {
  if (kind === "delimited" || kind === "page") return [];
  const lost = formulas ? (["styles"] as const) : (["formulas", "styles"] as const);
  return lost.flatMap((one) => lossOf(one, sheet, 1));
}

/** A sheet with the formulas and widths that were found for it; what stands where answers spill is dropped. */
function withFormulas(sheet: BookSheet, found: FormulasFound | undefined): BookSheet {
  if (found === undefined) return sheet;
  const rows = Array.from(sheet.rows, (row) => [...(row ?? [])]);
  for (const { row, column, stored, reach, isDynamic } of found.formulas) {
    const area = reach === undefined ? undefined : areaOf(reach);
    const block = blockOf(stored, area, isDynamic);
    for (const [r, c] of block.spill === undefined || area === undefined ? [] : cellsIn(filledPart(area, rows))) {
      const cell = rows[r]?.[c];
      if (cell !== undefined && (r !== row || c !== column)) rows[r]?.splice(c, 1, { ...cell, value: null });
    }
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length <= column) cells.push(undefined);
    cells[column] = { value: null, ...cells[column], formula: displayFormula(stored), ...block };
  }
  return { ...sheet, rows, columnWidths: found.columnWidths };
}

/** About how many fields a delimited text has. */
function fieldsIn(text: string): number {
  const counts = ["\n", ",", "\t", ";", "，"].map((mark) => {
    let count = 0;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
    return count;
  });
  return Math.max(...counts.slice(1)) + (counts[0] ?? 0);
}
