/** What was measured, as one table, and what is asked of the product, as another. */
import { availableParallelism, cpus, totalmem } from "node:os";
import { exponent, mostExponent } from "./measure.mjs";

/** The machine, without its name: ratios are compared, and only within one run. */
export const machineLine = () =>
  `${availableParallelism()} ${availableParallelism() === 1 ? "core" : "cores"} (${cpus()[0]?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;

const ratio = (value) => (value === undefined ? "" : value.toFixed(value < 10 ? 2 : 1));
const milliseconds = (value) => value.toFixed(value < 1 ? 3 : value < 100 ? 2 : 0);
const gigabytes = (bytes) => (bytes === undefined ? "" : (bytes / 1e9).toFixed(2));
const least = (values) => (values.length > 0 ? Math.min(...values) : undefined);

/** Lines of a table, the columns as wide as their widest cell; `right` says which hold numbers. */
function table(rows, right) {
  const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => (right[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => "-".repeat(width + 1) + (right[column] ? ":" : "-")).join("|")}|`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join("\n");
}

/** Slope of a contender's cost over the sizes that it was timed at, where they are all. */
function exponentOf({ rows, sizes }, name) {
  const costs = rows.filter((row) => row.contender.name === name && row.milliseconds !== undefined);
  return costs.length === sizes.length
    ? exponent(
        sizes,
        costs.map((row) => row.milliseconds),
      )
    : undefined;
}

function resultRows({ workload, sizes, rows }) {
  return rows.map(({ size, contender, milliseconds: own, spread, peak, note }) => {
    const timed = rows.filter((row) => row.size === size && row.milliseconds !== undefined);
    const best = (kind) => least(timed.filter((row) => row.contender.kind === kind).map((row) => row.milliseconds));
    const to = (other) => (own === undefined || other === undefined ? "" : ratio(own / other));
    const slope = size === sizes.at(-1) ? exponentOf({ rows, sizes }, contender.name) : undefined;
    const cost = own === undefined ? note : milliseconds(own);
    return [
      workload.name,
      `${size} ${workload.unit}`,
      contender.name,
      contender.kind,
      cost,
      spread === undefined ? "" : spread.map(milliseconds).join(" – "),
      to(best("floor")),
      to(best("peer")),
      ratio(slope),
      gigabytes(peak),
    ];
  });
}

/** One bound: what was measured of it, at each size that counts, and whether the worst of them is within it. */
function judge({ workload, sizes, rows }, { what, of, to, most, goal, largest, peak, ifInstalled }) {
  const rowOf = (name, size) => rows.find((row) => row.size === size && row.contender.name === name);
  const costOf = (name, size) => rowOf(name, size)?.milliseconds;
  const counted = largest ? sizes.slice(-1) : sizes;
  const found = peak
    ? [rowOf(of, sizes.at(-1))?.peak / 1e9]
    : to === undefined
      ? [exponentOf({ rows, sizes }, of)]
      : counted.map((size) => costOf(of, size) / costOf(to, size));
  const isExponent = !peak && to === undefined;
  const plain = rows.find(({ contender }) => contender.kind === "plain")?.contender.name;
  const bound = isExponent ? mostExponent(most, exponentOf({ rows, sizes }, plain) ?? 1) : most;
  const all = found.every((value) => Number.isFinite(value));
  const worst = Math.max(...found);
  const verdict = !all
    ? "not measured"
    : worst > bound
      ? "NOT KEPT"
      : goal === undefined || worst <= goal
        ? "kept"
        : `kept, goal ${goal} not reached`;
  return {
    cells: [
      workload.name,
      what,
      all ? found.map(ratio).join(", ") : "",
      `≤ ${isExponent ? bound.toFixed(2) : most}`,
      verdict,
    ],
    kept: all ? worst <= bound : Boolean(ifInstalled) && rowOf(to, sizes.at(-1))?.note === "not installed",
  };
}

/**
 * @param {{ workload: import("./workloads.mjs").Workload, sizes: number[], rows: object[] }[]} measured
 * @returns {{ text: string, kept: boolean }} `kept`: every bound was measured and kept, and none of ours was wrong
 */
export function report(measured) {
  const results = [
    [
      "workload",
      "size",
      "contender",
      "kind",
      "median ms",
      "least – most",
      "× floor",
      "× best peer",
      "exponent",
      "peak GB",
    ],
    ...measured.flatMap(resultRows),
  ];
  const judged = measured.flatMap((one) => one.workload.bounds.map((bound) => judge(one, bound)));
  const asked = [["workload", "asked", "measured (by size)", "bound", ""], ...judged.map(({ cells }) => cells)];
  const wrong = measured
    .flatMap(({ rows }) => rows)
    .some((row) => row.contender.kind === "ours" && /wrong|failed/.test(row.note ?? ""));
  const numbers = [false, true, false, false, true, true, true, true, true, true];
  return {
    text: `${table(results, numbers)}\n\n${table(asked, [false, false, true, true, false])}`,
    kept: !wrong && judged.every(({ kept }) => kept),
  };
}
