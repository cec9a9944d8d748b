import type { Absence } from "../../model/figure";
import type { BoundCondition, Find } from "./bound";

/** PRESENT: whether a figure is there. */
export const present = (find: Find): BoundCondition => ({
  exact(c) {
    const at = find(c);
    if (typeof at === "number") c.seen.add(at);
    return typeof at === "number";
  },
  reads: [find],
});

const isUnknown = (outcome: boolean | Absence): outcome is Absence => typeof outcome !== "boolean";

/** All or any of some conditions; one that decides it makes up for those that cannot be told. */
export const joined = (parts: readonly BoundCondition[], decisive: boolean): BoundCondition => ({
  exact(c) {
    const found = parts.map((part) => part.exact(c));
    return found.includes(decisive) ? decisive : (found.find(isUnknown) ?? !decisive);
  },
  reads: [...new Set(parts.flatMap(({ reads }) => reads))],
});

export const not = (of: BoundCondition): BoundCondition => ({
  exact(c) {
    const outcome = of.exact(c);
    return typeof outcome === "boolean" ? !outcome : outcome;
  },
  reads: of.reads,
});
