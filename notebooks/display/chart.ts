import { convert, digits, isNumber, percent, type Figure } from "county-monthly";
import { bare, isWide, show } from "./table";

/** Colours that stay apart for every kind of colour vision (Okabe and Ito). */
export const PALETTE = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];
export const [OTHERS, OWN, GOAL, REST] = ["#0072B2", "#D55E00", "#000000", "#8C8C8C"] as const;
/** The own county stands out from the others. */
export const OWN_COLOUR = { condition: { test: "datum.own", value: OWN }, value: OTHERS };

const CONFIG = {
  font: "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif",
  background: "white",
  padding: 8,
  title: { anchor: "start", fontSize: 15, offset: 10 },
  axis: {
    labelFontSize: 12,
    labelLimit: 260,
    titleFontSize: 12,
    titleFontWeight: "normal",
    titlePadding: 8,
    gridColor: "#E5E5E5",
  },
  legend: { labelFontSize: 12, labelLimit: 260, title: null, orient: "top", symbolStrokeWidth: 3 },
  header: { labelFontSize: 13, labelFontWeight: "bold", title: null },
  view: { stroke: null },
  range: { category: PALETTE },
};

/** A Vega-Lite specification; its config is the room's own. */
export type Specification = Readonly<Record<string, unknown>>;

/** The words of an axis: each kind is a report function of the module. */
export type Kind = "percent" | "points" | "number" | "yi";

/** The measure of an axis. The title has the unit: 同比增速（%）. */
export interface Axis {
  readonly title: string;
  /** "percent" and "points" take ratios, "yi" takes 万元 and prints 亿元, "number" prints what it is given (the default). */
  readonly as?: Kind;
  readonly decimals?: number;
}

const WORDS: Readonly<Record<Kind, (value: number, decimals: number) => string>> = {
  percent: (value, decimals) => percent(value, decimals),
  points: bare,
  number: (value, decimals) => digits(value, { decimals, grouped: true }),
  yi: (value, decimals) => digits(convert(value, "万元", "亿元") ?? NaN, { decimals }),
};

/** The axis of a specification. */
export const axisOf = ({ title, as = "number", decimals = 0 }: Axis, more: Specification = {}): Specification => ({
  title,
  labelExpr: `${as}(datum.value, ${decimals})`,
  ...more,
});

/** Estimates the width of a text in ems, a Chinese character as one, since Vega estimates these too narrow. */
const emsOf = (text: string): number => [...text].reduce((sum, sign) => sum + (isWide(sign) ? 1 : 0.6), 0);

/** An export of Vega that its types leave out. */
interface Metrics {
  readonly textMetrics: { width: (item: { readonly fontSize?: number }, text: unknown) => number };
}

/** Both are ES modules with an await at their top, which `require` cannot load. */
const loaded = (async () => {
  const [vega, lite] = await Promise.all([import("vega"), import("vega-lite")]);
  const { textMetrics } = vega as unknown as Metrics;
  textMetrics.width = ({ fontSize = 11 }, text) => emsOf(String(text)) * fontSize;
  for (const [name, words] of Object.entries(WORDS)) vega.expressionFunction(name, words);
  return { vega, lite };
})();

/** Draws a specification as SVG, the same on every machine, its text as text. */
export async function drawn(specification: Specification): Promise<string> {
  const { vega, lite } = await loaded;
  const whole = { ...specification, config: CONFIG } as unknown as Parameters<typeof lite.compile>[0];
  const view = new vega.View(vega.parse(lite.compile(whole).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

/** Draws a chart under the cell; where there are no pictures its title stands for it. */
export async function chart(title: string, specification: Specification): Promise<void> {
  const svg = await drawn({ title, description: title, ...specification });
  show({ "image/svg+xml": svg, "text/plain": `［图］${title}` });
}

/** The number to draw; an absence leaves a gap. */
export const drawable = (figure: Figure): number | null => (isNumber(figure) ? figure : null);

/** A line to compare the figures with: a target, an average. */
export interface Yardstick {
  readonly value: Figure;
  readonly words: string;
}

/** Draws a yardstick across the chart, its words where it begins. */
export const yardstick = ({ value, words }: Yardstick, along: "x" | "y", axis: Axis): Specification[] => {
  const data = { values: [{ value: drawable(value), words }] };
  const encoding = { [along]: { field: "value", type: "quantitative", axis: axisOf(axis) } };
  const at = along === "x" ? { y: { value: -4 } } : { x: { value: 4 } };
  const text = along === "x" ? { align: "center", baseline: "bottom" } : { align: "left", dy: -7 };
  return [
    { data, mark: { type: "rule", color: GOAL, strokeDash: [5, 4] }, encoding },
    {
      data,
      mark: { type: "text", color: GOAL, fontSize: 12, ...text },
      encoding: { ...encoding, ...at, text: { field: "words" } },
    },
  ];
};
