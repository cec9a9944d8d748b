import { places, growth, percent } from "../../seeds/make/exact.mjs";
import { plainSheet, type CellValue, type Sheet } from "../../addin/analysis/index";

/** What one county reports, with 本月 or without; the rest of its row is worked out of it. */
export interface Line {
  readonly name: string;
  readonly single?: number;
  readonly now: number;
  readonly base: number;
  readonly budget: number;
  readonly tax: number;
}

export const COUNTIES = ["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"];

/** Row of the sheet in which the first county stands, and columns by what they hold, where there is no 本月. */
export const FIRST = 4;
export const COLUMNS = { now: 1, base: 2, change: 3, growth: 4, budget: 5, completion: 6, tax: 7, share: 8, rank: 9 };

const derived = ({ name, single, now, base, budget, tax }: Line): CellValue[] => [
  name,
  ...(single === undefined ? [] : [single]),
  now,
  base,
  now - base,
  growth(now, base),
  budget,
  percent(now, budget, 2),
  tax,
  percent(tax, now, 2),
];

/** The monthly table of some counties, everything in it worked out exactly, with their 合计. */
export function tableOf(lines: readonly Line[]): CellValue[][] {
  const sum = (key: "single" | "now" | "base" | "budget" | "tax") =>
    lines.reduce((all, line) => all + (line[key] ?? 0), 0);
  const withSingle = lines.every(({ single }) => single !== undefined);
  const total: Line = {
    name: "合计",
    ...(withSingle ? { single: sum("single") } : {}),
    now: sum("now"),
    base: sum("base"),
    budget: sum("budget"),
    tax: sum("tax"),
  };
  const ranks = places(lines.map(({ now, base }) => growth(now, base)));
  const measures = [...(withSingle ? ["本月"] : []), "累计", "上年同期", "增减额", "增减%", "年初预算", "占预算%"];
  return [
    ["2017年1—8月六县（市）财政总收入完成情况表"],
    ["单位：万元"],
    ["地区", ...measures.map((_, i) => (i === 0 ? "财政总收入" : null)), "税收收入", "税收占比（%）", "增幅位次"],
    [null, ...measures],
    ...lines.map((line, i) => [...derived(line), ranks[i] ?? null]),
    derived(total),
  ];
}

/** A table of that layout as a sheet. */
export const sheetOf = (rows: readonly (readonly CellValue[])[], file = "财政局.xlsx"): Sheet => {
  const alone = (rows[2]?.length ?? 0) - 3;
  const down = (column: number) => ({ top: 2, left: column, bottom: 3, right: column });
  const group = { top: 2, left: 1, bottom: 2, right: alone - 1 };
  return plainSheet(rows, { file, merges: [group, down(0), down(alone), down(alone + 1), down(alone + 2)] });
};

/** A table with some cells changed, by address [row, column]. */
export const changed = (
  rows: readonly (readonly CellValue[])[],
  changes: readonly (readonly [row: number, column: number, value: CellValue])[],
): CellValue[][] =>
  rows.map((line, r) => {
    const copy = [...line];
    for (const [row, column, value] of changes) if (row === r) copy[column] = value;
    return copy;
  });

/** 上年同期 is a copy of 累计: one warning, under which the growth of each county is an error. */
export const REPEATED_COLUMN: readonly (readonly CellValue[])[] = [
  ["2017年1-8月财政总收入（万元）"],
  ["地区", "累计", "上年同期", "增幅(%)"],
  ["华容县", 65300, 65300, 3.2],
  ["平江县", 84150, 84150, 8.9],
  ["湘阴县", 71260, 71260, 6.5],
  ["汨罗市", 90112, 90112, 5.6],
  ["岳阳县", 88123, 88123, 8.8],
  ["临湘市", 54217, 54217, 1.5],
];
