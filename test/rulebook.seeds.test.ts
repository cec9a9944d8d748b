import { appendFileSync, copyFileSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { beforeAll, describe, expect, test } from "vitest";
import { readRuleList, readRules, rulesOf, type Monthly, type RuleEntry, type Sheet } from "../addin/analysis/index";
import { readWorkbook } from "../addin/workbook/read/file";
import { makeParser } from "../addin/build/parser.mjs";
import { temporaryFolder } from "./helpers/folder";
import { monthOf, sheetsOf } from "./helpers/month";
import { ROOT, SEEDS } from "./helpers/paths";

const under = (folder: string): string[] => readdirSync(join(SEEDS, folder)).map((name) => join(SEEDS, folder, name));

describe("the rule book of the seeds", () => {
  let entries: readonly RuleEntry[];
  let august: readonly Sheet[];
  let history: readonly Sheet[];
  beforeAll(async () => {
    const book = readRules(await readWorkbook(join(SEEDS, "rules.xlsx")));
    expect(book.findings).toEqual([]);
    entries = book.entries;
    august = await sheetsOf(...under("2017-08"));
    history = await sheetsOf(...under("history"));
  });

  const ofBook = ({ findings, byRule }: Monthly) => ({
    findings: findings.filter(({ rule }) => /^(B\d\d|rule-.*)$/.test(rule)),
    counts: byRule.filter(({ rule }) => /^B\d\d$/.test(rule)),
  });

  test("finds nothing in a clean month, alone or after its history", async () => {
    const alone = ofBook(await monthOf(august, { rules: entries }));
    const after = ofBook(await monthOf(august, { rules: entries, history }));
    expect([alone.findings, after.findings]).toEqual([[], []]);
    for (const { items, passed, failed, undecided, why } of [...alone.counts, ...after.counts]) {
      expect(passed + failed + undecided).toBe(items);
      expect(Object.values(why).reduce((all, count) => all + count, 0)).toBe(undecided);
    }
    const passing = after.counts.filter(({ passed }) => passed > 0).map(({ rule }) => rule);
    expect(passing).toEqual(
      expect.arrayContaining(["B01", "B02", "B03", "B04", "B05", "B06", "B10", "B12", "B15", "B16"]),
    );
  });

  test("finds nothing in any month of the history from the second year on", async () => {
    for (const [i, sheet] of history.entries()) {
      if (i < 12 || i % 3 !== 0) continue;
      const { findings } = ofBook(await monthOf([sheet], { rules: entries, history: history.slice(0, i) }));
      expect(findings, sheet.name).toEqual([]);
    }
  });

  test.each([
    ["B01", "级次与部门", "B5", 47_761 + 20],
    ["B02", "六县市收入", "C11", 509_690],
    ["B03", "六县市收入", "C6", 65_400],
    ["B05", "华容县分税种", "E9", 63],
    ["B16", "存贷款", "D4", 83.96],
  ])("finds by %s what is changed in %s!%s", async (rule, name, cell, value) => {
    const changed = august.map((sheet) => (sheet.name === name ? withCell(sheet, cell, value) : sheet));
    const { byRule } = await monthOf(changed, { rules: entries, history });
    expect(byRule.find((counts) => counts.rule === rule)?.failed).toBeGreaterThan(0);
  });

  const withCell = (sheet: Sheet, cell: string, value: number): Sheet => {
    const [column, row] = [cell.charCodeAt(0) - 65, Number(cell.slice(1)) - 1];
    const rows = sheet.rows.map((line, r) => (r === row ? line.map((old, c) => (c === column ? value : old)) : line));
    return { ...sheet, rows };
  };
});

describe("the parser", () => {
  const LANGUAGE = join(ROOT, "addin/analysis/checks/language");
  const { path: folder } = temporaryFolder(tmpdir, "grammar-");
  const made = (): string => {
    makeParser(pathToFileURL(`${folder()}/`));
    return readFileSync(join(folder(), "parser.ts"), "utf8");
  };
  beforeAll(() => {
    copyFileSync(join(LANGUAGE, "formula.peggy"), join(folder(), "formula.peggy"));
  });

  test("in use is what the grammar makes", () => {
    expect(readFileSync(join(LANGUAGE, "parser.ts"), "utf8")).toBe(made());
  });

  test("is made again where the grammar has changed, and only there", () => {
    const first = made();
    appendFileSync(join(folder(), "parser.ts"), "// kept\n");
    expect(made()).toBe(`${first}// kept\n`);
    appendFileSync(join(folder(), "formula.peggy"), "// changed\n");
    expect(made()).not.toMatch(/kept/);
    expect(made()).not.toContain(first.slice(0, first.indexOf("\n")));
  });
});

describe("the pages on rules", () => {
  const pages = ["rules.md", "rules.zh-CN.md"].map((name) => readFileSync(join(ROOT, "docs", name), "utf8"));
  const blocks = (language: string) =>
    pages.flatMap((page) =>
      [...page.matchAll(new RegExp(`\`{3}${language}\n([^\`]+)\`{3}`, "g"))].map(([, block = ""]) => block.trim()),
    );
  const formulas = blocks("formula").flatMap((block) => block.split("\n"));
  const address = { file: "", sheet: "", cell: "A1" };

  test.each(formulas)("have an example that can be used: %s", async (formula) => {
    const { names } = await monthOf([]);
    const entry = { id: "E", name: "", severity: "error" as const, tolerance: null, missingIsZero: false };
    expect(rulesOf([{ ...entry, formula, address }], names).findings).toEqual([]);
  });

  test("have an example in YAML that can be read", () => {
    const read = blocks("yaml").map((block) => readRuleList(parse(block), "rules.yaml"));
    expect(read.map(({ entries, findings }) => [entries.length, findings.length])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(formulas.length).toBeGreaterThan(20);
  });
});
