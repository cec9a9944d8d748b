// Rates whose levels stand in another table or workbook.
import { beforeAll, describe, expect, test } from "vitest";
import { monthly, plainSheet, type Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { revenueUnder, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const told = (...tables: readonly Rows[]): string[] => {
  const sheets = tables.map((rows, index) => plainSheet(rows, { file: `${index}.xlsx` }));
  return monthly({ sheets, dictionary }).findings.flatMap(({ rule, file, cell, severity, becauseOf }) =>
    becauseOf === null && severity !== "info" ? [[rule, severity, file, cell].join(" ")] : [],
  );
};

describe("a completion in one table, its figure and its target in another", () => {
  const levels = revenueUnder(
    "华容县2017年1-8月财政收入完成情况表",
    ["年初预算", 98000, 60000, 38000],
    ["累计", 65300, 40048, 25252],
  );
  const completion = (rate: number): Rows => [
    ["华容县2017年1-8月主要经济指标"],
    ["指标", "占预算%"],
    ["财政总收入", rate],
  ];
  test("that agree are right", () => {
    expect(told(levels, completion(66.6))).toEqual([]);
  });
  test("that do not are asked about", () => {
    expect(told(levels, completion(76.6))).toEqual(["completion-mismatch warning 1.xlsx B3"]);
  });
  test("are not held against each other where a target differs itself", () => {
    const other = revenueUnder("华容县2017年1-8月财政收入完成情况表", ["年初预算", 99000, 61000, 38000]);
    expect(told(levels, completion(76.6), other)).not.toContain("completion-mismatch warning 1.xlsx B3");
  });
});
