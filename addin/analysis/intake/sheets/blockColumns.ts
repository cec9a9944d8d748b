import { columnShape, kindOf, type ColumnShape, type RowShape } from "./shapes";
import type { Grid } from "./grid";
import { headerWords } from "./headers";
import { type ColumnRole } from "../words/columnRole";
import { readHeader } from "../words/header";
import { readLabel } from "../words/label";
import { isTime } from "../words/timeOfYear";
import { isPeriod } from "../words/line";
import { findPeriods } from "../words/period";
import type { Known } from "../words/known";
import { isBlank } from "../words/text";

/** Columns of one table: what its rows are called, and its figures. */
export interface BlockPart {
  readonly labels: readonly LabelColumn[];
  readonly unitColumn: number | null;
  readonly figures: readonly number[];
}

/** The part that a column of labels has in naming its rows; `name` may be a region's or an indicator's. */
type LabelRole = "region" | "indicator" | "period" | "measure" | "name";

export interface LabelColumn {
  readonly column: number;
  readonly role: LabelRole;
  readonly header: string;
}

/** A cell that holds a figure and belongs to no table. */
export interface Stray {
  readonly row: number;
  readonly column: number;
}

type Part = { labels: LabelColumn[]; unitColumn: number | null; figures: number[] };

/** Sorts the columns of a table into labels, units and figures; where it repeats itself to the right, into parts. */
export function partsOf(
  grid: Grid,
  headerRows: readonly number[],
  body: readonly RowShape[],
  known: Known,
): { parts: BlockPart[]; stray: Stray[] } {
  const headers = headerWords(grid, headerRows);
  const columns: ColumnShape[] = [];
  for (let column = 0; column < grid.width; column++) {
    const pieces = headers.pieces(column);
    const shape = columnShape(grid, column, pieces.join(""), body);
    if (shape.numbers + shape.texts === 0 && shape.header === "") continue;
    columns.push(
      isFailing(shape, pieces, known) ? { ...shape, numbers: shape.numbers + shape.texts, texts: 0 } : shape,
    );
  }
  const { parts, aside } = grouped(columns);
  const wordsIn = (column: number) => columns.find((shape) => shape.column === column)?.words ?? [];
  const found = parts
    .filter(({ figures }) => figures.length > 0)
    .map((part) => ({ ...part, labels: withMeasures(part.labels, wordsIn, known) }));
  return { parts: found, stray: strayIn(grid, body, columns, found, aside) };
}

/** 2017年8月, 8月, 2017-08: no figure under a header of figures. A number like a year is one. */
const isDate = (word: string): boolean => /[年月]/.test(word) || findPeriods(word).some(({ month }) => month !== null);

/** The longest text that is taken for a figure gone wrong, and not for a remark with a number in it. */
const LONGEST = 14;

/**
 * True of a column of texts under a header of figures, most of them with digits: 约65300, 65300(预计), 2025万. They are figures
 * that no number can be read from, and no names.
 */
function isFailing(
  { role, header, texts, numbers, words }: ColumnShape,
  pieces: readonly string[],
  known: Known,
): boolean {
  if (role !== "figure" || header === "" || texts <= numbers) return false;
  const digits = words.filter((word) => /\d/.test(word) && word.trim().length <= LONGEST && !isDate(word));
  if (digits.length * 2 <= words.length) return false;
  const { measure, indicator, period } = readHeader(pieces, known.names);
  return measure !== null || indicator !== null || period !== null;
}

/** Numbers that stand neither among the figures nor where numbers are names, codes or remarks. */
function strayIn(
  grid: Grid,
  body: readonly RowShape[],
  columns: readonly ColumnShape[],
  parts: readonly Part[],
  aside: readonly number[],
): Stray[] {
  const figures = parts.flatMap((part) => part.figures);
  const keys = parts.flatMap(({ labels }) =>
    labels.filter(({ role }) => role === "period").map(({ column }) => column),
  );
  const settled = new Set([...figures, ...aside]);
  const open = columns.filter(({ column, figured }) => figured && !settled.has(column));
  const names = new Set(parts.flatMap(({ labels }) => labels.map(({ column }) => column)));
  return body.flatMap(({ row }) =>
    open.flatMap(({ column }) => {
      const value = grid.sheet.rows[row]?.[column];
      if (kindOf(value) !== "number") return [];
      // A whole number may be a row's name: a month, or beside figures a code of industry.
      const isWhole = names.has(column) && Number.isInteger(Number(value));
      const isName =
        isWhole && (keys.includes(column) || figures.some((other) => !isBlank(grid.sheet.rows[row]?.[other])));
      return isName ? [] : [{ row, column }];
    }),
  );
}

/** Columns of these uses name rows. */
const NAMING: ReadonlySet<ColumnRole> = new Set(["region", "indicator", "figure"]);

/** Columns from left to right; `aside` are columns of numbering, codes and remarks. */
function grouped(columns: readonly ColumnShape[]): { parts: Part[]; aside: number[] } {
  const parts: Part[] = [];
  const aside: number[] = [];
  const bare = columns.every(({ header }) => header === "");
  let labelHeader = "";
  /** Headers of figures that stand before the first names: 名次 | 县市 | 累计. */
  let before: readonly string[] = [];
  const headerOf = (column: number): string => columns.find((one) => one.column === column)?.header ?? "";
  const firstFigures = columns.findIndex(({ role, numbers, texts }) => role === "figure" && numbers > texts);
  // 责任单位 | 任务数: who is in charge names the rows where nothing else does.
  const names = ({ role, texts, units, words }: ColumnShape): boolean =>
    role === "period" || (texts > 0 && (NAMING.has(role) || (role === "unit" && !isUnits(units, words))));
  const isUnnamed = !columns.slice(0, firstFigures).some(names);
  let part: Part | undefined;
  const begin = (): Part => {
    part = { labels: [], unitColumn: null, figures: [] };
    parts.push(part);
    return part;
  };
  const withFiguresBefore = (next: Part, left: Part | undefined): Part => {
    const own = left?.figures.slice(-before.length) ?? [];
    const isRepeated = before.length > 0 && own.map(headerOf).join("|") === before.join("|");
    if (left && isRepeated && left.figures.length > own.length)
      next.figures.push(...left.figures.splice(-before.length));
    return next;
  };
  columns.forEach((shape, index) => {
    const { column, header, role, numbers, texts, counts, years, units, words } = shape;
    const leading = part === undefined || part.figures.length === 0;
    const isApart = index > 0 && column - (columns[index - 1]?.column ?? 0) > 1;
    // A number worked out beside the table is no figure of it: it is told as stray.
    const isBeside = isApart && header === "" && !bare && !leading;
    const beside = columns[index + 1];
    const isBeforeNames = numbers > 0 && beside !== undefined && beside.role !== "figure" && beside.texts >= numbers;
    if (
      role === "index" ||
      role === "code" ||
      (role === "note" && !(isUnnamed && index < firstFigures && texts > numbers)) ||
      (leading && header === "" && counts && texts === 0 && index === 0 && (numbers >= 3 || isBeforeNames))
    ) {
      aside.push(column);
      return;
    }
    const hasMore = columns.slice(index + 1).some((next) => next.numbers > next.texts && next.role === "figure");
    if (role === "period" && (leading || part?.labels.length === 0)) {
      (part ?? begin()).labels.push({ column, role, header });
    } else if (leading && header === "" && years && numbers >= 2 && texts === 0 && index === 0 && hasMore) {
      begin().labels.push({ column, role: "period", header });
    } else if (
      numbers === 0 &&
      (isUnits(units, words) || header.startsWith("计量单位")) &&
      (role === "unit" || texts >= 2)
    ) {
      (part ?? begin()).unitColumn = column;
    } else if (texts > 0 && (role === "figure" ? texts > numbers : numbers <= texts)) {
      // 收入项目 | 累计 | 增长% | 支出项目 | 累计 | 增长%: labels of their own under headers that begin anew.
      const next = columns.slice(index + 1).find((one) => one.role !== "index" && one.role !== "code")?.header ?? "";
      const begins = next !== "" && columns.find((one) => one.column === part?.figures[0])?.header === next;
      const anew =
        !leading &&
        hasMore &&
        (role === "region" ||
          role === "indicator" ||
          bare ||
          isApart ||
          begins ||
          (header === labelHeader && header !== ""));
      if (leading || anew || part?.labels.length === 0) {
        const isFirst = part !== undefined && parts.length === 1 && part.labels.length === 0;
        if (isFirst) before = (part as Part).figures.map(headerOf);
        const target = (anew && !isFirst) || !part ? withFiguresBefore(begin(), parts.at(-2)) : part;
        if (labelHeader === "") labelHeader = header;
        target.labels.push({
          column,
          header,
          role: roleOfLabels(role, words),
        });
      }
    } else if (!isBeside && (numbers > 0 || (part !== undefined && header !== "")))
      (part ?? begin()).figures.push(column);
  });
  return { parts, aside };
}

/** Names, or times of a year where nothing else stands there but their totals: 一季度, 二季度, 合计 under 项目. */
function roleOfLabels(role: ColumnRole, words: readonly string[]): LabelRole {
  const areTimes = words.every((word) => isTime(word) || readLabel(word).total);
  if (areTimes && words.filter(isTime).length > 1) return "period";
  return role === "region" || role === "indicator" ? role : words.every(isPeriod) ? "period" : "name";
}

const isUnits = (units: number, words: readonly string[]): boolean => units > 0 && units * 2 > words.length;

/** 财政总收入 | 累计, 同比%: beside names, a column of words of measure qualifies its rows. */
function withMeasures(
  labels: readonly LabelColumn[],
  words: (column: number) => readonly string[],
  known: Known,
): LabelColumn[] {
  const isQualifier = ({ column }: LabelColumn) => words(column).length > 1 && words(column).every(known.isMeasure);
  const measures = labels.filter(isQualifier);
  return labels.map((label) =>
    measures.length < labels.length && measures.includes(label) ? { ...label, role: "measure" } : label,
  );
}
