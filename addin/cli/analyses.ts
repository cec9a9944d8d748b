import {
  amount,
  driversOf,
  inLanguage,
  ofLastYear,
  percent,
  periodKey,
  periodWords,
  points,
  prospectOf,
  shareCaseOf,
  workedAmount,
  type Figure,
  type Language,
  type Period,
  type RegionInput,
} from "../analysis";
import { monthOf, noFigures, askedRegion } from "./month";
import { WrongCall, type Answer, type Command, type Options } from "./options";
import { columns } from "./print";

type Label = readonly [zh: string, en: string];

/** One indicator of one region, looked into: what the notebooks work out, by the same functions. */
function analysis<Found extends { readonly period: Period }>(
  look: (input: RegionInput, indicator: string, options: Options) => Found | undefined,
  words: (found: Found, options: Options) => string,
): Command {
  return async (options, report): Promise<Answer> => {
    const { indicator, period } = options;
    if (indicator === undefined)
      throw new WrongCall("需要 --indicator 指标名称。", "Name the indicator: --indicator NAME.");
    const { month, failures } = await monthOf(options, report);
    const { ledger, names } = month;
    const region = askedRegion(options, month);
    const at = period === undefined ? {} : { period: { year: period.year, month: period.month } };
    const found = look({ ledger, names, region, ...at }, indicator, options);
    if (!found) throw noFigures(indicator);
    const when =
      options.lang === "en" ? ` ${periodKey(found.period)}` : `（${periodWords(found.period, { year: true })}）`;
    const title = `${region}${inLanguage(options.lang)("", " ")}${indicator}${when}`;
    return { json: found, text: `${title}\n${words(found, options)}`, status: failures > 0 ? 2 : 0 };
  };
}

const lines = (rows: readonly (readonly [label: Label, words: string])[], lang: Language): string =>
  columns(
    ["", ""],
    rows.map(([label, words]) => [inLanguage(lang)(...label), words]),
    [1],
  ).trimStart();

/** Places of a contribution and its rate where the call names none, and of a growth. */
const PLACES = 1;

/** drivers FILE…: what drove the growth of a total. */
export const drivers = analysis(
  (input, indicator, { parts = [], decimals = PLACES }) => driversOf(input, indicator, parts, { decimals }),
  ({ total, parts, unit }, { lang, decimals = PLACES }) =>
    columns(
      lang === "en"
        ? ["indicator", "now", "before", "growth", "contribution", "rate"]
        : ["项目", "本期", "上年同期", "增速", "拉动", "贡献率"],
      [total, ...parts].map(({ indicator, current, base, growth, contribution, rate }) => [
        indicator,
        amount(current, unit),
        amount(base, unit),
        percent(growth, PLACES),
        points(contribution, decimals, lang),
        percent(rate, decimals),
      ]),
      [1, 2, 3, 4, 5],
    ),
);

/** share FILE…: why a share moved, and what closes the gap to its target. */
export const share = analysis(
  (input, indicator) => shareCaseOf(input, indicator),
  ({ before, now, change, byPart, byRest, target, gap, ways, unit }, { lang }) => {
    const moved = (figure: Figure) => points(figure, undefined, lang);
    return lines(
      [
        [["上年同期", "before"], percent(before)],
        [["本期", "now"], percent(now)],
        [["变动", "change"], moved(change)],
        [["其中：分子增长带来", "by the part's growth"], moved(byPart)],
        [["　　　其余部分增长带来", "by the rest's growth"], moved(byRest)],
        [["目标", "target"], percent(target)],
        [["与目标相差", "gap"], moved(gap)],
        [["总量不变需换", "total fixed"], workedAmount(ways.totalFixed, unit)],
        [["其余不变需增", "rest fixed"], workedAmount(ways.nonTaxFixed, unit)],
        [["分子不变其余需变", "part fixed"], workedAmount(ways.taxFixed, unit)],
      ],
      lang,
    );
  },
);

/** outlook FILE…: pace, and where the year may end. */
export const outlook = analysis(
  (input, indicator) => prospectOf(input, indicator),
  (found, { lang }) => {
    const needsYear = (words: string) => ofLastYear(found.lastYear, words, lang);
    return lines(
      [
        [["目标", "target"], amount(found.target, found.unit)],
        [["完成率", "completion"], percent(found.completion, 2)],
        [["与序时进度相差", "pace gap"], points(found.paceGap, 2, lang)],
        [["月均需完成", "required a month"], workedAmount(found.requiredMonthly, found.unit)],
        [["后期需增长", "required growth"], needsYear(percent(found.requiredGrowth, 1))],
        [["按上年进度推算", "projection"], needsYear(workedAmount(found.projection, found.unit))],
        [["全年预计", "expected"], needsYear(workedAmount(found.expected, found.unit))],
        [["八成区间下限", "low, 80%"], needsYear(workedAmount(found.low, found.unit))],
        [["八成区间上限", "high, 80%"], needsYear(workedAmount(found.high, found.unit))],
        [["达标概率", "probability"], needsYear(percent(found.probability, 1))],
      ],
      lang,
    );
  },
);
