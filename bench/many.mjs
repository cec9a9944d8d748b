/** Many workbooks on disk, read into observations: on one core, and on all of them. */
import { availableParallelism } from "node:os";
import { dictionary } from "./dictionary.mjs";
import { product } from "./libraries.mjs";
import { addresses, rootFaults } from "./reading.mjs";
import { departments } from "./workbooks.mjs";

const ONE = "county-monthly readMany, one core";
const ALL = `county-monthly readMany, all ${availableParallelism()} cores`;

/** @returns {import("./workloads.mjs").Contender} */
const on = (name, options) => ({
  name,
  kind: "ours",
  prepare({ files }) {
    const { readMany } = product("readMany");
    const known = dictionary();
    const paths = files.map(({ path }) => path);
    return () => readMany(paths, known, options);
  },
  digest(read) {
    const { joined, monthly } = product("joined", "monthly");
    return rootFaults(monthly({ sheets: joined(read), dictionary: dictionary() }));
  },
});

/** @type {import("./workloads.mjs").Workload[]} */
export const many = [
  {
    name: "many",
    title: "many files: D1 from disk into observations",
    unit: "workbooks",
    sizes: [6, 20, 60],
    quick: [2, 4, 8],
    data: departments,
    truth: ({ faults }) => addresses(faults),
    contenders: [on(ONE, { threads: 1 }), on(ALL, {})],
    bounds: [{ what: "all cores, to one", of: ALL, to: ONE, most: 1, goal: 0.75, largest: true }],
  },
];
