/**
 * `node bench/workbench.mjs`: the built workbench in a headless browser of this machine: from navigation to the calculated
 * sample, and from an edit to the last answer on a sheet of 2,000 of our formulas, beside the same sheet with built-in ones.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serveFolder } from "../dist/node/cli/serve.js";
import { median } from "./measure.mjs";
import { machineLine } from "./report.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FORMULAS = 2_000;
const EDITS = 9;
const VISITS = 5;
/** An edit with our formulas takes at most so many times as long. */
const BOUND = 3;

/** As the tests find it: one that is installed, or the one that they have unpacked. */
function browserOptions() {
  const installed = [process.env.PLAYWRIGHT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const path = installed.find((one) => one && existsSync(one));
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (path) return { executablePath: path, args };
  const cache = join(ROOT, "node_modules/.cache/chromium");
  const place = join(cache, readdirSync(cache).find((name) => /^\d/.test(name)) ?? "");
  const env = { ...process.env, LD_LIBRARY_PATH: join(place, "lib"), FONTCONFIG_PATH: join(place, "fonts") };
  return { executablePath: join(place, "chromium"), args, env };
}

async function visit(context, address) {
  const page = await context.newPage();
  const from = performance.now();
  await page.goto(address);
  await page.locator("html.started").waitFor({ state: "attached" });
  return { page, time: performance.now() - from };
}

/** A sheet whose every formula looks at one cell. */
function sheetOf(formula) {
  const rows = Array.from({ length: FORMULAS }, (_, row) => [
    { value: 100 + row / 8 },
    { value: null, formula: formula(row + 1) },
    ...(row === 0 ? [{ value: 90 }] : []),
  ]);
  const rest = { merges: [], columnWidths: [], rowHeights: [], hiddenRows: [], hiddenColumns: [], comments: [] };
  const sheet = { name: "s", hidden: false, rows, ...rest, links: [], validations: [], protected: false };
  return { sheets: [{ ...sheet, frozen: { rows: 0, columns: 0 } }], styles: [], names: [], lost: [] };
}

/** Milliseconds from the edit of that cell to the last answer, each edit with another number. */
const timesOf = (page, book) =>
  page.evaluate(
    async ([text, edits]) => {
      const grid = window.countyWorkbook;
      await grid.load(JSON.parse(text), "bench.xlsx");
      const times = [];
      for (let edit = 0; edit < edits; edit++) {
        const from = performance.now();
        await grid.apply("", [{ change: "write", sheet: "s", row: 0, column: 2, cells: [[91 + edit]], over: "any" }]);
        await grid.settled();
        times.push(performance.now() - from);
      }
      const area = { top: 0, left: 1, bottom: 0, right: 1 };
      return { times, first: (await grid.cells({ sheet: "s", area })).values[0][0] };
    },
    [JSON.stringify(book), EDITS],
  );

const served = await serveFolder(join(ROOT, "dist/web"), { host: "127.0.0.1", port: 0 });
const browser = await chromium.launch(browserOptions());
try {
  const address = `${served.origin}/workbench.html`;
  const [first, again] = [[], []];
  for (let round = 0; round < VISITS; round++) {
    const context = await browser.newContext();
    for (const times of [first, again]) {
      const { page, time } = await visit(context, address);
      times.push(time);
      await page.close();
    }
    await context.close();
  }
  const { page } = await visit(await browser.newContext(), address);
  const ours = await timesOf(
    page,
    sheetOf((row) => `COUNTY.GROWTHRATE(A${row},$C$1,1)`),
  );
  const builtIn = await timesOf(
    page,
    sheetOf((row) => `ROUND(A${row}/$C$1-1,3)`),
  );
  const ratio = median(ours.times) / median(builtIn.times);
  const milliseconds = (times) => `${Math.round(median(times))} ms`;
  console.log(machineLine());
  console.log(`navigation to calculated sample: first visit ${milliseconds(first)}, second ${milliseconds(again)}`);
  console.log(
    `edit to settled, ${FORMULAS} formulas: ours ${milliseconds(ours.times)}, built in ${milliseconds(builtIn.times)}, ratio ${ratio.toFixed(2)}, at most ${BOUND}`,
  );
  if (ours.first !== builtIn.first) console.log(`the answers differ: ${ours.first}, ${builtIn.first}`);
  if (!(ratio <= BOUND) || ours.first !== builtIn.first) process.exitCode = 1;
} finally {
  await browser.close();
  await served.close();
}
