import { unitOf } from "../../model/unit";
import type { Grid } from "./grid";
import { roleOf, type ColumnRole } from "../words/header";
import { remembered } from "../words/remembered";
import { isYear, kindOf, type RowShape } from "./rowShape";
import { wordsOf } from "../words/text";

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
  /** How many texts are units. */
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

const isUnit = remembered((word) => unitOf(word) !== undefined);
