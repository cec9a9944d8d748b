import { absence, type Absence } from "../../model/figure";
import type { Names } from "../../model/indicator";
import { negatedRange } from "../../indicators/verdict";
import type { MonthIndex } from "../monthIndex";
import { bindReference, columnOf, finderOf, referenceKey, type Item } from "./bindReference";
import { binary, calendar, endOf, gathered, literalOf, several, single } from "./bindNumber";
import { joined, not, present } from "./bindCondition";
import type { BoundCondition, BoundNumber, Context, Find } from "./bound";
import { compared } from "./compare";
import { LOOKED_AT, planOf, stated, type Allowed, type ComparisonPlan, type Mode } from "./comparison";
import { magnitude, point, type Interval } from "./interval";
import { kindOfNumeric, kindOfUnit, type Kind } from "./kinds";
import type { Condition, Numeric, Reach, Reference, Words } from "./terms";

/** The facts that all conditions of a rule share. */
export interface Binding {
  readonly index: MonthIndex;
  readonly names: Names;
  readonly item: Item;
  readonly missingIsZero: boolean;
  /** The reference whose figures are the items. */
  readonly anchor: string;
  /** The distance that the sides of a comparison may be apart; null leaves it to the printed places. */
  readonly allowed: Allowed | null;
}

/** The kind of what a reference reads in this month. */
export function kindInMonth({ index, item }: Pick<Binding, "index" | "item">): (reference: Reference) => Kind {
  return (reference) => {
    if (reference.measure === "rank") return { is: "number", dimension: "", literal: "none" };
    const found = columnOf(index, reference, item);
    if (!found) return { is: "any", dimension: "", literal: "none" };
    const { unit } = found.column;
    return unit === "" ? { is: "amount", dimension: "", literal: "none" } : kindOfUnit(unit);
  };
}

/** A rule's condition, bound to a month. */
export const bind = (condition: Condition, binding: Binding): BoundCondition =>
  new Binder(binding).condition(condition, stated(binding.allowed));

class Binder {
  private readonly finders = new Map<string, Find>();

  constructor(private readonly binding: Binding) {}

  /** One for all places at which a reference stands, so that what it reads is counted once. */
  private finder(reference: Reference): Find {
    const { index, names, item } = this.binding;
    const key = referenceKey(reference);
    let find = this.finders.get(key);
    if (!find) {
      find = finderOf(index, reference, columnOf(index, reference, item), names);
      this.finders.set(key, find);
    }
    return find;
  }

  condition(condition: Condition, mode: Mode): BoundCondition {
    switch (condition.is) {
      case "compare":
        return this.compare(condition, mode);
      case "same": {
        const [left, right] = [this.words(condition.left), this.words(condition.right)];
        return { exact: (c) => (left(c) === right(c)) !== condition.differ, reads: [] };
      }
      case "member": {
        const of = this.words(condition.of);
        return { exact: (c) => this.binding.names.isPeer(of(c)), reads: [] };
      }
      case "present":
        return present(this.finder(condition.reference));
      case "all":
      case "any":
        return this.quantified(condition, mode);
      case "and":
      case "or":
        return joined(
          condition.parts.map((part) => this.condition(part, mode)),
          condition.is === "or",
        );
      case "not":
        return not(this.condition(condition.of, LOOKED_AT));
      case "when":
        // Nothing is asked where the condition does not hold.
        return joined(
          [not(this.condition(condition.condition, LOOKED_AT)), this.condition(condition.rule, mode)],
          true,
        );
    }
  }

  private compare(condition: Extract<Condition, { is: "compare" }>, mode: Mode): BoundCondition {
    const { index, item, anchor, allowed, missingIsZero } = this.binding;
    const plan = planOf(condition, mode, anchor, allowed);
    const { left, right, alone } = plan;
    const ends = Number.isFinite(endOf(left, index, item) + endOf(right, index, item));
    const told = plan.asserted ? { kind: kindOfNumeric(left, kindInMonth(this.binding)), alone, ends } : null;
    return compared(plan, this.number(left, plan), this.number(right, plan), told, missingIsZero);
  }

  private quantified({ is, range, of }: Extract<Condition, { is: "all" | "any" }>, mode: Mode): BoundCondition {
    const inner = this.condition(of, mode);
    const decisive = is === "any";
    return {
      exact: (c) => {
        let unknown: Absence | undefined;
        let decided = false;
        this.through(c, range, (absent) => {
          if (decided) return;
          const outcome = absent ?? inner.exact(c);
          if (typeof outcome !== "boolean") unknown ??= outcome;
          else if (outcome === decisive) decided = true;
        });
        return decided ? decisive : (unknown ?? !decisive);
      },
      reads: [],
    };
  }

  /** @param how how figures are taken: as intervals or as printed, and which are held at their ends */
  private number(numeric: Numeric, how: Pick<ComparisonPlan, "exactly" | "held">): BoundNumber {
    const { index, missingIsZero } = this.binding;
    switch (numeric.is) {
      case "literal": {
        const value = point(literalOf(numeric, index));
        return { exact: () => value, reads: [] };
      }
      case "reference": {
        const key = referenceKey(numeric.reference);
        const options = { exactly: how.exactly, missingIsZero, end: how.held.indexOf(key) };
        return bindReference(index, key, this.finder(numeric.reference), options);
      }
      case "variable":
        return calendar(numeric.name);
      case "negative":
        return single(this.number(numeric.of, how), negatedRange);
      case "abs":
        return single(this.number(numeric.of, how), magnitude);
      case "binary":
        return binary(numeric.operator, this.number(numeric.left, how), this.number(numeric.right, how));
      case "several":
        return several(
          numeric.how,
          numeric.of.map((one) => this.number(one, how)),
        );
      case "over":
        return this.over(numeric, how.exactly);
      case "count":
        return this.count(numeric);
    }
  }

  /** Every member of the group must be there; of months, at least half, and all for a sum. */
  private over({ how, range, of }: Extract<Numeric, { is: "over" }>, exactly: boolean): BoundNumber {
    const inner = this.number(of, { exactly, held: [] });
    const { missingIsZero } = this.binding;
    return {
      exact: (c) => {
        const values: Interval[] = [];
        this.through(c, range, (absent) => values.push(absent && !missingIsZero ? absent : inner.exact(c)));
        return gathered(how, values, range === "group" || how === "sum" ? values.length : Math.ceil(values.length / 2));
      },
      reads: [],
    };
  }

  private count({ range, of }: Extract<Numeric, { is: "count" }>): BoundNumber {
    const inner = this.condition(of, LOOKED_AT);
    return {
      exact: (c) => {
        let found = 0n;
        let unknown: Absence | undefined;
        this.through(c, range, (absent) => {
          const outcome = absent ? false : inner.exact(c);
          if (outcome === true) found++;
          else if (outcome !== false) unknown ??= outcome;
        });
        return unknown ?? point({ numerator: found, denominator: 1n });
      },
      reads: [],
    };
  }

  /** Goes through members or months, with the reason where there is nothing to look at. */
  private through(c: Context, range: Reach, look: (absent: Absence | undefined) => void): void {
    const { index, names } = this.binding;
    const { region, period } = c;
    const month = index.months[period] ?? NaN;
    const places =
      range === "group"
        ? names.dictionary.peers.members.map((name) => [index.regionId(name), period] as const)
        : Array.from({ length: range }, (_, back) => [region, index.monthId(month - back - 1)] as const);
    for (const [at, when] of places) {
      [c.region, c.period] = [at, when];
      if (!c.step()) look(absence("rule stopped"));
      else look(at < 0 || when < 0 ? absence("not reported") : undefined);
    }
    [c.region, c.period] = [region, period];
  }

  private words(words: Words): (c: Context) => string {
    if (words.is === "text") return () => words.text;
    const { index, item } = this.binding;
    switch (words.name) {
      case "region":
        return (c) => index.regions[c.region] ?? "";
      case "indicator":
        return () => item.indicator;
      case "unit":
        return (c) => index.observations[c.lead]?.unit ?? "";
      case "period":
        return (c) => index.periodNames[c.period] ?? "";
    }
  }
}
