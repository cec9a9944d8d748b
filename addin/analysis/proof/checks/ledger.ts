// Statements against the ledger (与台账核对): levels, growth, shares, gaps to targets.
import { baseOf, growthOf, levelOf, shareOf } from "../../indicators/ofLedger";
import { rangeOf } from "../../indicators/verdict";
import { knownOf } from "../../intake/words/known";
import { decimalNumber, rounded } from "../../model/rounding";
import { decimalOf, decimalToNumber } from "../../model/decimal";
import { isNumber } from "../../model/figure";
import type { Indicator, Names } from "../../model/indicator";
import type { Ledger } from "../../model/ledger";
import { samePeriod, type Period } from "../../model/period";
import type { ProofItem } from "../../model/proof";
import { convert } from "../../model/unit";
import { greatest } from "../../model/lists";
import { itemOf, meet, valueOf } from "../item";
import { isAmount, unitIn } from "../quantity";
import type { TextRead } from "../read";
import type { Statement, StatedPeriod } from "../statement";

export interface LedgerKnown {
  readonly ledger: Ledger;
  readonly names: Names;
  /** The region that a text is about where it names none. */
  readonly region: string;
}

/** The statements that the ledger has a figure for, held against it. */
export function ledgerItems({ statements, key }: TextRead, at: LedgerKnown): ProofItem[] {
  const levels = statements.filter(({ measure }) => measure === "level").map(({ subject }) => key(subject));
  // Where a text has the indicator by its own name too, what an alias names there is something else.
  const isOther = (subject: string): boolean => {
    const own = at.names.indicator(subject)?.name;
    return own !== undefined && own !== subject && levels.includes(own);
  };
  return statements.flatMap((one): ProofItem[] => {
    if (one.isListed || one.isComparable || one.quantity.isNoFigure || one.quantity.inBrackets) return [];
    const subject = key(one.subject);
    const item = isOther(subject) ? undefined : ledgerItem(one, subject, at);
    return item ? [item] : [];
  });
}

interface Expected {
  readonly figure: number;
  readonly unit: string;
}

function ledgerItem(one: Statement, subject: string, at: LedgerKnown): ProofItem | undefined {
  const about = aboutOf(subject, one, at);
  const item = about && itemAbout(one, about, at);
  if (!about || item?.verdict !== "disagree" || !isAnotherName(subject, about.indicator)) return item;
  // 一般公共预算收入 alone may be the local part of it, whatever it is an alias of.
  const others = at.names.dictionary.indicators.filter(
    (other) => other !== about.indicator && holdsName(other, subject),
  );
  const fitting = others
    .map((indicator) => itemAbout(one, { ...about, indicator }, at))
    .find((other) => other?.verdict === "agree");
  return fitting ?? { ...item, cause: "basis", expected: null };
}

/** True of an alias that is no shorter or longer form of the name: it may be the name of something else. */
const isAnotherName = (subject: string, { name, aliases }: Indicator): boolean =>
  aliases.some((alias) => subject.endsWith(alias) && !name.includes(alias) && !alias.includes(name)) &&
  !subject.includes(name);

const holdsName = ({ name, aliases }: Indicator, words: string): boolean =>
  [name, ...aliases].some((spelling) => spelling.includes(words));

function itemAbout(
  one: Statement,
  { indicator, region }: { readonly indicator: Indicator; readonly region: string },
  at: LedgerKnown,
): ProofItem | undefined {
  const period = periodOf(one.period, indicator, region, at.ledger);
  if (!period) return undefined;
  const expected = expectedOf(one, { indicator, region, period }, at);
  if (!expected) return undefined;
  const { printed, range } = valueOf(one.quantity, one.sign);
  const exact = decimalOf(decimalNumber(expected.figure));
  const isSame = rounded(expected.figure, printed.places) === decimalToNumber(printed);
  const verdict = isSame
    ? "agree"
    : meet(rangeOf(exact), range) && one.quantity.roughly !== null
      ? "agree"
      : "disagree";
  return itemOf(one, "ledger", verdict, {
    expected: {
      figure: rounded(expected.figure, printed.places),
      unit: expected.unit,
      places: one.quantity.printed.places,
      moves: one.measure === "growth",
    },
    working: [
      `${region} ${indicator.name} ${period.year}-${period.month}: `,
      { figure: expected.figure, unit: expected.unit, places: Math.max(one.quantity.printed.places, 2) },
    ],
  });
}

/** The indicator that a subject names in full, and its region; words beside them make it another thing. */
export function aboutOf(
  subject: string,
  one: Statement,
  { names, region: home }: LedgerKnown,
): { indicator: Indicator; region: string } | undefined {
  const known = knownOf(names);
  const words = one.measure === "share" && one.whole !== "" ? `${subject}占${one.whole}比重` : subject;
  const { names: regions, rest } = known.regionsIn(words);
  const found = known.indicatorsIn(rest);
  const [name, ...more] = found.names;
  const indicator = name === undefined ? undefined : names.indicator(name);
  if (regions.length === 0 && !isOfHome(one.subject, home)) return undefined;
  const isNamed = more.length === 0 && found.rest.replace(/[全我本][省市州县区]|的/g, "") === "" && regions.length <= 1;
  const region = regions[0] ?? home;
  if (indicator && isNamed && (one.measure !== "share" || indicator.part !== undefined)) return { indicator, region };
  if (one.measure !== "share") return undefined;
  return shareNamed(indicator && isNamed ? indicator.name : subject, one.whole, names, region);
}

/** False of words that name a scope which is not the home's: 全市 where the home is a county. */
function isOfHome(subject: string, home: string): boolean {
  const [, said] = /^[全我本]([国省市州县区镇乡])/.exec(subject) ?? [];
  return said === undefined || !/[省市州县区]$/.test(home) || home.endsWith(said);
}

/** The share that the dictionary has of a part and a whole: 税收 in 财政总收入 is 税收占比. */
function shareNamed(
  part: string,
  whole: string,
  names: Names,
  region: string,
): { indicator: Indicator; region: string } | undefined {
  const [own, all] = [names.indicator(part)?.name, names.indicator(whole)?.name];
  const shares = names.dictionary.indicators.filter((one) => one.part !== undefined && one.part === own);
  // 税收占比 leaves out its whole: the one share that there is of it.
  const indicator = whole === "" && shares.length === 1 ? shares[0] : shares.find((one) => one.whole === all);
  return indicator && region !== "" ? { indicator, region } : undefined;
}

/** The period of a statement in the ledger; a year that the text leaves out is the last that the ledger has of that month. */
export function periodOf(
  stated: StatedPeriod | null,
  indicator: Indicator,
  region: string,
  ledger: Ledger,
): Period | undefined {
  if (!stated) return undefined;
  const names = [indicator.name, indicator.part ?? "", indicator.whole ?? ""];
  const periods = ledger.observations
    .filter((one) => one.region === region && names.includes(one.indicator) && one.period !== null)
    .map(({ period }) => period as Period);
  const span = indicator.span === "balance" ? "balance" : stated.span;
  const fitting = periods.filter(
    (period) =>
      period.month === stated.month &&
      (period.span === span || (period.month === 1 && span !== "balance")) &&
      (stated.year === null || period.year === stated.year),
  );
  const latest = greatest(periods.map(({ year }) => year));
  return fitting.find((period) => samePeriod(period, { ...period, year: latest }));
}

function expectedOf(
  one: Statement,
  subject: { indicator: Indicator; region: string; period: Period },
  { ledger, names }: LedgerKnown,
): Expected | undefined {
  const { measure, quantity, against } = one;
  const decimals = quantity.printed.places;
  if (measure === "level" && isAmount(quantity) && subject.indicator.part === undefined) {
    const { figure, unit } = levelOf(ledger, subject);
    const inUnit = isNumber(figure) ? convert(figure, unit, unitIn(quantity)) : undefined;
    return inUnit === undefined ? undefined : { figure: inUnit, unit: unitIn(quantity) };
  }
  if (measure === "base" && isAmount(quantity) && /(?:上年|去年|同[期月])(?!末)[^初末]*$/.test(one.lead)) {
    const { figure, unit } = baseOf(ledger, subject);
    const inUnit = isNumber(figure) ? convert(figure, unit, unitIn(quantity)) : undefined;
    return inUnit === undefined ? undefined : { figure: inUnit, unit: unitIn(quantity) };
  }
  if (quantity.unit !== "%") return undefined;
  if (measure === "growth" && against === "lastYear" && subject.indicator.part === undefined) {
    const figure = growthOf(ledger, subject, { decimals });
    return isNumber(figure) ? { figure, unit: "%" } : undefined;
  }
  if ((measure === "share" || measure === "level") && subject.indicator.part !== undefined) {
    const [part, whole] = [subject.indicator.part, subject.indicator.whole].map((name) => names.indicator(name ?? ""));
    const figure = shareOf(ledger, subject, part && whole ? { part, whole } : undefined, { decimals });
    return isNumber(figure) ? { figure, unit: "%" } : undefined;
  }
  return undefined;
}
