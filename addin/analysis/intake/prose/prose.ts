import type { Names } from "../../model/indicator";
import type { Claim, Prose, Table } from "../../model/observation";
import type { Period } from "../../model/period";
import { addressOf } from "../../model/address";
import type { Sheet } from "../../model/sheet";
import { claimsOf } from "./claims";
import { knownOf } from "../words/known";

/** Shorter than this a text is a label or a header. */
const SHORTEST = 10;
/** What a claim about figures has in it: a rate, points, an amount or a place. */
const CLAIM = /[%％]|百分点|[万亿]元|第.{1,3}[位名]|[首末]位|倒数/;
/** What a sentence has and a header has not. */
const SENTENCE = /[，。；,;]|\d\s*[%％]|倒数|第.{1,3}[位名]/;

/** The cells of a sheet that claim something of figures in a sentence, and what they claim. */
export function proseOf(sheet: Sheet, tables: readonly Table[], names: Names): Prose[] {
  const { file, name, rows } = sheet;
  const found: Prose[] = [];
  rows.forEach((line, row) => {
    line.forEach((value, column) => {
      if (typeof value !== "string" || value.length < SHORTEST || !CLAIM.test(value) || !SENTENCE.test(value)) return;
      const place = { file, sheet: name, cell: addressOf(row, column) };
      const claims: Claim[] = claimsOf(value, place, periodOf(tables), knownOf(names));
      found.push({ ...place, text: value, claims });
    });
  });
  return found;
}

/** The period that the tables of the sheet are about. */
function periodOf(tables: readonly Table[]): Period | null {
  for (const { columns } of tables)
    for (const { period, measure } of columns) if (period !== null && measure !== "target") return period;
  return null;
}
