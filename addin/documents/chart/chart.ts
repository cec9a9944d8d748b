// Charts, before they are XML, and the two that a bulletin has.

/** Columns or bars of a chart, one value a category; null where there is nothing to draw. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** As `RRGGBB`; null where it is not drawn and carries the ones above it. */
  readonly color: string | null;
  /** Categories drawn in another colour. */
  readonly accents?: readonly number[];
  /** The value stands at its column. */
  readonly labelled?: boolean;
}

export interface Chart {
  readonly title: string;
  /** What it shows, in words, for whoever does not see it. */
  readonly description: string;
  readonly kind: "bars" | "stacked";
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The number format of values: `0.0%`. */
  readonly format: string;
}

const PLAIN = "8FAADC";
const OWN = "1F4E79";
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
        ...{ name: title, values: rows.map(({ value }) => value), color: PLAIN, labelled: true },
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
 * What drove a growth as a waterfall (增长动因瀑布图), by one convention: it begins at zero, each part goes up or down by its
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

export const accentColor = OWN;
