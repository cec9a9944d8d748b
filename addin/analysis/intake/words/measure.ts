import type { Against, Measure } from "../../model/observation";
import type { Span } from "../../model/period";
import { cached } from "../../model/cache";
import { withoutUnits } from "./unit";
import { plain } from "./text";

const AGAINST =
  "(?:同比|环比|[比较与]?(?:上年|去年)(?:同期|同月)(?:数)?(?:相比|比)?(?=增|减|升|降|±|\\+-|变|净|%)|[比较](?:上年|去年)(?:同期|同月|末|底)?|[比较]上月|[比较]年初|[比较]同期)";
const CHANGE = "(?:增长|增减|增加|减少|增收|增支|增|升降|±|\\+/?-|变化|变动|下降|净增|提高|涨跌?)";
const KIND = "(?:率|幅度|幅|速度|速|额|数|量|值|金额|绝对额|百分比|百分点|个百分点|%|情况|±|\\+/?-|\\(|\\))*";
const YEARLY = "(?:全年|年度|本年度?|年初|当年|年|调整|今年)";

/** Words of measure at either end of a header, longest meaning first. `税收比重` is a name; `比重` alone is a measure. */
const WORDS = [
  "(?:增速|增幅|增量|总量|占比|比重)?(?:位次|排名|名次|排位|排序)(?:变化)?",
  `(?:占|为|完成)${YEARLY}?(?:收入|支出)?(?:预算|计划|目标|任务)(?:数|任务)?的?(?:%|比例|比重|进度|百分比)?`,
  "(?:预算|计划|目标|任务)?(?:完成|执行|到位)(?:率|进度|比例|百分比|%)",
  "进度%?",
  "(?:收入|支出|预算|计划|任务)?(?:完成|执行)情况|预算执行|与?(?:上年|去年)?同期(?:相?比较?|对比)|与?上年(?:相?比较|对比)",
  `${AGAINST}${CHANGE}?${KIND}`,
  `${CHANGE}${KIND}`,
  "占.{2,10}(?:的?比重|的?比例|%)",
  "(?:所占)?(?:比重|占比|比例|构成)",
  `(?:${YEARLY}(?:收入|支出)?(?:预算|计划|目标|任务)(?:数|值|任务|安排)?|(?:预算|计划|任务|目标)(?:数|值|任务)|收入计划|^(?:预算|计划|目标|任务)$)`,
  "(?:上年|去年)(?:同期|同月)?(?:累计|完成|实际|决算)?(?:完成)?(?:数|额|值|收入)?",
  "同期数?|基期数?|年初(?:数|余额)|上月(?:数|末|累计|余额|末余额)?",
  "(?:本月|当月|单月|本期|本月止|本年|今年|自年初)?(?:止|以来)?(?:累计)?(?:实际)?(?:完成|到位|征收|入库)(?:数|额|值|情况|金额)?",
  "(?:本月|当月|单月|本期)(?:止)?(?:累计)?(?:数|额|收入|支出|实际)?",
  "(?:本年|今年)?累计(?:数|额|值)?",
  "(?:期末|月末|本月末|本期末)?余额|期末(?:数|余额)?",
  "本年(?:数|实际)?|今年|实际(?:数|值)?|实绩|数值|数额|金额|绝对[额值数]|总量|当期",
  "percentdistribution|percentoftotal|percentchange|%change|changefrompreviousyear|change|percent|growthrate|growth|rank|amounts?|values?",
  "yeartodate|ytd|thismonth|currentmonth|previousyear|lastyear|annualbudget|annualtarget|budget|target",
  "%|±",
].join("|");

const AT_END = new RegExp(`(?:${WORDS})$`, "i");
const AT_START = new RegExp(`^(?:${WORDS})`, "i");

/** A header with its words of measure taken off, as long as `stop` does not know what is left. */
export function stripMeasure(
  line: string,
  stop: (rest: string) => boolean = () => false,
): { words: string; rest: string } {
  let rest = line;
  let words = "";
  while (rest !== "" && !stop(rest)) {
    const end = AT_END.exec(rest);
    const start = end ? undefined : AT_START.exec(rest);
    if (end) {
      rest = rest.slice(0, end.index);
      words = end[0] + words;
    } else if (start) {
      rest = rest.slice(start[0].length);
      words = start[0] + words;
    } else break;
  }
  return { words, rest };
}

/** True where a header, given as plain text, is nothing but words of measure: 累计, 上年同期, 增减%. */
export const isMeasure = cached((line) => {
  const { words, rest } = stripMeasure(withoutUnits(plain(line)));
  return words !== "" && rest.replace(/[()\-:,的]/g, "") === "";
});

/** The measure that words name; null where they name none. */
export function measureOf(words: string, unit: string): Measure | null {
  const percent = /%|率|幅|速|百分|percent|growth/i.test(words) || unit === "%";
  if (/位次|排名|名次|排位|排序|rank/i.test(words)) return "rank";
  if (
    /占.*(预算|计划|目标|任务)|为.*(预算|计划|目标|任务)|完成(率|进度|比例|百分比|%)|执行(率|%)|到位率|进度|完成.*(预算|计划|目标|任务)(数|任务)?的?%/.test(
      words,
    )
  )
    return "completion";
  if (
    /增|减|升降|±|\+\/?-|变化|变动|下降|涨|同比|环比|提高|[比较](上年|去年|上月|年初|同期)|change|growth/i.test(words)
  ) {
    if (/百分点/.test(words) || unit === "个百分点") return "change";
    if (percent) return "growth";
    return /额|数|量|值|金额|加|减|收|支|净|change/i.test(words) ? "change" : "growth";
  }
  if (/比重|占比|比例|构成|占.*%|percent/i.test(words)) return "share";
  if (/完成|实际/.test(words) && /%/.test(words)) return "completion";
  if (/预算|计划|目标|任务|budget|target/i.test(words)) return "target";
  if (/上年|去年|同期|基期|年初|上月|previousyear|lastyear/i.test(words)) return "base";
  return words === "" || words === "%" ? null : "actual";
}

/** The period that a base, a change or a rate of change is taken against; null for every other measure. */
export function againstOf(measure: Measure | null, words: string): Against | null {
  if (measure !== "base" && measure !== "change" && measure !== "growth") return null;
  if (/年初/.test(words)) return "yearStart";
  return /上月|环比/.test(words) ? "lastMonth" : "lastYear";
}

/** The span that words of measure name; null where they name none. */
export function spanOf(words: string): Span | null {
  if (/累计|止|今年|本年|yeartodate|ytd/i.test(words)) return "yearToDate";
  if (/本月|当月|单月|thismonth|currentmonth/i.test(words)) return "month";
  if (/余额|期末|月末/.test(words)) return "balance";
  return null;
}
