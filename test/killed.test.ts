// A call that is killed at whatever moment leaves each file as it was before or as it is after, and the next call goes on as if
// nothing had been: nobody has to tidy up. `npm run fuzz` kills two hundred times, `npm test` a few of them.
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CellValue } from "../addin/analysis/index";
import { writeWorkbook } from "../addin/workbook/book/write";
import { readWorkbook } from "../addin/workbook/read/file";
import { county, MAIN } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { copySeeds, isPassing, stateOf, type FolderState } from "./helpers/folderState";

const { path: top } = temporaryFolder(tmpdir, "killed-");
const BY = ["--operator", "张三"];
const ON = [...BY, "--as-of", "2017-09-28"];
const KINDS = ["台账.xlsx", "台账.duckdb", "台账"];
const DUTIES = ["--ledger", "督办台账.xlsx", ...ON];
const FORM = ["牵头领导=甲", "工作措施=核对更正", "完成期限=2017-10-10", "责任单位=财政局", "事项=更正"];

interface Call {
  /** The folder that it begins with. */
  readonly from: string;
  readonly words: readonly string[];
}

/** Every call that writes. */
const CALLS: readonly Call[] = [
  ...KINDS.flatMap((ledger, kind): Call[] => {
    const at = ["--ledger", ledger, ...BY];
    const other = `导出${(KINDS[(kind + 1) % 3] ?? "").slice(2)}`;
    return [
      { from: ledger, words: ["accept", "9月.csv", "--ledger", `新${ledger}`, ...BY] },
      { from: ledger, words: ["accept", "9月.csv", ...at] },
      { from: ledger, words: ["explain", "审核结果.xlsx", ...at] },
      { from: ledger, words: ["ledger", "close", "2017-08", ...at] },
      { from: ledger, words: ["ledger", "reopen", "2017-06", "--reason", "补录", ...at] },
      { from: ledger, words: ["ledger", "export", other, ...at] },
      { from: ledger, words: ["warehouse", "新仓.duckdb", "--ledger", ledger] },
      { from: `改过的${ledger}`, words: ["ledger", "correct", "--reason", "笔误", ...at] },
      { from: `改过的${ledger}`, words: ["ledger", "correct", "--undo", ...at] },
    ];
  }),
  ...[
    ["check", "财政局.xlsx", "--report", "审核结果.xlsx", "--annotate", "批注"],
    ["bulletin", "收入.xlsx", "--region", "华容县", "--out", "通报.docx", "--overwrite"],
    ["bulletin", "收入.xlsx", "--region", "华容县", "--out", "新通报.docx"],
    ["bulletin", "收入.xlsx", "--region", "华容县", "--out", "附表.xlsx"],
    ["proof", "通报.docx", "--ledger", "台账.xlsx", "--annotate", "校稿", "--out", "改后.docx"],
    ["board", ...DUTIES, "--out", "督办通报.docx"],
    ["warehouse", "仓.duckdb", "--ledger", "台账.xlsx"],
    ["warehouse", "--sql", "--ledger", "台账.xlsx", "--out", "建库.sql"],
    ["assign", ...DUTIES, ...FORM.flatMap((field) => ["--set", field])],
    [
      "progress",
      "任务",
      ...DUTIES,
      ...["项目=甲", "事项=征地", "任务量=9", "单位=亩"].flatMap((one) => ["--set", one]),
    ],
    ["progress", "任务表.xlsx", ...DUTIES],
    ["progress", "2017-002", ...DUTIES, "--set", "环节=协调调度", "--set", "情况=已办"],
    ["close", "2017-003", ...DUTIES, "--set", "情况=已办", "--set", "销号依据=文"],
  ].map((words): Call => ({ from: "台账.xlsx", words })),
];

/** With FUZZ_RUNS all calls are killed, each several times. */
const isLong = process.env["FUZZ_RUNS"] !== undefined;
const FEW = 4;
const KILLS = isLong ? Math.ceil(200 / CALLS.length) : 1;
const TRIED = isLong
  ? CALLS
  : CALLS.map((call) => ({ call, at: Math.random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, FEW)
      .map(({ call }) => call);

beforeAll(async () => {
  for (const ledger of KINDS) {
    const folder = join(top(), ledger);
    mkdirSync(folder);
    const [path, report] = [join(folder, ledger), join(folder, "审核结果.xlsx")];
    copySeeds(folder);
    for (const [month, of] of [
      [8, 40_048],
      [9, 45_111],
    ]) {
      const words = `2017年1—${month}月税收收入（万元）\n地区,累计\n${Array.from({ length: 40 }, (_, i) => `华容县${i === 0 ? "" : i},${Number(of) + i}`).join("\n")}\n`;
      writeFileSync(join(folder, `${month}月.csv`), words);
    }
    await done("accept", join(folder, "8月.csv"), "--ledger", path, "--reason", "试", ...BY);
    await done("ledger", "close", "2017-06", "--ledger", path, ...BY);
    await done("check", join(folder, "财政局.xlsx"), "--report", report);
    await edited(report, (value, row, header) => (header === "说明" && row === 2 ? "按市局口径" : value));
    const duties = ["--ledger", join(folder, "督办台账.xlsx"), ...ON];
    await done("progress", "2017-003", ...duties, "--set", "环节=进度控制", "--set", "情况=已办");
    await done("bulletin", join(folder, "收入.xlsx"), "--region", "华容县", "--out", join(folder, "通报.docx"));
    await done("warehouse", join(folder, "仓.duckdb"), "--ledger", path);
    const tasks = [
      ["项目", "事项", "任务量", "单位", "责任单位"],
      ...Array.from({ length: 50 }, (_, i) => [`项目${i}`, "征地", 60, "亩", "财政局"]),
    ];
    writeFileSync(join(folder, "任务表.xlsx"), await writeWorkbook([{ name: "任务", rows: tasks }]));
    cpSync(folder, join(top(), `改过的${ledger}`), { recursive: true });
    await editLedger(join(top(), `改过的${ledger}`, ledger));
  }
});

async function done(...words: string[]): Promise<void> {
  const { status, err } = await county(...words);
  if (status === 2 || status === null) throw new Error(`${words.join(" ")}: ${err}`);
}

/** Writes a workbook again with cells changed, as a person would in Excel; the header is what stands above in the second row. */
async function edited(path: string, change: (value: CellValue, row: number, header: CellValue) => CellValue) {
  const sheets = (await readWorkbook(path)).map(({ name, rows }) => ({
    name,
    rows: rows.map((line, row) => line.map((value, column) => change(value, row, rows[1]?.[column] ?? null))),
  }));
  writeFileSync(path, await writeWorkbook(sheets));
}

/** Changes a figure of 台账 by hand, in a ledger of whatever kind. */
async function editLedger(path: string): Promise<void> {
  if (path.endsWith(".duckdb")) {
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run('UPDATE "台账" SET "数值" = 40049 WHERE "数值" = 40048');
    connection.closeSync();
    instance.closeSync();
  } else if (path.endsWith(".xlsx")) {
    await edited(path, (value, _row, header) => (header === "数值" && value === 40_048 ? 40_049 : value));
  } else {
    const file = join(path, "台账.csv");
    writeFileSync(file, readFileSync(file, "utf8").replace(",40048,", ",40049,"));
  }
}

let places = 0;
/** A folder to begin with, and one for what a program keeps elsewhere while it runs. */
function place(from: string): { readonly folder: string; readonly elsewhere: string } {
  const at = join(top(), `运行${(places += 1)}`);
  const [folder, elsewhere] = [join(at, "月"), join(at, "临时")];
  cpSync(join(top(), from), folder, { recursive: true });
  mkdirSync(elsewhere);
  return { folder, elsewhere };
}

type Place = ReturnType<typeof place>;

function start(words: readonly string[], { folder, elsewhere }: Place): { child: ChildProcess; end: Promise<string> } {
  const env = { ...process.env, TMPDIR: elsewhere, TEMP: elsewhere, HOME: elsewhere };
  const child = spawn(process.execPath, [MAIN, ...words], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said += String(piece)));
  const end = new Promise<string>((resolve) => child.once("close", (status) => resolve(`${status} ${said}`)));
  return { child, end };
}

/** Resolves when a call begins to write. */
function firstWriting({ folder, elsewhere }: Place, end: Promise<unknown>): Promise<unknown> {
  const watchers = [folder, elsewhere].map((path) => watch(path, { recursive: true }));
  const first = Promise.race([...watchers.map((one) => new Promise((resolve) => one.once("change", resolve))), end]);
  return first.finally(() => watchers.forEach((one) => one.close()));
}

const entriesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" });
const tally = new Map<string, number>();
const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);

describe.each(TRIED)("$words.0 $words.1 $words.2 of $from, killed", ({ from, words }) => {
  test(
    "leaves each file old or new, and the next run finds nothing to tidy up",
    { timeout: 60_000 + 30_000 * KILLS },
    async () => {
      const whole = place(from);
      const old = await stateOf(whole.folder);
      const begun = performance.now();
      const first = start(words, whole);
      await firstWriting(whole, first.end);
      const untilWriting = performance.now() - begun;
      expect(await first.end).toMatch(/^[01] /);
      const all = performance.now() - begun;
      const once = await stateOf(whole.folder);
      await start(words, whole).end;
      const twice = await stateOf(whole.folder);
      expect(entriesIn(whole.elsewhere)).toEqual([]);

      for (let kill = 0; kill < KILLS; kill++) {
        const one = place(from);
        const { child, end } = start(words, one);
        // Every other one of them is killed while it writes, which is a small part of its time.
        const isEarly = kill % 2 === 1;
        const wait = Math.random() * 1.1 * (isEarly ? all : all - untilWriting);
        if (!isEarly) await firstWriting(one, end);
        await pause(wait);
        child.kill("SIGKILL");
        await end;
        const at = `killed ${wait.toFixed(0)} ms after its ${isEarly ? "start" : "first writing"}`;
        const left = await stateOf(one.folder);
        const lasting = [...left].filter(([name]) => !isPassing(name));
        for (const [name, content] of lasting)
          expect([old.get(name), once.get(name)].includes(content), `${at}: ${name} is neither old nor new`).toBe(true);
        for (const name of old.keys()) expect(left.has(name), `${at}: ${name} is gone`).toBe(true);
        const isNew = isSame(left, once);
        count(
          child.exitCode !== null
            ? "after its end"
            : isNew
              ? "new"
              : isSame(left, old) && entriesIn(one.elsewhere).length === 0
                ? "old"
                : "amid the writing",
        );

        const again = await start(words, one).end;
        const after = await stateOf(one.folder);
        const leftovers = [...after.keys()].filter((name) => !once.has(name) && !twice.has(name));
        expect([...leftovers, ...entriesIn(one.elsewhere)], `${at}: left over after ${again}`).toEqual([]);
        for (const [name, content] of after)
          expect([once.get(name), twice.get(name)].includes(content), `${at}: ${name} after ${again}`).toBe(true);
        for (const name of once.keys()) expect(after.has(name), `${at}: ${name} is missing after ${again}`).toBe(true);
      }
    },
  );
});

const isSame = (a: FolderState, b: FolderState): boolean =>
  a.size === b.size && [...a].every(([name, content]) => b.get(name) === content);

afterAll(() => {
  if (isLong) console.log([...tally].map(([what, times]) => `${what}: ${times}`).join(", "));
});
