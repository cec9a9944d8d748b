import { addTo } from "../model/groups";
import type { Finding, Severity } from "../model/finding";
import { findingOf } from "../model/finding";
import { causeOrder } from "../model/ruleName";
import type { Mended } from "./repair";
import { cellKey, faultOf, type RuledFault } from "./fault";

/**
 * Makes findings of faults: one fault gives one root, and the findings that follow from it carry `becauseOf`.
 *
 * A fault that rests on a cell which could not be read, or on figures that are wrong as a whole, follows from that. Of the
 * others, the cell that the most of them rest on is the likeliest to be wrong: one finding at it is the root, named by the
 * rule that watches that very cell, else by the first in the order of causes; the rest that rest on it follow. Where one figure alone
 * mends them all, that is the root. A fault that stands alone is its own root.
 *
 * @param unread findings of the reader
 * @param mend the one figure whose correction mends faults that belong together, where there is one
 */
export function withRoots(
  unread: readonly Finding[],
  faults: readonly RuledFault[],
  mend: (together: readonly RuledFault[]) => Mended | undefined = () => undefined,
): Finding[] {
  const ids = new Map<string, number>();
  const unique = (finding: Finding): Finding => {
    const seen = (ids.get(finding.id) ?? 0) + 1;
    ids.set(finding.id, seen);
    return seen === 1 ? finding : { ...finding, id: `${finding.id}#${seen}` };
  };
  const found: Finding[] = unread.map(unique);
  const explained = new Map(found.map((finding) => [cellKey(finding), finding.id]));
  const becauseOf = ({ rests, under = [] }: RuledFault): string | undefined =>
    [...rests, ...under].map((cell) => explained.get(cellKey(cell))).find((id) => id !== undefined);

  const whole = faults.filter((fault) => fault.whole).sort((a, b) => causeOrder(a.rule) - causeOrder(b.rule));
  for (const fault of whole) {
    const because = becauseOf(fault) ?? null;
    const finding = unique(asFinding(fault, because));
    found.push(finding);
    if (because === null) for (const cell of fault.rests) explained.set(cellKey(cell), finding.id);
  }
  const open = faults.filter((fault) => {
    const because = fault.whole ? undefined : becauseOf(fault);
    if (because !== undefined) found.push(unique(asFinding(fault, because)));
    return !fault.whole && because === undefined;
  });
  const shared = linked(open).flatMap(takenApart);
  for (const { cell, together } of shared.sort((a, b) => b.together.length - a.together.length)) {
    const mended = mend(together);
    const [root, rest] = rootOf(together, mended ? cellKey(mended.one) : cell, mended);
    const finding = unique(asFinding(root, null));
    found.push(finding);
    for (const fault of rest) found.push(unique(asFinding(fault, finding.id)));
  }
  return found;
}

/** Groups of faults: two that rest on one cell are in one group, directly or through others. */
function linked(faults: readonly RuledFault[]): readonly (readonly RuledFault[])[] {
  const groups = new Map<RuledFault, RuledFault[]>();
  const byCell = new Map<string, RuledFault>();
  for (const fault of faults) {
    groups.set(fault, [fault]);
    for (const cell of fault.rests) {
      const key = cellKey(cell);
      const [own, other] = [groups.get(fault) as RuledFault[], groups.get(byCell.get(key) ?? fault) as RuledFault[]];
      byCell.set(key, fault);
      if (own === other) continue;
      const [more, fewer] = own.length > other.length ? [own, other] : [other, own];
      for (const one of fewer) {
        more.push(one);
        groups.set(one, more);
      }
    }
  }
  const order = new Map(faults.map((fault, i) => [fault, i]));
  const at = (fault: RuledFault): number => order.get(fault) as number;
  return [...new Set(groups.values())].map((group) => group.sort((a, b) => at(a) - at(b)));
}

/** Takes a group apart: again and again the faults that rest on the cell that the most of them share. */
function takenApart(faults: readonly RuledFault[]): ReturnType<typeof mostShared>[] {
  const taken: ReturnType<typeof mostShared>[] = [];
  for (let open = faults; open.length > 0;) {
    const next = mostShared(open);
    const gone = new Set(next.together);
    taken.push(next);
    open = open.filter((fault) => !gone.has(fault));
  }
  return taken;
}

/** The root of faults that share a cell, and the faults that follow from it. */
function rootOf(
  together: readonly RuledFault[],
  cell: string,
  mended: Mended | undefined,
): [RuledFault, readonly RuledFault[]] {
  // A finding that is only implausible is no root beside an error.
  const watches = ({ at, severity }: RuledFault): number => Number(cellKey(at) === cell && severity === "error");
  // A figure that its own row works out is known better than one that another table states.
  const restates = (fault: RuledFault): number => watches(fault) * Number(fault.rule === "figures-disagree");
  const [first, ...others] = [...together].sort(
    (a, b) => watches(b) - watches(a) || restates(a) - restates(b) || causeOrder(a.rule) - causeOrder(b.rule),
  ) as [RuledFault, ...RuledFault[]];
  if (mended && cellKey(first.at) === cell) return [{ ...first, cause: first.cause ?? mended.cause }, others];
  if (mended) return [mistyped(mended, together), together];
  return [{ ...first, at: first.rests.find((rested) => cellKey(rested) === cell) ?? first.at }, others];
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** A figure that no rule watches for itself, and whose correction mends what others found; as grave as the gravest of them. */
const mistyped = ({ one, figure, cause }: Mended, together: readonly RuledFault[]): RuledFault => ({
  ...faultOf(one, { expected: figure, cause }),
  rule: "mistyped",
  severity: SEVERITIES.find((severity) => together.some((fault) => fault.severity === severity)) ?? "error",
});

function mostShared(faults: readonly RuledFault[]): { cell: string; together: readonly RuledFault[] } {
  const byCell = new Map<string, RuledFault[]>();
  for (const fault of faults) {
    for (const key of new Set(fault.rests.map(cellKey))) addTo(byCell, key, fault);
  }
  const first = faults[0] as RuledFault;
  let best = { cell: cellKey(first.at), together: [first] as readonly RuledFault[], watched: true };
  let isAlone = true;
  for (const [cell, together] of byCell) {
    const watched = together.some(({ at }) => cellKey(at) === cell);
    const isAlike = together.length === best.together.length;
    if (together.length > best.together.length || (isAlike && watched && !best.watched)) {
      best = { cell, together, watched };
      isAlone = true;
    } else if (isAlike) isAlone = false;
  }
  // Places rest on all figures of their field alike: none of these is likelier to be wrong than the place.
  const place = best.together[0];
  return best.watched || isAlone || !place ? best : { ...best, cell: cellKey(place.at) };
}

const asFinding = (
  { rule, severity, at, about, expected, received, difference, cause, unit, what }: RuledFault,
  becauseOf: string | null,
): Finding => findingOf(rule, severity, at, about, { expected, received, difference, cause, unit, what, becauseOf });
