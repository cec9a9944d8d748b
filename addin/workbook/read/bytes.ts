// Workbooks as bytes, in Node and in a browser alike.
import type { Sheet } from "../../analysis";
import { withOddAsText } from "./cells";
import { readDelimited } from "./csv";
import { checkOpenNumbers, checkRecords, isWhole, rootOf, sharedTextsIn, worksheetIn } from "./damage";
import { binaryBytes, binaryText } from "../package/native";
import { addAsNamed, mainPartOf } from "../package/package";
import { plainXml } from "../package/plainXml";
import { unlock } from "../package/unlock";
import { checkOpenDocument } from "./declared";
import { LARGEST_FILE } from "./limits";
import { readPage } from "./page";
import { readBySheetJs, readDif, readSylk } from "./sheetjs";
import { decodeText } from "./text";
import { asUnreadable, UnreadableFile } from "./unreadable";
import { unsavedInOpenDocument, withRemarks } from "./unsaved";
import { readXlsxPackage } from "./xlsx";
import { readXml } from "./xml";
import { Archive, bytesOf, storedZip, textOf } from "../package/zip";

const ZIP = "PK\u0003\u0004";
const COMPOUND = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
const ENCRYPTED = [..."EncryptedPackage"].join("\0");

/** The last name of a path, as either system writes it. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** The kind of file that the bytes are. It decides how they are read; the name of the file does not. */
export type Content =
  | { readonly is: "package"; readonly archive: Archive; readonly workbook: string }
  | { readonly is: "archive"; readonly archive: Archive }
  | { readonly is: "binary"; readonly bytes: Uint8Array }
  | { readonly is: "xml" | "page" | "dif" | "sylk" | "delimited"; readonly text: string };

/** The sheets of a workbook's bytes. What the bytes are decides how they are read, not how the file is named. */
export async function readWorkbookBytes(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  const file = fileNameOf(fileName);
  try {
    return await readContent(contentOf(await unlocked(bytes), file), file);
  } catch (error) {
    throw asUnreadable(error, file);
  }
}

/** The beginning of an .xls whose stream is encrypted. */
const LOCKED_STREAM = /\x09\x08\x10\x00\x00\x06\x05\x00[^]{12}(?:\x86\x00\x00\x00)?\x2f\x00/;

/** The bytes of a file; where they are encrypted and Excel would open it without asking, those within. */
export async function unlocked(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > LARGEST_FILE || binaryText(bytes.subarray(0, 8)) !== COMPOUND) return bytes;
  const text = binaryText(bytes);
  if (!text.includes(ENCRYPTED) && !LOCKED_STREAM.test(text)) return bytes;
  return (await unlock(bytes)) ?? bytes;
}

/** Throws `UnreadableFile` where the bytes are no workbook. */
export function contentOf(bytes: Uint8Array, file: string): Content {
  if (bytes.length > LARGEST_FILE) throw new UnreadableFile("too large", file, { limit: "file" });
  if (bytes.length === 0) throw new UnreadableFile("empty", file);
  const start = binaryText(bytes.subarray(0, 8));
  if (start.startsWith(ZIP)) return contentOfZip(new Archive(bytes, file));
  if (start === COMPOUND) {
    // A compound file holds .xls or .et, or a newer workbook under a password.
    if (binaryText(bytes).includes(ENCRYPTED)) throw new UnreadableFile("encrypted", file);
    return { is: "binary", bytes };
  }
  // BIFF 2 to 5 without a container, or BIFF 8 as `unlocked` gives it.
  if (bytes[0] === 9 && bytes.length > 8 && [0, 2, 4, 8].includes(bytes[1] ?? -1)) return { is: "binary", bytes };
  return contentOfText(decodeText(bytes), file);
}

/** The first lines of two forms in which programs exchange tables. */
const DIF = /^TABLE\r?\n0,1\r?\n/;
const SYLK = /^ID;P[^\r\n]*\r?\n[A-Z]{1,2};/;

function contentOfText(text: string | undefined, file: string): Content {
  if (text === undefined) throw new UnreadableFile("not a workbook", file);
  if (text.trim() === "") throw new UnreadableFile("empty", file);
  if (
    /^(?:\w+:)?(?:workbook|document)$/i.test(rootOf(text)) &&
    /<(?:ss:)?Workbook[\s>]|<office:spreadsheet/i.test(text)
  )
    return { is: "xml", text };
  if (/^\s*(?:<(?:!|\?xml|html|head|meta|style|body|table|div)|MIME-Version:)/i.test(text)) {
    if (/<table/i.test(text)) return { is: "page", text };
    throw new UnreadableFile("not a workbook", file);
  }
  if (/^(?:%PDF|\{\\rtf)/.test(text)) throw new UnreadableFile("not a workbook", file);
  if (DIF.test(text)) return { is: "dif", text };
  if (SYLK.test(text)) return { is: "sylk", text };
  return { is: "delimited", text };
}

function contentOfZip(archive: Archive): Content {
  const workbook = mainPartOf(archive);
  if (workbook !== undefined && /\.xml$/i.test(workbook)) {
    if (!/<(?:\w+:)?workbook[\s>]/.test(archive.text(workbook)))
      throw new UnreadableFile("not a workbook", archive.file);
    return { is: "package", archive, workbook };
  }
  if (
    !archive.names.some((name) => /workbook\.(?:bin|xml)$|^content\.xml$|^Index(?:\/Document\.iwa|\.zip)$/i.test(name))
  )
    throw new UnreadableFile("not a workbook", archive.file);
  return { is: "archive", archive };
}

/** The sheets of a file whose kind is known. */
export async function readContent(content: Content, file: string): Promise<Sheet[]> {
  const sheets = await sheetsOf(content, file);
  if (sheets.length === 0) throw new UnreadableFile("not a workbook", file);
  return sheets;
}

async function sheetsOf(content: Content, file: string): Promise<Sheet[]> {
  switch (content.is) {
    case "package":
      return (await readXlsxPackage(content.archive, content.workbook)) ?? readArchive(content.archive);
    case "archive":
      return readArchive(content.archive);
    case "binary":
      return readBySheetJs(content.bytes, file);
    case "xml":
      return readXml(content.text, file);
    case "sylk":
      return readSylk(content.text, file);
    case "dif":
      return readDif(content.text, file);
    case "page":
      return readPage(content.text, file);
    case "delimited":
      return [readDelimited(content.text, file)];
  }
}

const OPEN_DOCUMENT = "content.xml";
/** A document may go without it, and SheetJS may not. */
const STYLES = "styles.xml";
const NO_STYLES = "<styles/>";
const MANIFEST = "META-INF/manifest.xml";

async function readArchive(archive: Archive): Promise<Sheet[]> {
  const parts = soundParts(archive);
  if (archive.names.includes(OPEN_DOCUMENT)) {
    if (archive.text(MANIFEST).includes(":encryption-data")) throw new UnreadableFile("encrypted", archive.file);
    const xml = textOf(parts.get(OPEN_DOCUMENT) ?? new Uint8Array());
    if (!isWhole(xml)) throw new UnreadableFile("damaged", archive.file, { part: OPEN_DOCUMENT });
    checkOpenNumbers(xml, archive.file, OPEN_DOCUMENT);
    checkOpenDocument(xml, archive.file);
    const styles = archive.text(STYLES);
    if (styles === "") parts.set(STYLES, bytesOf(NO_STYLES));
    else checkOpenDocument(styles, archive.file);
    return withRemarks(await readBySheetJs(storedZip(parts), archive.file), unsavedInOpenDocument(xml));
  }
  checkRecords(archive);
  return readBySheetJs(storedZip(parts), archive.file);
}

/** A sheet that names no part, of which SheetJS would take the names of all sheets for lost. */
const PARTLESS_SHEET = /<(?:\w+:)?sheet\s(?![^<>]*\bid=["'][^"'])[^<>]*?(?:\/>|>\s*<\/(?:\w+:)?sheet>)/g;

/** The archive without compression, as SheetJS is given it. */
export const inflated = (archive: Archive): Uint8Array => storedZip(soundParts(archive));

/** The parts of an archive but its pictures; what is no number in a cell is text, and each sheet has its part. */
function soundParts(archive: Archive): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  const workbook = mainPartOf(archive);
  for (const name of archive.names) {
    const part = /\/media\/|\/$/.test(name)
      ? undefined
      : name === workbook && /\.xml$/i.test(name)
        ? bytesOf(archive.text(name).replace(PARTLESS_SHEET, ""))
        : /\.(?:xml|rels)$/i.test(name)
          ? soundPart(archive, name)
          : archive.part(name);
    if (part !== undefined) parts.set(name, part);
  }
  if (workbook !== undefined) addAsNamed(parts, archive, workbook);
  return parts;
}

function soundPart(archive: Archive, name: string): Uint8Array | undefined {
  const part = archive.xml(name);
  if (part !== undefined && /sharedStrings/i.test(name)) return binaryBytes(sharedTextsIn(binaryText(part)));
  if (part !== undefined && name === OPEN_DOCUMENT) return bytesOf(plainXml(textOf(part)) ?? textOf(part));
  if (part === undefined || !/worksheet/i.test(name)) return part;
  const { text, cells } = worksheetIn(binaryText(part));
  return binaryBytes(withOddAsText(text, cells?.odd ?? []));
}
