// Formulas that were saved without their result, as programs that do not compute write them: what stands in their cells is no value.
import { addressOf, type Remark, type Sheet } from "../../analysis";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";
import { COLUMNS_REPEATED, numberIn, OPEN_TAG, ROWS_REPEATED } from "./declared";

export const unsavedAt = (row: number, column: number): Remark => ({
  kind: "formula-unsaved",
  cell: addressOf(row, column),
});

/** Sheets with what is remarked of each, where it is remarked of all of them. */
export const withRemarks = (sheets: readonly Sheet[], remarks: readonly (readonly Remark[])[]): Sheet[] =>
  sheets.map((sheet, i) => {
    const own = remarks.length === sheets.length ? (remarks[i] ?? []) : [];
    return own.length > 0 ? { ...sheet, remarks: [...(sheet.remarks ?? []), ...own] } : sheet;
  });

/** Functions that give a number, whatever they are given. */
const OF_NUMBERS: ReadonlySet<string> = new Set(
  "ABS AVERAGE COUNT COUNTA COUNTIF INT MAX MIN PRODUCT RANK ROUND ROUNDDOWN ROUNDUP SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT".split(
    " ",
  ),
);

const QUOTED_NAME = /'[^']*'/g;
/** A name or a number; a function has a bracket behind its name. */
const WORD = /[\p{L}\p{N}_.]+\(?/gu;
/** Operators that make a number. A plus before a reference leaves it as it is. */
const OPERATOR = /[-*/^%]|[\p{L}\p{N}_)]\s*\+/u;
/** References, numbers, operators and names alone: no text, no comparison. */
const OF_FIGURES = /^[\s\p{L}\p{N}_$.,:!()\-+*/^%]+$/u;

/**
 * Whether a formula computes with figures alone, and so has no empty text for its result. Formats that store a result with every
 * formula have an empty text where none was computed.
 *
 * @example
 * isOfFigures("SUM(B2:B3)") // => true
 * isOfFigures('IF(B2>0,B2,"")') // => false
 */
export function isOfFigures(formula: string): boolean {
  const written = formula.replace(QUOTED_NAME, "");
  if (!OF_FIGURES.test(written)) return false;
  const functions = (written.match(WORD) ?? []).filter((word) => word.endsWith("("));
  return (
    functions.every((name) => OF_NUMBERS.has(name.slice(0, -1).toUpperCase())) &&
    (functions.length > 0 || OPERATOR.test(written))
  );
}

const OPEN_FORMULA = /:formula=["']./;
/** A result, or an empty text, which needs none. */
const OPEN_RESULT = /:(?:[a-z]+-)?value=["']|:value-type=["']string["']/;
const OPEN_CELL_END = /<\/(?:[\w-]+:)?table-cell>/g;
const REMARK = /<((?:[\w-]+:)?annotation)\b(?:(?!<\1\b)[^])*?<\/\1>/g;

/** The formulas without a result in each sheet of an OpenDocument, as `plainXml` writes it. */
export function unsavedInOpenDocument(xml: string): Remark[][] {
  if (!OPEN_FORMULA.test(xml)) return [];
  const sheets: Remark[][] = [];
  let [row, repeated, column] = [0, 0, 0];
  for (const { index, 0: tag, 1: name, 2: attributes = "" } of xml.matchAll(OPEN_TAG)) {
    if (name === "table") {
      // SheetJS makes no sheet of an element without content.
      if (!attributes.endsWith("/")) sheets.push([]);
      row = repeated = 0;
    } else if (name === "table-row") {
      row += repeated;
      repeated = numberIn(attributes, ROWS_REPEATED) ?? 1;
      column = 0;
    } else {
      const isUnsaved =
        OPEN_FORMULA.test(attributes) && !OPEN_RESULT.test(attributes) && !hasText(xml, index + tag.length, attributes);
      if (isUnsaved) sheets.at(-1)?.push(unsavedAt(row, column));
      column += numberIn(attributes, COLUMNS_REPEATED) ?? 1;
    }
  }
  return sheets;
}

/** Whether a cell whose tag ends at a place holds text beside its remark. */
function hasText(xml: string, from: number, attributes: string): boolean {
  if (attributes.endsWith("/")) return false;
  OPEN_CELL_END.lastIndex = from;
  const content = xml.slice(from, OPEN_CELL_END.exec(xml)?.index);
  return (
    content
      .replace(REMARK, "")
      .replace(/<[^<>]*>/g, "")
      .trim() !== ""
  );
}

/** The same of an XML spreadsheet of 2003. */
export const unsavedInSpreadsheet = (xml: string): Remark[][] =>
  xml.includes(":Formula=") ? elementsOf(parseXml(xml), "Worksheet").map(unsavedInWorksheet) : [];

/** The formulas of a worksheet that were saved without their result. A cell that does not say where it stands follows the one before. */
function unsavedInWorksheet(worksheet: XmlElement): Remark[] {
  const remarks: Remark[] = [];
  let row = -1;
  for (const line of elementsOf(worksheet, "Table", "Row")) {
    row = placeOf(line, row + 1);
    let column = -1;
    for (const cell of line.children) {
      if (cell.name !== "Cell") continue;
      column = placeOf(cell, column + 1);
      const stored = cell.children.some(
        ({ name, text, attributes }) => name === "Data" && (text !== "" || attributes["Type"] === "String"),
      );
      if (cell.attributes["Formula"] !== undefined && !stored) remarks.push(unsavedAt(row, column));
      column += Number(cell.attributes["MergeAcross"] ?? 0);
    }
    row += Number(line.attributes["Span"] ?? 0);
  }
  return remarks;
}

/** The place of a row or cell, counted from 0: as it says, else the next one. */
const placeOf = ({ attributes: { Index } }: XmlElement, next: number): number =>
  Index === undefined ? next : Number(Index) - 1;
