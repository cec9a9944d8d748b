import { parse, parseA1Ref, tokenize, type AstExpression } from "@borgar/fx";
import { SHEET_COLUMNS, SHEET_ROWS, type CellValue } from "../../analysis";
import type { Block } from "../../workbook/port/workbook";

/** One argument of a call. */
export type Argument =
  | { readonly kind: "block"; readonly block: Block; readonly written: string }
  | { readonly kind: "values"; readonly values: readonly (readonly CellValue[])[]; readonly written: string }
  | { readonly kind: "left out" }
  /** A calculation, a name, another workbook: its value is not known. */
  | { readonly kind: "other"; readonly written: string };

/** One call of a function of ours. */
export interface Call {
  readonly id: string;
  readonly args: readonly Argument[];
}

const NAMESPACE = "COUNTY.";

/** The call that a formula is, with or without its equals sign; undefined where it is none of ours, or more than one call. */
export function readCall(formula: string, sheet: string): Call | undefined {
  const source = formula.startsWith("=") ? formula : `=${formula}`;
  let tree: AstExpression;
  try {
    tree = parse(tokenize(source, { withLocation: true })) as AstExpression;
  } catch {
    return undefined;
  }
  if (tree.type !== "CallExpression" || tree.callee.type !== "Identifier") return undefined;
  const name = tree.callee.name.toUpperCase();
  if (!name.startsWith(NAMESPACE)) return undefined;
  return { id: name.slice(NAMESPACE.length), args: tree.arguments.map((one) => argumentOf(one, sheet, source)) };
}

function argumentOf(one: AstExpression | null, sheet: string, source: string): Argument {
  if (one === null) return { kind: "left out" };
  const written = source.slice(...(one.loc ?? []));
  if (one.type === "ReferenceIdentifier") {
    const block = blockOf(one.value, sheet);
    return block ? { kind: "block", block, written } : { kind: "other", written };
  }
  const values: Literals =
    one.type === "ArrayExpression" ? one.elements.map((row) => row.map(literalOf)) : [[literalOf(one)]];
  return areRead(values) ? { kind: "values", values, written } : { kind: "other", written };
}

type Literals = readonly (readonly (CellValue | undefined)[])[];

const areRead = (values: Literals): values is readonly (readonly CellValue[])[] =>
  !values.some((row) => row.includes(undefined));

function blockOf(reference: string, sheet: string): Block | undefined {
  const read = parseA1Ref(reference);
  if (!read || !("range" in read)) return undefined;
  const { context = [], range } = read;
  // Two names are a workbook and its sheet.
  if (context.length > 1) return undefined;
  return {
    sheet: context[0] ?? sheet,
    area: {
      top: range.top ?? 0,
      left: range.left ?? 0,
      bottom: range.bottom ?? SHEET_ROWS - 1,
      right: range.right ?? SHEET_COLUMNS - 1,
    },
  };
}

/** A number, text or truth value as written; a percentage is its ratio. */
function literalOf(one: AstExpression): CellValue | undefined {
  if (one.type === "Literal") return one.value;
  if (one.type !== "UnaryExpression" || one.operator === "#") return undefined;
  const [of] = one.arguments;
  const value = of === undefined ? undefined : literalOf(of);
  if (typeof value !== "number") return undefined;
  if (one.operator === "%") return Number(`${value}e-2`);
  return one.operator === "-" ? -value : one.operator === "+" ? value : undefined;
}
