import { cachedFor } from "../../model/cache";
import type { TaughtWord } from "../../model/indicator";
import { facetsOfMeaning, type Facet } from "./meanings";
import { plain } from "./text";

/**
 * Where a word counts as one: `anywhere`, which the cost of unread characters keeps to the ends of a name, `after` another word or a name (增长|率), `before` one
 * (比|上年), `alone` as the whole header, `behind` as the whole header or after another word, `dated` right behind a period
 * (1-8月|支出), since behind a name it would be the end of another name (非税|支出).
 */
export type Position = "anywhere" | "after" | "before" | "alone" | "behind" | "dated";

export interface Word {
  readonly text: string;
  readonly facets: readonly Facet[];
  readonly position: Position;
}

type Row = readonly [words: string, facets: string, position?: Position];

const YEARLY = "{全年,年度,本年度,本年,年初,当年,年,调整,变动,今年}";
const TARGET = "{预算,计划,目标,任务}";
const SIGNED = "增(减),增(+)减(-),增(+)、减(-),增+减-,增(减-)";
const NET = `增减,增加,减少,增收,增支,增收减收,增减收,净增加,净增,加减,${SIGNED}`;
const GROWN = "增长,提高,上升,下降,升降,涨跌";
const TURN = "增减变动,变化,变动,±,+/-,+-";
const CHANGE = `{${NET},${GROWN},${TURN},增,涨}`;
const LAST = "{上年,去年}";

/**
 * The words of official monthly tables (指标用语), with what they say. Braces stand for any one of the words in them.
 *
 * A name of the dictionary that holds such a word (税收比重) is a name before it is words; the bureau adds its own words on
 * the sheet 词汇 of the dictionary workbook.
 */
const ROWS: readonly Row[] = [
  ["{增速,增幅,增量,总量,占比,比重,}{全市,全省,全国,全县,}{位次,排名,名次,排位,排序}", "rank"],
  ["{位次,排名,名次,排位,排序}{变化,升降,变动}", "rank change"],
  [`{占,为,完成}{${YEARLY},}{收入,支出,}${TARGET}{数,任务,}`, "completion"],
  ["的{百分比,百分数}", "rate", "after"],
  [`{占,为,完成}{全年,年度}{的,}{%,比例,比重}`, "completion"],
  [`{${TARGET},收入,支出,年度,全年,}{完成,执行,到位}{率,进度,比例,百分比,%}`, "completion"],
  [`{${TARGET},收入,支出,发放,拨付,支付,征收,入库,}进度{%,}`, "completion"],
  [`{${YEARLY},调整后}{收入,支出,}${TARGET}{数,值,任务,安排,}`, "target"],
  [`{收入,支出,}${TARGET}{数,值,任务}`, "target"],
  [`{收入,支出}{${TARGET}}`, "target"],
  [
    `{年初,}{人大批准,人大,批准,下达,市下达,县下达,省下达,市级下达,上级下达,市定,县定,省定,市级,县级}{${TARGET}}{数,任务,}`,
    "target",
  ],
  ["{年初,年度,全年}安排{数,}", "target"],
  ["{考核,小康,争取,力争,奋斗,预期,确保,年度考核,全年考核}{目标,任务}{数,值,}", "target"],
  // Alone, or behind a year or a name: 2017年预算.
  [TARGET, "target", "behind"],
  // The base, and what is compared with it.
  ["{上年,去年}{同期,}{完成,实际,执行,}{完成,}{数,额,值,金额,}{收入,}", "base lastYear"],
  [`${LAST}{同期,}{决算,全年,全年完成,全年实际,全年决算,年度}{数,额,收入,支出,}`, "base lastYear wholeYear"],
  ["{决算,全年}{数,收入,支出,}", "actual wholeYear", "after"],
  ["决算数", "actual wholeYear", "alone"],
  [`{决算数,执行数,}{占,为}{${YEARLY},}预算{数,}{的,}{%,百分比,比例}`, "completion"],
  // An index of which last year's is 100 is no measure of ours.
  ["{决算数,执行数}{占,为}{上年,去年}{决算,执行,完成,同期,}{数,}{的,}{%,百分比,比例}", "qualifier actual"],
  ["{上年,去年}{同期,}累计{完成,实际,执行,}{数,额,值,金额,收入,}", "base lastYear toDate"],
  ["{上年,去年}{同月,当月}{完成,实际,执行,}{完成,}{数,额,值,}", "base lastYear month"],
  ["{上年,去年}{截至,截止,}同月{末,底,止,}累计{数,}", "base lastYear toDate"],
  ["{同期,基期}{数,收入,支出,}", "base lastYear"],
  ["{上年,去年,上年同期,去年同期,同期,同比}基数{数,}", "base lastYear"],
  ["同期累计{数,}", "base lastYear toDate"],
  ["{上年,去年}同期{支出,支付,实现}{数,}", "base lastYear"],
  ["{上年,去年}{末,底}{余额,数,}", "base yearStart stock"],
  ["年初数", "base yearStart"],
  ["年初余额", "base yearStart stock"],
  ["上月{数,末,}", "base lastMonth"],
  ["上月累计{数,}", "base lastMonth toDate"],
  ["上月{余额,末余额}", "base lastMonth stock"],
  ["{与,}{上年,去年,}同期{相比,比,相比较,比较,对比}", "compared lastYear"],
  ["与{上年,去年,}同期{数,}", "compared lastYear"],
  ["{与,}{上年,去年}{相比,相比较,比较,对比}", "compared lastYear"],
  ["{比,较}{上年,去年}{同期,末,底,同期数,}{相比,}", "compared lastYear"],
  ["{比,较}{上年,去年}同月", "compared lastYear month"],
  ["{比,较}同期", "compared lastYear"],
  ["{比,较}年初", "compared yearStart"],
  ["{比,较}上月{末,底,}", "compared lastMonth"],
  ["同比", "compared growing lastYear"],
  ["环比", "compared growing lastMonth"],
  [`{${TURN}}`, "change"],
  [`{${GROWN}}`, "change growing"],
  [`{${NET}}`, "change net"],
  // Alone 增 is a part of many names: 新增贷款.
  ["{增,涨}", "change growing", "after"],
  [`${CHANGE}{率,幅度,幅,速度,速,%,比例,比率,比率%,比例%,比%,百分比,百分数}`, "change rate"],
  [`${CHANGE}{额,数,量,值,金额,绝对额,(额)}`, "change amount"],
  [
    `{增幅,增速,增长率,涨幅}{比上月,较上月,比${LAST},比${LAST}同期,较${LAST}同期,较${LAST},比同期,}{±,增减,提高,回落,升降,变化,变动,加快,减缓,放缓}`,
    "change points ofRate",
  ],
  ["{率,幅,速度,速}", "rate", "after"],
  ["{幅度,比率}{%,}", "change rate", "behind"],
  ["{百分比,百分数}", "rate", "after"],
  ["{百分点,个百分点}", "points", "after"],
  ["{额,数,量,值,金额,绝对额,数额}", "amount", "after"],
  ["{情况,数据}", "", "after"],
  ["{均值,平均值}", "actual", "after"],
  // A part of a whole.
  ["{所占,}{比重,占比,比例,构成,构成比}", "share"],
  ["结构{%,比,比%}", "share", "alone"],
  // The figure itself.
  ["{收入,支出,预算,计划,任务,}{完成,执行}情况", "done"],
  ["预算执行", "done"],
  ["已{完成,执行,实现}{数,额,}", "done"],
  ["{实际,}{完成,到位,征收,入库,执行,实现}{数,额,值,金额,}", "done"],
  // 发放贷款户数 is a name.
  ["{发放,拨付,兑付}{数,额,金额,}", "done", "behind"],
  ["{收入,支出}{数,额}", "actual"],
  ["{收入,支出}", "actual", "dated"],
  ["{实际,实际数,实际值,实绩,总量,当期}", "actual"],
  // One figure by two sources: 快报数 | 国库数.
  ["{国库,金库,入库,快报,旬报,月报,统计}数", "actual source"],
  ["{数值,数额,金额,绝对额,绝对值,绝对数,绝对量}", "actual amount"],
  // How far it reaches.
  ["{年,当年,本年度,总,}累计{数,额,值,收入,支出,支付,发生额,发生数,入库收入,}", "actual toDate"],
  ["{至,截至,截止,截止到,}{本月,目前}{末,底,止}{数,}", "actual toDate"],
  ["{至,截至,截止,截止到,自年初}{本月,目前,今}{累计,}{数,}", "actual toDate"],
  ["{本月,当月,单月}{数,额,收入,支出,实际,发生额,发生数,}", "actual month"],
  ["{自月初,月初至今,月初以来}{累计,}{数,}", "actual month"],
  ["本期{数,额,收入,支出,实际,发生额,发生数,}", "actual"],
  // Under 当月 or over 8月 it is that month's.
  ["{本年,今年,本年度,当年}{数,实际,}", "actual thisYear"],
  ["{1-本月,1至本月,1-当月,年初至今,年初至本月,年初至本月末,年初至本期末,年初至报告期末}{累计,}{数,}", "actual toDate"],
  ["{自年初,年初以来,今年以来,以来}", "toDate"],
  ["止", "toDate", "after"],
  ["余额", "actual stock"],
  ["{期末,月末,本月末,本月底,本期末}{余额,数,}", "actual stock"],
  // How it is worked out.
  ["{可比口径,可比价,可比价格,可比,不变价,不变价格,同口径}{计算,}", "comparable"],
  // The place of the table, said again in front of a name.
  ["{全县,全市,我县,本县}", "", "before"],
  // Levels of government and those who collect: parts of a name.
  ["{中央,省,市,县,乡,乡镇,区,地方}{级,本级}{收入,支出,}", "qualifier"],
  ["全口径", "qualifier"],
  // 预算数 | 年初 | 调整后.
  ["{调整后,调整数}", "qualifier", "alone"],
  ["({调整后,调整数})", "comparable", "after"],
  ["年初", "yearStart", "alone"],
  // Additions to a stock and withdrawals from it are no change against last year.
  ["{本期,本年,当年,本年度}{新增,增加,减少,偿还}{额,数,}", "qualifier actual"],
  ["{国税,地税,税务,财政,海关,征收}{部门,局}", "qualifier"],
  // 国税 | 地税 | 财政, by those who collect.
  ["{财政,税务,海关}", "qualifier", "alone"],
  ["({地方,地方级,中央,中央级,省级,市级,县级,乡级,区级,本级}{部分,留成,收入,})", "qualifier"],
  // Held against the part of the year that is gone, or against the target: figures of their own.
  ["{序时,时间,应达}进度{要求,}", "qualifier completion"],
  [
    "{比,较,与,超,快于,慢于,低于,高于,快(慢)于,超(慢),超(欠)}{序时,时间}进度{相比,比,比较,相比较,对比,}{增减,快慢,差,差距,快,慢,±,}",
    "qualifier change points toDate",
  ],
  ["{序时,时间}进度{差,差距,差值,偏差,增减,±}", "qualifier change points rate toDate"],
  ["{比,较,与,距,欠}{序时,时间}进度{差额,增减额}", "qualifier change amount toDate"],
  ["{超收,短收,欠收,超欠,超短收,超(短)收,超欠收,超(欠)收}{额,数,}", "qualifier actual"],
  ["{应完成,序时}{进度,任务,}{数,额}", "qualifier actual toDate"],
  ["{超欠,欠,超}进度{数,额,}", "qualifier actual toDate"],
  [
    "{与,比,较,高于,低于,高(低)于,低(高)于,高低于}{全市,全省,全国}{平均,平均水平,平均增幅,平均增速,水平,增幅,增速,}{相比,相比较,比较,对比,比,差,相差,差距,增减,±,}",
    "qualifier change points",
  ],
  ["{全市,全省,全国}平均{水平,}", "qualifier"],
  ["{与目标值,与目标,距目标,与任务,距任务,与计划,}{差距,相差,差额}{数,}", "qualifier actual"],
  // Balances at a time, or of a time.
  ["{上年,上年末,去年,年初,累计,滚存,年末,期末,年末滚存,上年滚存}{结余,结转,结转结余}{额,资金,}", "qualifier stock"],
  ["{本年,当年,本年收支,当年收支}结余{额,}", "qualifier actual toDate"],
  ["{收支,本期收支}结余{额,}", "qualifier actual"],
  // The whole of a project, which is no amount of a month.
  ["{计划,概算,估算,批复,项目,合同,}{总投资,投资总额,投资规模}{额,}", "qualifier stock"],
  ["{征收,入库,征缴,收缴,化解,偿还}率", "qualifier"],
  // 规模工业增加值 is a name, and no change of 规模工业.
  ["增加值", "qualifier"],
  ["{上划,上划中央,上划省,上划省级,上划市,地方,中央,省,市,县,乡镇}", "qualifier", "alone"],
  // Figures of their own: an average, what is still to come, what a part adds to the growth of the whole.
  ["{月均,日均}{完成,入库,收入,支出,}{数,额,}", "qualifier actual"],
  ["{剩余,未完成,尚未完成,还需完成,尚需完成}{任务,计划,预算,}{数,额,}", "qualifier actual"],
  ["{对增长的,对总量增长的,}贡献率", "qualifier"],
  ["拉动{增长,}{百分点,个百分点,点数}", "qualifier change points"],
  // English.
  ["{percentdistribution,percentoftotal}", "share rate"],
  ["{percentchange,%change}", "change rate"],
  ["{changefrompreviousyear,change}", "change amount lastYear"],
  ["percent", "share rate"],
  ["{growthrate,growth}", "change rate"],
  ["rank", "rank"],
  ["{amount,amounts,value,values}", "actual"],
  ["{yeartodate,ytd}", "actual toDate"],
  ["{thismonth,currentmonth}", "actual month"],
  ["{previousyear,lastyear}", "base lastYear"],
  ["{annualbudget,annualtarget,budget,target}", "target"],
  ["%", "percent"],
];

/** Every text that a row with braces stands for. */
export function expanded(row: string): string[] {
  // The innermost braces first, so that those of a part written in place are expanded too.
  const braces = /\{([^{}]*)\}/.exec(row);
  if (!braces) return [row];
  const [all, inner = ""] = braces;
  const after = row.slice(braces.index + all.length);
  return inner.split(",").flatMap((one) => expanded(row.slice(0, braces.index) + one + after));
}

/** The words that begin at a place of a text. */
export type Lexicon = (text: string, at: number) => readonly Word[];

/** A share by what it is a share of, which no list could hold (占财政总收入比重); of a target, a completion (占调整后预算%). */
const PART_OF = /占(?![地用补])[^占]{2,10}?(?:的?比重|的?比例|[%‰]|$)/y;
/** 占一般公共预算支出比重 is of what was spent, and no completion of a budget. */
const OF_TARGET =
  /(?<!(?:公共|公共财政|一般|政府性|基金|经营))预算|(?:公共|一般|基金|经营)预算(?!总?[收支])|计划|目标|任务/;
const OF_CHANGE = /增|减|升|降|变/;
/** 占上年同期% is no part of anything. */
const OF_EARLIER = /上年|去年|同期|年初|上月/;

/** 比1-7月±, 比2016年1-8月增长%: against a time that is named. */
const AGAINST_PERIOD = /[比较]((?:19|20)\d{2}年(?:同期|末|底)?)?((?:(?:1|元)-)?\d{1,2}月(?:份|底|末)?)?/y;

function againstPeriod(text: string, at: number): Word | undefined {
  AGAINST_PERIOD.lastIndex = at;
  const [words = "", year, month] = AGAINST_PERIOD.exec(text) ?? [];
  if (year === undefined && month === undefined) return undefined;
  // Which month of the same year it is taken against, no measure says: the words are a part of the name.
  const listed =
    year === undefined ? "qualifier compared" : `compared ${/[末底]$/.test(year) ? "yearStart" : "lastYear"}`;
  return { text: words, facets: facetsOf(words, listed), position: "anywhere" };
}

/** 与平江县比, 比岳阳县±: the gap to a place that is named. */
const AGAINST_PLACE =
  /(?:与|[比较]|[高低]于)\p{Script=Han}{2,5}?[县市区省](?:平均(?:水平)?)?(?:相比较?|比较?|对比|相差|差距?|增减|±|\+\/?-)/uy;

function againstPlace(text: string, at: number): Word | undefined {
  AGAINST_PLACE.lastIndex = at;
  const [words] = AGAINST_PLACE.exec(text) ?? [];
  if (words === undefined) return undefined;
  return { text: words, facets: facetsOf(words, "qualifier change points"), position: "anywhere" };
}

/** True of words that name a time or a place only to say against what a figure is taken. */
export const namesBase = (words: string): boolean =>
  /^(?:[比较]\d|[与比较高低].{0,4}(?:全[市省国]|[县市区省]))/.test(words);

function partOf(text: string, at: number): Word | undefined {
  PART_OF.lastIndex = at;
  const [part] = PART_OF.exec(text) ?? [];
  if (part === undefined || OF_CHANGE.test(part) || OF_EARLIER.test(part)) return undefined;
  return { text: part, facets: facetsOf(part, OF_TARGET.test(part) ? "completion" : "share"), position: "anywhere" };
}

/** The facets of a word as they are listed, and that of the sign it ends with. */
const facetsOf = (text: string, listed: string): Facet[] =>
  [listed, text.endsWith("%") ? "percent" : ""].flatMap((facets) =>
    facets === "" ? [] : facets.split(" "),
  ) as Facet[];

/** Words by their first character. */
function byFirst(words: readonly Word[]): (text: string, at: number) => readonly Word[] {
  const lists = new Map<string, Map<string, Word>>();
  for (const word of words) {
    const first = word.text.charAt(0);
    // A later row says more of a word than an earlier one.
    lists.set(first, (lists.get(first) ?? new Map<string, Word>()).set(word.text, word));
  }
  const kept = new Map([...lists].map(([first, words]) => [first, [...words.values()]]));
  return (text, at) => kept.get(text.charAt(at))?.filter((word) => text.startsWith(word.text, at)) ?? [];
}

/** The field's words, expanded once for all dictionaries. */
const fieldWords = cachedFor((rows: readonly Row[]) =>
  byFirst(
    rows.flatMap(([words, facets, position = "anywhere"]) =>
      expanded(words).flatMap((text) => (text === "" ? [] : { text, facets: facetsOf(text, facets), position })),
    ),
  ),
);

/** The lexicon of the field's words, with those that a bureau teaches before them. */
export function lexiconOf(taught: readonly TaughtWord[]): Lexicon {
  const field = fieldWords(ROWS);
  const own = byFirst(
    taught.flatMap(({ word, meaning }) => {
      const facets = facetsOfMeaning(meaning);
      const text = plain(word).toLowerCase();
      return facets && text !== "" ? { text, facets, position: "anywhere" as const } : [];
    }),
  );
  return (text, at) => {
    const isAgainst = /[与比较高低]/.test(text.charAt(at));
    const against = isAgainst ? (againstPlace(text, at) ?? againstPeriod(text, at)) : undefined;
    const found = text.charAt(at) === "占" ? partOf(text, at) : against;
    return [...own(text, at), ...field(text, at), ...(found ? [found] : [])];
  };
}
