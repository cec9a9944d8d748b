/** Places of figures: highest first, equal at one decimal is a tie, a missing figure takes no place. */
import { digestOfPlaces } from "./digest.mjs";
import { duckTable } from "./duck.mjs";
import { radixPlaces } from "./floor-ranking.mjs";
import { figures, tenthsOf } from "./generate.mjs";
import { league } from "./league.mjs";
import { peer, product } from "./libraries.mjs";

const NOT_REPORTED = Object.freeze({ absent: "not reported" });
const AS_PUBLISHED = { best: "high", decimals: 1 };

const asFigures = (values) => Array.from(values, (value) => (value === value ? value : NOT_REPORTED));
const places = (column, { values }) => digestOfPlaces(values.length, (i) => column[i]);
const higher = (sorted, value) => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > value) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
};

/** Places from sorted tenths, one look-up per figure: by other means than any contender. */
function truth({ values, tenths }) {
  const sorted = tenths.filter((unit) => unit === unit).sort();
  return digestOfPlaces(values.length, (i) => (tenths[i] === tenths[i] ? higher(sorted, tenths[i]) + 1 : 0));
}

/** The code that people write: sort the row numbers by their figures. */
function idiomatic({ tenths }) {
  return () => {
    const order = [...tenths.keys()].filter((i) => tenths[i] === tenths[i]).sort((a, b) => tenths[b] - tenths[a]);
    const result = new Int32Array(tenths.length);
    order.forEach(
      (row, at) => (result[row] = at > 0 && tenths[row] === tenths[order[at - 1]] ? result[order[at - 1]] : at + 1),
    );
    return result;
  };
}

const SORT = "Float64Array.prototype.sort of a copy";
const OURS = "county-monthly competitionRanks, one decimal";

/** @type {import("./workloads.mjs").Contender[]} the peers are handed figures that are already rounded: a start that ours does not have */
const ofOneField = [
  {
    name: "floor: radix sort of rounded integers",
    kind: "floor",
    prepare: ({ tenths }) => radixPlaces(tenths),
    digest: places,
  },
  {
    name: SORT,
    kind: "plain",
    prepare:
      ({ values }) =>
      () =>
        values.slice().sort(),
    digest: (sorted, data) => {
      const tenths = tenthsOf(sorted.filter((value) => value === value));
      return places(
        data.tenths.map((unit) => (unit === unit ? higher(tenths, unit) + 1 : 0)),
        data,
      );
    },
  },
  { name: "row numbers sorted by a comparison", kind: "plain", prepare: idiomatic, digest: places },
  {
    name: OURS,
    kind: "ours",
    prepare({ values }) {
      const { competitionRanks } = product("competitionRanks");
      const field = asFigures(values);
      return () => competitionRanks(field, AS_PUBLISHED);
    },
    digest: places,
  },
  {
    name: "d3-array rank",
    kind: "peer",
    async prepare({ tenths }) {
      const { rank, descending } = await peer("d3-array");
      return () => rank(tenths, descending);
    },
    digest: (ranks, data) =>
      places(
        ranks.map((fromZero) => fromZero + 1),
        data,
      ),
  },
  {
    name: "arquero rank",
    kind: "peer",
    async prepare({ tenths }) {
      const { desc, op, table } = await peer("arquero");
      const rows = [...tenths.keys()].filter((i) => tenths[i] === tenths[i]);
      const input = table({ row: rows, unit: rows.map((i) => tenths[i]) });
      return () => input.orderby(desc("unit")).derive({ place: op.rank() });
    },
    digest(result, data) {
      const column = new Int32Array(data.values.length);
      const [rows, place] = [result.array("row"), result.array("place")];
      rows.forEach((row, i) => (column[row] = place[i]));
      return places(column, data);
    },
  },
  {
    name: "DuckDB RANK() OVER, result stays inside",
    kind: "peer",
    async prepare({ tenths }) {
      const connection = await duckTable({ unit: tenths });
      const ranked =
        "SELECT i, CASE WHEN unit IS NOT NULL THEN RANK() OVER (ORDER BY unit DESC NULLS LAST) END AS place FROM input";
      return async () => (await connection.run(`CREATE OR REPLACE TABLE output AS ${ranked}`)) && connection;
    },
    async digest(connection, data) {
      const [column] = (await connection.runAndReadAll("SELECT place FROM output ORDER BY i")).getColumnsJS();
      return places(column, data);
    },
  },
  {
    name: "nodejs-polars rank",
    kind: "peer",
    async prepare({ tenths }) {
      const { default: polars } = await peer("nodejs-polars");
      const series = polars.Series(
        "unit",
        Array.from(tenths, (unit) => (unit === unit ? unit : null)),
        polars.Float64,
      );
      return () => series.rank("min", true);
    },
    digest: (ranks, data) => places(ranks.toArray(), data),
  },
];

/** @returns {import("./workloads.mjs").Workload} */
const oneField = (name, title, field) => ({
  name,
  title,
  unit: "figures",
  sizes: [1e4, 1e5, 1e6],
  quick: [1e3, 1e4, 1e5],
  data(n) {
    const values = figures(field, n);
    return { values, tenths: tenthsOf(values) };
  },
  truth,
  contenders: ofOneField,
  bounds: [
    { what: "ranking, rounding included, to the sort of a copy", of: OURS, to: SORT, most: 4, largest: true },
    { what: "cost exponent of ranking", of: OURS, most: 1.2 },
  ],
});

/** @type {import("./workloads.mjs").Workload[]} */
export const ranking = [
  oneField("ranking", "ranking one field of rates: a few hundred places, many ties", "rates"),
  oneField("ranking-amounts", "ranking one field of amounts: nearly every place is different", "amounts"),
  league,
];
