import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { labelWords, monthly, type Dictionary, type Sheet } from "../addin/analysis/index";
import { RULES } from "../addin/analysis/checks/check";
import { ruleWords } from "../addin/analysis/report/ruleWords";
import { CENSUS, monthOf, sheetsOf, shippedDictionary, workbooksIn } from "./helpers/month";
import { ROOT, SEEDS } from "./helpers/paths";

interface Expected {
  readonly rule: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly what: string;
  readonly cause?: string;
  readonly severity?: string;
  readonly beside?: readonly string[];
  readonly before?: readonly string[];
}

const EXPECTED = JSON.parse(readFileSync(join(SEEDS, "faults/expected.json"), "utf8")) as readonly Expected[];

describe("a sheet with one fault", () => {
  const books = new Map<string, readonly Sheet[]>();
  let dictionary: Dictionary;
  let history: readonly Sheet[];
  beforeAll(async () => {
    dictionary = await shippedDictionary();
    history = await sheetsOf(...[2015, 2016, 2017].map((year) => join(SEEDS, `history/${year}.xlsx`)));
    for (const file of new Set(EXPECTED.map(({ file }) => file)))
      books.set(file, await sheetsOf(join(SEEDS, "faults", file)));
  });

  test.each(EXPECTED)("$file $sheet: $what", ({ file, sheet, beside = [], before, ...expected }) => {
    const named = (names: readonly string[]) => (books.get(file) ?? []).filter(({ name }) => names.includes(name));
    const sheets = [...named(beside), ...named([sheet])];
    const { findings } = monthly({ sheets, dictionary, history: before ? named(before) : history });
    const roots = findings.filter(({ becauseOf }) => becauseOf === null);
    const { what, ...told } = expected;
    expect(
      roots.map(({ rule, sheet, cell }) => `${sheet} ${cell} ${rule}`),
      what,
    ).toEqual([`${sheet} ${told.cell} ${told.rule}`]);
    expect(roots[0]).toMatchObject(told);
  });
});

describe("the built-in rules", () => {
  test("have each a seeded fault", () => {
    const seeded = new Set(EXPECTED.map(({ rule }) => rule));
    expect(RULES.map(({ name }) => name).filter((name) => !seeded.has(name))).toEqual([]);
    expect(EXPECTED.length).toBeGreaterThanOrEqual(60);
  });

  test("are in the list of docs/rules.zh-CN.md, with their names and levels", () => {
    const cells = readFileSync(join(ROOT, "docs/rules.zh-CN.md"), "utf8")
      .split("\n")
      .map((line) => line.split("|").map((cell) => cell.trim()));
    for (const { name, severity } of RULES)
      expect(cells.find(([, id]) => id === `\`${name}\``)?.slice(2, 4)).toEqual([
        ruleWords(name),
        labelWords("severity", severity),
      ]);
  });

  test("find nothing in a clean month against its history but what is explained", async () => {
    const history = await sheetsOf(...workbooksIn("history"));
    const { findings, counts } = await monthOf(await sheetsOf(...workbooksIn("2017-08")), { history });
    expect(findings.map(({ rule, explanation }) => [rule, explanation !== null])).toEqual([
      ["gdp-monthly", true],
      ["basis-unclear", true],
    ]);
    expect(counts.undecided).toBe(0);
    expect(counts.passed).toBeGreaterThan(800);
  });

  test("find nothing in any month of 2017 against those before it", async () => {
    const history = await sheetsOf(...workbooksIn("history"));
    const first = history.findIndex(({ name }) => name === "2017年1月");
    const clean = await Promise.all(
      [0, 3, 6].map((i) => monthOf([history[first + i] as Sheet], { history: history.slice(0, first + i) })),
    );
    expect(clean.flatMap(({ findings }) => findings)).toEqual([]);
    expect(Math.min(...clean.map(({ counts }) => counts.passed))).toBeGreaterThan(300);
  });
});

describe("real workbooks of two years", () => {
  test("have no finding, the later one against the earlier as history neither", async () => {
    const [before, now] = (await Promise.all(CENSUS.map((path) => sheetsOf(path)))) as [Sheet[], Sheet[]];
    const { findings, counts } = await monthOf(now, { history: before });
    expect(findings).toEqual([]);
    expect(counts.passed).toBeGreaterThan(300);
  });
});
