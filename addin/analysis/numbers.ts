/** One number of a bulletin by its id: its words of today, the cells that it comes from, and how it is worked out. */
import { indicatorCalled, partsOf } from "./board";
import { factsOf, type BulletinInput } from "./bulletin";
import { absence, isNumber, type Absence } from "./model/figure";
import type { Indicator } from "./model/indicator";
import { latestPeriod, type Query } from "./model/ledger";
import type { NumberId } from "./model/numberId";
import type { Observation } from "./model/observation";
import { monthBefore, yearBefore, type Period } from "./model/period";
import { askedFor, NEEDS } from "./report/asked";
import { factFormula } from "./report/factFormula";
import { wordsOfFact } from "./report/placeholders";

/** The ledger and the dictionary that a number is worked out from. */
type From = Pick<BulletinInput, "ledger" | "names">;

const indicatorOf = ({ names, ledger }: From, name: string): Indicator => indicatorCalled(names, ledger, name);

/**
 * A number of a bulletin in the words of today (数字的现值), or the reason that it has none: beside the words in a file, it
 * tells whether they still agree with the ledger.
 *
 * @example
 * wordsOfNumber(sample, { region: "华容县", indicator: "财政总收入", period: august, placeholder: "增长", family: "" }) // => "同比增长3.2%"
 */
export function wordsOfNumber(from: From, id: NumberId): string | Absence {
  const { region, period, placeholder, family } = id;
  const facts = factsOf({ ...from, region, period }, indicatorOf(from, id.indicator), family, `{${placeholder}}`);
  return facts ? wordsOfFact(facts, placeholder) : absence("not reported");
}

/**
 * The cells that a number of a bulletin comes from (数据来源), in the order in which they enter it; of a place among others,
 * those of its own region.
 *
 * @example
 * sourcesOfNumber(sample, { region: "华容县", indicator: "税收占比", period: august, placeholder: "比重", family: "" }).map(({ indicator, cell }) => indicator + cell) // => ["税收收入B3", "财政总收入B3"]
 */
export function sourcesOfNumber(from: From, id: NumberId): readonly Observation[] {
  const { ledger, names } = from;
  const { placeholder, argument, names: others } = askedFor(id.placeholder);
  const indicator = indicatorOf(from, id.indicator);
  const find = (query: Query): readonly Observation[] =>
    ledger
      .find({ region: id.region, ...query })
      .filter(({ figure }) => isNumber(figure))
      .slice(0, 1);
  const at = (of: string, { year, month }: Period): Period =>
    latestPeriod(ledger, of, { year, month }) ?? { ...id.period, year, month };
  const level = (of: string, when: Period) => find({ indicator: of, period: at(of, when), measure: "actual" });
  const base = (of: string, when: Period): readonly Observation[] => {
    const beside = find({ indicator: of, period: at(of, when), measure: "base", against: "lastYear" });
    return beside.length > 0 ? beside : level(of, yearBefore(at(of, when)));
  };
  const grown = ({ name, growthRecomputable }: Indicator, when: Period): readonly Observation[] => {
    const levels = growthRecomputable ? [...level(name, when), ...base(name, when)] : [];
    const submitted = { indicator: name, period: at(name, when), measure: "growth", against: "lastYear" } as const;
    return levels.length > 1 ? levels : find(submitted);
  };
  const parts = partsOf(names, ledger, indicator);
  const rate = (when: Period): readonly Observation[] => {
    if (!parts) return grown(indicator, when);
    const levels = [...level(parts.part.name, when), ...level(parts.whole.name, when)];
    return levels.length > 1 ? levels : find({ indicator: indicator.name, period: when, measure: "share" });
  };
  const needs = argument === "总量" ? "level" : (NEEDS[placeholder] ?? "level");
  if (others.length > 0)
    return [
      indicator,
      ...(placeholder === "动因" ? others : others.slice(0, 1)).map((one) => indicatorOf(from, one)),
    ].flatMap((one) => grown(one, id.period));
  if (needs === "sinceYearStart")
    return find({ indicator: indicator.name, period: id.period, measure: "change", against: "yearStart" });
  if (needs === "change") return [...rate(id.period), ...rate(earlierOf(placeholder, argument)(id.period))];
  return needs === "rate" || parts ? rate(id.period) : level(indicator.name, id.period);
}

const earlierOf = (placeholder: string, argument: string): ((period: Period) => Period) =>
  argument === "上年" || (argument === "" && placeholder === "比重变化") ? yearBefore : monthBefore;

/**
 * How a number of a bulletin is worked out, in words (计算方法).
 *
 * @example
 * formulaOfNumber(sample, { region: "华容县", indicator: "税收占比", period: august, placeholder: "比重", family: "" }) // => "税收收入÷财政总收入"
 */
export const formulaOfNumber = (from: From, id: NumberId): string =>
  factFormula(id, indicatorOf(from, id.indicator), from.names.dictionary.peers);
