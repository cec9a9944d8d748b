import type { Rational } from "../../model/rational";
import type { Comparison } from "./syntax";
import type { Aggregate, MeasureWord, Shift } from "./words";

/** One figure that a formula speaks of, as seen from the item that is judged. */
export interface Reference extends MeasureWord {
  /** Name in the dictionary, or as written; null: that of the item. */
  readonly indicator: string | null;
  readonly shifts: readonly Shift[];
  /** A region by name; "total" the 合计 of the item's own sheet, "own" the item's inside ANY, ALL, COUNT; null: that at hand. */
  readonly region: { readonly name: string } | "total" | "own" | null;
  readonly at: number;
}

/** The range of ANY, ALL, SUM …: the group's members, or the months before the item's own. */
export type Reach = "group" | number;

export type Numeric =
  | { readonly is: "literal"; readonly value: Rational; readonly unit: string; readonly at: number }
  | { readonly is: "reference"; readonly reference: Reference; readonly at: number }
  | { readonly is: "variable"; readonly name: "year" | "month"; readonly at: number }
  | { readonly is: "negative" | "abs"; readonly of: Numeric; readonly at: number }
  | {
      readonly is: "binary";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Numeric;
      readonly right: Numeric;
      readonly at: number;
    }
  | {
      readonly is: "several";
      readonly how: Exclude<Aggregate, "all" | "any" | "count" | "sum">;
      readonly of: readonly Numeric[];
      readonly at: number;
    }
  | {
      readonly is: "over";
      readonly how: Exclude<Aggregate, "all" | "any" | "count">;
      readonly range: Reach;
      readonly of: Numeric;
      readonly at: number;
    }
  | { readonly is: "count"; readonly range: Reach; readonly of: Condition; readonly at: number };

export type Words =
  | { readonly is: "text"; readonly text: string; readonly at: number }
  | { readonly is: "words"; readonly name: "region" | "indicator" | "period" | "unit"; readonly at: number };

export type Condition =
  | {
      readonly is: "compare";
      readonly operator: Comparison;
      readonly left: Numeric;
      readonly right: Numeric;
      readonly at: number;
    }
  | { readonly is: "same"; readonly differ: boolean; readonly left: Words; readonly right: Words; readonly at: number }
  | { readonly is: "member"; readonly of: Words; readonly at: number }
  | { readonly is: "present"; readonly reference: Reference; readonly at: number }
  | { readonly is: "all" | "any"; readonly range: Reach; readonly of: Condition; readonly at: number }
  | { readonly is: "and" | "or"; readonly parts: readonly Condition[]; readonly at: number }
  | { readonly is: "not"; readonly of: Condition; readonly at: number }
  | { readonly is: "when"; readonly condition: Condition; readonly rule: Condition; readonly at: number };

export type Term = Numeric | Words | Condition;
