import { column, errorCell, gives, numberCell, refuses, SHEET_ROWS, wholeColumn, type Case, type Cell } from "../case";

const MANY = 10_000;
const many = <T>(of: (row: number) => T): T[] => Array.from({ length: MANY }, (_, row) => of(row));
/** An invocation that stands where an optional argument was meant. */
const stale = true as const;

export const growth: readonly Case[] = [
  gives("GROWTHRATE", "rounds once, from the decimals (speech, table F)", [[[2007]], [[1991]], 1], 0.008),
  gives("GROWTHRATE", "rounds nothing where places are left out", [[[108.3]], [[100]]], 0.083),
  gives("GROWTHRATE", "takes a 0 as a number: a base of 0 has no rate", [[[125]], [[0]]], "基期为零"),
  gives("GROWTHRATE", "tells a blank base (null) from one of 0", [[[125]], [[null]]], "未报"),
  gives("GROWTHRATE", "takes a fall to 0 as −100%", [[[0]], [[100]]], -1),
  gives("GROWTHRATE", "says 扭亏 of a loss that became a profit", [[[30]], [[-40]]], "扭亏"),
  gives("GROWTHRATE", "says 减亏 of a smaller loss", [[[-30]], [[-40]]], "减亏"),
  gives("GROWTHRATE", "says 增亏 of a larger loss", [[[-50]], [[-40]]], "增亏"),
  gives("GROWTHRATE", "says 亏损持平 of an equal loss", [[[-40]], [[-40]]], "亏损持平"),
  gives("GROWTHRATE", "never gives −0", [[[99.99]], [[100]], 1], 0),
  gives("GROWTHRATE", "says that a rate beyond any number is none", [[[1e308]], [[1e-10]]], "不是数字"),
  gives("GROWTHRATE", "reads full-width digits and separators", [[["１，２３４.5"]], [["1,000"]]], 0.2345),
  gives("GROWTHRATE", "reads a dash as not reported", [[["—"]], [[100]]], "未报"),
  gives(
    "GROWTHRATE",
    "works across a block",
    [
      [
        [110, 120],
        [130, 0],
      ],
      [
        [100, 100],
        [100, 0],
      ],
    ],
    [
      [0.1, 0.2],
      [0.3, "基期为零"],
    ],
  ),
  gives(
    "GROWTHRATE",
    "takes a missing end of a row as blank",
    [
      [[110, 120], [130]],
      [
        [100, 100],
        [100, 100],
      ],
    ],
    [
      [0.1, 0.2],
      [0.3, "未报"],
    ],
  ),
  gives(
    "GROWTHRATE",
    "works down ten thousand rows",
    [column(many((row) => 100 + (row % 50))), column(many(() => 100))],
    many((row) => [(row % 50) / 100]),
  ),
  gives(
    "GROWTHRATE",
    "stops a whole column where its cells stop",
    [wholeColumn([110, null, 120]), wholeColumn([100, 100, 100])],
    [[0.1], ["未报"], [0.2]],
  ),
  gives("GROWTHRATE", "gives one row of a whole column that is blank", [wholeColumn([]), wholeColumn([])], "未报"),
  refuses(
    "GROWTHRATE",
    "refuses a whole column full of cells",
    [new Array<readonly Cell[]>(SHEET_ROWS).fill([0]), [[1]]],
    "区域超过500000个单元格，请只选有数据的部分",
  ),
  refuses(
    "GROWTHRATE",
    "refuses one cell more than the cap",
    [new Array<readonly Cell[]>(500_001).fill([1]), [[1]]],
    "区域超过500000个单元格，请只选有数据的部分",
  ),
  gives("GROWTHRATE", "takes places written as text", [[[6.53]], [[6.33]], "1"], 0.032),
  gives("GROWTHRATE", "takes places from a typed cell", [[[6.53]], [[6.33]], numberCell(1)], 0.032),
  gives("GROWTHRATE", "takes places of 0", [[[6.53]], [[6.33]], 0], 0.03),
  gives("GROWTHRATE", "takes blank places as left out", [[[108.3]], [[100]], ""], 0.083),
  gives("GROWTHRATE", "works where the script is newer than its metadata", [[[108.3]], [[100]]], 0.083, { stale }),
  refuses("GROWTHRATE", "refuses half a place", [[[1]], [[1]], 1.5], "小数位应为0到10的整数"),
  refuses("GROWTHRATE", "refuses places below 0", [[[1]], [[1]], -1], "小数位应为0到10的整数"),
  refuses("GROWTHRATE", "refuses places beyond 10", [[[1]], [[1]], 11], "小数位应为0到10的整数"),
  refuses("GROWTHRATE", "refuses places in words", [[[1]], [[1]], "两位"], "小数位应为0到10的整数"),
  refuses("GROWTHRATE", "refuses an error as places", [[[1]], [[1]], errorCell("#REF!")], "小数位应为0到10的整数", {
    withheld: "#REF!",
  }),

  gives("AVERAGEGROWTH", "gives the two-year rate of two years", [[[100]], [[121]], [[2]], 2], 0.1),
  gives("AVERAGEGROWTH", "says why where the first figure is 0", [[[0]], [[121]], [[2]]], "基期为零"),
  gives("AVERAGEGROWTH", "has no rate over half an interval", [[[100]], [[121]], [[2.5]]], "不适用"),
  gives("AVERAGEGROWTH", "has no rate over no interval", [[[100]], [[121]], [[0]]], "不适用"),
  gives("AVERAGEGROWTH", "gives a blank number of intervals as not reported", [[[100]], [[121]], [[null]]], "未报"),
  refuses("AVERAGEGROWTH", "refuses places in words", [[[1]], [[1]], [[1]], "全部"], "小数位应为0到10的整数"),

  gives("TWOYEARAVERAGE", "reads percentages", [[["35.1%"]], [["-13.5%"]], 1], 0.081),
  gives("TWOYEARAVERAGE", "has no rate after a fall of more than all", [[[0.351]], [[-1.2]]], "基期为负"),

  gives(
    "SINCEYEAREND",
    "gives deposits and loans of the speech",
    [column([230.86, 98.28]), column([38.96, 9.94]), 2],
    [
      [191.9, 0.203],
      [88.34, 0.1125],
    ],
  ),
  gives("SINCEYEAREND", "says why there is no growth since a balance of 0", [[[38.96]], [[38.96]]], [[0, "基期为零"]]),
  gives("SINCEYEAREND", "works where the script is newer than its metadata", [[[110]], [[10]]], [[100, 0.1]], {
    stale,
  }),

  gives("COMPARABLEBASE", "says why where everything was lost", [[[6.53]], [[-1]]], "基期为零"),
  gives("COMPARABLEBASE", "reads a percentage", [[[106.1]], [["6.1%"]]], 100),

  gives("SINGLEMONTH", "subtracts the month before", [column([10, 25, 45])], column([10, 15, 20]) as number[][]),
  gives("SINGLEMONTH", "answers in a row where it is given a row", [[[10, 25, 45]]], [[10, 15, 20]]),
  gives("SINGLEMONTH", "works on one cell", [[[10]]], 10),
  gives(
    "SINGLEMONTH",
    "leaves January and February joint",
    [column([null, 25, 45])],
    [["合并公布"], ["合并公布"], [20]],
  ),
  gives(
    "SINGLEMONTH",
    "leaves the month after a gap open",
    [column([10, "", 45, 60])],
    [[10], ["未报"], ["缺上月累计"], [15]],
  ),
  gives(
    "SINGLEMONTH",
    "goes by the months named",
    [column([25, 45, 80]), column([2, 3, 5])],
    [["合并公布"], [20], ["缺上月累计"]],
  ),
  gives(
    "SINGLEMONTH",
    "answers beside months that are still to come",
    [column([10, 25, null, null]), column([1, 2, 3, 4])],
    [[10], [15], ["未报"], ["未报"]],
  ),
  gives("SINGLEMONTH", "stops a whole column where its cells stop", [wholeColumn([10, 25])], [[10], [15]]),
  gives(
    "SINGLEMONTH",
    "says that an error is not a number",
    [column([10, errorCell("#N/A"), 45])],
    [[10], ["不是数字"], ["缺上月累计"]],
    { withheld: "#N/A" },
  ),
  gives("SINGLEMONTH", "works where the script is newer than its metadata", [column([10, 25])], [[10], [15]], {
    stale,
  }),
  refuses(
    "SINGLEMONTH",
    "refuses a month 13",
    [column([10, 25]), column([12, 13])],
    "月份应与累计数一样多，为1到12，不重复",
  ),
  refuses(
    "SINGLEMONTH",
    "refuses a second year below the first",
    [column([10, 25, 11]), column([1, 2, 1])],
    "月份应与累计数一样多，为1到12，不重复",
  ),
  refuses(
    "SINGLEMONTH",
    "refuses fewer months than figures",
    [column([10, 25]), column([1])],
    "月份应与累计数一样多，为1到12，不重复",
  ),
  refuses(
    "SINGLEMONTH",
    "refuses months whose first is blank",
    [column([10, 25]), column([null, 2])],
    "月份应与累计数一样多，为1到12，不重复",
  ),
];
