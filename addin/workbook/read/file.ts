import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Sheet } from "../../analysis";
import { LARGEST_FILE, readWorkbookBytes } from "./bytes";
import { UnreadableFile } from "./unreadable";

export { readWorkbookBytes } from "./bytes";
export { UnreadableFile, type UnreadableReason } from "./unreadable";

/** The sheets of a workbook on disk; throws `UnreadableFile`, whose message says what to do. */
export async function readWorkbook(path: string): Promise<Sheet[]> {
  const file = basename(path);
  return readWorkbookBytes(await load(path, file), file);
}

async function load(path: string, file: string): Promise<Uint8Array> {
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
