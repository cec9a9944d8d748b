import { isNumber } from "../../model/figure";
import type { Observation } from "../../model/observation";
import { convert } from "../../model/unit";
import { aboutOf, faultOf } from "../fault";
import type { Month } from "../month";
import type { Rule } from "../rule";

/** A rate at constant prices belongs to a quarter: for another month it is an estimate, and should be said to be one (GDP 非季度月份的增速). */
export const gdpMonthly: Rule = {
  name: "gdp-monthly",
  severity: "info",
  judge({ ledger, names }, record) {
    for (const { name, growthRecomputable, part } of names.dictionary.indicators) {
      if (growthRecomputable || part !== undefined) continue;
      const reported = new Set<string>();
      for (const one of ledger.about(name)) {
        if (one.measure !== "growth" || !isNumber(one.figure) || one.period === null) continue;
        const about = { ...aboutOf(one), region: "" };
        if (one.period.month % 3 === 0) record.passed();
        else if (!reported.has(about.period)) {
          reported.add(about.period);
          record.failed(faultOf(one, { about, received: one.text, unit: "%", what: "" }));
        }
      }
    }
  },
};

/**
 * Receipts that stand outside revenue are smaller than all of it (财力大于财政总收入，须说明口径). Revenue is what the
 * dictionary takes the shares of 收入 of; receipts are what is named 财力 or 收入 and is neither that nor a share's part.
 */
export const basisUnclear: Rule = {
  name: "basis-unclear",
  severity: "warning",
  judge(month, record) {
    const shares = month.names.dictionary.indicators.filter(
      ({ part, whole }) => part !== undefined && whole?.endsWith("收入"),
    );
    const revenue = shares[0]?.whole;
    if (revenue === undefined) return;
    const inside = new Set(shares.flatMap(({ part, whole }) => [part, whole]));
    for (const { name } of month.names.dictionary.indicators) {
      if (inside.has(name) || !/财力|收入/.test(name)) continue;
      for (const one of month.ledger.about(name)) {
        if (one.measure !== "actual" || !isNumber(one.figure)) continue;
        const all = revenueOf(month, one, revenue);
        if (all === undefined) continue;
        if (one.figure <= all) record.passed();
        else record.failed(faultOf(one, { expected: all, cause: "basis", what: "" }));
      }
    }
  },
};

/** All revenue of the same place and time, in the unit of an observation. */
function revenueOf({ ledger }: Month, { region, period, unit }: Observation, revenue: string): number | undefined {
  if (period === null) return undefined;
  const [whole] = ledger.find({ indicator: revenue, region, period, measure: "actual" });
  return whole && isNumber(whole.figure) ? convert(whole.figure, whole.unit, unit) : undefined;
}
