import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isNumber, monthly, namesOf, readDictionary, type Dictionary } from "../addin/analysis/index";
import { readMeaning, readWorkbook } from "../addin/workbook/read/file";
import { joined, readMany, type FileRead } from "../addin/workbook/read/many";
import { packed, unpacked } from "../addin/workbook/read/packed";
import { NODE, SEEDS } from "./helpers/paths";

const MONTH = join(SEEDS, "2017-08");
const BUILT = join(NODE, "workbook/read/many.js");
const paths = readdirSync(MONTH).map((name) => join(MONTH, name));
const lost = join(MONTH, "没有这个文件.xlsx");
const dictionaryOf = async (): Promise<Dictionary> =>
  readDictionary(await readWorkbook(join(SEEDS, "指标与地区.xlsx"))).dictionary;

const plain = (files: readonly FileRead[]) => files.map((file) => ({ ...file, problem: file.problem?.message }));

describe("many files", () => {
  test("give what each gives by itself, in the order of the paths", async () => {
    const dictionary = await dictionaryOf();
    const sheets = (await Promise.all(paths.map(readWorkbook))).flat();
    const read = joined(await readMany(paths, dictionary));
    const checked = (given: typeof sheets | typeof read) => {
      const { tables, prose, observations, findings, counts } = monthly({ sheets: given, dictionary });
      return { tables, prose, observations, findings, counts };
    };
    expect(checked(read)).toEqual(checked(sheets));
  });

  test("that cannot be understood in time are told, one by one", async () => {
    const names = namesOf(await dictionaryOf());
    const path = join(SEEDS, "history", "2017.xlsx");
    await expect(readMeaning(path, names, 1)).rejects.toMatchObject({ reason: "too slow" });
    expect((await readMeaning(path, names)).read.tables.length).toBeGreaterThan(0);
  });

  test("are told of one by one, and a bad one in its place", async () => {
    const heard: string[] = [];
    const files = await readMany([lost, ...paths.slice(0, 2)], await dictionaryOf(), {
      onProgress: (file, done, of) => heard.push(`${file} ${done}/${of}`),
    });
    expect(files.map(({ problem }) => problem?.reason)).toEqual(["not found", undefined, undefined]);
    expect(files[0]).toMatchObject({ path: lost, sheets: 0, read: null });
    expect(heard[0]).toBe("没有这个文件.xlsx 1/3");
    expect(heard).toHaveLength(3);
  });

  test("of none are none", async () => {
    expect(joined(await readMany([], await dictionaryOf()))).toEqual({
      ...{ tables: [], prose: [], findings: [], observations: [] },
    });
  });

  test("say the same on several threads", async () => {
    const built = (await import(BUILT)) as { readMany: typeof readMany };
    const dictionary = await dictionaryOf();
    const all = [lost, ...paths, ...paths, ...paths];
    const alone = await built.readMany(all, dictionary, { threads: 1 });
    const heard = new Set<number>();
    const together = await built.readMany(all, dictionary, {
      ...{ threads: 3, worth: 0 },
      onProgress: (_file, done) => heard.add(done),
    });
    expect(plain(together)).toEqual(plain(alone));
    expect(heard.size).toBe(all.length);
  });
});

describe("what crosses from one thread to another", () => {
  test("is what was read, each observation the one of its cell and each absence the constant", async () => {
    const dictionary = await dictionaryOf();
    for (const { read } of await readMany(paths, dictionary)) {
      if (read === null) throw new Error("a seed is unreadable");
      const there = unpacked(structuredClone(packed(read)));
      expect(there).toEqual(read);
      const stand = there.tables.flatMap(({ cells }) => cells.flatMap((row) => row.filter((one) => one !== null)));
      expect(stand.length).toBe(there.observations.length);
      expect(stand.every((one, i) => one === there.observations[i])).toBe(true);
      there.observations.forEach(({ figure }, i) => {
        if (!isNumber(figure)) expect(figure).toBe(read.observations[i]?.figure);
      });
    }
  });
});
