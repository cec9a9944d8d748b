// What the figures of a column bear out beside those of others in their rows.
import { isNumber } from "../../model/figure";
import type { Sheet } from "../../model/sheet";
import { readingAt } from "./cells";
import type { Column } from "./columns";

/** The numbers of a column by row; undefined where a cell holds none. */
export const numbersIn = (sheet: Sheet, rows: readonly number[], column: number): (number | undefined)[] =>
  rows.map((row) => {
    const { figure } = readingAt(sheet, row, column);
    return isNumber(figure) ? figure : undefined;
  });

/** True where most figures of a column are the growth of one column over another; one without these two is none. */
export function isGrowthOf(own: Column, over: Column, under: Column, sheet: Sheet, rows: readonly number[]): boolean {
  const [rates, levels, bases] = [own, over, under].map(({ column }) => numbersIn(sheet, rows, column));
  const votes = (rates ?? []).map((rate, index): number => {
    const [level, base] = [levels?.[index], bases?.[index]];
    if (rate === undefined) return 0;
    if (level === undefined || !base) return -1;
    return vote(rate, level - base, (level / base - 1) * 100) < 0 ? 1 : -1;
  });
  return votes.reduce((sum, one) => sum + one, 0) > 0;
}

/** True where most figures of a column are one column as a percentage of another, printed with so many places. */
export function isRatioOf(
  own: Column,
  over: Column,
  under: Column,
  sheet: Sheet,
  rows: readonly number[],
  places: 0 | 1 = 1,
): boolean {
  const [rates, levels, wholes] = [own, over, under].map(({ column }) => numbersIn(sheet, rows, column));
  const near = 0.6 * 10 ** -places;
  const votes = (rates ?? []).map((rate, index): number => {
    const [level, whole] = [levels?.[index], wholes?.[index]];
    if (rate === undefined || level === undefined || !whole) return 0;
    const ratio = level / whole;
    return Math.abs(rate - 100 * ratio) < near || Math.abs(rate - ratio) < near / 100 ? 1 : -1;
  });
  return votes.reduce((sum, one) => sum + one, 0) > 0;
}

/** 1 where a figure is the difference, −1 where it is the percentage or its ratio, 0 where it is neither or both. */
export function vote(figure: number, difference: number, percent: number): number {
  const near = (expected: number): boolean => Math.abs(figure - expected) <= Math.max(0.02 * Math.abs(expected), 0.06);
  const [isChange, isRate] = [near(difference), near(percent) || Math.abs(figure - percent / 100) < 0.0006];
  return isChange === isRate ? 0 : isChange ? 1 : -1;
}
