import type { Column } from "../../monthIndex";
import { columnOf } from "../bindReference";
import type { Binding } from "../bind";
import type { Side } from "../bound";
import { allowedUnit, hold } from "../compare";
import { LOOKED_AT, planOf, stated, type Allowed, type ComparisonPlan, type Mode } from "../comparison";
import type { Comparison } from "../syntax";
import type { Condition, Reference } from "../terms";
import { operate, widen } from "./arithmetic";
import { FALSE, Floats, STEP_ERROR, TRUE, UNSURE, type Block } from "./block";
import { quickNumber, type QuickNumber } from "./number";

/** A part of a condition that holds no other. */
export interface Leaf {
  readonly outcomes: Uint8Array;
  /** The parts of a failure's fault; null of a comparison that the rule does not state. */
  readonly told: { readonly alone: Side | null; readonly left: QuickNumber; readonly right: QuickNumber } | null;
}

/** A condition ready to be judged in a block of items. */
export interface QuickCondition {
  readonly outcomes: Uint8Array;
  run(block: Block): void;
  /** In the order of the rule's words. */
  readonly leaves: readonly Leaf[];
}

/** A rule's condition over blocks of `size` items. */
export const quickCondition = (condition: Condition, binding: Binding, size: number): QuickCondition =>
  quickly(condition, stated(binding.allowed), binding, size);

function quickly(condition: Condition, mode: Mode, binding: Binding, size: number): QuickCondition {
  const of = (part: Condition, how: Mode) => quickly(part, how, binding, size);
  switch (condition.is) {
    case "compare": {
      const plan = planOf(condition, mode, binding.anchor, binding.allowed);
      const [left, right] = [plan.left, plan.right].map((side) => quickNumber(side, binding, plan, size));
      return left && right ? compared(plan, left, right) : unsure(size);
    }
    case "present":
      return present(condition.reference, binding, size);
    case "and":
    case "or":
      return joined(
        condition.parts.map((part) => of(part, mode)),
        condition.is === "or",
        size,
      );
    case "not":
      return not(of(condition.of, LOOKED_AT));
    case "when":
      return joined([not(of(condition.condition, LOOKED_AT)), of(condition.rule, mode)], true, size);
    default:
      return unsure(size);
  }
}

const leaf = (outcomes: Uint8Array, run: QuickCondition["run"], told: Leaf["told"] = null): QuickCondition => ({
  outcomes,
  run,
  leaves: [{ outcomes, told }],
});

/** A condition that is left to the exact evaluator. */
const unsure = (size: number): QuickCondition => leaf(new Uint8Array(size).fill(UNSURE), () => undefined);

/** PRESENT: whether a figure stands where a reference without steps in time points. */
function present(reference: Reference, { index, item }: Binding, size: number): QuickCondition {
  const found = columnOf(index, reference, item);
  if (!found || reference.shifts.length > 0 || reference.region !== null) return unsure(size);
  const { values, several }: Column = found.column;
  // Where several speak of one figure, one of them may have it.
  const otherwise = several.size > 0 ? UNSURE : FALSE;
  const outcomes = new Uint8Array(size);
  return leaf(outcomes, (block) => look(values, block, outcomes, otherwise));
}

function look(values: Float64Array, { slots, count }: Block, outcomes: Uint8Array, otherwise: number): void {
  for (let k = 0; k < count; k++) {
    const value = values[slots[k] as number] as number;
    outcomes[k] = value === value ? TRUE : otherwise;
  }
}

function joined(parts: readonly QuickCondition[], decisive: boolean, size: number): QuickCondition {
  const outcomes = new Uint8Array(size);
  const run = (block: Block): void => {
    outcomes.fill(decisive ? FALSE : TRUE, 0, block.count);
    for (const part of parts) {
      part.run(block);
      (decisive ? raise : lower)(part.outcomes, outcomes, block.count);
    }
  };
  return { outcomes, run, leaves: parts.flatMap(({ leaves }) => leaves) };
}

function raise(from: Uint8Array, to: Uint8Array, count: number): void {
  for (let k = 0; k < count; k++) if ((from[k] as number) > (to[k] as number)) to[k] = from[k] as number;
}

function lower(from: Uint8Array, to: Uint8Array, count: number): void {
  for (let k = 0; k < count; k++) if ((from[k] as number) < (to[k] as number)) to[k] = from[k] as number;
}

function not(of: QuickCondition): QuickCondition {
  const outcomes = new Uint8Array(of.outcomes.length);
  const run = (block: Block): void => {
    of.run(block);
    oppose(of.outcomes, outcomes, block.count);
  };
  return { outcomes, run, leaves: of.leaves };
}

function oppose(from: Uint8Array, to: Uint8Array, count: number): void {
  for (let k = 0; k < count; k++) to[k] = TRUE - (from[k] as number);
}

/** Fails where the difference of the sides is sure to be one that the comparison does not allow. */
function compared(plan: ComparisonPlan, left: QuickNumber, right: QuickNumber): QuickCondition {
  const { operator, held, free, allowed, asserted, alone } = plan;
  const { size } = left.floats;
  const outcomes = new Uint8Array(size);
  const apart = new Floats(size);
  const atCorner = new Floats(held.length > 0 ? size : 0);
  const halves = free === null ? undefined : (free === "left" ? left : right).halves;

  const subtract = (block: Block, to: Floats): void => {
    left.run(block);
    right.run(block);
    operate("-", left.floats, right.floats, to, block.count, block.ends);
  };
  const atEnds = (block: Block): void => {
    apart.low.fill(Infinity);
    apart.high.fill(-Infinity);
    apart.bound(0, 0);
    for (let corner = 0; corner < 1 << held.length; corner++) {
      hold(block.held, held.length, corner);
      subtract(block, atCorner);
      widen(atCorner, apart, block.count);
    }
    block.held.fill(0);
  };
  const run = (block: Block): void => {
    if (block.ends && held.length > 0) atEnds(block);
    else subtract(block, apart);
    // At their middles the sides are apart by less than the one figure may be moved by itself.
    if (!block.ends) aroundMiddles(apart, halves, block);
    if (allowed) widenBy(allowed, apart, right.floats, block);
    settle(operator, apart, outcomes, block.count);
  };
  return leaf(outcomes, run, asserted ? { alone, left, right } : null);
}

/** The part of the difference that is certain without the intervals of the others: it reaches as far as the free figure. */
function aroundMiddles({ middle, low, high }: Floats, halves: Float64Array | undefined, block: Block): void {
  const { slots, count } = block;
  if (!halves) {
    low.set(middle);
    high.set(middle);
    return;
  }
  for (let k = 0; k < count; k++) {
    const value = middle[k] as number;
    const half = halves[slots[k] as number] as number;
    low[k] = value - half;
    high[k] = value + half;
  }
}

function widenBy(allowed: Allowed, apart: Floats, right: Floats, { index, leads, count }: Block): void {
  const { low, high } = apart;
  let widest = 0;
  for (let k = 0; k < count; k++) {
    const size = allowed.relative
      ? Math.abs(right.middle[k] as number)
      : allowedUnit(allowed, index, leads[k] as number).number;
    const wider = allowed.number * size;
    low[k] = (low[k] as number) - wider;
    high[k] = (high[k] as number) + wider;
    if (wider > widest) widest = wider;
  }
  const own = allowed.relative ? allowed.number * right.error : 0;
  apart.bound(apart.most + widest, apart.error + own + widest * 2 * STEP_ERROR);
}

/** Outcomes of left − right, which lies between low and high but for an error. */
function settle(operator: Comparison, { low, high, error: off }: Floats, outcomes: Uint8Array, count: number): void {
  const isBelow = operator === "<=" || operator === "<";
  const isAbove = operator === ">=" || operator === ">";
  const strict = operator === "<" || operator === ">";
  if (isAbove) low.fill(-Infinity);
  if (isBelow) high.fill(Infinity);
  for (let k = 0; k < count; k++) {
    const bottom = low[k] as number;
    const top = high[k] as number;
    const fails = bottom > off || top < -off || (strict && off === 0 && (bottom === 0 || top === 0));
    const stands = strict ? (isBelow ? bottom < -off : top > off) : bottom <= -off && top >= off;
    outcomes[k] = fails ? FALSE : stands ? TRUE : UNSURE;
  }
  if (operator === "<>") oppose(outcomes, outcomes, count);
}
