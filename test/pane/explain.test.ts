// 解释此单元格: how a cell came by its answer, told from the formula and the cells that it names.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as functions from "../../addin/functions/functions";
import { readCall } from "../../addin/taskpane/explain/call";
import type { FunctionDescription } from "../../addin/taskpane/actions";
import { explainCell } from "../../addin/taskpane/explain/explanation";
import { memoryWorkbook } from "../hosts/memoryWorkbook";
import type { WrittenCell } from "../../addin/workbook/book/write";
import { WEB } from "../helpers/paths";

const METADATA = (
  JSON.parse(readFileSync(join(WEB, "functions.json"), "utf8")) as {
    functions: readonly FunctionDescription[];
  }
).functions;

const byId = new Map(
  Object.entries(functions).map(([name, work]) => [name.toUpperCase(), work as (...args: never[]) => unknown]),
);
const ask = (id: string, args: readonly unknown[]): unknown => byId.get(id)?.(...(args as never[]));

const ours = (formula: string, value: number | string, rows = 1, columns = 1): WrittenCell => ({
  value,
  formula,
  ...(rows * columns === 1 ? {} : { spill: { rows, columns } }),
});

/** 表 1: three counties, their figures, and growth spilled from D2. */
const workbook = memoryWorkbook(
  [
    {
      name: "表 1",
      rows: [
        ["县", "本期", "基期", "增速"],
        ["华容县", 65300, 63275, ours("COUNTY.GROWTHRATE(B2:B4,C2:C4,1)", 0.032, 3)],
        ["平江县", 84150, 0, "基期为零"],
        ["汨罗市", "１２０", null, "未报"],
        [
          "占比",
          ours("COUNTY.SHARE('表 1'!B2,100000)", 0.653),
          ours("SUM(B2:B3)", 149450),
          ours("COUNTY.SHARE(SUM(B2:B2),B3)", 0.776),
        ],
        ["带单位", ours('COUNTY.SHARE("40048.49万元","6.53亿元",2)', 0.6133)],
        ["平江县", ours("COUNTY.STANDING(A7,A2:A4,B2:B4)", "首位"), null, 0.05],
        [ours("COUNTY.LEAGUETABLE(A2:A4,B2:B4)", 1, 3, 5), "平江县", 84150, 0, 0],
        [2, "华容县", 65300, -18850, -18850],
        [3, "汨罗市", 120, -84030, -65180],
      ],
    },
  ],
  "月报.xlsx",
);

const at = (row: number, column: number) => ({
  sheet: "表 1",
  area: { top: row, left: column, bottom: row, right: column },
});
const explained = (row: number, column: number) => explainCell(workbook, at(row, column), METADATA, ask, "zh");

describe("a call in a formula", () => {
  test.each([
    ["=COUNTY.SHARE(A1,B$2)", "SHARE", ["block", "block"]],
    ["=county.share('表 1'!A1:A6,收入)", "SHARE", ["block", "other"]],
    ['=COUNTY.STANDING("华容县",A:A,{1;-2},,50%)', "STANDING", ["values", "block", "values", "left out", "values"]],
    ["=COUNTY.SHARE([去年.xlsx]表!A1,SUM(A1:A2))", "SHARE", ["other", "other"]],
    ["COUNTY.PACE(201708)", "PACE", ["values"]],
  ])("is read: %s", (formula, id, kinds) => {
    const call = readCall(formula, "表 1");
    expect([call?.id, call?.args.map(({ kind }) => kind)]).toEqual([id, kinds]);
  });

  test.each(["=SUM(A1)", "=COUNTY.SHARE(A1,B1)*2", "=COUNTY.SHARE(A1", "=A1", "收入"])(
    "is not where there is none of ours: %s",
    (formula) => {
      expect(readCall(formula, "表 1")).toBeUndefined();
    },
  );

  test("keeps values and blocks as they are meant", () => {
    const call = readCall("=COUNTY.SHARE({1,2;-3,\"a\"},'岳阳 ''县'''!$B$2:C7,-5%)", "表 1");
    expect(call?.args).toEqual([
      {
        kind: "values",
        values: [
          [1, 2],
          [-3, "a"],
        ],
        written: '{1,2;-3,"a"}',
      },
      {
        kind: "block",
        block: { sheet: "岳阳 '县'", area: { top: 1, left: 1, bottom: 6, right: 2 } },
        written: "'岳阳 ''县'''!$B$2:C7",
      },
      { kind: "values", values: [[-0.05]], written: "-5%" },
    ]);
  });
});

describe("an explanation", () => {
  test("puts the figures into the formula, and gives the answer before it was rounded", async () => {
    const told = await explained(1, 3);
    expect(told).toMatchObject({
      id: "GROWTHRATE",
      worked: "(65300－63275)÷63275",
      exact: 2025 / 63275,
      why: null,
      args: [
        { name: "current", read: "3个单元格，3个数；对应此处的是65300" },
        { read: "3个单元格，2个数；对应此处的是63275" },
        { read: "1" },
      ],
    });
  });

  test("keeps the units that figures are written with", async () => {
    expect(await explained(5, 1)).toMatchObject({
      worked: "40048.49万元÷6.53亿元",
      args: [{ read: "40048.49万元" }, { read: "6.53亿元" }, {}],
    });
  });

  test("finds the formula that a spilled cell comes from, and says why there is no number", async () => {
    expect(await explained(2, 3)).toMatchObject({
      anchor: at(1, 3),
      worked: "(84150－0)÷0",
      exact: null,
      why: { words: "基期为零", meaning: "作除数的基期、总体或目标为零" },
    });
    expect(await explained(3, 3)).toMatchObject({ worked: null, why: { words: "未报" } });
  });

  test("reads numbers written as text as the function does", async () => {
    const told = await explained(3, 3);
    expect(told).toMatchObject({
      args: [
        { read: expect.stringContaining("120") as string },
        { read: expect.stringContaining("未报") as string },
        {},
      ],
    });
  });

  test("says of the answer of another formula that it is one, and does not guess", async () => {
    expect(await explained(4, 3)).toMatchObject({
      worked: null,
      exact: null,
      args: [{ read: "另一个公式的结果" }, {}, {}],
    });
  });

  test("speaks of the county that a standing names, and of the one in the row of a league table", async () => {
    const told = async (row: number, column: number): Promise<unknown> => {
      const explanation = await explained(row, column);
      if (typeof explanation === "string") return explanation;
      const { id, anchor, args } = explanation;
      return [id, anchor, args.flatMap(({ read }) => /对应此处的是(.*)/.exec(read)?.[1] ?? [])];
    };
    expect(await told(6, 1)).toEqual(["STANDING", at(6, 1), ["平江县", "84150"]]);
    expect(await told(8, 3)).toEqual(["LEAGUETABLE", at(7, 0), ["华容县", "65300"]]);
  });

  test.each([
    ["a constant beside what spills", 6, 3, "no formula"],
    ["a plain cell", 1, 1, "no formula"],
    ["an empty cell", 20, 20, "no formula"],
    ["another's formula", 4, 2, "not ours"],
  ])("of %s is none", async (_what, row, column, said) => {
    expect(await explained(row, column)).toBe(said);
  });
});
