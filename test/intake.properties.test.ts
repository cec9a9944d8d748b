import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf } from "../addin/analysis/model/address";
import { plainSheet, type CellValue, type Sheet } from "../addin/analysis/model/sheet";
import { readWorkbookBytes } from "../addin/workbook/read/file";
import { writeWorkbook } from "../addin/workbook/book/write";
import { writeXls } from "../seeds/make/xls.mjs";
import { BUREAU, KNOWN, NOBODY, readingOf, told } from "./intake.drawing";

/** Columns that a table may have, each under a group or on its own: two rows of header and a way to make its figures. */
const COLUMNS: readonly (readonly [group: string, header: string, figure: (n: number) => CellValue])[] = [
  ["财政总收入", "本月", (n) => n + 0.5],
  ["财政总收入", "1—8月累计", (n) => n * 9 + 0.25],
  ["财政总收入", "上年同期", (n) => (n % 3 === 0 ? "—" : n * 8)],
  ["财政总收入", "增减%", (n) => n / 10 + 2],
  ["税收收入", "累计", (n) => `${n}，000`],
  ["税收收入", "占预算%", (n) => `${n}.5%`],
  ["契税（亿元）", "累计", (n) => n],
  ["契税（亿元）", "位次", (n) => n],
];

const REGIONS = ["岳阳县", "华容县", "临湘市"];

const table = fc.record({
  columns: fc.uniqueArray(fc.integer({ min: 0, max: COLUMNS.length - 1 }), { minLength: 1 }),
  numbers: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: REGIONS.length, maxLength: REGIONS.length }),
});

/** The table of some columns in their order; a group that is not merged is written over each of its columns. */
function sheetOf(
  columns: readonly number[],
  numbers: readonly number[],
  spell = (text: string): string => text,
): Sheet {
  const chosen = columns.map((index) => COLUMNS[index] as (typeof COLUMNS)[number]);
  return plainSheet(
    [
      [spell("2017年1—8月收入情况表")],
      ["单位：万元"],
      [spell("县市"), ...chosen.map(([group]) => spell(group))],
      [null, ...chosen.map(([, header]) => spell(header))],
      ...REGIONS.map((region, row) => [spell(region), ...chosen.map(([, , figure]) => figure(numbers[row] as number))]),
    ],
    { file: "收入.xlsx" },
  );
}

const sayings = (sheet: Sheet) => readingOf(sheet, KNOWN).observations.map(told);

describe("a reading", () => {
  it("is the same whatever the order of the columns", () => {
    const shuffled = table.chain(({ columns, numbers }) =>
      fc.record({
        columns: fc.constant(columns),
        numbers: fc.constant(numbers),
        order: fc.shuffledSubarray(columns, { minLength: columns.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ columns, numbers, order }) => {
        expect(sayings(sheetOf(order, numbers)).sort()).toEqual(sayings(sheetOf(columns, numbers)).sort());
      }),
    );
  });

  it("is the same whatever blanks align its words", () => {
    fc.assert(
      fc.property(table, fc.constantFrom(" ", "　", "  ", "\n", "\u200b"), ({ columns, numbers }, blank) => {
        const aligned = (text: string) => [...text].join(blank);
        expect(sayings(sheetOf(columns, numbers, aligned))).toEqual(sayings(sheetOf(columns, numbers)));
      }),
    );
  });

  it("is the same in full-width characters", () => {
    fc.assert(
      fc.property(table, ({ columns, numbers }) => {
        const wide = (text: string) =>
          text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
        expect(sayings(sheetOf(columns, numbers, wide))).toEqual(sayings(sheetOf(columns, numbers)));
      }),
    );
  });

  it("is the same under an alias", () => {
    const aliases = new Map(
      [...BUREAU.indicators, ...BUREAU.regions].flatMap(({ name, aliases: [alias] }) =>
        alias === undefined ? [] : [[name, alias]],
      ),
    );
    fc.assert(
      fc.property(table, ({ columns, numbers }) => {
        expect(sayings(sheetOf(columns, numbers, (text) => aliases.get(text) ?? text))).toEqual(
          sayings(sheetOf(columns, numbers)),
        );
      }),
    );
  });

  it.each([
    ["xlsx", writeWorkbook],
    ["xls", writeXls],
  ])("is the same after writing and reading back an .%s", async (extension, write) => {
    await fc.assert(
      fc.asyncProperty(table, async ({ columns, numbers }) => {
        const sheet = sheetOf(columns, numbers);
        const bytes = await write([{ name: sheet.name, rows: sheet.rows }]);
        const [back] = await readWorkbookBytes(bytes, `收入.${extension}`);
        expect(sayings(back as Sheet)).toEqual(sayings(sheet));
      }),
      { numRuns: 20 },
    );
  });
});

describe("any grid at all", () => {
  const words = fc.constantFrom(
    "项目",
    "地区",
    "甲县",
    "契税",
    "2017年1-8月",
    "18月",
    "累计",
    "增减%",
    "单位：万元",
    "合计",
    "其中：房产税",
    "一、收入",
    "2016",
    "—",
    "未报",
    "5..6",
    "%",
    "",
  );
  // Halves: whole numbers might be a numbering (序号, 栏次), which is no figure.
  const numbers = fc.integer({ min: -500, max: 500 }).map((n) => n + 0.5);
  const cell = fc.oneof(
    { weight: 3, arbitrary: words },
    { weight: 4, arbitrary: numbers },
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.double(),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 9 });
  const merges = fc.array(
    fc
      .tuple(fc.nat(9), fc.nat(6), fc.nat(3), fc.nat(3))
      .map(([top, left, down, over]) => ({ top, left, bottom: top + down, right: left + over })),
    { maxLength: 3 },
  );

  it("is read without an exception, with what is hidden or merged", () => {
    fc.assert(
      fc.property(rows, merges, fc.array(fc.nat(9)), (grid, areas, hidden) => {
        const sheet = plainSheet(grid, { merges: areas, hiddenRows: hidden, hiddenColumns: hidden });
        for (const names of [NOBODY, KNOWN]) expect(() => readingOf(sheet, names)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it("loses no figure without saying so", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(words, numbers, fc.constant(null)), { maxLength: 6 }), { maxLength: 9 }),
        (grid) => {
          const { observations, findings } = readingOf(plainSheet(grid));
          fc.pre(findings.every(({ rule }) => rule !== "unread-figures"));
          const read = new Set(observations.map((one) => one.cell));
          const lost = grid.flatMap((line, row) =>
            line.flatMap((value, column) =>
              typeof value === "number" && !read.has(addressOf(row, column)) ? [addressOf(row, column)] : [],
            ),
          );
          expect(lost).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
