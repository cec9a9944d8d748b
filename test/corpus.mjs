// `npm run corpus -- DIR [--seconds N]`: reads and checks every workbook under a folder, each within a time limit, and compares
// the numbers read with those of a second reader. Exit status 1 where a file failed, hung, or gave other numbers.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

const KINDS = new Set(
  ".xlsx .xlsm .xltx .xlsb .xls .et .ods .fods .csv .tsv .txt .xml .htm .html .dif .slk".split(" "),
);
/** Kinds that both readers take for the same cells; in texts what is a number is each reader's own matter. */
const COMPARED = new Set([".xlsx", ".xlsm", ".xlsb", ".xls"]);
/** Digits to which the sums must agree: they are added in another order. */
const DIGITS = 9;

/** The dictionary that a worker checks all its files by. */
let shipped;

if (isMainThread) await run();
else parentPort.on("message", (path) => void tell(path));

/** Reads and checks one file, in a worker. */
async function tell(path) {
  const { readWorkbook, monthly, openDictionary, UnreadableFile } = await import("county-monthly");
  shipped ??= (await openDictionary()).dictionary;
  try {
    const sheets = await readWorkbook(path);
    const { observations, findings } = monthly({ sheets, dictionary: shipped });
    const differs = COMPARED.has(extname(path).toLowerCase()) ? await otherNumbers(path, sheets) : null;
    parentPort.postMessage({
      state: differs === null ? "read" : "differs",
      words: differs,
      observations: observations.length,
      findings: findings.length,
    });
  } catch (error) {
    const isRefused = error instanceof UnreadableFile;
    parentPort.postMessage({
      state: isRefused ? "refused" : "failed",
      words: isRefused ? error.reason : (error?.stack ?? String(error)),
    });
  }
}

/** How the numbers of a second reader differ, in words; null where they are the same, or where it cannot read the file. */
async function otherNumbers(path, sheets) {
  const { default: xlsx } = await import("@e965/xlsx");
  let book;
  try {
    book = xlsx.read(readFileSync(path), { dense: true, cellDates: true, cellText: false, cellHTML: false });
  } catch {
    return null;
  }
  const theirs = Object.values(book.Sheets).flatMap((sheet) => (sheet["!data"] ?? []).flat());
  const numbers = theirs.flatMap((cell) => (cell?.t === "n" && Number.isFinite(cell.v) ? [cell.v] : []));
  const ours = sheets.flatMap(({ rows }) => rows.flat().filter((value) => typeof value === "number"));
  const say = (all) => `${all.length} numbers, sum ${all.reduce((sum, one) => sum + one, 0).toPrecision(DIGITS)}`;
  return say(ours) === say(numbers) ? null : `${say(ours)}; second reader ${say(numbers)}`;
}

async function run() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: "string", default: "60" } },
  });
  const [folder] = positionals;
  const limit = Number(values.seconds) * 1000;
  if (folder === undefined || !(limit > 0)) {
    console.error("npm run corpus -- FOLDER [--seconds N]");
    process.exitCode = 2;
    return;
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && KINDS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const counts = { read: 0, refused: 0, differs: 0, failed: 0, hung: 0 };
  let [observations, findings, worker] = [0, 0, undefined];
  for (const file of files) {
    worker ??= new Worker(new URL(import.meta.url));
    const told = await answerOf(worker, file, limit);
    if (told.state === "hung" || told.state === "failed") {
      await worker.terminate();
      worker = undefined;
    }
    counts[told.state]++;
    observations += told.observations ?? 0;
    findings += told.findings ?? 0;
    if (told.state !== "read") console.log(`${told.state.padEnd(8)} ${relative(folder, file)}  ${told.words ?? ""}`);
  }
  await worker?.terminate();
  const summary = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  console.log(`${files.length} files: ${summary.join(", ")}; ${observations} figures, ${findings} findings`);
  if (counts.failed + counts.hung + counts.differs > 0) process.exitCode = 1;
}

/** The worker's answer about a file: hung where there is none in time, failed where the worker ended. */
function answerOf(worker, file, limit) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => answer({ state: "hung" }), limit);
    const answer = (told) => {
      clearTimeout(timer);
      worker.removeAllListeners("message");
      worker.removeAllListeners("error");
      resolve(told);
    };
    worker.once("message", answer);
    worker.once("error", (error) => answer({ state: "failed", words: String(error) }));
    worker.postMessage(file);
  });
}
