// The one door of the display room: it decides how an analysis looks, and the module works out the figures.
export { arrow, bare, count, table, type Column, type TableOptions } from "./table";
export { driversChart, driversTable } from "./drivers";
export { chart, type Axis, type Kind, type Specification, type Yardstick } from "./chart";
export { bars, type Bar, type BarOptions } from "./bars";
export { lines, type LineOptions, type Point } from "./lines";
export { quadrants, type NamedPoint, type ScatterOptions } from "./quadrants";
