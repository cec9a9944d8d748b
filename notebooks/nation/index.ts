// A made-up nation of counties, in memory and in a database: what notebook 5 and its tests compare.
export * from "./generate";
export * from "./database";
export * from "./compare";
