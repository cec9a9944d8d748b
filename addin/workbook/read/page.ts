// Web pages, which old systems save as .xls.
import type { CellValue, Sheet } from "../../analysis";
import { hasFigure, writtenValue } from "./csv";
import { checkPage } from "./declared";
import { markedText } from "./richText";
import { widthOf } from "./rows";
import { readText } from "./sheetjs";

/** The pronunciation that stands above characters (`<ruby>华容<rt>huárong</rt></ruby>`). */
const PRONUNCIATION = /<(r[tp])\b[^<>]*>(?:(?!<\1\b)[^])*?<\/\1>/gi;

/** A field of a form with what stands in it. Its buttons and what nobody sees are no values. */
const FIELD =
  /<input\b(?![^<>]*\btype\s*=\s*["']?(?:hidden|button|submit|reset|image|checkbox|radio))[^<>]*?\bvalue\s*=\s*(?:"([^"]*)"|'([^']*)')[^<>]*>/gi;

/** A page that was saved as a form, its fields as the text that they show. */
const withFields = (text: string): string =>
  text.replace(FIELD, (_, quoted?: string, single?: string) => quoted ?? single ?? "");

/** As many lines above a table, of at most so many characters, are taken for its title, period and unit. */
const [LINES, LONGEST] = [6, 100];

/** A page whose lines above its first table (<h3>, <p>), and the captions of its tables, stand in rows of the table. */
function withLinesAbove(text: string): string {
  const captioned = text.replace(/<caption\b[^<>]*>([^]{0,400}?)<\/caption>/gi, "<tr><td>$1</td></tr>");
  const at = captioned.search(/<table\b/i);
  const lines = [...captioned.slice(0, Math.max(at, 0)).matchAll(/<(h[1-6]|p)\b[^<>]*>([^]{0,400}?)<\/\1>/gi)]
    .map(([, , line = ""]) => line)
    .filter((line) => line.length <= LONGEST && line.replace(/<[^<>]*>|&nbsp;|\s/g, "") !== "")
    .slice(-LINES);
  const rows = lines.map((line) => `<tr><td>${line}</td></tr>`).join("");
  return captioned.replace(/<table\b[^<>]*>/i, (table) => table + rows);
}

/** The tables of a page, text as written, as in a delimited file. */
export async function readPage(text: string, file: string): Promise<Sheet[]> {
  checkPage(text, file);
  const page = withLinesAbove(withFields(markedText(text.replace(PRONUNCIATION, ""))));
  const tables = await readText(page, file, { raw: true });
  return joined(tables).map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.map((value) => (typeof value === "string" ? writtenValue(value) : value))),
  }));
}

/**
 * Title, header and body of one table are often tables of a page by themselves: one without figures belongs to the next,
 * one that begins with figures to the one before it if that is as wide, and words at the end, who made the table, to that too.
 */
function joined(tables: readonly Sheet[]): Sheet[] {
  const sheets: Sheet[] = [];
  for (const table of tables) {
    const before = sheets.at(-1);
    const ends = table === tables.at(-1) && !table.rows.some(isOfFigures);
    const continues = isOfFigures(table.rows[0] ?? []) && widthOf(table.rows) === widthOf(before?.rows ?? []);
    if (before !== undefined && (ends || continues || !before.rows.some(isOfFigures)))
      sheets[sheets.length - 1] = below(before, table);
    else sheets.push(table);
  }
  return sheets;
}

const isOfFigures = (row: readonly CellValue[]): boolean => hasFigure(row.map(String));

function below(above: Sheet, table: Sheet): Sheet {
  const from = above.rows.length;
  const moved = (row: number): number => row + from;
  return {
    ...above,
    rows: [...above.rows, ...table.rows],
    merges: [
      ...above.merges,
      ...table.merges.map((area) => ({ ...area, top: moved(area.top), bottom: moved(area.bottom) })),
    ],
    hiddenRows: [...above.hiddenRows, ...table.hiddenRows.map(moved)],
    formatOf: [...Array.from({ length: from }, (_, row) => above.formatOf[row]), ...table.formatOf],
  };
}
