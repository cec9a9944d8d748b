// What the package's `main` gives: the pure module, and how Node reads a workbook from disk.
import { resolve } from "node:path";
import { readDictionary, type Dictionary, type Finding } from "./analysis";
import { readWorkbook } from "./workbook/file";

export * from "./analysis";
export { readWorkbook, readWorkbookBytes, UnreadableFile, type UnreadableReason } from "./workbook/file";

/** The dictionary that comes with the package (指标与地区.xlsx): 岳阳's six counties and their indicators. */
export const SHIPPED_DICTIONARY = resolve(__dirname, "../../seeds/指标与地区.xlsx");

/** Reads a dictionary workbook; the one that comes with the package when no path is given. */
export async function openDictionary(
  path: string = SHIPPED_DICTIONARY,
): Promise<{ dictionary: Dictionary; findings: Finding[] }> {
  return readDictionary(await readWorkbook(path));
}
