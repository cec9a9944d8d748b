import { html, nothing, svg, type TemplateResult } from "lit-html";
import {
  amount,
  completion,
  factsOf,
  isNumber,
  latestPeriod,
  levelOf,
  pace,
  paceGap,
  partsOf,
  percent,
  periodWords,
  points,
  projection,
  requiredGrowth,
  requiredMonthly,
  taxToTarget,
  targetGap,
  yearBefore,
  type Facts,
  type Figure,
  type Indicator,
  type Period,
  type Target,
  type TaxWay,
  type YearMonth,
} from "../../analysis";
import type { Actions } from "../actions";
import { offerTargets } from "./actions";
import type { Checked, Model } from "../model";
import { pageLanguage, say } from "../page";
import { begin, monthPicker } from "../parts";

/** 差距: each target of the year, how far it is, and what it takes. */
export function gaps(model: Model, actions: Actions): TemplateResult {
  const { checked, month } = model;
  if (checked === null) return begin(model, actions);
  if (month === null) return monthPicker(model, actions);
  const { dictionary } = checked.names;
  const home = dictionary.peers.home ?? "";
  const targets = dictionary.targets.filter(
    ({ year, region }) => year === month.year && (region === "" || region === home),
  );
  const known = targets.flatMap((target) => reachedOf(checked, home, month, target));
  return html`${monthPicker(model, actions)}
    <p class="tools">
      <button type="button" @click=${() => void offerTargets(actions)}>
        ${checked.sources.sheets.includes("目标") ? say("打开目标表", "Go to the sheet 目标") : say("建立目标表", "Make the sheet 目标")}
      </button>
    </p>
    ${
      targets.length === 0
        ? html`<p class="empty">
            ${say(`目标表里没有${month.year}年的目标。`, `The sheet 目标 has no target of ${month.year}.`)}
          </p>`
        : html`${known.map((one) => gapOf(checked, home, one))} ${unreported(targets, known)}`
    }`;
}

/** A target with what has been reached of it this month. */
interface Reached {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly facts: Facts;
}

function reachedOf({ names, ledger }: Checked, region: string, month: YearMonth, target: Target): Reached[] {
  const indicator = names.indicator(target.indicator);
  const facts = indicator && factsOf({ ledger, names, region, period: month }, indicator, target.family);
  return indicator && facts && (isNumber(facts.level) || isNumber(facts.share)) ? [{ target, indicator, facts }] : [];
}

/** The targets of which nothing was reported this month, in one line. */
function unreported(targets: readonly Target[], reached: readonly Reached[]): TemplateResult | typeof nothing {
  const without = targets.filter((target) => !reached.some((one) => one.target === target));
  if (without.length === 0) return nothing;
  const names = without.map(({ indicator }) => indicator).join(say("、", ", "));
  return html`<p class="empty">
    ${say(`本月没有报来数据的目标：${names}。`, `Targets without a figure this month: ${names}.`)}
  </p>`;
}

function gapOf(checked: Checked, home: string, { target, indicator, facts }: Reached): TemplateResult {
  const heading = html`<h2>${target.family === "" ? "" : html`<small>${target.family}</small> `}${indicator.name}</h2>`;
  const isShare = indicator.part !== undefined;
  const rows = isShare
    ? shareRows(checked, home, facts.share, indicator, target, facts.period)
    : amountRows(checked, home, indicator, facts.target, facts.period);
  return html`<section class="gap">
    ${heading}
    <dl>
      ${rows.map(
        ([label, words]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
    ${isShare || !isNumber(facts.completion) ? nothing : chart(facts.completion, facts.period)}
  </section>`;
}

type Line = readonly [label: string, words: string];

function amountRows({ ledger }: Checked, region: string, indicator: Indicator, target: Figure, period: Period): Line[] {
  const subject = { region, indicator, period };
  const { figure: actual, unit } = levelOf(ledger, subject);
  const lastToDate = levelOf(ledger, { ...subject, period: yearBefore(period) }).figure;
  const lastYear = levelOf(ledger, { ...subject, period: { ...yearBefore(period), month: 12 } }).figure;
  const done = completion(actual, target, { decimals: 2 });
  const ahead = paceGap(actual, target, period, { decimals: 2 });
  const gap = targetGap(actual, target);
  const isReached = isNumber(gap) && gap >= 0;
  const outlook = projection(actual, lastToDate, lastYear, { decimals: 0 });
  return [
    [say("年度目标", "Target"), amount(target, unit)],
    [say(periodWords(period), "To date"), amount(actual, unit)],
    [say("完成目标", "Completed"), percent(done, 2)],
    [say("序时进度", "Pace"), percent(pace(period, { decimals: 2 }), 2)],
    [
      isNumber(ahead) && ahead < 0 ? say("慢于序时进度", "Behind pace by") : say("快于序时进度", "Ahead of pace by"),
      points(isNumber(ahead) ? Math.abs(ahead) : ahead, 2, pageLanguage()),
    ],
    ...(isReached
      ? [[say("已超过目标", "Beyond the target by"), amount(gap, unit)] as const]
      : [
          [say("还差", "Still to come"), amount(negated(gap), unit)] as const,
          [
            say("以后月均需完成", "Needed each month"),
            amount(requiredMonthly(actual, target, period, { decimals: 0 }), unit),
          ] as const,
          [
            say("以后需同比增长", "Needed growth"),
            withYear(
              lastYear,
              percent(requiredGrowth(actual, lastToDate, lastYear, target, period, { decimals: 1 }), 1),
            ),
          ] as const,
        ]),
    [say("按上年进度预计全年", "Year's estimate on last year's profile"), withYear(lastYear, amount(outlook, unit))],
  ];
}

/** What is worked from last year's whole year needs it. */
const withYear = (lastYear: Figure, words: string): string =>
  isNumber(lastYear) ? words : say("缺上年全年数", "last year's figure is missing");

const negated = (figure: Figure): Figure => (isNumber(figure) ? 0 - figure : figure);

const WAYS: readonly TaxWay[] = ["totalFixed", "nonTaxFixed", "taxFixed"];

function shareRows(
  { names, ledger }: Checked,
  region: string,
  share: Figure,
  indicator: Indicator,
  target: Target,
  period: Period,
): Line[] {
  const parts = partsOf(names, ledger, indicator);
  const { decimals } = indicator;
  const gap = targetGap(share, target.value, { best: indicator.best });
  const lines: Line[] = [
    [say("年度目标", "Target"), percent(target.value, decimals)],
    [say(periodWords(period), "To date"), percent(share, decimals)],
    [
      isNumber(gap) && gap < 0 ? say("相差", "Behind by") : say("超过", "Ahead by"),
      points(isNumber(gap) ? Math.abs(gap) : gap, decimals, pageLanguage()),
    ],
  ];
  if (!parts) return lines;
  const at = (of: Indicator): Period => latestPeriod(ledger, of.name, period) ?? period;
  const part = levelOf(ledger, { region, indicator: parts.part, period: at(parts.part) });
  const whole = levelOf(ledger, { region, indicator: parts.whole, period: at(parts.whole) });
  const words: Readonly<Record<TaxWay, string>> = {
    totalFixed: say(`${parts.whole.name}不变：${parts.part.name}须增加`, "Total unchanged: part to add"),
    nonTaxFixed: say(`其余不变：${parts.part.name}须增加`, "Rest unchanged: part to add"),
    taxFixed: say(`${parts.part.name}不变：其余须增减`, "Part unchanged: rest to change by"),
  };
  return [
    ...lines,
    ...WAYS.map((way): Line => [
      words[way],
      amount(taxToTarget(part.figure, whole.figure, target.value, way, { decimals: 0 }), part.unit),
    ]),
  ];
}

const [WIDTH, HEIGHT] = [320, 34] as const;

/** Completed against pace: a bar and a line; the figures stand above it. */
function chart(done: number, period: Period): TemplateResult {
  const gone = period.month / 12;
  const most = Math.max(1, done);
  const x = (value: number): number => (Math.max(0, value) / most) * WIDTH;
  return html`<svg
    class="chart"
    role="img"
    aria-label=${say("完成进度图", "Progress against pace")}
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
  >
    ${svg`<rect class="track" x="0" y="4" width=${WIDTH} height="14"></rect>
      <rect x="0" y="4" width=${x(done)} height="14"></rect>
      <line x1=${x(gone)} x2=${x(gone)} y1="0" y2="22"></line>
      <text x=${Math.min(WIDTH - 60, x(gone) + 3)} y="32">${say("序时", "pace")}</text>`}
  </svg>`;
}
