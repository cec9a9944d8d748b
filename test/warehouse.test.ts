// The definitions as SQL: the same figures and reasons as the module, on DuckDB here and on PostgreSQL beside.

import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cubeOf } from "../addin/analysis/cube/build";
import { fieldOf } from "../addin/analysis/cube/cube";
import { growthCube, shareCube } from "../addin/analysis/cube/ratios";
import { rankCube } from "../addin/analysis/cube/rank";
import { absence, isNumber, type Figure } from "../addin/analysis/model/figure";
import { plainObservation, type Observation } from "../addin/analysis/model/observation";
import type { Period } from "../addin/analysis/model/period";
import { othersAmong, VIEW_NAMES, warehouseScript } from "../addin/analysis/warehouse/script";
import { TABLE_NAMES } from "../addin/analysis/warehouse/tables";
import { recorded } from "../addin/analysis/history/row";
import { changeLedger, sha256 } from "../addin/node";
import { openPostgres } from "../addin/warehouse/postgres";
import { openDuckdb } from "../addin/warehouse/duckdb";
import { type Engine } from "../addin/warehouse/engine";
import { loadWarehouse } from "../addin/warehouse/load";
import { verifyWarehouse } from "../addin/warehouse/verify";
import { county } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { ROOT } from "./helpers/paths";
import { anyFigures, REGIONS, warehouseFrom } from "./helpers/warehouse";

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb(":memory:");
});
afterAll(() => engine.close());

const at = (year: number, month = 8, span: Period["span"] = "yearToDate"): Period => ({ year, month, span });
const amount = (region: string, indicator: string, period: Period, figure: Figure): Observation =>
  plainObservation(indicator, { region, period, figure, unit: "万元" });

/** A column of a view by region, at a period; a number, or the reason. */
async function column(view: string, indicator: string, { year, month, span }: Period) {
  const rows = await engine.rows(
    `SELECT region, value, reason FROM county_monthly.${view} WHERE indicator = '${indicator}' AND year = ${year} AND month = ${month} AND span = '${span}'`,
  );
  return Object.fromEntries(rows.map(([region, value, reason]) => [region, value === null ? reason : Number(value)]));
}

/** Loads figures, and says what the module has otherwise. */
async function differencesOf(observations: readonly Observation[]) {
  const warehouse = warehouseFrom(observations);
  expect(warehouse.beyond).toEqual([]);
  await loadWarehouse(engine, warehouse.rows);
  return (await verifyWarehouse(engine, warehouse)).differences;
}

describe("in DuckDB, the views", () => {
  test("give every figure and every reason of the module, whatever was submitted", async () => {
    await fc.assert(
      fc.asyncProperty(anyFigures, async (observations) => {
        expect(await differencesOf(observations)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test("find a base by its period: a month that is missing is missing", async () => {
    const levels = [
      amount("甲县", "总收入", at(2016), 100),
      amount("甲县", "总收入", at(2017), 108.35),
      amount("乙县", "总收入", at(2016, 7), 100),
      amount("乙县", "总收入", at(2017), 90),
      amount("丙县", "总收入", at(2015), 100),
      amount("丙县", "总收入", at(2017), 90),
    ];
    expect(await differencesOf(levels)).toEqual([]);
    expect((await verifyWarehouse(engine, warehouseFrom(levels))).compared).toBeGreaterThan(20);
    expect(await column("growth_rates", "总收入", at(2017))).toEqual({
      甲县: 0.084,
      乙县: "not reported",
      丙县: "not reported",
    });
  });

  test("give the reason of a base that carries no rate", async () => {
    const pairs = { 甲县: [5, 0], 乙县: [30, -40], 丙县: [-30, -40], 丁县: [-50, -40], "戊''市": [-40, -40] };
    const levels = Object.entries(pairs).flatMap(([region, [now, before]]) => [
      amount(region, "总收入", at(2017), now as number),
      amount(region, "总收入", at(2016), before as number),
    ]);
    expect(await differencesOf(levels)).toEqual([]);
    expect(Object.values(await column("growth_rates", "总收入", at(2017)))).toEqual([
      ...["zero base", "loss to profit", "loss narrowed", "loss widened", "loss unchanged"],
    ]);
  });

  test("take the base that was submitted, and a rate at constant prices as it was published", async () => {
    const about = { region: "甲县", period: at(2017), against: "lastYear" } as const;
    const levels = [
      amount("甲县", "总收入", at(2017), 110),
      amount("甲县", "总收入", at(2016), 90),
      plainObservation("总收入", { ...about, measure: "base", figure: 100, unit: "万元" }),
      amount("甲县", "生产总值", at(2017), 110),
      amount("甲县", "生产总值", at(2016), 90),
      plainObservation("生产总值", { ...about, measure: "growth", figure: 0.0765, unit: "%" }),
    ];
    expect(await differencesOf(levels)).toEqual([]);
    expect(await column("growth_rates", "总收入", at(2017))).toEqual({ 甲县: 0.1 });
    expect(await column("growth_rates", "生产总值", at(2017))).toEqual({ 甲县: 0.077 });
  });

  test("share a place among those that print the same, and leave the whole and the missing out", async () => {
    const rates = { 甲县: 108.34, 乙县: 108.26, 丙县: 109.1, 丁县: absence("not reported"), 全市: 120 };
    const levels = Object.entries(rates).flatMap(([region, now]) => [
      amount(region, "总收入", at(2017), now),
      amount(region, "总收入", at(2016), 100),
    ]);
    expect(await differencesOf(levels)).toEqual([]);
    expect(await column("growth_places", "总收入", at(2017))).toEqual({
      甲县: 2,
      乙县: 2,
      丙县: 1,
      丁县: "not reported",
    });
  });

  test("decide the last digit where a floating quotient falls short of a half, above 2⁵³ too", async () => {
    // 57 ÷ 800 is 0.07125, of which a floating 10,000th part is 712.4999…
    expect((57 / 800) * 10_000).toBeLessThan(712.5);
    const parts = { 甲县: [57, 800], 乙县: [5.7e17, 8e18], 丙县: [569_999_999_999_999_000, 8e18], 丁县: [-0.57, 8] };
    const levels = Object.entries(parts).flatMap(([region, [part, whole]]) => [
      amount(region, "税收", at(2017), part as number),
      amount(region, "总收入", at(2017), whole as number),
    ]);
    expect(await differencesOf(levels)).toEqual([]);
    const shares = { 甲县: 0.0713, 乙县: 0.0713, 丙县: 0.0712, 丁县: -0.0713 };
    expect(await column("shares", "税收占比", at(2017))).toEqual(shares);
  });

  test("agree with the cubes of the same levels", async () => {
    const periods = [2015, 2016, 2017].flatMap((year) => [1, 2, 3].map((month) => at(year, month, "month")));
    const levels = periods.flatMap((period, i) =>
      REGIONS.slice(0, 5).flatMap((region, j) => [
        amount(region, "总收入", period, ((i * 37 + j * 11) % 50) + j / 8 - 3),
        amount(region, "税收", period, ((i * 13 + j * 7) % 20) - 1),
      ]),
    );
    await loadWarehouse(engine, warehouseFrom(levels).rows);
    const cube = cubeOf(levels);
    const views = [
      ["growth_rates", "总收入", growthCube(cube, { decimals: 1 })],
      ["month_growth_rates", "总收入", growthCube(cube, { decimals: 1, months: 1 })],
      ["shares", "税收占比", shareCube(cube, [{ name: "税收占比", part: "税收", whole: "总收入" }], { decimals: 2 })],
      ["level_places", "总收入", rankCube(cube)],
    ] as const;
    for (const [view, indicator, expected] of views) {
      for (const period of periods) {
        const field = fieldOf(expected, indicator, period).map((one) => (isNumber(one) ? one : one.absent));
        expect(await column(view, indicator, period)).toEqual(
          Object.fromEntries(cube.regions.map((one, i) => [one, field[i]])),
        );
      }
    }
  });
});

describe("loading", () => {
  const levels = [amount("甲县", "总收入", at(2017), 108.3), amount("甲县", "总收入", at(2016), 100)];
  const count = async () => Number((await engine.rows("SELECT COUNT(*) FROM county_monthly.figures"))[0]?.[0]);

  test("again replaces, and adds nothing twice", async () => {
    await loadWarehouse(engine, warehouseFrom(levels).rows);
    await loadWarehouse(engine, warehouseFrom(levels).rows);
    expect(await count()).toBe(2);
    await loadWarehouse(engine, warehouseFrom(levels.slice(1)).rows);
    expect(await count()).toBe(1);
  });

  test("leaves all as it was where a part of it fails", async () => {
    await loadWarehouse(engine, warehouseFrom(levels).rows);
    const { rows } = warehouseFrom([amount("乙县", "总收入", at(2017), 1)]);
    const broken: Engine = {
      ...engine,
      insert: (table, all) => (table === "figures" ? Promise.reject(new Error("full")) : engine.insert(table, all)),
    };
    await expect(loadWarehouse(broken, rows)).rejects.toThrow("已全部撤回");
    expect(await count()).toBe(2);
    expect(await column("growth_rates", "总收入", at(2017))).toEqual({ 甲县: 0.083 });
  });

  test.each([
    ["a table", "CREATE TABLE county_monthly.regions (名称 VARCHAR)", "regions"],
    [
      "a table with a column more",
      "CREATE TABLE county_monthly.periods AS SELECT *, 1 AS more FROM ours.periods",
      "periods",
    ],
    ["a view", "CREATE VIEW county_monthly.shares AS SELECT 1 AS share", "shares"],
  ])("refuses %s of its name that is not its own", async (_what, statement, name) => {
    const other = await openDuckdb(":memory:");
    await other.run(warehouseScript().replaceAll("county_monthly", "ours"));
    await other.run("CREATE SCHEMA county_monthly");
    await other.run(statement);
    await expect(loadWarehouse(other, warehouseFrom(levels).rows)).rejects.toThrow(name);
    const found = await other.rows(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'county_monthly'",
    );
    expect(found).toEqual([[name]]);
    await other.close();
  });

  test("is refused to figures whose products no decimal holds", () => {
    expect(warehouseFrom([amount("甲县", "总收入", at(2017), 1e34)]).beyond).toEqual(["总收入"]);
    expect(warehouseFrom([amount("甲县", "别的", at(2017), 1e-33)]).beyond).toEqual([]);
    const both = [1e20, 1e-14].map((figure, month) => amount("甲县", "总收入", at(2017, month + 1), figure));
    expect(warehouseFrom(both).beyond).toEqual(["总收入"]);
  });
});

describe("a comparison", () => {
  test("names each figure that a database has otherwise", async () => {
    const levels = [100, 108.3].map((figure, i) => amount("甲县", "总收入", at(2016 + i), figure));
    const warehouse = warehouseFrom(levels);
    await loadWarehouse(engine, warehouse.rows);
    await engine.run("UPDATE county_monthly.figures SET level_units = level_units + 10 WHERE level_units = 1083");
    const { differences } = await verifyWarehouse(engine, warehouse);
    expect(differences.filter(({ definition }) => definition === "growth_rates")).toEqual([
      {
        ...{ definition: "growth_rates", indicator: "总收入", region: "甲县", period: "2017年1—8月", family: "" },
        ...{ expected: 0.083, found: 0.093 },
      },
    ]);
    await engine.run("DELETE FROM county_monthly.figures");
    const gone = (await verifyWarehouse(engine, warehouse)).differences;
    expect(gone[0]).toMatchObject({ definition: "figures", expected: 2, found: 0 });
    expect(gone.every(({ found }) => found === null || found === 0)).toBe(true);
  });

  test("of a database that holds no warehouse says so", async () => {
    const empty = await openDuckdb(":memory:");
    await expect(verifyWarehouse(empty, warehouseFrom([]))).rejects.toThrow("请先用 warehouse 载入");
    await empty.close();
  });
});

describe("the command", () => {
  const { path: folder } = temporaryFolder(tmpdir, "warehouse-");
  const [ledger, file] = [() => join(folder(), "台账"), (name: string) => join(folder(), name)];
  beforeAll(async () => {
    const levels = [100, 108.3].map((figure, i) => amount("甲县", "总收入", at(2016 + i), figure));
    const entries = levels.map((observation) => ({ kind: "correct" as const, observation }));
    for (const path of [ledger(), file("台账.duckdb"), file("别县.duckdb")])
      await changeLedger(path, () => recorded([], entries, { by: "张三", at: "2017-09-28" }, sha256), { by: "张三" });
  });

  test("loads a DuckDB file, and compares it", async () => {
    const target = file("仓.duckdb");
    const { out, err, status } = await county("warehouse", target, "--ledger", ledger(), file("台账.duckdb"));
    expect([out, err, status]).toEqual(["已载入 2 项数据：1 项指标、1 个地区、2 个期间；视图已建好。\n", "", 0]);
    const verified = await county("warehouse", `duckdb:${target}`, "--ledger", ledger(), "--verify", "--json");
    expect([JSON.parse(verified.out), verified.status]).toEqual([{ compared: 10, differences: [] }, 0]);
    const inEnglish = await county("warehouse", target, "--ledger", ledger(), "--verify", "--lang", "en");
    expect(inEnglish.out).toBe("10 results compared, 0 differ.\n");
  });

  test("says where two ledgers disagree, and which stands", async () => {
    const other = file("另一本");
    const [observation] = [amount("甲县", "总收入", at(2017), 109)];
    const rows = recorded([], [{ kind: "correct", observation }], { by: "李四", at: "2017-09-28" }, sha256);
    await changeLedger(other, () => rows, { by: "李四" });
    const { err } = await county("warehouse", file("仓.duckdb"), "--ledger", ledger(), other);
    expect(err).toBe("台账 / 另一本：有 1 项数据说法不一，取前一份。\n");
  });

  test("writes the script as a file, and not over one that is there", async () => {
    const out = file("建库.sql");
    expect((await county("warehouse", "--sql", "--out", out)).out).toBe("已写成 建库.sql。\n");
    expect(readFileSync(out, "utf8")).toBe(warehouseScript());
    expect(await county("warehouse", "--sql", "--out", out)).toMatchObject({
      status: 2,
      err: expect.stringContaining("已经有了"),
    });
    const { out: printed } = await county("warehouse", "--sql", "--ledger", ledger());
    expect(printed).toContain("INSERT INTO county_monthly.figures VALUES\n");
  });

  test.each([
    ["without a database", () => ["warehouse"], "warehouse 需要数据库地址"],
    ["without a ledger", () => ["warehouse", "postgres://localhost/x"], "请用 --ledger 指明台账"],
    ["with an unknown database", () => ["warehouse", "mysql://x", "--ledger", ledger()], "不认识的数据库“mysql://x”"],
    [
      "with its ledger as the database",
      () => ["warehouse", file("台账.duckdb"), "--ledger", file("台账.duckdb")],
      "是台账，不能同时作数据仓库",
    ],
    [
      "with another ledger as the database",
      () => ["warehouse", file("别县.duckdb"), "--ledger", ledger()],
      "是台账，不能再作数据仓库",
    ],
    [
      "with a ledger that is not there",
      () => ["warehouse", file("仓.duckdb"), "--ledger", file("没有.xlsx")],
      "没有.xlsx 里没有数据，没有载入",
    ],
  ])("is refused %s", async (_what, words, message) => {
    const { err, status } = await county(...words());
    expect([err, status]).toEqual([expect.stringContaining(message), 2]);
  });

  test("without the client of PostgreSQL says what to install", async () => {
    vi.doMock("pg", () => {
      throw new Error("Cannot find package 'pg'");
    });
    await expect(openPostgres("postgres://localhost/x")).rejects.toThrow(/npm install pg.*warehouse --sql/);
    vi.doUnmock("pg");
  });
});

describe("数据库验证.sql", () => {
  const golden = readFileSync(join(ROOT, "seeds/数据库验证.sql"), "utf8");
  /** What the script finds in an engine that runs it with a piece of its views in other words. */
  const foundBy = async (sound: string, spoilt: string): Promise<readonly (readonly unknown[])[]> => {
    expect(golden).toContain(sound);
    const other = await openDuckdb(":memory:");
    await other.run(golden.replaceAll(sound, spoilt));
    const found = await other.rows("SELECT definition, region FROM county_monthly_golden.differences");
    await other.close();
    return found;
  };

  test("finds nothing in an engine that counts as the module does", async () => {
    expect(await foundBy("SELECT", "SELECT")).toEqual([]);
  });

  test.each([
    ["rounds a half down", "(2 * g.guess + 1) * g.denominator", "(2 * g.guess + 1) * g.denominator + 1", "浮点不足半"],
    ["leaves the floating guess as it is", "THEN g.sign * (g.guess + 1)", "THEN g.sign * g.guess", "浮点不足半"],
    ["puts what is missing first", "THEN 1 ELSE 0 END,", "THEN 0 ELSE 1 END,", "并列一"],
    ["finds a base by the row before", "l.period_code = p.year_before", "l.period_code < p.period_code", "缺上年"],
    ["makes nothing of a loss", "THEN 'loss to profit'", "THEN 'zero base'", "扭亏"],
    ["lets nobody tie", "RANK() OVER", "ROW_NUMBER() OVER", "并列二"],
  ])("names the county where an engine %s", async (_what, sound, spoilt, region) => {
    const found = await foundBy(sound, spoilt);
    expect(found.map(([, of]) => of)).toContain(region);
  });
});

describe("the text", () => {
  const text = warehouseScript();

  test("keeps to what every engine takes", () => {
    expect(text).not.toMatch(/\bRANGE\b|\bQUALIFY\b|NULLS (?:FIRST|LAST)|\bDOUBLE\b|\bFLOAT\b|::|\bILIKE\b|"/i);
    // Division is of what is no decimal any more.
    for (const [, above, below] of text.matchAll(/(\S+\)) \/ (\(\S+ \* \S+)/g))
      expect(`${above} ${below}`).toMatch(/1e0\) .*1e0\)?$/);
  });

  test("names every table and view", () => {
    for (const name of TABLE_NAMES) expect(text).toContain(`CREATE TABLE IF NOT EXISTS county_monthly.${name} (`);
    for (const name of VIEW_NAMES) expect(text).toContain(`CREATE OR REPLACE VIEW county_monthly.${name} AS\n`);
    expect(othersAmong([])).toEqual([]);
  });
});
