/** Many workbooks on disk, read into observations: by the thread that parses them beside the one that understands, and by one thread. */
import { readFile } from "node:fs/promises";
import { dictionary } from "./dictionary.mjs";
import { product } from "./libraries.mjs";
import { addresses, rootFaults } from "./reading.mjs";
import { departments } from "./workbooks.mjs";

const BESIDE = "county-monthly readMany";
const ALONE = "county-monthly in one thread";

const digest = (read) => rootFaults(product("monthly").monthly({ sheets: read, dictionary: dictionary() }));

/** @type {import("./workloads.mjs").Contender[]} */
const contenders = [
  {
    name: ALONE,
    kind: "ours",
    prepare({ files }) {
      const { namesOf, readSheets, readWorkbookBytes } = product("namesOf", "readSheets", "readWorkbookBytes");
      const names = namesOf(dictionary());
      return async () => {
        const sheets = [];
        for (const { path, name } of files) sheets.push(...(await readWorkbookBytes(await readFile(path), name)));
        return readSheets(sheets, names);
      };
    },
    digest,
  },
  {
    name: BESIDE,
    kind: "ours",
    prepare({ files }) {
      const { joined, readMany } = product("joined", "readMany");
      const paths = files.map(({ path }) => path);
      const known = dictionary();
      return async () => joined(await readMany(paths, known));
    },
    digest,
  },
];

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
    contenders,
    bounds: [{ what: "with a thread that may be ended, to without", of: BESIDE, to: ALONE, most: 1.1, largest: true }],
  },
];
