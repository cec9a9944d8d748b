import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { growth, percent } from "../seeds/make/exact.mjs";
import { build } from "../seeds/make/index.mjs";
import { daysLeft, parseDay, type Day } from "../addin/analysis/index";
import { addressOf } from "../addin/analysis/model/address";
import type { CellValue, Sheet } from "../addin/analysis/model/sheet";
import * as host from "../addin/node";
import { readWorkbook } from "../addin/workbook/read/file";
import { writeWorkbook } from "../addin/workbook/book/write";
import { SEEDS } from "./helpers/paths";

const files = new Map<string, Promise<Sheet[]>>();

async function sheetOf(file: string, name: string): Promise<Sheet> {
  if (!files.has(file)) files.set(file, readWorkbook(join(SEEDS, file)));
  const sheet = (await files.get(file))?.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`${file} has no sheet ${name}`);
  return sheet;
}

function cellAt(sheet: Sheet, address: string): CellValue {
  const row = Number(address.replace(/\D/g, "")) - 1;
  const line = sheet.rows[row] ?? [];
  return line.find((_, column) => addressOf(row, column) === address) ?? null;
}

/** A month of history as county → indicator → figure, its total row included. */
async function month(year: number, number: number) {
  const { rows } = await sheetOf(`history/${year}.xlsx`, `${year}年${number}月`);
  const header = (rows[2] ?? []).slice(1).map(String);
  return new Map(
    rows.slice(3).map((row) => [String(row[0]), new Map(header.map((name, index) => [name, row[index + 1] ?? null]))]),
  );
}

const MONTHS = [2015, 2016, 2017].flatMap((year) =>
  Array.from({ length: year === 2017 ? 7 : 12 }, (_, index) => [year, index + 1] as const),
);
const COUNTIES = ["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"];

describe("the seeds", () => {
  it("are the bytes that the script makes, and nothing beside them", async () => {
    const made = await build({ writeWorkbook }, host);
    const committed = readdirSync(SEEDS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).startsWith(join(SEEDS, "make")))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(SEEDS.length + 1)
          .replaceAll("\\", "/"),
      );
    expect(committed.sort()).toEqual([...made.keys(), "README.md"].sort());
    for (const [path, bytes] of made) {
      expect(readFileSync(join(SEEDS, path)).equals(bytes), path).toBe(true);
    }
  });

  const facts = readFileSync(join(SEEDS, "README.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| [FP]\d+ /.test(line))
    .map(
      (line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()) as [string, string, string, string, string, string],
    );

  it.each(facts)("%s 「%s」 stands in %s, %s!%s", async (_fact, _sentence, file, name, cell, holds) => {
    expect(String(cellAt(await sheetOf(file, name), cell))).toBe(holds);
  });

  it("hold every fact of the speech that states a number", () => {
    const named = new Set(facts.map(([fact]) => fact));
    const all = [
      ...Array.from({ length: 13 }, (_, n) => `F${n + 1}`),
      ...Array.from({ length: 15 }, (_, n) => `P${n + 1}`),
    ];
    expect(all.filter((fact) => !named.has(fact))).toEqual([]);
  });

  it("make 华容县 fifth of six by growth, above 临湘市 only, and by tax share, above 湘阴县 only", async () => {
    const [revenue, share] = [
      await sheetOf("2017-08/财政局.xlsx", "六县市收入"),
      await sheetOf("2017-08/财政局.xlsx", "税收占比"),
    ];
    const lines = COUNTIES.map((name, index) => {
      const [now, base] = [revenue.rows[4 + index]?.[2], revenue.rows[4 + index]?.[3]].map(Number);
      const [whole, part] = [share.rows[4 + index]?.[1], share.rows[4 + index]?.[2]].map(Number);
      return { name, growth: growth(now ?? 0, base ?? 0), share: percent(part ?? 0, whole ?? 0, 2) };
    });
    const home = lines.find(({ name }) => name === "华容县");
    expect(home).toEqual({ name: "华容县", growth: 3.2, share: 61.33 });
    expect(lines.filter((line) => line.growth < 3.2).map(({ name }) => name)).toEqual(["临湘市"]);
    expect(lines.filter((line) => line.share < 61.33).map(({ name }) => name)).toEqual(["湘阴县"]);
  });
});

describe("the history", () => {
  it("gives as August 2016 the 上年同期 of August 2017, for every county", async () => {
    const { rows } = await sheetOf("2017-08/财政局.xlsx", "六县市收入");
    const august = await month(2016, 8);
    const stored = [...COUNTIES, "合计"].map((name) => august.get(name)?.get("财政总收入"));
    expect(rows.slice(4, 11).map((row) => row[3])).toEqual(stored);
  });

  it("gives as August 2016 the 上年同期 of August 2017, for every tax of 华容县", async () => {
    const { rows } = await sheetOf("2017-08/财政局.xlsx", "华容县分税种");
    const august = (await month(2016, 8)).get("华容县");
    const labels = rows.slice(5, 20).map((row) => String(row[0]).replace(/^[　 ]*(?:\d\.|[一二]、|其中：)?/, ""));
    expect(labels).toHaveLength(15);
    expect(rows.slice(5, 20).map((row) => row[3])).toEqual(labels.map((label) => august?.get(label)));
  });

  it("gives a July 2017 from which 本月 leads to 累计", async () => {
    const { rows } = await sheetOf("2017-08/财政局.xlsx", "六县市收入");
    const july = await month(2017, 7);
    for (const [index, name] of COUNTIES.entries()) {
      const [single, current] = [rows[4 + index]?.[1], rows[4 + index]?.[2]].map(Number);
      expect(Number(july.get(name)?.get("财政总收入")) + (single ?? 0), name).toBe(current);
    }
  });

  it.each(MONTHS)("adds up in every way in %i-%i", async (year, number) => {
    const table = await month(year, number);
    expect([...table.keys()].sort()).toEqual([...COUNTIES, "合计"].sort());
    for (const [name, figures] of table) {
      const of = (...names: string[]) => names.reduce((total, indicator) => total + Number(figures.get(indicator)), 0);
      const total = of("财政总收入");
      expect(of("税收收入", "非税收入"), name).toBe(total);
      expect(of("地方收入", "上划中央收入", "上划省级收入"), name).toBe(total);
      expect(of("国税部门收入", "地税部门收入", "财政部门收入"), name).toBe(total);
      for (const [indicator, value] of table.get("合计") ?? []) {
        if (value === "—") continue;
        const parts = COUNTIES.map((county) => Number(table.get(county)?.get(indicator)));
        expect(
          parts.reduce((sum, part) => sum + part, 0),
          indicator,
        ).toBe(value);
      }
    }
  });

  it("lets no cumulative amount fall within a year, and has no January of 固定资产投资", async () => {
    for (const [year, number] of MONTHS) {
      const table = await month(year, number);
      const previous = number === 1 ? undefined : await month(year, number - 1);
      expect(table.get("华容县")?.get("固定资产投资") === "—").toBe(number === 1);
      for (const [name, figures] of table) {
        for (const [indicator, value] of figures) {
          const before = previous?.get(name)?.get(indicator);
          if (!indicator.endsWith("余额") && typeof before === "number") expect(value).toBeGreaterThan(before);
        }
      }
    }
  });
});

describe("the bad workbooks", () => {
  const expected = JSON.parse(readFileSync(join(SEEDS, "bad/expected.json"), "utf8")) as Record<
    string,
    { sheet: string; cell: string }
  >;

  it("are those that expected.json and the table of faults name, each with its cell", () => {
    const listed = readFileSync(join(SEEDS, "README.md"), "utf8").matchAll(/^\| ([a-z-]+) \| ([A-Z]\d+) \|/gm);
    expect([...listed].map(([, name, cell]) => [name, cell])).toEqual(
      Object.entries(expected).map(([name, { cell }]) => [name, cell]),
    );
  });

  it.each(Object.entries(expected))("%s has something at the cell of its root finding", async (name, place) => {
    expect(cellAt(await sheetOf(`bad/${name}.xlsx`, place.sheet), place.cell)).not.toBeNull();
  });
});

it("the holidays of 2017 and 2018 count the working days to the deadline of the speech", async () => {
  const [sheet] = await readWorkbook(join(SEEDS, "节假日.xlsx"));
  const days = (sheet?.rows ?? []).slice(1).map(([date, kind]) => ({
    day: parseDay(String(date)) as Day,
    working: kind === "班",
  }));
  expect([...new Set(days.map(({ day }) => day.year))]).toEqual([2017, 2018]);
  // 29 and 30 September, and 9 to 13 October: 30 September is a Saturday that is worked.
  expect(
    daysLeft({ year: 2017, month: 10, day: 15 }, { year: 2017, month: 9, day: 28 }, { years: [2017, 2018], days }),
  ).toBe(7);
});
