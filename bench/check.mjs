/** Three rules over rows in memory: total = sum of three parts, printed growth = recomputed, no cell missing; findings as data. */
import { spawnSync } from "node:child_process";
import { hasher } from "./digest.mjs";
import { uniform } from "./generate.mjs";
import { Absent, product } from "./libraries.mjs";

const COLUMNS = ["total", "first", "second", "third", "base", "growth"];

/** Rows in cents and tenths of a percent, so that truth needs no floats; a missing number is null. */
function rowsOf(n) {
  const next = uniform(5);
  const cents = (most) => Math.floor(next() * most) + 100;
  return Array.from({ length: n }, (_, i) => {
    const parts = [cents(4e5), cents(4e5), cents(4e5)];
    const sum = parts[0] + parts[1] + parts[2];
    const base = Math.round(sum / (0.85 + 0.3 * next()));
    const total = next() < 0.02 ? sum + 50 : sum;
    // Halves of a tenth are left out: a rate that rounds either way is no error.
    const growth = Math.round(((total - base) / base) * 1000) + (next() < 0.04 ? 13 : 0);
    const row = [total, ...parts, base, growth];
    if (next() < 0.03) row[Math.floor(next() * 6)] = null;
    return { i, row };
  });
}

/** A row as people hold it. */
const asObject = ({ i, row }) => ({
  name: `乡镇${i}`,
  ...Object.fromEntries(COLUMNS.map((name, at) => [name, row[at] === null ? null : row[at] / (at === 5 ? 10 : 100)])),
});

/** The same as the observations of a sheet. */
function observationsOf(rows) {
  const period = { year: 2017, month: 8, span: "yearToDate" };
  const indicators = ["合计数", "其一", "其二", "其三", "合计数", "合计数"];
  const measures = ["actual", "actual", "actual", "actual", "base", "growth"];
  return rows.flatMap(({ i, row }) =>
    row.map((units, at) => {
      const rate = at === 5;
      const text = units === null ? "" : (units / (rate ? 10 : 100)).toFixed(rate ? 1 : 2);
      return {
        file: "乡镇.xlsx",
        sheet: "表1",
        cell: `${"BCDEFG"[at]}${i + 2}`,
        region: `乡镇${i}`,
        indicator: indicators[at],
        period,
        measure: measures[at],
        against: at > 3 ? "lastYear" : null,
        basis: "",
        version: null,
        figure: units === null ? { absent: "not reported" } : units / (rate ? 1000 : 100),
        unit: rate ? "%" : "万元",
        text,
        places: rate ? 1 : 2,
      };
    }),
  );
}

const FORMULAS = {
  sum: "合计数 = 其一 + 其二 + 其三",
  growth: "合计数.增幅 = (合计数 - 合计数.上年同期) / 合计数.上年同期",
  missing: "有数(合计数) 且 有数(其一) 且 有数(其二) 且 有数(其三) 且 有数(合计数.上年同期) 且 有数(合计数.增幅)",
};

/** Findings by rule: how many, and at which rows. */
function digestOf(findings) {
  const rows = { sum: [], growth: [], missing: [] };
  for (const [rule, row] of findings) rows[rule].push(row);
  return Object.fromEntries(
    Object.entries(rows).flatMap(([rule, found]) => {
      const hash = hasher();
      found.sort((a, b) => a - b).forEach(hash.add);
      return [
        [rule, found.length],
        [`${rule} rows`, hash.text()],
      ];
    }),
  );
}

/** In whole cents: an error is more than rounding can make of it. */
function truth({ rows }) {
  const found = [];
  for (const { i, row } of rows) {
    const [total, first, second, third, base, growth] = row;
    if (row.includes(null)) found.push(["missing", i]);
    if (![total, first, second, third].includes(null) && Math.abs(total - first - second - third) > 2)
      found.push(["sum", i]);
    if (![total, base, growth].includes(null) && Math.abs(growth - ((total - base) / base) * 1000) > 0.6)
      found.push(["growth", i]);
  }
  return digestOf(found);
}

/** What people write: row objects, a list of findings. */
function byHand(rows) {
  const findings = [];
  const find = (rule, row, expected, received) =>
    findings.push({ rule, region: row.name, expected, received, difference: received - expected });
  for (const row of rows) {
    const { total, first, second, third, base, growth } = row;
    if (COLUMNS.some((name) => row[name] === null)) findings.push({ rule: "missing", region: row.name });
    if (total !== null && first !== null && second !== null && third !== null) {
      const sum = first + second + third;
      if (Math.abs(total - sum) > 0.02 + 1e-9) find("sum", row, sum, total);
    }
    if (total !== null && base !== null && growth !== null) {
      const rate = ((total - base) / base) * 100;
      if (Math.abs(growth - rate) > 0.051) find("growth", row, rate, growth);
    }
  }
  return findings;
}

function monthOf({ rows }) {
  const { ledgerOf, namesOf, EMPTY_DICTIONARY } = product("ledgerOf", "namesOf");
  const names = namesOf(EMPTY_DICTIONARY);
  const ledger = ledgerOf(observationsOf(rows));
  return () => ({ tables: [], prose: [], ledger, earlier: ledgerOf([]), names });
}

function rules() {
  const { rulesOf } = product("rulesOf");
  const address = { file: "", sheet: "", cell: "A1" };
  const lines = Object.entries(FORMULAS).map(([id, formula]) => ({
    id,
    name: id,
    severity: "error",
    formula,
    tolerance: null,
    missingIsZero: false,
    address,
  }));
  return rulesOf(lines).rules;
}

const rowOf = (region) => Number(region.slice(2));
const digestOfFindings = (findings) => digestOf(findings.map(({ rule, region }) => [rule, rowOf(region)]));

/** The rules over an indexed month, to what each found, as data. */
const judgeAll = (month, all) =>
  all.map(({ name: rule, judge }) => {
    const found = [];
    judge(month, { passed() {}, undecided() {}, failed: (fault) => found.push(fault) });
    return { rule, found };
  });

const digestOfFaults = (byRule) =>
  digestOf(byRule.flatMap(({ rule, found }) => found.map(({ about }) => [rule, rowOf(about.region)])));

const R_SCRIPT = `
suppressMessages(library(validate)); d <- read.csv(file("stdin"))
v <- validator(sum = abs(total - first - second - third) <= 0.02 + 1e-9,
  growth = abs(growth - (total - base) / base * 100) <= 0.051,
  missing = !is.na(total) & !is.na(first) & !is.na(second) & !is.na(third) & !is.na(base) & !is.na(growth))
one <- function() { s <- Sys.time(); f <- as.data.frame(confront(d, v)); f <- f[!is.na(f$value) & !f$value, ]; as.numeric(Sys.time() - s, units = "secs") * 1000 }
one(); cat(median(replicate(5, one())))`;

const BY_HAND = "hand-written JavaScript, row objects";
const OURS = "county-monthly rules, from the indexed month";
const INDEXED = "county-monthly, the indexing beside";

/** @type {import("./workloads.mjs").Contender[]} */
const contenders = [
  {
    name: BY_HAND,
    kind: "plain",
    prepare({ rows }) {
      const objects = rows.map(asObject);
      return () => byHand(objects);
    },
    digest: digestOfFindings,
  },
  {
    name: OURS,
    kind: "ours",
    prepare(data) {
      const month = monthOf(data)();
      const all = rules();
      judgeAll(month, all);
      return () => judgeAll(month, all);
    },
    digest: digestOfFaults,
  },
  {
    name: INDEXED,
    kind: "ours",
    prepare(data) {
      const fresh = monthOf(data);
      const all = rules();
      return () => judgeAll(fresh(), all);
    },
    digest: digestOfFaults,
  },
  {
    name: "county-monthly check, with roots",
    kind: "ours",
    prepare(data) {
      const { check } = product("check");
      const month = monthOf(data)();
      const all = rules();
      return () => check(month, [], all).findings;
    },
    digest: () => ({}),
  },
  {
    name: "R validate, with a findings frame",
    kind: "peer",
    prepare({ rows }) {
      const csv = [COLUMNS.join(","), ...rows.map((row) => Object.values(asObject(row)).slice(1).join(","))].join("\n");
      const run = () => spawnSync("Rscript", ["-e", R_SCRIPT], { input: csv.replace(/null/g, "NA"), encoding: "utf8" });
      if (run().status !== 0) throw new Absent("not installed");
      return run;
    },
    digest: () => ({}),
  },
];

/** @type {import("./workloads.mjs").Workload[]} */
export const check = [
  {
    name: "check",
    title: "three rules over rows in memory, to findings",
    unit: "rows",
    sizes: [4_000, 12_000, 36_000],
    quick: [500, 1_000, 2_000],
    data: (n) => ({ rows: rowsOf(n) }),
    truth,
    contenders,
    bounds: [
      { what: "rules with findings, to hand-written JavaScript", of: OURS, to: BY_HAND, most: 5, largest: true },
      { what: "cost exponent of rules", of: OURS, most: 1.15 },
      { what: "the index and the rules, to the rules", of: INDEXED, to: OURS, most: 6, largest: true },
    ],
  },
];
