/** The frame: `node bench/run.mjs [growth|ranking|reading|check|large|nation] [--quick]`. One contender at a time, each in its own process. `workbench` and `pane` measure the built pages in a browser, `bulletin` the Word file and the annex, `server` many clients at once, `commands` the command line on files that are large in one way. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { agrees } from "./digest.mjs";
import { median, spreadOf } from "./measure.mjs";
import { machineLine, report } from "./report.mjs";
import { WORKLOADS } from "./workloads.mjs";

const BY_DEFAULT = ["growth", "ranking", "reading", "check"];
/** Scripts that print for themselves. */
const PAGES = ["workbench", "pane", "bulletin", "server", "commands"];
const CONTENDER = fileURLToPath(new URL("contender.mjs", import.meta.url));

/** Runs one contender at one size: its digest is judged first, and only a right one is told to go on to its times. */
async function contend(workload, size, name, accept) {
  const child = spawn(process.execPath, ["--expose-gc", CONTENDER, workload.name, String(size), name], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.on("error", () => {}); // one that has nothing more to say does not wait for an answer
  const said = {};
  for await (const line of createInterface({ input: child.stdout })) {
    Object.assign(said, JSON.parse(line));
    if (said.times === undefined) child.stdin.end(said.digest && accept(said.digest) ? "go\n" : "stop\n");
  }
  return said;
}

/** What one contender came to at one size: its median in milliseconds with the least and the most, or why there is none. */
async function outcomeOf(workload, size, { name, most = Infinity }, truth) {
  if (size > most) return { note: "too slow to ask" };
  const said = await contend(workload, size, name, (digest) => agrees(truth, digest));
  if (said.absent) return { note: said.absent };
  if (!said.digest) return { note: "failed" };
  if (!agrees(truth, said.digest)) {
    console.error(`wrong: ${JSON.stringify(said.digest)}, expected: ${JSON.stringify(truth)}`);
    return { note: "wrong answer, not timed" };
  }
  if (!said.times) return { note: "failed" };
  return { milliseconds: median(said.times), spread: spreadOf(said.times), peak: said.peak };
}

/** All contenders of a workload at all sizes. */
async function measure(workload, sizes) {
  const rows = [];
  for (const size of sizes) {
    const { digest: truth } = await contend(workload, size, "truth", () => false);
    if (!truth) throw new Error(`${workload.name} has no truth at ${size} ${workload.unit}`);
    for (const contender of workload.contenders) {
      process.stderr.write(`${workload.name} ${size}: ${contender.name}\n`);
      rows.push({ size, contender, ...(await outcomeOf(workload, size, contender, truth)) });
    }
  }
  return { workload, sizes, rows };
}

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const wanted = words.filter((word) => word !== "--quick");
const pages = wanted.filter((word) => PAGES.includes(word));
const workloads = wanted.filter((word) => !PAGES.includes(word));
const unknown = workloads.filter((word) => !(word in WORKLOADS));
if (unknown.length > 0) {
  console.error(
    `There is no workload ${unknown.join(", ")}; there are ${[...Object.keys(WORKLOADS), ...PAGES].join(", ")}.`,
  );
  process.exit(2);
}
for (const page of pages) await import(`./${page}.mjs`);
if (pages.length > 0 && workloads.length === 0) process.exit();
const measured = [];
for (const workload of (workloads.length > 0 ? workloads : BY_DEFAULT).flatMap((word) => WORKLOADS[word])) {
  measured.push(await measure(workload, quick ? workload.quick : workload.sizes));
}
const { text, kept } = report(measured);
console.log(`${machineLine()}${quick ? "; quick: smaller sizes than the bounds speak of" : ""}\n\n${text}`);
if (!kept) process.exitCode = 1;
