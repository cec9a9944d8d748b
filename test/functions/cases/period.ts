import { column, errorCell, gives, numberCell, refuses, type Case } from "../case";

const unreadable = (period: string): string => `看不懂的期间“${period}”，请填201708、2017-08或2017年1-8月`;
const day = (what: string): string => `${what}应为日期，如2017-09-28`;
/** 休 on 2 October, 班 on 30 September 2017. */
const HOLIDAYS = [
  ["2017-09-30", "班"],
  ["2017-10-02", "休"],
];

export const period: readonly Case[] = [
  gives("PACE", "is the months gone of twelve", [201706], 0.5),
  gives("PACE", "rounds places of the percentage", [201708, 2], 0.6667),
  gives("PACE", "reads a year and a month", ["2017-08", 2], 0.6667),
  gives("PACE", "reads the words of a table", ["2017年1-8月", 2], 0.6667),
  gives("PACE", "reads full-width words with a dash", ["２０１７年１—８月", 2], 0.6667),
  gives("PACE", "reads a date cell", [42978, 2], 0.6667),
  gives("PACE", "reads a typed date cell with a time", [numberCell(42978.75), 2], 0.6667),
  gives("PACE", "takes a year as a whole one, not as a day of 1905", [2017], 1),
  gives("PACE", "reads half a year", ["2017年上半年"], 0.5),
  gives("PACE", "works where the script is newer than its metadata", [201706], 0.5, { stale: true }),
  refuses("PACE", "refuses a month 13", [201713], unreadable("201713")),
  refuses("PACE", "refuses a month without its year", ["8月"], unreadable("8月")),
  refuses("PACE", "refuses a count of months", [8], unreadable("8")),
  refuses("PACE", "refuses a blank (null)", [null], unreadable("")),
  refuses("PACE", "refuses a blank (empty text)", [""], unreadable("")),
  refuses("PACE", "refuses a blank (0)", [0], unreadable("0")),
  refuses("PACE", "refuses TRUE", [true], unreadable("true")),
  refuses("PACE", "refuses an error", [errorCell("#N/A")], unreadable("#N/A"), { withheld: "#N/A" }),

  gives("PACEGAP", "is ahead above 0", [[[625]], [[1000]], 201706], 0.125),
  gives("PACEGAP", "passes on that no target was set", [[[625]], [["未设目标"]], 201706], "未设目标"),
  gives("PACEGAP", "works where the script is newer than its metadata", [[[625]], [[1000]], 201706], 0.125, {
    stale: true,
  }),
  refuses("PACEGAP", "refuses a period that is none", [[[1]], [[1]], "上月"], unreadable("上月")),

  gives("REQUIREDMONTHLY", "is negative once the target is passed", [[[1100]], [[1000]], 201710], -50),
  gives("REQUIREDMONTHLY", "has no month left in December", [[[900]], [[1000]], 201712], "年度已结束"),
  refuses("REQUIREDMONTHLY", "refuses a period that is none", [[[1]], [[1]], "2017年8-9月"], unreadable("2017年8-9月")),
  gives("REQUIREDGROWTH", "has no month left in December", [[[900]], [[800]], [[800]], [[1000]], 201712], "年度已结束"),
  gives(
    "REQUIREDGROWTH",
    "says why where last year brought nothing more",
    [[[600]], [[900]], [[900]], [[1000]], 201708],
    "基期为零",
  ),
  refuses("REQUIREDGROWTH", "refuses a period that is none", [[[1]], [[1]], [[1]], [[1]], ""], unreadable("")),
  gives("PROJECTION", "says why where last year had nothing to date", [[[600]], [[0]], [[870]]], "基期为零"),

  gives("LIGHT", "is red past the deadline", [5, 10, "2017-09-01", "2017-09-30", "2017-10-01"], "红"),
  gives("LIGHT", "is yellow behind pace", [5, 10, "2017-09-01", "2017-09-30", "2017-09-20"], "黄"),
  gives("LIGHT", "is blue near the deadline", [9, 10, "2017-09-01", "2017-09-30", "2017-09-24"], "蓝"),
  gives("LIGHT", "is green otherwise", [5, 10, 42979, numberCell(43008), "2017年9月10日"], "绿"),
  gives("LIGHT", "gives a blank (null) as not reported", [null, 10, "2017-09-01", "2017-09-30", "2017-09-20"], "未报"),
  gives("LIGHT", "takes a 0 as nothing done", [0, 10, "2017-09-01", "2017-09-30", "2017-09-20"], "黄"),
  gives("LIGHT", "gives a target of 0 its reason", [5, 0, "2017-09-01", "2017-09-30", "2017-09-20"], "基期为零"),
  gives(
    "LIGHT",
    "says that an error is not a number",
    [5, errorCell("#N/A"), "2017-09-01", "2017-09-30", "2017-09-20"],
    "不是数字",
    { withheld: "#N/A" },
  ),
  refuses("LIGHT", "refuses a start that is no day", [5, 10, "9月", "2017-09-30", "2017-09-20"], day("开始日期")),
  refuses(
    "LIGHT",
    "refuses a deadline that is no day",
    [5, 10, "2017-09-01", "2017-02-30", "2017-09-20"],
    day("完成期限"),
  ),
  refuses("LIGHT", "refuses a blank day (0)", [5, 10, "2017-09-01", "2017-09-30", 0], day("截至日期")),
  refuses("LIGHT", "refuses a blank day (null)", [5, 10, "2017-09-01", "2017-09-30", null], day("截至日期")),
  refuses("LIGHT", "refuses a year in place of a day", [5, 10, 2017, "2017-09-30", "2017-09-20"], day("开始日期")),
  refuses(
    "LIGHT",
    "refuses an error as a day",
    [5, 10, errorCell("#N/A"), "2017-09-30", "2017-09-20"],
    day("开始日期"),
    { withheld: "#N/A" },
  ),

  gives("DAYSLEFT", "counts days", ["2017-10-15", "2017-09-28"], 17),
  gives("DAYSLEFT", "is negative when overdue", [43006, "2017-09-30"], -2),
  gives("DAYSLEFT", "is 0 on the day", [43006, numberCell(43006)], 0),
  gives("DAYSLEFT", "counts working days where holidays are given", ["2017-10-02", "2017-09-28", HOLIDAYS], 2),
  gives(
    "DAYSLEFT",
    "takes a table whose first row is blank",
    ["2017-10-02", "2017-09-28", [[null, null], ...HOLIDAYS]],
    2,
  ),
  gives(
    "DAYSLEFT",
    "takes blank rows as older Excel hands them over",
    ["2017-10-02", "2017-09-28", [...HOLIDAYS, [0, 0], ["", ""]]],
    2,
  ),
  gives(
    "DAYSLEFT",
    "says that a year's holidays are not known",
    ["2018-01-05", "2017-12-28", HOLIDAYS],
    "节假日未公布",
  ),
  gives("DAYSLEFT", "takes an empty cell for holidays as left out", ["2017-10-15", "2017-09-28", [[null]]], 17),
  gives("DAYSLEFT", "works where the script is newer than its metadata", ["2017-10-15", "2017-09-28"], 17, {
    stale: true,
  }),
  refuses("DAYSLEFT", "refuses a deadline that is no day", ["月底", "2017-09-28"], day("完成期限")),
  refuses(
    "DAYSLEFT",
    "refuses a holiday that is no day",
    ["2017-10-02", "2017-09-28", [["国庆节", "休"]]],
    day("节假日表的日期"),
  ),
  refuses(
    "DAYSLEFT",
    "refuses another word for a holiday",
    ["2017-10-02", "2017-09-28", [["2017-10-01", "国庆"]]],
    "节假日表第2列只能填休、班",
  ),
  refuses(
    "DAYSLEFT",
    "refuses an error among holidays",
    ["2017-10-02", "2017-09-28", [["2017-10-01", errorCell("#N/A")]]],
    "节假日表第2列只能填休、班",
    { withheld: "#N/A" },
  ),
];

export const rounding: readonly Case[] = [
  gives(
    "ROUNDED",
    "goes by the decimal and not by the float",
    [column([1.005, 2.675, -1.005]), 2],
    [[1.01], [2.68], [-1.01]],
  ),
  gives("ROUNDED", "rounds halves to even where told", [column([0.25, 0.35]), 1, "五成双"], [[0.2], [0.4]]),
  gives("ROUNDED", "takes the rule in English", [[[0.25]], 1, "halfEven"], 0.2),
  gives("ROUNDED", "rounds to thousands", [[[2500]], -3], 3000),
  gives("ROUNDED", "never gives −0", [[[-0.04]], 1], 0),
  gives("ROUNDED", "takes blank places (null) as none", [[[2.5]], null], 3),
  gives("ROUNDED", "works where the script is newer than its metadata", [[[2.5]], 0], 3, { stale: true }),
  refuses("ROUNDED", "refuses places below −12", [[[1]], -13], "小数位应为-12到10的整数"),
  refuses("ROUNDED", "refuses another rule", [[[1]], 1, "进一法"], "规则只能填四舍五入、五成双"),

  gives("BALANCEDROUNDING", "gives parts that add to the total", [column([50.23, 5.24]), 10, 2], [[5.02], [0.53]]),
  gives("BALANCEDROUNDING", "works on one part", [[[65_300]], 10_000, 2], 6.53),
  gives(
    "BALANCEDROUNDING",
    "keeps the shape of a block",
    [
      [
        [1, 1],
        [1, null],
      ],
      3,
      0,
    ],
    [
      [1, 0],
      [0, "未报"],
    ],
  ),
  gives(
    "BALANCEDROUNDING",
    "takes a missing end of a row as blank",
    [[[1, 1], [1]], 3, 0],
    [
      [1, 0],
      [0, "未报"],
    ],
  ),
  gives(
    "BALANCEDROUNDING",
    "keeps the place of what has no number",
    [column([50.23, "", errorCell("#N/A"), 5.24]), 10, 2],
    [[5.02], ["未报"], ["不是数字"], [0.53]],
    { withheld: "#N/A" },
  ),
  gives(
    "BALANCEDROUNDING",
    "balances ten thousand parts",
    [column(new Array<number>(10_000).fill(1)), 4, 0],
    Array.from({ length: 10_000 }, (_, row) => [row < 2500 ? 1 : 0]),
  ),
  refuses("BALANCEDROUNDING", "refuses a divisor of 0", [[[1]], 0, 2], "换算除数应为大于0的数"),
  refuses("BALANCEDROUNDING", "refuses a blank divisor", [[[1]], null, 2], "换算除数应为大于0的数"),
  refuses("BALANCEDROUNDING", "refuses a unit as divisor", [[[1]], "亿元", 2], "换算除数应为大于0的数"),
  refuses("BALANCEDROUNDING", "refuses an error as divisor", [[[1]], errorCell("#NAME?"), 2], "换算除数应为大于0的数", {
    withheld: "#NAME?",
  }),

  gives("VERDICT", "agrees with the speech", [0.032, 6.53, 6.33, 1], "一致"),
  gives("VERDICT", "allows what rounded inputs allow", [0.031, 6.53, 6.33, 1], "舍入误差内"),
  gives("VERDICT", "disagrees", [0.132, 65300, 63300, 1], "不一致"),
  gives("VERDICT", "names a chain of roundings", [0.033, 65355, 63300, 1], "不一致（连续修约）"),
  gives("VERDICT", "reads a percentage and text", ["3.2%", "6.53", numberCell(6.33), 1], "一致"),
  gives("VERDICT", "does not judge without a base (0)", [0.032, 6.53, 0, 1], "无法判断"),
  gives("VERDICT", "does not judge without a base (null)", [0.032, 6.53, null, 1], "无法判断"),
  gives("VERDICT", "does not judge without a printed rate (empty text)", ["", 6.53, 6.33, 1], "无法判断"),
  gives("VERDICT", "does not judge an error", [0.032, errorCell("#N/A"), 6.33, 1], "无法判断", { withheld: "#N/A" }),
  refuses("VERDICT", "refuses places in words", [0.032, 6.53, 6.33, "%"], "小数位应为0到10的整数"),

  gives("SUMVERDICT", "agrees where parts add up", [67949, column([51653, 12133, 4163])], "一致"),
  gives("SUMVERDICT", "allows half a unit for each figure", [10, column([3.3, 3.3, 3.3]), 1], "舍入误差内"),
  gives("SUMVERDICT", "disagrees", [11, column([3.3, 3.3, 3.3]), 1], "不一致"),
  gives("SUMVERDICT", "does not judge while a part is missing (null)", [10, column([3.3, null, 3.3])], "无法判断"),
  gives("SUMVERDICT", "takes a 0 as a part", [6.6, column([3.3, 0, 3.3])], "一致"),
  gives(
    "SUMVERDICT",
    "does not judge while a part is missing (empty text, at the end)",
    [6.6, column([3.3, 3.3, ""])],
    "无法判断",
  ),
  gives("SUMVERDICT", "does not judge an error", [10, column([errorCell("#N/A"), 3.3])], "无法判断", {
    withheld: "#N/A",
  }),
  gives("SUMVERDICT", "adds ten thousand parts", [1000, column(new Array<number>(10_000).fill(0.1))], "一致"),
  gives("SUMVERDICT", "works where the script is newer than its metadata", [6.6, column([3.3, 3.3])], "一致", {
    stale: true,
  }),
  refuses("SUMVERDICT", "refuses places in words", [6.6, column([3.3]), "一位"], "小数位应为0到10的整数"),
];
