/**
 * Every formula: its help, Chinese before the bar and English after it, and one line that hands over. The build makes
 * functions.json, functions-en.json and the help pages of these comments. Ids and signatures do not change once released.
 */
import * as analysis from "../analysis";
import {
  bestOf,
  dayOf,
  decimalsOf,
  fieldOf,
  holidaysOf,
  monthsOf,
  numberOf,
  periodOf,
  textOf,
  wordOf,
} from "./arguments";
import { answerOf, cellsOf, column, firstOf, gridOf, isGiven, one, spoken } from "./cell";
import { each, eachRow } from "./each";
import { growthField, printedRate, refusePercentages } from "./growthFigures";
import { alike, amount, asTheyStand, growthOf, oneField, plainNumber, shareOf, yardstick } from "./units";

/**
 * 增长速度：（本期数－基期数）÷基期数。基期填上年同期即同比，填上月即环比；基期为零或为负时给出原因 | Growth rate: (current − base) ÷ base. Over the same period of last year it is year on year; a base of zero or less gives the reason
 * @customfunction GROWTHRATE GROWTHRATE
 * @param current 本期数，一个单元格或一个区域 | Current figures, a cell or a range
 * @param base 基期数，与本期数一样大，或一个单元格 | Base figures, as large as current, or one cell
 * @param [decimals] 百分数保留的小数位；不填则不修约 | Places of the percentage; unrounded when left out
 * @returns 增速，0.083即8.3% | The rate; 0.083 is 8.3%
 */
export function growthRate(current: any[][], base: any[][], decimals?: any): any[][] {
  const rounding = decimalsOf(decimals);
  return each((now, then) => analysis.growth(now, then, rounding), amount(current), amount(base));
}

/**
 * 年均增速：（末期数÷初期数）开间隔数次方，再减1 | Average growth per interval: the root of last ÷ first, less 1
 * @customfunction AVERAGEGROWTH AVERAGEGROWTH
 * @param first 初期数 | First figures
 * @param last 末期数 | Last figures
 * @param intervals 间隔数：2012年到2017年为5 | Number of intervals: 2012 to 2017 is 5
 * @param [decimals] 百分数保留的小数位 | Places of the percentage
 * @returns 年均增速 | The average rate
 */
export function averageGrowth(first: any[][], last: any[][], intervals: any[][], decimals?: any): any[][] {
  const rounding = decimalsOf(decimals);
  return each(
    (from, to, count) => analysis.averageGrowth(from, to, count, rounding),
    amount(first),
    amount(last),
    plainNumber(intervals, ["间隔数", "intervals"]),
  );
}

/**
 * 两年平均增速：两年增速各加1相乘后开方，再减1 | Two-year average growth: the square root of (1 + a)(1 + b), less 1
 * @customfunction TWOYEARAVERAGE TWOYEARAVERAGE
 * @param growthThisYear 今年增速，如0.351 | Growth of this year, such as 0.351
 * @param growthLastYear 去年增速 | Growth of last year
 * @param [decimals] 百分数保留的小数位 | Places of the percentage
 * @returns 两年平均增速 | The average rate
 */
export function twoYearAverage(growthThisYear: any[][], growthLastYear: any[][], decimals?: any): any[][] {
  const rounding = decimalsOf(decimals);
  return each(
    (now, before) => analysis.twoYearAverage(now, before, rounding),
    growthOf(growthThisYear),
    growthOf(growthLastYear),
  );
}

/**
 * 年初数和比年初增长：由余额和比年初增加额算出 | Balance at the end of last year and growth since, from a balance and its change since then
 * @customfunction SINCEYEAREND SINCEYEAREND
 * @param balance 期末余额，一列 | Balances, one column
 * @param change 比年初增加额，一列 | Changes since the start of the year, one column
 * @param [decimals] 百分数保留的小数位 | Places of the percentage
 * @returns 两列：年初数、比年初增长 | Two columns: the balance at the start, the growth since
 */
export function sinceYearEnd(balance: any[][], change: any[][], decimals?: any): any[][] {
  const rounding = decimalsOf(decimals);
  return eachRow(
    (amount, more) => {
      const { start, growth } = analysis.sinceYearEnd(amount, more, rounding);
      return [start, growth];
    },
    yardstick(balance),
    amount(change),
  );
}

/**
 * 当月数：由各月累计数相减。1—2月合并公布的不拆分；缺一个月，下一个月也算不出 | Single months from figures to date. January and February published together stay joint; a gap leaves the next month open
 * @customfunction SINGLEMONTH SINGLEMONTH
 * @param cumulative 累计数，从1月起按月排列 | Figures to date, by month from January
 * @param [months] 各数的月份，1到12；不填则从1月起 | Month of each figure, 1 to 12; from January when left out
 * @returns 当月数，单位同第一个累计数 | Figures of the single months, in the unit of the first figure
 */
export function singleMonth(cumulative: any[][], months?: any[][]): any[][] {
  const figures = oneField(cellsOf(cumulative));
  const singles = analysis.singleMonths(figures, isGiven(months) ? monthsOf(months, figures.length) : undefined);
  const across = gridOf(cumulative).length === 1;
  return across ? [singles.map(answerOf)] : column(singles);
}

/**
 * 可比口径基数：由本期数和公布的可比增速倒推 | Comparable base: what the base must be for a published growth
 * @customfunction COMPARABLEBASE COMPARABLEBASE
 * @param current 本期数 | Current figures
 * @param publishedGrowth 公布的增速，如0.061 | Published growth, such as 0.061
 * @returns 可比口径基数，与本期数同单位 | The comparable base, in the unit of current
 */
export function comparableBase(current: any[][], publishedGrowth: any[][]): any[][] {
  return each((now, rate) => analysis.comparableBase(now, rate), yardstick(current), growthOf(publishedGrowth));
}

/**
 * 比重：部分÷总体。税收占比的总体须写明是哪个收入 | Share: part ÷ whole. Of a tax share, say which revenue is the whole
 * @customfunction SHARE SHARE
 * @param part 部分，如税收收入 | The part, such as tax revenue
 * @param whole 总体，如财政总收入 | The whole, such as total revenue
 * @param [decimals] 百分数保留的小数位 | Places of the percentage
 * @returns 比重，0.6133即61.33% | The share; 0.6133 is 61.33%
 */
export function share(part: any[][], whole: any[][], decimals?: any): any[][] {
  const rounding = decimalsOf(decimals);
  return each((own, all) => analysis.share(own, all, rounding), amount(part), amount(whole));
}

/**
 * 比重变化：本期比重－上期比重，0.015即1.5个百分点 | Change of a share in percentage points, as a ratio
 * @customfunction POINTCHANGE POINTCHANGE
 * @param shareNow 本期比重，如61.33%或0.6133；超过100%的写成"105%" | Share now, such as 61.33% or 0.6133; above 100% as text, "105%"
 * @param shareBefore 上期比重 | Share before
 * @returns 变化，0.015即1.5个百分点 | The change; 0.015 is 1.5 points
 */
export function pointChange(shareNow: any[][], shareBefore: any[][]): any[][] {
  return each((now, before) => analysis.pointChange(now, before), shareOf(shareNow), shareOf(shareBefore));
}

/**
 * 拉动：部分的增加额÷总体的基期数，0.012即拉动1.2个百分点 | Contribution in percentage points: the part's increase over the total's base
 * @customfunction CONTRIBUTION CONTRIBUTION
 * @param partCurrent 部分本期数 | The part, current
 * @param partBase 部分基期数 | The part, base
 * @param totalBase 总体基期数 | The total, base
 * @returns 拉动点数，为比率 | Points contributed, as a ratio
 */
export function contribution(partCurrent: any[][], partBase: any[][], totalBase: any[][]): any[][] {
  return each(
    (now, then, total) => analysis.contribution(now, then, total),
    amount(partCurrent),
    amount(partBase),
    amount(totalBase),
  );
}

/**
 * 贡献率：部分的增加额÷总体的增加额；总体没有变化时给出原因 | Contribution rate: the part's increase over the total's; the reason where the total hardly changes
 * @customfunction CONTRIBUTIONRATE CONTRIBUTIONRATE
 * @param partCurrent 部分本期数 | The part, current
 * @param partBase 部分基期数 | The part, base
 * @param totalCurrent 总体本期数 | The total, current
 * @param totalBase 总体基期数 | The total, base
 * @returns 贡献率 | The rate
 */
export function contributionRate(
  partCurrent: any[][],
  partBase: any[][],
  totalCurrent: any[][],
  totalBase: any[][],
): any[][] {
  return each(
    (now, then, total, before) => analysis.contributionRate(now, then, total, before),
    amount(partCurrent),
    amount(partBase),
    amount(totalCurrent),
    amount(totalBase),
  );
}

/**
 * 位次：并列的占同一位，后一位空出（1、2、2、4）；未报的不占位 | Competition rank: ties share a place and the next is skipped; what is not reported takes none
 * @customfunction COMPETITIONRANK COMPETITIONRANK
 * @param own 要排的数，一个或一列 | Figures to place
 * @param all 参加排名的全部数 | The whole field
 * @param [best] 高优（默认）或低优 | high (default) or low
 * @param [decimals] 按几位小数判断并列，以填入的数计 | Places at which ties are judged, of the figures as passed
 * @returns 位次 | Places
 */
export function competitionRank(own: any[][], all: any[][], best?: any, decimals?: any): any[][] {
  return placed(analysis.competitionRanks, own, all, best, decimals);
}

/**
 * 密集位次：并列的占同一位，后一位不空（1、2、2、3） | Dense rank: ties share a place and none is skipped
 * @customfunction DENSERANK DENSERANK
 * @param own 要排的数 | Figures to place
 * @param all 参加排名的全部数 | The whole field
 * @param [best] 高优（默认）或低优 | high (default) or low
 * @param [decimals] 按几位小数判断并列 | Places at which ties are judged
 * @returns 位次 | Places
 */
export function denseRank(own: any[][], all: any[][], best?: any, decimals?: any): any[][] {
  return placed(analysis.denseRanks, own, all, best, decimals);
}

/**
 * 位次变化：原位次－现位次，正数为上升 | Change of place: positive is up
 * @customfunction RANKCHANGE RANKCHANGE
 * @param placeNow 现位次 | Place now
 * @param placeBefore 原位次 | Place before
 * @returns 上升的位数 | Places gained
 */
export function rankChange(placeNow: any[][], placeBefore: any[][]): any[][] {
  return each(analysis.rankChange, amount(placeNow), amount(placeBefore));
}

/**
 * 排名表：按位次排好，列出位次、名称、数值、与首位差距、与上一位差距 | League table in order: place, name, figure, gap to the leader, gap to the next place above
 * @customfunction LEAGUETABLE LEAGUETABLE
 * @param names 名称，一列 | Names, one column
 * @param values 数值，与名称一样多 | Figures, as many as names
 * @param [best] 高优（默认）或低优 | high (default) or low
 * @param [decimals] 按几位小数判断并列 | Places at which ties are judged
 * @param [gaps] 差距的单位：原单位（默认），或百分点（数值是比率时，0.034即3.4） | Unit of the gaps: as given (default), or points of rates (0.034 is 3.4)
 * @returns 五列的排名表，单位同第一个数值 | A table of five columns, in the unit of the first figure
 */
export function leagueTable(names: any[][], values: any[][], best?: any, decimals?: any, gaps?: any): any[][] {
  const { labels, figures } = fieldOf(names, values, oneField);
  const unit = wordOf(gaps, { given: ["原单位"], points: ["百分点", "个百分点"] }, ["差距单位", "gaps"]);
  const gap = unit === "points" ? analysis.pointsFigure : (figure: analysis.Figure) => figure;
  return analysis
    .leagueTable(labels, figures, { ...bestOf(best), ...decimalsOf(decimals) })
    .map(({ place, name, figure, gapToLeader, gapToNext }) => [
      answerOf(place),
      name,
      ...[figure, gap(gapToLeader), gap(gapToNext)].map(answerOf),
    ]);
}

/**
 * 位次表述：第几位、倒数第几、仅高于谁 | Standing in words: the place, from the bottom too, and whom it is ahead of
 * @customfunction STANDING STANDING
 * @param name 单位名称，如华容县 | The unit, such as 华容县
 * @param names 全部单位名称 | All units
 * @param values 各单位数值 | Their figures
 * @param [best] 高优（默认）或低优 | high (default) or low
 * @param [decimals] 按几位小数判断并列 | Places at which ties are judged
 * @returns 如：第5位（倒数第二），仅高于湘阴县 | Words, in Chinese
 */
export function standing(name: any, names: any[][], values: any[][], best?: any, decimals?: any): any[][] {
  const { labels, figures } = fieldOf(names, values, oneField);
  const options = { ...bestOf(best), ...decimalsOf(decimals) };
  const found = analysis.standing(textOf(name, ["单位名称", "name"]), labels, figures, options);
  return [[analysis.standingWords(found)]];
}

/**
 * 赶上一位：增速要升一位，还须增加多少（与本期数同单位） | Next place: how much more is needed to move up one place by growth
 * @customfunction NEXTPLACE NEXTPLACE
 * @param own 本单位本期数 | Own current figure
 * @param ownBase 本单位基期数 | Own base
 * @param growths 各单位增速，含本单位 | Growth of every unit, its own among them
 * @param [decimals] 公布增速的小数位，按百分数计 | Places of the percentage as published
 * @returns 还须增加的数额 | The extra amount
 */
export function nextPlace(own: any, ownBase: any, growths: any[][], decimals?: any): any[][] {
  const [[level, base]] = alike([firstOf(own), firstOf(ownBase)]);
  const field = growthField(cellsOf(growths));
  refusePercentages(field, analysis.growth(level, base));
  return one(analysis.nextPlace(level, base, field, decimalsOf(decimals)));
}

/**
 * 完成率：完成数÷目标数 | Completion: actual ÷ target
 * @customfunction COMPLETION COMPLETION
 * @param actual 完成数 | Actual figures
 * @param target 目标数 | Targets
 * @param [decimals] 百分数保留的小数位 | Places of the percentage
 * @returns 完成率 | The completion, as a ratio
 */
export function completion(actual: any[][], target: any[][], decimals?: any): any[][] {
  const rounding = decimalsOf(decimals);
  return each((done, goal) => analysis.completion(done, goal, rounding), amount(actual), amount(target));
}

/**
 * 与目标值差距：完成数－目标数，负数为落后；低优的反过来 | Gap to target: actual − target, negative is behind; the other way round where low is best
 * @customfunction TARGETGAP TARGETGAP
 * @param actual 完成数 | Actual figures
 * @param target 目标数 | Targets
 * @param [best] 高优（默认）或低优 | high (default) or low
 * @returns 差距，与目标同单位 | The gap, in the unit of the target
 */
export function targetGap(actual: any[][], target: any[][], best?: any): any[][] {
  const direction = bestOf(best);
  return each((done, goal) => analysis.targetGap(done, goal, direction), amount(actual), yardstick(target));
}

/**
 * 达到目标税收占比须变动的数额：总量不变增税、非税不变增税、税收不变减非税 | Amount that closes a gap in the tax share, three ways
 * @customfunction TAXTOTARGET TAXTOTARGET
 * @param tax 税收收入 | Tax revenue
 * @param total 财政总收入 | Total revenue
 * @param targetShare 目标占比，75%或0.75 | Target share: 75% or 0.75, never 75
 * @param [way] 总量不变（默认）、非税不变、税收不变 | totalFixed (default), nonTaxFixed or taxFixed
 * @returns 变动数额，与总收入同单位 | The amount, in the unit of total
 */
export function taxToTarget(tax: any[][], total: any[][], targetShare: any[][], way?: any): any[][] {
  const ways = { totalFixed: ["总量不变"], nonTaxFixed: ["非税不变"], taxFixed: ["税收不变"] };
  const fixed = wordOf<analysis.TaxWay>(way, ways, ["方式", "way"]);
  return each(
    (part, all, goal) => analysis.taxToTarget(part, all, goal, fixed),
    amount(tax),
    yardstick(total),
    shareOf(targetShare, ["目标占比", "targetShare"]),
  );
}

/**
 * 序时进度：截至月份÷12 | Pace: months gone ÷ 12
 * @customfunction PACE PACE
 * @param period 期间，如201708、2017年1-8月或日期；不要填2017.1 | Period, such as 201708 or a date; not 2017.1
 * @param [decimals] 百分数保留的小数位 | Places of the percentage
 * @returns 序时进度 | The pace, as a ratio
 */
export function pace(period: any, decimals?: any): any[][] {
  return one(analysis.pace(periodOf(period), decimalsOf(decimals)));
}

/**
 * 与序时进度差距：完成率－序时进度，负数为慢于 | Gap to pace: completion − pace, negative is behind
 * @customfunction PACEGAP PACEGAP
 * @param actual 累计完成数 | Figures to date
 * @param target 全年目标数 | Targets of the year
 * @param period 期间，如201708 | Period, such as 201708
 * @param [decimals] 百分点保留的小数位 | Places of the points
 * @returns 差距，-0.021即慢2.1个百分点 | The gap; −0.021 is 2.1 points behind
 */
export function paceGap(actual: any[][], target: any[][], period: any, decimals?: any): any[][] {
  const [month, rounding] = [periodOf(period), decimalsOf(decimals)];
  return each((done, goal) => analysis.paceGap(done, goal, month, rounding), amount(actual), amount(target));
}

/**
 * 后几个月月均须完成数 | What each remaining month must bring to reach the target
 * @customfunction REQUIREDMONTHLY REQUIREDMONTHLY
 * @param actual 累计完成数 | Figures to date
 * @param target 全年目标数 | Targets of the year
 * @param period 期间，如201708 | Period, such as 201708
 * @returns 月均须完成数，与目标同单位 | Amount per month, in the unit of the target
 */
export function requiredMonthly(actual: any[][], target: any[][], period: any): any[][] {
  const month = periodOf(period);
  return each((done, goal) => analysis.requiredMonthly(done, goal, month), amount(actual), yardstick(target));
}

/**
 * 后几个月须达到的同比增速 | Growth that the remaining months need over the same months of last year
 * @customfunction REQUIREDGROWTH REQUIREDGROWTH
 * @param actual 累计完成数 | Figures to date
 * @param lastYearToDate 上年同期累计数 | Last year, to the same month
 * @param lastYear 上年全年数 | Last year, whole
 * @param target 全年目标数 | Targets of the year
 * @param period 期间，如201708 | Period, such as 201708
 * @returns 须达到的增速 | The growth needed
 */
export function requiredGrowth(
  actual: any[][],
  lastYearToDate: any[][],
  lastYear: any[][],
  target: any[][],
  period: any,
): any[][] {
  const month = periodOf(period);
  return each(
    (done, doneBefore, before, goal) => analysis.requiredGrowth(done, doneBefore, before, goal, month),
    amount(actual),
    amount(lastYearToDate),
    amount(lastYear),
    amount(target),
  );
}

/**
 * 全年预计：按上年各月进度推算 | Year-end estimate on last year's own profile
 * @customfunction PROJECTION PROJECTION
 * @param actual 累计完成数 | Figures to date
 * @param lastYearToDate 上年同期累计数 | Last year, to the same month
 * @param lastYear 上年全年数 | Last year, whole
 * @returns 全年预计数，与累计完成数同单位 | The estimate, in the unit of actual
 */
export function projection(actual: any[][], lastYearToDate: any[][], lastYear: any[][]): any[][] {
  return each(
    (done, doneBefore, before) => analysis.projection(done, doneBefore, before),
    yardstick(actual),
    amount(lastYearToDate),
    amount(lastYear),
  );
}

/**
 * 小康得分：实现程度×权重，实现程度在0到1之间 | Score: achievement × weight, the achievement kept between 0 and 1
 * @customfunction SCORE SCORE
 * @param actual 实际值 | Actual figures
 * @param target 目标值 | Targets
 * @param weight 权重 | Weights
 * @param [kind] 正指标（默认）或逆指标 | positive (default) or negative
 * @param [decimals] 得分保留的小数位 | Places of the score
 * @returns 得分 | The score
 */
export function score(actual: any[][], target: any[][], weight: any[][], kind?: any, decimals?: any): any[][] {
  const kinds = { positive: ["正指标"], negative: ["逆指标"] };
  const options = { kind: wordOf(kind, kinds, ["类型", "kind"]), ...decimalsOf(decimals) };
  return each(
    (done, goal, full) => analysis.score(done, goal, full, options),
    amount(actual),
    amount(target),
    plainNumber(weight, ["权重", "weight"]),
  );
}

/**
 * 修约：按数的十进制值一次修约，四舍五入或四舍六入五成双 | Rounding, once and exactly, of the decimal: half up or half even
 * @customfunction ROUNDED ROUNDED
 * @param value 要修约的数 | Figures to round
 * @param decimals 保留的小数位，-3为到千位 | Places; −3 rounds to thousands
 * @param [rule] 四舍五入（默认）或五成双 | halfUp (default) or halfEven
 * @returns 修约后的数 | The rounded figures
 */
export function rounded(value: any[][], decimals: any, rule?: any): any[][] {
  const { decimals: places = 0 } = decimalsOf(decimals, -12);
  const rules = { halfUp: ["四舍五入"], halfEven: ["五成双", "四舍六入五成双"] };
  const mode = wordOf<analysis.RoundingRule>(rule, rules, ["规则", "rule"]);
  return each(
    (figure) => (analysis.isNumber(figure) ? analysis.rounded(figure, places, mode) : figure),
    yardstick(value),
  );
}

/**
 * 舍位平衡：换算单位并修约后，各分项之和仍等于合计 | Rounded parts, in another unit, that still add to the rounded total
 * @customfunction BALANCEDROUNDING BALANCEDROUNDING
 * @param parts 各分项 | The parts
 * @param unitDivisor 换算除数，万元到亿元为10000 | Divisor; 10000 from 万元 to 亿元
 * @param decimals 保留的小数位 | Places
 * @returns 舍位后的各分项 | The rounded parts
 */
export function balancedRounding(parts: any[][], unitDivisor: any, decimals: any): any[][] {
  const divisor = numberOf(unitDivisor, ["换算除数", "unitDivisor"]);
  const { decimals: places = 0 } = decimalsOf(decimals);
  const grid = gridOf(parts);
  const balanced = analysis.balancedRounding(oneField(cellsOf(parts)), divisor, places);
  let next = 0;
  return grid.map((row) => row.map(() => answerOf(balanced[next++] as analysis.Figure)));
}

/**
 * 增速核对：填报的增速与两个数是否相符：一致、舍入误差内、不一致 | Verdict on a printed growth rate: agrees, within rounding, disagrees
 * @customfunction VERDICT VERDICT
 * @param printed 填报的增速，0.032即3.2% | The printed rate; 0.032 is 3.2%
 * @param current 本期数 | Current figure
 * @param base 基期数 | Base
 * @param decimals 填报增速的小数位，按百分数计 | Places of the percentage as printed
 * @returns 核对结论 | The verdict, in words
 */
export function verdict(printed: any, current: any, base: any, decimals: any): any[][] {
  const { decimals: places = 1 } = decimalsOf(decimals);
  const [[now, then]] = asTheyStand([firstOf(current), firstOf(base)]);
  const judged = (rate: analysis.Figure) => analysis.verdict(rate, now, then, places);
  const rate = printedRate(firstOf(printed), (percentage) => judged(percentage).verdict);
  return [[analysis.verdictWords(judged(rate), spoken())]];
}

/**
 * 合计核对：合计与各分项之和是否相符，按各数的末位半个单位判断 | Verdict on a total, by half a unit in the last place of each figure
 * @customfunction SUMVERDICT SUMVERDICT
 * @param total 合计 | The total
 * @param parts 各分项 | The parts
 * @param [decimals] 各数的小数位 | Places of all figures
 * @returns 核对结论 | The verdict, in words
 */
export function sumVerdict(total: any, parts: any[][], decimals?: any): any[][] {
  const [[whole], figures] = asTheyStand([firstOf(total)], cellsOf(parts));
  const found = analysis.sumVerdict(whole, figures, decimalsOf(decimals).decimals);
  return [[analysis.verdictWords(found, spoken())]];
}

/**
 * 红黄蓝绿灯：逾期红，未达序时黄，七日内到期蓝，其余绿 | Light of a task: overdue red, behind pace yellow, due in seven days blue, else green
 * @customfunction LIGHT LIGHT
 * @param done 已完成数 | Done so far
 * @param target 任务数 | Target
 * @param start 开始日期 | Start
 * @param deadline 完成期限 | Deadline
 * @param asOf 截至日期 | As of
 * @returns 红、黄、蓝或绿 | The colour
 */
export function light(done: any, target: any, start: any, deadline: any, asOf: any): any[][] {
  const days = [
    dayOf(start, ["开始日期", "start"]),
    dayOf(deadline, ["完成期限", "deadline"]),
    dayOf(asOf, ["截至日期", "asOf"]),
  ] as const;
  const [[finished, goal]] = alike([firstOf(done), firstOf(target)]);
  const colour = analysis.light(finished, goal, ...days);
  return [[typeof colour === "string" ? analysis.labelWords("light", colour, spoken()) : answerOf(colour)]];
}

/**
 * 剩余天数：到期限的天数，负数为逾期；给出节假日表则按工作日计 | Days left to a deadline, negative when overdue; working days where holidays are given
 * @customfunction DAYSLEFT DAYSLEFT
 * @param deadline 完成期限 | Deadline
 * @param asOf 截至日期 | As of
 * @param [holidays] 节假日表，两列：日期、休或班 | Two columns: day, and 休 (off) or 班 (worked)
 * @returns 天数 | Days
 */
export function daysLeft(deadline: any, asOf: any, holidays?: any[][]): any[][] {
  const days = [dayOf(deadline, ["完成期限", "deadline"]), dayOf(asOf, ["截至日期", "asOf"])] as const;
  return one(analysis.daysLeft(...days, isGiven(holidays) ? holidaysOf(holidays) : undefined));
}

/**
 * 通报句子：指标的增速和位次写成一句 | One sentence of the bulletin: an indicator's growth and its place
 * @customfunction SENTENCE SENTENCE
 * @param indicator 指标名称，如财政总收入 | The indicator
 * @param period 期间，如201708或2017年1-8月 | Period
 * @param name 单位名称，如华容县 | The unit
 * @param names 全部单位名称 | All units
 * @param growths 各单位增速 | Growth of every unit
 * @param [decimals] 增速的小数位，默认1 | Places of the percentage, 1 by default
 * @returns 如：1—8月，华容县财政总收入同比增长3.2%，居第5位（倒数第二），仅高于临湘市。 | The sentence, in Chinese
 */
export function sentence(
  indicator: any,
  period: any,
  name: any,
  names: any[][],
  growths: any[][],
  decimals?: any,
): any[][] {
  const { labels, figures } = fieldOf(names, growths, growthField);
  const unit = textOf(name, ["单位名称", "name"]);
  const { decimals: places = 1 } = decimalsOf(decimals);
  const own = labels.findIndex((label) => analysis.nameKey(label) === analysis.nameKey(unit));
  const words = analysis.growthSentence({
    indicator: textOf(indicator, ["指标名称", "indicator"]),
    period: periodOf(period),
    name: unit,
    growth: figures[own] ?? analysis.absence("not in the field"),
    standing: analysis.standing(unit, labels, figures, { decimals: places + 2 }),
    decimals: places,
  });
  return [[words]];
}

/** Places cell by cell against one field. */
function placed(
  rank: typeof analysis.competitionRanks,
  own: unknown,
  all: unknown,
  best: unknown,
  decimals: unknown,
): (string | number | boolean)[][] {
  const options = { ...bestOf(best), ...decimalsOf(decimals) };
  const grid = gridOf(own);
  const [field, ranked] = alike(cellsOf(all), grid.flat());
  const places = rank(field, options, ranked);
  const width = grid[0]?.length ?? 1;
  return grid.map((_, r) => places.slice(r * width, (r + 1) * width).map(answerOf));
}
