/**
 * One contender at one size, in a process of its own: `node contender.mjs WORKLOAD SIZE NAME`.
 * Writes its digest as a line of JSON, waits for a line that lets it go on, and writes its times as another.
 */
import { once } from "node:events";
import { timesOf } from "./measure.mjs";
import { Absent } from "./libraries.mjs";
import { workloadNamed } from "./workloads.mjs";

const [workloadName, sizeText, name] = process.argv.slice(2);
const say = (message) => process.stdout.write(JSON.stringify(message) + "\n");

/** Most memory that this process has held, in bytes. */
const peakOfThis = () => process.resourceUsage().maxRSS * 1024;

const workload = workloadNamed(workloadName);
const size = Number(sizeText);
const data = await workload.data(size);

if (name === "truth") {
  say({ digest: await workload.truth(data) });
} else {
  const contender = workload.contenders.find((one) => one.name === name);
  try {
    const work = await contender.prepare(data);
    say({ digest: await contender.digest(await work(), data) });
    const [word] = await once(process.stdin, "data");
    if (String(word).trim() === "go") say({ times: await timesOf(work), peak: work.peak?.() ?? peakOfThis() });
  } catch (error) {
    if (!(error instanceof Absent)) throw error;
    say({ absent: error.message });
  }
}
process.exit(0);
