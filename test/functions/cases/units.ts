import { column, errorCell, gives, refuses, type Case } from "../case";

const mixed = (named: string, bare: number | string): string => `“${named}”有单位，${bare}没有：请都写明单位，或都不写`;
const percentage = (named: string, bare: number | string): string =>
  `“${named}”是百分数，${bare}没有百分号：请都写百分号，或都填比率（5.6%即0.056）`;
const notAlike = (one: string, other: string): string => `“${one}”和“${other}”单位不同，不能比较`;
const lost = (growth: number, ratio: number): string => `增速${growth}像是没写百分号的百分数：请填${growth}%或${ratio}`;
const COUNTIES = column(["华容县", "湘阴县", "平江县"]);

/** Units beside figures are read and made one, or the call is refused; none is dropped. */
export const units: readonly Case[] = [
  gives("GROWTHRATE", "makes 亿元 and 万元 one unit", [[["6.53亿元"]], [["63275万元"]], 1], 0.032),
  gives("GROWTHRATE", "makes units one exactly", [[["6.53亿元"]], [["63300万元"]]], 0.0315955766192733),
  gives("GROWTHRATE", "works in any one unit", [[["65300万元"]], [["63275万元"]], 1], 0.032),
  gives("GROWTHRATE", "takes 0 in every unit", [[["6.53亿元"]], [[0]]], "基期为零"),
  gives("GROWTHRATE", "passes on a reason beside a unit", [[["6.53亿元"]], [["未报"]]], "未报"),
  gives(
    "GROWTHRATE",
    "takes each row in its own unit",
    [column(["6.53亿元", "330亩", 110]), column(["63275万元", "22公顷", 100]), 1],
    [[0.032], [0], [0.1]],
  ),
  refuses("GROWTHRATE", "refuses a unit beside none", [[["6.53亿元"]], [[63275]]], mixed("6.53亿元", 63275)),
  refuses("GROWTHRATE", "refuses none beside a unit", [[["6.53"]], [["63275万元"]]], mixed("63275万元", "“6.53”")),
  refuses("GROWTHRATE", "refuses units of two kinds", [[["6.53亿元"]], [["300亩"]]], notAlike("6.53亿元", "300亩")),
  refuses("GROWTHRATE", "refuses a percentage beside a level", [[["5.6%"]], [[8.9]]], percentage("5.6%", 8.9)),
  refuses(
    "GROWTHRATE",
    "says in which row units differ",
    [column([110, "6.53亿元"]), column([100, 63275])],
    `第2行：${mixed("6.53亿元", 63275)}`,
  ),
  gives("GROWTHRATE", "takes no note mark for a digit", [[["65300①"]], [[63275]], 1], "不是数字"),
  gives("GROWTHRATE", "takes no raised mark for a digit", [[["65300¹"]], [[63275]], 1], "不是数字"),
  gives("GROWTHRATE", "takes a number beyond all numbers for none", [[["1e309"]], [[63275]], 1], "不是数字"),
  gives(
    "SINGLEMONTH",
    "takes a number beyond all numbers for none",
    [column(["1e309", 25])],
    [["合并公布"], ["合并公布"]],
  ),
  gives("AVERAGEGROWTH", "makes units one", [[["2007万元"]], [["0.2468亿元"]], [[5]], 2], 0.0422),
  refuses(
    "AVERAGEGROWTH",
    "refuses a number of intervals with a unit",
    [[[2007]], [[2468]], [["5天"]]],
    "间隔数“5天”应为不带单位的数",
  ),
  gives("TWOYEARAVERAGE", "takes a ratio beside a percentage", [[[0.351]], [["-13.5%"]], 1], 0.081),
  refuses(
    "TWOYEARAVERAGE",
    "refuses what may be a percentage beside one",
    [[[35.1]], [["-13.5%"]], 1],
    percentage("-13.5%", 35.1),
  ),
  refuses(
    "TWOYEARAVERAGE",
    "refuses an amount for growth",
    [[["35.1万元"]], [[0.1]]],
    "增速“35.1万元”应为百分数或比率，如6.1%或0.061",
  ),
  gives(
    "SINCEYEAREND",
    "answers in the unit of the balance",
    [[["230.86亿元"]], [["389600万元"]], 2],
    [[191.9, 0.203]],
  ),
  gives("SINGLEMONTH", "answers in the unit of the first month", [column(["1亿元", "25000万元"])], [[1], [1.5]]),
  refuses("SINGLEMONTH", "refuses months with units among others", [column([10, "25万元"])], mixed("25万元", 10)),
  refuses(
    "SINGLEMONTH",
    "refuses months in units",
    [column([10, 25]), column(["1个", "2个"])],
    "月份应与累计数一样多，为1到12，不重复",
  ),
  gives("COMPARABLEBASE", "answers in the unit of the figure", [[["6.192亿元"]], [["3.2%"]]], 6),
  refuses(
    "COMPARABLEBASE",
    "refuses answers in a unit below answers in none",
    [column([106.1, "6.192亿元"]), column([0.061, 0.032])],
    `第2行：${mixed("6.192亿元", 106.1)}`,
  ),
  refuses(
    "COMPARABLEBASE",
    "refuses answers in no unit below answers in one",
    [column(["6.192亿元", 106.1]), column([0.032, 0.061])],
    `第2行：${mixed("6.192亿元", 106.1)}`,
  ),
  gives(
    "COMPARABLEBASE",
    "answers in one unit down the rows",
    [column(["6.192亿元", "30960万元"]), [["3.2%"]]],
    [[6], [3]],
  ),
  gives("SHARE", "makes units one", [[["40048.49万元"]], [["6.53亿元"]], 2], 0.6133),
  gives("CONTRIBUTION", "makes three units one", [[["130万元"]], [["1000000元"]], [["0.1亿元"]]], 0.03),
  gives("CONTRIBUTIONRATE", "makes units one", [[["130万元"]], [["100万元"]], [["0.106亿元"]], [["0.1亿元"]]], 0.5),
  gives("COMPLETION", "makes units one", [[["239500万元"]], [["20亿元"]]], 1.1975),
  gives("TARGETGAP", "answers in the unit of the target", [[["65300万元"]], [["7亿元"]]], -0.47),
  refuses("TARGETGAP", "refuses a percentage beside a number", [[["61.33%"]], [[75]]], percentage("61.33%", 75)),
  gives("TARGETGAP", "takes two percentages", [[["61.33%"]], [["75%"]]], -0.1367),
  gives("TAXTOTARGET", "answers in the unit of the total", [[["40048.49万元"]], [["6.53亿元"]], [["75%"]]], 0.892651),
  gives("PACEGAP", "makes units one", [[["1618万元"]], [["1亿元"]], 201702, 2], -0.0049),
  gives("REQUIREDMONTHLY", "answers in the unit of the target", [[["6亿元"]], [["100000万元"]], 201708], 10000),
  gives(
    "REQUIREDGROWTH",
    "makes units one",
    [[["600万元"]], [["580万元"]], [["0.09亿元"]], [["0.1亿元"]], 201708],
    0.25,
  ),
  gives("PROJECTION", "answers in the unit of the figure", [[["600万元"]], [["0.058亿元"]], [["0.087亿元"]]], 900),
  gives("SCORE", "makes units one", [[["4亿元"]], [["80000万元"]], [[8]]], 4),
  refuses("SCORE", "refuses a weight with a unit", [[[0.6]], [[0.75]], [["8%"]]], "权重“8%”应为不带单位的数"),
  refuses(
    "ROUNDED",
    "refuses figures with units among others",
    [column([6.53, "6.53亿元"]), 1],
    `第2行：${mixed("6.53亿元", 6.53)}`,
  ),
  gives("ROUNDED", "answers in the unit of the first", [column(["6.532亿元", "65300万元"]), 2], [[6.53], [6.53]]),
  refuses("ROUNDED", "refuses places with a unit", [[[6.53]], "1%"], "小数位应为-12到10的整数"),
  gives("BALANCEDROUNDING", "makes units one", [column(["50.23万元", "52400元"]), 10, 2], [[5.02], [0.53]]),
  refuses("BALANCEDROUNDING", "refuses a divisor with a unit", [column([1, 2]), "10000元", 0], "换算除数应为大于0的数"),
  gives("VERDICT", "judges two levels of one unit", ["3.2%", "6.53亿元", "6.33亿元", 1], "一致"),
  refuses(
    "VERDICT",
    "refuses levels of two units, whose last places it goes by",
    ["3.2%", "6.53亿元", "63300万元", 1],
    "“6.53亿元”和“63300万元”单位不同：核对要看末位，请换成同一单位",
  ),
  refuses("VERDICT", "refuses a percentage without its sign", [3.2, 6.53, 6.33, 1], lost(3.2, 0.032)),
  gives("VERDICT", "judges growth above 100% as it is", [1.5, 25, 10, 1], "一致"),
  refuses(
    "SUMVERDICT",
    "refuses parts of another unit",
    ["6.53亿元", column(["40048万元", "25252万元"])],
    "“6.53亿元”和“40048万元”单位不同：核对要看末位，请换成同一单位",
  ),
  refuses(
    "SUMVERDICT",
    "refuses parts with a unit below a total without",
    [3, column(["1万元", "2万元"])],
    mixed("1万元", 3),
  ),
  gives("SUMVERDICT", "adds parts of one unit", ["3万元", column(["1万元", "2万元"])], "一致"),
  gives("LIGHT", "makes units one", ["0.1亿元", "1000万元", "2017-09-01", "2017-09-30", "2017-09-20"], "绿"),
  gives("RANKCHANGE", "takes places with their word", [[["3位"]], [["5位"]]], 2),
  ...["COMPETITIONRANK", "DENSERANK"].flatMap((id) => [
    gives(id, "makes units one", [[["6.53亿元"]], column(["6.53亿元", "70000万元", "60000万元"])], 2),
    refuses(id, "refuses percentages among numbers", [[[8.9]], column([8.9, "5.6%", 3.2])], percentage("5.6%", 8.9)),
    refuses(
      id,
      "refuses one of another unit than the field",
      [[["8.9%"]], column([8.9, 5.6])],
      percentage("8.9%", 8.9),
    ),
    gives(id, "ranks percentages", [[["5.6%"]], column(["8.9%", "5.6%", "未报"])], 2),
  ]),
  refuses(
    "LEAGUETABLE",
    "refuses percentages among numbers",
    [COUNTIES, column([8.9, "5.6%", 3.2])],
    percentage("5.6%", 8.9),
  ),
  gives(
    "LEAGUETABLE",
    "shows all in the unit of the first",
    [column(["甲", "乙"]), column(["6.53亿元", "70000万元"])],
    [
      [1, "乙", 7, 0, "已居首位"],
      [2, "甲", 6.53, -0.47, -0.47],
    ],
  ),
  refuses(
    "STANDING",
    "refuses percentages among numbers",
    ["华容县", COUNTIES, column([8.9, "5.6%", 3.2])],
    percentage("5.6%", 8.9),
  ),
  gives("NEXTPLACE", "answers in the unit of the figure", ["6.53亿元", "63300万元", column(["3%", "4.1%"])], 0.05953),
  refuses(
    "NEXTPLACE",
    "refuses percentages among numbers",
    [6.53, 6.33, column([0.03, "4.1%"])],
    percentage("4.1%", 0.03),
  ),
  refuses(
    "NEXTPLACE",
    "refuses the percentages of a sheet without their signs",
    [65300, 63275, column([3.2, 1.1, 9.4]), 1],
    lost(1.1, 0.011),
  ),
  refuses(
    "NEXTPLACE",
    "refuses its own growth as a percentage without its sign",
    [65300, 63275, column([3.2, 0.4, 9.4]), 1],
    lost(3.2, 0.032),
  ),
  refuses(
    "SENTENCE",
    "refuses percentages without their signs",
    ["财政总收入", 201708, "华容县", COUNTIES, column([3.2, 1.1, 9.4])],
    lost(1.1, 0.011),
  ),
  refuses(
    "SENTENCE",
    "refuses a fall of more than all",
    ["财政总收入", 201708, "华容县", COUNTIES, column([0.5, 0.2, -9.4])],
    lost(-9.4, -0.094),
  ),
  gives(
    "SENTENCE",
    "takes growth above 100% with its sign",
    ["财政总收入", 201708, "华容县", COUNTIES, column(["320%", "110%", "940%"])],
    "1—8月，华容县财政总收入同比增长320.0%，居第2位。",
  ),
  gives(
    "SENTENCE",
    "takes growth above 100% beside growth below it",
    ["财政总收入", 201708, "华容县", COUNTIES, column([3.2, 0.11, errorCell("#N/A")])],
    "1—8月，华容县财政总收入同比增长320.0%，居首位（2/3已报）。",
    { withheld: "#N/A" },
  ),
];

const tooMuch = (name: string, share: number, choice: string): string => `${name}${share}大于1：请填${choice}`;

/** Ratios above 1 where none can be. */
export const ratios: readonly Case[] = [
  refuses("TAXTOTARGET", "refuses 75 for 75%", [[[4]], [[6.53]], [[75]]], tooMuch("目标占比", 75, "75%或0.75")),
  refuses(
    "TAXTOTARGET",
    "refuses 75 written as text",
    [[[4]], [[6.53]], [["75"]]],
    tooMuch("目标占比", 75, "75%或0.75"),
  ),
  refuses(
    "TAXTOTARGET",
    "refuses 75 beside amounts with units",
    [[["4亿元"]], [["6.53亿元"]], [[75]]],
    tooMuch("目标占比", 75, "75%或0.75"),
  ),
  refuses(
    "TAXTOTARGET",
    "refuses what is no percentage either",
    [[[4]], [[6.53]], [[6530]]],
    tooMuch("目标占比", 6530, "75%或0.75"),
  ),
  refuses(
    "TAXTOTARGET",
    "says in which row the share is",
    [column([4, 4]), [[6.53]], column([0.75, 75])],
    `第2行：${tooMuch("目标占比", 75, "75%或0.75")}`,
  ),
  gives("TAXTOTARGET", "says that no total can be more than its own tax", [[[4]], [[6.53]], [["105%"]]], "不适用"),
  refuses(
    "POINTCHANGE",
    "refuses a percentage without its sign",
    [[[61.33]], [[58.79]]],
    tooMuch("比重", 61.33, "61.33%或0.6133"),
  ),
  refuses(
    "POINTCHANGE",
    "refuses a percentage without its sign beside one",
    [[["61.33%"]], [[58.79]]],
    tooMuch("比重", 58.79, "58.79%或0.5879"),
  ),
  gives("POINTCHANGE", "takes a ratio beside a percentage", [[["61.33%"]], [[0.5879]]], 0.0254),
  gives("POINTCHANGE", "takes a ratio above 1 with its sign", [[["105%"]], [["102.5%"]]], 0.025),
];

const unclear = (period: number, choice: string): string => `${period}可以是1月，也可以是10月：请填${choice}`;
const short = (period: number, choice: string): string => `${period}不是完整的期间：请填${choice}`;

/** Periods and days that may be two. */
export const periods: readonly Case[] = [
  refuses("PACE", "refuses January that may be October", [2017.1], unclear(2017.1, "201701或201710")),
  refuses("PACEGAP", "refuses January that may be October", [[[1]], [[1]], 2017.1], unclear(2017.1, "201701或201710")),
  refuses("PACE", "refuses a year with a month of one digit", [20178], short(20178, "201708或2017-08")),
  gives("PACE", "takes February to September after a point", [2017.8, 2], 0.6667),
  gives("PACE", "takes two digits after a point", [2017.11, 2], 0.9167),
  gives("PACE", "takes January written as text", ["2017.1", 2], 0.0833),
  gives("PACE", "takes October written as text", ["2017.10", 2], 0.8333),
  refuses("DAYSLEFT", "refuses a month for a day", [201709, "2017-09-20"], "完成期限应为日期，如2017-09-28"),
  refuses(
    "LIGHT",
    "refuses a month for a day",
    [5, 10, "2017-09-01", 201709, "2017-09-20"],
    "完成期限应为日期，如2017-09-28",
  ),
];
