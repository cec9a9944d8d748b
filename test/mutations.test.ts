// Real files with bytes and pieces changed at random, and words at random where a person writes: what is read is what stood there,
// or somebody is told; nothing ends the program. `npm run fuzz` draws many more.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  historySheet,
  ledgerState,
  monthly,
  proofread,
  readDictionary,
  readHistory,
  readRuleList,
  verifyPublished,
  type CellValue,
  type Dictionary,
  type Sheet,
} from "../addin/analysis/index";
import { readOptions, WrongCall } from "../addin/cli/options";
import { sha256 } from "../addin/workbook/disk/sha256";
import { Archive, bytesOf } from "../addin/workbook/package/zip";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { UnreadableFile } from "../addin/workbook/read/unreadable";
import { openText } from "../addin/workbook/word/text";
import { writeXls } from "../seeds/make/xls.mjs";
import { sheetsOf, shippedDictionary } from "./helpers/month";
import { SEEDS } from "./helpers/paths";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 600) / 20;
const LIMIT = 120_000 + RUNS * 1000;
const options = { numRuns: RUNS };

const seed = (name: string): Uint8Array => readFileSync(join(SEEDS, name));
const BOOK = seed("2017-08/财政局.xlsx");
const WORD = seed("通报模板.docx");

/** A change of a run of things: some are taken out at a place, and others put in. */
interface Change {
  readonly at: number;
  readonly out: number;
  readonly put: readonly number[];
}
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    out: fc.oneof(fc.constant(1), fc.nat(9)),
    put: fc.oneof(fc.array(fc.nat(255), { minLength: 1, maxLength: 1 }), fc.array(fc.nat(255), { maxLength: 9 })),
  }),
  { minLength: 1, maxLength: 3 },
);

/** The bytes with the changes made one after the other, and cut at a place of the last where `cut` says so. */
function changed(bytes: Uint8Array, all: readonly Change[], cut: boolean): Uint8Array {
  let now = Buffer.from(bytes);
  for (const { at, out, put } of all) {
    const place = Math.floor(at * now.length);
    now = Buffer.concat([now.subarray(0, place), Buffer.from(put), now.subarray(place + out)]);
  }
  return cut ? now.subarray(0, Math.floor((all.at(-1)?.at ?? 1) * now.length)) : now;
}

const seldom = fc.nat(9).map((n) => n === 0);

/** The sheets of a file; null where it says that it cannot be read. */
const readOrTold = async (bytes: Uint8Array, name: string): Promise<Sheet[] | null> =>
  readWorkbookBytes(bytes, name).catch((error: unknown) => {
    if (error instanceof UnreadableFile && error.reason !== "not understood") return null;
    throw error;
  });

describe("a workbook", () => {
  test("of which bytes are changed reads as it did, or is told", { timeout: LIMIT }, async () => {
    const whole = await readWorkbookBytes(BOOK, "a.xlsx");
    await fc.assert(
      fc.asyncProperty(changes, seldom, async (all, cut) => {
        const read = await readOrTold(changed(BOOK, all, cut), "a.xlsx");
        if (read !== null) expect(read).toEqual(whole);
      }),
      options,
    );
  });

  test("of an old kind never ends the program", { timeout: LIMIT }, async () => {
    const rows = [["2017年1—8月（万元）"], ["项目", "累计"], ["税收收入", 40_048]];
    const bytes = await writeXls([{ name: "收入", rows }]);
    await fc.assert(
      fc.asyncProperty(changes, seldom, async (all, cut) => {
        await readOrTold(changed(bytes, all, cut), "a.xls");
      }),
      options,
    );
  });

  test("of which a part is changed is read and checked, or told", { timeout: LIMIT }, async () => {
    const archive = new Archive(BOOK, "a.xlsx");
    const parts = archive.names.filter((name) => /\.(?:xml|rels)$/.test(name));
    const dictionary = await shippedDictionary();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), changes, seldom, async (part, all, cut) => {
        const bytes = archive.with(new Map([[part, changed(archive.part(part) ?? new Uint8Array(), all, cut)]]));
        const sheets = await readOrTold(bytes, "a.xlsx");
        if (sheets !== null) monthly({ sheets, dictionary });
      }),
      options,
    );
  });
});

describe("words of a person", () => {
  /** What stands in rule books and reports, in any order. */
  const phrase = fc
    .array(
      fc.constantFrom(
        ..."税收收入 财政总收入 累计 基数 上年 （ ） ( ) [ ] { } + - * / = > < <= <> 0 1 5.3% 1e9 且 或 非 若 否则 合计 求和 年 月 2017年1-8月 万元 ， 。 ： “ ” __proto__ \u0001".split(
          " ",
        ),
        " ",
        "\n",
      ),
      { maxLength: 30 },
    )
    .map((words) => words.join(""));
  const cell: fc.Arbitrary<CellValue> = fc.oneof(phrase, fc.double(), fc.boolean(), fc.constant(null));
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.jsonValue({ maxDepth: 1 }),
      phrase,
      fc.array(tie("any"), { maxLength: 4 }),
      fc.dictionary(
        fc.constantFrom(..."规则 公式 名称 级别 kind published inputs digits name __proto__".split(" ")),
        tie("any"),
      ),
    ),
  })).any;

  test("in a rule book, in figures to verify and in a text never end the program", { timeout: LIMIT }, async () => {
    const dictionary: Dictionary = await shippedDictionary();
    const sheets = await sheetsOf(join(SEEDS, "bad/rank-mismatch.xlsx"));
    fc.assert(
      fc.property(value, phrase, (any, words) => {
        verifyPublished(any);
        const { entries } = readRuleList([{ 规则: "甲", 公式: words }, any], "规则.yaml");
        monthly({ sheets, dictionary, rules: entries });
        proofread({ paragraphs: [words, `财政总收入${words}65300万元，增长${words}3.2%。`] });
      }),
      options,
    );
  });

  test("in a dictionary never end the program", { timeout: LIMIT }, async () => {
    const shipped = await sheetsOf(join(SEEDS, "指标与地区.xlsx"));
    const sheets = await sheetsOf(join(SEEDS, "bad/rank-mismatch.xlsx"));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), cell), { maxLength: 9 }), (edits) => {
        const { dictionary } = readDictionary(withCells(shipped, edits));
        monthly({ sheets, dictionary });
      }),
      { ...options, numRuns: Math.ceil(RUNS / 3) },
    );
  });

  test("in the history of a ledger are told", { timeout: LIMIT }, async () => {
    const [, kept] = await sheetsOf(join(SEEDS, "台账.xlsx"));
    const rows = readHistory({ ...(kept as Sheet), rows: (kept as Sheet).rows.slice(0, 40) }).rows;
    const history = historySheet(rows);
    const height = history.rows.length - 1;
    fc.assert(
      fc.property(fc.nat(height - 1), fc.nat(), cell, (row, column, to) => {
        const at = column % (history.rows[0]?.length ?? 1);
        const before = history.rows[row + 1]?.[at] ?? null;
        const [edited] = withCells([history], [[0, row + 1, at, to]]);
        const { fault } = ledgerState([edited as Sheet], sha256);
        if (String(to ?? "").trim() !== String(before ?? "").trim()) expect(fault).not.toBeNull();
      }),
      options,
    );
  });

  test("in a Word file never end the program", { timeout: LIMIT }, () => {
    const archive = new Archive(WORD, "a.docx");
    const body = bytesOf(archive.text("word/document.xml"));
    fc.assert(
      fc.property(changes, seldom, phrase, (all, cut, words) => {
        const bytes = archive.with(new Map([["word/document.xml", changed(body, all, cut)]]));
        try {
          proofread({ paragraphs: [...openText(bytes, "a.docx").paragraphs, words] });
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableFile);
        }
      }),
      options,
    );
  });

  test("of a call are read, or refused in words", () => {
    const word = fc.oneof(
      fc.constantFrom(
        ..."check --ledger --set --period --decimals --json --lang en --regions -h -- - --by= --port 2017-08 -1 a=b".split(
          " ",
        ),
      ),
      phrase,
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        try {
          readOptions(words);
        } catch (error) {
          expect(error).toBeInstanceOf(WrongCall);
        }
      }),
      { numRuns: RUNS * 10 },
    );
  });
});

/** Sheets with cells replaced, each by the number of its sheet, its row and its column. */
function withCells(
  sheets: readonly Sheet[],
  edits: readonly (readonly [number, number, number, CellValue])[],
): Sheet[] {
  const copies = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => [...row]) }));
  for (const [sheet, row, column, value] of edits) {
    const { rows = [] } = copies[sheet % copies.length] ?? {};
    const line = rows[row % Math.max(rows.length, 1)];
    if (line) line[column % Math.max(line.length, 1)] = value;
  }
  return copies;
}
