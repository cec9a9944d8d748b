/** R's data.table, in a process of its own that is told what to do line by line. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { INDICATORS, LAG, MONTHS, PART, TARGETS, tenthsOf, WHOLE } from "./generate.mjs";
import { Absent } from "./libraries.mjs";

const SCRIPT = fileURLToPath(new URL("nation.R", import.meta.url));
/** Memory that was given back is not given back to the system, as ours is not. */
const KEPT = { MALLOC_MMAP_MAX_: "0", MALLOC_TRIM_THRESHOLD_: "100000000000" };

export async function dataTable({ regions, values }) {
  if (spawnSync("Rscript", ["-e", "library(data.table)"]).status !== 0) throw new Absent("not installed");
  const folder = mkdtempSync(join(tmpdir(), "nation-"));
  for (const [name, column] of Object.entries({ values, tenths: tenthsOf(values), targets: TARGETS })) {
    writeFileSync(join(folder, name), new Uint8Array(column.buffer));
  }
  const given = [folder, regions, MONTHS, INDICATORS, LAG, PART, WHOLE].map(String);
  const child = spawn("Rscript", [SCRIPT, ...given], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...KEPT },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (word) => {
    child.stdin.write(`${word}\n`);
    return (await lines.next()).value;
  };
  await ask("load");
  rmSync(folder, { recursive: true });
  const work = async () => {
    await ask("run");
    return { digest: async () => JSON.parse(await ask("digest")) };
  };
  work.peak = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) * 1024;
  return work;
}
