import { html, nothing, type TemplateResult } from "lit-html";
import {
  amount,
  clausesOf,
  factsOf,
  isNumber,
  monthBefore,
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
import { definitions, emptyState, placeName } from "../parts";

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

/** Growth, place, target and pace, as far as they are known. */
export function headlineRows({ indicator, facts, before }: Headline): readonly (readonly [string, string])[] {
  const { decimals, part } = indicator;
  const { growth, sinceYearStart, standing, target, targetGap, completion, paceGap } = facts;
  const isAmount = part === undefined;
  const isRanked = !("absent" in standing);
  return [
    ...(isAmount && (isNumber(growth) || isRanked)
      ? [[say("同比", "Growth"), percent(growth, decimals, pageLanguage())] as const]
      : []),
    ...(isNumber(sinceYearStart)
      ? [[say("比年初", "Since January"), amount(sinceYearStart, facts.unit)] as const]
      : []),
    ...(isRanked ? [[say("位次", "Place"), placed(standing) + arrow(facts, before)] as const] : []),
    ...(isNumber(target) && isAmount
      ? [
          [say("完成目标", "Of target"), percent(completion, 2)] as const,
          [say("与序时", "To pace"), signed(paceGap, points(paceGap, 2, pageLanguage()))] as const,
        ]
      : isNumber(target)
        ? [[say("与目标", "To target"), signed(targetGap, points(targetGap, decimals, pageLanguage()))] as const]
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
  const home = checked.names.dictionary.peers.home ?? "";
  return html`<section aria-labelledby="cards">
    <h2 id="cards">${say(`${home}主要指标`, `${home}: main indicators`)}</h2>
    ${
      found.length === 0
        ? emptyState(say("这个月还没有主要指标的数据。", "No figures of the main indicators this month."))
        : html`<ul class="cards">
            ${found.map(card)}
          </ul>`
    }
  </section>`;
}

function card(one: Headline): TemplateResult {
  const rows = headlineRows(one);
  return html`<li class="card">
    <h3>${one.indicator.name}</h3>
    <p class="main">${mainWords(one)}</p>
    ${rows.length === 0 ? nothing : definitions(rows)}
  </li>`;
}

/** ↑2 against last month. */
function arrow({ standing }: Facts, before: Facts | undefined): string {
  if (before === undefined || "absent" in standing || "absent" in before.standing) return "";
  const up = rankChange(standing.place, before.standing.place);
  if (!isNumber(up) || up === 0) return "";
  return up > 0 ? ` ↑${up}` : ` ↓${-up}`;
}
