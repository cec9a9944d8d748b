import type { CellValue } from "../../model/sheet";
import { cached } from "../../model/cache";
import { isNumber } from "../../model/figure";
import { unitOf } from "../../model/unit";
import { PLAIN_NUMBER, readCell } from "../words/cell";
import { roleOf, type ColumnRole } from "../words/columnRole";
import { isBlank, plain, wordsOf } from "../words/text";
import type { Grid } from "./grid";

/** The kind of a cell at first sight: `unclear` is 未报, 无, X or 5..6, no figure beside figures and words elsewhere. */
export type Kind = "blank" | "text" | "number" | "mark" | "unclear";

/** A number with a remark: 约65300, 65300(预计), 65300注, 2025万, [65000]65300; a year with one (2017(预计)) is a heading. */
const REMARKED =
  /^(?!(?:19|20)\d\d[([])(?:[约近超达><≥≤]|\[[\d.,]+\])?[-+]?\d[\d,]*(?:\.\d+)?(?:[万亿]|\([^()]{1,6}\)|\[[^[\]]{1,6}\]|注\d?|[*+※])?$/;

const kindOfText = cached((text): Kind => {
  if (isBlank(text)) return "blank";
  const { figure } = readCell(text);
  if (isNumber(figure)) return "number";
  if (figure.absent !== "not a number") return /\p{L}/u.test(text) ? "unclear" : "mark";
  if (REMARKED.test(plain(text))) return "unclear";
  return /^[-+]?(?=[.,]*\d)[\d.,]*[^\p{Script=Han}]{0,3}$/u.test(plain(text)) ? "unclear" : "text";
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

/** 3=2/1 in a row of 栏次: the number of a column, and how it is worked out. */
const WORKED_OUT = /^[(（]?(\d{1,2})[)）]?[=＝][\d()（）+\-*/×÷%＋－]+$/;

const NUMBERED = /^([甲乙丙丁戊]|栏次|列次|行次|序号)$/;

/** A number, or numeric text, that may be a year. */
const isYear = (value: unknown): boolean => {
  const year = typeof value === "string" ? Number(plain(value)) : value;
  return typeof year === "number" && Number.isInteger(year) && year >= 1949 && year <= 2100;
};

const numberOf = (text: string): string => WORKED_OUT.exec(plain(text))?.[1] ?? text;

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
    const written = cells[column];
    const value = typeof written === "string" && /[=＝]/.test(written) ? numberOf(written) : written;
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
    numbers + texts.length >= 2 &&
    counts &&
    marks === 0 &&
    texts.every((column) => NUMBERED.test(plain(wordsOf(cells[column]))));
  if (isNumbering) return "numbering";
  return numbers > 0 || (marks > 0 && texts.length > 0) ? "body" : "text";
}

/** A column of a table at first sight. */
export interface ColumnShape {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
  readonly numbers: number;
  /** It holds numbers, and not only marks of what is missing. */
  readonly figured: boolean;
  readonly texts: number;
  /** 1, 2, 3 … down the column. */
  readonly counts: boolean;
  /** Every number is a year. */
  readonly years: boolean;
  /** The number of texts that are units. */
  readonly units: number;
  readonly words: readonly string[];
}

/** Counts what a column of a table holds. */
export function columnShape(grid: Grid, column: number, header: string, body: readonly RowShape[]): ColumnShape {
  const words: string[] = [];
  let [numbers, unclear] = [0, 0];
  let [counts, years, figured] = [true, true, false];
  for (const { row } of body) {
    const value = grid.sheet.rows[row]?.[column];
    const kind = kindOf(value);
    if (kind === "blank") continue;
    if (kind === "text") words.push(wordsOf(value));
    else if (kind === "unclear") unclear++;
    else {
      numbers++;
      if (kind === "mark") counts = years = false;
      else {
        figured = true;
        if (counts && Number(value) !== numbers) counts = false;
        if (years && !isYear(value)) years = false;
      }
    }
  }
  // 未报 and 5..6 are figures that failed beside figures, and words in a column of words.
  const texts = words.length + (words.length > numbers ? unclear : 0);
  const units = words.filter(isUnit).length;
  return {
    column,
    header,
    role: roleOf(header),
    numbers: numbers + unclear + words.length - texts,
    figured,
    texts,
    counts,
    years,
    units,
    words,
  };
}

const isUnit = cached((word) => unitOf(word) !== undefined);
