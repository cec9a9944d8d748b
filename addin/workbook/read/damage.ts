// Signs that a file was cut short or lost a part. Both libraries read such a file in part and say nothing.
import { SHEET_ROWS } from "../../analysis";
import { relationsOf, type WorkbookParts } from "../package/package";
import type { Archive } from "../package/zip";
import { MOST_SHARED_TEXTS, MOST_SHEETS } from "./limits";
import { UnreadableFile } from "./unreadable";

/** How many characters at the end of a part hold the end of its outermost element. */
const TAIL = 1000;

/** The name of the outermost element. */
const rootOf = (xml: string): string | undefined => /<(?![?!])([^\s/>]+)/.exec(xml)?.[1];

/** True where XML ends with the end of its outermost element. */
export function isWhole(xml: string): boolean {
  const root = rootOf(xml);
  const tail = xml
    .slice(-TAIL)
    .replace(/<!--[^]*?-->|\0/g, "")
    .trimEnd();
  return root !== undefined && (/<\/([^<>\s]+)\s*>$/.exec(tail)?.[1] === root || /^[^<]*<[^<>]*\/>$/.test(tail));
}

/**
 * Throws where the workbook or its styles are not whole, and where it names a sheet that no part holds: the names of the sheets
 * after it would shift.
 */
export function checkSheets(archive: Archive, { workbook, worksheets, others, styles }: WorkbookParts): void {
  const damaged = (part: string) => new UnreadableFile("damaged", archive.file, { part });
  // Without its styles 0.6133 is no longer seen to be a percentage.
  for (const part of [workbook, styles]) if (part !== undefined && !isWhole(archive.text(part))) throw damaged(part);
  const known = new Set(relationsOf(archive, workbook).map(({ id }) => id));
  const lost = others.find(({ attributes }) => !known.has(attributes["id"] ?? ""));
  if (lost) throw damaged(lost.attributes["name"] ?? workbook);
  if (worksheets.length > MOST_SHEETS) throw new UnreadableFile("too large", archive.file);
  for (const { part } of worksheets) if (archive.nameOf(part) === undefined) throw damaged(part);
}

/**
 * Throws where a worksheet's text is that of another part or cut short, where its rows are not closed, or stand at no place of a
 * sheet or at that of another, and where it names a shared text that is not there.
 */
export function checkWorksheet(archive: Archive, part: string, xml: string, sharedTexts: number): void {
  const isSound = isWhole(xml) && rootOf(xml)?.endsWith("worksheet") === true && hasSoundRows(xml);
  if (!isSound || lastSharedText(xml) >= sharedTexts) throw new UnreadableFile("damaged", archive.file, { part });
}

const ROW = "<row";
const ROW_END = "</row>";
const ROW_NUMBER = / r="([^"]*)"/;

/** Whether every row is closed, and stands at a place of a sheet, its own, where it says one. */
function hasSoundRows(xml: string): boolean {
  let open = 0;
  const seen = new Set<number>();
  for (let at = xml.indexOf(ROW); at >= 0; at = xml.indexOf(ROW, at)) {
    const start = at + ROW.length;
    at = xml.indexOf(">", start);
    if (at < 0) return false;
    if (!/[\s/>]/.test(xml.charAt(start))) continue;
    const [, number] = ROW_NUMBER.exec(xml.slice(start, at)) ?? [];
    if (number !== undefined) {
      const row = Number(number);
      // Of a row that stands there twice, the readers would keep one.
      if (!(row >= 1 && row <= SHEET_ROWS) || seen.has(row)) return false;
      seen.add(row);
    }
    if (xml.charAt(at - 1) !== "/") open++;
  }
  for (let at = xml.indexOf(ROW_END); at >= 0; at = xml.indexOf(ROW_END, at + ROW_END.length)) {
    open--;
    if (!isClosedBefore(xml, xml.lastIndexOf("<c", at), at)) return false;
  }
  return open === 0;
}

/** Whether the cell whose tag begins at a place, the last of a row, is closed before that row is. */
function isClosedBefore(xml: string, cell: number, end: number): boolean {
  if (cell < 0) return true;
  const tagEnd = xml.indexOf(">", cell);
  if (xml.charAt(tagEnd - 1) === "/") return true;
  const close = xml.indexOf("</c", tagEnd);
  return close >= 0 && close < end;
}

/** How many shared texts a workbook has; throws where their part is cut short. */
export function countSharedTexts(xml: string, part: string, file: string): number {
  if (!isWhole(xml)) throw new UnreadableFile("damaged", file, { part });
  const begins = /<(?:\w+:)?si[\s/>]/g;
  let count = 0;
  while (begins.test(xml)) if (++count > MOST_SHARED_TEXTS) throw new UnreadableFile("too large", file);
  return count;
}

const SHARED = 't="s"';
const VALUE = "<v>";
const LESS = 60;

/** The largest number of a shared text that a worksheet names; -1 where it names none, and no finite one where it is no number. */
function lastSharedText(xml: string): number {
  let last = -1;
  for (let at = xml.indexOf(SHARED); at >= 0; at = xml.indexOf(SHARED, at + 1)) {
    const end = xml.indexOf(">", at);
    if (!xml.startsWith(VALUE, end + 1)) continue;
    let number = 0;
    let digit = end + 1 + VALUE.length;
    let code = xml.charCodeAt(digit);
    for (; code >= 48 && code < 58; code = xml.charCodeAt(++digit)) number = number * 10 + code - 48;
    if (code !== LESS) return Infinity;
    if (number > last) last = number;
  }
  return last;
}
