import { basename, dirname, join } from "node:path";
import type { Language } from "../analysis";
import { codeOf, nodeDisk } from "../workbook/disk/disk";
import { WrongCall } from "./options";

/** Writes a file at once or not at all; one that is open elsewhere is to be closed first. */
export async function writeWhole(path: string, bytes: Uint8Array, language: Language): Promise<void> {
  const fresh = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    await nodeDisk.makeFolder(dirname(path));
    await nodeDisk.create(fresh, bytes);
    await nodeDisk.rename(fresh, path);
  } catch (error) {
    await nodeDisk.remove(fresh).catch(() => undefined);
    throw new WrongCall(
      language,
      `${basename(path)} 写不进去（${codeOf(error)}），请先在 Excel 中关闭它。`,
      `${basename(path)} could not be written (${codeOf(error)}): close it in Excel and try again.`,
    );
  }
}
