// The package's `main`: the pure module, and the reading of workbooks from disk in Node.
import { basename } from "node:path";
import { readDictionary, type Dictionary, type Finding, type Sheet } from "./analysis";
import { checkLetters, readWorkbook, withinTime } from "./workbook/read/file";
import { filesOf } from "./workbook/disk/folder";
import { shipped } from "./workbook/disk/shipped";

export * from "./analysis";
export {
  changeLedger,
  openLedger,
  type ChangeOptions,
  type LedgerWritten,
  type OpenLedger,
} from "./workbook/disk/ledgerFile";
export { sha256 } from "./workbook/disk/sha256";
export { changeSupervision, openSupervision, type OpenSupervision } from "./workbook/disk/supervisionFile";
export { LedgerProblem, type LedgerReason } from "./workbook/disk/ledgerProblem";
export { joined, readMany, type FileRead, type ManyOptions } from "./workbook/read/many";
export { readWorkbook, readWorkbookBytes, UnreadableFile, type UnreadableReason } from "./workbook/read/file";

/** The dictionary that comes with the package (指标与地区.xlsx): 岳阳's six counties and their indicators. */
export const SHIPPED_DICTIONARY = shipped("seeds/指标与地区.xlsx");

/** Reads a dictionary workbook; the one that comes with the package when no path is given. */
export async function openDictionary(
  path: string = SHIPPED_DICTIONARY,
): Promise<{ dictionary: Dictionary; findings: Finding[] }> {
  const [sheets, file] = [await readWorkbook(path), basename(path)];
  checkLetters(sheets, file);
  return withinTime(file, () => readDictionary(sheets));
}

/** The sheets of all workbooks named, a folder standing for those in it, in the order of their names. */
export async function readWorkbooks(...paths: readonly string[]): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const file of await filesOf(paths)) sheets.push(...(await readWorkbook(file)));
  return sheets;
}
