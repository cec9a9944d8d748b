import type { Sheet as HucreSheet } from "hucre/xlsx";
import type { CellValue, Sheet } from "../analysis";
import { readFormats } from "./cells";
import { HEAVIEST, lean, spreadsThin } from "./lean";
import { workbookPartsOf } from "./package";
import { trim, widthOf } from "./rows";
import { UnreadableFile } from "./unreadable";
import { type Archive, storedZip } from "./zip";

/** The parts that hucre asks for before the workbook. */
const FRAME = ["[Content_Types].xml", "_rels/.rels"];

/**
 * The sheets of an .xlsx or .xlsm by hucre, which is fed only the parts that hold cells, already inflated, and no styles:
 * formats and dates are read here, in one light pass. Undefined where hucre refuses or would fill rows that are not there.
 */
export async function readXlsxPackage(archive: Archive, workbook: string): Promise<Sheet[] | undefined> {
  const { worksheets, others, formats, formatOfStyle, ...frame } = workbookPartsOf(archive, workbook);
  if (others || worksheets.length === 0) return undefined;
  const parts = new Map<string, Buffer>();
  for (const name of [...FRAME, workbook, frame.relations, frame.sharedStrings]) {
    const part = name === undefined ? undefined : archive.part(name);
    if (name !== undefined && part !== undefined) parts.set(name, part);
  }
  const strings = frame.sharedStrings === undefined ? undefined : parts.get(frame.sharedStrings);
  const anyString = strings?.includes("<si") === true;
  const anyFormat = formatOfStyle.some((format) => format >= 0);
  const formatsOf: Sheet["formatOf"][] = [];
  for (const { part: name } of worksheets) {
    const part = archive.part(name);
    const whole = part?.toString("latin1");
    if (part === undefined || whole === undefined || !whole.includes("<sheetData")) return undefined;
    const text = lean(whole);
    if (text === undefined || spreadsThin(text) || (!anyString && text.includes('t="s"'))) return undefined;
    if (text.length > HEAVIEST) throw new UnreadableFile("too large", archive.file);
    const formatOf = anyFormat ? readFormats(text, formatOfStyle) : [];
    if (formatOf === undefined) return undefined;
    formatsOf.push(formatOf);
    parts.set(name, text === whole ? part : Buffer.from(text, "latin1"));
  }
  const { readXlsx } = await import("hucre/xlsx");
  const read = await readXlsx(storedZip(parts)).catch(() => undefined);
  if (read?.sheets.length !== worksheets.length) return undefined;
  return read.sheets.map((sheet, i) => {
    const rows = sheet.rows as CellValue[][];
    const formatOf = formatsOf[i] ?? [];
    formats.datesInto(rows, formatOf);
    trim(rows);
    return { ...layoutOf(sheet, rows), file: archive.file, rows, formatOf, formats: formats.codes };
  });
}

function layoutOf(
  sheet: HucreSheet,
  rows: readonly (readonly CellValue[])[],
): Pick<Sheet, "name" | "merges" | "hiddenRows" | "hiddenColumns" | "hidden"> {
  const width = widthOf(rows);
  return {
    name: sheet.name,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
    hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden && row < rows.length ? [row] : [])),
    hiddenColumns: (sheet.columns ?? []).slice(0, width).flatMap(({ hidden }, column) => (hidden ? [column] : [])),
    hidden: sheet.hidden === true || sheet.veryHidden === true,
  };
}
