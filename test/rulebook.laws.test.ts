import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namesOf, type Observation, type RuleEntry } from "../addin/analysis/index";
import { compile } from "../addin/analysis/checks/language/compile";
import { judge } from "../addin/analysis/checks/language/judge";
import { isFault } from "../addin/analysis/checks/language/syntax";
import { DICTIONARY, figure, judged, monthOfFigures, ruleOf } from "./helpers/rules";
import { decimalText } from "./helpers/decimals";

/** Measures of last year's level and of the growth over it. */
const RATES = {
  base: { measure: "base", against: "lastYear" },
  growth: { measure: "growth", against: "lastYear" },
} as const;

/** 10,000 tables in all; the rounding of each figure is its own. */
const TABLES = 10_000;

const PARTS = ["甲", "乙", "丙", "丁", "戊", "己"];
const of = (indicator: string, units: bigint, places: number, more: Partial<Observation> = {}) =>
  figure(decimalText(units, places), { indicator, ...more });

/** A number in 10^-6, rounded at some places, halves away from zero. */
function roundedAt(millionths: bigint, places: number): bigint {
  const unit = 10n ** BigInt(6 - places);
  const size = millionths < 0n ? -millionths : millionths;
  const units = (size + unit / 2n) / unit;
  return millionths < 0n ? -units : units;
}

/** Parts in millionths, and the places that each and their total are printed with. */
const table = fc.record({
  parts: fc.array(fc.tuple(fc.bigInt(-(10n ** 13n), 10n ** 13n), fc.integer({ min: 0, max: 4 })), {
    minLength: 1,
    maxLength: PARTS.length,
  }),
  places: fc.integer({ min: 0, max: 4 }),
});

describe("random rounded tables", () => {
  const rules = PARTS.map((_, last) => ruleOf(`总数 = ${PARTS.slice(0, last + 1).join(" + ")}`));
  const verdict = (total: bigint, places: number, parts: readonly (readonly [bigint, number])[]) =>
    judged(
      rules[parts.length - 1] as RuleEntry,
      monthOfFigures([
        of("总数", total, places),
        ...parts.map(([value, at], i) => of(PARTS[i] as string, roundedAt(value, at), at)),
      ]),
    ).counts;

  test("never fail where every figure is the rounding of consistent ones, and always where one is a unit beyond", () => {
    let seen = 0;
    fc.assert(
      fc.property(table, ({ parts, places }) => {
        const sum = parts.reduce((all, [value]) => all + value, 0n);
        expect(verdict(roundedAt(sum, places), places, parts)).toBe("1 0 0");
        // The widest total that the printed parts allow, in half units of 10^-6, and one unit more.
        const printed = parts.map(([value, at]) => roundedAt(value, at) * 10n ** BigInt(6 - at));
        const halves = parts.map(([, at]) => 5n * 10n ** BigInt(5 - at));
        const top = [...printed, ...halves].reduce((all, one) => all + one, 0n);
        const unit = 10n ** BigInt(6 - places);
        const beyond = (top + unit / 2n) / unit - (top + unit / 2n < 0n && (top + unit / 2n) % unit !== 0n ? 1n : 0n);
        expect(verdict(beyond, places, parts)).toBe("1 0 0");
        expect(verdict(beyond + 1n, places, parts)).toBe("0 1 0");
        seen++;
      }),
      { numRuns: TABLES },
    );
    expect(seen).toBe(TABLES);
  });

  const growth = ruleOf("财政总收入.增幅 = (财政总收入 - 财政总收入.上年同期) / 财政总收入.上年同期");
  const rates = fc.record({
    now: fc.bigInt(1n, 10n ** 9n),
    base: fc.bigInt(1n, 10n ** 9n),
    places: fc.integer({ min: 0, max: 2 }),
  });

  test("of rates agree with the corners of their two levels, to the unit", () => {
    fc.assert(
      fc.property(rates, ({ now, base, places }) => {
        // The highest growth is (now + ½) ÷ (base − ½) − 1; units of its last place by whole numbers.
        const scale = 10n ** BigInt(places + 2);
        const [above, below] = [(2n * now + 1n - (2n * base - 1n)) * scale, 2n * base - 1n];
        const doubled = (2n * above + below) / (2n * below);
        const floor = 2n * above + below < 0n && (2n * above + below) % (2n * below) !== 0n ? doubled - 1n : doubled;
        const rate = (units: bigint) =>
          judged(
            growth,
            monthOfFigures([
              of("财政总收入", now, 0),
              of("财政总收入", base, 0, { measure: "base", against: "lastYear" }),
              figure(`${decimalText(units, places)}%`, { measure: "growth", against: "lastYear" }),
            ]),
          ).counts;
        expect(rate(floor)).toBe("1 0 0");
        expect(rate(floor + 1n)).toBe("0 1 0");
      }),
      { numRuns: 1000 },
    );
  });
});

describe("every rule", () => {
  const value = fc.option(fc.integer({ min: -3, max: 3 }).map(String), { nil: "未报" });
  const formulas = [
    "甲 = 乙",
    "甲 <= 乙 且 乙 < 丙",
    "甲 > 乙 或 丙 <> 甲",
    "当 甲 > 乙 时 丙 >= 甲",
    "非 (甲 = 乙)",
    "甲 × 乙 >= 丙",
    "甲 / 乙 >= 丙 / 丙",
    "ABS(甲 - 乙) <= MAX(丙, 甲)",
    "ALL(六县, 甲 >= 乙) 或 ANY(六县, 丙 > 甲)",
    "COUNT(六县, 甲 > 本地区.甲) < 3",
    "有数(甲) 且 SUM(甲, 乙) = 丙",
    "MEDIAN(六县, 甲) <= MAX(六县, 乙)",
  ].map((formula) => ruleOf(formula));
  const regions = DICTIONARY.peers.members;

  test("passes, fails or cannot tell each item once, the same for figures in any order", () => {
    const cell = fc.record({
      region: fc.constantFrom(...regions),
      indicator: fc.constantFrom("甲", "乙", "丙"),
      value,
    });
    const cells = fc.uniqueArray(cell, { maxLength: 18, selector: ({ region, indicator }) => region + indicator });
    fc.assert(
      fc.property(fc.constantFrom(...formulas), cells, (rule, some) => {
        const { formula } = rule;
        const figures = some.map(({ region, indicator, value: shown }, i) =>
          figure(shown, { region, indicator, unit: "", cell: `B${i}` }),
        );
        const [there, back] = [figures, [...figures].reverse()].map((order) => judged(rule, monthOfFigures(order)));
        const { counts, why, faults } = there as ReturnType<typeof judged>;
        const total = counts.split(" ").reduce((all, count) => all + Number(count), 0);
        expect(total).toBeGreaterThan(0);
        if (!/六县/.test(formula) || /本地区/.test(formula)) {
          const leads = figures.filter(({ indicator }) => indicator === "甲").length;
          const first = /^当/.test(formula) ? figures.filter(({ indicator }) => indicator === "丙").length : leads;
          expect(total).toBe(Math.max(first, 1));
        }
        expect(back?.counts).toBe(counts);
        for (const reason of why) expect(["not reported", "unit unknown", "zero base"]).toContain(reason);
        expect(faults.flatMap(({ expected, received }) => [expected, received]).filter(Number.isNaN)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the evaluator of blocks", () => {
  const formulas = [
    "甲 = 乙",
    "甲 = 乙 + 丙",
    "甲 = 乙 + 乙.累计 - 丙",
    "甲 <= 乙 且 乙 < 丙",
    "甲 > 乙 或 丙 <> 甲",
    "当 甲 > 乙 时 丙 >= 甲 + 乙",
    "当 月份 >= 3 时 甲 = 丙",
    "非 (甲 = 乙)",
    "甲 × 乙 >= 丙",
    "甲 = 乙 × 2 - 丙 / 4",
    "甲 / 乙 = (乙 - 丙) / 乙",
    "甲 = 乙 / (丙 - 乙.累计)",
    "甲 >= 乙 / (乙 × 丙 + 甲) + 1 / ABS(丙)",
    "甲.增幅 = (甲 - 甲.上年同期) / 甲.上年同期",
    "ABS(甲 - 乙) <= -丙",
    "有数(甲) 且 有数(乙) 且 甲 >= 丙",
    "甲 >= 上月.甲",
    "ALL(六县, 甲 >= 乙) 或 甲 = 丙",
    '地区 = "华容县" 或 甲 = 乙 + 丙',
  ];
  const entries = fc.record({
    formula: fc.constantFrom(...formulas),
    tolerance: fc.constantFrom(null, null, 0, 0.5),
    missingIsZero: fc.boolean(),
  });
  const cells = fc.uniqueArray(
    fc.record({
      region: fc.constantFrom("合计", ...DICTIONARY.peers.members.slice(0, 2)),
      indicator: fc.constantFrom("甲", "乙", "丙"),
      month: fc.constantFrom(7, 8, 8, 8),
      kind: fc.constantFrom({}, {}, {}, RATES.base, RATES.growth),
      sheet: fc.constantFrom("表", "表", "别"),
      shown: fc.oneof(
        fc.constant("未报"),
        fc
          .tuple(fc.integer({ min: -30, max: 60 }), fc.integer({ min: 0, max: 2 }))
          .map(([n, k]) => (n / 10).toFixed(k)),
        fc.integer({ min: -1, max: 9 }).map((n) => `${n / 2}%`),
      ),
      // Fewer places than the value has, as a cell's format may print it.
      printed: fc.constantFrom(null, null, null, 0),
    }),
    {
      minLength: 12,
      maxLength: 30,
      selector: ({ region, indicator, month, kind, sheet }) => JSON.stringify([region, indicator, month, kind, sheet]),
    },
  );

  test("gives each item the outcome, the reason and the fault of the exact one", () => {
    const names = namesOf(DICTIONARY);
    let faults = 0;
    fc.assert(
      fc.property(entries, cells, ({ formula, ...more }, some) => {
        const compiled = compile({ ...ruleOf(formula), ...more }, names);
        if (isFault(compiled)) return;
        const month = monthOfFigures(
          some.map(({ region, indicator, month: at, kind, sheet, shown, printed }, i) =>
            figure(shown, {
              region,
              indicator,
              sheet,
              cell: `B${i}`,
              period: { year: 2017, month: at, span: "yearToDate" },
              ...(shown.endsWith("%") ? {} : { unit: "" }),
              ...(printed === null ? {} : { places: printed }),
              ...kind,
            }),
          ),
        );
        const [blocks, exact] = [true, false].map((inBlocks) => {
          const found = { passed: 0, undecided: [] as unknown[], failed: [] as unknown[] };
          judge(
            compiled,
            month,
            {
              passed: (items = 1) => (found.passed += items),
              undecided: (why) => found.undecided.push(why),
              failed: (fault) => found.failed.push(fault),
            },
            inBlocks,
          );
          return found;
        });
        expect(blocks).toEqual(exact);
        faults += blocks?.failed.length ?? 0;
      }),
      { numRuns: 1000 },
    );
    expect(faults).toBeGreaterThan(100);
  });
});
