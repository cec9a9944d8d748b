import type { Condition, Numeric, Reach, Reference } from "./terms";

/** A reference where it stands. */
interface Occurrence {
  readonly reference: Reference;
  /** The members or months that ANY, ALL, SUM … around it go through; null where it is of the item itself. */
  readonly inside: "group" | "months" | null;
}

/** The conditions within a condition. Of 当 … 时 the rule comes first: it is what the item is about. */
export function partsOf(condition: Condition): readonly Condition[] {
  switch (condition.is) {
    case "and":
    case "or":
      return condition.parts;
    case "not":
    case "all":
    case "any":
      return [condition.of];
    case "when":
      return [condition.rule, condition.condition];
    default:
      return [];
  }
}

const insideOf = (range: Reach): "group" | "months" => (range === "group" ? "group" : "months");

/** All references of a condition, in the order of its words. */
export function referencesIn(condition: Condition, inside: Occurrence["inside"] = null): readonly Occurrence[] {
  if (condition.is === "compare")
    return [condition.left, condition.right].flatMap((side) => referencesOf(side, inside));
  if (condition.is === "present") return [{ reference: condition.reference, inside }];
  const within = condition.is === "all" || condition.is === "any" ? insideOf(condition.range) : inside;
  return partsOf(condition).flatMap((part) => referencesIn(part, within));
}

function referencesOf(numeric: Numeric, inside: Occurrence["inside"]): readonly Occurrence[] {
  switch (numeric.is) {
    case "reference":
      return [{ reference: numeric.reference, inside }];
    case "negative":
    case "abs":
      return referencesOf(numeric.of, inside);
    case "binary":
      return [numeric.left, numeric.right].flatMap((side) => referencesOf(side, inside));
    case "several":
      return numeric.of.flatMap((one) => referencesOf(one, inside));
    case "over":
      return referencesOf(numeric.of, insideOf(numeric.range));
    case "count":
      return referencesIn(numeric.of, insideOf(numeric.range));
    default:
      return [];
  }
}
