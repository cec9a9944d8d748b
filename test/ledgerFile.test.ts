import { spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import {
  acceptance,
  closeMonth,
  correction,
  currentLedger,
  ledgerSheet,
  LEDGER_SHEET,
  plainObservation,
  type HistoryRow,
} from "../addin/analysis/index";
import { nodeDisk, type Disk } from "../addin/workbook/disk/disk";
import { readWorkbook } from "../addin/workbook/read/file";
import { changeLedger, openLedger, waitingName, type OpenLedger } from "../addin/workbook/disk/ledgerFile";
import { sha256 } from "../addin/workbook/disk/sha256";
import { writeWorkbook } from "../addin/workbook/book/write";
import { temporaryFolder } from "./helpers/folder";
import { NODE } from "./helpers/paths";

const { path: top } = temporaryFolder(tmpdir, "ledger-");
const AUGUST = { year: 2017, month: 8, span: "yearToDate" } as const;
const STAMP = { by: "张三", at: "2017-09-28T09:00:00+08:00" };
const BUILT = join(NODE, "node.js");

let folders = 0;
/** A ledger in a folder of its own. */
function place(name: string): string {
  const folder = join(top(), String((folders += 1)));
  mkdirSync(folder);
  return join(folder, name);
}

/** Accepts one figure of one month. */
const figure = (month: number, value: number) => (ledger: Pick<OpenLedger, "rows">) => {
  const observation = plainObservation("财政总收入", {
    region: "华容县",
    period: { year: 2017, month, span: "yearToDate" },
    figure: value,
    unit: "万元",
    text: "=1+1",
    file: `${month}月.xlsx`,
  });
  const submission = { observations: [observation], findings: [], files: { [`${month}月.xlsx`]: String(value) } };
  return acceptance(ledger.rows, submission, STAMP, sha256).rows;
};

const change = (path: string, by: (ledger: OpenLedger) => readonly HistoryRow[], disk: Disk = nodeDisk) =>
  changeLedger(path, by, { by: "张三", disk });
const valuesIn = async (path: string) => currentLedger((await openLedger(path)).rows).map((one) => one.figure);
const filesBeside = (path: string) => readdirSync(join(path, "..")).sort();

test("a ledger of CSV files keeps no text that a spreadsheet would take for a formula, and gives each back as it was", async () => {
  const texts = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－a", "＠a", "'=1"];
  const path = place("台账");
  await change(path, (ledger) => {
    const observations = texts.map((text, i) =>
      plainObservation(`指标${i}`, {
        region: "华容县",
        period: AUGUST,
        figure: 1,
        unit: "万元",
        text,
        file: "8月.csv",
      }),
    );
    return acceptance(ledger.rows, { observations, findings: [], files: { "8月.csv": "1" } }, STAMP, sha256).rows;
  });
  const written = readFileSync(join(path, "台账历史.csv"), "utf8");
  expect(written.match(/(?:^|,)"?[=+@＝＋－＠]/gm)).toBeNull();
  const kept = currentLedger((await openLedger(path)).rows).map(({ text }) => text);
  expect(kept).toEqual(texts);
});

describe.each(["台账.xlsx", "台账.duckdb", "台账"])("a ledger kept as %s", (name) => {
  test("gives back what was written, in every place, and nothing was changed by hand", async () => {
    const path = place(name);
    expect(await openLedger(path)).toMatchObject({ rows: [], edits: [], breaks: [] });
    const { rows } = await change(path, figure(8, 65_300.25));
    await change(path, (ledger) => closeMonth(ledger.rows, { year: 2017, month: 7 }, STAMP, sha256, "月结").rows);
    const ledger = await openLedger(path);
    expect(ledger.rows.slice(0, rows.length)).toEqual(rows);
    expect(ledger).toMatchObject({ edits: [], breaks: [], unreadable: [], others: [], waiting: [] });
    expect(currentLedger(ledger.rows)).toMatchObject([{ figure: 65_300.25, text: "=1+1" }]);
  });

  test("is not written where nothing changes", async () => {
    const path = place(name);
    await change(path, figure(8, 1));
    const before = filesBeside(path);
    await change(path, figure(8, 1));
    expect(filesBeside(path)).toEqual(before);
  });

  test("keeps the old one or the new one whole, whichever step of the disk fails, before or after it is done", async () => {
    const start = place(name);
    await change(start, figure(7, 1));
    for (const failsAfter of [false, true]) {
      for (let step = 1; ; step++) {
        const path = place(name);
        copyLedger(start, path);
        const { disk, failed } = failing(step, failsAfter);
        const outcome = await change(path, figure(8, 2), disk).then(
          () => "written",
          () => "failed",
        );
        const values = await valuesIn(path);
        expect(values.length === 1 ? values : values.slice(0, 2), `step ${step}`).toEqual(
          [1, 2].slice(0, values.length),
        );
        if (outcome === "written") expect(values).toEqual([1, 2]);
        rmSync(`${path}.lock`, { force: true });
        await change(path, figure(9, 3));
        const ledger = await openLedger(path);
        expect(currentLedger(ledger.rows).at(-1)?.figure).toBe(3);
        expect(ledger).toMatchObject({ edits: [], breaks: [], waiting: [] });
        if (failed()) continue;
        expect(step).toBeGreaterThan(8);
        break;
      }
    }
  });
});

/** The files of a ledger, of whatever kind. */
function copyLedger(from: string, to: string): void {
  if (existsSync(join(from, "台账历史.csv"))) {
    mkdirSync(to, { recursive: true });
    for (const file of readdirSync(from).filter((file) => file.endsWith(".csv")))
      copyFileSync(join(from, file), join(to, file));
  } else copyFileSync(from, to);
}

/** A disk whose n-th step that changes anything fails, before or after it is done. */
function failing(n: number, after: boolean): { disk: Disk; failed: () => boolean } {
  let steps = 0;
  let failed = false;
  const guard =
    <Words extends unknown[]>(work: (...words: Words) => Promise<void>) =>
    async (...words: Words): Promise<void> => {
      steps += 1;
      if (steps === n) failed = true;
      if (steps === n && !after) throw new Error("the disk is full");
      await work(...words);
      if (steps === n) throw new Error("the power failed");
    };
  const { create, rename, remove, makeFolder, syncFolder } = nodeDisk;
  return {
    disk: {
      ...nodeDisk,
      create: guard(create),
      rename: guard(rename),
      remove: guard(remove),
      makeFolder: guard(makeFolder),
      syncFolder: guard(syncFolder),
    },
    failed: () => failed,
  };
}

test.runIf(process.platform !== "win32")("a ledger that others may write stays so when it is replaced", async () => {
  for (const name of ["台账.xlsx", "台账.duckdb"]) {
    const path = place(name);
    await change(path, figure(7, 1));
    chmodSync(path, 0o664);
    await change(path, figure(8, 2));
    expect(statSync(path).mode & 0o777).toBe(0o664);
  }
});

test("a folder that was made for a ledger that is not written goes again", async () => {
  const path = join(place("新"), "夹", "台账.xlsx");
  const refuse = (): never => {
    throw new Error("refused");
  };
  await expect(change(path, refuse)).rejects.toThrow("refused");
  expect(existsSync(join(path, "../.."))).toBe(false);
});

describe("a program that is killed", () => {
  test("loses nothing that it said was written, at whatever moment", async () => {
    const path = place("台账.xlsx");
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, ["-e", WRITER, BUILT, path], { stdio: ["ignore", "pipe", "inherit"] });
      let said = "";
      child.stdout.on("data", (words) => (said += String(words)));
      while (said.length === 0) await pause(5);
      await pause(10 + 13 * round);
      const gone = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGKILL");
      await gone;
      const ledger = await openLedger(path);
      const written = said.trim().split("\n").map(Number);
      expect(ledger.rows.length).toBeGreaterThanOrEqual(Math.max(...written));
      expect(ledger).toMatchObject({ breaks: [], edits: [], unreadable: [] });
    }
    // Not of the month that the writer closes and reopens: killed in between it would refuse, and nothing be written.
    await change(path, figure(7, 1));
    expect(filesBeside(path)).toEqual(["台账.xlsx", "台账备份"]);
  });
});

/** Closes and reopens a month for ever, and says how many rows there are each time that it is done. */
const WRITER = `
  const { changeLedger, closeMonth, reopenMonth, lockedMonths, sha256 } = require(process.argv[1]);
  const stamp = { by: "张三", at: "2017-09-28" };
  const month = { year: 2017, month: 8 };
  const turn = ({ rows }) => (lockedMonths(rows).length > 0
    ? reopenMonth(rows, month, stamp, sha256, "补录")
    : closeMonth(rows, month, stamp, sha256)).rows;
  (async () => {
    for (;;) {
      const { rows } = await changeLedger(process.argv[2], turn, { by: "张三" });
      require("node:fs").writeSync(1, rows.length + "\\n");
    }
  })();
`;

describe("two writers at once", () => {
  test("one is told who has it, and neither loses a row", async () => {
    const path = place("台账.xlsx");
    const [first, second] = await Promise.allSettled([
      change(path, figure(7, 1)),
      changeLedger(path, figure(8, 2), { by: "李四" }),
    ]);
    expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
    const told = [first, second].find((one) => one.status === "rejected") as PromiseRejectedResult;
    expect(String(told.reason)).toMatch(/正由他人写入.*(张三|李四)/);
    await change(path, figure(7, 1));
    await change(path, figure(8, 2));
    expect((await valuesIn(path)).sort()).toEqual([1, 2]);
  });

  test("the lock of a process that is gone is taken away, that of another machine is not", async () => {
    const path = place("台账.xlsx");
    const gone = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => gone.once("close", resolve));
    const lock = (host: string) =>
      writeFileSync(`${path}.lock`, JSON.stringify({ by: "王五", host, pid: gone.pid, at: "昨天" }));
    lock(hostname());
    await change(path, figure(8, 1));
    expect(existsSync(`${path}.lock`)).toBe(false);
    lock("另一台");
    await expect(change(path, figure(8, 2))).rejects.toThrow(/台账\.xlsx\.lock：.*王五 另一台 \d+ 昨天.*删除/);
    writeFileSync(`${path}.lock`, "");
    await change(path, figure(8, 2));
    expect(await valuesIn(path)).toEqual([2]);
    for (const odd of [
      "[]",
      "1",
      '{"by":{},"host":{},"pid":{},"at":{}}',
      `{"by":"王五","host":"${hostname()}","pid":0,"at":""}`,
    ]) {
      writeFileSync(`${path}.lock`, odd);
      await change(path, figure(8, 2));
      expect(existsSync(`${path}.lock`)).toBe(false);
    }
  });
});

describe("a ledger that Excel holds open", () => {
  const busy = (path: string): Disk => ({
    ...nodeDisk,
    rename: (from, to) =>
      to === path ? Promise.reject(Object.assign(new Error("busy"), { code: "EBUSY" })) : nodeDisk.rename(from, to),
  });

  test.each(["~$台账.xlsx", ".~lock.台账.xlsx#", ""])(
    "lets the new one wait beside it (%s), and the next run puts it in place",
    async (sign) => {
      const path = place("台账.xlsx");
      await change(path, figure(7, 1));
      const old = readFileSync(path);
      if (sign !== "") writeFileSync(join(path, "..", sign), "");
      const { waiting } = await change(path, figure(8, 2), sign === "" ? busy(path) : nodeDisk);
      expect(waiting).toEqual([waitingName(path)]);
      expect(readFileSync(path).equals(old)).toBe(true);
      expect(await openLedger(path)).toMatchObject({ waiting, edits: [], breaks: [] });
      expect(await valuesIn(path)).toEqual([1, 2]);
      await change(path, figure(9, 3), sign === "" ? busy(path) : nodeDisk);
      if (sign !== "") rmSync(join(path, "..", sign));
      expect(await change(path, ({ rows }) => rows)).toMatchObject({ waiting: [] });
      expect([existsSync(waitingName(path)), await valuesIn(path)]).toEqual([false, [1, 2, 3]]);
    },
  );

  test("and is edited there meanwhile keeps the edit until it is settled", async () => {
    const path = place("台账.xlsx");
    await change(path, figure(7, 1));
    await change(path, figure(8, 2), busy(path));
    await editByHand(path, 1, 5);
    await expect(change(path, ({ rows }) => rows)).rejects.toThrow(/手工改动/);
    expect((await openLedger(path)).edits).toMatchObject([{ was: { figure: 1 }, now: { figure: 5 } }]);
    await changeLedger(path, ({ rows, edits }) => correction(rows, edits, "核实后改", STAMP, sha256).rows, {
      by: "张三",
      settlesEdits: true,
    });
    expect(await valuesIn(path)).toEqual([5, 2]);
  });
});

/** Does what a person does in Excel: changes a figure of 台账 and saves. */
async function editByHand(path: string, was: number, now: number, more: readonly string[] = []): Promise<void> {
  const sheets = await readWorkbook(path);
  const edited = sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows.map((row) =>
      sheet.name === LEDGER_SHEET ? row.map((value) => (value === was ? now : value)) : row,
    ),
  }));
  writeFileSync(path, await writeWorkbook([...edited, ...more.map((name) => ({ name, rows: [["我的"]] }))]));
}

describe("a ledger edited by hand", () => {
  test("is not written over: the edit is recorded, or undone", async () => {
    for (const undo of [false, true]) {
      const path = place("台账.xlsx");
      await change(path, figure(8, 65_300));
      await editByHand(path, 65_300, 65_301);
      await expect(change(path, figure(9, 1))).rejects.toMatchObject({ reason: "edited by hand" });
      const settle = ({ rows, edits }: OpenLedger) =>
        undo ? rows : correction(rows, edits, "笔误", STAMP, sha256).rows;
      await changeLedger(path, settle, { by: "张三", settlesEdits: true });
      expect(await valuesIn(path)).toEqual([undo ? 65_300 : 65_301]);
      expect((await openLedger(path)).edits).toEqual([]);
    }
  });

  test("in its history is refused and stays as it is", async () => {
    const path = place("台账.xlsx");
    const { rows } = await change(path, figure(8, 65_300));
    const sheets = await readWorkbook(path);
    const forged = sheets.map(({ name, rows: lines }) => ({
      name,
      rows: lines.map((line) => line.map((value) => (value === "张三" && name !== LEDGER_SHEET ? "李四" : value))),
    }));
    writeFileSync(path, await writeWorkbook(forged));
    await expect(change(path, figure(9, 1))).rejects.toMatchObject({ reason: "chain broken" });
    const ledger = await openLedger(path);
    expect(ledger.breaks.map(({ number }) => number)).toEqual([1, rows.length]);
  });

  test("that has another sheet is refused, for the sheet would be lost", async () => {
    const path = place("台账.xlsx");
    await change(path, figure(8, 65_300));
    await editByHand(path, 0, 0, ["我的分析"]);
    await expect(change(path, figure(9, 1))).rejects.toThrow(/我的分析/);
  });
});

/** Runs statements on a DuckDB file, as a person does with another program. */
async function inDuckdb(path: string, ...statements: readonly string[]): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

describe("a .duckdb file", () => {
  test.each([
    ["table", "CREATE TABLE 我的分析 (a INTEGER)", "我的分析"],
    ["view", 'CREATE VIEW 六县 AS SELECT * FROM "台账"', "六县"],
    ["macro", "CREATE MACRO 增幅(a, b) AS a / b - 1", "增幅"],
    ["sequence", "CREATE SEQUENCE 编号", "编号"],
    ["table of another schema", "CREATE SCHEMA 科室; CREATE TABLE 科室.台账 (a INTEGER)", "科室.台账"],
  ])("with a %s of the user's own is refused and stays as it is", async (_, statement, name) => {
    const path = place("台账.duckdb");
    await change(path, figure(8, 1));
    await inDuckdb(path, statement);
    const before = readFileSync(path);
    await expect(change(path, figure(9, 2))).rejects.toMatchObject({ reason: "other sheets", details: [name] });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await valuesIn(path)).toEqual([1]);
  });

  test("of another program is not taken for a ledger", async () => {
    const path = place("分析.duckdb");
    await inDuckdb(path, "CREATE TABLE t (a INTEGER)");
    const before = readFileSync(path);
    await expect(change(path, figure(8, 1))).rejects.toMatchObject({ reason: "not a ledger" });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("that is none, or whose 台账 lost its head, is told in words", async () => {
    const path = place("台账.duckdb");
    writeFileSync(path, "一份别的文件".repeat(1000));
    await expect(change(path, figure(8, 1))).rejects.toMatchObject({ reason: "not a database" });
    // It begins as a DuckDB file does; DuckDB then speaks of a block, which is no lock.
    writeFileSync(path, Buffer.from(`12345678DUCK${"another file ".repeat(1000)}`));
    await expect(change(path, figure(8, 1))).rejects.toMatchObject({ reason: "not a database" });
    rmSync(path);
    await change(path, figure(8, 1));
    const whole = readFileSync(path);
    for (const share of [0.3, 0.6, 0.9]) {
      writeFileSync(path, Buffer.from(whole).fill(0xa5, Math.floor(whole.length * share)));
      await expect(change(path, figure(9, 1))).rejects.toMatchObject({ reason: "not a database" });
    }
    writeFileSync(path, whole);
    await inDuckdb(path, 'DROP TABLE "台账依据"');
    await expect(change(path, figure(9, 1))).rejects.toMatchObject({ reason: "no head" });
  });
});

test.each([
  ["rows", "SELECT '1' AS 序号 FROM range(1048577)", "1,048,576 行"],
  ["letters", "SELECT repeat('a', 30000000) AS 序号 FROM range(10)", "256 MB"],
])("a .duckdb file of more %s than a sheet has is too large before they are read", async (_, table, limit) => {
  const path = place("台账.duckdb");
  await inDuckdb(path, `CREATE TABLE "台账历史" AS ${table}`);
  const message = expect.stringContaining(limit) as string;
  await expect(change(path, figure(8, 1))).rejects.toMatchObject({ reason: "too large", message });
});

describe("a ledger of CSV files", () => {
  test("whose second file cannot be written says that the history was, and is made whole by the next writing", async () => {
    const path = place("台账");
    await change(path, figure(7, 1));
    const derived = join(path, "台账.csv");
    const full: Disk = {
      ...nodeDisk,
      rename: (from, to) =>
        to === derived
          ? Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" }))
          : nodeDisk.rename(from, to),
    };
    await expect(change(path, figure(8, 2), full)).rejects.toThrow(/“台账历史”已经写入.*磁盘已满/);
    expect(await valuesIn(path)).toEqual([1, 2]);
    await change(path, figure(9, 3));
    expect(await openLedger(path)).toMatchObject({ fault: null, edits: [] });
    expect(readFileSync(derived, "utf8").split("\r\n").filter(Boolean)).toHaveLength(2 + 3);
  });
});

test("a workbook that is no ledger is not taken for one", async () => {
  const path = place("台账.xlsx");
  writeFileSync(path, await writeWorkbook([{ name: "表1", rows: [["收入", 1]] }]));
  await expect(change(path, figure(8, 1))).rejects.toMatchObject({ reason: "not a ledger" });
});

test("a .duckdb without its package says what to install", async () => {
  vi.doMock("@duckdb/node-api", () => {
    throw new Error("not installed");
  });
  vi.resetModules();
  const { changeLedger: change } = await import("../addin/workbook/disk/ledgerFile");
  const written = change(place("台账.duckdb"), figure(8, 1), { by: "张三" });
  await expect(written).rejects.toThrow(/npm install @duckdb\/node-api/);
  vi.doUnmock("@duckdb/node-api");
});

test("the last twelve ledgers are kept, each whole, and what is another's beside them", async () => {
  const path = place("台账.xlsx");
  const folder = join(path, "../台账备份");
  const others = [
    "台账-2017年底.xlsx",
    "台账-二期-20170928010203004-0000001.xlsx",
    "台账-20170928010203004-0000001.csv",
  ];
  mkdirSync(folder);
  for (const name of others) writeFileSync(join(folder, name), "");
  for (let month = 1; month <= 12; month++) await change(path, figure(month, month));
  for (let value = 13; value <= 15; value++) await change(path, figure(12, value));
  const all = readdirSync(folder).sort();
  expect(all).toEqual(expect.arrayContaining(others));
  const kept = all.filter((name) => !others.includes(name));
  expect(kept).toHaveLength(12);
  const last = join(folder, kept.at(-1) ?? "");
  expect((await openLedger(last)).rows.at(-1)?.observation?.figure).toBe(14);
});

test("the ledger written twice from one history is the same, byte for byte", async () => {
  const [one, other] = [place("台账.xlsx"), place("台账.xlsx")];
  const { rows } = await change(one, figure(8, 65_300));
  await change(other, () => rows);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  expect(ledgerSheet(rows, sha256).rows[0]?.[4]).toHaveLength(64);
});
