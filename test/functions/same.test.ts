import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as analysis from "../../addin/analysis/index";
import { absence, isNumber, reasonWords, type Figure, type Period } from "../../addin/analysis/index";
import { REASONS } from "../../addin/analysis/model/figure";
import { column, type Argument, type Shown } from "./case";
import { callInNode, FUNCTIONS } from "./node";

// Law 9: a cell shows what the module says, to the last bit.

const FIGURE: fc.Arbitrary<Figure> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -50_000, max: 500_000 }).map((units) => units / 100) },
  { weight: 2, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(...REASONS).map((reason) => absence(reason)) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 3, 12) },
);
const PLACES = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });
const AUGUST: Period = { year: 2017, month: 8, span: "yearToDate" };

/** A share, or a rate of growth: a number above 1 has a percent sign, or is refused. */
const ratioOf = (figure: Figure): Figure => (isNumber(figure) && Math.abs(figure) > 1 ? 1 / figure : figure);

const cellOf = (figure: Figure): Shown => (isNumber(figure) ? figure + 0 : reasonWords(figure.absent));
const cellsOf = (figures: readonly Figure[]) => column(figures.map(cellOf));
const given = (places: number | undefined) => (places === undefined ? {} : { decimals: places });

type Rounding = { readonly decimals?: number };
type Row = [
  id: string,
  figures: number,
  module: (figures: Figure[], rounding: Rounding) => Figure[],
  before?: Argument[],
  ratios?: number[],
];

/** Functions that work row by row: how many figures, what the module says of a row, what stands before the places, and which are shares. */
const ROW_BY_ROW = [
  ["GROWTHRATE", 2, ([a, b], r) => [analysis.growth(a, b, r)]],
  ["AVERAGEGROWTH", 3, ([a, b, n], r) => [analysis.averageGrowth(a, b, n, r)]],
  ["TWOYEARAVERAGE", 2, ([a, b], r) => [analysis.twoYearAverage(a, b, r)]],
  ["SINCEYEAREND", 2, ([a, b], r) => Object.values(analysis.sinceYearEnd(a, b, r))],
  ["SHARE", 2, ([a, b], r) => [analysis.share(a, b, r)]],
  ["COMPLETION", 2, ([a, b], r) => [analysis.completion(a, b, r)]],
  ["PACEGAP", 2, ([a, b], r) => [analysis.paceGap(a, b, AUGUST, r)], [201708]],
  ["SCORE", 3, ([a, b, w], r) => [analysis.score(a, b, w, { kind: "negative", ...r })], ["逆指标"]],
  ["ROUNDED", 1, ([a], { decimals = 0 }) => [isNumber(a) ? analysis.rounded(a, decimals) : a]],
  ["COMPARABLEBASE", 2, ([a, b]) => [analysis.comparableBase(a, b)]],
  ["POINTCHANGE", 2, ([a, b]) => [analysis.pointChange(a, b)], [], [0, 1]],
  ["CONTRIBUTION", 3, ([a, b, c]) => [analysis.contribution(a, b, c)]],
  ["CONTRIBUTIONRATE", 4, ([a, b, c, d]) => [analysis.contributionRate(a, b, c, d)]],
  ["RANKCHANGE", 2, ([a, b]) => [analysis.rankChange(a, b)]],
  ["TARGETGAP", 2, ([a, b]) => [analysis.targetGap(a, b, { best: "low" })], ["低优"]],
  ["TAXTOTARGET", 3, ([a, b, c]) => [analysis.taxToTarget(a, b, c, "taxFixed")], ["税收不变"], [2]],
  ["REQUIREDMONTHLY", 2, ([a, b]) => [analysis.requiredMonthly(a, b, AUGUST)], [201708]],
  ["REQUIREDGROWTH", 4, ([a, b, c, d]) => [analysis.requiredGrowth(a, b, c, d, AUGUST)], [201708]],
  ["PROJECTION", 3, ([a, b, c]) => [analysis.projection(a, b, c)]],
] as [
  string,
  number,
  (figures: [Figure, Figure, Figure, Figure], rounding: Rounding) => Figure[],
  Argument[]?,
  number[]?,
][] as Row[];

const NAMES = ["华容县", "湘阴县", "岳阳县", "平江县", "汨罗市", "临湘市"];
const SEPTEMBER = [1, 30, 20].map((day) => ({ year: 2017, month: 9, day })) as [
  analysis.Day,
  analysis.Day,
  analysis.Day,
];
const SEPTEMBER_CELLS = ["2017-09-01", "2017-09-30", "2017-09-20"];
const colour = (light: ReturnType<typeof analysis.light>): Shown =>
  typeof light === "string" ? analysis.labelWords("light", light) : cellOf(light);

/** Functions of a whole field of six: the call, and the rows that the module's own answer makes. */
const OF_A_FIELD: Record<string, (field: Figure[], r: Rounding) => [args: Argument[], rows: Shown[][]]> = {
  SINGLEMONTH: (field) => [[cellsOf(field)], rows(analysis.singleMonths(field))],
  COMPETITIONRANK: (field, r) => [
    [cellsOf(field), cellsOf(field), "低优", r.decimals ?? null],
    rows(analysis.competitionRanks(field, { best: "low", ...r })),
  ],
  DENSERANK: (field, r) => [
    [cellsOf(field), cellsOf(field), "高优", r.decimals ?? null],
    rows(analysis.denseRanks(field, r)),
  ],
  LEAGUETABLE: (field, r) => [
    [column(NAMES), cellsOf(field), null, r.decimals ?? null],
    analysis
      .leagueTable(NAMES, field, r)
      .map((row) => [cellOf(row.place), row.name, ...[row.figure, row.gapToLeader, row.gapToNext].map(cellOf)]),
  ],
  STANDING: (field, r) => [
    ["华容县", column(NAMES), cellsOf(field), null, r.decimals ?? null],
    [[analysis.standingWords(analysis.standing("华容县", NAMES, field, r))]],
  ],
  NEXTPLACE: ([own = 0, base = 0, ...others], { decimals = 1 }) => {
    const growths = others.map(ratioOf);
    return [
      [cellOf(own), cellOf(base), cellsOf(growths), decimals],
      rows([analysis.nextPlace(own, base, growths, { decimals })]),
    ];
  },
  PACE: (_, r) => [[201708, r.decimals ?? null], rows([analysis.pace(AUGUST, r)])],
  BALANCEDROUNDING: (field, { decimals = 0 }) => [
    [cellsOf(field), 10_000, decimals],
    rows(analysis.balancedRounding(field, 10_000, decimals)),
  ],
  VERDICT: ([printed = 0, now = 0, then = 0], { decimals = 1 }) => {
    const rate = ratioOf(printed);
    return [
      [cellOf(rate), cellOf(now), cellOf(then), decimals],
      [[analysis.verdictWords(analysis.verdict(rate, now, then, decimals))]],
    ];
  },
  SUMVERDICT: ([total = 0, ...parts], r) => [
    [cellOf(total), cellsOf(parts), r.decimals ?? null],
    [[analysis.verdictWords(analysis.sumVerdict(total, parts, r.decimals))]],
  ],
  LIGHT: ([done = 0, target = 0]) => [
    [cellOf(done), cellOf(target), ...SEPTEMBER_CELLS],
    [[colour(analysis.light(done, target, ...SEPTEMBER))]],
  ],
  DAYSLEFT: () => [["2017-09-30", "2017-09-20"], rows([analysis.daysLeft(SEPTEMBER[1], SEPTEMBER[2])])],
  SENTENCE: (figures, { decimals = 1 }) => {
    const field = figures.map(ratioOf);
    return [
      ["财政总收入", 201708, "华容县", column(NAMES), cellsOf(field), decimals],
      [
        [
          analysis.growthSentence({
            indicator: "财政总收入",
            period: AUGUST,
            name: "华容县",
            growth: field[0] as Figure,
            standing: analysis.standing("华容县", NAMES, field, { decimals: decimals + 2 }),
            decimals,
          }),
        ],
      ],
    ];
  },
};

const rows = (figures: readonly Figure[]): Shown[][] => figures.map((figure) => [cellOf(figure)]);

describe("a cell and the module", () => {
  test("are compared for every function", () => {
    expect([...ROW_BY_ROW.map(([id]) => id), ...Object.keys(OF_A_FIELD)].sort()).toStrictEqual(
      [...FUNCTIONS.keys()].sort(),
    );
  });

  test.for(ROW_BY_ROW)("agree to the last bit on %s", ([id, count, module, before = [], ratios = []]) => {
    const table = fc.array(fc.array(FIGURE, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, PLACES, (drawn, places) => {
        const lines = drawn.map((line) => line.map((one, i) => (ratios.includes(i) ? ratioOf(one) : one)));
        const columns = Array.from({ length: count }, (_, i) => cellsOf(lines.map((line) => line[i] as Figure)));
        const room = (FUNCTIONS.get(id) as { length: number }).length - count - before.length;
        const args = [...columns, ...before, ...(room > 0 ? [places ?? null] : [])];
        const answer = lines.map((line) => module(line, given(places)).map(cellOf));
        expect(callInNode(id, args)).toStrictEqual({ answer });
      }),
    );
  });

  test.for(Object.entries(OF_A_FIELD))("agree to the last bit on %s", ([id, work]) => {
    fc.assert(
      fc.property(fc.array(FIGURE, { minLength: 6, maxLength: 6 }), PLACES, (field, places) => {
        const [args, answer] = work(field, given(places));
        expect(callInNode(id, args)).toStrictEqual({ answer });
      }),
    );
  });
});

describe("amounts written with their units", () => {
  const AMOUNT = fc.integer({ min: 1, max: 50_000_000 }).map((units) => units / 100);
  const UNIT = fc.constantFrom("元", "千元", "万元", "百万元", "亿元");
  /** An amount of 万元 as a cell writes it in another unit. */
  const writtenIn = (amount: number, unit: string): string =>
    `${String(analysis.convert(amount, "万元", unit))}${unit}`;

  test("are the same amounts in whichever units they are", () => {
    fc.assert(
      fc.property(AMOUNT, AMOUNT, UNIT, UNIT, PLACES, (now, then, one, other, places) => {
        const args = [writtenIn(now, one), writtenIn(then, other)];
        const decimals = places ?? null;
        expect(callInNode("GROWTHRATE", [...args, decimals])).toStrictEqual({
          answer: [[cellOf(analysis.growth(now, then, given(places)))]],
        });
        const gap = analysis.targetGap(now, then);
        expect(callInNode("TARGETGAP", args)).toStrictEqual({
          answer: [[isNumber(gap) ? analysis.convert(gap, "万元", other) : gap]],
        });
      }),
    );
  });

  test("are refused beside amounts without", () => {
    const two = [...FUNCTIONS.keys()].filter((id) => ["GROWTHRATE", "SHARE", "COMPLETION", "TARGETGAP"].includes(id));
    fc.assert(
      fc.property(fc.constantFrom(...two), AMOUNT, AMOUNT, UNIT, fc.boolean(), (id, a, b, unit, first) => {
        const args = first ? [writtenIn(a, unit), b] : [a, writtenIn(b, unit)];
        expect(callInNode(id, args)).toMatchObject({ error: { code: "#VALUE!" } });
      }),
    );
  });
});
