import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readSheets, type Names, type Sheet, type SheetsRead } from "../../analysis";
import { withTimeLimit } from "../package/native";
import { readWorkbookBytes } from "./bytes";
import { LARGEST_FILE } from "./limits";
import { asUnreadable, UnreadableFile, type UnreadableReason } from "./unreadable";

export { readWorkbookBytes } from "./bytes";
export { UnreadableFile, type UnreadableReason } from "./unreadable";

/** The reasons why the system gives no file, by its codes. */
const REASONS: Readonly<Record<string, UnreadableReason>> = {
  EACCES: "no access",
  EPERM: "no access",
  EBUSY: "no access",
  EISDIR: "not a file",
  ELOOP: "not a file",
};

/** The sheets of a workbook on disk; throws `UnreadableFile`, whose message says what to do. */
export async function readWorkbook(path: string): Promise<Sheet[]> {
  const file = basename(path);
  const bytes = await readPlainFile(path);
  try {
    return await readWorkbookBytes(bytes, file);
  } catch (cause) {
    throw asUnreadable(cause, file);
  }
}

/** The meaning of a workbook on disk, and how many sheets it has. */
export interface MeaningRead {
  readonly sheets: number;
  readonly read: SheetsRead;
}

/** Milliseconds in which one file is to be read and understood, and those that its sheets have at least. */
const PATIENCE = 40_000;
const LEAST = 5_000;

/** What a workbook on disk says; throws `UnreadableFile`, also where it takes longer than one file may. */
export async function readMeaning(path: string, names: Names, patience = PATIENCE): Promise<MeaningRead> {
  const started = performance.now();
  const sheets = await readWorkbook(path);
  const left = Math.max(Math.min(patience, LEAST), patience - (performance.now() - started));
  try {
    return { sheets: sheets.length, read: withTimeLimit(left, () => readSheets(sheets, names)) };
  } catch (cause) {
    throw asUnreadable(cause, basename(path));
  }
}

/** The bytes of a file that a call names; throws `UnreadableFile`. A pipe or a device, which may never end, is not opened. */
export async function readPlainFile(path: string): Promise<Uint8Array> {
  const file = basename(path);
  try {
    const entry = await stat(path);
    if (!entry.isFile()) throw new UnreadableFile("not a file", file);
    if (entry.size > LARGEST_FILE) throw new UnreadableFile("too large", file, { limit: "file" });
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    const { code = "" } = cause as NodeJS.ErrnoException;
    throw new UnreadableFile(REASONS[code] ?? "not found", file, { cause });
  }
}

/** The text of a file in UTF-8, without its mark. */
export const readPlainText = async (path: string): Promise<string> =>
  new TextDecoder().decode(await readPlainFile(path));
