/**
 * A made-up nation in a warehouse, beside the cube: `node warehouse.mjs [REGIONS] [postgres://… or FILE.duckdb]`. Loads the
 * figures as the command does, asks each view for all of its answers, and holds their number and sum against the cubes'.
 */
import { INDICATORS, MONTHS, nation, PART, TARGETS, WHOLE } from "./generate.mjs";
import { product } from "./libraries.mjs";
import { machineLine } from "./report.mjs";

const [regions = 284, address = ":memory:"] = [Number(process.argv[2] ?? 284), process.argv[3]];
const { openPostgres } = await import("../dist/node/warehouse/postgres.js");
const { openDuckdb } = await import("../dist/node/warehouse/duckdb.js");
const { wholly } = await import("../dist/node/warehouse/engine.js");
const { cubeFrom, growthCube, shareCube, rankCube, gapCube, absence, TABLE_NAMES, tableStatements, viewStatements } =
  product("cubeFrom", "growthCube", "shareCube", "rankCube", "gapCube", "absence", "tableStatements", "viewStatements");

const FIRST_YEAR = 2008;
const LAST_YEAR = FIRST_YEAR + MONTHS / 12 - 1;
const periods = Array.from({ length: MONTHS }, (_, i) => ({
  year: FIRST_YEAR + Math.floor(i / 12),
  month: (i % 12) + 1,
  span: "balance",
}));
const names = Array.from({ length: INDICATORS }, (_, i) => ({ name: `indicator ${i}`, unit: "万元" }));
const areas = Array.from({ length: regions }, (_, i) => `region ${i}`);
const { values } = nation(regions);
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(2);
const figures = values.length.toLocaleString("en");
console.log(`${machineLine()}\n${figures} figures: ${INDICATORS} indicators, ${MONTHS} months, ${regions} regions\n`);

/** Number and sum of the units of results. */
function digestOf({ values: results }, scale, from = 0) {
  let [count, sum] = [0, 0];
  for (let i = 0; i < results.length; i++) {
    if (results[i] !== results[i] || Math.floor(i / regions) % MONTHS < from) continue;
    count++;
    sum += Math.round(results[i] * scale);
  }
  return { count, sum };
}

let at = performance.now();
const cube = cubeFrom({ regions: areas, indicators: names, periods }, (region, indicator, period) => {
  const value = values[(indicator * MONTHS + period) * regions + region];
  return value === value ? value : absence("not reported");
});
console.log(`cube      filled           ${seconds(at)} s`);
const share = [{ name: "share", part: names[PART].name, whole: names[WHOLE].name }];
const asked = [
  ["growth_rates", () => growthCube(cube, { decimals: 1 }), 1000, 0],
  ["month_growth_rates", () => growthCube(cube, { decimals: 1, months: 1 }), 1000, 0],
  ["shares", () => shareCube(cube, share, { decimals: 2 }), 1e4, 0],
  ["level_places", () => rankCube(cube), 1, 0],
  ["target_gaps", () => gapCube(cube, [...TARGETS]), 100, MONTHS - 12],
];
const expected = new Map();
for (const [view, work, scale, from] of asked) {
  at = performance.now();
  const result = work();
  console.log(`cube      ${view.padEnd(18)} ${seconds(at)} s`);
  expected.set(view, digestOf(result, scale, from));
}

const engine = address?.startsWith("postgres") ? await openPostgres(address) : await openDuckdb(address ?? ":memory:");
const name = address?.startsWith("postgres") ? "postgres" : "duckdb";
const codeOf = (month) => month * 4 + 2;

/** Figures of one indicator at a time, as rows of the table. */
function* batches() {
  for (let indicator = 0; indicator < INDICATORS; indicator++) {
    const rows = [];
    for (let month = 0; month < MONTHS; month++) {
      for (let region = 0; region < regions; region++) {
        const value = values[(indicator * MONTHS + month) * regions + region];
        const level = value === value ? [Math.round(value * 100), null] : [null, "not reported"];
        rows.push([indicator + 1, region + 1, codeOf(month), ...level, null, null, null, null, null, null]);
      }
    }
    yield rows;
  }
}

const SHARE = INDICATORS + 1;
const small = {
  indicators: [...names, { name: "share", unit: "%" }].map(({ name, unit }, i) => [
    ...[i + 1, name, unit, 100, i + 1 === SHARE ? 10_000 : 1000, 0, 1, Number(i + 1 === SHARE)],
  ]),
  regions: areas.map((area, i) => [i + 1, area, 1]),
  periods: periods.map(({ year, month, span }, i) => [codeOf(i), year, month, span, codeOf(i - 12), codeOf(i - 1)]),
  share_parts: [
    [SHARE, SHARE, "share", 1],
    [PART + 1, SHARE, "part", 1],
    [WHOLE + 1, SHARE, "whole", 1],
  ],
  targets: [...TARGETS].flatMap((target, i) =>
    areas.map((_, region) => [i + 1, LAST_YEAR, region + 1, "", Math.round(target * 100), 1, 100]),
  ),
};

at = performance.now();
await wholly(engine, async () => {
  for (const statement of tableStatements()) await engine.run(statement);
  await engine.distribute();
  for (const table of TABLE_NAMES) await engine.run(`TRUNCATE TABLE county_monthly.${table}`);
  for (const [table, rows] of Object.entries(small)) await engine.insert(table, rows);
  for (const rows of batches()) await engine.insert("figures", rows);
  for (const statement of viewStatements()) await engine.run(statement);
  await engine.settle();
});
console.log(`${name.padEnd(9)} loaded             ${seconds(at)} s`);

for (const [view] of asked) {
  at = performance.now();
  const [[count, sum]] = await engine.rows(`SELECT COUNT(units), SUM(units) FROM county_monthly.${view}`);
  const took = seconds(at);
  const truth = expected.get(view);
  const isRight = Number(count) === truth.count && Number(sum) === truth.sum;
  if (!isRight) process.exitCode = 1;
  const words = isRight ? "" : `  wrong: ${count}, ${sum}, expected ${truth.count}, ${truth.sum}`;
  console.log(`${name.padEnd(9)} ${view.padEnd(18)} ${took} s${words}`);
}
at = performance.now();
await engine.rows(
  `SELECT region, value FROM county_monthly.growth_places WHERE indicator_code = 1 AND period_code = ${codeOf(MONTHS - 1)}`,
);
console.log(`${name.padEnd(9)} one league table   ${seconds(at)} s`);
await engine.close();
