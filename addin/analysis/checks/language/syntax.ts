import { unitOf } from "../../model/unit";
import { parse } from "./parser";
import { isFunctionWord } from "./words";

/** A formula as written: what stands where, and not yet what it means. `at` counts characters from 0. */
export type Syntax =
  | { readonly is: "number"; readonly text: string; readonly unit: string; readonly at: number }
  | { readonly is: "path"; readonly segments: readonly Segment[]; readonly at: number }
  | { readonly is: "call"; readonly name: string; readonly args: readonly Syntax[]; readonly at: number }
  | { readonly is: "negative"; readonly of: Syntax; readonly at: number }
  | {
      readonly is: "binary";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Syntax;
      readonly right: Syntax;
      readonly at: number;
    }
  | {
      readonly is: "compare";
      readonly operands: readonly Syntax[];
      readonly operators: readonly Comparison[];
      readonly at: number;
    }
  | { readonly is: "and" | "or"; readonly parts: readonly Syntax[]; readonly at: number }
  | { readonly is: "not"; readonly of: Syntax; readonly at: number }
  | { readonly is: "when"; readonly condition: Syntax; readonly rule: Syntax; readonly at: number };

/** A word between dots; one in double quotes may also be text. */
export interface Segment {
  readonly text: string;
  readonly quoted: boolean;
  readonly at: number;
}

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

/** The fault of a formula: its position, and the codes, worded in `report/`, of what was expected there. */
export interface FormulaFault {
  /** Characters before it. */
  readonly at: number;
  readonly received: string;
  /** Codes, joined by blanks. */
  readonly expected: string;
}

export const isFault = (value: object): value is FormulaFault => "expected" in value;

const MOST_CHARACTERS = 1000;
const MOST_NESTED = 30;

/** Reads a formula, or says where it cannot be read and what would have been understood there. */
export function parseFormula(formula: string): Syntax | FormulaFault {
  const fault = tooMuch(formula);
  if (fault) return fault;
  try {
    return parse(formula, {
      isUnit: (word: string) => unitOf(word) !== undefined,
      isFunction: isFunctionWord,
    }) as Syntax;
  } catch (error) {
    const { location, expected } = error as ParserError;
    if (!location) throw error;
    const at = location.start.offset;
    return { at, received: formula.slice(at).trim(), expected: codes(expected) };
  }
}

/** The error that the generated parser throws. */
interface ParserError {
  readonly location?: { readonly start: { readonly offset: number } };
  readonly expected: readonly { readonly type: string; readonly description?: string }[];
}

function tooMuch(formula: string): FormulaFault | undefined {
  if (formula.length > MOST_CHARACTERS) return { at: MOST_CHARACTERS, received: "", expected: "shorter" };
  let depth = 0;
  for (let at = 0; at < formula.length; at++) {
    if (/[(（]/.test(formula.charAt(at))) depth++;
    if (/[)）]/.test(formula.charAt(at))) depth--;
    if (depth > MOST_NESTED) return { at, received: formula.slice(at), expected: "flatter" };
  }
  return undefined;
}

function codes(expected: ParserError["expected"]): string {
  const words = expected.map(({ type, description }) => (type === "end" ? "end" : (description ?? "")));
  return [...new Set(words)]
    .filter((word) => word !== "" && word !== "blank")
    .sort()
    .join(" ");
}
