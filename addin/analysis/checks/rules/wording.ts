// Words of a sentence that should be others.
import type { Cause } from "../../model/finding";
import { faultAt } from "../fault";
import type { Rule } from "../rule";

const FALL = /(?:增长|增加|提高|上升)\s*[-－−—–]\s*(\d+(?:\.\d+)?)\s*[%％]/g;

/** A fall is called a fall (“增长-2%”应写作“下降2%”). */
export const negativeGrowthWords = wordingRule("negative-growth-words", FALL, null, (number) => `下降${number}%`);

/** 快于序时进度3.4%, 增速回落1.4%, 占比提高2%: a rate set against a rate. A rate in brackets is one of the two. */
const DIFFERENCE =
  /(?:(?:快于|慢于|高于|低于|超过?|快|慢|高|低)[^，。；,;%％\d（(]{0,12}|(?:比重|占比|增幅|增速|降幅|进度|完成率|税占比)[^，。；,;%％\d（(]{0,8}(?:提高|下降|回落|上升|加快|减慢|降低|扩大|收窄)了?)\s*(\d+(?:\.\d+)?)\s*[%％]/g;

/** The difference of two rates is in percentage points (“百分点”误写为“%”). */
export const pointsWording = wordingRule(
  "points-wording",
  DIFFERENCE,
  "percent not points",
  (number) => `${number}个百分点`,
);

/** A rule about the words of sentences; `right` makes them of the number in the wrong ones. */
function wordingRule(name: Rule["name"], wrong: RegExp, cause: Cause | null, right: (number: string) => string): Rule {
  return {
    name,
    severity: "warning",
    judge({ prose }, record) {
      for (const one of prose) {
        const found = [...one.text.matchAll(wrong)];
        if (found.length === 0) record.passed();
        for (const [words, number = ""] of found)
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
