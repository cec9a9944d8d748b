import { beforeAll, describe, expect, test } from "vitest";
import {
  absence,
  board,
  bulletin,
  EMPTY_DICTIONARY,
  factsOf,
  ledgerOf,
  monthly,
  namesOf,
  plainSheet,
  type BoardInput,
  type CellValue,
  type Clause,
  type Dictionary,
  type Monthly,
} from "../addin/analysis/index";
import { plainIndicator } from "../addin/analysis/model/indicator";
import { shippedDictionary } from "./helpers/month";
import { COUNTIES } from "./helpers/table";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

type Rows = readonly (readonly CellValue[])[];
const REVENUE = "财政总收入";
const AUGUST = "2017年1—8月财政总收入情况表（万元）";

const read = (rows: Rows, more: Partial<Dictionary> = {}, history: readonly Rows[] = []): Monthly =>
  monthly({
    sheets: [plainSheet(rows)],
    dictionary: { ...dictionary, ...more },
    history: history.map((earlier) => plainSheet(earlier, { file: "history.xlsx" })),
  });

/** Six counties that grew by 9, 8, 7, 6, 5 and 4%, some cells replaced. */
const six = (replaced: Readonly<Record<string, readonly CellValue[]>> = {}): Rows => [
  [AUGUST],
  ["地区", "累计", "上年同期"],
  ...COUNTIES.map((name, i) => [name, ...(replaced[name] ?? [10_900 - 100 * i, 10_000])]),
];
const places = (month: Monthly, more: Partial<BoardInput> = {}) =>
  board({ ...month, indicator: REVENUE, by: "growth", ...more }).rows.map(({ place, region, text }) => [
    typeof place === "number" ? place : place.absent,
    region,
    text,
  ]);

describe("a league table", () => {
  test("goes from the first place to the last, by growth", () => {
    expect(places(read(six()))).toEqual([
      [1, "岳阳县", "9.0%"],
      [2, "华容县", "8.0%"],
      [3, "湘阴县", "7.0%"],
      [4, "平江县", "6.0%"],
      [5, "汨罗市", "5.0%"],
      [6, "临湘市", "4.0%"],
    ]);
  });

  test("puts units without a number last, with the reason, in no place", () => {
    const rows = places(read(six({ 岳阳县: ["未报", 10_000], 华容县: [10_800, 0] })));
    expect(rows.slice(-2)).toEqual([
      ["not reported", "岳阳县", "未报"],
      ["zero base", "华容县", "基期为零"],
    ]);
    expect(rows[0]).toEqual([1, "湘阴县", "7.0%"]);
  });

  test("ties what prints the same at the places asked for, and what is low best begins with the least", () => {
    const close = read(six({ 岳阳县: [10_801, 10_000] }));
    expect(
      places(close)
        .slice(0, 3)
        .map(([place]) => place),
    ).toEqual([1, 1, 3]);
    expect(places(close, { decimals: 2 }).slice(0, 3)).toMatchObject([
      [1, "岳阳县", "8.01%"],
      [2, "华容县", "8.00%"],
      [3, "湘阴县", "7.00%"],
    ]);
    expect(places(close, { best: "low" })[0]).toEqual([1, "临湘市", "4.0%"]);
  });

  test("goes by level, rounded where places are given", () => {
    expect(places(read(six()), { by: "level" })[0]).toEqual([1, "岳阳县", "1.09亿元"]);
    const levels = board({ ...read(six({ 岳阳县: [10_900.4, 1] })), indicator: REVENUE, by: "level", decimals: 0 });
    expect(levels.rows[0]?.value).toBe(10_900);
  });

  const taxes = (): Monthly =>
    read([[AUGUST], ["地区", REVENUE, "税收收入"], ...COUNTIES.map((name, i) => [name, 1000, 700 - 10 * i])]);

  test.each(["税收占财政总收入比重", "税收收入", REVENUE])(
    "goes by the share that %s is or belongs to",
    (indicator) => {
      const table = board({ ...taxes(), indicator, by: "share" });
      expect([table.indicator, table.rows[1]]).toMatchObject([
        "税收占财政总收入比重",
        { region: "华容县", value: 0.69 },
      ]);
    },
  );

  test("takes a share of another whole when told, and has none where nothing is a share", () => {
    expect(places(taxes(), { indicator: REVENUE, by: "share", of: "税收收入" })[0]).toEqual([1, "临湘市", "153.85%"]);
    expect(places(taxes(), { indicator: "拆除房屋", by: "share" })).toEqual([]);
    const alone = board({ ...taxes(), indicator: "税收收入", by: "share", ...read(six(), { indicators: [] }) });
    expect(alone.rows).toEqual([]);
  });

  test("of an indicator that nobody reports, or of another month, is empty", () => {
    const table = board({ ...read(six()), indicator: "火星", by: "growth" });
    expect(table).toMatchObject({ indicator: "火星", period: null, rows: [] });
    expect(places(read(six()), { period: { year: 2017, month: 7 } })).toEqual([]);
    const told = { year: 2017, month: 7, span: "yearToDate" } as const;
    expect(places(read(six()), { period: told })).toEqual([]);
  });

  test("takes the regions told, by any of their names, and says which are not there", () => {
    expect(places(read(six()), { regions: ["临湘", "華容縣", "火星"] })).toEqual([
      [1, "华容县", "8.0%"],
      [2, "临湘市", "4.0%"],
      ["not reported", "火星", "未报"],
    ]);
  });

  test("without a dictionary ranks whoever reports, but no total of them", () => {
    const rows: Rows = [
      ["2017年收入（万元）"],
      ["地区", REVENUE],
      ["甲县", 10],
      ["乙县", 30],
      ["丙县", 20],
      ["全国", 60],
    ];
    const month = monthly({ sheets: [plainSheet(rows)] });
    expect(places(month, { by: "level" })).toEqual([
      [1, "乙县", "30万元"],
      [2, "丙县", "20万元"],
      [3, "甲县", "10万元"],
    ]);
  });

  test("compares with last year's own figure from the history where no base stands beside it", () => {
    const now: Rows = [[AUGUST], ["地区", REVENUE], ...COUNTIES.map((name, i) => [name, 10_900 - 100 * i])];
    const before: Rows = [["2016年1—8月（亿元）"], ["地区", REVENUE], ...COUNTIES.map((name) => [name, 1])];
    const month = read(now, {}, [before]);
    expect(places(month)[1]).toEqual([2, "华容县", "8.0%"]);
    expect(month.observations.every(({ file }) => file !== "history.xlsx")).toBe(true);
    const other: Rows = [["2016年1—8月"], ["单位：万美元"], ["地区", REVENUE], ...COUNTIES.map((name) => [name, 1])];
    expect(places(read(now, { indicators: [] }, [other]))[1]).toEqual(["basis changed", "华容县", "口径不可比"]);
  });

  test("of what cannot be recomputed is by the rates submitted", () => {
    const rows: Rows = [
      ["2017年1—9月"],
      ["地区", "地区生产总值增速（%）"],
      ...COUNTIES.map((name, i) => [name, 7.04 + i]),
    ];
    expect(places(read(rows), { indicator: "地区生产总值" })[0]).toEqual([1, "临湘市", "12.0%"]);
  });
});

describe("the bulletin", () => {
  const clause = (indicator: string, template: string, sentence = 1, family = ""): Clause => ({
    sentence,
    indicator,
    template,
    family,
  });
  const texts = (month: Monthly, region = "华容县", period?: { year: number; month: number }) =>
    bulletin({ ...month, region, ...(period ? { period } : {}) }).map(({ text }) => text);

  test("says what its clauses ask, each at the span it is reported with", () => {
    const rows: Rows = [
      [AUGUST],
      ["地区", "累计", "上年同期", "本月"],
      ...COUNTIES.map((name, i) => [name, i === 1 ? 65_300 : 64_000, 63_275, 800]),
    ];
    const month = read(rows, { clauses: [clause(REVENUE, "{地区}{指标}{数值}，{增长}，居{位次}")] });
    expect(texts(month)).toEqual(["1—8月，华容县财政总收入6.53亿元，同比增长3.2%，居首位。"]);
  });

  test("leaves out, and names, what has no figure; an indicator that nobody reports is not spoken of", () => {
    const month = read(six({ 华容县: ["未报", 10_000] }), {
      clauses: [
        clause(REVENUE, "{指标}{增长}"),
        clause("拆除房屋", "拆除房屋{数值}", 2),
        clause("无此指标", "{数值}", 3),
      ],
    });
    const sentences = bulletin({ ...month, region: "华容县" });
    expect(sentences.map(({ text }) => text)).toEqual([""]);
    expect(sentences[0]?.missing).toMatchObject([{ indicator: REVENUE, placeholder: "增长", reason: "not reported" }]);
  });

  test("counts who has reported", () => {
    const month = read(six({ 临湘市: ["未报", "未报"] }));
    const facts = factsOf({ ...month, region: "华容" }, month.names.indicator(REVENUE) ?? plainIndicator(REVENUE));
    expect(facts?.standing).toMatchObject({ place: 2, count: 5, of: 6 });
    expect(facts?.region).toBe("华容县");
  });

  test("measures against the target of the year, the region and the family", () => {
    const target = { indicator: REVENUE, year: 2017, region: "", family: "县定", value: 21_600, unit: "万元" };
    const targets = [
      { ...target, year: 2016, value: 1 },
      { ...target, region: "平江县", value: 2 },
      { ...target, indicator: "税收收入", value: 3 },
      { ...target, family: "市考核", value: 10_000 },
      target,
    ];
    const month = read(six(), { targets });
    const facts = (family?: string) => {
      const indicator = month.names.indicator(REVENUE) ?? plainIndicator(REVENUE);
      return factsOf({ ...month, region: "华容县" }, indicator, family);
    };
    expect(facts("县定")).toMatchObject({ target: 21_600, targetGap: -10_800, completion: 0.5, targetFamily: "县定" });
    expect(facts()).toMatchObject({ target: 10_000, completion: 1.08, targetFamily: "市考核" });
    expect(facts("小康考核")).toMatchObject({
      target: absence("no target"),
      targetGap: absence("no target"),
      completion: absence("no target"),
      targetFamily: "小康考核",
    });
  });

  test("takes the change since the start of the year as submitted", () => {
    const rows: Rows = [["2017年8月末（亿元）"], ["项目", "余额", "比年初增减"], ["各项存款余额", 230.86, 38.96]];
    const month = read(rows, { clauses: [clause("各项存款余额", "{指标}{数值}，比年初{比年初}")] });
    expect(texts(month)).toEqual(["8月末，各项存款余额230.86亿元，比年初增加38.96亿元。"]);
    expect(texts(month, "华容县", { year: 2017, month: 8 })).toEqual(texts(month));
  });

  test("of a share takes part over whole, and where those are told in units of another kind, the share as submitted", () => {
    const rows = (unit: string): Rows => [
      ["2017年1—8月"],
      ["项目", "单位", "累计"],
      [REVENUE, "万元", 65_300],
      ["税收收入", unit, 40_048],
    ];
    const shares = { clauses: [clause("税收占财政总收入比重", "{指标}为{比重}")] };
    expect(texts(read(rows("万元"), shares))).toEqual(["1—8月，税收占财政总收入比重为61.33%。"]);
    expect(bulletin({ ...read(rows("亩"), shares), region: "华容县" })[0]?.missing).toHaveLength(1);
  });

  test("of a region that is not of the group says so", () => {
    const rows: Rows = [...six(), ["君山区", 10_500, 10_000]];
    const month = read(rows, { clauses: [clause(REVENUE, "{地区}{指标}{增长}"), clause(REVENUE, "{位次}")] });
    const [sentence] = bulletin({ ...month, region: "君山区" });
    expect(sentence?.text).toContain("君山区财政总收入同比增长5.0%");
    expect(sentence?.missing).toMatchObject([{ reason: "not in the field" }]);
  });

  test("of an empty ledger is empty", () => {
    const names = namesOf({ ...EMPTY_DICTIONARY, clauses: [clause(REVENUE, "{数值}")] });
    expect(bulletin({ ledger: ledgerOf([]), names, region: "华容县" })).toEqual([]);
  });
});

describe("a month", () => {
  test("of no sheets is empty", () => {
    expect(monthly({ sheets: [] })).toMatchObject({
      observations: [],
      findings: [],
      counts: { items: 0, passed: 0, failed: 0, undecided: 0 },
    });
  });

  test("gives sheets that name no place to the home county, and to nobody where there is none", () => {
    const rows: Rows = [[AUGUST], ["项目", "累计"], ["税收收入", 3]];
    const regions = (month: Monthly) => month.observations.map(({ region }) => region);
    expect(regions(read(rows))).toEqual(["华容县"]);
    expect(regions(monthly({ sheets: [plainSheet(rows)] }))).toEqual([""]);
  });

  test("is read the same twice, changes nothing that it was given, and survives JSON", () => {
    const rows = six({ 华容县: [99_999, 10_000] });
    const before = JSON.stringify(rows);
    const [first, second] = [read(rows), read(rows)];
    expect(JSON.stringify(rows)).toBe(before);
    expect(second.findings).toEqual(first.findings);
    expect(JSON.parse(JSON.stringify(first.findings))).toEqual(first.findings);
    expect(JSON.parse(JSON.stringify(first.observations))).toEqual(first.observations);
  });

  test("looks its history up and does not check it again", () => {
    const wrong: Rows = [
      ["2016年1—8月（万元）"],
      ["地区", REVENUE],
      ...COUNTIES.map((name) => [name, 10_000]),
      ["合计", 777],
    ];
    const month = read(six(), {}, [wrong]);
    expect(month.findings).toEqual([]);
    expect(month.ledger.find({ indicator: REVENUE, period: { year: 2016, month: 8, span: "yearToDate" } })).not.toEqual(
      [],
    );
  });
});
