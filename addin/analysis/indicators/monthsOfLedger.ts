import { absence, isNumber, type Figure } from "../model/figure";
import type { Ledger } from "../model/ledger";
import type { Span } from "../model/period";
import { convert } from "../model/unit";
import type { Change } from "./decomposition";
import { baseOf, levelOf, type Subject } from "./ofLedger";

/** A figure in the unit asked for; one of another kind is "basis changed", and without a unit all are as they come. */
const inUnit = ({ figure, unit }: { readonly figure: Figure; readonly unit: string }, asked: string): Figure =>
  isNumber(figure) && asked !== "" ? (convert(figure, unit, asked) ?? absence("basis changed")) : figure;

/**
 * The level of now and the base beside it (本期数与上年同期数), both in one unit: the indicator's own.
 *
 * @example
 * changeOf(monthly({ sheets: [plainSheet([["2017年1-8月财政总收入（万元）"], ["地区", "累计", "上年同期"], ["华容县", 65300, 63275], ["平江县", 84150, 78900]])] }).ledger, { region: "华容县", indicator: plainIndicator("财政总收入"), period: { year: 2017, month: 8, span: "yearToDate" } }) // => { current: 65300, base: 63275 }
 */
export function changeOf(ledger: Ledger, subject: Subject): Change {
  const { unit } = subject.indicator;
  return { current: inUnit(levelOf(ledger, subject), unit), base: inUnit(baseOf(ledger, subject), unit) };
}

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
 * cumulativeOf(monthly({ sheets: [plainSheet([["2017年1-2月财政总收入（万元）"], ["地区", "累计"], ["华容县", 11500], ["平江县", 14200]])] }).ledger, { region: "华容县", indicator: plainIndicator("财政总收入") }, 2017) // => [{ absent: "not reported" }, 11500]
 */
export function cumulativeOf(
  ledger: Ledger,
  subject: Omit<Subject, "period">,
  year: number,
  span: "yearToDate" | "balance" = "yearToDate",
): Figure[] {
  const figures = Array.from({ length: 12 }, (_, index): Figure => {
    const month = index + 1;
    const found = spansOf(month, span).map((one) =>
      inUnit(levelOf(ledger, { ...subject, period: { year, month, span: one } }), subject.indicator.unit),
    );
    return found.find(isNumber) ?? found[0] ?? absence("not reported");
  });
  const known = figures.map((figure, index) => (isNumber(figure) ? index + 1 : 0));
  return figures.slice(0, Math.max(...known));
}
