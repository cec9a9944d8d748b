import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { speak } from "../../addin/functions/cell";
import { errorCell, firstError, numberCell, type Argument, type Cell } from "./case";
import { CASES } from "./cases";
import { callInNode, FUNCTIONS } from "./node";

describe("the functions in cells", () => {
  test.for(CASES)("$id $says", ({ id, args, outcome, stale }) => {
    expect(callInNode(id, args, stale)).toStrictEqual(outcome);
  });
});

describe("the table of cases", () => {
  test("has a case that answers and one without a number for every function", () => {
    const answers = (number: boolean) =>
      CASES.filter(({ outcome }) => ("answer" in outcome && typeof outcome.answer[0]?.[0] === "number") === number);
    const inWords = ["STANDING", "VERDICT", "SUMVERDICT", "LIGHT", "SENTENCE"];
    expect(new Set(CASES.map(({ id }) => id))).toStrictEqual(new Set(FUNCTIONS.keys()));
    expect(new Set([...inWords, ...answers(true).map(({ id }) => id)])).toStrictEqual(new Set(FUNCTIONS.keys()));
    expect(new Set(answers(false).map(({ id }) => id))).toStrictEqual(new Set(FUNCTIONS.keys()));
  });

  test("names every error that older Excel keeps from a function", () => {
    const named = CASES.map(({ id, says, withheld }) => [id, says, withheld]);
    expect(named).toStrictEqual(CASES.map(({ id, says, args }) => [id, says, firstError(args)]));
  });
});

const JUNK: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(null, "", 0, true, -1, 1e308, 5e-324, 201708, 42978, "华容县", "扭亏", "—", "高优", "３.２%"),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -12, max: 12 }),
  fc.string(),
  fc.constantFrom<Cell>("6.53亿元", "63275万元", "300亩", "1e308亿元", "5.6%", "1.5个百分点", 75, 2017.1, 20178),
  fc.constantFrom(errorCell("#N/A"), errorCell("#DIV/0!"), numberCell(6.53), { type: "String", basicValue: "甲" }),
);
const RAGGED = fc.array(fc.array(JUNK, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });
const ANYTHING: fc.Arbitrary<Argument> = fc.oneof(JUNK, RAGGED);

describe("whatever a cell is handed", () => {
  test("a printed rate as large as numbers go cannot be judged", () => {
    expect(callInNode("VERDICT", [-Number.MAX_VALUE, 0, 0, 0])).toStrictEqual({ answer: [["无法判断"]] });
  });

  test.for([...FUNCTIONS])("%s shows numbers, words or an error with words, and never breaks", ([id, work]) => {
    const args = fc.array(ANYTHING, { minLength: work.length, maxLength: work.length });
    fc.assert(
      fc.property(args, (given) => {
        const outcome = callInNode(id, given);
        if ("error" in outcome) {
          expect(outcome.error.words).toMatch(/\p{Script=Han}/u);
          expect(outcome.error.words).not.toContain("内部");
          return;
        }
        const width = outcome.answer[0]?.length ?? 0;
        expect(width).toBeGreaterThan(0);
        for (const row of outcome.answer) {
          expect(row).toHaveLength(width);
          for (const cell of row) expect(isShown(cell) || cell).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const isShown = (cell: unknown): boolean =>
  typeof cell === "string" || (typeof cell === "number" && Number.isFinite(cell) && !Object.is(cell, -0));

describe("the language of cells", () => {
  afterEach(() => speak("zh"));

  test("is English for the reasons, verdicts and errors of an English Excel", () => {
    speak("en");
    expect(callInNode("GROWTHRATE", [[[125]], [[0]]])).toStrictEqual({ answer: [["zero base"]] });
    expect(callInNode("VERDICT", [0.132, 65300, 63300, 1])).toStrictEqual({ answer: [["disagrees"]] });
    expect(callInNode("SUMVERDICT", [10, [[3.3], [null]]])).toStrictEqual({ answer: [["undecided"]] });
    expect(callInNode("LIGHT", [5, 10, "2017-09-01", "2017-09-30", "2017-10-01"])).toStrictEqual({ answer: [["red"]] });
    expect(callInNode("PACE", ["soon"])).toStrictEqual({
      error: { code: "#VALUE!", words: 'Not a period: "soon"; write 201708 or 2017-08' },
    });
    expect(callInNode("TAXTOTARGET", [4, 6.53, 75])).toStrictEqual({
      error: { code: "#VALUE!", words: "targetShare 75 is above 1: write 75% or 0.75" },
    });
    expect(callInNode("GROWTHRATE", ["6.53亿元", 63275])).toStrictEqual({
      error: {
        code: "#VALUE!",
        words: '"6.53亿元" has a unit and 63275 has none: write all with units, or all without',
      },
    });
    expect(
      callInNode("SHARE", [
        [[1], [2]],
        [[1], [2], [3]],
      ]),
    ).toStrictEqual({
      error: { code: "#VALUE!", words: "Ranges differ in size: 2×1 and 3×1" },
    });
  });
});
