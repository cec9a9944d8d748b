import Papa from "papaparse";
import { plainSheet, type CellValue, type Sheet } from "../../analysis";
import { trim } from "./rows";

const DELIMITERS = [",", "\t", ";", "，"];
/** Lines looked at to find the delimiter. */
const SAMPLE = 50;
/** A quote that no file holds, for files in which a quote is a character like any other. */
const NO_QUOTE = "\u0000";
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * The one sheet of a delimited text, named as the file. A number that reads back as it is written becomes a number;
 * all else (`61.33%`, `1,234`, `12.50`, `007`) stays the text it is.
 */
export function readDelimited(text: string, file: string): Sheet {
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const body = declared === null ? text : text.slice(declared[0].length);
  const fields = parse(body, declared?.[1] ?? delimiterOf(body));
  const rows = fields.map((line) => line.map(writtenValue));
  trim(rows);
  return plainSheet(rows, { file, name: file.replace(/\.[^.]*$/, "") });
}

/** Values as old systems write them into text: what is a number beyond doubt becomes one. */
export function writtenValue(text: string): CellValue {
  if (!PLAIN_NUMBER.test(text)) return text;
  const number = Number(text);
  return String(number) === text ? number : text;
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
  for (const delimiter of DELIMITERS) {
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
