import { parseDecimal } from "../../model/decimal";
import { rationalOfDecimal, ZERO } from "../../model/rational";
import type { Names } from "../../model/indicator";
import { periodKey } from "../../model/period";
import { unitOf } from "../../model/unit";
import { referenceOf, type Path } from "./path";
import type { Comparison, FormulaFault, Segment, Syntax } from "./syntax";
import type { Condition, Numeric, Reach, Words } from "./terms";
import { functionWord, variableWord, type FunctionName } from "./words";

type TextVariable = Extract<Words, { is: "words" }>["name"];

/** A formula with its names looked up, or the first thing in it that cannot be. */
export function resolve(syntax: Syntax, names: Names): Condition | FormulaFault {
  const resolver = new Resolver(names);
  const condition = resolver.condition(syntax);
  return resolver.fault ?? condition;
}

/** Goes on after a fault with something harmless in its place; the first fault is the answer. */
class Resolver {
  fault: FormulaFault | undefined;
  /** ANY, ALL, COUNT … around what is being read: 本地区 means something only there. */
  private nested = 0;

  constructor(private readonly names: Names) {}

  condition(syntax: Syntax): Condition {
    const { at } = syntax;
    switch (syntax.is) {
      case "and":
      case "or":
        return { is: syntax.is, parts: syntax.parts.map((part) => this.condition(part)), at };
      case "not":
        return { is: "not", of: this.condition(syntax.of), at };
      case "when":
        return { is: "when", condition: this.condition(syntax.condition), rule: this.condition(syntax.rule), at };
      case "compare": {
        const { operands, operators } = syntax;
        const pairs = operators.map((operator, i) => {
          const [left, right] = [operands[i] as Syntax, operands[i + 1] as Syntax];
          return this.compared(operator, left, right, at);
        });
        return pairs.length === 1 ? (pairs[0] as Condition) : { is: "and", parts: pairs, at };
      }
      case "call":
        return this.conditionCall(functionWord(syntax.name) as FunctionName, syntax.args, syntax);
      default:
        return this.wrong(syntax, "comparison");
    }
  }

  private compared(operator: Comparison, left: Syntax, right: Syntax, at: number): Condition {
    const words = this.words(left, right) ?? this.words(right, left);
    if (!words) return { is: "compare", operator, left: this.numeric(left), right: this.numeric(right), at };
    if (operator !== "=" && operator !== "<>") return this.wrong(right, "=");
    return { is: "same", differ: operator === "<>", left: words[0], right: words[1], at };
  }

  /** Two sides of which the first is 地区, 指标, 期间 or 单位: the other is text. */
  private words(side: Syntax, other: Syntax): readonly [Words, Words] | undefined {
    const name = textVariable(side);
    if (!name) return undefined;
    const variable: Words = { is: "words", name, at: side.at };
    const second = textVariable(other);
    if (second) return [variable, { is: "words", name: second, at: other.at }];
    const [only, ...rest] = other.is === "path" ? other.segments : [];
    if (!only || rest.length > 0) {
      this.wrong(other, "text");
      return [variable, variable];
    }
    return [variable, { is: "text", text: this.canonical(name, only.text), at: other.at }];
  }

  private canonical(name: TextVariable, text: string): string {
    if (name === "region") return this.names.region(text)?.name ?? text;
    if (name === "indicator") return this.names.indicator(text)?.name ?? text;
    if (name === "unit") return unitOf(text)?.name ?? text;
    const [, year, month = ""] = /^(\d{4})\D+(\d{1,2})\D*$/.exec(text.normalize("NFKC")) ?? [];
    return year === undefined ? text : periodKey({ year: Number(year), month: Number(month) });
  }

  private conditionCall(name: FunctionName, args: readonly Syntax[], syntax: Syntax): Condition {
    const [first, second] = args as [Syntax, Syntax | undefined];
    const { at } = syntax;
    switch (name) {
      case "present":
        return args.length > 1
          ? this.wrong(second as Syntax, ")")
          : { is: "present", reference: this.reference(first).reference, at };
      case "in": {
        const options = args.slice(1);
        if (options.length === 0) return this.wrong(syntax, "list");
        const parts = options.map((option) => this.among(first, option));
        return parts.length === 1 ? (parts[0] as Condition) : { is: "or", parts, at };
      }
      case "all":
      case "any": {
        const range = this.range(first);
        if (range === undefined || !second || args.length > 2) return this.wrong(second ? first : syntax, "group");
        return { is: name, range, of: this.inside(() => this.condition(second)), at };
      }
      default:
        return this.wrong(syntax, "comparison");
    }
  }

  private among(of: Syntax, option: Syntax): Condition {
    const name = textVariable(of);
    if (name === "region" && this.range(option) === "group") {
      return { is: "member", of: { is: "words", name, at: of.at }, at: option.at };
    }
    return this.compared("=", of, option, option.at);
  }

  numeric(syntax: Syntax): Numeric {
    const { at } = syntax;
    switch (syntax.is) {
      case "number":
        return this.literal(syntax.text, syntax.unit, at);
      case "path": {
        const [only, ...rest] = syntax.segments as [Segment, ...Segment[]];
        const variable = rest.length === 0 && !only.quoted ? variableWord(only.text) : undefined;
        if (variable === "month" || variable === "year") return { is: "variable", name: variable, at };
        if (variable) return this.wrongNumber(syntax, "number");
        const { reference, range } = this.reference(syntax);
        return range === null ? { is: "reference", reference, at } : this.wrongNumber(syntax, "aggregate");
      }
      case "negative":
        return { is: "negative", of: this.numeric(syntax.of), at };
      case "binary": {
        const { operator, left, right } = syntax;
        return { is: "binary", operator, left: this.numeric(left), right: this.numeric(right), at };
      }
      case "call":
        return this.numericCall(functionWord(syntax.name) as FunctionName, syntax.args, syntax);
      default:
        return this.wrongNumber(syntax, "amount");
    }
  }

  private literal(text: string, unit: string, at: number): Numeric {
    const decimal = parseDecimal(text);
    const value = decimal ? rationalOfDecimal(decimal) : ZERO;
    const places = unit === "‰" ? 1000n : unit === "%" || /百分点$/.test(unit) || unit === "pp" ? 100n : 1n;
    const name = unit === "" ? "" : unit === "‰" ? "%" : (unitOf(unit)?.name ?? unit);
    return { is: "literal", value: { ...value, denominator: value.denominator * places }, unit: name, at };
  }

  private numericCall(name: FunctionName, args: readonly Syntax[], syntax: Syntax): Numeric {
    const [first, second] = args as [Syntax, Syntax | undefined];
    const { at } = syntax;
    if (name === "abs") {
      return second ? this.wrongNumber(second, ")") : { is: "abs", of: this.numeric(first), at };
    }
    if (name === "in" || name === "present" || name === "all" || name === "any") {
      return this.wrongNumber(syntax, "amount");
    }
    const range = this.range(first);
    if (name === "count") {
      if (range === undefined) return this.wrongNumber(first, "group");
      const of = second ? this.inside(() => this.condition(second)) : this.member(first);
      return { is: "count", range, of, at };
    }
    if (range !== undefined) {
      const of = this.inside(() =>
        second ? this.numeric(second) : ({ is: "reference", reference: this.reference(first).reference, at } as const),
      );
      return { is: "over", how: name, range, of, at };
    }
    const of = args.map((arg) => this.numeric(arg));
    if (name !== "sum") return { is: "several", how: name, of, at };
    return of.reduce((left, right) => ({ is: "binary", operator: "+", left, right, at }));
  }

  /** The condition of a COUNT that has none: members that report a figure, or all of them where none is named. */
  private member(path: Syntax): Condition {
    const { at } = path;
    const isAll = path.is === "path" && path.segments.length === 1;
    return isAll ? { is: "and", parts: [], at } : { is: "present", reference: this.reference(path).reference, at };
  }

  private inside<T>(read: () => T): T {
    this.nested++;
    const term = read();
    this.nested--;
    return term;
  }

  /** The group or months that a path goes through; undefined where it names none. */
  private range(syntax: Syntax): Reach | undefined {
    if (syntax.is !== "path") return undefined;
    return referenceOf(syntax.segments, this.names, this.nested > 0).range ?? undefined;
  }

  private reference(syntax: Syntax): Path {
    if (syntax.is === "path") {
      const path = referenceOf(syntax.segments, this.names, this.nested > 0);
      if (path.fault) this.fault ??= path.fault;
      return path;
    }
    this.wrong(syntax, "name");
    return referenceOf([], this.names, false);
  }

  private wrong({ at }: { readonly at: number }, expected: string): Condition {
    this.fault ??= { at, received: "", expected };
    return { is: "and", parts: [], at };
  }

  private wrongNumber({ at }: { readonly at: number }, expected: string): Numeric {
    this.fault ??= { at, received: "", expected };
    return { is: "literal", value: ZERO, unit: "", at };
  }
}

function textVariable(syntax: Syntax): TextVariable | undefined {
  const [only, ...rest] = syntax.is === "path" ? syntax.segments : [];
  const variable = only && rest.length === 0 && !only.quoted ? variableWord(only.text) : undefined;
  return variable === "year" || variable === "month" ? undefined : variable;
}
