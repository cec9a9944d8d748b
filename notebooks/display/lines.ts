import type { Figure } from "county-monthly";
import { axisOf, chart, drawable, OWN, PALETTE, REST, yardstick } from "./chart";
import type { Axis, Specification, Yardstick } from "./chart";

export interface Point {
  readonly at: number;
  readonly value: Figure;
  readonly series: string;
  /** The ends of a band around the value. */
  readonly low?: Figure;
  readonly high?: Figure;
}

export interface LineOptions {
  readonly x: Axis;
  readonly y: Axis;
  readonly yardstick?: Yardstick;
  /** The series that stands out; the others differ by colour. */
  readonly own?: string;
  /** One small chart for each series instead of one for all. */
  readonly apart?: boolean;
  /** The best at the top where smaller is better: places. */
  readonly downward?: boolean;
  /** Words of the x axis for the values of `at`, where these are not plain numbers. */
  readonly ticks?: readonly { readonly at: number; readonly words: string }[];
  readonly zero?: boolean;
}

/** Lines over time; a missing figure breaks its line. */
export async function lines(title: string, points: readonly Point[], options: LineOptions): Promise<void> {
  const { x, y, yardstick: line, own, apart = false, downward = false, ticks, zero = false } = options;
  const values = points.map(({ at, value, series, low, high }) => ({
    at,
    value: drawable(value),
    series,
    ...(low === undefined || high === undefined ? {} : { low: drawable(low), high: drawable(high) }),
  }));
  const series = [...new Set(points.map((point) => point.series))];
  const named = ticks && {
    values: ticks.map(({ at }) => at),
    labelExpr: ticks.map(({ at, words }) => `datum.value === ${at} ? ${JSON.stringify(words)} : `).join("") + "''",
  };
  const encoding = {
    x: {
      field: "at",
      type: "quantitative",
      scale: { zero: false, nice: false },
      axis: { ...axisOf(x, { grid: false, tickMinStep: 1 }), ...named },
    },
    y: {
      field: "value",
      type: "quantitative",
      scale: { zero, reverse: downward },
      axis: axisOf(y, downward ? { tickMinStep: 1 } : { tickCount: 5 }),
    },
    color: {
      field: "series",
      type: "nominal",
      sort: null,
      scale: { domain: series, range: series.map((name, i) => colourOf(name, i, own)) },
      legend: apart ? null : {},
    },
  };
  const size =
    own === undefined
      ? { value: 2 }
      : { condition: { test: `datum.series === ${JSON.stringify(own)}`, value: 3.5 }, value: 1.8 };
  const layer: Specification[] = [
    ...(values.some(({ low }) => low !== undefined)
      ? [
          {
            transform: [{ filter: "isValid(datum.low)" }],
            mark: { type: "area", fillOpacity: 0.25, strokeWidth: 0 },
            encoding: { ...encoding, y: { ...encoding.y, field: "low" }, y2: { field: "high" } },
          },
        ]
      : []),
    { mark: { type: "line", invalid: "break-paths-show-path-domains" }, encoding: { ...encoding, strokeWidth: size } },
    { mark: { type: "point", filled: true, size: 26, opacity: 1 }, encoding },
    ...(line ? yardstick(line, "y", y) : []),
  ];
  const frame = { width: apart ? 190 : 560, height: apart ? 120 : 280 };
  const facet = { facet: { field: "series", type: "nominal", sort: series }, columns: 3, spec: { ...frame, layer } };
  await chart(title, { data: { values }, ...(apart ? facet : { ...frame, layer }) });
}

const colourOf = (name: string, index: number, own: string | undefined): string =>
  own === undefined
    ? (PALETTE[index % PALETTE.length] ?? REST)
    : name === own
      ? OWN
      : (OTHER_LINES[index % OTHER_LINES.length] ?? REST);

const OTHER_LINES = PALETTE.filter((colour) => colour !== OWN);
