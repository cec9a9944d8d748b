import { isNumber, type Figure } from "county-monthly";
import { axisOf, type Axis, type Specification } from "./chart";
import { GOAL } from "./theme";

/** A figure to draw; an absence leaves a gap. */
export const drawable = (figure: Figure): number | null => (isNumber(figure) ? figure : null);

/** A line to hold the figures against: a target, an average. */
export interface Yardstick {
  readonly value: Figure;
  readonly words: string;
}

/** A yardstick across the chart, its words where it begins. */
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
