import {
  amount,
  completionPath,
  isNumber,
  ofLastYear,
  partsOf,
  percent,
  periodWords,
  points,
  prospectOf,
  shareCaseOf,
  workedAmount,
  type Figure,
  type Indicator,
  type PathPoint,
  type Prospect,
  type RegionInput,
  type ShareCase,
  type Target,
  type TaxWay,
  type YearMonth,
} from "../../analysis";
import type { MonthState } from "../model";
import { pageLanguage, say } from "../../page";

/** A label and the words beside it. */
export type Line = readonly [label: string, words: string];

/** The year as far as it has come: the months reached, and the pace at the last of them. */
export interface Path {
  readonly reached: readonly PathPoint[];
  readonly pace: number;
}

/** A target of the home county that has a figure in the month, as the pane shows it. */
export interface Gap {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly lines: readonly Line[];
  /** The year of an amount, in parts of its target; null of a share. */
  readonly path: Path | null;
}

/** The targets of the month's year for the home county. */
export function targetsOf({ names }: MonthState, { year }: YearMonth): readonly Target[] {
  const { targets, peers } = names.dictionary;
  return targets.filter((one) => one.year === year && (one.region === "" || one.region === peers.home));
}

/** The targets that have a figure in the month, each with its lines. */
export function gapsOf(checked: MonthState, month: YearMonth): readonly Gap[] {
  const { ledger, names } = checked;
  const input = { ledger, names, region: names.dictionary.peers.home ?? "", period: month };
  return targetsOf(checked, month).flatMap((target) => gapOf(input, target));
}

function gapOf(input: RegionInput, target: Target): Gap[] {
  const { ledger, names } = input;
  const { family } = target;
  const indicator = names.indicator(target.indicator);
  if (!indicator) return [];
  const parts = partsOf(names, ledger, indicator);
  if (parts) {
    const found = shareCaseOf(input, indicator.name, family);
    if (!found || !isNumber(found.now)) return [];
    return [{ target, indicator, lines: shareLines(found, indicator, parts), path: null }];
  }
  const found = prospectOf(input, indicator.name, { family });
  if (!found || !isNumber(found.actual)) return [];
  const reached = completionPath(input, indicator.name, { family });
  const path = reached.length > 0 && isNumber(found.pace) ? { reached, pace: found.pace } : null;
  return [{ target, indicator, lines: amountLines(found), path }];
}

function amountLines(found: Prospect): Line[] {
  const { unit, period, gap, lastYear } = found;
  return [
    [say("年度目标", "Target"), amount(found.target, unit)],
    [say(periodWords(period), "To date"), amount(found.actual, unit)],
    [say("完成目标", "Completed"), percent(found.completion, 2)],
    [say("序时进度", "Pace"), percent(found.pace, 2)],
    [
      isBehind(found.paceGap) ? say("慢于序时进度", "Behind pace by") : say("快于序时进度", "Ahead of pace by"),
      points(sizeOf(found.paceGap), 2, pageLanguage()),
    ],
    ...(isNumber(gap) && !isBehind(gap)
      ? [[say("已超过目标", "Beyond the target by"), workedAmount(gap, unit)] as const]
      : [
          [say("还差", "Still to come"), workedAmount(sizeOf(gap), unit)] as const,
          [say("以后月均需完成", "Needed each month"), workedAmount(found.requiredMonthly, unit)] as const,
          [
            say("以后需同比增长", "Needed growth"),
            ofLastYear(lastYear, percent(found.requiredGrowth, 1), pageLanguage()),
          ] as const,
        ]),
    [
      say("按上年进度预计全年", "Year's estimate on last year's profile"),
      ofLastYear(lastYear, workedAmount(found.projection, unit), pageLanguage()),
    ],
  ];
}

function shareLines(
  { target, now, period, gap, ways, unit }: ShareCase,
  { decimals }: Indicator,
  { part, whole }: Readonly<Record<"part" | "whole", Indicator>>,
): Line[] {
  const words: Readonly<Record<TaxWay, string>> = {
    totalFixed: say(`${whole.name}不变：${part.name}须增加`, "Total unchanged: part to add"),
    nonTaxFixed: say(`其余不变：${part.name}须增加`, "Rest unchanged: part to add"),
    taxFixed: say(`${part.name}不变：其余须增减`, "Part unchanged: rest to change by"),
  };
  return [
    [say("年度目标", "Target"), percent(target, decimals)],
    [say(periodWords(period), "To date"), percent(now, decimals)],
    [isBehind(gap) ? say("相差", "Behind by") : say("超过", "Ahead by"), points(sizeOf(gap), decimals, pageLanguage())],
    ...WAYS.map((way): Line => [words[way], workedAmount(ways[way], unit)]),
  ];
}

const WAYS: readonly TaxWay[] = ["totalFixed", "nonTaxFixed", "taxFixed"];

const isBehind = (gap: Figure): boolean => isNumber(gap) && gap < 0;

/** A gap without its sign, which its label says. */
const sizeOf = (gap: Figure): Figure => (isNumber(gap) ? Math.abs(gap) : gap);
