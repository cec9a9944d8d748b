import { rounded } from "../model/rounding";
import { absence, isNumber, type Figure } from "../model/figure";
import type { Indicator } from "../model/indicator";
import type { Ledger, Query } from "../model/ledger";
import { basisName, sameBasis, type Observation } from "../model/observation";
import { yearBefore, type Period, type Span } from "../model/period";
import { inUnit } from "../model/unit";
import { greatest } from "../model/lists";
import type { Change } from "./decomposition";
import { growth } from "./growth";
import { share } from "./share";

/** One indicator of one region at one period. */
export interface IndicatorAt {
  readonly region: string;
  readonly indicator: Indicator;
  readonly period: Period;
}

/** Printed places of a rate; the indicator's own when left out. */
interface AtDecimals {
  readonly decimals?: number;
}

/** A level with the unit that it was submitted in. */
export interface Level {
  readonly figure: Figure;
  readonly unit: string;
}

const first = (ledger: Ledger, query: Query): Observation | undefined => ledger.find(query)[0];

/**
 * The level of an indicator (本期数), and its unit; "not reported" where the ledger has none.
 *
 * @example
 * levelOf(sample.ledger, { region: "华容县", indicator: plainIndicator("财政总收入"), period: august }) // => { figure: 65300, unit: "万元" }
 */
export function levelOf(ledger: Ledger, { region, indicator, period }: IndicatorAt): Level {
  const found = first(ledger, { indicator: indicator.name, region, period, measure: "actual" });
  return found ? { figure: found.figure, unit: found.unit } : { figure: absence("not reported"), unit: indicator.unit };
}

/**
 * The base that a level is compared with: the 上年同期 submitted beside it, of two the one that the printed growth is over, else last year's own figure on the same basis;
 * "basis changed" where last year has it on another basis alone.
 *
 * @example
 * baseOf(sample.ledger, { region: "华容县", indicator: plainIndicator("财政总收入"), period: august }) // => { figure: 63275, unit: "万元" }
 */
export function baseOf(ledger: Ledger, { region, indicator, period }: IndicatorAt): Level {
  const about = { region, indicator: indicator.name };
  const beside = baseBeside(ledger, { ...about, period, against: "lastYear" });
  if (beside && isNumber(beside.figure)) return { figure: beside.figure, unit: beside.unit };
  const basis = first(ledger, { ...about, period, measure: "actual" })?.basis ?? "";
  const lastYear = ledger.find({ ...about, period: yearBefore(period), measure: "actual" });
  const found = lastYear.find((one) => sameBasis(one.basis, basis));
  if (found) return { figure: found.figure, unit: found.unit };
  const reason = lastYear.length > 0 ? "basis changed" : "not reported";
  return { figure: absence(reason), unit: indicator.unit };
}

/** The base submitted beside a level; of two on different bases (可比口径), the one that the printed growth is over. */
function baseBeside(ledger: Ledger, about: Query): Observation | undefined {
  const bases = ledger.find({ ...about, measure: "base" });
  if (bases.length < 2) return bases[0];
  const rate = first(ledger, { ...about, measure: "growth" });
  return bases.find(({ basis }) => rate && basisName(basis) === basisName(rate.basis)) ?? bases[0];
}

/**
 * Growth over the same period of last year (同比), at the places it is printed with: recomputed from the levels where
 * the indicator's growth can be (not at constant prices), else the rate that was submitted.
 *
 * @example
 * growthOf(sample.ledger, { region: "华容县", indicator: plainIndicator("财政总收入"), period: august }) // => 0.032
 */
export function growthOf(
  ledger: Ledger,
  subject: IndicatorAt,
  { decimals = subject.indicator.decimals }: AtDecimals = {},
): Figure {
  const { region, indicator, period } = subject;
  let reason: Figure = absence("not reported");
  if (indicator.growthRecomputable) {
    const [now, then] = [levelOf(ledger, subject), baseOf(ledger, subject)];
    const base = inUnit(then.figure, then.unit, now.unit);
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
 * A share (比重) at its printed places: its part over its whole as the dictionary names them, else the share submitted. Of a
 * part and a whole of which one leaves out what the other takes in (不含上划), no share is worked out: "basis changed".
 *
 * @example
 * shareOf(sample.ledger, { region: "华容县", indicator: plainIndicator("税收占比"), period: august }, { part: plainIndicator("税收收入"), whole: plainIndicator("财政总收入") }, { decimals: 2 }) // => 0.6133
 */
export function shareOf(
  ledger: Ledger,
  subject: IndicatorAt,
  parts: { readonly part: Indicator; readonly whole: Indicator } | undefined,
  { decimals = subject.indicator.decimals }: AtDecimals = {},
): Figure {
  let reason: Figure = absence("not reported");
  if (parts) {
    const part = levelOf(ledger, { ...subject, indicator: parts.part });
    const whole = levelOf(ledger, { ...subject, indicator: parts.whole });
    const over = inUnit(whole.figure, whole.unit, part.unit);
    if (isNumber(part.figure) && isNumber(over)) {
      const isOnOneBasis = leftOutOf(ledger, subject, parts.part) === leftOutOf(ledger, subject, parts.whole);
      if (isOnOneBasis) return share(part.figure, over, { decimals });
      reason = absence("basis changed");
    }
  }
  const { region, indicator, period } = subject;
  const submitted = first(ledger, { indicator: indicator.name, region, period, measure: "share" });
  return submitted ? printed(submitted.figure, decimals) : reason;
}

/** Words of a sheet by which a figure leaves out what its indicator takes in. */
const LEAVES_OUT = /不含|不包括|不包含|剔除|扣除|未纳入|可比口径/;

/** The things that a level leaves out as its sheet says (口径), beyond what the dictionary says of the indicator. */
function leftOutOf(ledger: Ledger, { region, period }: IndicatorAt, { name, basis }: Indicator): string {
  const said = first(ledger, { indicator: name, region, period, measure: "actual" })?.basis ?? "";
  return said
    .split("；")
    .filter((words) => words !== basis && LEAVES_OUT.test(words))
    .join("；");
}

const printed = (figure: Figure, decimals: number): Figure =>
  isNumber(figure) ? rounded(figure, decimals + 2) : figure;

/**
 * The level of now and the base beside it (本期数与上年同期数), both in one unit: the indicator's own.
 *
 * @example
 * changeOf(sample.ledger, { region: "华容县", indicator: plainIndicator("财政总收入"), period: august }) // => { current: 65300, base: 63275 }
 */
export function changeOf(ledger: Ledger, subject: IndicatorAt): Change {
  const { unit } = subject.indicator;
  return { current: asked(levelOf(ledger, subject), unit), base: asked(baseOf(ledger, subject), unit) };
}

/** A level in the unit asked for; as it comes where none is. */
const asked = ({ figure, unit }: Level, to: string): Figure => (to === "" ? figure : inUnit(figure, unit, to));

/** January's year-to-date figure is often headed 1月: the month itself. */
const spansOf = (month: number, span: Span): readonly Span[] =>
  month === 1 && span === "yearToDate" ? ["yearToDate", "month"] : [span];

/**
 * The cumulative figures of one year (各月累计数), or the balances of a stock at the ends of its months (各月末余额), in the
 * indicator's own unit, January first, up to the last month that has one; a month without keeps its reason.
 *
 * @param span "yearToDate" when left out; "balance" of a stock
 *
 * @example
 * cumulativeOf(sample.ledger, { region: "华容县", indicator: plainIndicator("财政总收入") }, 2017).slice(6) // => [{ absent: "not reported" }, 65300]
 */
export function cumulativeOf(
  ledger: Ledger,
  subject: Omit<IndicatorAt, "period">,
  year: number,
  span: "yearToDate" | "balance" = "yearToDate",
): Figure[] {
  const figures = Array.from({ length: 12 }, (_, index): Figure => {
    const month = index + 1;
    const found = spansOf(month, span).map((one) =>
      asked(levelOf(ledger, { ...subject, period: { year, month, span: one } }), subject.indicator.unit),
    );
    return found.find(isNumber) ?? found[0] ?? absence("not reported");
  });
  const known = figures.map((figure, index) => (isNumber(figure) ? index + 1 : 0));
  return figures.slice(0, greatest(known));
}
