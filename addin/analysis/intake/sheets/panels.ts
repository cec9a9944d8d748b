import type { Known } from "../words/known";
import { readHeader } from "../words/header";
import type { BlockPart } from "./blockColumns";
import type { HeaderWords } from "./headers";
import type { LabelledRow } from "./labelRows";
import type { Orientation } from "./orientation";

/** True where the first line of a header stands over the labels of a panel and all its figures (收入 | 支出), and names nothing. */
export function hasHeading({ labels, figures }: BlockPart, words: HeaderWords, known: Known): boolean {
  const [heading = "", ...below] = words.pieces(labels[0]?.column ?? 0);
  const isOver = heading !== "" && below.length > 0 && figures.every((column) => words.pieces(column)[0] === heading);
  if (!isOver) return false;
  const { rest, measure, period, unit } = readHeader([heading], known.names);
  return rest !== "" && measure === null && period === null && unit === "";
}

/** A total that says of nothing what it is the total of. */
const BARE = /^(?:合计|总计|共计|总和)$/;

/** 合计 under 收入 beside 合计 under 支出: each is the total of its panel. */
export function withTotalsOf(name: string, layout: Orientation): Orientation {
  if (name === "") return layout;
  const named = (row: LabelledRow): LabelledRow =>
    row.indicator !== null && BARE.test(row.indicator) ? { ...row, indicator: `${name}${row.indicator}` } : row;
  return { ...layout, rows: layout.rows.map(named) };
}

/** The panel by the header of its labels: 收入项目, or 收入 over 项目. */
export const panelNamed = (labelHeader: string): string =>
  labelHeader.replace(/(?<!项目|科目|类别|名称|内容)(?:项目|科目|类别|名称|内容)+$/, "");
