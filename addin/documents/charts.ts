// The two charts that a bulletin has.
import { PLAIN_COLOR, type Chart, type ChartSeries } from "../workbook/chart/chart";

const RISE = "2E75B6";
const FALL = "C55A11";
const TOTAL = "595959";

/** A league table as bars, the first on top; the bureau's own region is darker, and its name stands beside its bar as all do. */
export function leagueChart(
  title: string,
  rows: readonly { readonly name: string; readonly value: number; readonly text: string }[],
  own: string,
  format: string,
): Chart {
  return {
    title,
    description: `${title}：${rows.map(({ name, text }) => `${name}${text}`).join("，")}。`,
    kind: "bars",
    categories: rows.map(({ name }) => name),
    series: [
      {
        ...{ name: title, values: rows.map(({ value }) => value), color: PLAIN_COLOR, labelled: true },
        accents: rows.flatMap(({ name }, i) => (name === own ? [i] : [])),
      },
    ],
    format,
  };
}

/** A step of a waterfall: how much it adds, and its words. */
export interface Step {
  readonly name: string;
  readonly change: number;
  readonly text: string;
}

/**
 * The drivers of a growth as a waterfall (增长动因瀑布图), by one convention: it begins at zero, each part goes up or down by its
 * 拉动 from where the part before it ended, and the last column is the growth of the total, from zero. The words of each
 * column have its sign and size, so that colour says nothing that they do not.
 */
export function waterfall(title: string, steps: readonly Step[], total: Step, format: string): Chart {
  let reached = 0;
  const spans = steps.map(({ change }) => {
    const from = reached;
    reached += change;
    return { from, to: reached, kind: change < 0 ? "fall" : "rise" } as const;
  });
  const all = [...spans, { from: 0, to: total.change, kind: "total" } as const];
  type Span = (typeof all)[number];
  const low = ({ from, to }: Span): number => Math.min(from, to);
  const high = ({ from, to }: Span): number => Math.max(from, to);
  // A column that crosses zero has a part on either side, and each side stacks from zero by itself.
  const above = (span: Span): number => Math.max(0, high(span)) - Math.max(0, low(span));
  const below = (span: Span): number => Math.min(0, low(span)) - Math.min(0, high(span));
  const drawn = (kind: Span["kind"], size: (span: Span) => number): (number | null)[] =>
    all.map((span) => (span.kind === kind && size(span) !== 0 ? rid(size(span)) : null));
  const series: ChartSeries[] = [
    { name: "（衬底）", values: all.map((span) => rid(Math.max(0, low(span)))), color: null },
    { name: "（衬底，零以下）", values: all.map((span) => rid(Math.min(0, high(span)))), color: null },
    { name: "拉动", values: drawn("rise", above), color: RISE },
    { name: "拉动（零以下）", values: drawn("rise", below), color: RISE },
    { name: "下拉", values: drawn("fall", above), color: FALL },
    { name: "下拉（零以下）", values: drawn("fall", below), color: FALL },
    { name: total.name, values: drawn("total", above), color: TOTAL },
    { name: `${total.name}（零以下）`, values: drawn("total", below), color: TOTAL },
  ];
  return {
    title,
    description: `${title}：${[...steps, total].map(({ name, text }) => `${name}${text}`).join("，")}。`,
    kind: "stacked",
    categories: [...steps, total].map(({ name, text }) => `${name} ${text}`),
    series: series.filter(({ values }) => values.some((value) => value !== null && value !== 0)),
    format,
  };
}

/** A sum of printed rates is off in the seventeenth digit. */
const rid = (value: number): number => Number(value.toPrecision(12));
