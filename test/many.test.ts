import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { monthly, namesOf, readDictionary, type Dictionary } from "../addin/analysis/index";
import { sha256 } from "../addin/workbook/disk/sha256";
import { Archive, bytesOf } from "../addin/workbook/package/zip";
import { readWorkbook, understand, withinTime } from "../addin/workbook/read/file";
import { joined, readMany, type FileRead } from "../addin/workbook/read/many";
import { MAIN } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { NODE, SEEDS } from "./helpers/paths";

const MONTH = join(SEEDS, "2017-08");
/** The built module, whose thread has a script. */
const built = async (): Promise<{ readMany: typeof readMany; readWorkbook: typeof readWorkbook }> =>
  (await import(join(NODE, "node.js"))) as never;
const paths = readdirSync(MONTH).map((name) => join(MONTH, name));
const lost = join(MONTH, "没有这个文件.xlsx");
const dictionaryOf = async (): Promise<Dictionary> =>
  readDictionary(await readWorkbook(join(SEEDS, "指标与地区.xlsx"))).dictionary;

const plain = (files: readonly FileRead[]) => files.map((file) => ({ ...file, problem: file.problem?.message }));

const { write } = temporaryFolder(tmpdir, "many-");

describe("many files", () => {
  test("give what each gives by itself, in the order of the paths", async () => {
    const dictionary = await dictionaryOf();
    const sheets = (await Promise.all(paths.map((path) => readWorkbook(path)))).flat();
    const read = joined(await readMany(paths, dictionary));
    const checked = (given: typeof sheets | typeof read) => {
      const { tables, prose, observations, findings, counts } = monthly({ sheets: given, dictionary });
      return { tables, prose, observations, findings, counts };
    };
    expect(checked(read)).toEqual(checked(sheets));
  });

  test("that cannot be understood in time are told", async () => {
    const names = namesOf(await dictionaryOf());
    const path = join(SEEDS, "history", "2017.xlsx");
    const sheets = await readWorkbook(path);
    expect(() => understand(sheets, "2017.xlsx", names, 1)).toThrow(expect.objectContaining({ reason: "too slow" }));
    expect(understand(sheets, "2017.xlsx", names).tables.length).toBeGreaterThan(0);
  });

  test("whose settings or ledger take longer than they may are told, and other faults stay what they are", () => {
    const endless = (): void => {
      for (;;);
    };
    const slow = { name: "UnreadableFile", reason: "too slow", file: "台账.xlsx" };
    expect(() => withinTime("台账.xlsx", endless, 5)).toThrow(expect.objectContaining(slow));
    const fault = new RangeError("其他");
    const failing = (): never => {
      throw fault;
    };
    expect(() => withinTime("台账.xlsx", failing)).toThrow(fault);
    expect(withinTime("台账.xlsx", () => 1)).toBe(1);
  });

  test("are told of one by one, and a bad one in its place", async () => {
    const heard: string[] = [];
    const files = await readMany([lost, ...paths.slice(0, 2)], await dictionaryOf(), {
      onProgress: (file, done, of) => heard.push(`${file} ${done}/${of}`),
    });
    expect(files.map(({ problem }) => problem?.reason)).toEqual(["not found", undefined, undefined]);
    expect(files[0]).toMatchObject({ path: lost, digest: "", sheets: 0, read: null });
    expect(files[1]?.digest).toBe(sha256(readFileSync(paths[0] as string)));
    expect(heard[0]).toBe("没有这个文件.xlsx 1/3");
    expect(heard).toHaveLength(3);
  });

  test("of none are none", async () => {
    expect(joined(await readMany([], await dictionaryOf()))).toEqual({
      ...{ tables: [], prose: [], findings: [], observations: [] },
    });
  });

  test("say the same in the built module, which parses them in a thread", async () => {
    const dictionary = await dictionaryOf();
    const all = [lost, ...paths, join(SEEDS, "make/index.mjs"), ...paths];
    const there = await (await built()).readMany(all, dictionary);
    expect(plain(there)).toEqual(plain(await readMany(all, dictionary)));
  });

  test("that take too long to parse end the thread, and the others are read by the next", async () => {
    const { readWorkbook: read } = await built();
    // An answer that is there once this thread looks is taken: the file takes longer than this thread is ever busy.
    const long = write("长.csv", LARGE);
    const refused = expect(read(long, { milliseconds: 1 })).rejects.toMatchObject({
      reason: "too slow",
      file: "长.csv",
    });
    const seed = join(SEEDS, "history", "2017.xlsx");
    expect(await read(seed)).toEqual(await readWorkbook(seed));
    await refused;
  });

  test("that need more memory than there is are too large, and the others are read", () => {
    const large = write("大.csv", LARGE);
    const [seed = ""] = paths;
    const { status, out, err } = withLittleMemory("figures", large, seed, "--json");
    expect(err).toMatch(TOO_LARGE);
    expect(out).toContain(basename(seed));
    expect(status).toBe(2);
  });
});

const LARGE = `${"财政收入,".repeat(20)}\n${Array.from({ length: 130_000 }, (_, row) =>
  Array.from({ length: 20 }, (__, column) => 1000 + row * column).join(),
).join("\n")}`;

/** A slow machine may reach the limit of time first. */
const TOO_LARGE = /：(?:文件过大|读取超过时限)/;

/** Runs the built command line in so little memory that half of it does not hold a large file. */
function withLittleMemory(...words: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--max-old-space-size=120", MAIN, ...words], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return { status, out: stdout, err: stderr };
}

describe("a call is told in words that there is too little memory for", () => {
  const [seed = ""] = paths;

  test("its ledger", () => {
    const { status, err } = withLittleMemory("ledger", "verify", "--ledger", dirname(write("台账历史.csv", LARGE)));
    expect([status, err]).toEqual([2, expect.stringMatching(TOO_LARGE)]);
  });

  test("its dictionary", () => {
    const { status, err } = withLittleMemory("check", seed, "--config", write("指标.csv", LARGE));
    expect([status, err]).toEqual([2, expect.stringMatching(TOO_LARGE)]);
  });

  test("the marked copy of a file that it could read", () => {
    const part = "xl/worksheets/sheet1.xml";
    const archive = new Archive(readFileSync(join(SEEDS, "bad/growth-mismatch.xlsx")), "a.xlsx");
    const heavy = archive
      .text(part)
      .replace("</worksheet>", `<extLst><ext>${"<a/>".repeat(1_000_000)}</ext></extLst></worksheet>`);
    const path = write("增幅.xlsx", archive.with(new Map([[part, bytesOf(heavy)]])));
    const { status, err } = withLittleMemory("check", path, "--annotate", join(dirname(path), "批注"));
    expect([status, err]).toEqual([2, expect.stringMatching(TOO_LARGE)]);
  });
});
