import { beforeAll, describe, expect, test } from "vitest";
import {
  monthly,
  plainSheet,
  type CellValue,
  type Dictionary,
  type Monthly,
  type RuleEntry,
  type Sheet,
} from "../addin/analysis/index";
import { lines, shippedDictionary } from "./helpers/month";
import { changed, COLUMNS, COUNTIES, FIRST, sheetOf, tableOf } from "./helpers/table";

type Rows = readonly (readonly CellValue[])[];

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const TITLE = "2017年1—8月财政收入完成情况表";
const UNIT = "单位：万元";
const all = (sheets: readonly Sheet[], rules: readonly RuleEntry[] = []): Monthly =>
  monthly({ sheets, dictionary, rules });
const month = (...rows: Rows): Monthly => all([plainSheet([[TITLE], [UNIT], ...rows], { file: "a.xlsx" })]);
const counties = (row: (name: string, i: number) => readonly CellValue[]) =>
  COUNTIES.map((name, i) => [name, ...row(name, i)]);
/** Findings of a table under the usual title, as short lines. */
const found = (...rows: Rows): string[] => lines(month(...rows).findings);

/** The same under a header of two rows, whose upper one is merged over ranges such as B3:D3. */
function grouped(groups: readonly (readonly [range: string, text: string])[], header: readonly string[], rows: Rows) {
  const top: CellValue[] = ["地区"];
  const merges = groups.map(([range, text]) => {
    const [left, right] = [range.charCodeAt(0) - 65, range.charCodeAt(3) - 65] as const;
    top[left] = text;
    return { top: 2, left, bottom: 2, right };
  });
  const sheet = plainSheet([[TITLE], [UNIT], Array.from(top, (text) => text ?? null), [null, ...header], ...rows], {
    merges: [...merges, { top: 2, left: 0, bottom: 3, right: 0 }],
  });
  return lines(all([sheet]).findings);
}

describe("a total", () => {
  const table = (total: number, at: "top" | "bottom"): Rows => {
    const line = ["合计", total];
    const rows = counties((_, i) => [100 + i]);
    return [["地区", "财政总收入"], ...(at === "top" ? [line, ...rows] : [...rows, line])];
  };

  test.each(["top", "bottom"] as const)("at the %s is the sum of its parts", (at) => {
    expect(found(...table(615, at))).toEqual([]);
    expect(found(...table(625, at))).toEqual([at === "top" ? "B4 sum-mismatch" : "B10 sum-mismatch"]);
  });

  test("may be off by half a unit for each figure, and not by more", () => {
    expect(found(...table(618, "bottom"))).toEqual([]);
    expect(found(...table(619, "bottom"))).toEqual(["B10 sum-mismatch"]);
  });

  test("with its sign turned is told as that", () => {
    const { findings } = month(...table(-615, "bottom"));
    expect(findings[0]).toMatchObject({ expected: 615, received: -615, difference: -1230, cause: "sign flip" });
  });

  test.each(["—", null])("with a part missing (%s) is undecided, never a sum with 0 in it", (missing) => {
    const rows = changed([["地区", "财政总收入"], ...counties((_, i) => [100 + i]), ["合计", 615]], [[3, 1, missing]]);
    const { findings, counts } = month(...rows);
    expect(lines(findings)).toEqual([]);
    expect(counts.undecided).toBe(1);
  });

  test("does not count 其中, nor the city beside its counties", () => {
    const rows: Rows = [
      ["项目", "累计", "上年同期"],
      ["财政总收入", 100, 90],
      ["一、税收收入", 60, 50],
      ["1.增值税", 40, 30],
      ["其中：改征增值税", 10, 5],
      ["2.企业所得税", 20, 20],
      ["二、非税收入", 40, 40],
    ];
    expect(found(...rows)).toEqual([]);
    expect(found(...changed(rows, [[3, 1, 47]]))).toEqual(["B5 sum-mismatch"]);
    const city = [["地区", "财政总收入"], ["岳阳市", 900], ...counties((_, i) => [100 + i]), ["合计", 615]];
    expect(found(...city)).toEqual([]);
  });

  test("of several closes the rows since the one before it", () => {
    const rows = (second: number): Rows => [
      ["项目", "累计"],
      ["税收收入", 60],
      ["非税收入", 40],
      ["小计", 100],
      ["上划中央收入", 10],
      ["上划省级收入", 5],
      ["小计", second],
    ];
    expect(found(...rows(15))).toEqual([]);
    expect(found(...rows(25))).toEqual(["B9 sum-mismatch"]);
  });

  test("that adds up in no column is undecided, for then the list is of something else", () => {
    const rows: Rows = [
      ["项目", "累计", "上年同期"],
      ["税收收入", 60, 50],
      ["非税收入", 40, 30],
      ["合计", 777, 555],
    ];
    const { findings, counts } = month(...rows);
    expect([findings.length, counts.undecided]).toEqual([0, 2]);
  });

  test("of what does not add up is not judged", () => {
    expect(found(["地区", "税收占比（%）"], ...counties(() => [61.3]), ["合计", 12])).toEqual([]);
  });
});

describe("a change", () => {
  const rows = (change: CellValue, base: CellValue = 100): Rows => [
    ["项目", "累计", "上年同期", "增减额"],
    ["税收收入", 110, 100, 10],
    ["非税收入", 90, base, change],
  ];

  test("is the figure less its base", () => {
    expect(found(...rows(-10))).toEqual([]);
    expect(found(...rows(-8))).toEqual(["D5 change-mismatch"]);
    expect(month(...rows(10)).findings[0]?.cause).toBe("sign flip");
  });

  test("without a side is undecided", () => {
    const { findings, counts } = month(...rows(-10, "—"));
    expect([findings.length, counts.undecided]).toEqual([0, 1]);
  });

  test("of shares is in percentage points", () => {
    const share = (points: CellValue): string[] =>
      grouped(
        [["B3:D3", "税收占比（%）"]],
        ["本期", "上年同期", "增减（百分点）"],
        counties((_, i) => [61.33 + i, 60.03 + i, i === 1 ? points : 1.3]),
      );
    expect(share(1.3)).toEqual([]);
    expect(share(3.1)).toEqual(["D6 change-mismatch"]);
    expect(share("1.3%")).toEqual([]);
    expect(share("3.1%")).toEqual(["D6 change-mismatch"]);
  });
});

describe("a growth rate", () => {
  const rows = (rate: CellValue, now: CellValue = 65300, base: CellValue = 63275): Rows => [
    ["项目", "累计", "上年同期", "增减%"],
    ["税收收入", now, base, rate],
    ["非税收入", 41750, 40000, 4.4],
  ];

  test("is that of its levels", () => {
    expect(found(...rows(3.2))).toEqual([]);
    const { findings } = month(...rows(3.8));
    expect(findings[0]).toMatchObject({ expected: 0.032, received: 0.038, difference: 0.006, cause: null, unit: "%" });
    expect(lines(findings)).toEqual(["D4 growth-mismatch"]);
  });

  test("is that of a level and a change where there is no base", () => {
    const table = (rate: number): Rows => [
      ["项目", "累计", "增减额", "增减%"],
      ["税收收入", 110, 10, rate],
      ["非税收入", 110, 10, 10],
    ];
    expect(found(...table(10))).toEqual([]);
    expect(found(...table(12))).toEqual(["D4 growth-mismatch"]);
  });

  test("stored as a ratio is judged at the places of its percentage", () => {
    const ratios = (rate: number): string[] => found(...changed(rows(rate, 65300, 63300), [[2, 3, 0.044]]));
    expect(ratios(0.032)).toEqual([]);
    expect(ratios(0.034)).toEqual(["D4 growth-mismatch"]);
  });

  test("that was rounded twice is told as that", () => {
    expect(month(...rows(3.3, 65355, 63300)).findings[0]?.cause).toBe("chained rounding");
  });

  test("that a cell holds in full is judged as printed", () => {
    expect(found(...rows((65300 / 63275 - 1) * 100))).toEqual([]);
    expect(found(...rows((65900 / 63275 - 1) * 100))).toEqual(["D4 growth-mismatch"]);
  });

  test.each([
    ["on a base of nothing", 0],
    ["on no base", "—"],
  ])("%s is undecided", (_what, base) => {
    const { findings, counts } = month(...rows(100, 65300, base));
    expect([findings.length, counts.undecided]).toEqual([0, 1]);
  });

  test("at constant prices is left alone", () => {
    const gdp: Rows = [
      ["地区", "地区生产总值", null, null],
      [null, "累计", "上年同期", "增速%"],
      ...counties(() => [110, 100, 7]),
    ];
    const sheet = plainSheet([["2017年1—9月主要指标"], [UNIT], ...gdp]);
    expect(lines(all([sheet]).findings)).toEqual([]);
  });
});

describe("a completion rate", () => {
  const rows = (rate: CellValue, target: CellValue = 98600): Rows => [
    ["项目", "累计", "年初预算", "占预算%"],
    ["税收收入", 65300, target, rate],
    ["非税收入", 30000, 60000, 50.01],
    ["契税", 30000, 60000, 50],
  ];
  test("is the figure over its target", () => {
    expect(found(...changed(rows(66.23), [[2, 3, 50]]))).toEqual([]);
    expect(found(...changed(rows(68.23), [[2, 3, 50]]))).toEqual(["D4 completion-mismatch"]);
  });
  test("without a target is undecided", () => {
    const { findings, counts } = month(...changed(rows(66.23, "—"), [[2, 3, 50]]));
    expect([findings.length, counts.undecided]).toEqual([0, 1]);
  });
  test("beyond what rounding allows is wrong by the hundredth", () => {
    expect(found(...rows(66.23))).toEqual(["D5 completion-mismatch"]);
  });
});

describe("a share", () => {
  const levels = plainSheet(
    [[TITLE], [UNIT], ["地区", "财政总收入", "税收收入"], ...counties((_, i) => [1000 + i, 600])],
    { name: "收入" },
  );
  const shares = (own: number) => {
    const rows = counties((_, i) => [i === 1 ? own : ([60, 59.94, 59.88, 59.82, 59.76, 59.7][i] ?? null)]);
    return plainSheet([[TITLE], ["地区", "税收占比（%）"], ...rows], { name: "占比" });
  };

  test("is its part over its whole, from another sheet too", () => {
    expect(lines(all([levels, shares(59.94)]).findings)).toEqual([]);
    const { findings } = all([levels, shares(61.33)]);
    expect(findings.map(({ sheet, cell, rule }) => [sheet, cell, rule])).toEqual([["占比", "B4", "share-mismatch"]]);
  });

  test("by itself is not judged, nor where its levels are told twice and differently", () => {
    expect(lines(all([shares(61.33)]).findings)).toEqual([]);
    const other = { ...levels, name: "另表", rows: changed(levels.rows, [[4, 2, 700]]) };
    expect(lines(all([levels, other, shares(61.33)]).findings)).toEqual(["C5 figures-disagree"]);
  });

  test("of last year is that of last year's levels", () => {
    const rows = (before: number): string[] =>
      grouped(
        [
          ["B3:C3", "财政总收入"],
          ["D3:E3", "税收收入"],
          ["F3:G3", "税收占比（%）"],
        ],
        ["本期", "上年同期", "本期", "上年同期", "本期", "上年同期"],
        counties((_, i) => [1000, 900, 600, 500, 60, i === 2 ? before : 55.56]),
      );
    expect(rows(55.56)).toEqual([]);
    expect(rows(65.56)).toEqual(["G7 share-mismatch"]);
  });

  test("on a whole of nothing is undecided", () => {
    const rows = [
      ["地区", "财政总收入", "税收收入", "税收占比（%）"],
      ...counties((_, i) => [i === 1 ? 0 : 1000, 600, 60]),
    ];
    const { findings, counts } = month(...rows);
    expect(lines(findings)).toEqual(["C5 part-exceeds-whole"]);
    expect(counts.undecided).toBe(1);
  });
});

describe("places", () => {
  const ranked = (header: string, values: readonly CellValue[], places: readonly CellValue[]) =>
    month(["地区", header, "位次"], ...counties((_, i) => [values[i] ?? null, places[i] ?? null]));
  const growth = "财政总收入增幅（%）";

  test.each([
    ["growth", growth, [9.1, 9, 8, 7, 6, 5], [1, 2, 3, 4, 5, 6]],
    ["level", "财政总收入", [610, 620, 630, 640, 650, 660], [6, 5, 4, 3, 2, 1]],
    ["share", "税收占比（%）", [61, 62, 63, 64, 65, 66], [6, 5, 4, 3, 2, 1]],
    ["growth, equal ones sharing a place", growth, [9.1, 9.1, 8, 7, 6, 5], [1, 1, 3, 4, 5, 6]],
    ["growth, one not reporting", growth, ["未报", 9, 8, 7, 6, 5], ["—", 1, 2, 3, 4, 5]],
  ])("by %s hold", (_by, header, values, places) => {
    const { findings, counts } = ranked(header, values, places);
    expect(lines(findings)).toEqual([]);
    expect(counts.undecided).toBe(0);
    const wrong = places.map((place, i) => (i === 2 ? 6 : place));
    expect(lines(ranked(header, values, wrong).findings)).toEqual(["C6 rank-mismatch"]);
  });

  test("of equals are the same", () => {
    expect(lines(ranked(growth, [9.1, 9.1, 8, 7, 6, 5], [1, 2, 3, 4, 5, 6]).findings)).toEqual(["C5 rank-mismatch"]);
  });

  test("of a unit without a number are undecided", () => {
    expect(ranked(growth, ["未报", 9, 8, 7, 6, 5], [6, 1, 2, 3, 4, 5]).counts.undecided).toBe(1);
  });

  test("that fit nothing in the table are undecided, and of two units not judged", () => {
    const { findings, counts } = ranked(growth, [9.1, 9, 8, 7, 6, 5], [6, 5, 4, 3, 2, 1]);
    expect([findings.length, counts.undecided]).toEqual([0, 1]);
    expect(month(["地区", growth, "位次"], ["华容县", 9, 2], ["平江县", 8, 1]).counts.items).toBe(0);
  });

  test("by a rate that is itself wrong follow the levels, and the rate is the one root", () => {
    const rows = tableOf(
      COUNTIES.map((name, i) => ({ name, now: 66_000 - 1000 * i, base: 60_000, budget: 90_000, tax: 40_000 })),
    );
    const { findings } = all([sheetOf(changed(rows, [[FIRST + 5, COLUMNS.growth, 20.4]]))]);
    expect(lines(findings)).toEqual(["E10 growth-mismatch"]);
  });
});

describe("a unit slip", () => {
  const rows = (...changes: (readonly [number, number, number])[]): Rows =>
    changed(
      [["地区", "累计", "上年同期", "年初预算"], ...counties((_, i) => [65300 + i * 1000, 63275, 98600])],
      changes,
    );

  test.each([
    ["a budget in 亿元", 3, 9.86, 98600],
    ["a budget in 元", 3, 986000000, 98600],
    ["a figure in 亿元", 1, 6.53, 65300],
  ])("is found: %s", (_what, column, wrong, right) => {
    const { findings } = month(...rows([2, column, wrong]));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: "unit-slip", expected: right, received: wrong, cause: "unit slip" });
  });

  test("of a whole row is one root, with the rest of the row beneath", () => {
    expect(found(...rows([2, 1, 6.63], [2, 2, 6.33], [2, 3, 9.86]))).toEqual([
      "B5 unit-slip",
      "  C5 unit-slip",
      "  D5 unit-slip",
    ]);
  });

  test("in a column alone is found among enough peers, and not among few", () => {
    expect(found(["地区", "累计"], ...counties((_, i) => [i === 1 ? 6.53 : 65300 + i]))).toEqual(["B5 unit-slip"]);
    expect(found(["地区", "累计"], ["华容县", 6.53], ["平江县", 84150])).toEqual([]);
  });

  test("in a row alone needs two neighbours that agree", () => {
    const row = (budget: number): Rows => [
      ["项目", "累计", "上年同期", "年初预算"],
      ["税收收入", 65300, 63275, budget],
      ["非税收入", 65300, 63275, 98600],
    ];
    expect(found(...row(98600))).toEqual([]);
    expect(found(...row(9.86))).toEqual(["D4 unit-slip"]);
    expect(found(["项目", "累计", "年初预算"], ["税收收入", 65300, 9.86], ["非税收入", 65300, 98600])).toEqual([]);
  });

  test("is no name for nothing, nor for a county that is merely small", () => {
    expect(found(...rows([2, 1, 0], [2, 2, 0]))).toEqual([]);
    expect(found(...rows([2, 1, 1300], [2, 2, 1200], [2, 3, 2000]))).toEqual([]);
  });
});

describe("the units of a table", () => {
  test("are all there, once each, where it is about the group", () => {
    expect(found(["地区", "财政总收入"], ...counties((_, i) => [i + 10]).slice(0, 5))).toEqual(["A3 missing-region"]);
    expect(found(["地区", "财政总收入"], ...counties((_, i) => [i + 10]), ["华容", 11])).toEqual([
      "A10 duplicate-region",
    ]);
  });

  test("are not asked for where it is about something else", () => {
    expect(found(["地区", "财政总收入"], ["华容县", 10], ["平江县", 11])).toEqual([]);
  });

  test("that are missing because a name is wrong follow from that", () => {
    const rows = counties((_, i) => [i + 10]).map(([name, ...rest]) => [
      name === "平江县" ? "平汀县" : (name ?? null),
      ...rest,
    ]);
    expect(found(["地区", "财政总收入"], ...rows)).toEqual(["A7 unknown-region", "  A3 missing-region"]);
  });
});

describe("what is plausible", () => {
  const gdp = (title: string) =>
    all([plainSheet([[title], ["地区", "地区生产总值增速（%）"], ...counties(() => [7])])]);

  test("is a GDP rate at a quarter's end; at another month it is asked about once, and an answer is attached", () => {
    expect(lines(gdp("2017年1—9月").findings)).toEqual([]);
    const asked = gdp("2017年1—8月").findings;
    expect(asked.map(({ rule, severity }) => [rule, severity])).toEqual([["gdp-monthly", "info"]]);
    expect(asked[0]?.explanation).toMatch(/^GDP按季核算/);
    expect(gdp("2018年1—8月").findings[0]?.explanation).toBeNull();
  });

  const receipts = (title: string, amount: number, unit = "万元") =>
    all([
      plainSheet([
        [title],
        ["项目", "单位", "累计"],
        ["财政总收入", "万元", 65300],
        ["指标交易新增财力", unit, amount],
      ]),
    ]).findings;

  test("are receipts below all revenue; above it their basis is asked for", () => {
    expect(receipts("2017年1—7月", 18)).toEqual([]);
    expect(receipts("2017年1—7月", 6.5, "亿元")).toEqual([]);
    expect(receipts("2017年1—7月", 18, "亿元")).toMatchObject([
      { rule: "basis-unclear", expected: 6.53, received: 18, difference: 11.47, cause: "basis", explanation: null },
    ]);
    expect(receipts("2017年1—8月", 18, "亿元")[0]?.explanation).toMatch(/^18亿元/);
    expect(receipts("2017年1—7月", 180000, "亩")).toEqual([]);
  });

  test("is not asked without a dictionary", () => {
    const rows: Rows = [["2017年1-8月（万元）"], ["项目", "累计"], ["税收", 3], ["非税", 4], ["合计", 7]];
    expect(monthly({ sheets: [plainSheet(rows)] })).toMatchObject({
      findings: [],
      counts: { items: 1, passed: 1, failed: 0, undecided: 0 },
    });
  });
});

describe("roots", () => {
  const clean = tableOf(
    COUNTIES.map((name, i) => ({
      name,
      now: 70_000 + 977 * i,
      base: 65_000 + 313 * i,
      budget: 99_000,
      tax: 45_000 + i,
    })),
  );

  test("are the cell that most findings rest on; the rest follow", () => {
    const { findings } = all([sheetOf(changed(clean, [[FIRST + 1, COLUMNS.now, 90_000]]))]);
    const [root, ...rest] = findings;
    expect([root?.cell, root?.becauseOf]).toEqual(["B6", null]);
    expect(rest.length).toBeGreaterThan(3);
    expect(new Set(rest.map(({ becauseOf }) => becauseOf))).toEqual(new Set([root?.id]));
  });

  test("of two faults are two", () => {
    const { findings } = all([
      sheetOf(
        changed(clean, [
          [FIRST + 1, COLUMNS.growth, 44.4],
          [FIRST + 4, COLUMNS.share, 11.11],
        ]),
      ),
    ]);
    expect(lines(findings).sort()).toEqual(["E6 growth-mismatch", "I9 share-mismatch"]);
  });

  test("are cells that could not be read, before what rests on them", () => {
    const { findings } = all([sheetOf(changed(clean, [[FIRST + 1, COLUMNS.now, "6..5"]]))]);
    expect(lines(findings)).toEqual(["B6 not-a-number"]);
  });

  test("of the same subject in two files have ids of their own", () => {
    const wrong = changed(clean, [[FIRST + 1, COLUMNS.growth, 44.4]]);
    const ids = all([sheetOf(wrong, "a.xlsx"), sheetOf(wrong, "b.xlsx")]).findings.map(({ id }) => id);
    expect(ids).toEqual([ids[0], `${String(ids[0])}#2`]);
  });
});

describe("a rule book", () => {
  const rule = (formula: string, more: Partial<RuleEntry> = {}): RuleEntry => ({
    id: "R",
    name: "规则",
    severity: "warning",
    formula,
    tolerance: null,
    missingIsZero: false,
    address: { file: "规则.xlsx", sheet: "规则", cell: "D2" },
    ...more,
  });
  const rows: Rows = [[TITLE], [UNIT], ["项目", "累计"], ["财政总收入", 100], ["税收收入", 60], ["非税收入", 40.5]];
  /** Passed, failed and undecided, less what the built-in rules say. */
  const countsOf = (sheets: readonly Sheet[], entry: RuleEntry): string => {
    const [own, others] = [all(sheets, [entry]).counts, all(sheets).counts];
    return (["passed", "failed", "undecided"] as const).map((key) => own[key] - others[key]).join(" ");
  };
  const outcome = (formula: string, more: Partial<RuleEntry> = {}) => countsOf([plainSheet(rows)], rule(formula, more));

  test.each([
    "财政总收入 = 税收收入 + 非税收入",
    "财政总收入＝税收收入＋非税收入",
    "'财政总收入' = [税收收入] + \"非税收入\"",
    "财政总收入 - 税收收入 = 非税收入",
    "-财政总收入 = -税收收入 - 非税收入",
    "财政总收入 >= 税收收入",
    "税收收入 ≤ 财政总收入",
    "2 * 税收收入 >= 财政总收入",
    "财政总收入 = 1.665 × 税收收入",
  ])("holds up %s", (formula) => {
    expect(outcome(formula)).toBe("1 0 0");
  });

  test.each([
    ["财政总收入 = 税收收入", 60, 40],
    ["财政总收入 <= 税收收入", 60, 40],
    ["税收收入 >= 财政总收入", 100, -40],
    ["财政总收入 = 2 * 税收收入", 120, -20],
    ["0.5 * 财政总收入 = 税收收入", 120, -20],
  ])("finds that %s does not hold, at its first figure", (formula, expected, difference) => {
    const { findings } = all([plainSheet(rows)], [rule(formula)]);
    expect(findings).toMatchObject([{ rule: "R", severity: "warning", expected, difference, unit: "万元" }]);
    expect(findings[0]?.received).toBe((expected ?? 0) + (difference ?? 0));
  });

  test("allows half a printed unit of each figure, or what it says", () => {
    expect(outcome("财政总收入 = 税收收入 + 非税收入", { tolerance: 0 })).toBe("0 1 0");
    expect(outcome("财政总收入 = 税收收入 + 非税收入", { tolerance: 0.5 })).toBe("1 0 0");
    expect(outcome("财政总收入 = 税收收入", { tolerance: 39.9 })).toBe("0 1 0");
    expect(outcome("财政总收入 <= 税收收入", { tolerance: 40 })).toBe("1 0 0");
    expect(outcome("税收收入 >= 财政总收入", { tolerance: 40 })).toBe("1 0 0");
  });

  test("cannot tell where a part is missing, unless missing parts count as nothing", () => {
    expect(outcome("财政总收入 = 税收收入 + 罚没收入")).toBe("0 0 1");
    expect(outcome("罚没收入 = 税收收入 + 非税收入")).toBe("0 0 1");
    expect(outcome("财政总收入 >= 税收收入 + 罚没收入", { missingIsZero: true })).toBe("1 0 0");
    expect(outcome("财政总收入 = 税收收入 + 罚没收入", { missingIsZero: true })).toBe("0 1 0");
  });

  test("takes a part from the same sheet first, and from elsewhere only where it is one figure", () => {
    const whole = plainSheet([[TITLE], [UNIT], ["项目", "累计"], ["财政总收入", 100]], { file: "a.xlsx" });
    const part = (tax: number, file: string) =>
      plainSheet([[TITLE], [UNIT], ["项目", "累计"], ["税收收入", tax]], { file });
    const judge = (...sheets: readonly Sheet[]) => countsOf(sheets, rule("财政总收入 >= 税收收入"));
    expect(judge(whole, part(60, "b.xlsx"))).toBe("1 0 0");
    expect(judge(whole, part(160, "b.xlsx"))).toBe("0 1 0");
    expect(judge(whole, part(60, "b.xlsx"), part(70, "c.xlsx"))).toBe("0 0 1");
  });

  test("knows indicators of no dictionary by the name as written", () => {
    const sheet = plainSheet([["2017年1-8月（万元）"], ["item", "total"], ["General  Revenue", 9], ["Taxes", 4]]);
    const { counts } = monthly({ sheets: [sheet], rules: [rule("general revenue >= TAXES")] });
    expect(counts).toEqual({ items: 1, passed: 1, failed: 0, undecided: 0 });
  });
});

test("items are those that passed, failed and could not be judged", () => {
  const rows = changed(
    tableOf(COUNTIES.map((name, i) => ({ name, now: 70_000 + i, base: 65_000, budget: 99_000, tax: 45_000 }))),
    [
      [FIRST, COLUMNS.base, "—"],
      [FIRST + 1, COLUMNS.share, 1.5],
    ],
  );
  const { findings, counts } = all([sheetOf(rows)]);
  expect(counts.failed).toBe(findings.length);
  expect(counts.undecided).toBe(2);
  expect(counts.items).toBe(counts.passed + counts.failed + counts.undecided);
});
