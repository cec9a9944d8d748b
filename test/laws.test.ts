import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  rationalOf,
  rationalToNumber,
  roundRational,
  subtract,
  toNumber,
  type Rational,
} from "../addin/analysis/model/rational";
import { exactDifference } from "../addin/analysis/model/rounding";
import { finite } from "../addin/analysis/model/exact";
import { absence, isNumber, type Figure } from "../addin/analysis/model/figure";
import { balancedRounding } from "../addin/analysis/indicators/balance";
import { growth } from "../addin/analysis/indicators/growth";
import { jointMonths, singleMonths, yearToDate } from "../addin/analysis/indicators/months";
import { contribution, contributionRate, share } from "../addin/analysis/indicators/share";
import { sumVerdict, verdict } from "../addin/analysis/indicators/verdict";
import { standing } from "../addin/analysis/standing/league";
import { comparedPlaces, placesAlong, sortedOrder } from "../addin/analysis/standing/places";
import { radixOrder } from "../addin/analysis/standing/radix";
import { competitionRank, competitionRanks, denseRank, denseRanks } from "../addin/analysis/standing/rank";

const missing = absence("not reported");
const money = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 100);
const signed = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100);
const figure: fc.Arbitrary<Figure> = fc.oneof(
  { weight: 9, arbitrary: signed },
  { weight: 1, arbitrary: fc.constant(missing) },
);
const field = fc.array(figure, { minLength: 1, maxLength: 60 });
const decimals = fc.integer({ min: 0, max: 3 });
const best = fc.constantFrom("high" as const, "low" as const);
const ZERO: Rational = { numerator: 0n, denominator: 1n };
const sum = (figures: readonly number[]) => figures.map(rationalOf).reduce(add, ZERO);

test("ranks do not hang on the order of units", () => {
  fc.assert(
    fc.property(field, decimals, best, (all, places, end) => {
      const options = { decimals: places, best: end };
      const turned = [...all].reverse();
      expect(competitionRanks(turned, options).reverse()).toEqual(competitionRanks(all, options));
      expect(denseRanks(turned, options).reverse()).toEqual(denseRanks(all, options));
    }),
  );
});

test("ranks of the negated figures from the other end are the same ranks", () => {
  fc.assert(
    fc.property(field, decimals, (all, places) => {
      const negated = all.map((own) => (isNumber(own) ? -own : own));
      expect(competitionRanks(negated, { decimals: places, best: "low" })).toEqual(
        competitionRanks(all, { decimals: places }),
      );
    }),
  );
});

test("a place from the bottom is the place with the other end best", () => {
  fc.assert(
    fc.property(field, decimals, (all, places) => {
      const names = all.map((_, i) => `单位${i}`);
      const low = competitionRanks(all, { decimals: places, best: "low" });
      const stands = names.map((name) => standing(name, names, all, { decimals: places }));
      expect(stands.map((stand) => ("absent" in stand ? stand : stand.fromBottom))).toEqual(low);
    }),
  );
});

test("ranks of a field are the naive definition by exact rounding", () => {
  const wide = fc.oneof(
    signed,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -50, max: 50 }).map((n) => n / 20),
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 9, arbitrary: wide }, { weight: 1, arbitrary: fc.constant(missing) }), {
        maxLength: 80,
      }),
      fc.option(decimals, { nil: undefined }),
      best,
      (all: readonly Figure[], places, end) => {
        const options = places === undefined ? { best: end } : { decimals: places, best: end };
        const judge = (own: number): Rational => {
          const exact = rationalOf(own);
          return places === undefined ? exact : { numerator: roundRational(exact, places).units, denominator: 1n };
        };
        const numbers = all.filter(isNumber).map(judge);
        const better = (own: number) => {
          const value = judge(own);
          return numbers.filter((rival) => compare(rival, value) * (end === "high" ? 1 : -1) > 0);
        };
        const distinct = (rivals: readonly Rational[]) =>
          rivals.filter((a, i) => rivals.findIndex((b) => compare(a, b) === 0) === i).length;
        const competition = all.map((own) => (isNumber(own) ? 1 + better(own).length : own));
        const dense = all.map((own) => (isNumber(own) ? 1 + distinct(better(own)) : own));
        expect(competitionRanks(all, options)).toEqual(competition);
        expect(denseRanks(all, options)).toEqual(dense);
        expect(all.map((own) => competitionRank(own, all, options))).toEqual(competition);
        expect(all.map((own) => denseRank(own, all, options))).toEqual(dense);
      },
    ),
    { numRuns: 300 },
  );
});

test("the order by digits is the order by comparing, and both give the places that comparing each with each gives", () => {
  const most = fc.constantFrom(3, 5000, 2 ** 24, 2 ** 31, 2 ** 45);
  const whole = most.chain((end) => fc.array(fc.oneof(fc.constant(NaN), fc.integer({ min: -end, max: end }))));
  const any = fc.array(fc.double({ noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.oneof(whole, any), best, fc.boolean(), (numbers, end, dense) => {
      const values = Float64Array.from(numbers, (value) => value + 0);
      const order = sortedOrder(values, end);
      expect(radixOrder(values, end) ?? order).toEqual(order);
      expect(placesAlong(order, values, dense)).toEqual(comparedPlaces(values, end, dense));
    }),
  );
  expect(radixOrder(Float64Array.of(5, NaN, -7, 2 ** 31), "high")).toEqual(Uint32Array.of(3, 0, 2));
  expect(radixOrder(Float64Array.of(0, 2 ** 32), "high")).toBe(undefined);
});

test("single months undo a year to date, with 1—2月 joint too", () => {
  const months = fc.array(signed, { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(months, fc.boolean(), (singles, together) => {
      const cumulative = yearToDate(singles);
      expect(singleMonths(cumulative)).toEqual(singles);
      if (!together) return;
      const published: Figure[] = [missing, ...cumulative.slice(1)];
      const split = singleMonths(published);
      const joint = jointMonths(published);
      expect(split.slice(2)).toEqual(singles.slice(2));
      expect(yearToDate(split, joint).slice(1)).toEqual(cumulative.slice(1));
      expect(singleMonths(yearToDate(split, joint))).toEqual(split);
    }),
  );
});

test("every cumulative figure comes back from single months and joint stretches, whatever is missing", () => {
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 12 }), (cumulative) => {
      const back = yearToDate(singleMonths(cumulative), jointMonths(cumulative));
      expect(back.filter(isNumber)).toEqual(cumulative.filter(isNumber));
      expect(back.map(isNumber)).toEqual(cumulative.map(isNumber));
    }),
  );
});

test("shares of all parts add up to one", () => {
  fc.assert(
    fc.property(fc.array(money, { minLength: 1, maxLength: 12 }), (parts) => {
      const total = sum(parts);
      fc.pre(total.numerator > 0n);
      const whole = Number(total.numerator) / Number(total.denominator);
      const shares = parts.map((part) => share(part, whole)).filter(isNumber);
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }),
  );
});

test("contributions add up to the growth, and rates of contribution to one", () => {
  const pairs = fc.array(fc.tuple(money, money), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(pairs, (parts) => {
      const cents = (of: (pair: readonly [number, number]) => number) =>
        parts.reduce((all, pair) => all + Math.round(of(pair) * 100), 0) / 100;
      const [current, base] = [cents(([now]) => now), cents(([, before]) => before)];
      fc.pre(base >= 1 && Math.abs(current - base) >= 1);
      const total = growth(current, base) as number;
      const pulled = parts.map(([now, before]) => contribution(now, before, base) as number);
      const rates = parts.map(([now, before]) => contributionRate(now, before, current, base) as number);
      const scale = Math.max(1, ...pulled.map(Math.abs));
      expect(pulled.reduce((a, b) => a + b, 0) / scale).toBeCloseTo(total / scale, 12);
      const large = Math.max(1, ...rates.map(Math.abs));
      expect(rates.reduce((a, b) => a + b, 0) / large).toBeCloseTo(1 / large, 11);
    }),
  );
});

test("balanced parts add up to the rounded total, each within a unit of itself", () => {
  const divisors = fc.constantFrom(1, 3, 10, 10_000);
  fc.assert(
    fc.property(fc.array(signed, { minLength: 1, maxLength: 12 }), divisors, decimals, (parts, divisor, places) => {
      const balanced = balancedRounding(parts, divisor, places).filter(isNumber);
      const unit = rationalOf(divisor);
      const total = roundRational(divide(sum(parts), unit), places);
      expect(compare(sum(balanced), { numerator: total.units, denominator: 10n ** BigInt(places) })).toBe(0);
      balanced.forEach((part, i) => {
        const off = subtract(rationalOf(part), divide(rationalOf(parts[i] as number), unit));
        const size = off.numerator < 0n ? -off.numerator : off.numerator;
        expect(size * 10n ** BigInt(places) < off.denominator).toBe(true);
      });
    }),
    { numRuns: 10_000 },
  );
});

test("parts that already add up when rounded are left as rounded", () => {
  fc.assert(
    fc.property(fc.array(money, { minLength: 1, maxLength: 6 }), (parts) => {
      const plain = parts.map((part) => roundRational(rationalOf(part), 0).units);
      const halves = parts.some((part) => part % 1 === 0.5);
      fc.pre(!halves && plain.reduce((a, b) => a + b, 0n) === roundRational(sum(parts), 0).units);
      expect(balancedRounding(parts, 1, 0)).toEqual(plain.map(Number));
    }),
  );
});

test("a total is never called wrong for rounding alone, and always beyond what rounding allows", () => {
  const fine = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(fine, fc.integer({ min: 1, max: 5 }), (thousandths, beyond) => {
      const print = (n: number) => Number(roundRational({ numerator: BigInt(n), denominator: 1000n }, 1).units) / 10;
      const parts = thousandths.map(print);
      const total = print(thousandths.reduce((a, b) => a + b, 0));
      expect(sumVerdict(total, parts, 1).verdict).not.toBe("disagree");
      const tenths = parts.reduce((all, part) => all + Math.round(part * 10), 0);
      const far = (tenths + Math.floor((parts.length + 1) / 2) + beyond) / 10;
      expect(sumVerdict(far, parts, 1).verdict).toBe("disagree");
    }),
    { numRuns: 10_000 },
  );
});

test("growth printed from unrounded levels is never called wrong when judged by the rounded ones", () => {
  const level = fc.integer({ min: 1000, max: 10_000_000 });
  fc.assert(
    fc.property(level, level, (current, base) => {
      const printed = growth(current, base, { decimals: 1 });
      const levels = [current, base].map((n) => Number(roundRational(rationalOf(n), -2).units) / 100) as [
        number,
        number,
      ];
      expect(verdict(printed, ...levels, 1, { places: [0, 0] }).verdict).not.toBe("disagree");
    }),
  );
});

test("the quick ways of ranges give the number nearest to the exact result", () => {
  const amounts = fc.oneof(
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.integer({ min: -100_000_000, max: 100_000_000 }).map((cents) => cents / 100),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  );
  const near = (value: ReturnType<typeof rationalOf>) => rationalToNumber(value);
  fc.assert(
    fc.property(amounts, amounts, amounts, (a, b, c) => {
      const [x, y, z] = [a, b, c].map(rationalOf) as [Rational, Rational, Rational];
      expect(exactDifference(a, b)).toBe(near(subtract(x, y)));
      if (c <= 0) return;
      const ratio = divide(subtract(x, y), z);
      expect(contribution(a, b, c)).toBe(finite(near(ratio)));
      expect(contribution(a, b, c, { decimals: 1 })).toBe(finite(toNumber(ratio, { decimals: 3 })));
    }),
    { numRuns: 3000 },
  );
});
