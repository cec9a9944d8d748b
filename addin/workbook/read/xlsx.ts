import type { Sheet as HucreSheet } from "hucre/xlsx";
import type { CellValue, Sheet } from "../../analysis";
import { cellsIn, formulaCellsOf, readFormats, spreadsThin, withoutEmptyCells } from "./worksheetText";
import { edited } from "../package/edits";
import { binaryBytes, binaryText } from "../package/native";
import { addAsNamed, CONTENT_TYPES, workbookPartsOf, type WorkbookParts } from "../package/package";
import { withOddAsText } from "./cells";
import { checkCells, checkSheets, countSharedTexts, sharedTextsIn, worksheetIn } from "./damage";
import { checkColumns } from "./declared";
import { HEAVIEST, MOST_CELLS } from "./limits";
import { finishedSheet } from "./rows";
import { hasMarkedRuns, markedRuns } from "./richText";
import { UnreadableFile } from "./unreadable";
import { type Archive, bytesOf, storedZip, textOf } from "../package/zip";

/** The parts that hucre asks for before the workbook. */
const FRAME = [CONTENT_TYPES, "_rels/.rels"];

/** The pronunciation of a text, which is no part of it; hucre takes it for one in texts that stand in their cells. */
const PRONUNCIATION = /<rPh[\s>](?:(?!<rPh[\s>])[^])*?<\/rPh>/g;

/** A package as hucre is fed it: only the parts that hold cells, already inflated, and no styles. */
export interface Prepared {
  readonly frame: WorkbookParts;
  readonly parts: Map<string, Uint8Array>;
  /** By worksheet, a character for each byte. */
  readonly texts: readonly string[];
}

/**
 * Undefined where hucre would refuse the package or fill rows that are not there. `onText` is called with each worksheet's text before
 * the next is inflated.
 */
export function prepare(
  archive: Archive,
  workbook: string,
  onText: (text: string) => void = () => undefined,
): Prepared | undefined {
  const frame = workbookPartsOf(archive, workbook);
  checkSheets(archive, frame);
  if (frame.worksheets.length === 0) return undefined;
  const parts = new Map<string, Uint8Array>();
  const cuts = frame.others.map(({ start, end }) => ({ at: start, instead: end - start, text: "" }));
  for (const name of [...FRAME, frame.relations, frame.sharedStrings]) {
    const part = name === undefined ? undefined : archive.xml(name);
    if (name !== undefined && part !== undefined) parts.set(name, part);
  }
  parts.set(workbook, bytesOf(edited(archive.text(workbook), cuts)));
  const { sharedStrings = "" } = frame;
  const strings = parts.get(sharedStrings);
  const stringsText = strings === undefined ? "" : sharedTextsIn(binaryText(strings));
  const sharedTexts = strings === undefined ? 0 : countSharedTexts(stringsText, sharedStrings, archive.file);
  if (strings !== undefined) parts.set(sharedStrings, binaryBytes(withMarkedRuns(stringsText)));
  const texts: string[] = [];
  for (const { part: name } of frame.worksheets) {
    const part = archive.xml(name) ?? new Uint8Array();
    const stored = binaryText(part);
    const { text: whole, cells } = worksheetIn(stored);
    const { odd, hasNameless } = checkCells(archive, name, cells, sharedTexts);
    checkColumns(whole, archive.file);
    const written = withOddAsText(whole, odd);
    const spoken = written.includes("<rPh") ? written.replace(PRONUNCIATION, "") : written;
    const text = withoutEmptyCells(spoken.includes("<is>") ? withMarkedRuns(spoken) : spoken, hasNameless);
    if (text === undefined || spreadsThin(text) || (sharedTexts === 0 && hasNameless)) return undefined;
    if (text.length > HEAVIEST) throw new UnreadableFile("too large", archive.file, { limit: "worksheet" });
    if (cellsIn(text) > MOST_CELLS) throw new UnreadableFile("too large", archive.file, { limit: "cells" });
    onText(text);
    texts.push(text);
    parts.set(name, text === stored ? part : binaryBytes(text));
  }
  addAsNamed(parts, archive, workbook);
  return { frame, parts, texts };
}

/** The text of a worksheet, a character for each byte, with the runs of texts that stand in their cells marked. */
const withMarkedRuns = (text: string): string =>
  hasMarkedRuns(text) ? binaryText(bytesOf(markedRuns(textOf(binaryBytes(text))))) : text;

/** The sheets of an .xlsx or .xlsm by hucre; formats and dates are read here, in one light pass. Undefined where hucre refuses. */
export async function readXlsxPackage(archive: Archive, workbook: string): Promise<Sheet[] | undefined> {
  const prepared = prepare(archive, workbook);
  if (prepared === undefined) return undefined;
  const { frame } = prepared;
  const { formats, formatOfStyle } = frame;
  const formatsOf: Sheet["formatOf"][] = [];
  for (const [i, text] of prepared.texts.entries()) {
    const formatOf = formatsIn(text, formatOfStyle, { file: archive.file, part: frame.worksheets[i]?.part });
    if (formatOf === undefined) return undefined;
    formatsOf.push(formatOf);
  }
  const { readXlsx } = await import("hucre/xlsx");
  const read = await readXlsx(storedZip(prepared.parts)).catch(() => undefined);
  if (read?.sheets.length !== prepared.texts.length) return undefined;
  return read.sheets.map((sheet, i) => {
    const { all, unsaved } = formulaCellsOf(prepared.texts[i] ?? "");
    const found = {
      ...layoutOf(sheet),
      file: archive.file,
      rows: sheet.rows as CellValue[][],
      formatOf: formatsOf[i] ?? [],
      formulaCells: all,
      remarks: unsaved.map((cell) => ({ kind: "formula-unsaved" as const, cell })),
    };
    return finishedSheet(found, formats);
  });
}

/** The formats of a worksheet's cells, see `readFormats`; throws where one of them stands at no place of a sheet or has no style of it. */
export function formatsIn(
  text: string,
  formatOfStyle: readonly number[],
  { file, part = "" }: { readonly file: string; readonly part: string | undefined },
  emptyToo = false,
): Sheet["formatOf"] | undefined {
  try {
    return readFormats(text, formatOfStyle, emptyToo);
  } catch (cause) {
    throw new UnreadableFile("damaged", file, { part, cause });
  }
}

/** The layout of a sheet as hucre reads it. */
export function layoutOf(
  sheet: HucreSheet,
): Pick<Sheet, "name" | "merges" | "hiddenRows" | "hiddenColumns" | "hidden"> {
  return {
    name: sheet.name,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
    hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : [])),
    hiddenColumns: (sheet.columns ?? []).flatMap(({ hidden }, column) => (hidden ? [column] : [])),
    hidden: sheet.hidden === true || sheet.veryHidden === true,
  };
}
