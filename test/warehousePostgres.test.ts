// The same views on PostgreSQL, alone and as a cluster of four, and the command that fills them.

import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentLedger, namesOf, recorded, warehouseOf, warehouseScript } from "../addin/analysis";
import { changeLedger, openDictionary, openLedger, sha256 } from "../addin/node";
import { loadWarehouse } from "../addin/warehouse/load";
import { openPostgres } from "../addin/warehouse/postgres";
import { verifyWarehouse } from "../addin/warehouse/verify";
import { county } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { ROOT } from "./helpers/paths";
import { hasPostgres, IN_POSTGRES, startPostgres, type Postgres } from "./helpers/postgres";
import { anyFigures, warehouseFrom } from "./helpers/warehouse";

const SAMPLE = join(ROOT, "seeds/台账.xlsx");
const { path: folder } = temporaryFolder(tmpdir, "warehouse-");
let ledger = "";
let figures = 0;
/** What `--verify` says where nothing differs. */
let agreed = "";
let postgres: Postgres;

beforeAll(async () => {
  if (!hasPostgres) return;
  postgres = startPostgres();
  // Two months of each of the last years of the sample, as a ledger of CSV files: opened often, it is opened fast.
  const { rows } = await openLedger(SAMPLE);
  const kept = currentLedger(rows).filter(
    ({ period }) => (period?.year ?? 0) >= 2016 && [6, 7].includes(period?.month ?? 0),
  );
  const entries = kept.map((observation) => ({ kind: "correct" as const, observation }));
  ledger = join(folder(), "台账");
  await changeLedger(ledger, () => recorded([], entries, { by: "张三", at: "2017-08-10" }, sha256), { by: "张三" });
  const { dictionary } = await openDictionary();
  const warehouse = warehouseOf(kept, namesOf(dictionary));
  figures = warehouse.rows.figures.length;
  agreed = `核对 ${warehouse.fields.flatMap((field) => warehouse.resultsOf(field)).length} 项，不一致 0 项。\n`;
  expect(figures).toBeGreaterThan(100);
}, 180_000);
afterAll(() => {
  if (hasPostgres) postgres.stop();
});

test.each([
  ["127.0.0.1:1", "主机拒绝连接"],
  ["nowhere.invalid", "没有这台主机"],
])("a database at %s is told as %s, without a code of the system", async (host, told) => {
  const { err, status } = await county("warehouse", `postgres://county@${host}/none`, "--ledger", SAMPLE);
  expect([err, status]).toEqual([`连不上数据库：${told}。请核对地址、用户和口令，以及数据库是否在运行。\n`, 2]);
});

describe.skipIf(!hasPostgres)(IN_POSTGRES, () => {
  test("the views give every figure and every reason of the module, whatever was submitted", async () => {
    postgres.psql("CREATE DATABASE any_figures");
    const engine = await openPostgres(postgres.address("any_figures"));
    await fc.assert(
      fc.asyncProperty(anyFigures, async (observations) => {
        const warehouse = warehouseFrom(observations);
        await loadWarehouse(engine, warehouse.rows);
        expect((await verifyWarehouse(engine, warehouse)).differences).toEqual([]);
      }),
      { numRuns: 15 },
    );
    await engine.close();
  });

  test("warehouse loads a ledger once however often it is called, and --verify finds the same figures", async () => {
    const load = () => county("warehouse", postgres.address(), "--ledger", ledger);
    expect(await load()).toEqual({
      out: expect.stringMatching(
        new RegExp(`^已载入 ${figures} 项数据：\\d+ 项指标、7 个地区、\\d+ 个期间；视图已建好。\n$`),
      ),
      err: "",
      status: 0,
    });
    expect((await load()).status).toBe(0);
    expect(postgres.psql("SELECT COUNT(*) FROM county_monthly.figures").trim()).toBe(String(figures));
    const { out, status } = await county("warehouse", postgres.address(), "--ledger", ledger, "--verify");
    expect([out, status]).toEqual([agreed, 0]);
  });

  test("--verify names what differs, and ends with 1", async () => {
    expect((await county("warehouse", postgres.address(), "--ledger", ledger)).status).toBe(0);
    postgres.psql(`UPDATE county_monthly.figures SET level_units = level_units * 2 WHERE (indicator_code, region_code, period_code) = (
      SELECT indicator_code, region_code, period_code FROM county_monthly.levels
      WHERE indicator = '财政总收入' AND region = '华容县' AND year = 2017 AND month = 7 AND span = 'yearToDate')`);
    const { out, status } = await county("warehouse", postgres.address(), "--ledger", ledger, "--verify");
    expect(status).toBe(1);
    expect(out).toMatch(/^levels +财政总收入 +华容县 +2017年1—7月 +(\d+) +(\d+)$/m);
    expect(out).toMatch(/^growth_rates +财政总收入 +华容县 +2017年1—7月/m);
  });

  test("the script alone makes what the command makes", async () => {
    postgres.psql("CREATE DATABASE by_script");
    const { out } = await county("warehouse", "--sql", "--ledger", ledger);
    postgres.psql(out, "by_script");
    const { out: words } = await county("warehouse", postgres.address("by_script"), "--ledger", ledger, "--verify");
    expect(words).toBe(agreed);
    // And is taken by the command for its own.
    expect((await county("warehouse", postgres.address("by_script"), "--ledger", ledger)).status).toBe(0);
  });

  test("the script that proves an engine finds nothing", () => {
    expect(postgres.psql(readFileSync(join(ROOT, "seeds/数据库验证.sql"), "utf8"))).toBe("");
    expect(Number(postgres.psql("SELECT COUNT(*) FROM county_monthly_golden.results"))).toBeGreaterThan(500);
  });

  test("a table of a name of ours is refused, and nothing changes", async () => {
    postgres.psql("CREATE DATABASE taken");
    postgres.psql("CREATE SCHEMA county_monthly; CREATE TABLE county_monthly.figures (a INTEGER)", "taken");
    const { err, status } = await county("warehouse", postgres.address("taken"), "--ledger", ledger);
    expect([err, status]).toEqual([
      expect.stringContaining("county_monthly 中已有不是本软件所建（或别的版本所建）的 figures"),
      2,
    ]);
    const tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'county_monthly'";
    expect(postgres.psql(tables, "taken").trim()).toBe("figures");
  });

  test("a load that fails on its way leaves the database as it was", async () => {
    postgres.psql("CREATE DATABASE failing");
    const load = () => county("warehouse", postgres.address("failing"), "--ledger", ledger);
    expect((await load()).status).toBe(0);
    postgres.psql(
      "ALTER TABLE county_monthly.figures ADD CONSTRAINT few CHECK (indicator_code < 2) NOT VALID",
      "failing",
    );
    const { err, status } = await load();
    expect([err, status]).toEqual([expect.stringMatching(/^数据库没有完成，已全部撤回，原有的数据没有变：.*few/), 2]);
    expect(postgres.psql("SELECT COUNT(*) FROM county_monthly.figures", "failing").trim()).toBe(String(figures));
  });

  test("a database that cannot be reached is said in words, without the password", async () => {
    const address = postgres.address("nowhere").replace("county@", "county:geheim@");
    const { err, status } = await county("warehouse", address, "--ledger", ledger);
    expect([err, status]).toEqual([expect.stringMatching(/^连不上数据库：.*nowhere/), 2]);
    expect(err).not.toContain("geheim");
  });

  test("four shards, each a server's partition of the figures by indicator, give the same results", async () => {
    const shards = [0, 1, 2, 3].map((shard) => `shard_${shard}`);
    for (const name of [...shards, "cluster"]) postgres.psql(`CREATE DATABASE ${name}`);
    const script = warehouseScript();
    const table = /CREATE TABLE IF NOT EXISTS county_monthly\.figures \([^;]+\)/.exec(script)?.[0] ?? "";
    for (const name of shards) postgres.psql(`CREATE SCHEMA county_monthly; ${table}`, name);
    const partitions = shards.map(
      (name, remainder) => `
        CREATE SERVER ${name} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '${postgres.folder}', dbname '${name}', use_remote_estimate 'true');
        CREATE USER MAPPING FOR county SERVER ${name} OPTIONS (user 'county');
        CREATE FOREIGN TABLE county_monthly.figures_${remainder} PARTITION OF county_monthly.figures
          FOR VALUES WITH (MODULUS 4, REMAINDER ${remainder}) SERVER ${name} OPTIONS (schema_name 'county_monthly', table_name 'figures');`,
    );
    postgres.psql(
      `CREATE EXTENSION postgres_fdw; CREATE SCHEMA county_monthly; ${table} PARTITION BY HASH (indicator_code); ${partitions.join("")} ${script}`,
      "cluster",
    );
    const address = postgres.address("cluster");
    expect((await county("warehouse", address, "--ledger", ledger)).err).toBe("");
    const held = shards.map((name) => Number(postgres.psql("SELECT COUNT(*) FROM county_monthly.figures", name)));
    expect(held.every((count) => count > 0)).toBe(true);
    expect(held.reduce((sum, count) => sum + count)).toBe(figures);
    const { out } = await county("warehouse", address, "--ledger", ledger, "--verify");
    expect(out).toBe(agreed);
  });
});
