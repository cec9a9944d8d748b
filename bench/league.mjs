/** Places in groups of six, as a league of counties has them: highest first, at one decimal, missing takes no place. */
import { digestOfPlaces } from "./digest.mjs";
import { duckTable } from "./duck.mjs";
import { insertionPlaces } from "./floor-ranking.mjs";
import { figures } from "./generate.mjs";
import { peer, product } from "./libraries.mjs";

const NOT_REPORTED = Object.freeze({ absent: "not reported" });
const AS_PUBLISHED = { best: "high", decimals: 1 };

const asFigures = (values) => Array.from(values, (value) => (value === value ? value : NOT_REPORTED));
const sixes = (values) =>
  Array.from({ length: values.length / 6 }, (_, group) => values.slice(group * 6, group * 6 + 6));
const places = (column, { values }) => digestOfPlaces(values.length, (i) => column[i]);
const placesOfSixes = (groups, { values }) => digestOfPlaces(values.length, (i) => groups[Math.floor(i / 6)][i % 6]);

/** One more than the figures above it, for each of six: what "place" means. */
const placesOfSix = (six) =>
  six.map((own) => (typeof own === "number" ? six.reduce((above, other) => above + (other > own ? 1 : 0), 1) : 0));

/** The same by two loops and nothing else. */
function loopOverSix(six) {
  const result = new Array(six.length);
  for (let i = 0; i < six.length; i++) {
    const own = six[i];
    let place = typeof own === "number" ? 1 : 0;
    if (place === 1) for (let other = 0; other < six.length; other++) if (six[other] > own) place++;
    result[i] = place;
  }
  return result;
}

const LOOP = "plain loops over arrays of arrays";
const OURS = "county-monthly competitionRanks per group";
const GROUP_OF = (i) => Math.floor(i / 6);

/** @type {import("./workloads.mjs").Contender[]} */
const contenders = [
  {
    name: "floor: insertion into six, contiguous",
    kind: "floor",
    prepare: ({ values }) => insertionPlaces(values),
    digest: places,
  },
  {
    name: LOOP,
    kind: "plain",
    prepare({ values }) {
      const groups = sixes(asFigures(values));
      return () => groups.map(loopOverSix);
    },
    digest: placesOfSixes,
  },
  {
    name: OURS,
    kind: "ours",
    prepare({ values }) {
      const { competitionRanks } = product("competitionRanks");
      const groups = sixes(asFigures(values));
      return () => groups.map((group) => competitionRanks(group, AS_PUBLISHED));
    },
    digest: placesOfSixes,
  },
  {
    name: "d3-array rank per group",
    kind: "peer",
    async prepare({ values }) {
      const { rank, descending } = await peer("d3-array");
      const groups = sixes(values);
      return () => groups.map((group) => rank(group, descending));
    },
    digest: (groups, data) =>
      placesOfSixes(
        groups.map((group) => group.map((fromZero) => fromZero + 1)),
        data,
      ),
  },
  {
    name: "formulajs RANK.EQ per cell",
    kind: "peer",
    async prepare({ values }) {
      const { RANK } = await peer("@formulajs/formulajs");
      const groups = sixes(Array.from(values)).map((group) => ({
        group,
        reported: group.filter((value) => value === value),
      }));
      return () =>
        groups.map(({ group, reported }) => group.map((own) => (own === own ? RANK.EQ(own, reported, 0) : 0)));
    },
    digest: placesOfSixes,
  },
  {
    name: "arquero groupby, rank",
    kind: "peer",
    async prepare({ values }) {
      const { desc, op, table } = await peer("arquero");
      const rows = [...values.keys()].filter((i) => values[i] === values[i]);
      const input = table({ row: rows, group: rows.map(GROUP_OF), value: rows.map((i) => values[i]) }).groupby("group");
      return () => input.orderby(desc("value")).derive({ place: op.rank() });
    },
    digest(result, data) {
      const column = new Int32Array(data.values.length);
      const [rows, place] = [result.array("row"), result.array("place")];
      rows.forEach((row, i) => (column[row] = place[i]));
      return places(column, data);
    },
  },
  {
    name: "DuckDB RANK() OVER groups, result stays inside",
    kind: "peer",
    async prepare({ values }) {
      const connection = await duckTable({ value: values });
      const over = "RANK() OVER (PARTITION BY i // 6 ORDER BY value DESC NULLS LAST)";
      const ranked = `SELECT i, CASE WHEN value IS NOT NULL THEN ${over} END AS place FROM input`;
      return async () => (await connection.run(`CREATE OR REPLACE TABLE output AS ${ranked}`)) && connection;
    },
    async digest(connection, data) {
      const [column] = (await connection.runAndReadAll("SELECT place FROM output ORDER BY i")).getColumnsJS();
      return places(column, data);
    },
  },
];

/** @type {import("./workloads.mjs").Workload} */
export const league = {
  name: "league",
  title: "ranking in groups of six",
  unit: "groups",
  sizes: [1e3, 1e4, 1e5],
  quick: [1e2, 1e3, 1e4],
  data: (groups) => ({ values: figures("league", groups * 6) }),
  truth: (data) => placesOfSixes(sixes(asFigures(data.values)).map(placesOfSix), data),
  contenders,
  bounds: [{ what: "ranking groups of six, to plain loops over the same form", of: OURS, to: LOOP, most: 3 }],
};
