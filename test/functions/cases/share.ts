import { column, gives, refuses, wholeColumn, type Case } from "../case";

export const share: readonly Case[] = [
  gives("SHARE", "gives loans to deposits (speech)", [[[98.28]], [[230.86]], 2], 0.4257),
  gives("SHARE", "says why where the whole is 0", [[[30]], [[0]]], "基期为零"),
  gives("SHARE", "says why where the whole is negative", [[[30]], [[-5]]], "基期为负"),
  gives(
    "SHARE",
    "divides six parts by one whole",
    [column([1, 2, 3, 4, 0, null]), [[10]]],
    [[0.1], [0.2], [0.3], [0.4], [0], ["未报"]],
  ),
  gives("SHARE", "works where the script is newer than its metadata", [[[1]], [[4]]], 0.25, { stale: true }),

  gives("POINTCHANGE", "leaves no dust of floats", [[[0.3]], [[0.1]]], 0.2),
  gives("POINTCHANGE", "gives no change as 0", [[[0.6133]], [[0.6133]]], 0),

  gives("CONTRIBUTION", "is negative where the part fell", [[[90]], [[100]], [[1000]]], -0.01),
  gives("CONTRIBUTION", "says why where the total was 0", [[[90]], [[100]], [[0]]], "基期为零"),

  gives("CONTRIBUTIONRATE", "says that the total has not changed", [[[130]], [[100]], [[1000]], [[1000]]], "总量未变"),
  gives("CONTRIBUTIONRATE", "says why where the total was negative", [[[130]], [[100]], [[1000]], [[-1]]], "基期为负"),

  gives("COMPLETION", "completes what was raised (speech)", [[[30.2]], [[20]]], 1.51),
  gives("COMPLETION", "passes on that no target was set", [[[23.95]], [["未设目标"]]], "未设目标"),
  gives("COMPLETION", "gives a target of 0 its reason", [[[23.95]], [[0]]], "基期为零"),
  gives("COMPLETION", "stops a whole column where its cells stop", [wholeColumn([5, 10]), [[20]]], [[0.25], [0.5]]),
  gives("COMPLETION", "works where the script is newer than its metadata", [[[5]], [[20]]], 0.25, { stale: true }),

  gives("TARGETGAP", "gives what is beyond the target (speech)", [[[23.95]], [[20]]], 3.95),
  gives("TARGETGAP", "turns round where low is best", [[[0.9]], [[0.84]], "低优"], -0.06),
  gives("TARGETGAP", "takes the option in English", [[[0.9]], [[0.84]], "LOW"], -0.06),
  gives("TARGETGAP", "takes an empty option (0) as left out", [[[0.9]], [[0.84]], 0], 0.06),
  gives("TARGETGAP", "works where the script is newer than its metadata", [[[0.9]], [[0.84]]], 0.06, { stale: true }),
  refuses("TARGETGAP", "refuses another word", [[[1]], [[1]], "越高越好"], "方向只能填高优、低优"),
  refuses("TARGETGAP", "refuses TRUE as an option", [[[1]], [[1]], true], "方向只能填高优、低优"),

  gives("TAXTOTARGET", "adds tax where the rest is fixed (speech)", [[[4]], [[6.53]], [[0.75]], "非税不变"], 3.59),
  gives("TAXTOTARGET", "takes the rest off where tax is fixed", [[[3]], [[6]], [[0.75]], "税收不变"], -2),
  gives(
    "TAXTOTARGET",
    "says that all of it can never be tax by adding",
    [[[4]], [[6.53]], [[1]], "非税不变"],
    "不适用",
  ),
  refuses(
    "TAXTOTARGET",
    "refuses another word",
    [[[4]], [[6]], [[0.75]], "都不变"],
    "方式只能填总量不变、非税不变、税收不变",
  ),

  gives("SCORE", "gives no more than its weight", [[[0.8]], [[0.75]], [[8]]], 8),
  gives("SCORE", "turns round for a negative indicator", [[[15]], [[12]], [[2]], "逆指标"], 1.6),
  gives("SCORE", "says why where the target is 0", [[[0.6]], [[0]], [[8]]], "基期为零"),
  gives("SCORE", "works where the script is newer than its metadata", [[[0.8]], [[0.75]], [[8]]], 8, { stale: true }),
  refuses("SCORE", "refuses another word", [[[1]], [[1]], [[1]], "区间"], "类型只能填正指标、逆指标"),
];
