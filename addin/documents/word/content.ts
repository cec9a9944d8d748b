// The content that goes into a Word file, before it is XML: what the outline says, apart from how Word writes it.
import type { NumberId } from "../../analysis";
import type { Chart } from "../../workbook/chart/chart";

/** A number of the text, by its place in the list of numbers and by what it tells. */
export interface WordNumber {
  readonly id: NumberId;
  /** Its place in the appendix, from 1. */
  readonly place: number;
}

/** A stretch of text; with a number it becomes a content control. */
export interface Piece {
  readonly text: string;
  readonly number?: WordNumber;
}

/** A table under a row of headers, which repeats on every page. */
export interface WordTable {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Piece[])[];
  /** Parts of the width, by column. */
  readonly widths: readonly number[];
  /** Columns of words, which stand to the left; the others stand in the middle. */
  readonly left: readonly number[];
}

/** The content that takes the place of a placeholder: words within a paragraph, or blocks instead of a whole paragraph. */
export type Filled =
  | { readonly is: "words"; readonly pieces: readonly Piece[] }
  | { readonly is: "paragraphs"; readonly paragraphs: readonly (readonly Piece[])[] }
  | { readonly is: "table"; readonly table: WordTable }
  | { readonly is: "chart"; readonly chart: Chart }
  /** Known when all the others are: a list of the numbers that they have. */
  | { readonly is: "later"; readonly make: () => Filled };
