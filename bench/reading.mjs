/** Reading workbooks: their values, and for the product also what they mean and what is wrong in them. */
import { cellCounter, hasher } from "./digest.mjs";
import { dictionary } from "./dictionary.mjs";
import { floorSheets } from "./floor-xlsx.mjs";
import { peer, product } from "./libraries.mjs";
import { departments, oneLargeSheet } from "./workbooks.mjs";

/** Reads the files one after another, as a command line does. */
const eachFile = (read) => (data) => async () => {
  const results = [];
  for (const { bytes, name } of data.files) results.push(await read(bytes, name));
  return results;
};

/** Digest of sheets given as rows of values. */
const ofSheets = (rowsOf) => (books) => {
  const counter = cellCounter();
  for (const book of books) for (const rows of rowsOf(book)) for (const row of rows) row?.forEach(counter.add);
  return counter.digest();
};

/** Digest of faults, each as file!sheet!cell. */
const addresses = (faults) => {
  const hash = hasher();
  for (const fault of [...faults].sort()) for (const character of fault) hash.add(character.codePointAt(0));
  return { faults: faults.length, addresses: hash.text() };
};

/** The figures of merged cells count once: this library repeats them. */
function excelJsDigest(books) {
  const counter = cellCounter();
  const count = (cell) => cell.master === cell && counter.add(cell.value);
  for (const book of books) book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell(count)));
  return counter.digest();
}

const SHEETJS_LEAN = { type: "array", dense: true, cellFormula: false, cellHTML: false, cellText: false };

const BARE = "hucre readXlsx, bare";
const OURS = "county-monthly, with meaning and first checks";
const BESIDE = "county-monthly, the same from disk, parsed beside";

/** @type {import("./workloads.mjs").Contender[]} */
const readers = [
  {
    name: "floor: inflate, scan, values",
    kind: "floor",
    prepare: eachFile(floorSheets),
    digest: ofSheets((sheets) => sheets),
  },
  {
    name: BARE,
    kind: "peer",
    prepare: async (data) => eachFile((await peer("hucre/xlsx")).readXlsx)(data),
    digest: ofSheets((book) => book.sheets.map(({ rows }) => rows)),
  },
  {
    name: "county-monthly readWorkbookBytes",
    kind: "ours",
    prepare: (data) => eachFile(product("readWorkbookBytes").readWorkbookBytes)(data),
    digest: ofSheets((sheets) => sheets.map(({ rows }) => rows)),
  },
  {
    name: "@e965/xlsx read, leanest options",
    kind: "peer",
    async prepare(data) {
      const { read } = await peer("@e965/xlsx");
      return eachFile((bytes) => read(bytes, SHEETJS_LEAN))(data);
    },
    digest: ofSheets((book) =>
      Object.values(book.Sheets).map((sheet) => sheet["!data"].map((row) => row.map((cell) => cell?.v))),
    ),
  },
  {
    name: "exceljs xlsx.load",
    kind: "peer",
    most: 20_000,
    async prepare(data) {
      const { default: exceljs } = await peer("exceljs");
      return eachFile((bytes) => new exceljs.Workbook().xlsx.load(bytes))(data);
    },
    digest: excelJsDigest,
  },
  {
    name: "read-excel-file (no merges)",
    kind: "peer",
    most: 20_000,
    async prepare(data) {
      const { default: readExcelFile } = await peer("read-excel-file/node");
      return eachFile((bytes) => readExcelFile(Buffer.from(bytes)))(data);
    },
    digest: ofSheets((sheets) => sheets.map(({ data }) => data)),
  },
];

/** @type {import("./workloads.mjs").Contender} */
const withMeaning = {
  name: OURS,
  kind: "ours",
  prepare(data) {
    const { readWorkbookBytes, monthly } = product("readWorkbookBytes", "monthly");
    const known = dictionary();
    return async () => {
      const sheets = [];
      for (const { bytes, name } of data.files) sheets.push(...(await readWorkbookBytes(bytes, name)));
      return monthly({ sheets, dictionary: known });
    };
  },
  digest: rootFaults,
};

/**
 * As the command line reads files: each is parsed in a thread that can be ended, while the one before is understood.
 *
 * @type {import("./workloads.mjs").Contender}
 */
const asFiles = {
  name: BESIDE,
  kind: "ours",
  prepare({ files }) {
    const { joined, readMany, monthly } = product("joined", "readMany", "monthly");
    const paths = files.map(({ path }) => path);
    const known = dictionary();
    return async () => monthly({ sheets: joined(await readMany(paths, known)), dictionary: known });
  },
  digest: rootFaults,
};

/** Digest of the faults that the product found. */
function rootFaults({ findings }) {
  const roots = findings.filter(({ outcome, becauseOf }) => outcome === "failed" && becauseOf === null);
  return addresses(roots.map(({ file, sheet, cell }) => `${file}!${sheet}!${cell}`));
}

const truth = ({ cells, faults }) => ({ ...cells, ...addresses(faults) });

/** @type {import("./workloads.mjs").Workload[]} */
export const reading = [
  {
    name: "reading",
    title: "reading D1: workbooks of three sheets of 200 rows and 12 columns",
    unit: "workbooks",
    sizes: [6, 20, 60],
    quick: [2, 4, 8],
    data: departments,
    truth,
    contenders: [...readers, withMeaning, asFiles],
    bounds: [
      {
        what: "reading with meaning and first checks, to bare reading",
        of: OURS,
        to: BARE,
        most: 1.5,
        goal: 1.25,
        largest: true,
      },
      {
        what: "parsed in a thread that can be ended, to in one thread",
        of: BESIDE,
        to: OURS,
        most: 1.1,
        largest: true,
      },
      { what: "cost exponent of reading with meaning", of: OURS, most: 1.15 },
    ],
  },
];

/** @type {import("./workloads.mjs").Workload[]} */
export const large = [
  {
    name: "large",
    title: "reading D2: one sheet of 12 columns",
    unit: "rows",
    sizes: [2_000, 20_000, 200_000],
    quick: [500, 1_000, 2_000],
    data: oneLargeSheet,
    truth,
    contenders: readers,
    bounds: [],
  },
];
