import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CFB, read, utils, type CellObject, type WorkSheet } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { exampleBytes } from "../addin/build/data.mjs";
import { readFunctions } from "../addin/build/metadata.mjs";
import { readWorkbookBytes } from "../addin/workbook/read/file";
import { FUNCTIONS } from "./functions/node";
import { ROOT, WEB } from "./helpers/paths";

const GROUPS = ["增长", "累计与当月", "比重", "位次", "目标与序时", "核对", "督办", "文字"];
const PREFIX = "_xldudf_COUNTY_";
/** Columns from a formula's answer to its expected value, and to what compares them. */
const [BESIDE, COMPARED] = [6, 11];

type Value = number | string | boolean | null;

const helps = await readFunctions(ROOT, "");
const bytes = await exampleBytes(helps, Object.fromEntries(FUNCTIONS));
const book = read(bytes, { cellFormula: true });

interface Live {
  readonly id: string;
  readonly sheet: WorkSheet;
  readonly at: { readonly r: number; readonly c: number };
  readonly cell: CellObject;
  readonly call: string;
}

const live: Live[] = GROUPS.flatMap((name) => {
  const sheet = book.Sheets[name] ?? {};
  return Object.entries(sheet).flatMap(([address, cell]: [string, CellObject]) => {
    const [, id, call] = new RegExp(`^${PREFIX}([A-Z]+)\\((.*)\\)$`).exec(cell.f ?? "") ?? [];
    return id === undefined || call === undefined ? [] : [{ id, sheet, at: utils.decode_cell(address), cell, call }];
  });
});

const valueAt = (sheet: WorkSheet, r: number, c: number): Value =>
  (sheet[utils.encode_cell({ r, c })] as CellObject | undefined)?.v as Value;

/** The values of a range such as B2:C4, blanks as null. */
function rangeOf(sheet: WorkSheet, range: string, across = 0): Value[][] {
  const { s, e } = utils.decode_range(range);
  return Array.from({ length: e.r - s.r + 1 }, (_, r) =>
    Array.from({ length: e.c - s.c + 1 }, (_, c) => valueAt(sheet, s.r + r, s.c + c + across) ?? null),
  );
}

/** What Excel would hand to the function: a range's values where it takes a range, one value where it does not. */
function argumentsOf({ id, sheet, call }: Live): unknown[] {
  const texts = [...call.matchAll(/("[^"]*"|[^,]*)(,|$)/g)].map(([, text]) => text ?? "");
  const { parameters } = helps.find((help: { id: string }) => help.id === id);
  return parameters.map(({ dimensionality }: { dimensionality?: string }, index: number) => {
    const text = texts[index] ?? "";
    if (text === "") return null;
    const grid = /^[A-Z]+\d/.test(text) ? rangeOf(sheet, text) : [[JSON.parse(text) as Value]];
    return dimensionality === "matrix" ? grid : grid[0]?.[0];
  });
}

/** The cached answer, over the range that it spills into. */
const cached = ({ sheet, cell }: Live): Value[][] => rangeOf(sheet, String(cell.F));

describe("the sample workbook", () => {
  it("has one example of every function and no other formula of ours", async () => {
    const source = await readFile(join(ROOT, "addin/functions/functions.ts"), "utf8");
    const ids = [...source.matchAll(/@customfunction (\w+)/g)].map(([, id]) => id);
    expect(live.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it("has one sheet for each group after its notes, read by our own reader as by another", async () => {
    const sheets = await readWorkbookBytes(bytes, "示例.xlsx");
    expect(sheets.map(({ name }) => name)).toEqual(["说明", ...GROUPS]);
    for (const { sheet, at, id } of live) {
      const ours = sheets.find(({ name }) => book.Sheets[name] === sheet);
      expect(ours?.rows[at.r]?.[at.c], id).toBe(valueAt(sheet, at.r, at.c));
    }
  });

  it("holds the numbers of the speech", () => {
    const answer = (id: string) => cached(live.find((one) => one.id === id) as Live);
    expect(answer("GROWTHRATE")[0]).toEqual([0.032]);
    expect(answer("GROWTHRATE").at(-1)).toEqual(["基期为零"]);
    expect(answer("SINCEYEAREND")).toEqual([
      [191.9, 0.203],
      [88.34, 0.1125],
    ]);
    expect(answer("SHARE")).toEqual([[0.6133]]);
    expect(answer("TARGETGAP")).toEqual([[-0.1367]]);
    expect(answer("COMPLETION")).toEqual([[1.1975]]);
    expect(answer("STANDING")).toEqual([["第5位（倒数第二），仅高于湘阴县"]]);
  });

  it("is the same bytes on every run, from the build as from here", async () => {
    expect((await readFile(join(WEB, "示例.xlsx"))).equals(bytes)).toBe(true);
  });

  it("keeps its answers on opening: it asks for no calculation before the add-in has started", () => {
    const part = CFB.find(CFB.read(Buffer.from(bytes), { type: "buffer" }), "/xl/workbook.xml");
    expect(Buffer.from(part?.content ?? []).toString()).toMatch(/<calcPr calcId="191029"\/>/);
  });
});

describe.each(live.map((one) => [one.id, one] as const))("the example of %s", (id, one) => {
  const { sheet, at, cell, call } = one;

  it("shows what the function answers on the cells that the formula names", () => {
    expect(cached(one)).toEqual(FUNCTIONS.get(id)?.(...argumentsOf(one)));
  });

  it("is stored as a formula that spills, and is written out above", () => {
    expect(cell.D).toBe(true);
    expect(utils.decode_range(String(cell.F)).s).toEqual(at);
    expect(valueAt(sheet, at.r - 1, at.c)).toBe(`=COUNTY.${id}(${call})`);
  });

  it("has the expected value beside it, not a formula, and a native formula that compares the two", () => {
    expect(rangeOf(sheet, String(cell.F), BESIDE)).toEqual(cached(one));
    const beside = sheet[utils.encode_cell({ r: at.r, c: at.c + BESIDE })] as CellObject;
    expect(beside.f).toBeUndefined();
    const compared = sheet[utils.encode_cell({ r: at.r, c: at.c + COMPARED })] as CellObject;
    expect(compared.v).toBe("相符");
    const { s, e } = utils.decode_range(String(cell.F));
    const [from, to] = [s, e].map(({ r, c }) => utils.encode_cell({ r, c: c + BESIDE }));
    expect(compared.f).toContain(`${cell.F}=${from === to ? from : `${from}:${to}`}`);
  });

  it("refers to cells of its own inputs and to nothing below", () => {
    const rows = [...call.replace(/"[^"]*"/g, "").matchAll(/[A-Z](\d+)/g)].map(([, row]) => Number(row));
    expect(rows.length).toBeGreaterThan(0);
    const top = live.filter((other) => other.sheet === sheet && other.at.r < at.r).map((other) => other.at.r);
    for (const row of rows) {
      expect(row).toBeLessThan(at.r);
      expect(row).toBeGreaterThan(Math.max(0, ...top) + 1);
    }
  });
});
