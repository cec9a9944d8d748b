import { absence, isNumber, type Absence, type Figure } from "../model/figure";
import type { Facts } from "../model/facts";
import type { Standing } from "../model/standing";
import { amount, growthWords, percent, points } from "./number";
import { periodWords } from "./periodWords";
import { aheadOfWords, placeFromBottomWords, placeWords, reportedWords } from "./placeWords";

/** The filling of one placeholder of a template: its words, or the absence that leaves it open. */
interface Placeholder {
  /** The name of the fact, which stands behind the indicator's where it is missing. */
  readonly label: string;
  fill(facts: Facts): string | Absence;
}

const RATE_DECIMALS = 2;

const isShare = ({ indicator }: Facts): boolean => indicator.part !== undefined || indicator.unit === "%";

const filled = (figure: Figure, write: (value: number) => string): string | Absence =>
  isNumber(figure) ? write(figure) : figure;

const named = (name: string, reason: Absence): string | Absence => (name === "" ? reason : name);

/** Words about the place; where units are missing from the field, the denominator says so (law 4). */
const ranked =
  (words: (standing: Standing) => string) =>
  ({ standing }: Facts): string | Absence => {
    if ("absent" in standing) return standing;
    const reported = reportedWords(standing);
    return words(standing) + (reported === "" ? "" : `（${reported}）`);
  };

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

/** Placeholders of a clause's template, by the name between the braces. */
export const PLACEHOLDERS: Readonly<Record<string, Placeholder>> = {
  期间: { label: "期间", fill: ({ period }) => periodWords(period) },
  地区: { label: "地区", fill: ({ region }) => named(region, absence("not reported")) },
  指标: { label: "名称", fill: ({ indicator }) => named(indicator.name, absence("not reported")) },
  组: { label: "分组", fill: ({ peers }) => named(peers.name, absence("not in the field")) },
  数值: {
    label: "",
    fill: (facts) =>
      filled(facts.level, (value) =>
        isShare(facts) ? percent(value, facts.indicator.decimals) : amount(value, facts.unit),
      ),
  },
  增长: {
    label: "增长",
    fill: ({ growth, indicator }) => filled(growth, (value) => growthWords(value, indicator.decimals)),
  },
  增速: {
    label: "增速",
    fill: ({ growth, indicator }) => filled(growth, (value) => percent(value, indicator.decimals)),
  },
  比重: { label: "", fill: ({ share, indicator }) => filled(share, (value) => percent(value, indicator.decimals)) },
  位次: { label: "位次", fill: ranked(placeWords) },
  倒数位次: { label: "位次", fill: ranked(placeFromBottomWords) },
  高于: { label: "位次", fill: ranked(aheadOfWords) },
  目标类别: { label: "目标", fill: ({ targetFamily }) => named(targetFamily, absence("no target")) },
  目标差距: { label: "目标差距", fill: gapWords },
  完成率: { label: "完成率", fill: ({ completion }) => filled(completion, (value) => percent(value, RATE_DECIMALS)) },
  比年初: {
    label: "比年初增减",
    fill: ({ sinceYearStart, unit }) =>
      filled(sinceYearStart, (value) =>
        value === 0 ? "持平" : `${value > 0 ? "增加" : "减少"}${amount(Math.abs(value), unit)}`,
      ),
  },
};
