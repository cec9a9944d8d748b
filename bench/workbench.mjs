/**
 * `node bench/workbench.mjs`: the built workbench in a headless browser of this machine: from navigation to the calculated
 * sample, from an edit to the last answer on a sheet of 2,000 of our formulas, beside the same sheet with built-in ones, from
 * the opening of a workbook with one answer of up to 40,000 rows to that answer, and
 * from the opening of workbooks of up to 1,400 of our formulas to the checked month, in place of the sample and of one another.
 */
import { bookSheet, visit, withWorkbench } from "./browser.mjs";
import { median } from "./measure.mjs";
import { machineLine } from "./report.mjs";

const FORMULAS = 2_000;
const EDITS = 9;
const VISITS = 5;
/** An edit with our formulas takes at most so many times as long. */
const BOUND = 3;

/** Formulas of the workbooks that are opened, and on each of their sheets. */
const SIZES = [350, 700, 1_400];
const ON_A_SHEET = 10;
/** Rows of figures below them. */
const FIGURES = 200;
const OPENINGS = 3;
/** A workbook opened in place of one as large takes at most so many times as long as in place of the sample. */
const AGAIN_BOUND = 1.5;
/** A workbook of four times as many sheets takes at most so many times as long. */
const LARGER_BOUND = 4;

/** Rows of one answer that spills, and how many times as long the last takes as the first at most. */
const SPILLS = [5_000, 40_000];
const SPILL_BOUND = 8;

/** A sheet with one formula, whose answer has a row for each of its figures. */
function spillOf(count) {
  const rows = Array.from({ length: count }, (_, row) => [
    { value: 100 + row / 8 },
    ...(row === 0 ? [{ value: null, formula: `COUNTY.GROWTHRATE(A1:A${count},90)` }] : []),
  ]);
  return { sheets: [bookSheet("s", rows)], styles: [], names: [], lost: [] };
}

/** Milliseconds from the opening of a workbook until its last answer. */
const settlingOf = (page, book) =>
  page.evaluate(async (text) => {
    const whole = JSON.parse(text);
    const from = performance.now();
    await window.countyWorkbook.load(whole, "bench.xlsx");
    await window.countyWorkbook.settled();
    return performance.now() - from;
  }, JSON.stringify(book));

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

/** A workbook of sheets of formulas over figures. */
function workbookOf(formulas) {
  const rows = Array.from({ length: ON_A_SHEET + FIGURES }, (_, row) => [
    ...[100, 200, 300].map((level) => ({ value: level + row / 8 })),
    ...(row < ON_A_SHEET ? [{ value: null, formula: `COUNTY.GROWTHRATE(A${row + 1},$C$1,1)` }] : []),
  ]);
  const sheets = Array.from({ length: formulas / ON_A_SHEET }, (_, index) => bookSheet(`s${index + 1}`, rows));
  return { sheets, styles: [], names: [], lost: [] };
}

/** Milliseconds from the opening of a workbook until the pane has checked it and the page rests. */
const openingOf = (page, book, name) =>
  page.evaluate(
    async ([text, called]) => {
      const whole = JSON.parse(text);
      const pane = document.querySelector("#pane").contentDocument;
      const from = performance.now();
      await window.countyWorkbook.load(whole, called);
      do await new Promise((resolve) => setTimeout(resolve));
      while (pane.querySelector(".progress") !== null);
      return performance.now() - from;
    },
    [JSON.stringify(book), name],
  );

/** Of openings in tabs of their own, for each size: in place of the sample, and then of one as large. */
async function openingsOf(browser, address) {
  const times = SIZES.map(() => ({ first: [], again: [] }));
  for (let opening = 0; opening < OPENINGS; opening++)
    for (const [index, size] of SIZES.entries()) {
      const context = await browser.newContext();
      const { page } = await visit(context, address);
      await page.frameLocator("#pane").locator("#departments").waitFor();
      const book = workbookOf(size);
      times[index].first.push(await openingOf(page, book, "first.xlsx"));
      times[index].again.push(await openingOf(page, book, "again.xlsx"));
      await context.close();
    }
  return times.map(({ first, again }) => ({ first: median(first), again: median(again) }));
}

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
  const spills = [];
  for (const size of SPILLS) {
    const times = [];
    for (let opening = 0; opening < OPENINGS; opening++) times.push(await settlingOf(page, spillOf(size)));
    spills.push(median(times));
    console.log(`opening to settled, one answer of ${size} rows: ${Math.round(spills.at(-1))} ms`);
  }
  const longer = spills.at(-1) / spills[0];
  console.log(`one answer of eight times as many rows: ratio ${longer.toFixed(2)}, at most ${SPILL_BOUND}`);
  if (!(longer <= SPILL_BOUND)) process.exitCode = 1;
  const openings = await openingsOf(browser, address);
  for (const [index, { first, again }] of openings.entries())
    console.log(
      `opening to checked month, ${SIZES[index]} formulas on ${SIZES[index] / ON_A_SHEET} sheets: in place of the sample ${Math.round(first)} ms, of one as large ${Math.round(again)} ms`,
    );
  const [small, large] = [openings[0], openings.at(-1)];
  for (const [words, measured, bound] of [
    ["in place of one as large", large.again / large.first, AGAIN_BOUND],
    ["four times as many sheets", large.again / small.again, LARGER_BOUND],
  ]) {
    console.log(`opening, ${words}: ratio ${measured.toFixed(2)}, at most ${bound}`);
    if (!(measured <= bound)) process.exitCode = 1;
  }
});
