import type { Against } from "../../model/observation";
import type { Sheet } from "../../model/sheet";
import { isSameSubject, type Column } from "./columns";
import { numbersIn, vote } from "./votes";

/** The comparisons that a change or a rate may be of, by custom the first. */
const AGAINST: readonly Against[] = ["lastYear", "yearStart", "lastMonth"];

/**
 * Changes and rates that do not say against what they are taken (比年初增减 | 增长%): the one that the table's own figures bear
 * out; by custom last year's, where they bear out none.
 */
export function withOpenAgainst(columns: readonly Column[], sheet: Sheet, rows: readonly number[]): readonly Column[] {
  const saysOther = columns.some(({ facts }) => facts.against !== null && facts.against !== "lastYear");
  const hasEarlier = new Set(columns.map(({ facts: { period } }) => `${period?.year}-${period?.month}`)).size > 1;
  if (!saysOther && !hasEarlier) return columns;
  return columns.map((column): Column => {
    const { header, facts } = column;
    const isOpen = (facts.measure === "growth" || facts.measure === "change") && !header.saysAgainst;
    if (!isOpen) return column;
    const against = AGAINST.find((one) => isOf(column, one, columns, sheet, rows));
    return against === undefined ? column : { ...column, facts: { ...facts, against } };
  });
}

/** True where most figures of a column are the change, or the rate, from the figures of then. */
function isOf(
  own: Column,
  against: Against,
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): boolean {
  const { period } = own.facts;
  const isNow = ({ facts }: Column): boolean =>
    facts.period?.year === period?.year && facts.period?.month === period?.month && facts.period?.span === period?.span;
  const now = columns.find((one) => isSameSubject(one, own) && one.facts.measure === "actual" && isNow(one));
  const others = columns.filter((one) => one !== own && isSameSubject(one, own));
  const then = others.find((one) => isThen(one, own, against));
  const change = others.find(
    ({ facts, header }) => facts.measure === "change" && facts.against === against && header.saysAgainst,
  );
  if (!now || (!then && !change)) return false;
  const [figures, levels, bases, changes] = [own, now, then, change].map((column) =>
    column ? numbersIn(sheet, rows, column.column) : [],
  );
  const votes = (figures ?? []).map((figure, index): number => {
    const [level, by] = [levels?.[index], changes?.[index]];
    if (figure === undefined || level === undefined) return 0;
    const before = bases?.[index] ?? (by === undefined ? undefined : level - by);
    if (!before) return 0;
    const said = vote(figure, level - before, (level / before - 1) * 100);
    return said === 0 ? -1 : said === (own.facts.measure === "change" ? 1 : -1) ? 1 : -1;
  });
  return votes.reduce((sum, one) => sum + one, 0) > 0;
}

/** A base that says so, or the same figure under its own earlier date: 2016年12月31日, 7月. */
function isThen({ facts: { measure, against, period } }: Column, { facts }: Column, of: Against): boolean {
  if (measure === "base") return against === of;
  if (measure !== "actual" || !period || !facts.period) return false;
  const { year, month, span } = facts.period;
  if (of === "yearStart") return period.year === year - 1 && period.month === 12;
  if (of === "lastMonth") return period.year === year && period.month === month - 1 && period.span === span;
  return period.year === year - 1 && period.month === month && period.span === span;
}
