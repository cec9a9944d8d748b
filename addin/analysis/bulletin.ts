import { partsOf } from "./board";
import type { Facts } from "./model/facts";
import { absence, type Figure } from "./model/figure";
import type { Indicator, Names, Target } from "./model/indicator";
import { growthOf, levelOf, shareOf } from "./indicators/ofLedger";
import { latestPeriod, type Ledger } from "./model/ledger";
import type { Period, YearMonth } from "./model/period";
import { bulletinSentences, type Sentence } from "./report/sentence";
import { standing } from "./standing/league";
import { completion, paceGap, targetGap } from "./standing/target";
import { inUnit } from "./model/unit";

export interface BulletinInput {
  readonly ledger: Ledger;
  readonly names: Names;
  readonly region: string;
  /** The latest of each indicator when left out; each is taken at the span that it is reported with. */
  readonly period?: YearMonth;
}

/**
 * The bulletin's sentences for one region (通报), worded by the dictionary's clauses.
 *
 * @example
 * bulletin({ ...sample, region: "华容县" }).map(({ text }) => text) // => ["1—8月，华容县财政总收入6.53亿元，同比增长3.2%。"]
 */
export function bulletin(input: BulletinInput): Sentence[] {
  const { names } = input;
  const clauses = names.dictionary.clauses.flatMap((clause) => {
    const indicator = names.indicator(clause.indicator);
    const facts = indicator && factsOf(input, indicator, clause.family);
    return facts ? [{ clause, facts }] : [];
  });
  return bulletinSentences(clauses);
}

/**
 * Everything that may be said of one indicator of one region; undefined where the ledger has nothing of it.
 *
 * @example
 * factsOf({ ...sample, region: "华容县" }, plainIndicator("财政总收入"))?.growth // => 0.032
 */
export function factsOf(
  { ledger, names, region: asked, period: at }: BulletinInput,
  indicator: Indicator,
  family = "",
): Facts | undefined {
  const parts = partsOf(names, ledger, indicator);
  const latest = latestPeriod(ledger, indicator.name) ?? latestPeriod(ledger, parts?.part.name ?? indicator.name);
  if (latest === null) return undefined;
  const region = names.region(asked)?.name ?? asked;
  const period = at ? { ...at, span: latest.span } : latest;
  const subject = { region, indicator, period };
  const { figure: level, unit } = levelOf(ledger, subject);
  const rate = (name: string): Figure =>
    parts ? shareOf(ledger, { ...subject, region: name }, parts) : growthOf(ledger, { ...subject, region: name });
  const { peers } = names.dictionary;
  const target = targetOf(names, indicator, region, period, family);
  const goal: Figure = targetIn(target, parts ? "%" : unit);
  const share = parts ? rate(region) : absence("not applicable");
  const sinceStart = ledger.find({
    indicator: indicator.name,
    region,
    period,
    measure: "change",
    against: "yearStart",
  })[0];
  return {
    region,
    peers,
    indicator,
    period,
    level,
    unit,
    growth: growthOf(ledger, subject),
    share,
    sinceYearStart: sinceStart?.figure ?? absence("not reported"),
    completion: completion(level, goal),
    paceGap: paceGap(level, goal, period),
    standing: standing(region, peers.members, peers.members.map(rate), { best: indicator.best }),
    target: goal,
    targetGap: targetGap(parts ? share : level, goal),
    targetFamily: target?.family ?? family,
  };
}

/** A target in the unit of the figure that it is for; "no target" where there is none. */
export const targetIn = (target: Target | undefined, unit: string): Figure =>
  target ? inUnit(target.value, target.unit === "" ? unit : target.unit, unit) : absence("no target");

/** The target of a year that holds for the region; of one family, or the first of any. */
export function targetOf(
  { dictionary, indicator: called }: Names,
  { name }: Indicator,
  region: string,
  { year }: Period,
  family: string,
): Target | undefined {
  return dictionary.targets.find(
    (target) =>
      called(target.indicator)?.name === name &&
      target.year === year &&
      (target.region === "" || target.region === region) &&
      (family === "" || target.family === family),
  );
}
