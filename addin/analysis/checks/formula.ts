import { multiply, parseDecimal, rationalOfDecimal, type Rational } from "../decimal";

export interface Term {
  readonly name: string;
  readonly factor: Rational;
}

/** `left − right` as terms, and how it must stand to zero. */
export interface Linear {
  readonly terms: readonly Term[];
  readonly relation: "=" | "<=" | ">=";
}

const TOKEN =
  /\s*(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|(<=|>=|≤|≥|=|＝)|([+＋\-－−*×])|([^\s"'[\]<>≤≥=＝+＋\-－−*×][^"'[\]<>≤≥=＝+＋\-－−*×]*))/y;

const RELATIONS: Readonly<Record<string, Linear["relation"]>> = {
  "=": "=",
  "＝": "=",
  "<=": "<=",
  "≤": "<=",
  ">=": ">=",
  "≥": ">=",
};

/** The formula as terms, or the words at which it cannot be read. */
export function parseFormula(formula: string): Linear | string {
  const terms: Term[] = [];
  let relation: Linear["relation"] | undefined;
  let side = 1n;
  let sign: bigint | undefined = 1n;
  let signed = false;
  let factor: Rational | undefined;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(formula);
    if (!token) return formula.slice(at).trim();
    const [words, double, single, bracket, comparison, operator, bare] = token;
    if (comparison !== undefined) {
      if (relation || terms.length === 0 || sign !== undefined) return words.trim();
      relation = RELATIONS[comparison];
      [side, sign] = [-1n, 1n];
    } else if (operator !== undefined && /[*×]/.test(operator)) {
      if (factor === undefined) return words.trim();
    } else if (operator !== undefined) {
      if (factor !== undefined) return words.trim();
      const minus = /[-－−]/.test(operator);
      if (signed) return words.trim();
      [sign, signed] = [minus ? -1n : 1n, true];
    } else {
      const name = (double ?? single ?? bracket ?? bare ?? "").trim();
      if (sign === undefined || name === "") return name === "" ? formula : words.trim();
      const number = bare === undefined ? undefined : parseDecimal(name);
      if (number && factor === undefined) {
        factor = rationalOfDecimal(number);
        continue;
      }
      terms.push({
        name,
        factor: multiply(factor ?? { numerator: 1n, denominator: 1n }, { numerator: side * sign, denominator: 1n }),
      });
      [sign, signed, factor] = [undefined, false, undefined];
    }
  }
  if (!relation || sign !== undefined || factor !== undefined || terms.length < 2) return formula;
  return { terms, relation };
}
