import type { Names } from "../../model/indicator";
import type { Layout } from "../../model/observation";
import { departmentNamed } from "../../model/reading";
import type { Sheet } from "../../model/sheet";
import { cached } from "../../model/cache";
import { findPeriods } from "../words/period";
import { plain, withoutMarks } from "../words/text";
import type { BlockPart } from "./blockColumns";
import type { HeaderWords } from "./headers";

/** Stands for the words of a header that says a period and nothing else. */
const PERIOD = "期间";

/** The layout of one table, and the headings of its columns of figures in their order. */
export interface LayoutReading {
  readonly layout: Layout;
  readonly headings: readonly string[];
}

/**
 * Reads the layout of a table (版式): its department, and the words of its headers without the periods in them, so that the
 * table of 2017年1—8月 and that of 2017年1—9月 are one layout. A heading that comes again, as a month more does, adds nothing.
 */
export function layoutOf(part: BlockPart, words: HeaderWords, { file, name }: Sheet, names: Names): LayoutReading {
  const headingAt = (column: number): string => words.pieces(column).map(headingOf).filter(Boolean).join("/");
  const figures = part.figures.map((column, index) => headingAt(column) || `第${index + 1}列`);
  const labels = part.labels.map(({ column }) => headingAt(column));
  const times = new Map<string, number>();
  const headings = figures.map((heading) => {
    const time = (times.get(heading) ?? 0) + 1;
    times.set(heading, time);
    return time === 1 ? heading : `${heading}（${time}）`;
  });
  const department = departmentNamed({ file, sheet: name }, names.dictionary.departments) ?? "";
  return { layout: { department, headers: [...new Set([...labels, ...figures])].join("|") }, headings };
}

/** One cell of a header without periods and marks, as it is compared. */
const headingOf = cached((piece): string => {
  const line = plain(withoutMarks(piece)).replaceAll("|", "");
  const rest = findPeriods(piece)
    .reduce((left, { words }) => left.replace(words, ""), line)
    .replace(/\(\)|\[\]|【】/g, "");
  return rest === "" && line !== "" ? PERIOD : rest;
});
