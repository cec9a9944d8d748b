import { absence, type Absence } from "../../model/figure";
import type { Names } from "../../model/indicator";
import type { MonthIndex } from "../monthIndex";
import { bindReference, columnOf, finderOf, presenceOf, referenceKey, type Item } from "./bindReference";
import { absolute, binary, calendar, exactly, gathered, literal, negative, several } from "./bindNumber";
import { joined, not, plain } from "./bindCondition";
import { UNSURE, type BoundCondition, type BoundNumber, type Find } from "./bound";
import { compared, type Allowed } from "./compare";
import type { Comparing, Context } from "./bound";
import { point, type Interval } from "./interval";
import { kindOfNumeric, kindOfUnit, type Kind } from "./kinds";
import { freeSide, holds, isReference, repeatedIn } from "./repeated";
import type { Condition, Numeric, Reach, Reference, Words } from "./terms";

/** What all conditions of a rule share. */
export interface Binding {
  readonly index: MonthIndex;
  readonly names: Names;
  readonly item: Item;
  readonly missingIsZero: boolean;
  /** The reference whose figures are the items. */
  readonly anchor: string;
  /** How far the sides of a comparison may be apart; null leaves it to the printed places. */
  readonly allowed: Allowed | null;
  /** Items that are worked out together. */
  readonly size: number;
}

/** How figures are taken: as intervals, or in conditions that are not asserted as they are printed. */
interface Taken {
  readonly exactly: boolean;
  /** References that stand more than once, and are held at either end in turn. */
  readonly held: readonly string[];
}

const AS_PRINTED: Taken = { exactly: true, held: [] };
const AS_INTERVALS: Taken = { exactly: false, held: [] };

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
export function bind(condition: Condition, binding: Binding): BoundCondition {
  return new Binder(binding).condition(condition, binding.allowed === null ? AS_INTERVALS : AS_PRINTED, true);
}

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

  /** @param asserted what the rule states, where rounding is forgiven; not what it merely looks at */
  condition(condition: Condition, taken: Taken, asserted: boolean): BoundCondition {
    switch (condition.is) {
      case "compare":
        return this.compare(condition, taken, asserted);
      case "same": {
        const [left, right] = [this.words(condition.left), this.words(condition.right)];
        return plain((c) => (left(c) === right(c)) !== condition.differ, this.binding.size);
      }
      case "member": {
        const of = this.words(condition.of);
        return plain((c) => this.binding.names.isPeer(of(c)), this.binding.size);
      }
      case "present":
        return this.present(condition.reference);
      case "all":
      case "any":
        return this.quantified(condition, taken, asserted);
      case "and":
      case "or": {
        const parts = condition.parts.map((part) => this.condition(part, taken, asserted));
        return joined(parts, condition.is === "or", this.binding.size);
      }
      case "not":
        return not(this.condition(condition.of, AS_PRINTED, false));
      case "when": {
        // Where the condition does not hold, nothing is asked.
        const unless = not(this.condition(condition.condition, AS_PRINTED, false));
        return joined([unless, this.condition(condition.rule, taken, asserted)], true, this.binding.size);
      }
    }
  }

  private present(reference: Reference): BoundCondition {
    const { index, item, size } = this.binding;
    const found = columnOf(index, reference, item);
    const find = this.finder(reference);
    const outcomes = new Uint8Array(size).fill(UNSURE);
    const isPlain = reference.shifts.length === 0 && reference.region === null;
    const look = found && isPlain ? presenceOf(found.column, outcomes) : () => undefined;
    return {
      outcomes,
      quick: (_c, block) => look(block),
      exact(c) {
        const at = find(c);
        if (typeof at === "number") c.seen.add(at);
        return typeof at === "number";
      },
      reads: [find],
      comparisons: [],
    };
  }

  private compare(
    { operator, left, right }: Extract<Condition, { is: "compare" }>,
    taken: Taken,
    asserted: boolean,
  ): BoundCondition {
    const how = operator === "<>" ? AS_PRINTED : taken;
    const held = how.exactly ? [] : repeatedIn(left, right);
    const within = { ...how, held };
    return compared(operator, this.number(left, within), this.number(right, within), {
      held: held.length,
      free: how.exactly ? null : freeSide(left, right),
      allowed: asserted ? this.binding.allowed : null,
      told: asserted ? { kind: kindOfNumeric(left, kindInMonth(this.binding)), alone: this.alone(left, right) } : null,
      missingIsZero: this.binding.missingIsZero,
    });
  }

  private alone(left: Numeric, right: Numeric): Comparing["alone"] {
    const { anchor } = this.binding;
    if (isReference(left, anchor)) return holds(right, anchor) ? null : "left";
    return isReference(right, anchor) && !holds(left, anchor) ? "right" : null;
  }

  private quantified(
    { is, range, of }: Extract<Condition, { is: "all" | "any" }>,
    taken: Taken,
    asserted: boolean,
  ): BoundCondition {
    const inner = this.condition(of, taken, asserted);
    const decisive = is === "any";
    return plain((c) => {
      let unknown: Absence | undefined;
      let decided = false;
      this.through(c, range, (absent) => {
        if (decided) return;
        const outcome = absent ?? inner.exact(c);
        if (typeof outcome !== "boolean") unknown ??= outcome;
        else if (outcome === decisive) decided = true;
      });
      return decided ? decisive : (unknown ?? !decisive);
    }, this.binding.size);
  }

  private number(numeric: Numeric, taken: Taken): BoundNumber {
    const { index, item, missingIsZero, size } = this.binding;
    switch (numeric.is) {
      case "literal":
        return literal(numeric.value, index.scale(numeric.unit).factor, size);
      case "reference": {
        const end = taken.held.indexOf(referenceKey(numeric.reference));
        return bindReference(index, numeric.reference, item, this.finder(numeric.reference), {
          exactly: taken.exactly,
          missingIsZero,
          end,
          size,
        });
      }
      case "variable":
        return calendar(numeric.name, size);
      case "negative":
        return negative(this.number(numeric.of, taken));
      case "abs":
        return absolute(this.number(numeric.of, taken));
      case "binary":
        return binary(numeric.operator, this.number(numeric.left, taken), this.number(numeric.right, taken));
      case "several":
        return several(
          numeric.how,
          numeric.of.map((one) => this.number(one, taken)),
          size,
        );
      case "over":
        return this.over(numeric, taken);
      case "count":
        return this.count(numeric);
    }
  }

  /** Every member of the group must be there; of months, at least half, and all for a sum. */
  private over({ how, range, of }: Extract<Numeric, { is: "over" }>, taken: Taken): BoundNumber {
    const inner = this.number(of, { ...taken, held: [] });
    const { missingIsZero } = this.binding;
    return exactly((c) => {
      const values: Interval[] = [];
      this.through(c, range, (absent) => values.push(absent && !missingIsZero ? absent : inner.exact(c)));
      return gathered(how, values, range === "group" || how === "sum" ? values.length : Math.ceil(values.length / 2));
    }, this.binding.size);
  }

  private count({ range, of }: Extract<Numeric, { is: "count" }>): BoundNumber {
    const inner = this.condition(of, AS_PRINTED, false);
    return exactly((c) => {
      let found = 0n;
      let unknown: Absence | undefined;
      this.through(c, range, (absent) => {
        const outcome = absent ? false : inner.exact(c);
        if (outcome === true) found++;
        else if (outcome !== false) unknown ??= outcome;
      });
      return unknown ?? point({ numerator: found, denominator: 1n });
    }, this.binding.size);
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
