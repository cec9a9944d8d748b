// The league table as it goes into a sheet, and the cells that a sentence's numbers come from.
import { describe, expect, test } from "vitest";
import {
  board,
  EMPTY_DICTIONARY,
  figuresRead,
  monthly,
  plainSheet,
  sourcesOfNumber,
  type Dictionary,
  type RankedBy,
  type Sheet,
  withoutOwnOutput,
} from "../../addin/analysis/index";
import { plainIndicator } from "../../addin/analysis/model/indicator";
import { leagueFormulas, leagueValues } from "../../addin/documents/leagueTable";
import { monthStateOf } from "../../addin/taskpane/model";
import { sourcesOf } from "../../addin/taskpane/sources";

const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [
    { ...plainIndicator("财政总收入"), unit: "万元" },
    { ...plainIndicator("税收收入"), unit: "万元" },
    { ...plainIndicator("税收占比"), unit: "%", part: "税收收入", whole: "财政总收入", decimals: 2 },
    { ...plainIndicator("地区生产总值"), growthRecomputable: false },
  ],
  regions: ["华容县", "平江县", "湘阴县"].map((name) => ({ name, aliases: [] })),
  peers: { name: "三县", members: ["华容县", "平江县", "湘阴县"], home: "华容县" },
};

const SHEETS = [
  plainSheet(
    [
      ["2017年1-8月财政总收入（万元）"],
      ["地区", "累计", "上年同期"],
      ["华容县", 65300, 63275],
      ["平江县", 84150, 77270],
      ["湘阴县", 92380, 86740],
    ],
    { name: "财政局 '收入'" },
  ),
  plainSheet(
    [["2017年1-8月税收收入（万元）"], ["地区", "累计"], ["华容县", 40050], ["平江县", 60000], ["湘阴县", 53600]],
    { name: "税收" },
  ),
];

const checkedWith = (sheets = SHEETS) => {
  const sources = sourcesOf(sheets, [], DICTIONARY, []);
  const month = monthly({ sheets, dictionary: DICTIONARY });
  return monthStateOf(
    sources,
    { ...month, figures: figuresRead(month), known: month.ledger.observations, readings: [] },
    null,
  );
};
const checked = checkedWith();
const boardBy = (indicator: string, by: RankedBy, decimals: number, of = checked) =>
  board({
    ledger: of.ledger,
    names: of.names,
    indicator,
    by,
    period: { year: 2017, month: 8 },
    ...(by === "level" ? {} : { decimals }),
  });

const formulasIn = (cells: ReturnType<typeof leagueFormulas>["cells"]): string[] =>
  cells.flatMap((row) =>
    row.flatMap((cell) => (typeof cell === "object" && cell?.formula !== undefined ? [cell.formula] : [])),
  );

describe("a league table of formulas", () => {
  test("refers to the submitted cells, works growth out of them, and spills from one formula", () => {
    const { cells, isLive, ranked } = leagueFormulas(checked, boardBy("财政总收入", "growth", 1), 1, {
      row: 30,
      column: 1,
    });
    const formulas = formulasIn(cells);
    expect(isLive).toBe(true);
    expect(formulas).toContain("'财政局 ''收入'''!B3");
    expect(formulas).toContain("COUNTY.GROWTHRATE(C33:C35,D33:D35,1)");
    expect(formulas).toContain('COUNTY.LEAGUETABLE(B33:B35,E33:E35,"高优",3,"百分点")');
    expect(cells[1]?.slice(ranked, ranked + 2)).toEqual(["名称", "数值"]);
  });

  test("of a share works it out of part and whole", () => {
    const formulas = formulasIn(
      leagueFormulas(checked, boardBy("税收占比", "share", 2), 2, { row: 0, column: 0 }).cells,
    );
    expect(formulas).toContain("COUNTY.SHARE(B3:B5,C3:C5,2)");
    expect(formulas).toContain("'税收'!B3");
  });

  test("of a level ranks the cells themselves", () => {
    const formulas = formulasIn(
      leagueFormulas(checked, boardBy("财政总收入", "level", 0), 0, { row: 0, column: 0 }).cells,
    );
    expect(formulas).toContain('COUNTY.LEAGUETABLE(A3:A5,B3:B5,"高优")');
  });

  test("takes the submitted rate where no levels are known, as the ratio that it is", () => {
    const rates = plainSheet(
      [["2017年1-8月财政总收入"], ["地区", "同比增长（%）"], ["华容县", 3.2], ["平江县", 8.9], ["湘阴县", 6.5]],
      { name: "增速" },
    );
    const of = checkedWith([rates]);
    const { cells, isLive } = leagueFormulas(of, boardBy("财政总收入", "growth", 1, of), 1, { row: 0, column: 0 });
    expect(isLive).toBe(true);
    expect(formulasIn(cells)).toContain("COUNTY.SHARE('增速'!B3,100)");
  });

  test("is one of values where a figure stands outside the workbook", () => {
    const outside = checkedWith();
    const elsewhere = { ...outside, sources: { ...outside.sources, sheets: [] } };
    const table = boardBy("财政总收入", "growth", 1);
    expect(leagueFormulas(elsewhere, table, 1, { row: 0, column: 0 })).toEqual(leagueValues(table, 1));
  });
});

describe("a league table inserted into a report", () => {
  const made = leagueValues(boardBy("财政总收入", "growth", 1), 1);
  const [report] = SHEETS as [Sheet];
  const into = (left: number, gap: number): Sheet => ({
    ...report,
    rows: [
      ...report.rows,
      ...Array.from({ length: gap }, () => []),
      ...made.cells.map((row) => [
        ...Array<null>(left).fill(null),
        ...row.map((cell) => (cell !== null && typeof cell === "object" ? cell.value : cell)),
      ]),
      [],
      ["注：数据为快报数"],
    ],
  });

  test("is not read with it, and nothing else is left out", () => {
    const { rows } = withoutOwnOutput(into(1, 2));
    expect(rows.slice(0, report.rows.length)).toEqual(report.rows);
    expect(
      rows
        .slice(report.rows.length)
        .flat()
        .filter((value) => value !== null),
    ).toEqual(["注：数据为快报数"]);
  });

  test("is known by its headers, not by its title alone", () => {
    const titled = plainSheet([["全市财政总收入排位表"], ["位次", "县"], [1, "平江县"]]);
    expect(withoutOwnOutput(titled)).toBe(titled);
    expect(withoutOwnOutput(report)).toBe(report);
  });
});

describe("a league table of values", () => {
  test("is in order, its rates as ratios shown at their places", () => {
    const { cells, isLive } = leagueValues(boardBy("财政总收入", "growth", 1), 1);
    expect(isLive).toBe(false);
    expect(cells.slice(2).map(([place, name, value]) => [place, name, value])).toEqual([
      [1, "平江县", { value: 0.089, format: "0.0%" }],
      [2, "湘阴县", { value: 0.065, format: "0.0%" }],
      [3, "华容县", { value: 0.032, format: "0.0%" }],
    ]);
  });

  test("gives differences of rates in 个百分点, and of levels in their own unit", () => {
    const gapsOf = (by: "growth" | "level") =>
      leagueValues(boardBy("财政总收入", by, 1), 1)
        .cells.slice(2)
        .map((row) => row.slice(3));
    const points = (value: number | string) => ({ value, format: '0.0"个百分点"', align: "right" });
    expect(gapsOf("growth")).toEqual([
      [points(0), points("已居首位")],
      [points(-2.4), points(-2.4)],
      [points(-5.7), points(-3.3)],
    ]);
    for (const gaps of gapsOf("level")) expect(gaps).toMatchObject([{ format: "General" }, { format: "General" }]);
  });
});

describe("a number of a sentence", () => {
  const AUGUST = { year: 2017, month: 8, span: "yearToDate" } as const;
  const from = (indicator: string, placeholder: string) =>
    sourcesOfNumber(checked, { ...{ indicator, placeholder, family: "" }, region: "华容县", period: AUGUST }).map(
      ({ sheet, cell }) => `${sheet}!${cell}`,
    );

  test("that is growth comes from both levels", () => {
    expect(from("财政总收入", "增长")).toEqual(["财政局 '收入'!B3", "财政局 '收入'!C3"]);
  });

  test("that is a level comes from its cell", () => {
    expect(from("财政总收入", "数值")).toEqual(["财政局 '收入'!B3"]);
  });

  test("that is a share comes from part and whole", () => {
    expect(from("税收占比", "比重")).toEqual(["税收!B3", "财政局 '收入'!B3"]);
  });

  test("of which nothing was submitted comes from nowhere", () => {
    expect(from("地区生产总值", "增长")).toEqual([]);
    expect(from("没有的指标", "数值")).toEqual([]);
  });
});
