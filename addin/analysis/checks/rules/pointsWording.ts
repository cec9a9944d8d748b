import { judgeWording } from "../wording";
import type { Rule } from "../rule";

/** 快于序时进度3.4%, 增速回落1.4%, 占比提高2%: a rate set against a rate. A rate in brackets is one of the two. */
const DIFFERENCE =
  /(?:(?:快于|慢于|高于|低于|超过?|快|慢|高|低)[^，。；,;%％\d（(]{0,12}|(?:比重|占比|增幅|增速|降幅|进度|完成率|税占比)[^，。；,;%％\d（(]{0,8}(?:提高|下降|回落|上升|加快|减慢|降低|扩大|收窄)了?)\s*(\d+(?:\.\d+)?)\s*[%％]/g;

/** The difference of two rates is in percentage points (“百分点”误写为“%”). */
export const pointsWording: Rule = {
  name: "points-wording",
  severity: "warning",
  judge({ prose }, record) {
    judgeWording(prose, record, DIFFERENCE, "percent not points", (number) => `${number}个百分点`);
  },
};
