// XML spreadsheets of 2003, which programs write by themselves, and flat OpenDocuments.
import { addressOf, type Remark, type Sheet } from "../../analysis";
import { plainXml } from "../package/plainXml";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";
import { isDouble } from "./numbers";
import { checkOpenNumbers, isWhole } from "./damage";
import { checkOpenDocument, checkSpreadsheet } from "./declared";
import { markedText } from "./richText";
import { readText } from "./sheetjs";
import { UnreadableFile } from "./unreadable";

const OPEN_DOCUMENT = /<office:spreadsheet[\s/>]/;
const PRONUNCIATION = /<((?:\w+:)?PhoneticText)\b(?:(?!<\1\b)[^])*?<\/\1>/g;
/** A value with tags of rich text within it. */
const RICH_VALUE =
  /(<(?:\w+:)?Data\b[^<>]*(?<!\/)>)([^<]*<(?!\/?(?:\w+:)?Data\b)(?:(?!<(?:\w+:)?Data\b)[^])*?)(?=<\/(?:\w+:)?Data>)/g;

/** A value that says that it is a number. */
const NUMBER = /(<(?:\w+:)?Data\b[^<>]*\bType=["'])Number(["'][^<>]*(?<!\/)>)([^<]*)/g;

/** An error that Excel does not know, which SheetJS would leave out. */
const OTHER_ERROR =
  /(<(?:\w+:)?Data\b[^<>]*\bType=["'])Error(["'][^<>]*(?<!\/)>)(?!#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA)<)/g;

/** The properties that a file gives of itself, at some of which SheetJS stumbles. */
const PROPERTIES = /<((?:\w+:)?(?:Custom)?DocumentProperties)\b(?:(?!<\1\b)[^])*?<\/\1>/g;

/** The beginning by which SheetJS knows XML. */
const DECLARATION = '<?xml version="1.0"?>';

/** The sheets of a text. SheetJS stumbles over pronunciations, and takes of rich text the last piece: it is given neither. */
export async function readXml(text: string, file: string): Promise<Sheet[]> {
  if (!isWhole(text.trimStart())) throw new UnreadableFile("damaged", file);
  const written = plainXml(text);
  const plain = (written === undefined ? text : DECLARATION + written)
    .replace(PROPERTIES, "")
    .replace(OTHER_ERROR, "$1String$2")
    .replace(PRONUNCIATION, "")
    .replace(RICH_VALUE, (_, tag: string, value: string) => tag + markedText(value).replace(/<[^<>]*>/g, ""))
    .replace(NUMBER, (whole, before: string, after: string, value: string) =>
      isDouble(value) || value.trim() === "" ? whole : `${before}String${after}${value}`,
    );
  if (OPEN_DOCUMENT.test(plain)) {
    checkOpenNumbers(plain, file);
    checkOpenDocument(plain, file);
  } else checkSpreadsheet(plain, file);
  const sheets = await readText(plain, file);
  if (!plain.includes(":Formula=")) return sheets;
  const unsaved = elementsOf(parseXml(plain), "Worksheet").map(unsavedFormulas);
  return sheets.map((sheet, i) => {
    const remarks = unsaved[i] ?? [];
    return remarks.length > 0 ? { ...sheet, remarks } : sheet;
  });
}

/** The formulas of a worksheet that were saved without their result. A cell that does not say where it stands follows the one before. */
function unsavedFormulas(worksheet: XmlElement): Remark[] {
  const remarks: Remark[] = [];
  let row = -1;
  for (const line of elementsOf(worksheet, "Table", "Row")) {
    row = placeOf(line, row + 1);
    let column = -1;
    for (const cell of line.children) {
      if (cell.name !== "Cell") continue;
      column = placeOf(cell, column + 1);
      const stored = cell.children.some(
        ({ name, text, attributes }) => name === "Data" && (text !== "" || attributes["Type"] === "String"),
      );
      if (cell.attributes["Formula"] !== undefined && !stored)
        remarks.push({ kind: "formula-unsaved", cell: addressOf(row, column) });
      column += Number(cell.attributes["MergeAcross"] ?? 0);
    }
    row += Number(line.attributes["Span"] ?? 0);
  }
  return remarks;
}

/** The place of a row or cell, counted from 0: as it says, else the next one. */
const placeOf = ({ attributes: { Index } }: XmlElement, next: number): number =>
  Index === undefined ? next : Number(Index) - 1;
