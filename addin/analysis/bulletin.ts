import { partsOf } from "./board";
import { driversOf } from "./drivers";
import type { Contributed, Earlier, Facts } from "./model/facts";
import { amountFigure, exactly } from "./model/exact";
import { absence, type Figure } from "./model/figure";
import type { Clause, Dictionary, Indicator, Names } from "./model/indicator";
import { changeOf, growthOf, levelOf, shareOf, type IndicatorAt } from "./indicators/ofLedger";
import { latestPeriod, type Ledger } from "./model/ledger";
import { monthBefore, periodKey, yearBefore, type Period, type YearMonth } from "./model/period";
import { subtract } from "./model/rational";
import { askedOf } from "./report/asked";
import { bulletinSentences, type Sentence } from "./report/sentence";
import { lags } from "./standing/lagging";
import { targetIn, targetOf } from "./standing/ofTarget";
import { standing } from "./standing/league";
import { completion, paceGap, requiredMonthly, targetGap } from "./standing/target";

export interface BulletinInput {
  readonly ledger: Ledger;
  readonly names: Names;
  readonly region: string;
  /** The latest of each indicator when left out; each is taken at the span that it is reported with. */
  readonly period?: YearMonth;
}

/** The outlines that ship, each the chapters (章) that clauses belong to: the bulletin's, and the analyst's. */
export const OUTLINES = {
  通报: ["稳中有为", "稳中有进", "稳中有忧"],
  分析: ["总体情况", "分级次", "分结构", "分部门", "与六县比", "存在的问题", "下步建议"],
} as const;

/** Chapters in which an indicator is spoken of where it lags alone. */
const OF_LAGGARDS: ReadonlySet<string> = new Set(["存在的问题", "下步建议"]);

/**
 * The clauses of chapters (章), and of the bulletin's the ones too that name no chapter.
 *
 * @example
 * clausesOf(sample.names.dictionary, ["总体情况"]) // => []
 */
export const clausesOf = (
  { clauses }: Pick<Dictionary, "clauses">,
  chapters: readonly string[] = OUTLINES.通报,
): readonly Clause[] =>
  clauses.filter(({ chapters: own = [] }) =>
    own.length === 0 ? chapters === OUTLINES.通报 : own.some((chapter) => chapters.includes(chapter)),
  );

/**
 * The bulletin's sentences for one region (通报), worded by the dictionary's clauses.
 *
 * @param chapters the clauses of these chapters (章) alone; those of the bulletin's outline when left out
 *
 * @example
 * bulletin({ ...sample, region: "华容县" }).map(({ text }) => text) // => ["1—8月，华容县财政总收入6.53亿元，同比增长3.2%。"]
 */
export function bulletin(input: BulletinInput, chapters?: readonly string[]): Sentence[] {
  const { names } = input;
  const ofLaggards = chapters?.every((chapter) => OF_LAGGARDS.has(chapter)) ?? false;
  const clauses = clausesOf(names.dictionary, chapters).flatMap((clause) => {
    const indicator = names.indicator(clause.indicator);
    const facts = indicator && factsOf(input, indicator, clause.family, clause.template);
    return facts && (!ofLaggards || lags(facts)) ? [{ clause, facts }] : [];
  });
  return bulletinSentences(clauses);
}

/**
 * Everything that may be said of one indicator of one region; undefined where the ledger has nothing of it.
 *
 * @param template words with the placeholders that are to be filled: those that name other indicators ask for them
 *
 * @example
 * factsOf({ ...sample, region: "华容县" }, plainIndicator("财政总收入"))?.growth // => 0.032
 */
export function factsOf(input: BulletinInput, indicator: Indicator, family = "", template = ""): Facts | undefined {
  const { ledger, names, period: at } = input;
  const parts = partsOf(names, ledger, indicator);
  const latest = latestPeriod(ledger, indicator.name) ?? latestPeriod(ledger, parts?.part.name ?? indicator.name);
  if (latest === null) return undefined;
  const region = names.region(input.region)?.name ?? input.region;
  const period = at ? { ...latest, year: at.year, month: at.month } : latest;
  const subject = { region, indicator, period };
  const { peers } = names.dictionary;
  const rateAt = (name: string, when: Period): Figure => {
    const of = { region: name, indicator, period: when };
    return parts ? shareOf(ledger, of, parts) : growthOf(ledger, of);
  };
  const standingAt = (when: Period): Facts["standing"] =>
    standing(
      region,
      peers.members,
      peers.members.map((name) => rateAt(name, when)),
      { best: indicator.best },
    );
  const goalAt = (when: Period, unit: string) => {
    const target = targetOf(names, indicator, region, when, family);
    return { goal: targetIn(target, parts ? "%" : unit), family: target?.family ?? family };
  };
  const earlier = (when: Period): Earlier => {
    const { figure, unit } = levelOf(ledger, { ...subject, period: when });
    const done = completion(figure, goalAt(when, unit).goal);
    return { period: when, rate: rateAt(region, when), standing: standingAt(when), completion: done };
  };
  const { figure: level, unit } = levelOf(ledger, subject);
  const { current, base } = changeOf(ledger, { ...subject, indicator: { ...indicator, unit } });
  const { goal, family: targetFamily } = goalAt(period, unit);
  const share = parts ? rateAt(region, period) : absence("not applicable");
  const query = { indicator: indicator.name, region, period, measure: "change", against: "yearStart" } as const;
  return {
    region,
    peers,
    indicator,
    period,
    level,
    unit,
    change: amountFigure(exactly([current, base], subtract)),
    growth: growthOf(ledger, subject),
    share,
    average: peers.whole === undefined ? absence("not applicable") : rateAt(peers.whole, period),
    lastMonth: earlier(monthBefore(period)),
    lastYear: earlier(yearBefore(period)),
    sinceYearStart: ledger.find(query)[0]?.figure ?? absence("not reported"),
    completion: completion(level, goal),
    paceGap: paceGap(level, goal, period),
    requiredMonthly: requiredMonthly(level, goal, period),
    standing: standingAt(period),
    levelStanding: standing(
      region,
      peers.members,
      peers.members.map((name) => levelOf(ledger, { ...subject, region: name }).figure),
      { best: indicator.best },
    ),
    target: goal,
    targetGap: targetGap(parts ? share : level, goal),
    targetFamily,
    cause: saidOf(names, subject, "原因"),
    action: saidOf(names, subject, "措施"),
    contributed: contributedOf(input, indicator, period, template),
  };
}

/** The words of the sheet 说明 on why an indicator lags (原因) or what is done (措施), without their full stop. */
function saidOf(
  { dictionary, indicator: called }: Names,
  { region, indicator, period }: IndicatorAt,
  rule: string,
): string {
  const found = dictionary.explanations.find(
    (one) =>
      one.rule === rule &&
      called(one.indicator)?.name === indicator.name &&
      (one.region === "" || one.region === region) &&
      (one.period === "" || one.period === periodKey(period)),
  );
  return found?.text.replace(/(?<![。.；;\s])[。.；;\s]+$/u, "") ?? "";
}

/** The words of totals and their parts that the clause asks for: {拉动:总量} of the indicator itself, beside other parts where they are named, {动因:各部分} of the parts named. */
function contributedOf(
  input: BulletinInput,
  { name, decimals }: Indicator,
  period: Period,
  template: string,
): Facts["contributed"] {
  const found = askedOf(template).flatMap(({ asked, placeholder, names }): [string, Contributed][] => {
    if (names.length === 0) return [];
    const [first = name, ...others] = names;
    const [total, parts] = placeholder === "动因" ? [name, names] : [first, others.length > 0 ? others : [name]];
    const drivers = driversOf({ ...input, period }, total, parts, { decimals });
    return drivers ? [[asked, { unit: drivers.unit, total: drivers.total.indicator, parts: drivers.parts }]] : [];
  });
  return Object.fromEntries(found);
}
