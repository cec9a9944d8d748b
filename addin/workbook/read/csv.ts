import Papa from "papaparse";
import { addressOf, fileStem, plainSheet, type CellValue, type Remark, type Sheet } from "../../analysis";
import { checkLengths, trim } from "./rows";

const DELIMITERS = [",", "\t", ";", "，"];
/** Lines looked at to find the delimiter. */
const SAMPLE = 50;
/** A quote that no file holds, for files in which a quote is a character like any other. */
const NO_QUOTE = "\u0000";
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** `="65300"`, which makes Excel keep the text as it is, between the delimiters or ends of a line. */
const TEXT_FORMULA = /(?<=^|[,\t;，])="([^"\r\n]*)"(?=[,\t;，\r\n]|$)/gm;

/**
 * The one sheet of a delimited text, named as the file. A number that reads back as it is written becomes a number;
 * all else (`61.33%`, `1,234`, `12.50`, `007`) stays the text it is.
 */
export function readDelimited(text: string, file: string): Sheet {
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const lines = declared === null ? text : text.slice(declared[0].length);
  const body = lines.includes('="') ? lines.replace(TEXT_FORMULA, '"$1"') : lines;
  const rows: CellValue[][] = parse(body, declared?.[1] ?? delimiterOf(body));
  checkLengths(rows, file);
  const remarks = raggedRows(rows as string[][]);
  for (const row of rows) row.forEach((field, c) => (row[c] = writtenValue(field as string)));
  trim(rows, file);
  return plainSheet(rows, {
    file,
    name: fileStem(file),
    ...(remarks.length > 0 && { remarks }),
  });
}

/**
 * Values as old systems write them into text: what is a number beyond doubt becomes one. A tab at either end and an
 * apostrophe before the value are there only to make Excel take it for text.
 */
export function writtenValue(field: string): CellValue {
  const text = bare(field);
  if (!PLAIN_NUMBER.test(text)) return text;
  const number = Number(text);
  return String(number) === text ? number : text;
}

/** A field without what stands around it for Excel's sake alone. */
function bare(field: string): string {
  if (!/^[\t=']|\t$/.test(field)) return field;
  return field
    .replace(/^\t+|(?<!\t)\t+$/g, "")
    .replace(/^="(.*)"$/s, "$1")
    .replace(/^=(?=[-+]?[\d.]+%?$)/, "")
    .replace(/^'(?=[^']*$)/, "");
}

function parse(text: string, delimiter: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  if (!errors.some(({ type }) => type === "Quotes")) return data;
  return Papa.parse<string[]>(text, { delimiter, quoteChar: NO_QUOTE }).data;
}

/** The delimiter that cuts the most lines alike, counting how finely it cuts them; a comma where none does. */
function delimiterOf(text: string): string {
  let best = ",";
  let most = 0;
  for (const delimiter of tabsOnlyMarkText(text) ? DELIMITERS.filter((one) => one !== "\t") : DELIMITERS) {
    const widths = new Map<number, number>();
    for (const { length } of Papa.parse<string[]>(text, { delimiter, preview: SAMPLE }).data) {
      if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...widths].map(([width, lines]) => (width - 1) * lines));
    if (score > most) {
      most = score;
      best = delimiter;
    }
  }
  return best;
}

/** Characters looked at to tell what tabs are for. */
const START = 20_000;

/** True where tabs stand beside other delimiters more often than between values: programs write them lest Excel take a text for a number. */
function tabsOnlyMarkText(text: string): boolean {
  const start = text.slice(0, START).replaceAll('"', "");
  const beside = start.match(/\t[,;，]|[,;，]\t/g)?.length ?? 0;
  const between = start.match(/[^,;，\t\r\n]\t(?=[^,;，\t\r\n])/g)?.length ?? 0;
  return beside > between;
}

const FIGURE = /^[-+]?\d[\d,]*(?:\.\d+)?%?$/;
const YEAR = /^(?:19|20)\d\d$/;

/** True where a line of fields, beyond its label, has a figure. */
export function hasFigure(fields: readonly string[]): boolean {
  return fields.some((field, c) => {
    const text = bare(field).trim();
    return c > 0 && FIGURE.test(text) && !YEAR.test(text);
  });
}

/**
 * Lines of figures that have more fields than any line of words above them: a comma within a figure was not quoted, and
 * every value behind it stands in a wrong column. The remark points at the first field that has no header.
 */
function raggedRows(rows: readonly (readonly string[])[]): Remark[] {
  const remarks: Remark[] = [];
  let header = 1;
  rows.forEach((fields, r) => {
    let width = fields.length;
    while (width > 0 && bare(fields[width - 1] ?? "").trim() === "") width--;
    if (!hasFigure(fields)) header = Math.max(header, width);
    else if (header > 1 && width > header) remarks.push({ kind: "ragged-row", cell: addressOf(r, header) });
  });
  return remarks;
}
