import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  addressOf,
  monthly,
  plainSheet,
  type CellValue,
  type Dictionary,
  type Finding,
  type Sheet,
} from "../addin/analysis/index";
import { growth, places } from "../seeds/make/exact.mjs";
import { historyOf, pastOf, reportsOf, sentenceOf, type Drawn, type Past, type Report } from "./helpers/past";
import { shippedDictionary } from "./helpers/month";
import { changed, COLUMNS, COUNTIES, FIRST, sheetOf, tableOf, type Line } from "./helpers/table";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const drawn: fc.Arbitrary<Drawn> = fc.record({
  size: fc.integer({ min: 4000, max: 16_000 }),
  growth: fc.integer({ min: 15, max: 90 }),
  share: fc.integer({ min: 45, max: 85 }),
  budget: fc.integer({ min: 20, max: 90 }),
  wobbles: fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 12, maxLength: 12 }),
});
const pastsOf = (all: readonly Drawn[]): Past[] => all.map((one, i) => pastOf(COUNTIES[i] as string, one));

/** Where the fault goes: a county, and by how much. */
interface Draw {
  readonly pasts: readonly Past[];
  readonly at: number;
  readonly by: number;
}
/** A sheet with one fault, and its root. */
interface Injected {
  readonly sheet: Sheet;
  readonly cell: string;
  readonly rule: string;
  readonly cause?: string;
  readonly history?: readonly Sheet[];
  readonly beside?: readonly Sheet[];
}
type Inject = (draw: Draw) => Injected | undefined;

/** Columns of the table with 本月, which stands before the others. */
const AT = {
  single: 1,
  ...(Object.fromEntries(Object.entries(COLUMNS).map(([name, at]) => [name, at + 1])) as typeof COLUMNS),
};
const withoutSingle = ({ name, now, base, budget, tax }: Report): Line => ({ name, now, base, budget, tax });

const clean = ({ pasts }: Draw): CellValue[][] => tableOf(reportsOf(pasts));
const cellOf = (at: number, column: keyof typeof AT): string => addressOf(FIRST + at, AT[column]);

/** One cell made wrong, in the row of a county or, one below the last, of 合计. */
const cellFault =
  (
    column: keyof typeof AT,
    rule: string | ((row: number) => string),
    make: (right: number, by: number) => number | string | undefined,
    more: { cause?: string; row?: number; history?: readonly Sheet[] } = {},
  ): Inject =>
  (draw) => {
    const row = more.row ?? draw.at;
    const rows = clean(draw);
    const right = rows[FIRST + row]?.[AT[column]];
    const wrong = typeof right === "number" ? make(right, draw.by) : undefined;
    if (wrong === undefined || wrong === right) return undefined;
    const { cause, history } = more;
    return {
      sheet: sheetOf(changed(rows, [[FIRST + row, AT[column], wrong]])),
      cell: cellOf(row, column),
      rule: typeof rule === "string" ? rule : rule(row),
      ...(cause === undefined ? {} : { cause }),
      ...(history === undefined ? {} : { history }),
    };
  };

/** One county reports otherwise, and all that follows from it with it. */
const reportFault =
  (
    column: keyof typeof AT,
    rule: string,
    change: (report: Report, july: Report, by: number) => Partial<Report>,
    single = true,
  ): Inject =>
  ({ pasts, at, by }) => {
    const county = at;
    const july = reportsOf(pasts, 7)[county] as Report;
    const reports = reportsOf(pasts).map((one, i) => (i === county ? { ...one, ...change(one, july, by) } : one));
    const rows = tableOf(single ? reports : reports.map(withoutSingle));
    return { sheet: sheetOf(rows), cell: addressOf(FIRST + county, AT[column] - (single ? 0 : 1)), rule };
  };

const tableFault =
  (rule: string, cell: string, change: (rows: CellValue[][], draw: Draw) => CellValue[][]): Inject =>
  (draw) => ({ sheet: sheetOf(change(clean(draw), draw)), cell, rule });

const sayFault =
  (rule: string, say: (draw: Draw) => string): Inject =>
  (draw) => ({ sheet: sheetOf([...clean(draw), [], [say(draw)]]), cell: "A13", rule });

/** Another figure, and never one that a slip of one digit or two digits swapped would make. */
const off = (right: number, by: number): number => {
  let size = Math.ceil(Math.abs(right) * (0.004 + Math.abs(by) * 0.0005));
  while (size % 9 === 0 || /^\d0*$/.test(String(size))) size++;
  return right + Math.sign(by) * size;
};
const swapped = (right: number): number | undefined => {
  const [a, b, c, ...rest] = String(right);
  return b === c ? undefined : Number([a, c, b, ...rest].join(""));
};
const scaled = (rows: CellValue[][], by: number): CellValue[][] =>
  rows.map((line, r) =>
    line.map((value, c) =>
      r >= FIRST && typeof value === "number" && ![AT.growth, AT.completion, AT.share, AT.rank].includes(c)
        ? value * by
        : value,
    ),
  );
/** A plain table of six counties: 地区 and what is asked for, from row 4 on. */
const plainTable = (title: string, headers: readonly string[], line: (at: number) => readonly CellValue[]): Sheet =>
  plainSheet([[title], ["单位：万元"], ["地区", ...headers], ...COUNTIES.map((name, i) => [name, ...line(i)])], {
    file: "统计局.xlsx",
  });
const RATES = ["社会消费品零售总额", "上年同期", "增减额", "增减%"];
const rateRow = (base: number, by: number): CellValue[] => {
  const now = Math.round(base * by);
  return [now, base, now - base, growth(now, base)];
};
const july = (pasts: readonly Past[]): Sheet =>
  sheetOf(changed(tableOf(reportsOf(pasts, 7)), [[0, 0, "2017年1—7月六县（市）财政总收入完成情况表"]]));

/** Faults of tables of another kind than the one of 财政局. */
const OTHERS: Readonly<Record<string, Inject>> = {
  "a budget that was another": (draw) => ({
    ...(reportFault("budget", "budget-changed", ({ budget }, _, by) => ({ budget: off(budget, by) }))(
      draw,
    ) as Injected),
    history: [...historyOf(draw.pasts), july(draw.pasts)],
  }),
  "growth out of its own range": ({ pasts, at, by }) => ({
    sheet: plainTable("2017年1—8月财政总收入", ["财政总收入", "上年同期", "增减额", "增减%"], (i) => {
      const { base, now } = reportsOf(pasts)[i] as Report;
      return rateRow(base, i === at ? 1.25 + Math.abs(by) / 100 : now / base);
    }),
    cell: addressOf(3 + at, 4),
    rule: "unusual-growth",
  }),
  "growth that turns": ({ at, by }) => {
    const table = (month: number, base: number, own: number) =>
      plainTable(`2017年1—${month}月社会消费品零售总额`, RATES, (i) =>
        rateRow(base + 1_237 * i, i === at ? own : 1.05),
      );
    return {
      sheet: table(8, 113_204, 0.85 - Math.abs(by) / 1000),
      history: [table(7, 71_409, 1.2)],
      cell: addressOf(3 + at, 4),
      rule: "growth-reversal",
    };
  },
  "one figure told in two ways": (draw) => ({
    sheet: plainTable("2017年1—8月财政收入", ["财政总收入"], (i) => {
      const { now } = reportsOf(draw.pasts)[i] as Report;
      return [i === draw.at ? off(now, draw.by) : now];
    }),
    beside: [sheetOf(clean(draw))],
    history: [],
    cell: addressOf(3 + draw.at, 1),
    rule: "figures-disagree",
  }),
  "a part larger than its whole": ({ by }) => ({
    sheet: plainSheet([
      ["华容县2017年1—8月税收（万元）"],
      ["项目", "累计"],
      ["税收收入", 9000],
      ["1.增值税", 5000],
      ["其中：改征增值税", 5000 + Math.abs(by)],
      ["2.企业所得税", 4000],
    ]),
    history: [],
    cell: "B5",
    rule: "part-exceeds-whole",
  }),
  "a total that is not what it is defined as": ({ pasts, at, by }) => ({
    sheet: plainTable("2017年1—8月财政收入", ["财政总收入", "税收收入", "非税收入"], (i) => {
      const { now, tax } = reportsOf(pasts)[i] as Report;
      return [i === at ? off(now, by) : now, tax, now - tax];
    }),
    history: [],
    cell: addressOf(3 + at, 1),
    rule: "identity-mismatch",
  }),
  "shares that are not all": ({ at, by }) => ({
    sheet: plainTable("2017年1—8月财政收入结构", ["税收占比（%）", "非税占比（%）"], (i) => [
      61.3 + i,
      38.7 - i + (i === at ? Math.sign(by) * 0.3 + by / 10 : 0),
    ]),
    cell: addressOf(3 + at, 1),
    rule: "shares-unbalanced",
  }),
  "a January that is not published": ({ by }) => ({
    sheet: plainTable("2017年1月固定资产投资", ["固定资产投资"], (i) => [101_234 + 1_357 * i + by]),
    cell: "B4",
    rule: "joint-months",
  }),
  // Where tax is a smaller part of revenue, the same fall is out of the range of its growth as well.
  "a month that lives on charges": (draw) => {
    const { tax, now } = reportsOf(draw.pasts)[draw.at] as Report;
    if (tax < 0.6 * now) return undefined;
    return reportFault("tax", "nontax-jump", (report) => ({ tax: Math.round(report.tax - 0.32 * report.single) }))(
      draw,
    );
  },
};

const CLASSES: Readonly<Record<string, Inject>> = {
  "a wrong cumulative figure": cellFault("now", "cumulative-mismatch", off),
  "swapped digits": cellFault("now", "cumulative-mismatch", swapped, { cause: "swapped digits" }),
  "a turned sign": cellFault("now", "cumulative-mismatch", (right) => -right, { cause: "sign flip" }),
  "swapped digits with no ledger": cellFault("now", "mistyped", swapped, { cause: "swapped digits", history: [] }),
  "a wrong total": cellFault("budget", "sum-mismatch", off, { row: 6 }),
  "a wrong base": cellFault("base", "base-mismatch", off),
  "a wrong change": cellFault("change", "change-mismatch", (right, by) => right + by * 7),
  "a wrong rate": cellFault("growth", "growth-mismatch", (right, by) => Math.round((right + by * 0.3) * 10) / 10),
  "a wrong completion": cellFault(
    "completion",
    "completion-mismatch",
    (right, by) => Math.round((right + by * 0.07) * 100) / 100,
  ),
  "a wrong share": cellFault("share", "share-mismatch", (right, by) => Math.round((right + by * 0.07) * 100) / 100),
  "a wrong place": (draw) => {
    const injected = cellFault("rank", "rank-mismatch", (right, by) => ((right + (Math.abs(by) % 5)) % 6) + 1)(draw);
    const printed = injected?.sheet.rows.slice(FIRST, FIRST + COUNTIES.length).map((row) => row[AT.rank]);
    // The places of another field than the printed growth are right as they stand.
    const rightBy = (of: (report: Report) => number) =>
      String(places(reportsOf(draw.pasts).map(of))) === String(printed);
    const right = rightBy(({ now }) => now) || rightBy(({ now, base }) => now / base) || rightBy((r) => r.tax / r.now);
    return right ? undefined : injected;
  },
  "a figure in 元": cellFault("now", "unit-slip", (right) => right * 10_000),
  "a budget in 亿元": cellFault("budget", "unit-slip", (right) => right / 10_000),
  "a text for a number": cellFault("growth", "not-a-number", (right) => `${right}.`.replace(".", "..")),
  "a month that does not fit": reportFault("now", "cumulative-mismatch", ({ single }, _, by) => ({
    single: off(single, by),
  })),
  "a base that was another": reportFault("base", "base-mismatch", ({ base }, _, by) => ({ base: off(base, by) })),
  // A round figure may well come twice.
  "a figure left as it was": (draw) => {
    const left = reportFault("now", "unchanged-figure", (_, july) => ({ now: july.now }), false)(draw);
    const now = left?.sheet.rows[Number(left.cell.slice(1)) - 1]?.[1];
    return String(now).replace(/0+$/, "").length < 4 ? undefined : left;
  },
  "a cumulative figure that falls": reportFault(
    "now",
    "cumulative-falls",
    (_, july, by) => ({ now: july.now - 100 - Math.abs(by) }),
    false,
  ),
  "a negative month": reportFault("single", "negative-month", (_, july, by) => ({
    single: -500 - Math.abs(by),
    now: july.now - 500 - Math.abs(by),
  })),
  "a county left out": ({ pasts, at }) => ({
    sheet: sheetOf(tableOf(reportsOf(pasts).filter((_, i) => i !== at))),
    cell: "A3",
    rule: "missing-region",
  }),
  "a county twice": ({ pasts, at }) => {
    const reports = reportsOf(pasts);
    return {
      sheet: sheetOf(tableOf([...reports, reports[at] as Report])),
      cell: "A11",
      rule: "duplicate-region",
    };
  },
  "a name that nobody knows": (draw) => {
    const row = FIRST + draw.at;
    return {
      sheet: sheetOf(changed(clean(draw), [[row, 0, "华荣县"]])),
      cell: addressOf(row, 0),
      rule: "unknown-region",
    };
  },
  "last month's table": ({ pasts }) => ({
    sheet: sheetOf(tableOf(reportsOf(pasts, 7))),
    cell: "A1",
    rule: "stale-copy",
  }),
  "a column pasted twice": tableFault("repeated-column", "D4", (rows) =>
    rows.map((line, r) =>
      r < FIRST ? line : line.map((value, c) => (c === AT.base ? (line[AT.now] ?? null) : value)),
    ),
  ),
  "a whole table in 元": tableFault("wrong-unit", "A1", (rows) => scaled(rows, 10_000)),
  "another month in the header": tableFault("period-disagreement", "C4", (rows) =>
    changed(rows, [[3, AT.now, "1-7月累计"]]),
  ),
  "a damaged period": tableFault("damaged-period", "A1", (rows) =>
    changed(rows, [[0, 0, "2017年18月六县（市）财政总收入完成情况表"]]),
  ),
  "no unit": tableFault("no-unit", "A1", (rows) => changed(rows, [[1, 0, null]])),
  "a hidden row": (draw) => {
    const row = FIRST + draw.at;
    return { sheet: { ...sheetOf(clean(draw)), hiddenRows: [row] }, cell: addressOf(row, 0), rule: "hidden-value" };
  },
  // Two points or more: a whole number in the sentence and one in the cell are each half a point wide.
  "a sentence that claims another rate": sayFault("claim-mismatch", ({ pasts, at, by }) =>
    sentenceOf(reportsOf(pasts), at).replace(
      /([长降])(\d+(?:\.\d+)?)/,
      (_, word: string, rate: string) => `${word}${Number(rate) + 1 + Math.abs(by)}`,
    ),
  ),
  "growth that is negative in words": sayFault(
    "negative-growth-words",
    ({ by }) => `个别税种增长-${Math.abs(by)}.5%，其余平稳。`,
  ),
  "points that are called per cent": sayFault(
    "points-wording",
    ({ by }) => `收入进度慢于序时进度${Math.abs(by)}.4%，须加快组织入库。`,
  ),
};

const draw = fc.record({
  all: fc.tuple(drawn, drawn, drawn, drawn, drawn, drawn),
  at: fc.integer({ min: 0, max: 5 }),
  by: fc.integer({ min: -60, max: 60 }).filter((by) => by !== 0),
});
const judged = (sheets: readonly Sheet[], history: readonly Sheet[]): readonly Finding[] =>
  monthly({ sheets, dictionary, history }).findings;
const rootsOf = (findings: readonly Finding[]) => findings.filter(({ becauseOf }) => becauseOf === null);

describe("a random month with its history", () => {
  test("is found clean, its sentence too", () => {
    fc.assert(
      fc.property(draw, ({ all, at }) => {
        const pasts = pastsOf(all);
        const rows = [...tableOf(reportsOf(pasts)), [], [sentenceOf(reportsOf(pasts), at)]];
        expect(judged([sheetOf(rows)], historyOf(pasts))).toEqual([]);
        expect(judged([sheetOf(tableOf(reportsOf(pasts).map(withoutSingle)))], historyOf(pasts))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.entries({ ...CLASSES, ...OTHERS }))("with %s has that as its one root", (_, inject) => {
    fc.assert(
      fc.property(draw, ({ all, at, by }) => {
        const pasts = pastsOf(all);
        const injected = inject({ pasts, at, by });
        fc.pre(injected !== undefined);
        const roots = rootsOf(
          judged([...(injected.beside ?? []), injected.sheet], injected.history ?? historyOf(pasts)),
        );
        expect(roots.map(({ cell, rule }) => `${cell} ${rule}`)).toEqual([`${injected.cell} ${injected.rule}`]);
        if (injected.cause !== undefined) expect(roots[0]?.cause).toBe(injected.cause);
      }),
      { numRuns: 13 },
    );
  });

  test("says the same of its counties in any order and under any of their names", () => {
    const faulty = [
      "a wrong cumulative figure",
      "a wrong base",
      "a wrong rate",
      "a month that does not fit",
      "a negative month",
    ];
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
    const ALIASES: Readonly<Record<string, string>> = {
      岳阳县: "岳 阳 县",
      华容县: "华容",
      平江县: "平江縣",
      汨罗市: "汨罗",
    };
    fc.assert(
      fc.property(draw, order, fc.constantFrom(...faulty), ({ all, at, by }, moved, name) => {
        const pasts = pastsOf(all);
        const shuffled = moved.map((i) => pasts[i] as Past);
        const first = (CLASSES[name] as Inject)({ pasts, at, by });
        const second = (CLASSES[name] as Inject)({ pasts: shuffled, at: moved.indexOf(at), by });
        fc.pre(first !== undefined && second !== undefined);
        const renamed = second.sheet.rows.map((line) =>
          line.map((value, c) => (c === 0 ? (ALIASES[String(value)] ?? value) : value)),
        );
        const said = (sheet: Sheet) =>
          judged([sheet], historyOf(pasts))
            .map(({ cell, ...rest }) => JSON.stringify({ ...rest, column: cell.replace(/\d+/, "") }))
            .sort();
        expect(said({ ...second.sheet, rows: renamed })).toEqual(said(first.sheet));
      }),
      { numRuns: 60 },
    );
  });
});
