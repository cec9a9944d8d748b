import { html, nothing, type TemplateResult } from "lit-html";
import {
  absence,
  amount,
  clausesOf,
  factsOf,
  isNumber,
  monthBefore,
  pace,
  percent,
  points,
  rankChange,
  reportedWords,
  type Facts,
  type Indicator,
  type Standing,
  type YearMonth,
} from "../../analysis";
import type { MonthState } from "../model";
import { pageLanguage, say } from "../../page";
import { emptyState, placeName } from "../parts";

/** An indicator that the bulletin speaks of, this month and the month before. */
export interface Headline {
  readonly indicator: Indicator;
  readonly facts: Facts;
  readonly before: Facts | undefined;
}

/** The indicators that the bulletin speaks of and that have figures this month. */
export function headlines({ ledger, names }: MonthState, month: YearMonth): readonly Headline[] {
  const home = names.dictionary.peers.home ?? "";
  const spoken = [...new Set(clausesOf(names.dictionary).map(({ indicator }) => indicator))];
  return spoken.flatMap((name): Headline[] => {
    const indicator = names.indicator(name);
    const facts = indicator && factsOf({ ledger, names, region: home, period: month }, indicator);
    if (!facts || (!isNumber(facts.level) && !isNumber(facts.share))) return [];
    const before = factsOf({ ledger, names, region: home, period: monthBefore(facts.period) }, indicator);
    return [{ indicator, facts, before }];
  });
}

/** The figure itself: a share, or an amount. */
export const mainWords = ({ indicator: { part, decimals }, facts: { level, unit, share } }: Headline): string =>
  part === undefined ? amount(level, unit) : percent(share, decimals);

/** Where a figure points, and whether that is well. */
interface Direction {
  readonly up: boolean;
  readonly good: boolean;
}

/** A label with its words, and the direction of the figure that they tell. */
export type HeadlineRow = readonly [label: string, words: string, direction?: Direction];

/** Growth, place, target and pace, as far as they are known. */
export function headlineRows({ indicator, facts, before }: Headline): readonly HeadlineRow[] {
  const { decimals, part } = indicator;
  const { growth, sinceYearStart, standing, target, targetGap, completion, paceGap } = facts;
  const isAmount = part === undefined;
  const isRanked = !("absent" in standing);
  const towards = (figure: Facts["growth"]): readonly [Direction?] =>
    isNumber(figure) && figure !== 0 ? [{ up: figure > 0, good: figure > 0 === (indicator.best === "high") }] : [];
  return [
    ...(isAmount && (isNumber(growth) || isRanked)
      ? [[say("同比", "Growth"), percent(growth, decimals, pageLanguage()), ...towards(growth)] as const]
      : []),
    ...(isNumber(sinceYearStart)
      ? [[say("比年初", "Since January"), amount(sinceYearStart, facts.unit)] as const]
      : []),
    ...(isRanked
      ? [[say("位次", "Place"), placed(standing) + moved(facts, before), ...towards(climb(facts, before))] as const]
      : []),
    ...(isNumber(target) && isAmount
      ? [
          [say("完成目标", "Of target"), percent(completion, 2)] as const,
          [say("与序时", "To pace"), signed(paceGap, points(paceGap, 2, pageLanguage())), ...towards(paceGap)] as const,
        ]
      : isNumber(target)
        ? [
            [
              say("与目标", "To target"),
              signed(targetGap, points(targetGap, decimals, pageLanguage())),
              ...towards(targetGap),
            ] as const,
          ]
        : []),
  ];
}

/** 第5位（共6）, or the count of those that have reported. */
const placed = (standing: Standing): string =>
  `${placeName(standing.place, standing.tied)}${standing.count === standing.of ? say(`（共${standing.of}）`, ` of ${standing.of}`) : `（${reportedWords(standing)}）`}`;

const signed = (figure: Facts["growth"], words: string): string =>
  isNumber(figure) && figure > 0 ? `+${words}` : words;

/** The main indicators as cards. */
export function cards(checked: MonthState, month: YearMonth): TemplateResult {
  const found = headlines(checked, month);
  // A bare count fills no card.
  const [full, bare] = [found.filter(isTold), found.filter((one) => !isTold(one))];
  const home = checked.names.dictionary.peers.home ?? "";
  return html`<section aria-labelledby="cards">
    <h2 id="cards">${say(`${home}主要指标`, `${home}: main indicators`)}</h2>
    ${
      found.length === 0
        ? emptyState(say("这个月还没有主要指标的数据。", "No figures of the main indicators this month."))
        : html`<ul class="cards">
              ${full.map(card)}
            </ul>
            ${
              bare.length === 0
                ? nothing
                : html`<p class="bare">
                    ${bare.map((one) => `${one.indicator.name} ${mainWords(one)}`).join(say("，", ", "))}
                  </p>`
            }`
    }
  </section>`;
}

/** More is known of it than the figure itself. */
const isTold = (one: Headline): boolean => headlineRows(one).length > 0;

function card(one: Headline): TemplateResult {
  return html`<li class="card">
    <h3>${one.indicator.name}</h3>
    ${mainFigure(one)}
    <dl>
      ${headlineRows(one).map(
        ([label, words, direction]) =>
          html`<div>
            <dt>${label}</dt>
            <dd class=${direction === undefined ? nothing : direction.good ? "good" : "bad"}>
              ${directed(words, direction)}
            </dd>
          </div>`,
      )}
    </dl>
    ${progress(one.facts)}
  </li>`;
}

/** The number large, and its unit small beside it. */
function mainFigure(one: Headline): TemplateResult {
  const words = mainWords(one);
  const [number = ""] = /^[-+\d.,]*/.exec(words) ?? [];
  return html`<p class="main">${number}<small>${words.slice(number.length)}</small></p>`;
}

/** Words with the arrow of their direction, whose colour says the same. */
const directed = (words: string, direction: Direction | undefined): string =>
  direction === undefined ? words : `${direction.up ? "↑" : "↓"} ${words}`;

/** Completion against 序时, as a small bar with a line. */
function progress({ completion, period }: Facts): TemplateResult | typeof nothing {
  const gone = pace(period);
  if (!isNumber(completion) || !isNumber(gone)) return nothing;
  const share = (value: number): string => `${Math.min(1, Math.max(0, value)) * 100}%`;
  const words = say(
    `完成目标${percent(completion, 1)}，序时${percent(gone, 1)}`,
    `${percent(completion, 1)} of the target, pace ${percent(gone, 1)}`,
  );
  return html`<div class="pace" role="img" aria-label=${words} title=${words}>
    <i style="width: ${share(completion)}"></i><b style="left: ${share(gone)}"></b>
  </div>`;
}

/** How many places it has risen against last month; negative where it fell. */
const climb = ({ standing }: Facts, before: Facts | undefined): Facts["growth"] =>
  before === undefined || "absent" in standing || "absent" in before.standing
    ? absence("not reported")
    : rankChange(standing.place, before.standing.place);

/** The places moved against last month; "" where there are none. */
function moved(facts: Facts, before: Facts | undefined): string {
  const places = climb(facts, before);
  if (!isNumber(places) || places === 0) return "";
  return places > 0 ? say(` 升${places}`, ` up ${places}`) : say(` 降${-places}`, ` down ${-places}`);
}
