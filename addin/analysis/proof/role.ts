// The measure that a number states, by the words in front of it (数字的含义).
import { isRate } from "../model/unit";
import type { Quantity } from "./quantity";
import type { Gap, StatedAgainst, StatedMeasure } from "./statement";

const UP =
  "净增长|净增加|净增|增长|增加|增收|增支|上升|上涨|提高|提升|扩大|多收|多增|多支|攀升|增幅|增速|增长率|涨幅|增量|加快|前移";
const DOWN = "负增长|下降|减少|减收|减支|降低|下跌|下滑|回落|缩减|萎缩|少收|少增|少支|收窄|降幅|减幅|减慢|放缓";
/** One character says a change only behind what it is compared with: 同比增3.2%. */
const BEHIND = "(?<=同比|环比|同期|上年|去年|年初|上月|年末|上年末)";
const FILLER = "(?:额|幅度|幅|率)?(?:了|约|近|将近|超过?|逾|为|达到?|高达|分别|是|仅|均)*";
const RISES = new RegExp(`(?:(?:${UP})|${BEHIND}[增涨])${FILLER}$`);
const FALLS = new RegExp(`(?:(?:${DOWN})|${BEHIND}[减降跌])${FILLER}$`);
/** 增长到, 降至: what follows is a level. */
const REACHES = /(?:增长|增加|上升|提高|提升|扩大|上涨|攀升|下降|减少|降低|回落|降|升|增|达)(?:到|至|为)(?:了|约|近)*$/;

const AGAINST: readonly (readonly [StatedAgainst, RegExp])[] = [
  ["lastMonth", /环比|[比较]上月/],
  ["yearStart", /[比较](?:今年|本年)?年初|[比较](?:上年|去年)(?:年)?[末底]|[比较]上年末/],
  ["lastYear", /同比|[比较]?(?:上年|去年)同(?:期|月)|[比较与]?(?:上年|去年)|[比较与]同期/],
  ["other", /[比较与].|序时|(?<!公共|基金|经营|保险)预算|目标|任务|计划|年均|平均|以来|拉动/],
];

/** The yardstick of a change, by the words of its clause; null where they do not say. */
export const againstIn = (words: string): StatedAgainst | null =>
  AGAINST.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

/** Words of a figure on another base than the printed one. */
export const COMPARABLE = /同口径|可比|不变价|剔除|扣除|还原|实际增长|实际下降|同基数|自然口径|名义|考核口径|折算/;
/** Words of what is not so yet, or is only meant to be. */
const NOT_YET =
  /力争|预计|预期|争取(?=达|实|完|突|增|全年|在)|有望|确保|拟|计划完成|目标为|将达|规划|不低于|不高于|以上|保底|奋斗目标|安排|草案|左右的目标/;

const PLAN = "(?:(?<!公共|基金|经营|保险)预算|任务|目标|计划|指标|预期)(?:数|额|值|任务|安排|目标)*";
const TARGET = new RegExp(`(?:${PLAN})(?:总额)?(?:为|是|的|[:：])*$|应(?:征|完成|拆)[^\\d]{0,6}$`);
const TARGET_FOLLOWS = /^的?(?:年度|全年|年初)?(?:目标)?(?:任务|目标|计划|预算)/;
const FROM = /(?:^|[^理])[由从](?:上年|去年|同期|年初|上月|原来)?(?:同期|末|底)?的?$/;
const BASE =
  /[比较](?:上年|去年)?(?:年初|年末|月末|同期|同月)(?:的|余额|数)*$|(?:上年|去年)(?:同期|同月)?(?:完成|实现|为|是|数|的|仅)*$|(?:^|[^比较])同期(?:完成|实现|为|数)*$|^[比较]的$/;
/** A figure of last year beside those of this one: 去年同期一次性入库0.35亿元. */
const EARLIER = /(?:^|[^比较与])(?:上年|去年)/;
const COMPLETES = new RegExp(
  `^(?:已|累计|实际)*(?:完成|到位)了?$|(?:占|完成|为|达到?|是|实现)了?.{0,12}?(?:${PLAN})的?(?:比例|比重)?(?:为|达到?|的)?$|(?:完成率|执行率|完成比例|进度|到位率|支出率|落实率|开工率|竣工率|签约率|任务完成|投资完成)(?:为|达到?|已达|已)?$`,
);
const SHARE =
  /占(.*?)(?:的?(?:比重|比例|份额|总量))?(?:的|为|达到?|是|约|至|到|提高到|提高至|上升到|下降到|下降至|仅)*$/;
const SHARE_NAME =
  /(?:占比|比重|占总量的|占比例)(?:为|达到?|是|至|到|提高到|提高至|上升到|上升至|下降到|下降至|降至|仅)*$/;

const GAP_MORE = /(?:快于|高于|超过|超|领先于?|大于|好于|多于)(.*?)$/;
const GAP_LESS = /(?:慢于|低于|落后于?|滞后于?|小于|少于|差于|欠)(.*?)$/;
const MORE_BEHIND = /[比较](.*?)(?:[快高多超]出?|提高|加快|上升|增加|提升|扩大)了?$/;
const LESS_BEHIND = /[比较](.*?)(?:[慢低少]出?|下降|回落|降低|减慢|放缓|收窄|滞后|落后)了?$/;
const APART = /(?:与|距|离|同|比)(.*?)(?:还)?(?:相差|差距为?|差)了?$/;
const MOVES = /(?:提高|加快|上升|增加|提升|扩大|回升)了?$/;
const BACK = /(?:下降|回落|降低|减慢|放缓|收窄|减少)了?$/;

/** The direction and the yardstick of a gap, by the words in front of it. */
export function gapIn(lead: string): Omit<Gap, "printed"> {
  for (const [pattern, sign] of [
    [APART, 0],
    [MORE_BEHIND, 1],
    [LESS_BEHIND, -1],
    [GAP_MORE, 1],
    [GAP_LESS, -1],
  ] as const) {
    const match = pattern.exec(lead);
    if (match) return { sign, than: match[1] ?? "" };
  }
  return { sign: MOVES.test(lead) ? 1 : BACK.test(lead) ? -1 : 0, than: "" };
}

export interface Role {
  readonly measure: StatedMeasure;
  readonly sign: 1 | -1;
  readonly whole: string;
}

const role = (measure: StatedMeasure, sign: 1 | -1 = 1, whole = ""): Role => ({ measure, sign, whole });

/** The measure that a number states: `lead` stands in front of it, `rest` behind. */
export function roleOf(quantity: Quantity, lead: string, rest: string): Role {
  const { unit } = quantity;
  if (NOT_YET.test(lead)) return role("other");
  if (unit === "个百分点") return pullIn(lead) ?? role("points");
  const falls = FALLS.test(lead);
  const moves = (falls || RISES.test(lead)) && !REACHES.test(lead);
  if (unit === "番") return role("doubled");
  if (unit === "倍") return role(moves ? "times" : /的$/.test(lead) ? "multiple" : "other");
  if (unit === "成" || unit === "‰") return role("other");
  if (FROM.test(lead) || /^的(?:约|近)?\d+(?:\.\d+)?倍/.test(rest)) return role("base");
  if (isRate(unit)) return rateRole(lead, rest, moves, falls);
  if (/占[^,]*$/.test(lead) && /^的\d/.test(rest)) return role(/预算|任务|目标|计划/.test(lead) ? "target" : "whole");
  if (BASE.test(lead)) return role("base");
  if (TARGET.test(lead) || TARGET_FOLLOWS.test(rest)) return role("target");
  if (moves) return role("change", falls ? -1 : 1);
  if (EARLIER.test(lead)) return role("other");
  return /[比较超短]$|相当于$|拉动$/.test(lead) ? role("other") : role("level");
}

const PULL = /(拉动|带动|拉高|拉低|下拉|拖累)((?:(?!拉动|带动).)*?)(?:增长|增幅|增速|下降|回落)*(?:了|约|近)*$/;
const RATE_OF_CONTRIBUTION = /(?:对([^对]*?)(?:增长|增收|增量|增幅|增速)*的?)?贡献率(?:为|达到?|是|高达|约|近)*$/;

/** 拉动财政总收入增长1.2个百分点: what a part brings to the growth of its whole. */
function pullIn(lead: string): Role | undefined {
  const [, verb = "", whole = ""] = PULL.exec(lead) ?? [];
  return verb === "" ? undefined : role("pull", /[低下拖]/.test(verb) ? -1 : 1, whole);
}

function rateRole(lead: string, rest: string, moves: boolean, falls: boolean): Role {
  const contribution = RATE_OF_CONTRIBUTION.exec(lead);
  if (contribution) return role("contributionRate", 1, contribution[1] ?? "");
  if (/[比较](?:上年|去年)?(?:同期|年初|年末|上月|上年|去年)的?$/.test(lead)) return role("base");
  if (COMPLETES.test(lead)) return role("completion");
  if (TARGET.test(lead) || TARGET_FOLLOWS.test(rest)) return role("target");
  if (REACHES.test(lead) && !/占/.test(lead)) return role("level");
  if (moves && /(?:占比|比重)[^,]*$/.test(lead) && !/占.*(?:增收|增量)/.test(lead)) return role("other");
  if (moves) return role("growth", falls ? -1 : 1);
  const share = SHARE.exec(lead);
  if (share && !/占比/.test(lead)) return role("share", 1, (share[1] ?? "").replace(/的$/, ""));
  if (SHARE_NAME.test(lead)) {
    const [, whole = ""] = /占(?!比)(.+?)的?比重/.exec(lead) ?? [];
    return role("share", 1, whole);
  }
  return role("other");
}
