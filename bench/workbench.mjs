/**
 * `node bench/workbench.mjs`: the built workbench in a headless browser of this machine: from navigation to the calculated
 * sample, and from an edit to the last answer on a sheet of 2,000 of our formulas, beside the same sheet with built-in ones.
 */
import { bookSheet, visit, withWorkbench } from "./browser.mjs";
import { median } from "./measure.mjs";
import { machineLine } from "./report.mjs";

const FORMULAS = 2_000;
const EDITS = 9;
const VISITS = 5;
/** An edit with our formulas takes at most so many times as long. */
const BOUND = 3;

/** A sheet whose every formula looks at one cell. */
function sheetOf(formula) {
  const rows = Array.from({ length: FORMULAS }, (_, row) => [
    { value: 100 + row / 8 },
    { value: null, formula: formula(row + 1) },
    ...(row === 0 ? [{ value: 90 }] : []),
  ]);
  return { sheets: [bookSheet("s", rows)], styles: [], names: [], lost: [] };
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

await withWorkbench(async (browser, address) => {
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
});
