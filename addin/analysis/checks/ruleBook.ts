import {
  add,
  compare,
  divide,
  multiply,
  negate,
  rationalOf,
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
import { parseFormula, type Linear, type Term } from "./formula";
import { textPlaces } from "./printed";
import { aboutOf, placeOf, type Month, type Rule } from "./rule";

const ZERO: Rational = { numerator: 0n, denominator: 1n };

/**
 * Makes rules of a rule book's lines; a formula that cannot be read is a finding at its line, and the others still run.
 *
 * @example
 * rulesOf([{ id: "收入", name: "收入合计", severity: "error", formula: "财政总收入 = 税收收入 + 非税收入", tolerance: null, missingIsZero: false, place: { file: "", sheet: "", cell: "B2" } }]).rules.map(({ name }) => name) // => ["收入"]
 * rulesOf([{ id: "收入", name: "收入合计", severity: "error", formula: "财政总收入 = 税收收入 +", tolerance: null, missingIsZero: false, place: { file: "", sheet: "", cell: "B2" } }]).findings.map(({ rule, cell }) => `${cell} ${rule}`) // => ["B2 rule-formula"]
 */
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

function ruleOf({ id, name, severity, tolerance, missingIsZero }: RuleEntry, { terms, relation }: Linear): Rule {
  return {
    name: id,
    severity,
    judge(month, record) {
      const [lead, ...others] = terms as [Term, ...Term[]];
      const known = others.map(({ name, factor }) => ({ factor, items: itemsOf(month, name) }));
      const items = itemsOf(month, lead.name);
      // A rule about what nobody reported did not pass.
      if (items.size === 0) record.undecided();
      for (const [key, leads] of items) {
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
            about: aboutOf(one, name),
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
