// XML spreadsheets of 2003, which programs write by themselves, and flat OpenDocuments.
import type { Sheet } from "../../analysis";
import { plainXml } from "../package/plainXml";
import { isDouble } from "./numbers";
import { checkOpenNumbers, isWhole } from "./damage";
import { checkOpenDocument, checkSpreadsheet } from "./declared";
import { markedText } from "./richText";
import { readText } from "./sheetjs";
import { UnreadableFile } from "./unreadable";
import { unsavedInOpenDocument, unsavedInSpreadsheet, withRemarks } from "./unsaved";

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
  const isOpen = OPEN_DOCUMENT.test(plain);
  if (isOpen) {
    checkOpenNumbers(plain, file);
    checkOpenDocument(plain, file);
  } else checkSpreadsheet(plain, file);
  return withRemarks(await readText(plain, file), isOpen ? unsavedInOpenDocument(plain) : unsavedInSpreadsheet(plain));
}
