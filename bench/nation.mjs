/** The nation: growth, share, place and gap of 60 indicators over 120 months, as typed cubes, in DuckDB and in data.table. */
import { dataTable } from "./datatable.mjs";
import { digestOfRounded, hasher } from "./digest.mjs";
import { floorNation } from "./floor-nation.mjs";
import { INDICATORS, LAG, MONTHS, nation, PART, TARGETS, tenthsOf, WHOLE } from "./generate.mjs";
import { peer, product } from "./libraries.mjs";

const FIELDS = INDICATORS * MONTHS;

/** Sums that no order of adding moves in the ninth digit: of the numbers, and of each times a weight of its position. */
function sums(name, n, at) {
  let [numbers, sum, weighted] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const value = at(i);
    if (value !== value) continue;
    numbers++;
    sum += value;
    weighted += value * ((i % 97) + 1);
  }
  return { [`${name} numbers`]: numbers, [`${name} sum`]: sum, [`${name} weighted`]: weighted };
}

/** What is the same with and without rounding. A place of 0 is none. */
const common = ({ gap, place }) => ({
  ...sums("gap", gap.length, (i) => gap[i]),
  ...sums("place", place.length, (i) => place[i] || NaN),
});

const unrounded = (result) => ({
  ...common(result),
  ...sums("growth", result.growth.length, (i) => result.growth[i]),
  ...sums("share", result.share.length, (i) => result.share[i]),
});

/** Rates to one decimal, shares to two, gaps to the cent: each the double nearest to its decimal. */
const exact = (result) => ({
  ...common(result),
  "growth to one decimal": digestOfRounded(result.growth.length, (i) => result.growth[i]).hash,
  "share to two decimals": hashOf(result.share, 1e4),
  "gap to the cent": hashOf(result.gap, 100),
});

function hashOf(values, power) {
  const hash = hasher();
  for (const value of values) {
    const units = Math.round(value * power);
    hash.add(units !== units ? 1 << 30 : units / power === value ? units | 0 : -(1 << 30));
  }
  return hash.text();
}

/** The answers in whole cents and by searching sorted fields: by other means than any contender. */
function truth({ regions, values }) {
  const cents = values.map((value) => Math.round(value * 100));
  const ratio = (above, below, units) => {
    if (!(below > 0) || above !== above) return NaN;
    const twice = 2 * units * Math.abs(above) + below;
    const rounded = (twice - (twice % (2 * below))) / (2 * below);
    return (Math.sign(above) * rounded) / units;
  };
  const lag = LAG * regions;
  const block = MONTHS * regions;
  const base = (i) => (i % block >= lag ? i - lag : -1);
  const part = PART * block;
  const whole = WHOLE * block;
  const place = new Int32Array(values.length);
  const tenths = tenthsOf(values);
  for (let field = 0; field < FIELDS; field++) {
    const own = tenths.subarray(field * regions, (field + 1) * regions);
    const sorted = own.filter((unit) => unit === unit).sort();
    own.forEach((unit, i) => {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] > unit) high = middle;
        else low = middle + 1;
      }
      place[field * regions + i] = unit === unit ? sorted.length - low + 1 : 0;
    });
  }
  const gap = values.map((_, i) => (cents[i] - Math.round(TARGETS[Math.floor(i / block)] * 100)) / 100);
  return {
    ...unrounded({
      growth: values.map((value, i) => (values[base(i)] > 0 ? (value - values[base(i)]) / values[base(i)] : NaN)),
      share: values
        .subarray(part, part + block)
        .map((value, i) => (values[whole + i] > 0 ? value / values[whole + i] : NaN)),
      gap,
      place,
    }),
    ...exact({
      growth: cents.map((cent, i) => ratio(cent - cents[base(i)], cents[base(i)], 1000)),
      share: cents.subarray(part, part + block).map((cent, i) => ratio(cent, cents[whole + i], 1e4)),
      gap,
      place,
    }),
  };
}

const NAMES = Array.from({ length: INDICATORS }, (_, i) => ({ name: `indicator ${i}`, unit: "" }));
const PERIODS = Array.from({ length: MONTHS }, (_, i) => ({
  year: 2008 + Math.floor(i / 12),
  month: (i % 12) + 1,
  span: "month",
}));
const SHARES = [{ name: "share", part: NAMES[PART].name, whole: NAMES[WHOLE].name }];
const NOT_REPORTED = 1;

/** All four of the product's cubes, each into the buffers of the run before. */
function ours({ regions, values }, { rates, shares, ranks }, ranked = values) {
  const { gapCube, growthCube, rankCube, shareCube } = product("gapCube", "growthCube", "rankCube", "shareCube");
  const axes = {
    regions: Array.from({ length: regions }, (_, i) => `region ${i}`),
    indicators: NAMES,
    periods: PERIODS,
  };
  const reasons = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) if (values[i] !== values[i]) reasons[i] = NOT_REPORTED;
  const cube = { ...axes, values, reasons };
  const field = { ...cube, values: ranked };
  const targets = Array.from(TARGETS);
  let [growth, share, gap, place] = [];
  return () => {
    growth = growthCube(cube, { months: LAG, ...rates, into: growth });
    share = shareCube(cube, SHARES, { ...shares, into: share });
    gap = gapCube(cube, targets, "high", { into: gap });
    place = rankCube(field, ranks, { into: place });
    return { growth: growth.values, share: share.values, gap: gap.values, place: place.values };
  };
}

/** Four statements in DuckDB's own words, from rows in the order of arrival: month, region, indicator. */
async function duck({ regions, values }) {
  const { DuckDBInstance } = await peer("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("CREATE TABLE raw (i INTEGER, value DOUBLE, tenths DOUBLE)");
  const appender = await connection.createAppender("raw");
  const tenths = tenthsOf(values);
  for (let month = 0; month < MONTHS; month++) {
    for (let region = 0; region < regions; region++) {
      for (let indicator = 0; indicator < INDICATORS; indicator++) {
        const i = (indicator * MONTHS + month) * regions + region;
        appender.appendInteger(i);
        for (const value of [values[i], tenths[i]]) {
          if (value === value) appender.appendDouble(value);
          else appender.appendNull();
        }
        appender.endRow();
      }
    }
  }
  appender.closeSync();
  await connection.run(
    `CREATE TABLE input AS SELECT i, i % ${regions} AS region, i // ${regions} % ${MONTHS} AS month,
       i // ${regions * MONTHS} AS indicator, value, tenths FROM raw ORDER BY month, region, indicator`,
  );
  await connection.run("DROP TABLE raw");
  const targets = Array.from(TARGETS, (target, i) => `(${i}, ${target})`).join(", ");
  await connection.run(`CREATE TABLE target AS SELECT * FROM (VALUES ${targets}) AS t (indicator, target)`);
  const statements = [
    `growth AS SELECT i, CASE WHEN base > 0 THEN (value - base) / base END AS value FROM (SELECT i, value,
       LAG(value, ${LAG}) OVER (PARTITION BY indicator, region ORDER BY month) AS base FROM input)`,
    `share AS SELECT part.i - ${PART * MONTHS * regions} AS i, CASE WHEN whole.value > 0 THEN part.value / whole.value END AS value
       FROM input AS part JOIN input AS whole USING (region, month) WHERE part.indicator = ${PART} AND whole.indicator = ${WHOLE}`,
    "gap AS SELECT i, value - target AS value FROM input JOIN target USING (indicator)",
    `place AS SELECT i, CASE WHEN tenths IS NOT NULL THEN
       RANK() OVER (PARTITION BY indicator, month ORDER BY tenths DESC NULLS LAST) END AS value FROM input`,
  ];
  return async () => {
    for (const statement of statements) await connection.run(`CREATE OR REPLACE TABLE ${statement}`);
    return connection;
  };
}

async function digestOfDuck(connection) {
  const digest = {};
  for (const name of ["growth", "share", "gap", "place"]) {
    const [[numbers, sum, weighted]] = (
      await connection.runAndReadAll(
        `SELECT COUNT(value)::DOUBLE, SUM(value::DOUBLE), SUM(value::DOUBLE * (i % 97 + 1)) FROM ${name}`,
      )
    ).getRowsJS();
    Object.assign(digest, {
      [`${name} numbers`]: numbers,
      [`${name} sum`]: sum,
      [`${name} weighted`]: weighted,
    });
  }
  return digest;
}

const FLOOR = "floor: typed cube, float rates, places of rounded integers";
const ROUNDED = "county-monthly cube, places of rounded figures";
const EXACT = "county-monthly cube, all rounded exactly";
const DUCK = "DuckDB, windows, places of rounded figures";
const TABLE = "data.table, places of rounded figures";

/** @type {import("./workloads.mjs").Contender[]} only the exact cube is handed figures that are not yet rounded */
const contenders = [
  { name: FLOOR, kind: "floor", prepare: floorNation, digest: unrounded },
  {
    name: ROUNDED,
    kind: "ours",
    prepare: (data) => ours(data, { ranks: { decimals: 0 } }, tenthsOf(data.values)),
    digest: unrounded,
  },
  {
    name: EXACT,
    kind: "ours",
    prepare: (data) => ours(data, { rates: { decimals: 1 }, shares: { decimals: 2 }, ranks: { decimals: 1 } }),
    digest: exact,
  },
  { name: DUCK, kind: "peer", prepare: duck, digest: digestOfDuck },
  { name: TABLE, kind: "peer", prepare: dataTable, digest: ({ digest }) => digest() },
];

/** @type {import("./workloads.mjs").Workload[]} */
export const nationwide = [
  {
    name: "nation",
    title: "growth, share, place and gap of 60 indicators over 120 months",
    unit: "regions",
    sizes: [284, 900, 2843],
    quick: [28, 90, 284],
    data: nation,
    truth,
    contenders,
    bounds: [
      { what: "cube to the floor, both ranking rounded figures", of: ROUNDED, to: FLOOR, most: 1.3, largest: true },
      { what: "cube with exact rounding to the floor", of: EXACT, to: FLOOR, most: 2, largest: true },
      { what: "cube with exact rounding to DuckDB", of: EXACT, to: DUCK, most: 0.25, largest: true },
      {
        what: "cube with exact rounding to data.table",
        of: EXACT,
        to: TABLE,
        most: 0.667,
        largest: true,
        ifInstalled: true,
      },
      { what: "peak memory of the cube, GB", of: EXACT, peak: true, most: 1.2 },
      { what: "cost exponent of the cube", of: EXACT, most: 1.15 },
    ],
  },
];
