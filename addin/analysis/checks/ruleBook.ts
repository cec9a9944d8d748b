import {
  add,
  compare,
  divide,
  multiply,
  negate,
  parseDecimal,
  rationalOf,
  rationalOfDecimal,
  subtract,
  tenTo,
  toNumber,
  type Rational,
} from "../decimal";
import { isNumber } from "../figure";
import { findingOf, type Finding } from "../finding";
import type { Observation } from "../observation";
import { periodKey } from "../period";
import { nameKey } from "../region";
import type { RuleEntry } from "../ruleEntry";
import { textPlaces } from "./printed";
import { aboutOf, placeOf, type Month, type Rule } from "./rule";

const ZERO: Rational = { numerator: 0n, denominator: 1n };

interface Term {
  readonly name: string;
  readonly factor: Rational;
}

/** `left − right` as terms, and how it must stand to zero. */
interface Linear {
  readonly terms: readonly Term[];
  readonly relation: "=" | "<=" | ">=";
}

/** Makes rules of a rule book's lines; a formula that cannot be read is a finding at its line, and the others still run. */
export function rulesOf(entries: readonly RuleEntry[]): { rules: Rule[]; findings: Finding[] } {
  const rules: Rule[] = [];
  const findings: Finding[] = [];
  for (const entry of entries) {
    const linear = parseFormula(entry.formula);
    if (typeof linear === "string")
      findings.push(findingOf("rule-formula", "error", entry.place, { label: entry.formula }, { received: linear }));
    else rules.push(ruleOf(entry, linear));
  }
  return { rules, findings };
}

const TOKEN = /\s*(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|(<=|>=|≤|≥|=)|([+＋\-－−*×])|([^"'[\]<>≤≥=+＋\-－−*×]+))/y;

/** The formula as terms, or the words at which it cannot be read. */
function parseFormula(formula: string): Linear | string {
  const terms: Term[] = [];
  let relation: Linear["relation"] | undefined;
  let side = 1n;
  let sign: bigint | undefined = 1n;
  let factor: Rational | undefined;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(formula);
    if (!token) return formula.slice(at);
    const [words, double, single, bracket, comparison, operator, bare] = token;
    if (comparison !== undefined) {
      if (relation || terms.length === 0 || sign !== undefined) return words.trim();
      relation = comparison === "≤" ? "<=" : comparison === "≥" ? ">=" : (comparison as Linear["relation"]);
      [side, sign, factor] = [-1n, 1n, undefined];
    } else if (operator !== undefined && /[*×]/.test(operator)) {
      if (factor === undefined) return words.trim();
    } else if (operator !== undefined) {
      if (factor !== undefined) return words.trim();
      const minus = /[-－−]/.test(operator);
      if (sign !== undefined && terms.length > 0 && !(relation && side === -1n)) return words.trim();
      sign = minus ? -1n : 1n;
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
      [sign, factor] = [undefined, undefined];
    }
  }
  if (!relation || sign !== undefined || factor !== undefined || terms.length < 2) return formula;
  return { terms, relation };
}

function ruleOf({ id, severity, tolerance, missingIsZero }: RuleEntry, { terms, relation }: Linear): Rule {
  return {
    name: id,
    severity,
    judge(month, record) {
      const [lead, ...others] = terms as [Term, ...Term[]];
      const known = others.map(({ name, factor }) => ({ factor, items: itemsOf(month, name) }));
      for (const [key, leads] of itemsOf(month, lead.name)) {
        for (const one of leads) {
          const found = [
            { factor: lead.factor, figure: one },
            ...known.map(({ factor, items }) => ({ factor, figure: oneOf(items.get(key), one) })),
          ];
          const present = found.filter((term): term is Found => term.figure !== undefined);
          if (present.length < found.length && !missingIsZero) {
            record.undecided();
            continue;
          }
          const difference = present
            .map(({ factor, figure }) => multiply(factor, rationalOf(figure.figure)))
            .reduce(add, ZERO);
          if (holds(difference, relation, tolerance === null ? halfUnits(present) : rationalOf(tolerance))) {
            record.passed();
            continue;
          }
          record.failed({
            place: placeOf(one),
            about: aboutOf(one),
            expected: toNumber(subtract(rationalOf(one.figure), divide(difference, lead.factor))),
            received: one.figure,
            difference: toNumber(divide(difference, lead.factor)),
            cause: null,
            unit: one.unit,
            what: "",
            rests: present.map(({ figure }) => placeOf(figure)),
          });
        }
      }
    },
  };
}

type Level = Observation & { readonly figure: number };

interface Found {
  readonly factor: Rational;
  readonly figure: Level;
}

/** The levels of an indicator, by its name in the dictionary, an alias, or as written, keyed by place, time and unit. */
function itemsOf({ ledger, names }: Month, name: string): Map<string, Level[]> {
  const known = names.indicator(name)?.name ?? name;
  const direct = ledger.about(known);
  const all =
    direct.length > 0 ? direct : ledger.observations.filter(({ indicator }) => nameKey(indicator) === nameKey(known));
  const items = new Map<string, Level[]>();
  for (const one of all) {
    if (one.measure !== "actual" || !isNumber(one.figure)) continue;
    const key = [one.region, one.period ? `${periodKey(one.period)}${one.period.span}` : "", one.unit].join("\n");
    items.set(key, [...(items.get(key) ?? []), one as Level]);
  }
  return items;
}

/** The figure from the same sheet, else from wherever it is one figure. */
function oneOf(items: readonly Level[] = [], one: Level): Level | undefined {
  const near = items.filter(({ file, sheet }) => file === one.file && sheet === one.sheet);
  const found = near.length > 0 ? near : items;
  return new Set(found.map(({ figure }) => figure)).size === 1 ? found[0] : undefined;
}

/** Half a unit in the last place of every figure, by its factor: how far printed sides may be apart. */
function halfUnits(present: readonly Found[]): Rational {
  return present
    .map(({ factor, figure }) =>
      multiply(factor.numerator < 0n ? negate(factor) : factor, {
        numerator: 1n,
        denominator: 2n * tenTo(textPlaces(figure.text)),
      }),
    )
    .reduce(add, ZERO);
}

function holds(difference: Rational, relation: Linear["relation"], allowed: Rational): boolean {
  const above = compare(difference, allowed) > 0;
  const below = compare(difference, negate(allowed)) < 0;
  if (relation === "<=") return !above;
  return relation === ">=" ? !below : !above && !below;
}
