import { rationalToNumber } from "../../../model/rational";
import { columnOf, referenceKey, stepOf } from "../bindReference";
import { calendarOf, endOf, literalOf } from "../bindNumber";
import type { Binding } from "../bind";
import type { ComparisonPlan } from "../comparison";
import type { Numeric } from "../terms";
import { literalFloats, magnitudes, negatives, operate, readEnds, readFloats } from "./arithmetic";
import { Floats, type Block } from "./block";

/** A number ready to be worked out in a block of items. */
export interface QuickNumber {
  readonly floats: Floats;
  run(block: Block): void;
  /** Places within which its middle always ends, in base units; Infinity of what is divided. */
  readonly places: number;
  /** By slot, half a unit in the last printed place of a figure that stands by itself. */
  readonly halves?: Float64Array | undefined;
}

type Share = Pick<Binding, "index" | "item">;
type Taken = Pick<ComparisonPlan, "exactly" | "held">;

/** Years and months are whole numbers below this. */
const MOST_YEARS = 1e6;

/** A number over blocks of `size` items; undefined of what is left to the exact evaluator: other regions, statistics, counts. */
export function quickNumber(numeric: Numeric, share: Share, taken: Taken, size: number): QuickNumber | undefined {
  const run = runOf(numeric, share, taken, size);
  return run && { places: endOf(numeric, share.index, share.item), ...run };
}

type Run = Omit<QuickNumber, "places">;

function runOf(numeric: Numeric, share: Share, taken: Taken, size: number): Run | undefined {
  switch (numeric.is) {
    case "literal": {
      const exact = literalOf(numeric, share.index);
      const isWhole = exact.numerator % exact.denominator === 0n;
      return { floats: literalFloats(rationalToNumber(exact), isWhole, size), run: () => undefined };
    }
    case "reference":
      return reference(numeric, share, taken, size);
    case "variable":
      return calendar(numeric.name, size);
    case "negative":
    case "abs": {
      const of = runOf(numeric.of, share, taken, size);
      if (!of) return undefined;
      const floats = new Floats(size);
      const work = numeric.is === "abs" ? magnitudes : negatives;
      const run = (block: Block): void => {
        of.run(block);
        work(of.floats, floats, block.count);
      };
      return { floats, run };
    }
    case "binary": {
      const [a, b] = [runOf(numeric.left, share, taken, size), runOf(numeric.right, share, taken, size)];
      if (!a || !b) return undefined;
      const floats = new Floats(size);
      const run = (block: Block): void => {
        a.run(block);
        b.run(block);
        operate(numeric.operator, a.floats, b.floats, floats, block.count, block.ends);
      };
      return { floats, run };
    }
    default:
      return undefined;
  }
}

function reference(
  { reference }: Extract<Numeric, { is: "reference" }>,
  { index, item }: Share,
  { exactly, held }: Taken,
  size: number,
): Run | undefined {
  const found = columnOf(index, reference, item);
  if (!found || reference.region !== null) return undefined;
  const { values, halves, widest } = found.column;
  const end = held.indexOf(referenceKey(reference));
  const floats = new Floats(size);
  const slotsIn = reference.shifts.length > 0 ? shifted(stepOf(index, reference, found.span), size) : ownSlots;
  const run = (block: Block): void => {
    const slots = slotsIn(block);
    readFloats(values, exactly ? 0 : widest, slots, floats, block.count);
    if (!block.ends) return;
    readEnds(exactly ? undefined : halves, slots, floats, block.count, end < 0 ? 0 : (block.held[end] as number));
  };
  return { floats, run, halves: exactly || reference.shifts.length > 0 ? undefined : halves };
}

const ownSlots = ({ slots }: Block): Int32Array => slots;

/** The slots of the items after steps in time; -1 where there is none. */
function shifted(step: Int32Array, size: number): (block: Block) => Int32Array {
  const slots = new Int32Array(size);
  return ({ leads, count, index: { regionOf, periodOf, months } }) => {
    for (let k = 0; k < count; k++) {
      const lead = leads[k] as number;
      const period = step[periodOf[lead] as number] as number;
      slots[k] = period < 0 ? -1 : (regionOf[lead] as number) * months.length + period;
    }
    return slots;
  };
}

/** 年份 or 月份 of the items. */
function calendar(name: "year" | "month", size: number): Run {
  const floats = new Floats(size);
  floats.bound(MOST_YEARS, 0);
  const { middle, low, high } = floats;
  const run = ({ leads, count, index }: Block): void => {
    for (let k = 0; k < count; k++) {
      middle[k] = low[k] = high[k] = calendarOf(name, index, index.periodOf[leads[k] as number] as number);
    }
  };
  return { floats, run };
}
