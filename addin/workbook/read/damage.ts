// Signs that a file was cut short or lost a part. Both libraries read such a file in part and say nothing.
import { binaryBytes, binaryText } from "../package/native";
import { relationsOf, type WorkbookParts } from "../package/package";
import { hasRemarks, isBalanced, plainXml } from "../package/plainXml";
import { SHEET_COLUMNS, SHEET_ROWS } from "../../analysis";
import { bytesOf, textOf, viewOf, type Archive } from "../package/zip";
import { cellsOf, type CellsFound } from "./cells";
import { isDouble } from "./numbers";
import { MOST_SHARED_TEXTS, MOST_SHEETS } from "./limits";
import { UnreadableFile } from "./unreadable";

/** How many characters at the end of a part hold the end of its outermost element. */
const TAIL = 1000;

/** How what may stand before the outermost element begins and ends. */
const BEFORE: readonly (readonly [begin: string, end: string])[] = [
  ["<?", "?>"],
  ["<!--", "-->"],
  ["<!", ">"],
];

/** The outermost element: its name, and its tag where it has no content. */
const ROOT = /<([^\s/<>]+)(?:(?=[\s/])[^<>]*\/>(?=(?:\s|\0|<!--[^]*?-->)*$))?/y;

function rootTagOf(xml: string): RegExpExecArray | null {
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at)) {
    const [, end] = BEFORE.find(([begin]) => xml.startsWith(begin, at)) ?? [];
    ROOT.lastIndex = at;
    if (end === undefined) return ROOT.exec(xml);
    at = xml.indexOf(end, at);
    if (at < 0) break;
  }
  return null;
}

/** The name of the outermost element. */
export const rootOf = (xml: string): string => rootTagOf(xml)?.[1] ?? "";

/** XML in which the elements that bear the prefix of the outermost one have none: not every reader knows every prefix. */
function withoutPrefix(xml: string): string {
  const root = rootOf(xml);
  const prefix = root.slice(0, root.indexOf(":") + 1);
  return prefix === "" ? xml : xml.replaceAll(`<${prefix}`, "<").replaceAll(`</${prefix}`, "</");
}

/** True where XML is seen at a glance to end with the end of its outermost element. */
function endsWhole(xml: string): boolean {
  const [tag = "", root] = rootTagOf(xml) ?? [];
  if (tag.endsWith("/>")) return true;
  const tail = xml
    .slice(-TAIL)
    .replace(/<!--[^]*?-->|\0/g, "")
    .trimEnd();
  return root !== undefined && /<\/([^<>\s]+)\s*>$/.exec(tail)?.[1] === root;
}

/** True where XML ends with the end of its outermost element, and every other is closed before. */
export const isWhole = (xml: string): boolean =>
  (endsWhole(xml) && isBalanced(xml.slice(rootTagOf(xml)?.index))) || plainXml(xml) !== undefined;

/** The text of a part that holds cells, a character for each byte, as the readers are fed it, and its cells where they are sound. */
export interface WorksheetFound {
  readonly text: string;
  readonly cells: CellsFound | undefined;
}

/** A worksheet as it is stored. Where it is written as the readers do not know it, and is well-formed XML, it is written anew. */
export function worksheetIn(stored: string): WorksheetFound {
  const found = asItStands(stored);
  const plain = found.cells === undefined ? plainBinary(stored) : undefined;
  return plain === undefined ? found : asItStands(plain);
}

function asItStands(stored: string): WorksheetFound {
  const text = withoutPrefix(stored);
  return { text, cells: rootOf(text) === "worksheet" && endsWhole(text) ? cellsOf(text) : undefined };
}

/** The shared texts of a workbook, in the same way. */
export const sharedTextsIn = (stored: string): string =>
  withoutPrefix((hasRemarks(stored) ? plainBinary(stored) : undefined) ?? stored);

/** `plainXml` of a text with a character for each byte. */
function plainBinary(stored: string): string | undefined {
  const plain = plainXml(textOf(binaryBytes(stored)));
  return plain === undefined ? undefined : binaryText(bytesOf(plain));
}

/**
 * Throws where the workbook or its styles are not whole, where two of its relations have one name or two of its sheets one name or
 * one part, and where it names a sheet that no part holds, or none of its kind: the names of the sheets after it would shift. A
 * sheet that names no part (an old workbook's module of macros) has no cells, unless there is a worksheet that no sheet names.
 */
export function checkSheets(archive: Archive, frame: WorkbookParts): void {
  const { workbook, worksheets, others, styles } = frame;
  const damaged = (part: string) => new UnreadableFile("damaged", archive.file, { part });
  // Without its styles 0.6133 is no longer seen to be a percentage.
  for (const part of [workbook, styles]) if (part !== undefined && !isWhole(archive.text(part))) throw damaged(part);
  if (styles !== undefined && !/^(?:.*:)?styleSheet$/.test(rootOf(archive.text(styles)))) throw damaged(styles);
  const relations = relationsOf(archive, workbook);
  const known = new Set(relations.map(({ id }) => id));
  // Of two relations of one name or one purpose no reader knows which is meant: the figures of one sheet would stand under another.
  const texts = new Set(relations.flatMap(({ type, target }) => (type === "sharedStrings" ? target : [])));
  if (known.size < relations.length || texts.size > 1) throw damaged(frame.relations);
  const isUnclaimed = relations.filter(({ type }) => type === "worksheet").length > worksheets.length;
  const lost = others.find(({ attributes: { id = "" } }) => (id === "" ? isUnclaimed : !known.has(id)));
  if (lost) throw damaged(lost.attributes["name"] ?? workbook);
  if (worksheets.length > MOST_SHEETS) throw new UnreadableFile("too large", archive.file, { limit: "sheets" });
  const [parts, names] = [new Set<string>(), new Set<string>()];
  for (const { name, part } of worksheets) {
    if (archive.nameOf(part) === undefined) throw damaged(part);
    if (parts.has(part) || names.has(name.toLowerCase())) throw damaged(name);
    parts.add(part);
    names.add(name.toLowerCase());
  }
  for (const { attributes } of others) {
    const { target = "" } = relations.find(({ id }) => id === attributes["id"]) ?? {};
    if (/^(?:.*:)?worksheet$/i.test(rootOf(archive.text(target)))) throw damaged(target);
  }
}

/** The cells of a worksheet. Throws where they are not sound, its text is that of another part or cut short, and where one names a shared text that is not there. */
export function checkCells(
  archive: Archive,
  part: string,
  cells: CellsFound | undefined,
  sharedTexts: number,
): CellsFound {
  if (cells === undefined || cells.lastShared >= sharedTexts)
    throw new UnreadableFile("damaged", archive.file, { part });
  return cells;
}

/** How many shared texts a workbook has; throws where their part is cut short, and where one begins within another. */
export function countSharedTexts(xml: string, part: string, file: string): number {
  if (!isWhole(xml)) throw new UnreadableFile("damaged", file, { part });
  const begins = /<si(?=[\s/>])[^<>]*>/g;
  let count = 0;
  for (let end = 0, found = begins.exec(xml); found !== null; found = begins.exec(xml)) {
    if (end < 0 || found.index < end) throw new UnreadableFile("damaged", file, { part });
    if (++count > MOST_SHARED_TEXTS) throw new UnreadableFile("too large", file, { limit: "shared texts" });
    end = found[0].endsWith("/>") ? begins.lastIndex : xml.indexOf("</si", begins.lastIndex);
  }
  return count;
}

const OPEN_VALUE = /\soffice:(date-)?value=["']([^"'<]*)/g;
const OPEN_DATE = /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T|$)/;

/**
 * Throws where a cell of an OpenDocument says that it is a number or a date and is none, of which SheetJS would take the digits at
 * the beginning, or count on into another year.
 */
export function checkOpenNumbers(xml: string, file: string, part = ""): void {
  for (const [, date, value = ""] of xml.matchAll(OPEN_VALUE)) {
    const isSound = date === undefined ? isDouble(value) : OPEN_DATE.test(value);
    if (!isSound && Number.isFinite(parseFloat(value))) throw new UnreadableFile("damaged", file, { part });
  }
}

/** The records with which the workbook, a sheet, the texts and the styles of an .xlsb begin; the number after each is that of its end. */
const BEGINNINGS: ReadonlySet<number> = new Set([129, 131, 159, 278]);
/** A sheet, and the records of it that give the number of a row and those of columns. */
const [SHEET, ROW, COLUMNS] = [129, 0, 60];

/** Throws where a part of an .xlsb ends before what it begins, for SheetJS gives the cells up to there, or goes beyond a sheet. */
export function checkRecords(archive: Archive): void {
  for (const name of archive.names.filter((one) => /\.bin$/i.test(one))) {
    const part = archive.part(name) ?? new Uint8Array();
    const view = viewOf(part);
    let at = 0;
    const numberOf = (bytes: number): number => {
      let number = 0;
      for (let i = 0; i < bytes; i++) {
        const byte = part[at++] ?? 0;
        number += (byte & 127) << (7 * i);
        if (byte < 128) break;
      }
      return number;
    };
    const begun = numberOf(2);
    let last = begun;
    while (BEGINNINGS.has(begun) && last !== begun + 1) {
      const length = numberOf(4);
      // SheetJS makes a column and a row for each number up to one that stands there.
      const isBeyond =
        (begun === SHEET && last === ROW && length >= 4 && view.getUint32(at, true) >= SHEET_ROWS) ||
        (begun === SHEET && last === COLUMNS && length >= 8 && view.getUint32(at + 4, true) >= SHEET_COLUMNS);
      at += length;
      if (isBeyond || at >= part.length) throw new UnreadableFile("damaged", archive.file, { part: name });
      last = numberOf(2);
    }
  }
}
