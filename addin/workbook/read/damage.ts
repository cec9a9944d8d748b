// Signs that a file was cut short or lost a part. Both libraries read such a file in part and say nothing.
import { relationsOf, type WorkbookParts } from "../package/package";
import type { Archive } from "../package/zip";
import { MOST_SHARED_TEXTS } from "./limits";
import { UnreadableFile } from "./unreadable";

/** How many characters at the end of a part hold the end of its outermost element. */
const TAIL = 1000;

/** True where XML ends with the end of its outermost element, or is in letters of two bytes, of which nothing is said. */
export function isWhole(xml: string): boolean {
  if (/^(?:\u00ff\u00fe|\u00fe\u00ff|\0)/.test(xml)) return true;
  const root = /<(?![?!])([^\s/>]+)/.exec(xml)?.[1];
  const tail = xml
    .slice(-TAIL)
    .replace(/<!--[^]*?-->|\0/g, "")
    .trimEnd();
  return root !== undefined && (/<\/([^<>\s]+)\s*>$/.exec(tail)?.[1] === root || /^[^<]*<[^<>]*\/>$/.test(tail));
}

/** Throws where the workbook names a sheet that no part holds: the names of the sheets after it would shift. */
export function checkSheets(archive: Archive, { workbook, worksheets, others }: WorkbookParts): void {
  const damaged = (part: string) => new UnreadableFile("damaged", archive.file, { part });
  if (!isWhole(archive.text(workbook))) throw damaged(workbook);
  const known = new Set(relationsOf(archive, workbook).map(({ id }) => id));
  const lost = others.find(({ attributes }) => !known.has(attributes["id"] ?? ""));
  if (lost) throw damaged(lost.attributes["name"] ?? workbook);
  for (const { part } of worksheets) if (archive.nameOf(part) === undefined) throw damaged(part);
}

/** Throws where a worksheet's text is cut short, or names a shared text that is not there. */
export function checkWorksheet(archive: Archive, part: string, xml: string, sharedTexts: number): void {
  if (!isWhole(xml) || lastSharedText(xml) >= sharedTexts) throw new UnreadableFile("damaged", archive.file, { part });
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

/** The largest number of a shared text that a worksheet names; -1 where it names none. */
function lastSharedText(xml: string): number {
  let last = -1;
  for (let at = xml.indexOf(SHARED); at >= 0; at = xml.indexOf(SHARED, at + 1)) {
    const end = xml.indexOf(">", at);
    if (!xml.startsWith(VALUE, end + 1)) continue;
    let number = 0;
    let digit = end + 1 + VALUE.length;
    for (let code = xml.charCodeAt(digit); code >= 48 && code < 58; code = xml.charCodeAt(++digit))
      number = number * 10 + code - 48;
    if (number > last) last = number;
  }
  return last;
}
