// The words that name what a sentence states a figure of (指标名称).
import { findPeriods } from "../intake/words/period";
import { greatest } from "../model/lists";

/** Words before a name that are no part of it. */
const AHEAD =
  /^(?:[、,和及与以并其中:：\u0001]+|其中|要?在(?=[全我本])|要|截至目前|截止目前|目前|今年以来|今年|本年|当前|从.{1,6}看|同时|另外|此外|至此|全年|累计|共计|合计|总计|已经|已|共|均|分别|当月|本月|单月|提前|超额|圆满|顺利|全面|完成了?|实现了?|达到?|取得|组织|征收|入库|我县|我市|全口径|分.{1,3}看)/;
/** Words behind a name that are no part of it, and their greatest length. */
const BEHIND =
  /(?:同比|环比|[比较与](?:上年|去年|年初|上月|同期|今年|本年).{0,6}|累计|共计|合计|总计|全部|已经|已|共|均|分别|当月|本月|单月|完成额?|实现|达到?|达|约|近|超过?|逾|突破|为|是|的|了|有|到|至|高达|仅|净?增长?|增加|下降|减少|实际|总额为|规模达|[:：、,\u0001]|其中|增幅|增速|降幅|比重|占比|余)$/;
const LONGEST_BEHIND = 10;
/** Names of what an indicator has, and not of another indicator. */
const ATTRIBUTE =
  /^(?!(?:收入|支出)$)(?:收入|支出|总量|规模)?(?:增幅|增速|降幅|增长率|增长|总量|规模|增量|进度|收入进度|支出进度|位次|排名|比重|幅度|同比|环比|速度|数额|绝对额|增收|减收|增加额|较|比)*$/;
/** The yardstick of a figure: 完成预算的102.3% goes on with the subject before it. */
const YARDSTICK =
  /^(?:年初|年度|全年|调整后?|本年|当年|市定|县定|省定|既定)*(?:收入|支出)?(?:预算|任务|目标|计划)(?:数|额|值|任务|目标)*$/;
/** A clause that goes on with the subject before it. */
const GOES_ON =
  /^(?:[、,]*)(?:同比|环比|比|较|与|占|为|增长|下降|增加|减少|增收|减收|超|快于|慢于|高于|低于|居|位居|列|排|拉动|带动|拉低|下拉|拖累|贡献率|对.{1,16}(?:贡献|拉动)|完成(?:年|全年|预算|目标|任务)|上年|去年|同期|由|从)/;

const SPACES: Readonly<Record<string, string>> = { 税收: "税收收入", 非税: "非税收入", GDP: "地区生产总值" };

/** The scope that a text is about (全县), said again and again in front of names. */
export type Scope = string;

const SCOPES = /(?:全|我|本)[县市省州区国镇乡]/g;

/** The scope that a text names most often. */
export function scopeOf(texts: readonly string[]): Scope {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [words] of text.matchAll(SCOPES)) {
      const scope = words.replace(/^[我本]/, "全");
      counts.set(scope, (counts.get(scope) ?? 0) + 1);
    }
  const most = greatest([0, ...counts.values()]);
  return [...counts].find(([, count]) => count === most)?.[0] ?? "";
}

/** The subject that the words in front of a number name: "" where they go on with the one before. */
export function subjectIn(lead: string): string {
  let words = lead;
  for (const { words: period } of findPeriods(lead)) words = words.replace(period, "");
  words = words.replace(/\u0001+/g, "");
  for (let before = ""; before !== words;) {
    before = words;
    words = withoutBehind(words.replace(AHEAD, ""));
  }
  if (GOES_ON.test(words) || ATTRIBUTE.test(words) || YARDSTICK.test(words)) return "";
  return /[\p{Script=Han}A-Za-z]{2}/u.test(words) ? words : "";
}

/** Words without one of those behind a name: only their end is looked at, for it is done again and again. */
function withoutBehind(words: string): string {
  const [ahead = ""] = words.split("占", 1);
  const end = Math.max(0, ahead.length - LONGEST_BEHIND);
  return ahead.length < words.length ? ahead : words.slice(0, end) + words.slice(end).replace(BEHIND, "");
}

/**
 * A subject as it is compared within a text: without the scope of the text and verbs. Aliases of the dictionary do not count:
 * what is one thing to a bureau (财政总收入, 一般公共预算收入) may be two in a bulletin of another.
 */
export function keyOf(subject: string, scope: Scope): string {
  const bare = subject
    .replace(/^(?:我|本)(?=[县市省州区国镇乡])/, "全")
    .replace(scope === "" ? /^$/ : new RegExp(`^${scope}`), "")
    .replace(/完成|实现|累计|当年|(?<!公)共(?!同|享)|已|[“”"]/g, "");
  return SPACES[bare] ?? bare;
}
