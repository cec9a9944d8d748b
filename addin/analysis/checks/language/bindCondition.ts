import type { Absence } from "../../model/figure";
import { FALSE, TRUE, UNSURE, type BoundCondition, type Context } from "./bound";

/** A condition that the exact evaluator alone decides. */
export const plain = (exact: (c: Context) => boolean | Absence, size: number): BoundCondition => ({
  outcomes: new Uint8Array(size).fill(UNSURE),
  quick: () => undefined,
  exact,
  reads: [],
  comparisons: [],
});

const isUnknown = (outcome: boolean | Absence): outcome is Absence => typeof outcome !== "boolean";

/** All or any of some conditions; one that decides it makes up for those that cannot be told. */
export function joined(parts: readonly BoundCondition[], decisive: boolean, size: number): BoundCondition {
  const outcomes = new Uint8Array(size);
  return {
    outcomes,
    quick(c, block) {
      outcomes.fill(decisive ? FALSE : TRUE, 0, block.count);
      for (const part of parts) {
        part.quick(c, block);
        const { outcomes: own } = part;
        for (let k = 0; k < block.count; k++) {
          const before = outcomes[k] as number;
          const now = own[k] as number;
          if (decisive ? now > before : now < before) outcomes[k] = now;
        }
      }
    },
    exact(c) {
      const found = parts.map((part) => part.exact(c));
      return found.includes(decisive) ? decisive : (found.find(isUnknown) ?? !decisive);
    },
    reads: [...new Set(parts.flatMap(({ reads }) => reads))],
    comparisons: parts.flatMap(({ comparisons }) => comparisons),
  };
}

/** The opposite of a condition; where that cannot be told, neither can this. */
export function not(of: BoundCondition): BoundCondition {
  const outcomes = new Uint8Array(of.outcomes.length);
  return {
    outcomes,
    quick(c, block) {
      of.quick(c, block);
      for (let k = 0; k < block.count; k++) outcomes[k] = TRUE - (of.outcomes[k] as number);
    },
    exact(c) {
      const outcome = of.exact(c);
      return typeof outcome === "boolean" ? !outcome : outcome;
    },
    reads: of.reads,
    comparisons: [],
  };
}
