// Cells that the user pastes from other programs: numbers stay the numbers they are, and rows stay rows.
import { ObjectMatrix, type ICellData, type Nullable } from "@univerjs/core";
import { SetRangeValuesMutation, type ISetRangeValuesMutationParams } from "@univerjs/sheets";
import { SheetPasteShortKeyCommand, type ISheetPasteByShortKeyParams } from "@univerjs/sheets-ui";
import type { Engine } from "./engine";
import { numberWritten } from "./typing";

/** The grid's own mark on what was copied from it: that keeps every bit. */
const OWN = "data-copy-id";
/** The marks that a program shows for a number that is wider than its column. */
const HASHES = /^#{2,}$/;
/** Excel holds no more digits than these, so that further ones come from reading a percentage. */
const DIGITS = 15;

interface Prepared {
  readonly html: string;
  /** Cells of which nothing but #### has come along. */
  readonly unread: number;
}

/**
 * A table of another program, in which every number stands as digits. WPS and older Excel give the number beside its text
 * (`x:num`); the present Excel gives the text alone.
 */
function preparedHtml(html: string): Prepared {
  const page = new DOMParser().parseFromString(html, "text/html");
  let unread = 0;
  for (const cell of page.querySelectorAll("td, th")) {
    const text = (cell.textContent ?? "").replaceAll("\u00a0", " ").trim();
    const given = cell.getAttribute("x:num") ?? "";
    const number = numberWritten(text) ?? Number(text.replaceAll(",", ""));
    if (given !== "" && Number.isFinite(Number(given))) {
      if (number !== Number(given)) cell.textContent = given;
    } else if (HASHES.test(text)) unread++;
    else if (text.startsWith("(") && Number.isFinite(number)) cell.textContent = String(number);
  }
  return { html: page.documentElement.outerHTML, unread };
}

/**
 * The fields of tabbed text, as spreadsheets copy it: in quotes where a field holds a line break, a tab or a quote.
 *
 * @example
 * fieldsOf('甲\t"两\n行"\r\n乙\t3\r\n') // => [["甲", "两\n行"], ["乙", "3"]]
 */
function fieldsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/y;
  while (field.lastIndex < text.length) {
    const [, written = "", end] = field.exec(text) ?? [];
    const quoted = written.length > 1 && written.startsWith('"') && written.endsWith('"');
    rows.at(-1)?.push(quoted ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end === "\t") {
      if (field.lastIndex === text.length) rows.at(-1)?.push("");
    } else if (field.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

/** Tabbed text as a table, which the grid pastes cell by cell. */
function tableOf(text: string): string {
  const table = document.createElement("table");
  for (const fields of fieldsOf(text)) {
    const row = table.insertRow();
    for (const field of fields) {
      const cell = row.insertCell();
      field.split("\n").forEach((line, i) => cell.append(...(i > 0 ? [document.createElement("br")] : []), line));
    }
  }
  return table.outerHTML;
}

/** Prepares whatever is pasted by key. `unread` is told how many numbers have not come along. */
export function readPaste({ commands }: Engine, unread: (cells: number) => void): void {
  let pasting = false;
  commands.beforeCommandExecuted(({ id, params }, options) => {
    if (id === SheetPasteShortKeyCommand.id) pasting = prepare(params as ISheetPasteByShortKeyParams, unread);
    else if (pasting && id === SetRangeValuesMutation.id && !options?.fromFormula)
      trimDigits(params as ISetRangeValuesMutationParams);
  });
  commands.onCommandExecuted(({ id }) => {
    if (id === SheetPasteShortKeyCommand.id) pasting = false;
  });
}

/** Puts what is pasted in the form that the grid reads rightly; false for what was copied from the grid itself. */
function prepare(given: ISheetPasteByShortKeyParams, unread: (cells: number) => void): boolean {
  const { htmlContent = "", textContent = "" } = given;
  if (htmlContent.includes(OWN)) return false;
  const isTable = /<table[\s>]/i.test(htmlContent);
  if (!isTable && (htmlContent !== "" || textContent === "")) return true;
  const { html, unread: cells } = preparedHtml(isTable ? htmlContent : tableOf(textContent));
  given.htmlContent = html;
  if (cells > 0) unread(cells);
  return true;
}

function trimDigits({ cellValue }: ISetRangeValuesMutationParams): void {
  new ObjectMatrix<Nullable<ICellData>>(cellValue ?? {}).forValue((_row, _column, cell) => {
    if (typeof cell?.v === "number") cell.v = Number(cell.v.toPrecision(DIGITS));
  });
}
