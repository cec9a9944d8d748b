import type { Finding } from "../finding";
import { findingOf } from "../finding";
import { cellKey, type Ruled } from "./rule";

/** Rules in the order in which one fault shows: a wrong level breaks sums before rates, and rates before places. */
const ORDER = [
  "unit-slip",
  "missing-region",
  "duplicate-region",
  "change-mismatch",
  "sum-mismatch",
  "growth-mismatch",
  "completion-mismatch",
  "share-mismatch",
  "rank-mismatch",
];

const order = (rule: string): number => (ORDER.includes(rule) ? ORDER.indexOf(rule) : ORDER.length);

/**
 * One fault, one root finding; what follows from it carries `becauseOf`.
 *
 * A fault that rests on a cell which could not be read follows from that. Of the others, the cell that the most of them
 * rest on is the likeliest to be wrong: one finding at it is the root, named by the rule that watches that very cell,
 * else by the first in `ORDER`; the rest that rest on it follow. A fault that stands alone is its own root.
 *
 * @param unread findings of the reader
 */
export function withRoots(unread: readonly Finding[], faults: readonly Ruled[]): Finding[] {
  const ids = new Map<string, number>();
  const unique = (finding: Finding): Finding => {
    const seen = (ids.get(finding.id) ?? 0) + 1;
    ids.set(finding.id, seen);
    return seen === 1 ? finding : { ...finding, id: `${finding.id}#${seen}` };
  };
  const found: Finding[] = unread.map(unique);
  const unreadCells = new Map(found.map((finding) => [cellKey(finding), finding.id]));

  let open = faults.filter((fault) => {
    const because = fault.rests.map((place) => unreadCells.get(cellKey(place))).find((id) => id !== undefined);
    if (because !== undefined) found.push(unique(asFinding(fault, because)));
    return because === undefined;
  });
  while (open.length > 0) {
    const { cell, together } = mostShared(open);
    const [root, ...rest] = [...together].sort(
      (a, b) => Number(cellKey(b.place) === cell) - Number(cellKey(a.place) === cell) || order(a.rule) - order(b.rule),
    );
    if (!root) break;
    const place = root.rests.find((rested) => cellKey(rested) === cell) ?? root.place;
    const finding = unique(asFinding({ ...root, place }, null));
    found.push(finding, ...rest.map((fault) => unique(asFinding(fault, finding.id))));
    const gone = new Set(together);
    open = open.filter((fault) => !gone.has(fault));
  }
  return found;
}

function mostShared(faults: readonly Ruled[]): { cell: string; together: readonly Ruled[] } {
  const byCell = new Map<string, Ruled[]>();
  for (const fault of faults) {
    for (const key of new Set(fault.rests.map(cellKey))) {
      const list = byCell.get(key);
      if (list) list.push(fault);
      else byCell.set(key, [fault]);
    }
  }
  const first = faults[0] as Ruled;
  let best = { cell: cellKey(first.place), together: [first] as readonly Ruled[], watched: true };
  for (const [cell, together] of byCell) {
    const watched = together.some(({ place }) => cellKey(place) === cell);
    const better =
      together.length > best.together.length || (together.length === best.together.length && watched && !best.watched);
    if (better) best = { cell, together, watched };
  }
  return best;
}

function asFinding(
  { rule, severity, place, about, expected, received, difference, cause, unit, what }: Ruled,
  because: string | null,
): Finding {
  const finding = findingOf(rule, severity, place, about, {
    expected,
    received,
    difference,
    cause,
    unit,
    what,
  });
  return { ...finding, becauseOf: because };
}
