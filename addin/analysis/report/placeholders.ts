import { absence, isNumber, type Absence, type Figure } from "../model/figure";
import type { Earlier, Facts } from "../model/facts";
import { exactDifference } from "../model/rounding";
import type { Standing } from "../model/standing";
import { askedFor } from "./asked";
import {
  averageWords,
  changeWords,
  comparedWith,
  driversWords,
  LAST_YEAR,
  noRateWords,
  placeChangeWords,
  pullWords,
  rateChangeWords,
  shareChangeWords,
  type Compared,
} from "./changeWords";
import { amount, growthWords, percent, points } from "./number";
import { namedPeriodWords, periodWords } from "./periodWords";
import { aheadOfWords, placeFromBottomWords, placeWords, reportedWords } from "./placeWords";
import { completionWords, paceOverYearWords, paceWords, requiredWords } from "./targetWords";

/** The filling of one placeholder of a template: its words, or the absence that leaves it open. */
interface Placeholder {
  /** The name of the fact, which stands behind the indicator's where it is missing. */
  readonly label: string;
  /** It names something, and tells no figure. */
  readonly isName?: true;
  /** The arguments that it takes: words, places of a rate, or names of indicators; none when left out. */
  readonly takes?: readonly string[] | "places" | "names";
  fill(facts: Facts, argument: string, asked: string): string | Absence;
}

const RATE_DECIMALS = 2;

const isShare = ({ indicator }: Facts): boolean => indicator.part !== undefined || indicator.unit === "%";

const filled = (figure: Figure, write: (value: number) => string): string | Absence =>
  isNumber(figure) ? write(figure) : figure;

/** Two figures that are told of together; the first one that is absent leaves both open. */
const both = (one: Figure, other: Figure, write: (one: number, other: number) => string): string | Absence =>
  isNumber(one) && isNumber(other) ? write(one, other) : isNumber(one) ? (other as Absence) : one;

const named = (name: string, reason: Absence): string | Absence => (name === "" ? reason : name);

const placesOf = (argument: string): number => (argument === "" ? RATE_DECIMALS : Number(argument));

/** Words about the place, by rate or by level (总量); where units are missing from the field, the denominator says so (law 4). */
const ranked = (words: (standing: Standing) => string): Omit<Placeholder, "label"> => ({
  takes: ["总量"],
  fill(facts, argument) {
    const standing = argument === "总量" ? facts.levelStanding : facts.standing;
    if ("absent" in standing) return standing;
    const reported = reportedWords(standing);
    return words(standing) + (reported === "" ? "" : `（${reported}）`);
  },
});

/** Words that compare with last month's report or with last year's. */
const comparedTo = (
  usual: "上年" | "上月",
  words: (facts: Facts, earlier: Earlier, compared: Compared) => string | Absence,
): Omit<Placeholder, "label"> => ({
  takes: ["上年", "上月"],
  fill: (facts, argument) =>
    (argument === "" ? usual : argument) === "上年"
      ? words(facts, facts.lastYear, LAST_YEAR)
      : words(facts, facts.lastMonth, comparedWith(facts.lastMonth.period, facts.period)),
});

const gap = (facts: Facts, value: number): string =>
  isShare(facts) ? points(value, facts.indicator.decimals) : amount(value, facts.unit);

/** The gap is actual − target, so on which side of it one is ahead, the indicator's better end says. */
function gapWords(facts: Facts): string | Absence {
  return filled(facts.targetGap, (value) => {
    if (value === 0) return "持平";
    const size = gap(facts, Math.abs(value));
    const low = facts.indicator.best === "low";
    if (low ? value > 0 : value < 0) return `相差${size}`;
    return `相比${low ? "低" : "超过"}${size}`;
  });
}

const rateOf = ({ indicator, share, growth }: Facts): Figure => (indicator.part === undefined ? growth : share);

/** The indicator itself among the parts of the total that the placeholder names. */
const partIn = ({ contributed, indicator }: Facts, asked: string) =>
  contributed[asked]?.parts.find((part) => part.indicator === indicator.name);

/** Placeholders of a clause's template, by the name between the braces. */
const PLACEHOLDERS: Readonly<Record<string, Placeholder>> = {
  期间: {
    label: "期间",
    isName: true,
    takes: ["通称", "不写"],
    fill: ({ period }, argument) =>
      argument === "不写" ? "" : argument === "通称" ? namedPeriodWords(period) : periodWords(period),
  },
  地区: { label: "地区", isName: true, fill: ({ region }) => named(region, absence("not reported")) },
  指标: { label: "名称", isName: true, fill: ({ indicator }) => named(indicator.name, absence("not reported")) },
  组: { label: "分组", isName: true, fill: ({ peers }) => named(peers.name, absence("not in the field")) },
  数值: {
    label: "",
    fill: (facts) =>
      filled(facts.level, (value) =>
        isShare(facts) ? percent(value, facts.indicator.decimals) : amount(value, facts.unit),
      ),
  },
  增减: { label: "增减额", fill: ({ change, unit }) => filled(change, (value) => changeWords(value, unit)) },
  增长: {
    label: "增长",
    takes: ["倍", "简"],
    fill: ({ growth, indicator }, argument) =>
      filled(growth, (value) =>
        growthWords(value, indicator.decimals, { times: argument === "倍", short: argument === "简" }),
      ),
  },
  增减情况: {
    label: "增长",
    takes: ["倍"],
    fill({ growth, indicator, level, change, unit }, argument) {
      if (isNumber(growth)) return growthWords(growth, indicator.decimals, { times: argument === "倍" });
      return noRateWords(growth.absent, level, change, unit) ?? growth;
    },
  },
  增速: {
    label: "增速",
    fill: ({ growth, indicator }) => filled(growth, (value) => percent(value, indicator.decimals)),
  },
  增速变化: {
    label: "增速变化",
    ...comparedTo("上月", ({ growth, indicator }, { rate }, compared) =>
      both(growth, rate, (now, before) => rateChangeWords(now, before, indicator.decimals, compared)),
    ),
  },
  比重: { label: "", fill: ({ share, indicator }) => filled(share, (value) => percent(value, indicator.decimals)) },
  比重变化: {
    label: "比重变化",
    ...comparedTo("上年", ({ share, indicator }, { rate }, compared) =>
      both(share, rate, (now, before) => shareChangeWords(now, before, indicator.decimals, compared)),
    ),
  },
  与平均: {
    label: "平均水平",
    fill: (facts) =>
      both(rateOf(facts), facts.average, (own, average) =>
        averageWords(own, average, facts.peers.whole ?? "", facts.indicator.decimals),
      ),
  },
  位次: { label: "位次", ...ranked(placeWords) },
  倒数位次: { label: "位次", ...ranked(placeFromBottomWords) },
  高于: { label: "位次", ...ranked(aheadOfWords) },
  名次: { label: "位次", ...ranked(({ place, tied }) => `${tied > 0 ? "并列" : ""}${place}`) },
  位次变化: {
    label: "位次变化",
    ...comparedTo("上月", ({ standing }, earlier, compared) => placeChangeWords(standing, earlier.standing, compared)),
  },
  目标类别: { label: "目标", isName: true, fill: ({ targetFamily }) => named(targetFamily, absence("no target")) },
  目标值: {
    label: "目标",
    fill: (facts) =>
      filled(facts.target, (value) =>
        isShare(facts) ? percent(value, facts.indicator.decimals) : amount(value, facts.unit),
      ),
  },
  目标差距: { label: "目标差距", fill: gapWords },
  完成率: {
    label: "完成率",
    takes: "places",
    fill: ({ completion }, argument) => filled(completion, (value) => percent(value, placesOf(argument))),
  },
  完成情况: {
    label: "完成率",
    takes: "places",
    fill: ({ completion }, argument) => filled(completion, (value) => completionWords(value, placesOf(argument))),
  },
  序时进度: {
    label: "序时进度",
    takes: "places",
    fill: ({ paceGap }, argument) => filled(paceGap, (value) => paceWords(value, placesOf(argument))),
  },
  同期进度: {
    label: "上年同期进度",
    takes: "places",
    fill: ({ completion, lastYear }, argument) =>
      both(completion, lastYear.completion, (now, before) =>
        paceOverYearWords(exactDifference(now, before), placesOf(argument)),
      ),
  },
  月均需完成: {
    label: "月均需完成数",
    fill: ({ requiredMonthly, period, unit }) => filled(requiredMonthly, (value) => requiredWords(value, period, unit)),
  },
  原因: { label: "原因", isName: true, fill: ({ cause }) => named(cause, absence("not reported")) },
  措施: { label: "措施", isName: true, fill: ({ action }) => named(action, absence("not reported")) },
  比年初: {
    label: "比年初增减",
    fill: ({ sinceYearStart, unit }) =>
      filled(sinceYearStart, (value) =>
        value === 0 ? "持平" : `${value > 0 ? "增加" : "减少"}${amount(Math.abs(value), unit)}`,
      ),
  },
  拉动: {
    label: "拉动",
    takes: "names",
    fill: (facts, _, asked) =>
      filled(partIn(facts, asked)?.contribution ?? absence("not reported"), (value) =>
        pullWords(value, facts.contributed[asked]?.total ?? "", facts.indicator.decimals),
      ),
  },
  拉动幅度: {
    label: "拉动",
    takes: "names",
    fill: (facts, _, asked) =>
      filled(partIn(facts, asked)?.contribution ?? absence("not reported"), (value) =>
        points(value, facts.indicator.decimals),
      ),
  },
  贡献率: {
    label: "贡献率",
    takes: "names",
    fill: (facts, _, asked) =>
      filled(partIn(facts, asked)?.rate ?? absence("not reported"), (value) => percent(value, 1)),
  },
  动因: {
    label: "增长动因",
    takes: "names",
    fill(facts, _, asked) {
      const found = facts.contributed[asked];
      return found ? driversWords(found, facts.indicator.decimals) : absence("not reported");
    },
  },
};

/** The placeholder between a template's braces, where there is one of that name that takes the argument. */
export function placeholderOf(asked: string): Placeholder | undefined {
  const { placeholder, argument, names } = askedFor(asked);
  const found = Object.hasOwn(PLACEHOLDERS, placeholder) ? PLACEHOLDERS[placeholder] : undefined;
  if (!found) return undefined;
  const { takes = [] } = found;
  if (takes === "names") return names.length > 0 ? found : undefined;
  if (argument === "") return found;
  return (takes === "places" ? /^[0-6]$/.test(argument) : takes.includes(argument)) ? found : undefined;
}

/** The words of one fact, or the reason that it has none; "not applicable" where the placeholder is none of ours. */
export function wordsOfFact(facts: Facts, asked: string): string | Absence {
  return placeholderOf(asked)?.fill(facts, askedFor(asked).argument, asked) ?? absence("not applicable");
}
