import type { Against, Measure } from "../../model/observation";
import type { Span } from "../../model/period";
import type { Facet } from "./lexicon";

/** The facets of all words of a header or a label. */
export type Facets = ReadonlySet<Facet>;

/** Facets that leave open which figure it is. */
const SAYING_NOTHING: Facets = new Set<Facet>(["percent", "comparable", "qualifier"]);

/** What words say of a figure; null where they say nothing. */
export function measureOf(facets: Facets, unit: string): Measure | null {
  const has = (facet: Facet): boolean => facets.has(facet);
  const isPercent = has("rate") || has("percent") || unit === "%";
  if (has("share") && has("base")) return "base";
  if (has("rank")) return "rank";
  if (has("completion")) return "completion";
  if (has("change")) {
    if (has("points") || has("share") || unit === "个百分点") return "change";
    return !isPercent && has("amount") ? "change" : "growth";
  }
  if (has("share")) return "share";
  if (has("done") && (has("percent") || unit === "%")) return "completion";
  if (has("target")) return "target";
  if (has("base")) return "base";
  return [...facets].some((facet) => !SAYING_NOTHING.has(facet)) ? "actual" : null;
}

/** What a base, a change or a rate of change is taken against; null for every other measure. */
export function againstOf(measure: Measure | null, facets: Facets): Against | null {
  if (measure !== "base" && measure !== "change" && measure !== "growth") return null;
  if (facets.has("yearStart")) return "yearStart";
  return facets.has("lastMonth") ? "lastMonth" : "lastYear";
}

/** True of words that together mean a figure for which there is no measure: last year's place, a change of places. */
export const isBeyondMeasures = (facets: Facets): boolean =>
  (facets.has("rank") || facets.has("completion")) &&
  (facets.has("base") || (facets.has("rank") && facets.has("change")));

/** How far a figure reaches; null where the words do not say. */
export function spanOf(facets: Facets): Span | null {
  if (facets.has("toDate")) return "yearToDate";
  if (facets.has("stock")) return "balance";
  return facets.has("month") ? "month" : null;
}
