import { rounded } from "../model/rounding";
import { absence, isNumber, type Figure } from "../model/figure";
import type { Indicator } from "../model/indicator";
import type { Ledger, Query } from "../model/ledger";
import { sameBasis, type Observation } from "../model/observation";
import { yearBefore, type Period } from "../model/period";
import { convert } from "../model/unit";
import { growth } from "./growth";
import { share } from "./share";

/** One indicator of one region at one period. */
export interface Subject {
  readonly region: string;
  readonly indicator: Indicator;
  readonly period: Period;
}

/** Printed places of a rate; the indicator's own when left out. */
export interface AtDecimals {
  readonly decimals?: number;
}

const first = (ledger: Ledger, query: Query): Observation | undefined => ledger.find(query)[0];

/**
 * The level of an indicator (本期数), and its unit; "not reported" where the ledger has none.
 *
 * @example
 * levelOf(monthly({ sheets: [plainSheet([["2017年1-8月财政总收入（万元）"], ["地区", "累计", "上年同期"], ["华容县", 65300, 63275], ["平江县", 84150, 78900]])] }).ledger, { region: "华容县", indicator: plainIndicator("财政总收入"), period: { year: 2017, month: 8, span: "yearToDate" } }) // => { figure: 65300, unit: "万元" }
 */
export function levelOf(ledger: Ledger, { region, indicator, period }: Subject): { figure: Figure; unit: string } {
  const found = first(ledger, { indicator: indicator.name, region, period, measure: "actual" });
  return found ? { figure: found.figure, unit: found.unit } : { figure: absence("not reported"), unit: indicator.unit };
}

/**
 * The base that a level is compared with: the 上年同期 submitted beside it, else last year's own figure on the same basis;
 * "basis changed" where last year has it on another basis alone.
 *
 * @example
 * baseOf(monthly({ sheets: [plainSheet([["2017年1-8月财政总收入（万元）"], ["地区", "累计", "上年同期"], ["华容县", 65300, 63275], ["平江县", 84150, 78900]])] }).ledger, { region: "华容县", indicator: plainIndicator("财政总收入"), period: { year: 2017, month: 8, span: "yearToDate" } }) // => { figure: 63275, unit: "万元" }
 */
export function baseOf(ledger: Ledger, { region, indicator, period }: Subject): { figure: Figure; unit: string } {
  const about = { region, indicator: indicator.name };
  const beside = first(ledger, { ...about, period, measure: "base", against: "lastYear" });
  if (beside && isNumber(beside.figure)) return { figure: beside.figure, unit: beside.unit };
  const basis = first(ledger, { ...about, period, measure: "actual" })?.basis ?? "";
  const lastYear = ledger.find({ ...about, period: yearBefore(period), measure: "actual" });
  const found = lastYear.find((one) => sameBasis(one.basis, basis));
  if (found) return { figure: found.figure, unit: found.unit };
  const reason = lastYear.length > 0 ? "basis changed" : "not reported";
  return { figure: absence(reason), unit: indicator.unit };
}

/**
 * Growth over the same period of last year (同比), at the places it is printed with: recomputed from the levels where
 * the indicator's growth can be (not at constant prices), else the rate that was submitted.
 *
 * @example
 * growthOf(monthly({ sheets: [plainSheet([["2017年1-8月财政总收入（万元）"], ["地区", "累计", "上年同期"], ["华容县", 65300, 63275], ["平江县", 84150, 78900]])] }).ledger, { region: "华容县", indicator: plainIndicator("财政总收入"), period: { year: 2017, month: 8, span: "yearToDate" } }) // => 0.032
 */
export function growthOf(
  ledger: Ledger,
  subject: Subject,
  { decimals = subject.indicator.decimals }: AtDecimals = {},
): Figure {
  const { region, indicator, period } = subject;
  let reason: Figure = absence("not reported");
  if (indicator.growthRecomputable) {
    const [now, then] = [levelOf(ledger, subject), baseOf(ledger, subject)];
    const base = isNumber(then.figure)
      ? (convert(then.figure, then.unit, now.unit) ?? absence("basis changed"))
      : then.figure;
    const recomputed = growth(now.figure, base, { decimals });
    if (isNumber(recomputed) || (isNumber(now.figure) && isNumber(base))) return recomputed;
    reason = recomputed;
  }
  const submitted = first(ledger, {
    indicator: indicator.name,
    region,
    period,
    measure: "growth",
    against: "lastYear",
  });
  return submitted ? printed(submitted.figure, decimals) : reason;
}

/**
 * A share (比重) at its printed places: its part over its whole as the dictionary names them, else the share submitted.
 *
 * @example
 * shareOf(monthly({ sheets: [plainSheet([["2017年1-8月（万元）"], ["地区", "税收收入", "财政总收入"], ["华容县", 40048, 65300]])] }).ledger, { region: "华容县", indicator: plainIndicator("税收占比"), period: { year: 2017, month: 8, span: "yearToDate" } }, { part: plainIndicator("税收收入"), whole: plainIndicator("财政总收入") }, { decimals: 2 }) // => 0.6133
 */
export function shareOf(
  ledger: Ledger,
  subject: Subject,
  parts: { readonly part: Indicator; readonly whole: Indicator } | undefined,
  { decimals = subject.indicator.decimals }: AtDecimals = {},
): Figure {
  if (parts) {
    const part = levelOf(ledger, { ...subject, indicator: parts.part });
    const whole = levelOf(ledger, { ...subject, indicator: parts.whole });
    const over = isNumber(whole.figure)
      ? (convert(whole.figure, whole.unit, part.unit) ?? absence("basis changed"))
      : whole.figure;
    if (isNumber(part.figure) && isNumber(over)) return share(part.figure, over, { decimals });
  }
  const { region, indicator, period } = subject;
  const submitted = first(ledger, { indicator: indicator.name, region, period, measure: "share" });
  return submitted ? printed(submitted.figure, decimals) : absence("not reported");
}

const printed = (figure: Figure, decimals: number): Figure =>
  isNumber(figure) ? rounded(figure, decimals + 2) : figure;
