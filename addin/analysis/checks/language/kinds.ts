import { countsThings, unitOf } from "../../model/unit";
import type { FormulaFault } from "./syntax";
import type { Condition, Numeric, Reference } from "./terms";

/** The kind of quantity that a number is. "any": of an indicator that the dictionary does not know. */
export interface Kind {
  readonly is: "number" | "ratio" | "points" | "amount" | "any";
  /** Of an amount: 元, 亩, … */
  readonly dimension: string;
  /** Written in the formula itself; 0 goes with everything. */
  readonly literal: "none" | "literal" | "zero";
}

const kind = (is: Kind["is"], dimension = "", literal: Kind["literal"] = "none"): Kind => ({ is, dimension, literal });

const ANY = kind("any");
const NUMBER = kind("number");
const RATIO = kind("ratio");
const POINTS = kind("points");

/** The kind of what is written in a unit. */
export function kindOfUnit(unit: string): Kind {
  if (unit === "%") return RATIO;
  if (unit === "个百分点") return POINTS;
  if (unit === "位") return NUMBER;
  return unit === "" ? ANY : kind("amount", unitOf(unit)?.dimension ?? unit);
}

/** The first place at which a condition sets against each other what cannot be; undefined where there is none. */
export function faultOfKinds(condition: Condition, kindOf: (reference: Reference) => Kind): FormulaFault | undefined {
  const checker = new Checker(kindOf);
  checker.condition(condition);
  return checker.fault;
}

/** The kind of a number. */
export const kindOfNumeric = (numeric: Numeric, kindOf: (reference: Reference) => Kind): Kind =>
  new Checker(kindOf).numeric(numeric);

class Checker {
  fault: FormulaFault | undefined;

  constructor(private readonly kindOf: (reference: Reference) => Kind) {}

  condition(condition: Condition): void {
    switch (condition.is) {
      case "compare":
        this.alike(condition.left, condition.right);
        break;
      case "and":
      case "or":
        condition.parts.forEach((part) => this.condition(part));
        break;
      case "not":
      case "all":
      case "any":
        this.condition(condition.of);
        break;
      case "when":
        this.condition(condition.condition);
        this.condition(condition.rule);
        break;
      default:
    }
  }

  numeric(numeric: Numeric): Kind {
    switch (numeric.is) {
      case "literal": {
        const literal = numeric.value.numerator === 0n ? "zero" : "literal";
        return numeric.unit === "" ? kind("number", "", literal) : { ...kindOfUnit(numeric.unit), literal };
      }
      case "reference":
        return this.kindOf(numeric.reference);
      case "variable":
        return NUMBER;
      case "count":
        this.condition(numeric.of);
        return NUMBER;
      case "negative":
      case "abs":
        return this.numeric(numeric.of);
      case "several":
        return this.spread(
          numeric.how,
          numeric.of.reduce((first, next) => this.joined(first, next), this.numeric(numeric.of[0] as Numeric)),
        );
      case "over":
        return this.spread(numeric.how, this.numeric(numeric.of));
      case "binary":
        return this.binary(numeric);
    }
  }

  /** The spread of rates is in points. */
  private spread(how: string, of: Kind): Kind {
    return how === "spread" && of.is === "ratio" ? POINTS : of;
  }

  private binary({ operator, left, right }: Extract<Numeric, { is: "binary" }>): Kind {
    const [a, b] = [this.numeric(left), this.numeric(right)];
    if (operator === "+" || operator === "-") {
      const sum = this.match(a, b, left, right);
      const between = operator === "-" && a.is === "ratio" && b.is === "ratio";
      if (a.literal !== "none" && b.literal !== "none") return sum;
      return between && a.literal === "none" && b.literal === "none" ? POINTS : { ...sum, literal: "none" };
    }
    if (operator === "*") {
      if (a.is === "number" || b.is === "number") return plainly(a.is === "number" ? b : a);
      if (a.is === "any" || b.is === "any") return ANY;
      if (a.is === "ratio" || b.is === "ratio") return plainly(a.is === "ratio" ? b : a);
      return this.wrong(right.at, "kinds");
    }
    if (a.is === "any" || b.is === "any" || (a.is === "number" && b.is === "number")) return ANY;
    if (b.is === "number" || (b.is === "ratio" && a.is === "amount")) return plainly(a);
    if (a.is === b.is && a.dimension === b.dimension) return RATIO;
    return a.is === "amount" || b.is === "amount" ? this.wrong(right.at, "kinds") : ANY;
  }

  private joined(first: Kind, next: Numeric): Kind {
    const second = this.numeric(next);
    return this.match(first, second, next, next);
  }

  private alike(left: Numeric, right: Numeric): void {
    const [a, b] = [this.numeric(left), this.numeric(right)];
    const [ratio, points] = a.is === "ratio" ? [a, b] : [b, a];
    const mixed = ratio.is === "ratio" && points.is === "points";
    if (mixed && ratio.literal === "literal") this.wrong((a === ratio ? left : right).at, "points");
    else if (mixed && points.literal === "literal") this.wrong((a === points ? left : right).at, "percent");
    else this.match(a, b, left, right);
  }

  /** The kind that two numbers that are added or compared have in common. */
  private match(a: Kind, b: Kind, left: Numeric, right: Numeric): Kind {
    if (a.literal === "zero" || b.literal === "zero") return a.literal === "zero" ? b : a;
    if (a.is === "any" || b.is === "any") return a.is === "any" ? plainly(b) : plainly(a);
    if (a.is === b.is && a.dimension === b.dimension) return a;
    if (isRate(a) && isRate(b)) return a.is === "ratio" ? a : b;
    const bare = a.is === "number" ? { at: left.at, kind: a, other: b } : { at: right.at, kind: b, other: a };
    if (bare.kind.is !== "number") return this.wrong(right.at, "kinds");
    if (isRate(bare.other)) return this.wrong(bare.at, bare.kind.literal === "literal" ? "rate" : "kinds");
    // 40套 needs no unit; of 40万元 and 40亿元 one must say which.
    const { dimension } = bare.other;
    if (bare.kind.literal === "none") return countsThings(dimension) ? bare.other : this.wrong(bare.at, "kinds");
    return unitOf(`万${dimension}`) === undefined ? bare.other : this.wrong(bare.at, "unit");
  }

  private wrong(at: number, expected: string): Kind {
    this.fault ??= { at, received: "", expected };
    return ANY;
  }
}

export const isRate = ({ is }: Kind): boolean => is === "ratio" || is === "points";

const plainly = (of: Kind): Kind => (of.literal === "none" ? of : { ...of, literal: "none" });
