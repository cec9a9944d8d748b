import { isNumber } from "../../model/figure";
import type { CellValue } from "../../model/sheet";
import { PLAIN_NUMBER, readCell } from "../words/cell";
import { remembered } from "../words/remembered";
import { isBlank, plain, wordsOf } from "../words/text";

/** What a cell is at first sight: `unclear` is 未报, 无, X or 5..6, no figure beside figures and words elsewhere. */
export type Kind = "blank" | "text" | "number" | "mark" | "unclear";

const kindOfText = remembered((text): Kind => {
  if (isBlank(text)) return "blank";
  const { figure } = readCell(text);
  if (isNumber(figure)) return "number";
  if (figure.absent !== "not a number") return /\p{L}/u.test(text) ? "unclear" : "mark";
  return /^[-+]?[\d.,]*\d[\d.,]*[^\p{Script=Han}]{0,3}$/u.test(plain(text)) ? "unclear" : "text";
});

/** The kind of a cell, by what stands in it alone. */
export function kindOf(value: CellValue | undefined): Kind {
  if (typeof value === "number") return "number";
  if (value === null || value === undefined) return "blank";
  if (typeof value === "boolean") return "text";
  return PLAIN_NUMBER.test(value) ? "number" : kindOfText(value);
}

/** A row at first sight. */
export interface RowShape {
  readonly row: number;
  /** `numbering` is a row of 1, 2, 3 … (栏次). */
  readonly kind: "blank" | "body" | "text" | "numbering";
  /** Columns of texts; a merge counts once, where it begins. */
  readonly texts: readonly number[];
  readonly numbers: number;
  readonly unclear: number;
  /** All its numbers are years. */
  readonly years: boolean;
}

const NUMBERED = /^([甲乙丙丁戊]|栏次|列次|行次|序号)$/;

/** A number, or numeric text, that may be a year. */
export const isYear = (value: unknown): boolean => {
  const year = typeof value === "string" ? Number(plain(value)) : value;
  return typeof year === "number" && Number.isInteger(year) && year >= 1949 && year <= 2100;
};

/** Reads a row at first sight: what it holds, and whether that makes it a row of figures. */
export function shapeOf(cells: readonly CellValue[], row: number): RowShape {
  const texts: number[] = [];
  let numbers = 0;
  let marks = 0;
  let unclear = 0;
  let years = 0;
  let before = 0;
  let counts = true;
  for (let column = 0; column < cells.length; column++) {
    const value = cells[column];
    const kind = kindOf(value);
    if (kind === "number") {
      numbers++;
      if (isYear(value)) years++;
      const number = Number(value);
      if (number !== 1 && number !== before + 1) counts = false;
      before = number;
    } else if (kind === "text") texts.push(column);
    else if (kind === "mark") marks++;
    else if (kind === "unclear") {
      unclear++;
      texts.push(column);
    }
  }
  return {
    row,
    kind: kindOfRow(texts, numbers, marks, counts, cells),
    texts,
    numbers,
    unclear,
    years: numbers > 0 && years === numbers && marks === 0,
  };
}

function kindOfRow(
  texts: readonly number[],
  numbers: number,
  marks: number,
  counts: boolean,
  cells: readonly CellValue[],
): RowShape["kind"] {
  if (texts.length + numbers + marks === 0) return "blank";
  const isNumbering =
    numbers >= 2 && counts && marks === 0 && texts.every((column) => NUMBERED.test(plain(wordsOf(cells[column]))));
  if (isNumbering) return "numbering";
  return numbers > 0 || (marks > 0 && texts.length > 0) ? "body" : "text";
}
