import type { Figure } from "county-monthly";
import { axisOf, chart, drawable, OWN_COLOUR, yardstick, type Axis, type Yardstick } from "./chart";

/** A named point of the plane; `own` is drawn in the colour of the county itself. */
export interface NamedPoint {
  readonly name: string;
  readonly x: Figure;
  readonly y: Figure;
  readonly own?: boolean;
}

export interface ScatterOptions {
  readonly x: Axis;
  readonly y: Axis;
  /** The cross that makes four quarters: medians, averages. */
  readonly cross: { readonly x: Yardstick; readonly y: Yardstick };
}

/** Named points in four quarters (象限图). */
export async function quadrants(
  title: string,
  places: readonly NamedPoint[],
  { x, y, cross }: ScatterOptions,
): Promise<void> {
  const values = places.map((one) => ({ ...one, x: drawable(one.x), y: drawable(one.y), own: one.own ?? false }));
  const encoding = {
    x: { field: "x", type: "quantitative", scale: { zero: false, padding: 30 }, axis: axisOf(x, { grid: false }) },
    y: { field: "y", type: "quantitative", scale: { zero: false, padding: 24 }, axis: axisOf(y, { grid: false }) },
  };
  await chart(title, {
    width: 520,
    height: 340,
    data: { values },
    layer: [
      { mark: { type: "point", filled: true, size: 90, opacity: 1 }, encoding: { ...encoding, color: OWN_COLOUR } },
      { mark: { type: "text", dy: -12, fontSize: 12 }, encoding: { ...encoding, text: { field: "name" } } },
      ...yardstick(cross.x, "x", x),
      ...yardstick(cross.y, "y", y),
    ],
  });
}
