// Pieces of a Word file as XML. The order of elements is that of the schema (ECMA-376 part 1, §17).
import { periodWords, tagOfNumber } from "../../analysis";
import { asXml } from "../../workbook/package/edits";
import type { Piece, WordNumber, WordTable } from "./content";

/** The look of a paragraph and of its text, as the template has them: `w:pPr` and `w:rPr`, "" for none. */
export interface Look {
  readonly paragraph: string;
  readonly run: string;
}

/** Rows of a table that stays on one page. */
const SHORT = 12;

/** Word takes no longer names and tags of content controls. */
const LONGEST_NAME = 64;

const run = (look: string, text: string): string =>
  text === "" ? "" : `<w:r>${look}<w:t xml:space="preserve">${asXml(text)}</w:t></w:r>`;

/** The name that Word shows of a number: its place in the appendix, and what it tells. */
function nameOf({ id, place }: WordNumber): string {
  const words = `${place} ${id.region} ${id.indicator} ${id.placeholder} ${periodWords(id.period, { year: true })}`;
  return words.slice(0, LONGEST_NAME);
}

/** Gives every content control of a file a number of its own, beside those that are there. */
export class ControlIds {
  private last = 910_000_000;

  constructor(private readonly taken: ReadonlySet<string>) {}

  next(): number {
    do this.last++;
    while (this.taken.has(String(this.last)));
    return this.last;
  }
}

/** A piece of text; a number as a content control, whose tag says what it tells. */
export function pieceXml({ text, number }: Piece, look: string, ids: ControlIds): string {
  const tag = number === undefined ? "" : tagOfNumber(number.id);
  if (number === undefined || text === "" || tag.length > LONGEST_NAME) return run(look, text);
  return (
    `<w:sdt><w:sdtPr>${look}<w:alias w:val="${asXml(nameOf(number))}"/><w:tag w:val="${asXml(tag)}"/>` +
    `<w:id w:val="${ids.next()}"/></w:sdtPr><w:sdtContent>${run(look, text)}</w:sdtContent></w:sdt>`
  );
}

export const paragraph = (look: Look, pieces: readonly Piece[], ids: ControlIds): string =>
  `<w:p>${look.paragraph}${pieces.map((piece) => pieceXml(piece, look.run, ids)).join("")}</w:p>`;

const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join("");

/** Text of a table: in single lines, without the indent that paragraphs of the text may have. */
const cellParagraph = (align: "left" | "center", run: string, withNext: boolean): string =>
  `<w:pPr>${withNext ? "<w:keepNext/>" : ""}<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="${align}"/>${run}</w:pPr>`;

const bold = (look: string): string => {
  if (look === "") return "<w:rPr><w:b/></w:rPr>";
  if (/<w:b[ />]/.test(look)) return look;
  // §17.3.2.28: w:b comes after the style and the fonts of a run.
  return look.replace(/^<w:rPr>((?:<w:rStyle[^>]*\/>)?(?:<w:rFonts[^>]*\/>)?)/, "<w:rPr>$1<w:b/>");
};

/** A table under its title; the row of headers is marked as such and repeats on every page. */
export function tableXml(look: Look, { title, headers, rows, widths, left }: WordTable, ids: ControlIds): string {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const percent = (column: number): number => Math.round(((widths[column] ?? 1) / all) * 5000);
  const cell = (content: Piece, column: number, run: string, isHeader: boolean, withNext: boolean): string => {
    const align = !isHeader && left.includes(column) ? "left" : "center";
    const properties = `<w:tcPr><w:tcW w:w="${percent(column)}" w:type="pct"/><w:vAlign w:val="center"/></w:tcPr>`;
    return `<w:tc>${properties}${paragraph({ paragraph: cellParagraph(align, run, withNext), run }, [content], ids)}</w:tc>`;
  };
  const row = (cells: readonly Piece[], withNext: boolean, isHeader = false): string => {
    const written = isHeader ? bold(look.run) : look.run;
    const properties = `<w:trPr><w:cantSplit/>${isHeader ? "<w:tblHeader/>" : ""}</w:trPr>`;
    return `<w:tr>${properties}${cells.map((piece, column) => cell(piece, column, written, isHeader, withNext)).join("")}</w:tr>`;
  };
  const grid = headers.map((_, column) => `<w:gridCol w:w="${Math.round(percent(column) * 1.8)}"/>`).join("");
  const properties =
    '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>' +
    `<w:tblBorders>${BORDERS}</w:tblBorders><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>` +
    `<w:tblCaption w:val="${asXml(title)}"/></w:tblPr>`;
  const header = row(
    headers.map((text) => ({ text })),
    true,
    true,
  );
  const keeps = (index: number): boolean => rows.length <= SHORT && index < rows.length - 1;
  return (
    paragraph({ ...look, paragraph: withNext(look.paragraph) }, [{ text: title }], ids) +
    `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${header}${rows.map((cells, i) => row(cells, keeps(i))).join("")}</w:tbl>` +
    // Two tables in a row would be one, and a cell must end with a paragraph.
    "<w:p/>"
  );
}

/** A title stays on the page of what it is of. */
function withNext(properties: string): string {
  if (/<w:keepNext[ />]/.test(properties)) return properties;
  if (properties === "") return "<w:pPr><w:keepNext/></w:pPr>";
  // §17.3.1.26: keepNext comes after the style.
  return properties.replace(/^<w:pPr>((?:<w:pStyle[^>]*\/>)?)/, "<w:pPr>$1<w:keepNext/>");
}
