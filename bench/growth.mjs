/** Growth rates of pairs (current, base): as a float gives them, and exactly rounded to one decimal of the percentage. */
import { digestOfRates, digestOfRounded } from "./digest.mjs";
import { duckTable } from "./duck.mjs";
import { pairs } from "./generate.mjs";
import { peer, product } from "./libraries.mjs";

const NOT_REPORTED = Object.freeze({ absent: "not reported" });
const ONE_DECIMAL = { decimals: 1 };

const asFigures = (values) => Array.from(values, (value) => (value === value ? value : NOT_REPORTED));

/** A range as a function is handed it: an array per row, an absence where a cell is empty. */
const matrix = (values, width) =>
  Array.from({ length: values.length / width }, (_, row) => asFigures(values.subarray(row * width, (row + 1) * width)));

/** Runs `row(current, base)` over the rows of two ranges of this width. */
const overRows = (width, row) => (data) => {
  const [current, base] = [matrix(data.current, width), matrix(data.base, width)];
  return () => {
    const result = new Array(base.length);
    for (let i = 0; i < base.length; i++) result[i] = row(current[i], base[i]);
    return result;
  };
};

const cellOf = (rows, width) => (i) => rows[Math.floor(i / width)][i % width];

function plainRow(current, base) {
  const result = new Array(base.length);
  for (let i = 0; i < result.length; i++) {
    const a = current[i];
    const b = base[i];
    result[i] = typeof a === "number" && typeof b === "number" && b > 0 ? (a - b) / b : "";
  }
  return result;
}

/** Output reused: the first touch of fresh memory would cost more than the arithmetic. */
function floor({ current, base }) {
  const result = new Float64Array(base.length);
  return () => {
    for (let i = 0; i < base.length; i++) result[i] = base[i] > 0 ? (current[i] - base[i]) / base[i] : NaN;
    return result;
  };
}

/** In whole cents: the largest product stays far below 2⁵³, so that the rounding is exact. */
function roundedInCents({ current, base }) {
  return base.map((value, i) => {
    const [a, b] = [Math.round(current[i] * 100), Math.round(value * 100)];
    if (!(b > 0) || a !== a) return NaN;
    return (Math.sign(a - b) * Math.floor((2000 * Math.abs(a - b) + b) / (2 * b))) / 1000;
  });
}

const PLAIN = "plain float loop, number[][] to any[][]";
const EXACT = "county-monthly growths, exact to one decimal";

/** @returns {import("./workloads.mjs").Contender[]} what reads and gives arrays of arrays */
function onRanges(width) {
  const rates = (rows, { base }) => digestOfRates(base.length, cellOf(rows, width));
  const rounded = (rows, { base }) => digestOfRounded(base.length, cellOf(rows, width));
  return [
    { name: PLAIN, kind: "plain", prepare: overRows(width, plainRow), digest: rates },
    {
      name: "county-monthly growths, unrounded",
      kind: "ours",
      prepare: (data) => overRows(width, product("growths").growths)(data),
      digest: rates,
    },
    {
      name: EXACT,
      kind: "ours",
      prepare(data) {
        const { growths } = product("growths");
        return overRows(width, (current, base) => growths(current, base, ONE_DECIMAL))(data);
      },
      digest: rounded,
    },
    {
      name: "formulajs IF and SUM per cell",
      kind: "peer",
      async prepare(data) {
        const { IF, SUM } = await peer("@formulajs/formulajs");
        const one = (a, b) => IF(typeof a === "number" && b > 0, SUM(a, -b) / b, "");
        return overRows(width, (current, base) => base.map((value, i) => one(current[i], value)))(data);
      },
      digest: rates,
    },
  ];
}

const QUERY = `SELECT CASE WHEN base > 0 THEN ("current" - base) / base END AS rate FROM input`;
const columnRates = (column, { base }) => digestOfRates(base.length, (i) => column[i]);

const FLAT = "county-monthly growths, one flat range, exact to one decimal";

/** @type {import("./workloads.mjs").Contender[]} what has a column form of its own */
const onColumns = [
  { name: "floor: Float64Array, output reused", kind: "floor", prepare: floor, digest: columnRates },
  {
    name: "arquero derive",
    kind: "peer",
    async prepare(data) {
      const { table } = await peer("arquero");
      const input = table(data);
      return () => input.derive({ rate: (d) => (d.base > 0 ? (d.current - d.base) / d.base : null) });
    },
    digest: (result, data) => columnRates(result.array("rate"), data),
  },
  {
    name: FLAT,
    kind: "ours",
    prepare(data) {
      const { growths } = product("growths");
      const [current, base] = [asFigures(data.current), asFigures(data.base)];
      return () => growths(current, base, ONE_DECIMAL);
    },
    digest: (column, { base }) => digestOfRounded(base.length, (i) => column[i]),
  },
  {
    name: "DuckDB, result stays inside",
    kind: "peer",
    async prepare(data) {
      const connection = await duckTable(data);
      return async () => (await connection.run(`CREATE OR REPLACE TABLE output AS ${QUERY}`)) && connection;
    },
    async digest(connection, data) {
      const [column] = (await connection.runAndReadAll("SELECT rate FROM output")).getColumnsJS();
      return columnRates(column, data);
    },
  },
  {
    name: "DuckDB, as JavaScript arrays",
    kind: "peer",
    async prepare(data) {
      const connection = await duckTable(data);
      return async () => (await connection.runAndReadAll(QUERY)).getColumnsJS()[0];
    },
    digest: columnRates,
  },
];

const workload = (name, title, width, contenders, more = []) => ({
  name,
  title,
  unit: "pairs",
  sizes: [1e4, 1e5, 1e6],
  quick: [1e3, 1e4, 1e5],
  data: pairs,
  truth(data) {
    const [rates, rounded] = [floor(data)(), roundedInCents(data)];
    return { ...columnRates(rates, data), ...digestOfRounded(rounded.length, (i) => rounded[i]) };
  },
  contenders,
  bounds: [
    { what: "exactly rounded growth over cells, to the plain loop", of: EXACT, to: PLAIN, most: 3 },
    { what: "cost exponent of exactly rounded growth over cells", of: EXACT, most: 1.15 },
    ...more,
  ],
});

/** @type {import("./workloads.mjs").Workload[]} */
export const growth = [
  workload(
    "growth",
    "growth, a column of cells",
    1,
    [...onColumns, ...onRanges(1)],
    [{ what: "cost exponent of exactly rounded growth over one flat range", of: FLAT, most: 1.15 }],
  ),
  workload("growth-block", "growth, a block ten columns wide", 10, [onColumns[0], ...onRanges(10)]),
];
