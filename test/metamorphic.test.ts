import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  addressOf,
  monthly,
  type CellValue,
  type Dictionary,
  type Finding,
  type Monthly,
} from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { changed, COLUMNS, COUNTIES, FIRST, sheetOf, tableOf, type Line } from "./helpers/table";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});
const judged = (rows: readonly (readonly CellValue[])[]): Monthly => monthly({ sheets: [sheetOf(rows)], dictionary });
const roots = (findings: readonly Finding[]) => findings.filter(({ becauseOf }) => becauseOf === null);

const line = (name: string): fc.Arbitrary<Line> =>
  fc
    .record({
      base: fc.integer({ min: 20_000, max: 200_000 }),
      growth: fc.integer({ min: -300, max: 600 }),
      budget: fc.integer({ min: 1100, max: 1900 }),
      tax: fc.integer({ min: 300, max: 950 }),
    })
    .map(({ base, growth, budget, tax }) => {
      const now = Math.round((base * (1000 + growth)) / 1000);
      return { name, base, now, budget: Math.round((now * budget) / 1000), tax: Math.round((now * tax) / 1000) };
    });
const six = fc.tuple(...COUNTIES.map(line));

/** How a wrong figure of each column is made of the right one: beyond what rounding of it or of its neighbours allows. */
const WRONG: Readonly<Record<keyof typeof COLUMNS, (right: number, by: number) => number>> = {
  now: (right, by) => right + Math.sign(by) * Math.ceil(right * Math.abs(by) * 0.005),
  base: (right, by) => right + Math.sign(by) * Math.ceil(right * Math.abs(by) * 0.005),
  change: (right, by) => right + by * 7,
  growth: (right, by) => Math.round((right + by * 0.3) * 10) / 10,
  budget: (right, by) => right + Math.sign(by) * Math.ceil(right * Math.abs(by) * 0.005),
  completion: (right, by) => Math.round((right + by * 0.07) * 100) / 100,
  tax: (right, by) => right + Math.sign(by) * Math.ceil(right * Math.abs(by) * 0.005),
  share: (right, by) => Math.round((right + by * 0.07) * 100) / 100,
  rank: (right, by) => ((right + Math.abs(by) - 1) % 6) + (by % 6 === 0 ? 2 : 1),
};

const kinds = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const injection = fc.record({
  lines: six,
  row: fc.integer({ min: 0, max: COUNTIES.length }),
  kind: fc.constantFrom(...kinds),
  by: fc.integer({ min: -60, max: 60 }).filter((by) => by !== 0),
});

/** One wrong growth moves the places of most rows, which are nearly those of the shares. */
const LIKE_SHARES = {
  lines: (
    [
      ["岳阳县", 20_000, 24_160, 26_576, 7272],
      ["华容县", 20_000, 23_080, 25_388, 6924],
      ["湘阴县", 20_000, 24_180, 26_598, 7254],
      ["平江县", 20_000, 20_000, 22_000, 6000],
      ["汨罗市", 20_000, 20_000, 22_000, 6000],
      ["临湘市", 20_196, 24_377, 26_815, 7313],
    ] as const
  ).map(([name, base, now, budget, tax]) => ({ name, base, now, budget, tax })) as [Line, Line, Line, Line, Line, Line],
  row: 0,
  kind: "growth" as const,
  by: -18,
};

describe("a table whose figures are worked out exactly", () => {
  test("is found clean", () => {
    fc.assert(
      fc.property(six, (lines) => {
        const { findings, counts } = judged(tableOf(lines));
        expect(findings).toEqual([]);
        expect(counts.undecided).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test("with one wrong figure has one root, at that figure", () => {
    fc.assert(
      fc.property(injection, ({ lines, row, kind, by }) => {
        const rows = tableOf(lines);
        const [r, c] = [FIRST + row, COLUMNS[kind]];
        const right = rows[r]?.[c];
        fc.pre(typeof right === "number");
        const wrong = WRONG[kind](right, by);
        fc.pre(wrong !== right);
        const found = roots(judged(changed(rows, [[r, c, wrong]])).findings);
        expect(found.map(({ cell }) => cell)).toEqual([addressOf(r, c)]);
      }),
      { numRuns: 600, examples: [[LIKE_SHARES]] },
    );
  });

  test("says the same of its counties in any order", () => {
    const order = fc.shuffledSubarray(COUNTIES, { minLength: COUNTIES.length });
    const said = (findings: readonly Finding[]) =>
      findings
        .map(({ cell, ...rest }) => ({ ...rest, column: cell.replace(/\d+/, "") }))
        .map((one) => JSON.stringify(one));
    fc.assert(
      fc.property(injection, order, ({ lines, row, kind, by }, names) => {
        const name = [...COUNTIES, "合计"][row];
        const shuffled = names.map((one) => lines.find((own) => own.name === one) as Line);
        const [first, second] = [lines, shuffled].map((own) => {
          const rows = tableOf(own);
          const r = rows.findIndex(([label]) => label === name);
          const right = rows[r]?.[COLUMNS[kind]];
          return judged(typeof right === "number" ? changed(rows, [[r, COLUMNS[kind], WRONG[kind](right, by)]]) : rows);
        }) as [Monthly, Monthly];
        expect(said(second.findings).sort()).toEqual(said(first.findings).sort());
        expect(second.counts).toEqual(first.counts);
      }),
      { numRuns: 150 },
    );
  });
});
