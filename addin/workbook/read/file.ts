import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readSheets, type Names, type Sheet, type SheetsRead } from "../../analysis";
import { withTimeLimit } from "../package/native";
import { LARGEST_FILE, LONGEST_SETTINGS, TIME_TO_PARSE } from "./limits";
import { parseInThread } from "./parseThread";
import { asUnreadable, isOverTime, UnreadableFile, type UnreadableReason } from "./unreadable";

export { readWorkbookBytes } from "./bytes";
export { UnreadableFile, type UnreadableReason } from "./unreadable";

/** The reasons why the system gives no file, by its codes; of any other fault the file is there and cannot be read. */
const REASONS: Readonly<Record<string, UnreadableReason>> = {
  ENOENT: "not found",
  ENOTDIR: "not found",
  ENAMETOOLONG: "not found",
  ERR_INVALID_ARG_VALUE: "not found",
  EACCES: "no access",
  EPERM: "no access",
  EBUSY: "no access",
  EISDIR: "not a file",
  ELOOP: "not a file",
};

/** Milliseconds in which what a file says is to be understood. */
const TIME_TO_UNDERSTAND = 20_000;

/** The sheets of a workbook on disk; throws `UnreadableFile`, whose message says what to do, also where it takes too long. */
export async function readWorkbook(
  path: string,
  { milliseconds = TIME_TO_PARSE }: { readonly milliseconds?: number } = {},
): Promise<Sheet[]> {
  return parseInThread(await readPlainFile(path), basename(path), milliseconds);
}

/** The meaning of a workbook's sheets; throws `UnreadableFile` where it takes longer than one file may. */
export function understand(
  sheets: readonly Sheet[],
  file: string,
  names: Names,
  milliseconds = TIME_TO_UNDERSTAND,
): SheetsRead {
  try {
    return withTimeLimit(milliseconds, () => readSheets(sheets, names));
  } catch (cause) {
    throw asUnreadable(cause, file);
  }
}

/** Does work on what a file says, as on settings, a ledger or a report; throws `UnreadableFile` where it takes longer than one file may. */
export function withinTime<T>(file: string, work: () => T, milliseconds = TIME_TO_UNDERSTAND): T {
  try {
    return withTimeLimit(milliseconds, work);
  } catch (cause) {
    throw isOverTime(cause) ? asUnreadable(cause, file) : cause;
  }
}

/** Throws where the words of a workbook of settings are more than those of any dictionary. */
export function checkLetters(sheets: readonly Sheet[], file: string): void {
  let letters = 0;
  for (const { rows } of sheets)
    for (const row of rows) for (const value of row) if (typeof value === "string") letters += value.length;
  if (letters > LONGEST_SETTINGS) throw new UnreadableFile("too large", file, { limit: "settings" });
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
    throw new UnreadableFile(REASONS[code] ?? "not given", file, { cause });
  }
}

/** The text of a file in UTF-8, without its mark. */
export const readPlainText = async (path: string): Promise<string> =>
  new TextDecoder().decode(await readPlainFile(path));
