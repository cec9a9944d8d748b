import { areaAt, areaOf, rangeOfArea, type Area, type Finding } from "../analysis";
import type { Block } from "../workbook/port/workbook";

/** The block of a finding or a source; undefined where its address is none. */
export function blockAt({ sheet, cell }: Pick<Finding, "sheet" | "cell">): Block | undefined {
  const area = areaOf(cell);
  return area && { sheet, area };
}

/** A block as a question names it: 表1 A1:B2. */
export const rangeName = ({ sheet, area }: Block): string => `${sheet} ${rangeOfArea(area)}`;

/** The intersection of two areas. */
export function common(one: Area, other: Area): Area | null {
  const [top, left] = [Math.max(one.top, other.top), Math.max(one.left, other.left)];
  const [bottom, right] = [Math.min(one.bottom, other.bottom), Math.min(one.right, other.right)];
  return top <= bottom && left <= right ? { top, left, bottom, right } : null;
}

/** The block that cells take from their first one on. */
export function blockFrom(
  sheet: string,
  { row, column }: { readonly row: number; readonly column: number },
  cells: readonly (readonly unknown[])[],
): Block {
  return { sheet, area: areaAt(row, column, cells.length, Math.max(1, ...cells.map(({ length }) => length))) };
}
