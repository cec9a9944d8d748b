import type { Figure } from "county-monthly";
import { axisOf, chart, drawable, OWN_COLOUR, yardstick, type Axis, type Specification, type Yardstick } from "./chart";

export interface Bar {
  readonly name: string;
  readonly value: Figure;
  /** The figure as printed, beside its bar. */
  readonly words: string;
  /** Stands out: the own county, a total. */
  readonly own?: boolean;
}

export interface BarOptions {
  readonly axis: Axis;
  readonly yardstick?: Yardstick;
}

/** Horizontal bars in the order given, each with its printed figure. */
export async function bars(title: string, rows: readonly Bar[], { axis, yardstick: line }: BarOptions): Promise<void> {
  const values = rows.map(({ name, value, words, own = false }) => ({ name, value: drawable(value), words, own }));
  const y = { field: "name", type: "nominal", sort: null, axis: { title: null, ticks: false, domain: false } };
  const x = { field: "value", type: "quantitative", axis: axisOf(axis, { tickCount: 5 }) };
  const label = (test: string, align: "left" | "right", dx: number, fill = "black"): Specification => ({
    transform: [{ filter: test }],
    mark: { type: "text", align, dx, fill, fontSize: 12 },
    encoding: { y, x, text: { field: "words" } },
  });
  await chart(title, {
    width: 460,
    height: { step: 28 },
    data: { values },
    layer: [
      { mark: { type: "bar", height: { band: 0.7 } }, encoding: { y, x, color: OWN_COLOUR } },
      // A figure beside its bar would cross the yardstick.
      line ? label("true", "right", -5, "white") : label("datum.value >= 0", "left", 5),
      ...(line ? yardstick(line, "x", axis) : [label("datum.value < 0", "right", -5)]),
    ],
  });
}
