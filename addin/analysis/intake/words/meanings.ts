import type { Facet } from "./lexicon";
import { TAUGHT_MEANINGS } from "./lexicon";
import { measureOf } from "./measure";
import { meaningOf } from "./text";

/** The meaning of a column whose numbers are no figures of the table: a code, a telephone number. */
export const NOT_DATA = "不是数据";

/** The meanings that a bureau may give a column on the sheet 读法: those of the sheet 词汇 that name a figure, and 不是数据. */
export const COLUMN_MEANINGS: readonly string[] = [
  ...Object.keys(TAUGHT_MEANINGS).filter((meaning) => measureOf(new Set(facetsOf(meaning)), "") !== null),
  NOT_DATA,
];

/** What a meaning says of a figure; nothing where it is none of the list. */
export function facetsOf(meaning: string): readonly Facet[] {
  return meaningOf<readonly Facet[]>(TAUGHT_MEANINGS, meaning) ?? [];
}
