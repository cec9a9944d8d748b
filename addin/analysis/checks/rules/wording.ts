// Words of a sentence that should be others.
import type { Cause } from "../../model/finding";
import { wrongPoints, wrongSigns, type WrongWords } from "../../model/wording";
import { faultAt } from "../fault";
import type { Rule } from "../rule";

/** A fall is called a fall (“增长-2%”应写作“下降2%”). */
export const negativeGrowthWords = wordingRule("negative-growth-words", wrongSigns, null, (number) => `下降${number}%`);

/** The difference of two rates is in percentage points (“百分点”误写为“%”). */
export const pointsWording = wordingRule(
  "points-wording",
  wrongPoints,
  "percent not points",
  (number) => `${number}个百分点`,
);

/** A rule about the words of sentences; `right` makes them of the number in the wrong ones. */
function wordingRule(
  name: Rule["name"],
  wrong: (text: string) => WrongWords[],
  cause: Cause | null,
  right: (number: string) => string,
): Rule {
  return {
    name,
    severity: "warning",
    judge({ prose }, record) {
      for (const one of prose) {
        const found = wrong(one.text);
        if (found.length === 0) record.passed();
        for (const { words, number } of found)
          record.failed(
            faultAt(one, one.cell, {
              about: { label: words },
              expected: right(number),
              received: words,
              cause,
            }),
          );
      }
    },
  };
}
