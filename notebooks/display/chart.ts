import { convert, digits, percent } from "county-monthly";
import { show } from "./show";
import { CONFIG } from "./theme";
import { bare, isWide } from "./words";

/** A Vega-Lite specification; its config is the room's own. */
export type Specification = Readonly<Record<string, unknown>>;

/** How an axis words its numbers: each kind is a report function of the module. */
export type Kind = "percent" | "points" | "number" | "yi";

/** What an axis measures. The title carries the unit: 同比增速（%）. */
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

/** Ems that a text takes up, by guess: a Chinese character one. Left to itself Vega guesses too little for them. */
const emsOf = (text: string): number => [...text].reduce((sum, sign) => sum + (isWide(sign) ? 1 : 0.6), 0);

/** What Vega exports beside what its types say. */
interface Metrics {
  readonly textMetrics: { width: (item: { readonly fontSize?: number }, text: unknown) => number };
}

/** Both are ES modules that wait at their top, which `require` cannot load. */
const loaded = (async () => {
  const [vega, lite] = await Promise.all([import("vega"), import("vega-lite")]);
  const { textMetrics } = vega as unknown as Metrics;
  textMetrics.width = ({ fontSize = 11 }, text) => emsOf(String(text)) * fontSize;
  for (const [name, words] of Object.entries(WORDS)) vega.expressionFunction(name, words);
  return { vega, lite };
})();

/** A specification drawn as SVG: text stays text, and the same on every machine. */
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
