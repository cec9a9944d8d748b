import { rationalOf } from "../../model/rational";
import type { Names } from "../../model/indicator";
import type { RuleEntry } from "../../model/ruleEntry";
import { unitOf } from "../../model/unit";
import type { Allowed } from "./comparison";
import { faultOfKinds, isRate, kindOfNumeric, kindOfUnit, type Kind } from "./kinds";
import { resolve } from "./resolve";
import { scopeOf, type Scope } from "./scope";
import { isFault, parseFormula, type FormulaFault } from "./syntax";
import type { Condition, Reference } from "./terms";
import { partsOf, referencesIn } from "./walk";

/** A line of a rule book, understood. */
export interface Compiled {
  readonly name: string;
  readonly condition: Condition;
  readonly anchor: Anchor;
  readonly scope: Scope;
  readonly allowed: Allowed | null;
  readonly missingIsZero: boolean;
  /** Names that the dictionary does not have. */
  readonly unknown: readonly string[];
}

/** The reference whose figures are the items of a rule. */
export interface Anchor {
  readonly reference: Reference;
  /** It stands for all members of the group at once, so that there is one item for a period. */
  readonly grouped: boolean;
}

/** A fault, and the field of the line that it is in where that is not the formula. */
interface EntryFault extends FormulaFault {
  readonly field?: "scope" | "tolerance";
}

/** Understands a line of a rule book, or says what is wrong in it. */
export function compile(entry: RuleEntry, names: Names): Compiled | EntryFault {
  const syntax = parseFormula(entry.formula);
  if (isFault(syntax)) return syntax;
  const condition = resolve(syntax, names);
  if (isFault(condition)) return told(condition, entry.formula);
  const kindOf = (reference: Reference) => kindInDictionary(reference, names);
  const fault = faultOfKinds(condition, kindOf);
  if (fault) return told(fault, entry.formula);
  const anchor = anchorOf(condition);
  if (!anchor) return { at: 0, received: entry.formula, expected: "name" };
  const scope = scopeOf(entry.scope ?? [], names);
  if (isFault(scope)) return { ...scope, field: "scope" };
  const allowed = allowedOf(entry, condition, kindOf);
  if (allowed && isFault(allowed)) return { ...allowed, field: "tolerance" };
  const known = names.dictionary.indicators.length > 0;
  const indicators = referencesIn(condition).map(({ reference }) => reference.indicator ?? "");
  const unknown = [...new Set(indicators)].filter((name) => name !== "" && !names.indicator(name));
  return {
    name: entry.name,
    condition,
    anchor,
    scope,
    allowed,
    missingIsZero: entry.missingIsZero,
    unknown: known ? unknown : [],
  };
}

/** The words of the formula from a fault on. */
const told = (fault: FormulaFault, formula: string): FormulaFault => ({
  ...fault,
  received: fault.received === "" ? formula.slice(fault.at).trim() : fault.received,
});

/** The kind of a reference by the dictionary. */
function kindInDictionary({ indicator, measure }: Reference, names: Names): Kind {
  if (measure === "growth" || measure === "completion" || measure === "share") return kindOfUnit("%");
  if (measure === "rank") return kindOfUnit("位");
  const unit = (indicator === null ? undefined : names.indicator(indicator)?.unit) ?? "";
  return kindOfUnit(unit === "%" && measure === "change" ? "个百分点" : unit);
}

/** The first figure of the rule itself that is of the item's own time and place, else the first that is there at all. */
function anchorOf(condition: Condition): Anchor | undefined {
  const found = referencesIn(condition).filter(({ reference }) => reference.shifts.length === 0);
  const best =
    found.find(({ reference, inside }) => inside === null || reference.region === "own") ??
    found.find(({ inside }) => inside === "group") ??
    referencesIn(condition)[0];
  if (!best) return undefined;
  const { reference, inside } = best;
  return { reference: { ...reference, shifts: [] }, grouped: inside === "group" && reference.region !== "own" };
}

/** Indicators that a rule's figures are of where its formula leaves that open. */
export const isOpen = ({ condition }: Compiled): boolean =>
  referencesIn(condition).some(({ reference }) => reference.indicator === null);

/** The tolerance, in what the rule compares. */
function allowedOf(
  { tolerance, toleranceUnit }: RuleEntry,
  condition: Condition,
  kindOf: (reference: Reference) => Kind,
): Allowed | FormulaFault | null {
  if (tolerance === null) return null;
  const rates = comparisonsIn(condition).some(({ left }) => isRate(kindOfNumeric(left, kindOf)));
  const value = rationalOf(tolerance);
  const wrong = { at: 0, received: `${tolerance}${toleranceUnit ?? ""}`, expected: "points" };
  if (toleranceUnit === undefined) {
    if (rates && tolerance !== 0) return wrong;
    return { value, number: tolerance, relative: false, unit: null };
  }
  if (toleranceUnit === "%") {
    if (rates) return wrong;
    return { value, number: tolerance, relative: true, unit: null };
  }
  if (rates !== (toleranceUnit === "个百分点")) return { ...wrong, expected: rates ? "points" : "kinds" };
  return { value, number: tolerance, relative: false, unit: unitOf(toleranceUnit)?.name ?? toleranceUnit };
}

function comparisonsIn(condition: Condition): Extract<Condition, { is: "compare" }>[] {
  return condition.is === "compare" ? [condition] : partsOf(condition).flatMap(comparisonsIn);
}
