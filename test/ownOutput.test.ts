// What we wrote ourselves is no submission, whoever reads it: the pane and the command line read by the same function.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  departmentsOf,
  monthly,
  namesOf,
  OWN_TEXT_FORMAT,
  plainSheet,
  readSheets,
  unfilledMonth,
  type Sheet,
} from "../addin/analysis";
import { reportBytes, templateBytes } from "../addin/documents/files";
import { blankSample } from "../addin/documents/samples";
import { openBook } from "../addin/workbook/book/openBook";
import { writeWorkbook } from "../addin/workbook/book/write";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { joined, readMany } from "../addin/workbook/read/many";
import { shippedDictionary } from "./helpers/month";
import { SEEDS } from "./helpers/paths";

const dictionary = await shippedDictionary();
const names = namesOf(dictionary);

async function report(language: "zh" | "en"): Promise<Uint8Array> {
  const sheets = await readWorkbookBytes(await readFile(join(SEEDS, "bad/growth-mismatch.xlsx")), "财政局.xlsx");
  const { findings, counts } = monthly({ sheets, dictionary });
  expect(findings.length).toBeGreaterThan(0);
  return reportBytes({ findings, counts, names, compared: null, language, pathOf: () => undefined });
}

describe("our own output", () => {
  test.each(["zh", "en"] as const)("审核结果 is never read as a submission: %s", async (language) => {
    const sheets = await readWorkbookBytes(await report(language), "审核结果.xlsx");
    expect(sheets.length).toBeGreaterThan(1);
    const { observations, findings, tables } = readSheets(sheets, names);
    expect([observations, findings, tables]).toEqual([[], [], []]);
  });

  test("in a folder of submissions, it and the templates that nobody filled in add nothing", async () => {
    const folder = await mkdtemp(join(tmpdir(), "own-"));
    const period = { year: 2017, month: 9 };
    const files = {
      "审核结果.xlsx": await report("zh"),
      "统计局.xlsx": await templateBytes({ department: "统计局", dictionary, period, language: "zh" }),
    };
    await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
    const read = joined(
      await readMany(
        Object.keys(files).map((name) => join(folder, name)),
        dictionary,
      ),
    );
    expect([read.observations.filter(({ figure }) => typeof figure === "number"), read.findings]).toEqual([[], []]);
    await rm(folder, { recursive: true });
    const progress = departmentsOf({
      names,
      observations: read.observations,
      findings: read.findings,
      accepted: [],
      month: period,
    });
    expect(progress.find(({ department }) => department.name === "统计局")?.progress).toBe("missing");
  });

  test("a sheet that only speaks of 审核结果 is a submission as before", () => {
    const sheet = plainSheet(
      [
        ["2017年1-8月审核结果后的财政总收入（万元）"],
        ["地区", "累计", "上年同期"],
        ["华容县", 65300, 63275],
        ["平江县", 84150, 78900],
      ],
      { file: "a.xlsx", name: "表" },
    );
    expect(readSheets([sheet], names).observations.length).toBe(4);
  });
});

describe("a sentence that we wrote into a department's sheet", () => {
  const TABLE = [["2017年1-8月财政收入（万元）"], ["地区", "财政总收入", "上年同期"], ["华容县", 65300, 63275]];
  const SENTENCE = "1—8月，华容县财政总收入同比增长9.9%。";
  const written = (format?: string) =>
    writeWorkbook([{ name: "表1", rows: [...TABLE, [], [format ? { value: SENTENCE, format } : SENTENCE]] }]);
  const proseOf = async (bytes: Uint8Array) =>
    readSheets(await readWorkbookBytes(bytes, "财政局.xlsx"), names).prose.map(({ text }) => text);

  test("is not read as its prose, from a file as from the open workbook", async () => {
    expect(await proseOf(await written(OWN_TEXT_FORMAT))).toEqual([]);
    expect(await proseOf(await written())).toEqual([SENTENCE]);
  });
});

describe("a template that nobody filled in", () => {
  test("is of the month that its title names", async () => {
    const bytes = await templateBytes({
      department: "财政局",
      dictionary,
      period: { year: 2017, month: 9 },
      language: "zh",
    });
    const [first] = await readWorkbookBytes(bytes, "财政局.xlsx");
    expect(unfilledMonth(first as Sheet)).toEqual({ year: 2017, month: 9 });
    expect(readSheets([first as Sheet], names)).toMatchObject({ observations: [], findings: [] });
  });
});

describe("the blank sample", () => {
  test("shows nothing in its totals until a figure is there", async () => {
    const book = await openBook(await readFile(join(SEEDS, "2017-08/财政局.xlsx")), "财政局.xlsx");
    const blank = blankSample(
      book,
      book.sheets.map(({ name }) => name),
    );
    const cells = blank.sheets.flatMap(({ rows }) => rows.flatMap((row) => row?.flatMap((cell) => cell ?? []) ?? []));
    const formulas = cells.filter(({ formula }) => formula !== undefined);
    expect(cells.filter(({ value }) => typeof value === "number")).toEqual([]);
    for (const { formula, value } of formulas) {
      expect(value === "" || value === null).toBe(true);
      expect(formula).toMatch(/^IF\(COUNT\(.+\)=0,"",.+\)$/);
    }
  });
});
