import { column, errorCell, gives, numberCell, refuses, wholeColumn, type Case } from "../case";

const COUNTIES = column(["华容县", "湘阴县", "岳阳县", "平江县", "汨罗市", "临湘市"]);
/** Growth in percent: 华容县 is 倒数第二 and ahead of 湘阴县 alone, as the speech has it. */
const RATES = column([3.2, 1.1, 9.4, 8.7, 6.5, 4.3]);
const PLACES = [[5], [6], [1], [2], [3], [4]];
const GROWTHS = column([0.032, 0.011, 0.094, 0.087, 0.065, 0.043]);
const MANY = Array.from({ length: 10_000 }, (_, row) => row);

export const standing: readonly Case[] = [
  ...["COMPETITIONRANK", "DENSERANK"].flatMap((id) => [
    gives(id, "places one of six (speech)", [[[3.2]], RATES], 5),
    gives(id, "places all six", [RATES, RATES], PLACES),
    gives(id, "places low first where low is best", [RATES, RATES, "低优"], [[2], [1], [6], [5], [4], [3]]),
    gives(
      id,
      "gives what is not reported (null) no place",
      [column([3.2, null]), column([3.2, null, 9])],
      [[2], ["未报"]],
    ),
    gives(id, "gives what is not reported (empty text) no place", [[[""]], RATES], "未报"),
    gives(id, "takes a 0 as a number", [[[0]], column([0, 1, -1])], 2),
    gives(
      id,
      "says that an error has no place and counts it for nothing",
      [column([2, errorCell("#N/A")]), column([2, 3, errorCell("#N/A")])],
      [[2], ["不是数字"]],
      { withheld: "#N/A" },
    ),
    gives(
      id,
      "ties what prints the same",
      [column([4.9396, 4.8592]), column([4.9396, 4.8592, 4.1]), "高优", 1],
      [[1], [1]],
    ),
    gives(id, "reads numbers written as text and typed cells", [[["3.2"], [numberCell(9.4)]], RATES], [[5], [1]]),
    gives(id, "places what is not of the field", [[[5]], RATES], 4),
    gives(id, "places a row", [[[3.2, 9.4]], RATES], [[5, 1]]),
    gives(
      id,
      "takes a missing end of a row as blank",
      [[[3.2, 9.4], [1.1]], RATES],
      [
        [5, 1],
        [6, "未报"],
      ],
    ),
    gives(
      id,
      "places ten thousand",
      [column(MANY), column(MANY)],
      MANY.map((row) => [10_000 - row]),
    ),
    gives(
      id,
      "stops whole columns where their cells stop",
      [wholeColumn([1, 3, 2]), wholeColumn([1, 3, 2])],
      [[3], [1], [2]],
    ),
    gives(id, "takes an empty direction (0) as left out", [[[3.2]], RATES, 0], 5),
    gives(id, "works where the script is newer than its metadata", [[[3.2]], RATES, "高优"], 5, { stale: true }),
    refuses(id, "refuses another direction", [[[3.2]], RATES, "降序"], "方向只能填高优、低优"),
    refuses(id, "refuses places beyond 10", [[[3.2]], RATES, "高优", 12], "小数位应为0到10的整数"),
  ]),
  gives(
    "COMPETITIONRANK",
    "leaves the place after a tie out",
    [column([9, 8, 8, 7]), column([9, 8, 8, 7])],
    [[1], [2], [2], [4]],
  ),
  gives("DENSERANK", "leaves no place out", [column([9, 8, 8, 7]), column([9, 8, 8, 7])], [[1], [2], [2], [3]]),

  gives("RANKCHANGE", "gives a lost place as negative", [[[5]], [[3]]], -2),
  gives("RANKCHANGE", "gives no change as 0", [[[5]], [[5]]], 0),

  gives(
    "LEAGUETABLE",
    "sorts the six (speech)",
    [COUNTIES, RATES],
    [
      [1, "岳阳县", 9.4, 0, "已居首位"],
      [2, "平江县", 8.7, -0.7, -0.7],
      [3, "汨罗市", 6.5, -2.9, -2.2],
      [4, "临湘市", 4.3, -5.1, -2.2],
      [5, "华容县", 3.2, -6.2, -1.1],
      [6, "湘阴县", 1.1, -8.3, -2.1],
    ],
  ),
  gives("LEAGUETABLE", "works on one", [[["华容县"]], [[3.2]]], [[1, "华容县", 3.2, 0, "已居首位"]]),
  gives(
    "LEAGUETABLE",
    "puts what is not reported last",
    [column(["甲", "乙", "丙"]), column([null, 2, ""])],
    [
      [1, "乙", 2, 0, "已居首位"],
      ["未报", "甲", "未报", "未报", "未报"],
      ["未报", "丙", "未报", "未报", "未报"],
    ],
  ),
  gives(
    "LEAGUETABLE",
    "leaves blank rows out, in whichever form they come",
    [column(["甲", null, "", 0, "乙"]), column([1, "", null, 0, 2])],
    [
      [1, "乙", 2, 0, "已居首位"],
      [2, "甲", 1, -1, -1],
    ],
  ),
  gives(
    "LEAGUETABLE",
    "ties what prints the same",
    [column(["甲", "乙", "丙"]), column([8.34, 8.25, 7]), "高优", 1],
    [
      [1, "甲", 8.3, 0, "已居首位"],
      [1, "乙", 8.3, 0, "已居首位"],
      [3, "丙", 7, -1.3, -1.3],
    ],
  ),
  gives(
    "LEAGUETABLE",
    "keeps an error as a unit without a number",
    [column(["甲", "乙"]), column([errorCell("#N/A"), 2])],
    [
      [1, "乙", 2, 0, "已居首位"],
      ["不是数字", "甲", "不是数字", "不是数字", "不是数字"],
    ],
    { withheld: "#N/A" },
  ),
  gives(
    "LEAGUETABLE",
    "takes names in a row beside figures in a column",
    [[["甲", "乙"]], column([1, 2])],
    [
      [1, "乙", 2, 0, "已居首位"],
      [2, "甲", 1, -1, -1],
    ],
  ),
  gives(
    "LEAGUETABLE",
    "stops whole columns where their cells stop",
    [wholeColumn(["甲", "乙"]), wholeColumn([1, 2])],
    [
      [1, "乙", 2, 0, "已居首位"],
      [2, "甲", 1, -1, -1],
    ],
  ),
  gives(
    "LEAGUETABLE",
    "works where the script is newer than its metadata",
    [[["甲"]], [[1]]],
    [[1, "甲", 1, 0, "已居首位"]],
    { stale: true },
  ),
  refuses(
    "LEAGUETABLE",
    "refuses fewer figures than names",
    [COUNTIES, column([1, 2, 3, 4, 5])],
    "名称有6个，数值有5个，应一样多",
  ),
  {
    ...refuses(
      "LEAGUETABLE",
      "finds nothing in a blank field",
      [column([null, ""]), column(["", null])],
      "名称和数值都是空的",
    ),
    outcome: { error: { code: "#N/A", words: "名称和数值都是空的" } },
  },

  gives("STANDING", "words the place (speech)", ["华容县", COUNTIES, RATES], "第5位（倒数第二），仅高于湘阴县"),
  gives("STANDING", "words the first place", ["岳阳县", COUNTIES, RATES], "首位"),
  gives(
    "STANDING",
    "finds a name with blanks and full-width marks in it",
    ["华容　县", COUNTIES, RATES],
    "第5位（倒数第二），仅高于湘阴县",
  ),
  gives(
    "STANDING",
    "says how many reported, blank rows left out",
    ["甲", column(["甲", null, "乙", "丙"]), column([2, null, 3, null])],
    "第2位（末位，2/3已报）",
  ),
  gives("STANDING", "says why a unit has no place", ["甲", column(["甲", "乙"]), column(["", 3])], "未报"),
  gives("STANDING", "turns round where low is best", ["华容县", COUNTIES, RATES, "低优"], "第2位"),
  gives("STANDING", "says that a unit is not of the field", ["君山区", COUNTIES, RATES], "不在参评范围"),
  gives(
    "STANDING",
    "takes an error among the figures as no number",
    ["乙", column(["甲", "乙"]), column([errorCell("#VALUE!"), 3])],
    "首位（1/2已报）",
    { withheld: "#VALUE!" },
  ),
  refuses("STANDING", "refuses a blank name (null)", [null, COUNTIES, RATES], "缺少单位名称"),
  refuses("STANDING", "refuses a blank name (empty text)", ["", COUNTIES, RATES], "缺少单位名称"),
  refuses("STANDING", "refuses a blank name (0)", [0, COUNTIES, RATES], "缺少单位名称"),
  refuses("STANDING", "refuses an error as a name", [errorCell("#N/A"), COUNTIES, RATES], "缺少单位名称", {
    withheld: "#N/A",
  }),
  refuses(
    "STANDING",
    "refuses fewer names than figures",
    ["华容县", column(["华容县"]), RATES],
    "名称有1个，数值有6个，应一样多",
  ),

  gives("NEXTPLACE", "gives the least that passes at print", [6.53, 6.33, column([0.032, 0.041, 0.058]), 1], 0.07),
  gives("NEXTPLACE", "draws level where places are left out", [6.53, 6.33, column([0.03, 0.041, 0.058])], 0.05953),
  gives("NEXTPLACE", "says that the first has nowhere to go", [6.53, 6.33, column([0.032, 0.02]), 1], "已居首位"),
  gives("NEXTPLACE", "says why there is no rate of its own", [6.53, 0, column([0.032])], "基期为零"),
  gives("NEXTPLACE", "gives a blank (null) as not reported", [null, 6.33, column([0.032])], "未报"),
  gives("NEXTPLACE", "gives a blank (empty text) as not reported", [6.53, "", column([0.032])], "未报"),
  gives(
    "NEXTPLACE",
    "leaves out of the field what has no number",
    [100, 100, column(["未报", errorCell("#N/A"), "5%", null]), 0],
    6,
    { withheld: "#N/A" },
  ),
  gives(
    "NEXTPLACE",
    "works where the script is newer than its metadata",
    [6.53, 6.33, column([0.03, 0.041])],
    0.05953,
    { stale: true },
  ),
  refuses("NEXTPLACE", "refuses places in words", [6.53, 6.33, column([0.03]), "一位"], "小数位应为0到10的整数"),

  gives(
    "SENTENCE",
    "writes the sentence of the speech",
    ["财政总收入", "2017年1-8月", "华容县", COUNTIES, GROWTHS],
    "1—8月，华容县财政总收入同比增长3.2%，居第5位（倒数第二），仅高于湘阴县。",
  ),
  gives(
    "SENTENCE",
    "takes a bare month as to date",
    ["财政总收入", 201708, "岳阳县", COUNTIES, GROWTHS],
    "1—8月，岳阳县财政总收入同比增长9.4%，居首位。",
  ),
  gives(
    "SENTENCE",
    "takes a date cell as to date",
    ["财政总收入", numberCell(42978), "岳阳县", COUNTIES, GROWTHS],
    "1—8月，岳阳县财政总收入同比增长9.4%，居首位。",
  ),
  gives(
    "SENTENCE",
    "finds the growth by the name that the place is found by",
    ["财政总收入", 201708, "岳阳 县", COUNTIES, GROWTHS],
    "1—8月，岳阳 县财政总收入同比增长9.4%，居首位。",
  ),
  gives(
    "SENTENCE",
    "says that growth is not reported",
    ["财政总收入", 201708, "甲", column(["甲", "乙"]), column([null, 0.01])],
    "1—8月，甲财政总收入增速未报。",
  ),
  gives(
    "SENTENCE",
    "says growth at the places asked for",
    ["财政总收入", 201708, "甲", column(["甲", "乙"]), column([0.03216, 0.01]), 2],
    "1—8月，甲财政总收入同比增长3.22%，居首位。",
  ),
  gives(
    "SENTENCE",
    "works where the script is newer than its metadata",
    ["财政总收入", 201708, "甲", column(["甲", "乙"]), column([0.05, 0.01])],
    "1—8月，甲财政总收入同比增长5.0%，居首位。",
    { stale: true },
  ),
  gives(
    "SENTENCE",
    "takes an error among the growths as no number",
    ["财政总收入", 201708, "甲", column(["甲", "乙"]), column([errorCell("#N/A"), 0.01])],
    "1—8月，甲财政总收入增速不是数字。",
    { withheld: "#N/A" },
  ),
  refuses("SENTENCE", "refuses no indicator", [null, 201708, "甲", COUNTIES, GROWTHS], "缺少指标名称"),
  refuses(
    "SENTENCE",
    "refuses an error as an indicator",
    [errorCell("#REF!"), 201708, "华容县", COUNTIES, GROWTHS],
    "缺少指标名称",
    { withheld: "#REF!" },
  ),
  refuses("SENTENCE", "refuses no unit", ["财政总收入", 201708, "", COUNTIES, GROWTHS], "缺少单位名称"),
  refuses(
    "SENTENCE",
    "refuses a month alone",
    ["财政总收入", "8月", "华容县", COUNTIES, GROWTHS],
    "看不懂的期间“8月”，请填201708、2017-08或2017年1-8月",
  ),
  refuses(
    "SENTENCE",
    "refuses fewer growths than names",
    ["财政总收入", 201708, "华容县", COUNTIES, column([0.03])],
    "名称有6个，数值有1个，应一样多",
  ),
];
