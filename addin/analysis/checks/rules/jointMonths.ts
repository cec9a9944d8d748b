import { isLevel } from "../../model/observation";
import { eachNumber, type Kind } from "../partners";
import { faultOf } from "../fault";
import type { Month } from "../month";
import { isKnown, type Known } from "../printed";
import type { Rule } from "../rule";

/** Notes of the dictionary on an indicator that has no January of its own. */
const NO_JANUARY = /1月份?(免报|不单独|合并)|1[-—－–至]2月份?合并/;
/** Years that must have a February, and no January, to say the same. */
const YEARS = 2;

/**
 * January and February are published together (1—2月合并公布的指标报了单月数). Such an indicator has no figure of
 * January, none of February alone, and no comparison of February with January.
 */
export const jointMonths: Rule = {
  name: "joint-months",
  severity: "warning",
  judge(month, record) {
    const joint = new Map<string, boolean>();
    const isJoint = ({ indicator }: Known): boolean => {
      const known = joint.get(indicator) ?? isPublishedJointly(month, indicator);
      joint.set(indicator, known);
      return known;
    };
    for (const table of month.tables) {
      const alone = new Map<string, Known[]>();
      eachNumber([table], isEarly, (one, _table, _r, c) => {
        if (!isJoint(one)) return;
        const key = `${c} ${one.indicator}`;
        if (isAlone(one)) alone.set(key, [...(alone.get(key) ?? []), one]);
        else record.passed();
      });
      // One finding for each indicator of a column, at its first figure.
      for (const [first, ...others] of alone.values())
        if (first) record.failed(faultOf(first, { rests: [first, ...others], whole: true }));
    }
  },
};

const isEarly = ({ measure, span, month = 12 }: Kind): boolean =>
  month <= 2 && span !== "year" && measure !== "target" && (isLevel(measure) || measure === "growth");

const isAlone = ({ against, period }: Known): boolean =>
  period?.month === 1 || period?.span === "month" || against === "lastMonth";

/** By the dictionary, or because the years before have a February and no January. */
function isPublishedJointly({ earlier, names }: Month, indicator: string): boolean {
  if (NO_JANUARY.test(names.indicator(indicator)?.basis ?? "")) return true;
  const years = (of: number): Set<number> =>
    new Set(
      earlier
        .about(indicator)
        .flatMap((one) =>
          isKnown(one) && one.measure === "actual" && one.period?.month === of ? [one.period.year] : [],
        ),
    );
  return years(1).size === 0 && years(2).size >= YEARS;
}
