// The one door of the display room: how an analysis looks. What it says is worked out by the module.
export { table, type Column, type TableOptions } from "./table";
export { arrow, bare, count } from "./words";
export { driversChart, driversTable } from "./drivers";
export { chart, type Axis, type Kind, type Specification } from "./chart";
export { bars, type Bar, type BarOptions } from "./bars";
export { lines, type LineOptions, type Point } from "./lines";
export { quadrants, type Place, type ScatterOptions } from "./quadrants";
export type { Yardstick } from "./yardstick";
