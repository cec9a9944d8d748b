import type { Names } from "../../model/indicator";
import { nameKey } from "../../model/region";
import type { FormulaFault } from "./syntax";
import { groupWord } from "./words";

/** The indicators and regions that a rule is for (范围); a set that is null holds everything. */
export interface Scope {
  readonly indicators: ReadonlySet<string> | null;
  readonly regions: ReadonlySet<string> | null;
}

const EVERYTHING = new Set(["全部", "all", ""]);

/** Reads the words of a scope: indicators, departments, regions, the group, 可加. What is none of these is a fault. */
export function scopeOf(words: readonly string[], names: Names): Scope | FormulaFault {
  const { indicators: known, peers, departments } = names.dictionary;
  const indicators: string[] = [];
  const regions: string[] = [];
  for (const word of words) {
    const key = nameKey(word);
    const indicator = names.indicator(word);
    const region = names.region(word);
    const department = departments.find(({ name }) => nameKey(name) === key);
    if (indicator) indicators.push(indicator.name);
    else if (region) regions.push(region.name);
    else if (department) {
      indicators.push(...known.filter((one) => one.department === department.name).map(({ name }) => name));
    } else if (key === nameKey("可加"))
      indicators.push(...known.filter(({ additive }) => additive).map(({ name }) => name));
    else if (groupWord(word) || key === nameKey(peers.name)) regions.push(...peers.members);
    else if (known.length === 0) indicators.push(word);
    else if (!EVERYTHING.has(key)) return { at: 0, received: word, expected: "scope" };
  }
  return {
    indicators: indicators.length > 0 ? new Set(indicators.map(nameKey)) : null,
    regions: regions.length > 0 ? new Set(regions) : null,
  };
}
