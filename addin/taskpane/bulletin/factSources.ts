import {
  isNumber,
  latestPeriod,
  partsOf,
  type Indicator,
  type Observation,
  type Query,
  type YearMonth,
} from "../../analysis";
import type { MonthState } from "../model";

/** A fact of a sentence, as its template names it. */
export interface SentenceFact {
  readonly indicator: string;
  readonly placeholder: string;
}

const GROWN = new Set(["增长", "增速", "位次", "倒数位次", "高于"]);

/** Finds the cells that a number of a sentence comes from, in the order in which they enter it. */
export function sourcesOfFact(
  { ledger, names }: MonthState,
  region: string,
  month: YearMonth,
  { indicator: name, placeholder }: SentenceFact,
): readonly Observation[] {
  const indicator = names.indicator(name);
  if (!indicator) return [];
  const find = (query: Query): readonly Observation[] =>
    ledger
      .find({ region, ...query })
      .filter(({ figure }) => isNumber(figure))
      .slice(0, 1);
  const level = (of: Indicator): readonly Observation[] => {
    const period = latestPeriod(ledger, of.name, month);
    return period === null ? [] : find({ indicator: of.name, period, measure: "actual" });
  };
  const period = latestPeriod(ledger, name, month);
  const parts = partsOf(names, ledger, indicator);
  if (parts) return [...level(parts.part), ...level(parts.whole)];
  if (period === null) return [];
  const at = { indicator: name, period };
  if (placeholder === "比年初") return find({ ...at, measure: "change", against: "yearStart" });
  if (!GROWN.has(placeholder)) return find({ ...at, measure: "actual" });
  return indicator.growthRecomputable
    ? [...find({ ...at, measure: "actual" }), ...find({ ...at, measure: "base", against: "lastYear" })]
    : find({ ...at, measure: "growth", against: "lastYear" });
}
