import type { Against, Measure } from "../../model/observation";
import type { Span } from "../../model/period";
import { isRate } from "../../model/unit";
import type { Facet } from "./meanings";

/** The facets of all words of a header or a label. */
export type Facets = ReadonlySet<Facet>;

/** Facets that leave open which figure it is. */
const SAYING_NOTHING: Facets = new Set<Facet>(["percent", "comparable", "qualifier"]);

/** The measure that words say; null where they say none. */
export function measureOf(facets: Facets, unit: string): Measure | null {
  const has = (facet: Facet): boolean => facets.has(facet);
  const isPercent = has("rate") || has("percent") || isRate(unit);
  if (has("share") && has("base")) return "base";
  if (has("rank")) return "rank";
  if (has("completion")) return "completion";
  if (isChange(facets)) {
    if (has("points") || has("share") || unit === "个百分点") return "change";
    return !isPercent && (has("amount") || has("net") || unit !== "") ? "change" : "growth";
  }
  if (has("share")) return "share";
  if (has("done") && (has("percent") || unit === "%")) return "completion";
  if (has("target")) return "target";
  if (has("base") || (has("yearStart") && !has("compared"))) return "base";
  return [...facets].some((facet) => !SAYING_NOTHING.has(facet)) ? "actual" : null;
}

/** 比上年同期 over 上年同期数 is a base, and over anything else or alone a change. */
const isChange = (facets: Facets): boolean =>
  facets.has("change") || (facets.has("compared") && !facets.has("base") && !facets.has("target"));

/**
 * By custom the amount or the rate that the words of a change leave open (增减 an amount, 同比 a rate), or `either` where
 * there is no custom (比年初); null where they leave nothing open.
 */
export type Leaning = "amount" | "rate" | "either";

export function leaningOf(facets: Facets, unit: string): Leaning | null {
  const said: readonly Facet[] = ["amount", "rate", "percent", "points", "share", "rank", "completion"];
  if (!isChange(facets) || unit !== "" || said.some((facet) => facets.has(facet))) return null;
  if (facets.has("net")) return "amount";
  return facets.has("growing") ? "rate" : "either";
}

/** The figure against which a base, a change or a rate of change is taken; null for every other measure. */
export function againstOf(measure: Measure | null, facets: Facets): Against | null {
  if (measure !== "base" && measure !== "change" && measure !== "growth") return null;
  if (facets.has("yearStart")) return "yearStart";
  return facets.has("lastMonth") ? "lastMonth" : "lastYear";
}

/**
 * True of words that together mean a figure for which there is no measure: last year's place, last year's growth, a change of
 * places, of a completion or of a rate.
 */
export function isBeyondMeasures(facets: Facets): boolean {
  const has = (facet: Facet): boolean => facets.has(facet);
  const isOfBase = has("base") && (has("rank") || has("completion") || has("target") || has("change"));
  const isChanged = (has("change") || has("compared")) && (has("rank") || has("completion"));
  return isOfBase || isChanged || has("ofRate");
}

/** How far a figure reaches; null where the words do not say. */
export function spanOf(facets: Facets): Span | null {
  if (facets.has("wholeYear")) return "year";
  if (facets.has("toDate")) return "yearToDate";
  if (facets.has("stock")) return "balance";
  return facets.has("month") ? "month" : null;
}
