import { judgeWording } from "../wording";
import type { Rule } from "../rule";

const FALL = /(?:增长|增加|提高|上升)\s*[-－−—–]\s*(\d+(?:\.\d+)?)\s*[%％]/g;

/** A fall is told as a fall (“增长-2%”应写作“下降2%”). */
export const negativeGrowthWords: Rule = {
  name: "negative-growth-words",
  severity: "warning",
  judge({ prose }, record) {
    judgeWording(prose, record, FALL, null, (number) => `下降${number}%`);
  },
};
