import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Sheet } from "../analysis";
import { readDelimited } from "./csv";
import { decodeText } from "./encoding";
import { workbookPartOf } from "./package";
import { readBySheetJs, readHtml, readXml } from "./sheetjs";
import { UnreadableFile } from "./unreadable";
import { readXlsxPackage } from "./xlsx";
import { Archive, storedZip } from "./zip";

export { UnreadableFile, type UnreadableReason } from "./unreadable";

const LARGEST_FILE = 2 ** 28;

/** The sheets of a workbook on disk; throws `UnreadableFile`, whose message says what to do. */
export async function readWorkbook(path: string): Promise<Sheet[]> {
  const file = basename(path);
  const bytes = await load(path, file);
  return readWorkbookBytes(bytes, file);
}

/** The sheets of a workbook's bytes. What the bytes are decides how they are read, not how the file is named. */
export async function readWorkbookBytes(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  const file = basename(fileName);
  if (bytes.length > LARGEST_FILE) throw new UnreadableFile("too large", file);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sheets = await readByContent(buffer, file);
  if (sheets.length === 0) throw new UnreadableFile("not a workbook", file);
  return sheets;
}

async function load(path: string, file: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) throw new UnreadableFile("too large", file);
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    const folder = (cause as NodeJS.ErrnoException).code === "EISDIR";
    throw new UnreadableFile(folder ? "not a workbook" : "not found", file, { cause });
  }
}

async function readByContent(bytes: Buffer, file: string): Promise<Sheet[]> {
  if (bytes.length === 0) throw new UnreadableFile("empty", file);
  if (bytes.indexOf("PK\u0003\u0004", 0, "latin1") === 0) return readZip(new Archive(bytes, file));
  if (bytes.indexOf("d0cf11e0a1b11ae1", 0, "hex") === 0) {
    // A compound file holds .xls or .et, or a newer workbook under a password.
    if (bytes.includes("EncryptedPackage", 0, "utf16le")) throw new UnreadableFile("encrypted", file);
    return readBySheetJs(bytes, file);
  }
  // A stream of BIFF 2, 3, 4 or 5 without a container.
  if (bytes[0] === 9 && bytes.length > 8 && [0, 2, 4, 8].includes(bytes[1] ?? -1)) return readBySheetJs(bytes, file);
  const text = decodeText(bytes);
  if (text === undefined) throw new UnreadableFile("not a workbook", file);
  if (text.trim() === "") throw new UnreadableFile("empty", file);
  if (/^\s*<\?xml/.test(text) && /<(?:ss:)?Workbook[\s>]|<office:spreadsheet/.test(text)) return readXml(text, file);
  if (/^\s*(?:<(?:!|\?xml|html|head|meta|style|body|table|div)|MIME-Version:)/i.test(text)) {
    if (/<table/i.test(text)) return readHtml(text, file);
    throw new UnreadableFile("not a workbook", file);
  }
  if (/^(?:%PDF|\{\\rtf)/.test(text)) throw new UnreadableFile("not a workbook", file);
  return [readDelimited(text, file)];
}

async function readZip(archive: Archive): Promise<Sheet[]> {
  const workbook = workbookPartOf(archive);
  const names = archive.names;
  if (workbook !== undefined && /\.xml$/i.test(workbook)) {
    if (!/<(?:\w+:)?workbook[\s>]/.test(archive.text(workbook)))
      throw new UnreadableFile("not a workbook", archive.file);
    const sheets = await readXlsxPackage(archive, workbook);
    if (sheets !== undefined) return sheets;
  } else if (
    !names.some((name) => /workbook\.(?:bin|xml)$|^content\.xml$|^Index(?:\/Document\.iwa|\.zip)$/i.test(name))
  ) {
    throw new UnreadableFile("not a workbook", archive.file);
  }
  const parts = new Map<string, Buffer>();
  for (const name of names) {
    const part = /\/media\/|\/$/.test(name) ? undefined : archive.part(name);
    if (part !== undefined) parts.set(name, part);
  }
  return readBySheetJs(storedZip(parts), archive.file);
}
