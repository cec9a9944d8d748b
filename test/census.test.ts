// Real workbooks from another country, by the same reading and with no special case.

import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { beforeAll, describe, expect, test } from "vitest";
import { board, type BoardInput, type Monthly } from "../addin/analysis/index";
import { writeWorkbook } from "../addin/workbook/book/write";
import { county, countyJson } from "./helpers/command";
import { temporaryFolder } from "./helpers/folder";
import { CENSUS, dataFile, monthOf, sheetsOf } from "./helpers/month";

const SIX = ["Alabama", "Arizona", "Arkansas", "Colorado", "Connecticut", "Georgia"];

/** Name, formula: the identities that hold for the nation and every state. */
const IDENTITIES = [
  [
    "总收入",
    '"Total revenue" = "General revenue" + "Utility revenue" + "Liquor stores revenue" + "Insurance trust revenue"',
  ],
  [
    "一般收入",
    '"General revenue" = "Intergovernmental revenue" + Taxes + "Current charge" + "Miscellaneous general revenue"',
  ],
  [
    "税收",
    'Taxes = "General sales" + "Selective sales" + "License taxes" + "Individual income tax" + "Corporate income tax" + "Other taxes"',
  ],
] as const;

interface Figure {
  readonly region: string;
  readonly indicator: string;
  readonly period: string;
  readonly span: string;
  readonly value: number | null;
  readonly unit: string;
}

describe("the Census workbooks", () => {
  let month: Monthly;
  const { write } = temporaryFolder(tmpdir, "census-");
  beforeAll(async () => {
    month = await monthOf(await sheetsOf(...CENSUS));
  });
  const six = (more: Partial<BoardInput> = {}) =>
    board({ ...month, indicator: "General revenue", by: "growth", regions: SIX, ...more }).rows;
  const short = (rows: ReturnType<typeof six>) => rows.map(({ place, region, text }) => [place, region, text]);

  test("give the figures that a second reading of them gives, as amounts of a year in 千美元", async () => {
    const found = await countyJson<Figure[]>("figures", ...CENSUS);
    const [header = "", ...rows] = readFileSync(dataFile("six-states-2016-2017.csv"), "utf8").trim().split(/\r?\n/);
    const states = header.split(",").slice(2);
    const wrong = rows.flatMap((row) => {
      const [item = "", year = "", ...values] = row.split(",");
      return states.filter((state, i) => {
        const one = found.find(
          ({ indicator, period, region }) => indicator === item && period === `${year}-12` && region === state,
        );
        return (
          one?.value !== (values[i] === "" ? null : Number(values[i])) || one.unit !== "千美元" || one.span !== "year"
        );
      });
    });
    expect(rows).toHaveLength(30);
    expect(wrong).toEqual([]);
  });

  test("give the nation and every state, whose missing cells stay missing", () => {
    expect(new Set(month.observations.map(({ region }) => region)).size).toBe(51);
    expect(month.findings).toEqual([]);
  });

  test("keep the three identities in every column, by rules in YAML", async () => {
    const rules = IDENTITIES.map(([id, formula]) => ({ id, formula, missing: "按零" }));
    const path = write("rules.yaml", JSON.stringify(rules));
    const plain = (await countyJson<{ counts: Record<string, number> }>("check", ...CENSUS)).counts;
    const { findings, counts } = await countyJson<{ findings: unknown[]; counts: Record<string, number> }>(
      "check",
      ...CENSUS,
      "--rules",
      path,
    );
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ failed: 0, undecided: 0, passed: (plain["passed"] ?? 0) + 3 * 51 * 2 });
  });

  test("keep them by rules in a workbook, and fail where a rule is wrong", async () => {
    const rows = [
      ["编号", "名称", "级别", "公式", "容差", "缺失"],
      ...IDENTITIES.map(([id, formula]) => [id, `${id}合计`, "强制", formula, 0, "按零"]),
      ["错", "税收即收入", "核实", "Taxes >= General revenue", null, ""],
    ];
    const path = write("rules.xlsx", await writeWorkbook([{ name: "规则", rows }]));
    const { findings } = await countyJson<{ findings: { rule: string; cell: string; file: string }[] }>(
      "check",
      ...CENSUS,
      "--rules",
      path,
    );
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["错"]));
    expect(findings).toHaveLength(51 * 2);
    expect((await county("check", ...CENSUS, "--rules", path)).status).toBe(0);
  });

  test("rank six states by growth, with a tie at one decimal and none at two", () => {
    expect(short(six({ decimals: 1 }))).toEqual([
      [1, "Arizona", "5.1%"],
      [2, "Connecticut", "5.0%"],
      [3, "Arkansas", "4.9%"],
      [3, "Georgia", "4.9%"],
      [5, "Alabama", "3.6%"],
      [6, "Colorado", "3.1%"],
    ]);
    expect(six({ decimals: 1 }).map(({ tied }) => tied)).toEqual([false, false, true, true, false, false]);
    expect(short(six({ decimals: 4 }))).toEqual([
      [1, "Arizona", "5.1109%"],
      [2, "Connecticut", "5.0138%"],
      [3, "Arkansas", "4.9396%"],
      [4, "Georgia", "4.8592%"],
      [5, "Alabama", "3.5662%"],
      [6, "Colorado", "3.1104%"],
    ]);
    expect(six({ decimals: 2 }).filter(({ tied }) => tied)).toEqual([]);
  });

  test("rank them by tax growth, and by tax share in both years", () => {
    const taxes = { indicator: "Taxes", decimals: 4 } as const;
    const value = (rows: ReturnType<typeof six>) => Object.fromEntries(rows.map(({ region, text }) => [region, text]));
    expect(value(six(taxes))).toEqual({
      Alabama: "0.5965%",
      Arizona: "2.2513%",
      Arkansas: "0.9060%",
      Colorado: "3.5536%",
      Connecticut: "6.5592%",
      Georgia: "5.2986%",
    });
    const share = { ...taxes, by: "share", of: "General revenue" } as const;
    expect(short(six(share))).toEqual([
      [1, "Connecticut", "59.0517%"],
      [2, "Georgia", "51.2457%"],
      [3, "Colorado", "47.2638%"],
      [4, "Arkansas", "44.7330%"],
      [5, "Arizona", "42.1254%"],
      [6, "Alabama", "38.9126%"],
    ]);
    const before = value(six({ ...share, period: { year: 2016, month: 12, span: "year" } }));
    expect(before["Alabama"]).toBe("40.0614%");
  });

  test("rank them the same on the command line", async () => {
    const rank = (...words: string[]) =>
      countyJson<unknown>("rank", ...CENSUS, "--indicator", "General revenue", "--regions", SIX.join(","), ...words);
    for (const decimals of [1, 2]) {
      expect(await rank("--decimals", String(decimals))).toEqual(JSON.parse(JSON.stringify(six({ decimals }))));
    }
  });

  test.each(["growth", "level"] as const)("rank all states by %s without the nation, which is their sum", (by) => {
    const rows = board({ ...month, indicator: "General revenue", by }).rows;
    expect(rows).toHaveLength(50);
    expect(rows.map(({ region }) => region)).not.toContain("United States");
  });
});
