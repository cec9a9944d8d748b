import type { CellAddress } from "../../model/address";
import { isNumber } from "../../model/figure";
import type { Finding } from "../../model/finding";
import type { Measure, Observation } from "../../model/observation";
import { isSameSubject, type Column } from "./columns";
import { twoReadings } from "./tableFindings";

type Cells = readonly (readonly (Observation | null)[])[];

/** ▲ and △ before a number: up in a bulletin of statistics, and minus in the books of accountants. */
const isMarked = (one: Observation | null | undefined): one is Observation => {
  const first = one?.text.charCodeAt(0);
  return first === 0x25b2 || first === 0x25b3;
};

/**
 * Changes and rates with ▲ or △ before some of them: the levels beside them tell whether these rose or fell. Where no levels
 * do, rates with ▲ throughout rose, and ▼ beside it says so; every other such mark is asked about.
 */
export function withSignsSettled(
  columns: readonly Column[],
  cells: Cells,
  place: (cell: string) => CellAddress,
): { readonly cells: Cells; readonly findings: readonly Finding[] } {
  const falling = new Set<number>();
  const findings: Finding[] = [];
  columns.forEach((column, c) => {
    const { measure, header } = column.facts;
    const marked = cells.filter((line) => isMarked(line[c]));
    const [first] = marked.map((line) => line[c]);
    if (!first || cells.some((line) => /^[▼▽]/.test(line[c]?.text ?? ""))) return;
    const isOfChange = measure === "growth" || measure === "change";
    const [now, then] = [besideIn(columns, column, "actual"), besideIn(columns, column, "base")];
    const rises = marked.flatMap((line) => {
      const [level, base] = [line[now]?.figure, line[then]?.figure];
      return isOfChange &&
        level !== undefined &&
        base !== undefined &&
        isNumber(level) &&
        isNumber(base) &&
        level !== base
        ? [level > base]
        : [];
    });
    if (rises.length > 0 && rises.every((rise) => !rise)) falling.add(c);
    const isAmongOthers = cells.some((line) => !isMarked(line[c]) && isRise(line[c]));
    if (rises.length === 0 && (isAmongOthers || !isOfChange || first.text.startsWith("△")))
      findings.push(twoReadings(place(first.cell), header, `${first.text}为增`, `${first.text}为减`));
  });
  if (falling.size === 0) return { cells, findings };
  const settled = cells.map((line) =>
    line.map((one, c) =>
      falling.has(c) && isMarked(one) && isNumber(one.figure) ? { ...one, figure: -one.figure } : one,
    ),
  );
  return { cells: settled, findings };
}

const isRise = (one: Observation | null | undefined): boolean => one != null && isNumber(one.figure) && one.figure > 0;

const besideIn = (columns: readonly Column[], own: Column, measure: Measure): number =>
  columns.findIndex(
    (one) =>
      one.facts.measure === measure &&
      isSameSubject(one, own) &&
      one.facts.period?.span === own.facts.period?.span &&
      (measure === "actual" || one.facts.against === own.facts.against),
  );
