import { describe, expect, it } from "vitest";
import { drawn, KNOWN, readingOf } from "./intake.drawing";

describe("a sheet of regions by measures", () => {
  const picture = `
2024年3月份全市一般公共预算收支情况 | < | < | < | < | <
单位:万元 | < | < | < | < | <
单位名称 | 一般公共预算收入 | < | < | < | 税收比重%
^ | 当月 | 累计 | 为预算的% | 增幅% | ^
濮阳市 | 73795 | 234267 | | -10.9 | 70.9
县 级 | 34858 | 109224 | | -10.9 | 65.9
范 县 | 6088 | 20229 | | -3.7 | 85.1
`;

  it("maps its merged header by its words", () => {
    const { at, asked } = readingOf(drawn(picture));
    expect(at("B5")).toBe("濮阳市 一般公共预算收入 2024-03 month actual 73795万元");
    expect(at("C7")).toBe("范县 一般公共预算收入 2024-03 yearToDate actual 20229万元");
    expect(at("D6")).toBe("县级 一般公共预算收入 2024-03 yearToDate completion (not reported)%");
    expect(at("E6")).toBe("县级 一般公共预算收入 2024-03 yearToDate growth -0.109%");
    expect(at("F5")).toBe("濮阳市 税收 2024-03 yearToDate share 0.709%");
    expect(asked).toEqual([]);
  });

  it("is read the same where its groups are written once and not merged", () => {
    const merged = readingOf(drawn(picture)).observations;
    const plain = readingOf({ ...drawn(picture), merges: [] }).observations;
    expect(plain).toEqual(merged);
  });
});

describe("a sheet of items by levels", () => {
  const { at, tables, asked } = readingOf(
    drawn(`
二〇二四年二月大口径财政收入执行情况表 | < | < | < | < | <
编报单位：临洮县财政局 | | | | 单位:万元 |
项    目 | 本年收入计划 | 累计完成数 | < | < | 占计划%
^ | ^ | 中央级 | 县乡级 | 合计 | ^
合计 | 90000 | 7000 | 5000 | 12000 | 13.33
一、税收收入 | 60000 | 7000 | 3000 | 10000 | 16.67
1.增值税 | 30000 | 3000 | | 3000 | 10
二、非税收入 | 30000 | | 2000 | 2000 | 6.67
制表人：张三 | | 联系电话：0943-2245566
`),
  );

  it("names each figure by its row and its level", () => {
    expect(at("C6")).toBe("临洮县 税收收入/中央级 2024-02 yearToDate actual 7000万元");
    expect(at("E6")).toBe("临洮县 税收收入 2024-02 yearToDate actual 10000万元");
    expect(at("B6")).toBe("临洮县 税收收入 2024-02 year target 60000万元");
    expect(at("F6")).toBe("临洮县 税收收入 2024-02 yearToDate completion 0.1667%");
    expect(at("D7")).toBe("临洮县 增值税/县乡级 2024-02 yearToDate actual (not reported)万元");
  });

  it("keeps the tree of its labels, and no figure of its footer", () => {
    expect(tables[0]?.rows.map(({ name, parent, total }) => [name, parent, total])).toEqual([
      ["合计", -1, true],
      ["税收收入", -1, false],
      ["增值税", 1, false],
      ["非税收入", -1, false],
    ]);
    expect(asked).toEqual([]);
  });
});

describe("the period of a table", () => {
  const table = (title: string, header: string, more: object = {}) =>
    readingOf(drawn(`${title}（万元）\n项目 | ${header}\n契税 | 5.5`, more));

  it.each([
    ["its title", "2017年1-8月收入", "完成", {}],
    ["its header", "收入", "2017年1-8月", {}],
    ["its sheet's name", "收入", "完成", { name: "2017年1-8月" }],
    ["its file's name", "收入", "累计", { file: "in/收入201708.xlsx" }],
    ["title and header together", "2017年收入", "1-8月", {}],
    ["title and sheet together", "2017年收入", "累计", { name: "1-8月" }],
  ])("is read from %s", (_, title, header, more) => {
    expect(table(title, header, more).at("B3")).toMatch(/契税 2017-08 yearToDate actual 5.5万元$/);
  });

  it("is refused where it is damaged, with the cell and what it may have meant", () => {
    const { at, findings } = table("2017年18月收入", "累计");
    expect(at("B3")).toBe("契税 ? actual 5.5万元");
    expect(findings.map(({ rule, cell, expected, received }) => [rule, cell, expected, received])).toEqual([
      ["damaged-period", "A1", "1-8月", "18月"],
    ]);
    expect(table("收入", "2017年18月").asked).toContain("damaged-period B2");
  });

  it("is asked for where nobody says it, or says what no span tells", () => {
    expect(table("收入", "完成").asked).toEqual(["no-period A1"]);
    expect(table("2017年二季度收入", "完成").asked).toEqual(["no-period A1"]);
  });

  it("is asked about where title, sheet and header disagree", () => {
    expect(table("2017年1-8月收入", "1-7月").asked).toEqual(["period-disagreement B2"]);
    expect(table("2017年1-8月收入", "完成", { name: "2017年7月" }).asked).toEqual(["period-disagreement A1"]);
  });

  it("is not read from a file's name beside a title, nor from a day there", () => {
    expect(table("2017年1-8月收入", "完成", { file: "收入201707.xlsx" }).asked).toEqual([]);
    expect(table("收入", "累计", { file: "财政局20170910.xlsx" }).asked).toEqual(["no-period A1"]);
  });

  it.each([
    ["2017年1月1日至2017年8月31日收入", "2017-08 yearToDate"],
    ["收入 会计期间：2017.01-2017.08", "2017-08 yearToDate"],
    ["收入 20170101-20170831", "2017-08 yearToDate"],
    ["收入 2017-01-01～2017-08-31", "2017-08 yearToDate"],
    ["2017年1月至8月收入", "2017-08 yearToDate"],
    ["二0一七年八月收入", "2017-08 month"],
    ["17年1-8月收入", "2017-08 yearToDate"],
    ["预算年度：2017　会计期间：1-8", "2017-08 yearToDate"],
    ["2017年3月至8月收入", "?"],
    ["2016年9月至2017年8月收入", "?"],
    ["2017年9月5日", "?"],
    ["导出时间：2017-09-05 10:22:31", "?"],
    ["有效期至：2018年6月", "?"],
    ["国统字〔2016〕134号", "?"],
  ])("of %s is %s", (title, period) => {
    const { at } = readingOf(drawn(`${title}（万元）\n项目 | 完成\n契税 | 5.5`, { file: "收入.xlsx" }));
    expect(at("B3")).toBe(`契税 ${period} actual 5.5万元`);
  });

  it("is not the day of the report nor of a revision", () => {
    expect(readingOf(drawn("2017年1-8月收入表（万元）\n2017年9月5日\n项目 | 累计\n契税 | 5.5")).asked).toEqual([]);
    expect(readingOf(drawn("2017年1-8月收入表（万元）\n填报日期：2017年9月\n项目 | 累计\n契税 | 5.5")).asked).toEqual(
      [],
    );
    const revised = readingOf(
      drawn("Finances: 2002\n(Dollars in thousands. Revised November 2005)\nItem | Alabama | Ohio\nTaxes | 5.5 | 6"),
    );
    expect(revised.at("B4")).toBe("Alabama Taxes 2002-12 year actual 5.5千美元");
    expect(revised.asked).toEqual([]);
  });

  it("is each column's own where columns name several", () => {
    const { at } = readingOf(
      drawn(`
各县市收入（万元）
地区 | 2017年1-8月 | 2016年1-8月 | 增长%
甲县 | 108 | 100 | 8
乙县 | 55 | 50 | 10
`),
    );
    expect(at("B3")).toBe("甲县 收入 2017-08 yearToDate actual 108万元");
    expect(at("C3")).toBe("甲县 收入 2016-08 yearToDate actual 100万元");
    expect(at("D3")).toBe("甲县 收入 2017-08 yearToDate growth 0.08%");
  });

  it("is a base where the header says so, however it dates it", () => {
    const { at } = readingOf(
      drawn("2017年1-8月收入表（万元）\n项目 | 累计 | 上年同期（2016年1-8月）\n契税 | 5.5 | 4.5"),
    );
    expect(at("C3")).toBe("契税 2017-08 yearToDate base 4.5万元");
  });

  it("is a year where columns are years, written as numbers", () => {
    const { at } = readingOf(drawn("历年收入 单位：亿元\n地区 | 2016 | 2017\n甲县 | 11.5 | 12.5\n乙县 | 21 | 22"));
    expect(at("B3")).toBe("甲县 收入 2016-12 year actual 11.5亿元");
    expect(at("C4")).toBe("乙县 收入 2017-12 year actual 22亿元");
  });

  it("is not a figure that looks like a year", () => {
    const { at } = readingOf(drawn("2017年8月\n契税 | 2016 | 万元\n房产税 | 2015 | 万元"));
    expect(at("B2")).toBe("契税 2017-08 month actual 2016万元");
  });

  it("is each month's where columns are months, and no fault", () => {
    const { at, asked } = readingOf(
      drawn("2017年1-3月收入表（万元）\n项目 | 1月 | 2月 | 1-2月 | 4月\n契税 | 5.5 | 4.5 | 10 | 3"),
    );
    expect(at("C3")).toBe("契税 2017-02 month actual 4.5万元");
    expect(at("D3")).toBe("契税 2017-02 yearToDate actual 10万元");
    expect(asked).toEqual([]);
  });

  it("reaches as far as its neighbour to the left where a header comes twice", () => {
    const { at } = readingOf(
      drawn("2017年8月收入表（万元）\n项目 | 本月 | 增减% | 累计 | 增减%\n契税 | 5.5 | 4.5 | 10 | 3"),
    );
    expect([at("C3"), at("E3")]).toEqual(["契税 2017-08 month growth 0.045%", "契税 2017-08 yearToDate growth 0.03%"]);
  });

  it("is each row's where rows are months or years", () => {
    const months = readingOf(
      drawn("2017年收入表 单位：万元\n月份 | 税收收入 | 非税收入\n1月 | 60 | 5.5\n1-2月 | 90 | 7"),
    );
    expect(months.at("B4")).toBe("税收收入 2017-02 yearToDate actual 90万元");
    const years = readingOf(drawn("item | year | Ohio | Utah\nTaxes | 2016 | 5.5 | 6\nTaxes | 2017 | 6.5 | 7"));
    expect(years.at("D3")).toBe("Utah Taxes 2017-12 year actual 7");
  });
});

describe("the unit of a figure", () => {
  it.each(["单位:万元", "单位：万元", "（单位：万元）", "金额单位：万元", "万元", "单位:万元、%"])(
    "is read from %s",
    (unit) => {
      const { at } = readingOf(drawn(`2017年8月收入表\n | ${unit}\n项目 | 累计 | 增幅%\n契税 | 5.5 | 3.5`));
      expect(at("B4")).toBe("契税 2017-08 yearToDate actual 5.5万元");
      expect(at("C4")).toBe("契税 2017-08 yearToDate growth 0.035%");
    },
  );

  it("is the header's, the row's or the cell's before the table's", () => {
    const { at } = readingOf(
      drawn(`
2017年8月指标表（万元）
指标 | 计量单位 | 累计 | 面积（亩）
契税 | | 5.5 | 3
存款（亿元） | | 7.5 |
用电量 | 万千瓦时 | 500 |
土地 | 亩 | 885.5 |
贷款 | 亿元 | 98.28亿元 |
`),
    );
    expect(["C3", "D3", "C4", "C5", "C6", "C7"].map((cell) => at(cell).split(" ").at(-1))).toEqual([
      "5.5万元",
      "3亩",
      "7.5亿元",
      "500万千瓦时",
      "885.5亩",
      "98.28亿元",
    ]);
  });

  it("is never guessed", () => {
    const { at, asked } = readingOf(drawn("2017年8月收入表\n项目 | 累计\n契税 | 5.5"));
    expect(at("B3")).toBe("契税 2017-08 yearToDate actual 5.5");
    expect(asked).toEqual(["no-unit A1"]);
    const heads = readingOf(drawn("2017年8月收入表（万元）\n项目 | 累计\n人均收入 | 5.5\nPopulation (thousands) | 7"));
    expect([heads.at("B3"), heads.at("B4")]).toEqual([
      "人均收入 2017-08 yearToDate actual 5.5",
      "Population (thousands) 2017-08 yearToDate actual 7",
    ]);
  });

  it("of the table says nothing about what is not money", () => {
    const { at } = readingOf(drawn("2017年8月工作表（万元）\n项目 | 累计\n拆迁户数 | 12\n税收收入 | 7"), KNOWN);
    expect(at("B3")).toBe("拆迁户数 2017-08 yearToDate actual 12户");
  });

  it("of a second table on the sheet is its own, or the first's where it says none", () => {
    const { at } = readingOf(
      drawn(`
2017年8月收入表（万元）
项目 | 累计
契税 | 5.5

2017年8月存款表（亿元）
项目 | 余额
存款 | 23.5

2017年8月支出表
项目 | 累计
教育 | 8.5
`),
    );
    expect([at("B3"), at("B7"), at("B11")].map((said) => said.split(" ").at(-1))).toEqual([
      "5.5万元",
      "23.5亿元",
      "8.5万元",
    ]);
  });
});

describe("percentages", () => {
  const stored = (figures: readonly unknown[], more: object = {}) =>
    readingOf({
      ...drawn("2017年8月收入表（万元）\n地区 | 增幅%\n甲县 | \n乙县 | "),
      rows: [
        ["2017年8月收入表（万元）"],
        ["地区", "增幅%"],
        ["甲县", figures[0] as number],
        ["乙县", figures[1] as number],
      ],
      ...more,
    }).observations.map(({ figure }) => figure);

  it("are ratios, stored as 61.33, 0.6133 or 61.33%", () => {
    expect(stored([61.33, 3.2])).toEqual([0.6133, 0.032]);
    expect(stored([0.6133, 0.032])).toEqual([0.6133, 0.032]);
    expect(stored(["61.33%", "３.2 ％"])).toEqual([0.6133, 0.032]);
    expect(stored(["61.33%", 3.2])).toEqual([0.6133, 0.032]);
    expect(stored(["1.6倍", 3.2])).toEqual([1.6, 0.032]);
  });

  it("follow their number format", () => {
    const formatOf = [undefined, undefined, [-1, 0], [-1, 0]];
    expect(stored([1.6133, 0.03], { formatOf, formats: ["0.00%"] })).toEqual([1.6133, 0.03]);
  });

  it("that are all small are told by the levels beside them", () => {
    const small = (first: number, second: number) =>
      readingOf(
        drawn(
          `2017年8月收入表（万元）\n地区 | 累计 | 上年同期 | 增幅%\n甲县 | 1008 | 1000 | ${first}\n乙县 | 997 | 1000 | ${second}\n丙县 | | 0 | `,
        ),
      )
        .observations.filter(({ measure }) => measure === "growth")
        .map(({ figure }) => figure);
    expect(small(0.8, -0.3).slice(0, 2)).toEqual([0.008, -0.003]);
    expect(small(0.008, -0.003).slice(0, 2)).toEqual([0.008, -0.003]);
    expect(small(0.01, 0).slice(0, 2)).toEqual([0.01, 0]);
  });

  it("of completion are told by the target beside them", () => {
    const { at } = readingOf(
      drawn("2017年8月任务表（亩）\n任务 | 全年目标 | 完成 | 完成%\n征地 | 1000 | 6 | 0.6\n复垦 | 1000 | 5 | 0.5"),
    );
    expect(at("D3")).toBe("征地 2017-08 month completion 0.006%");
  });

  it("in a row over columns of places are told by the row", () => {
    const { at } = readingOf(
      drawn(
        "2017年1-8月财政总收入表（万元）\n指标 | 甲县 | 乙县\n累计 | 78460 | 65300\n增减% | 8.8 | 3.2\n位次 | 1 | 2",
      ),
    );
    expect(at("B4")).toBe("甲县 财政总收入 2017-08 yearToDate growth 0.088%");
    expect(at("C3")).toBe("乙县 财政总收入 2017-08 yearToDate actual 65300万元");
    expect(at("C5")).toBe("乙县 财政总收入 2017-08 yearToDate rank 2");
  });
});

describe("the places that a figure is printed with", () => {
  const places = (header: string, figure: unknown, format = "General") =>
    readingOf({
      ...drawn(`2017年8月收入表（万元）\n地区 | ${header}\n甲县 | `),
      rows: [["2017年8月收入表（万元）"], ["地区", header], ["甲县", figure as number]],
      formatOf: [undefined, undefined, [-1, 0]],
      formats: [format],
    }).observations[0]?.places;

  it.each([
    ["累计", 65300, "#,##0.00", 2],
    ["累计", "６．５30", "General", 3],
    ["增幅%", 3.2, "General", 1],
    ["增幅%", 3.2, "0.00", 2],
    ["增幅%", 0.032, "0.0%", 1],
    ["增幅%", "3.20%", "General", 2],
    ["占比%", 0.6133, "General", 2],
    ["占比%", 0.6133, "0.000", 1],
    ["增减（百分点）", "0.85个百分点", "General", 2],
    ["增长率（‰）", 5.25, "General", 2],
    ["累计", "未报", "General", 0],
  ])("under %s are those of %s in the format %s: %i", (header, figure, format, expected) => {
    expect(places(header, figure, format)).toBe(expected);
  });
});

describe("both orientations", () => {
  const heads = "2017年1-8月收支表（万元）";

  it("regions down the side, indicators across", () => {
    const { at } = readingOf(drawn(`${heads}\n地区 | 税收收入 | 非税收入\n甲县 | 5.5 | 6\n乙县 | 7 | 8`));
    expect(at("C4")).toBe("乙县 非税收入 2017-08 yearToDate actual 8万元");
  });

  it("indicators down the side, regions across", () => {
    const { at } = readingOf(
      drawn(`${heads}\n项目 | 甲县 | 乙县 | 合计\n税收收入 | 5.5 | 7 | 12.5\n非税收入 | 6 | 8 | 14`),
    );
    expect(at("C4")).toBe("乙县 非税收入 2017-08 yearToDate actual 8万元");
    expect(at("D3")).toBe("税收收入 2017-08 yearToDate actual 12.5万元");
  });

  it("regions and their measures across, in two rows", () => {
    const { at } = readingOf(
      drawn(
        `${heads}\nItem | Ohio | | Utah |\n | Amount | Percent | Amount | Percent\n | 1 | 2 | 3 | 4\nTaxes | 5.5 | 60 | 7 | 70\nSales | 4.5 | 40 | 3 | 30`,
      ),
    );
    expect(at("B5")).toBe("Ohio Taxes 2017-08 yearToDate actual 5.5万元");
    expect(at("E6")).toBe("Utah Sales 2017-08 yearToDate share 0.3%");
  });

  it("regions known and unknown across, beside a measure", () => {
    const { at } = readingOf(
      drawn(`${heads}\n指标 | 岳阳县 | 华容 | 北湖 | 北湖增幅%\n契税 | 5.5 | 7 | 3 | 4.5`),
      KNOWN,
    );
    expect(at("C3")).toBe("华容县 契税 2017-08 yearToDate actual 7万元");
    expect(at("D3")).toBe("北湖 契税 2017-08 yearToDate actual 3万元");
    expect(at("E3")).toBe("北湖 契税 2017-08 yearToDate growth 0.045%");
  });

  it("one line a figure, with columns of region, indicator, year and month", () => {
    const { at, asked } = readingOf(
      drawn(`
地区 | 指标 | 年份 | 月份 | 数值 | 单位
甲县 | 税收收入 | 2017 | 8 | 100 | 万元
甲县 | 非税收入 | 2017 | 8 | 60 | 万元
乙县 | 税收收入 | 2017 | 8 | 200 | 万元
`),
    );
    expect(at("E4")).toBe("乙县 税收收入 2017-08 month actual 200万元");
    expect(asked).toEqual([]);
  });

  it("regions written once over their indicators, known by name alone", () => {
    const { at } = readingOf(
      drawn(`${heads}\n | | 累计\n岳阳县 | 税收收入 | 5.5\n^ | 非税收入 | 6\n华容 | 税收收入 | 7\n | 非税收入 | 8`),
      KNOWN,
    );
    expect(at("C4")).toBe("岳阳县 非税收入 2017-08 yearToDate actual 6万元");
    expect(at("C6")).toBe("华容县 非税收入 2017-08 yearToDate actual 8万元");
  });

  it("indicators merged over their measures", () => {
    const { at } = readingOf(
      drawn(
        `${heads}\n指标 | 类别 | 岳阳县 | 华容县\n财政总收入 | 累计 | 100 | 200\n^ | 同比% | 3.5 | 4.5\n税收收入 | 累计 | 60 | 110\n^ | 同比% | 1.5 | 2.5`,
      ),
      KNOWN,
    );
    expect(at("D4")).toBe("华容县 财政总收入 2017-08 yearToDate growth 0.045%");
    expect(at("C5")).toBe("岳阳县 税收收入 2017-08 yearToDate actual 60万元");
  });

  it("regions merged over their measures", () => {
    const { at } = readingOf(
      drawn(
        `${heads}\n县市 | 类别 | 税收收入 | 非税收入\n甲县 | 累计 | 100 | 200\n^ | 同比% | 3.5 | 4.5\n乙县 | 累计 | 60 | 110\n^ | 同比% | 1.5 | 2.5`,
      ),
    );
    expect(at("D4")).toBe("甲县 非税收入 2017-08 yearToDate growth 0.045%");
    expect(at("C5")).toBe("乙县 税收收入 2017-08 yearToDate actual 60万元");
  });

  it("measures in rows of their own under the indicator", () => {
    const { at } = readingOf(
      drawn("2017年1-8月 | <\n指标 | 数值\n财政总收入（万元） | 65300\n同比增长（%） | 3.2\n税收收入增速（%） | -1.5"),
    );
    expect(at("B4")).toBe("财政总收入 2017-08 yearToDate growth 0.032%");
    expect(at("B5")).toBe("税收收入 2017-08 yearToDate growth -0.015%");
  });

  it("sections that repeat the same rows: of a region, of an indicator, of a measure", () => {
    const regions = readingOf(
      drawn("Finances: 1996\n | Amount\nUnited States\nTaxes | 5.5\nSales | 6\nAlabama\nTaxes | 7\nSales | 8"),
    );
    expect([regions.at("B4"), regions.at("B8")]).toEqual([
      "United States Taxes 1996-12 year actual 5.5",
      "Alabama Sales 1996-12 year actual 8",
    ]);
    const indicators = readingOf(
      drawn(`${heads}\n地区 | 累计\n税收收入\n甲县 | 5.5\n乙县 | 6\n非税收入\n甲县 | 7\n乙县 | 8`),
    );
    expect(indicators.at("B8")).toBe("乙县 非税收入 2017-08 yearToDate actual 8万元");
    const measures = readingOf(
      drawn(
        `${heads}\n项目 | 岳阳县 | 华容县\n累计\n税收收入 | 5.5 | 6\n非税收入 | 6 | 7\n上年同期\n税收收入 | 7 | 8\n非税收入 | 8 | 9`,
      ),
      KNOWN,
    );
    expect(measures.at("C8")).toBe("华容县 非税收入 2017-08 yearToDate base 9万元");
  });

  it("sections over different rows are headings, and say nothing", () => {
    const { at } = readingOf(
      drawn(`${heads}\n项目 | 累计\n一、收入\n契税 | 5.5\n房产税 | 6\n二、支出\n教育 | 7\n卫生 | 8`),
    );
    expect(at("B7")).toBe("教育 2017-08 yearToDate actual 7万元");
  });
});

describe("several tables on a sheet", () => {
  it("one below another, the header again where a page begins", () => {
    const { at, tables, asked } = readingOf(
      drawn("2017年1-8月收入表（万元）\n地区 | 累计\n甲县 | 1.5\n乙县 | 2.5\n地区 | 累计\n丙县 | 3.5"),
    );
    expect(tables).toHaveLength(2);
    expect(at("B6")).toBe("丙县 收入 2017-08 yearToDate actual 3.5万元");
    expect(asked).toEqual([]);
  });

  it("one beside another", () => {
    const picture =
      "2017年1-8月收支表（万元）\n收入项目 | 累计 | | 支出项目 | 累计\n契税 | 5.5 | | 教育 | 80\n合计 | 5.5 | | 合计 | 80";
    const { at, tables } = readingOf(drawn(picture));
    expect(tables.map(({ rows, labelHeader }) => [rows[0]?.labelCell, labelHeader])).toEqual([
      ["A3", "A2"],
      ["D3", "D2"],
    ]);
    expect(at("E3")).toBe("教育 2017-08 yearToDate actual 80万元");
    const repeated = readingOf(drawn("2017年8月表（万元）\n项目 | 累计 | 项目 | 累计\n契税 | 5.5 | 教育 | 80"));
    expect(repeated.at("D3")).toBe("教育 2017-08 yearToDate actual 80万元");
  });

  it("lists of names and figures, in one pair of columns or two", () => {
    const { at } = readingOf(
      drawn("2017年8月指标 单位：万元\n财政收入 | 65300.5 | 税收收入 | 40049\n非税收入 | 25251 | 支出 | 90000"),
    );
    expect(at("B2")).toBe("财政收入 2017-08 month actual 65300.5万元");
    expect(at("D3")).toBe("支出 2017-08 month actual 90000万元");
    const units = readingOf(
      drawn("2017年8月指标\n财政收入 | 65300 | 万元\n税收占比 | 61.33 | %\n征地面积 | 885.5 | 亩"),
    );
    expect([units.at("B3"), units.at("B4")]).toEqual([
      "税收占比 2017-08 month share 0.6133%",
      "征地面积 2017-08 month actual 885.5亩",
    ]);
  });

  it("the name of each in its corner", () => {
    const { at, asked } = readingOf(
      drawn(`
STATE GOVERNMENT FINANCES
(Amounts are in thousands.  Per capita in dollars.)

 | | | Percent | Per
ALABAMA | | 1992 | Distribution | capita

Total Revenue | | 10536166 | 1 | 2576.5
  Taxes | | 4217916 | 0.4003 | 1031.5
  Charges | | 1000000 | 0.0949 | 244.5

STATE GOVERNMENT FINANCES
 | | | Percent | Per
ALASKA | | 1992 | Distribution | capita
Total Revenue | | 6327318 | 1 | 11100.5
  Taxes | | 1000000 | 0.158 | 1754.5
  Charges | | 500000 | 0.079 | 877.5
`),
    );
    expect(at("C8")).toBe("ALABAMA Taxes 1992-12 year actual 4217916千美元");
    expect(at("D8")).toBe("ALABAMA Taxes 1992-12 year share 0.4003%");
    expect(at("E14")).toBe("ALASKA Total Revenue/Per capita 1992-12 year actual 11100.5美元");
    expect(asked).toEqual([]);
  });

  it("under the header of the first, with a title of their own", () => {
    const { at } = readingOf(
      drawn(`
FINANCES: 1998（千美元）
 | Ohio | Utah
Taxes | 55.5 | 66
Sales | 44.5 | 34
注：快报数
Percent Distribution
Taxes | 55.5 | 66
Sales | 44.5 | 34
注：快报数
Net of refunds
Taxes | 55.5 | 66
`),
    );
    expect(at("B7")).toBe("Ohio Taxes 1998-12 year share 0.555%");
    expect(at("C11")).toBe("Utah Taxes/Net of refunds 1998-12 year actual 66千美元");
  });
});

describe("what is no figure", () => {
  it("is not read from footers, remarks, numbering or titles", () => {
    const { observations, asked } = readingOf(
      drawn(`
2017年8月收入表（万元）
序号 | 项目 | 区划代码 | 累计 | 备注
栏次 | 甲 | | 1 | 2
1 | 契税 | 430623 | 5.5 | 12
2 | 房产税 | 430624 | 6.5 | 含清欠
注：以上为快报数，不含上划部分。
电话 | 13812345678
填报人：李四 | 4222222
`),
    );
    expect(observations.map(({ cell }) => cell)).toEqual(["D4", "D5"]);
    expect(observations[0]).toMatchObject({ version: null, basis: "以上为快报数，不含上划部分。" });
    expect(asked).toEqual([]);
  });

  it("is not read from prose or from an empty sheet", () => {
    expect(readingOf(drawn("2017年1-8月财政运行情况\n1-8月，全县完成财政总收入65300万元，增长3.2%。"))).toMatchObject({
      tables: [],
      asked: [],
    });
    expect(readingOf(drawn(""))).toMatchObject({ tables: [], asked: [] });
    expect(readingOf({ ...drawn(""), rows: [] })).toMatchObject({ tables: [], asked: [] });
  });

  it("but stands among remarks is asked about", () => {
    const { asked } = readingOf(
      drawn("2017年8月收入表（万元）\n项目 | 累计 | 情况\n契税 | 5.5 | 好\n房产税 | 6.5 | 差\n印花税 | 7.5 | 12"),
    );
    expect(asked).toEqual(["unread-figures C5"]);
  });

  it("but stands among figures is asked about, and so is what was not reported kept", () => {
    const { at, asked } = readingOf(
      drawn(`
2017年1-8月财政总收入表（万元）
县市 | 累计 | 上年同期
岳阳县 | 100 | 90
岳阳市 | 未报 | 未报
华容县 | 5..6 | 80
临湘市 | |
`),
      KNOWN,
    );
    expect(at("B4")).toBe("岳阳市 财政总收入 2017-08 yearToDate actual (not reported)万元");
    expect(at("B5")).toBe("华容县 财政总收入 2017-08 yearToDate actual (not a number)万元");
    expect(at("C6")).toBe("临湘市 财政总收入 2017-08 yearToDate base (not reported)万元");
    expect(asked).toEqual(["not-a-number B5"]);
  });
});

describe("hidden rows and columns", () => {
  const picture =
    "2017年8月收入表（万元）\n项目 | 累计 | 上年同期 | 累计\n契税 | 5.5 | 4.5 | 9.5\n房产税 | 6.5 | 5.5 | 9.5";

  it("are read, and said to be hidden", () => {
    const { at, asked } = readingOf(drawn(picture, { hiddenRows: [3], hiddenColumns: [2] }));
    expect(at("C4")).toBe("房产税 2017-08 yearToDate base 5.5万元");
    expect(asked).toEqual(["hidden-value C2", "hidden-value A4"]);
  });

  it("that repeat a column in sight are told and left out", () => {
    const { at, asked } = readingOf(drawn(picture, { hiddenColumns: [3] }));
    expect([at("B3"), at("D3")]).toEqual(["契税 2017-08 yearToDate actual 5.5万元", ""]);
    expect(asked).toEqual(["hidden-value D2"]);
  });

  it("of a hidden sheet are told once", () => {
    expect(readingOf(drawn(picture, { hidden: true, name: "底稿" })).findings).toMatchObject([
      { rule: "hidden-value", about: { label: "底稿" } },
    ]);
  });
});

describe("names", () => {
  it("of the dictionary are found by alias and through blanks", () => {
    const { at } = readingOf(
      drawn("2017年1-8月公共财政预算收入（万元）\n县市 | 累计\n华　容 | 5.5\n岳 阳 县 | 6"),
      KNOWN,
    );
    expect(at("B3")).toBe("华容县 财政总收入 2017-08 yearToDate actual 5.5万元");
    expect(at("B4")).toBe("岳阳县 财政总收入 2017-08 yearToDate actual 6万元");
  });

  it("unknown among the peers are asked about, the region as an error", () => {
    const { findings } = readingOf(
      drawn(
        "2017年1-8月收入表（万元）\n县市 | 财政总收入 | 财源贡献度\n岳阳县 | 5.5 | 1\n华容县 | 6.5 | 2\n华荣县 | 7 | 3\n合计 | 19 | 6",
      ),
      KNOWN,
    );
    expect(
      findings.map(({ rule, cell, severity, received, cause }) => [rule, cell, severity, received, cause]),
    ).toEqual([
      ["unknown-region", "A5", "error", "华荣县", "alias missing"],
      ["unknown-indicator", "C2", "warning", "财源贡献度", "alias missing"],
    ]);
  });

  it("of other places are taken as written, with the dictionary at hand or without", () => {
    const sheet = drawn(
      "2024年1-3月濮阳市收入表\n单位：万元\n县区 | 累计 | 增幅%\n范 县 | 39387.5 | -17.1\n清丰县 | 20424 | -11.5",
    );
    expect(readingOf(sheet, KNOWN)).toMatchObject({ asked: [], observations: readingOf(sheet).observations });
    expect(readingOf(sheet).at("C4")).toBe("范县 收入 2024-03 yearToDate growth -0.171%");
  });

  it.each([
    ["株洲县2015年8月财政收支情况表", "株洲县"],
    ["2015年8月株洲市收入表", "株洲市"],
    ["华容2015年8月收入表", "华容县"],
    ["岳阳楼区2015年8月收入表", "岳阳楼区"],
    ["2015年8月全县收入表", ""],
    ["2015年8月各县市区收入表", ""],
    ["2015年8月房地产市场表", ""],
    ["2015年8月城市建设表", ""],
    ["2015年8月岳阳县和华容县收入表", ""],
  ])("in a title: %s is about %s", (title, region) => {
    const { observations } = readingOf(drawn(`${title}\n单位：万元\n项目 | 累计\n契税 | 5.5`), KNOWN);
    expect(observations.map((one) => one.region)).toEqual([region]);
  });

  it.each([
    ["2017年1-8月契税完成情况统计表", "契税"],
    ["2017年1-8月各县市契税", "契税"],
    ["2017年1-8月岳阳县契税（快报）情况表", "契税"],
    ["Receipts: 2017", "Receipts"],
  ])("a column that names nothing is about the title's subject: %s", (title, subject) => {
    const { observations } = readingOf(drawn(`${title}\n地区 | 完成\n甲县 | 5.5\n乙县 | 6`), KNOWN);
    expect(observations[0]?.indicator).toBe(subject);
  });

  it("of what a share is of make its figures a share", () => {
    const { at } = readingOf(drawn("2017年1-8月税收表\n县市 | 税收占比\n岳阳县 | 61.33\n华容县 | 60.5"), KNOWN);
    expect(at("B3")).toBe("岳阳县 税收占比 2017-08 yearToDate share 0.6133%");
    const rows = readingOf(
      drawn(
        "2017年8月末表（亿元）\n指标 | 数值\n税收占比（%） | 61.33\n各项存款余额比年初增加 | 38.96\n税收占比变化 | 1.5",
      ),
      KNOWN,
    );
    expect(rows.at("B3")).toBe("税收占比 2017-08 balance share 0.6133%");
    expect(rows.at("B4")).toBe("各项存款余额 2017-08 balance change/yearStart 38.96亿元");
    expect(rows.at("B5")).toMatch(/个百分点$/);
  });
});

describe("what stands around a table", () => {
  it.each([
    ["2017年1-8月收入快报（万元）", "flash"],
    ["2017年收入决算表（万元）", "final"],
    ["2017年收入调整数（万元）", "adjusted"],
    ["2017年收入表（万元）", null],
  ])("%s makes its figures %s", (title, version) => {
    expect(readingOf(drawn(`${title}\n项目 | 累计\n契税 | 5.5`)).observations[0]?.version).toBe(version);
  });

  it("tells the basis in its notes, and the unit there where nobody else does", () => {
    const { observations } = readingOf(
      drawn("2017年收入表\n项目 | 可比价增长% | 完成\n契税 | 5.5 | 6\n注1：不含上划部分\n（单位：万元）"),
    );
    expect(observations[0]?.basis).toBe("可比口径；不含上划部分");
  });
});

describe("a table about places that the dictionary has never heard of", () => {
  const picture = (title: string, place: string) =>
    drawn(`${title}\n县区 | 公共财政预算收入 | 税收收入\n${place} | 20229 | 17215\n清丰县 | 21000 | 18000`);

  it("keeps the names as written: the same words take in something else there", () => {
    const { at, asked } = readingOf(picture("2024年1-3月收入（万元）", "范 县"), KNOWN);
    expect(at("B3")).toBe("范县 公共财政预算收入 2024-03 yearToDate actual 20229万元");
    expect(asked).toEqual([]);
  });

  it("is one too where its title only says 全市, which is another city everywhere", () => {
    expect(readingOf(picture("2024年1-3月全市收入（万元）", "范 县"), KNOWN).at("B3")).toMatch(
      /^范县 公共财政预算收入 /,
    );
  });

  it("is none where one of its places, or its title, is known", () => {
    expect(readingOf(picture("2024年1-3月收入（万元）", "岳阳县"), KNOWN).at("B3")).toMatch(/^岳阳县 财政总收入 /);
    expect(readingOf(picture("华容县2024年1-3月收入（万元）", "章华镇"), KNOWN).at("B3")).toMatch(
      /^章华镇 财政总收入 /,
    );
  });
});

describe("a unit that the sheet names", () => {
  it("stands against the dictionary's, which only counts what money cannot", () => {
    const picture = (unit: string) => `2017年1-8月\n单位：${unit} | |\n地区 | 财政总收入 | 拆迁户数\n岳阳县 | 7 | 8`;
    expect(readingOf(drawn(picture("万美元")), KNOWN).at("B4")).toMatch(/ 7万美元$/);
    expect(readingOf(drawn(picture("亿元")), KNOWN).at("B4")).toMatch(/ 7亿元$/);
    expect(readingOf(drawn(picture("亿元")), KNOWN).at("C4")).toMatch(/ 8户$/);
  });
});

it("a base and a change in percent beside a share are the share's", () => {
  const { at } = readingOf(
    drawn(`
2017年1-8月财政总收入情况（万元）
地区 | 财政总收入 | 税收占比（%） | 上年同期（%） | 增减（百分点）
岳阳县 | 78460 | 68.40 | 68.60 | -0.20
华容县 | 65300 | 61.33 | 62.05 | -0.72
`),
    KNOWN,
  );
  expect(at("D4")).toBe("华容县 税收占比 2017-08 yearToDate base 0.6205%");
  expect(at("E4")).toBe("华容县 税收占比 2017-08 yearToDate change -0.0072个百分点");
});
