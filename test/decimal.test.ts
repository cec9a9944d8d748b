import { Decimal as Oracle } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalOf, decimalToNumber, decimalToText, parseDecimal } from "../addin/analysis/model/decimal";
import {
  rationalOf,
  rationalToNumber,
  divide,
  subtract,
  roundRational,
  type RoundingRule,
} from "../addin/analysis/model/rational";
import {
  decimalNumber,
  quotient,
  rounded,
  roundedQuotient,
  roundedUnits,
  shiftPlaces,
} from "../addin/analysis/model/rounding";
import { growth } from "../addin/analysis/indicators/growth";

const RULES: readonly RoundingRule[] = ["halfUp", "halfEven"];

/** Numbers that trouble a float: whole and half units, one bit beside them, 15 to 17 digits, tiny, huge, -0. */
const adversarial = fc.oneof(
  fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 8 }))
    .map(([n, k]) => n / 10 ** k),
  fc
    .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom(-1, 0, 1))
    .map(([n, k, bit]) => ((2 * n + 1) / 2 / 10 ** k) * (1 + bit * Number.EPSILON)),
  fc
    .bigInt({ min: 10n ** 14n, max: 10n ** 17n })
    .chain((n) => fc.integer({ min: 0, max: 18 }).map((k) => Number(`${n}e-${k}`))),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e25, max: 1e25 }),
  fc.constantFrom(-0, 5e-324, 1e-310, 1e22, -1e22, 0.1 + 0.2, 1.005, 2.675, 9007199254740992),
);
const rule = fc.constantFrom(...RULES);
const places = fc.integer({ min: 0, max: 6 });

describe("rounding", () => {
  test.each([
    [12.1498, 1, 12.1],
    [12.1498, 0, 12],
    [1268, -2, 1300],
    [10.5002, 0, 11],
    [1.05, 1, 1],
    [0.35, 1, 0.4],
    [2500, -3, 2000],
    [3500, -3, 4000],
    [-0.0365, 3, -0.036],
    [28.175, 2, 28.18],
    [28.165, 2, 28.16],
    [28.35, 1, 28.4],
    [28.25, 1, 28.2],
    [28.05, 1, 28],
    [28.2501, 1, 28.3],
    [28.2645, 1, 28.3],
    [15.4546, 0, 15],
    [8.53459, 2, 8.53],
  ])("of %f to %i places is %f by GB/T 8170", (value, to, expected) => {
    expect(rounded(value, to, "halfEven")).toBe(expected);
  });

  test("by 四舍五入 takes a half away from zero, on both sides", () => {
    expect([1.005, -1.005, 2.675, 0.35, 28.165].map((n) => rounded(n, 2))).toEqual([1.01, -1.01, 2.68, 0.35, 28.17]);
  });

  test("by a float first is rounding by the exact decimal", () => {
    fc.assert(
      fc.property(adversarial, places, rule, (value, to, by) => {
        const exact = roundRational(rationalOf(value), to, by);
        expect(rounded(value, to, by)).toBe(decimalToNumber(exact));
        expect(roundedUnits(value, to, by)).toBe(Number(exact.units));
      }),
      { numRuns: 5000 },
    );
  });

  test("never gives minus zero", () => {
    expect([rounded(-0, 1), rounded(-0.04, 1), roundedUnits(-0, 1), roundedUnits(-0.04, 1), decimalNumber(-0)]).toEqual(
      [0, 0, 0, 0, 0],
    );
  });

  test("of a quotient by a float first is rounding of the exact quotient", () => {
    const positive = adversarial.map(Math.abs).filter((n) => n > 0);
    fc.assert(
      fc.property(
        adversarial,
        positive,
        places,
        rule,
        fc.constantFrom(0 as const, 1 as const),
        (a, b, to, by, less) => {
          const [dividend, divisor] = [rationalOf(a), rationalOf(b)];
          const exact = divide(less === 0 ? dividend : subtract(dividend, divisor), divisor);
          expect(roundedQuotient(a, b, to, by, less)).toBe(decimalToNumber(roundRational(exact, to, by)));
          expect(quotient(a, b, less)).toBe(rationalToNumber(exact));
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("decides ties of a quotient exactly", () => {
    expect(roundedQuotient(20010, 20000, 3, "halfUp", 1)).toBe(0.001);
    expect(roundedQuotient(20010, 20000, 3, "halfEven", 1)).toBe(0);
    expect(roundedQuotient(19990, 20000, 3, "halfUp", 1)).toBe(-0.001);
  });
});

describe("decimals", () => {
  test("of a number are its shortest text, or 15 digits where that is longer", () => {
    expect(decimalToText(decimalOf(0.1 + 0.2))).toBe("0.300000000000000");
    expect(decimalToText(decimalOf(-1e-7))).toBe("-0.0000001");
    expect(decimalToText(decimalOf(1e21))).toBe("1000000000000000000000");
    expect(decimalNumber(0.1 + 0.2)).toBe(0.3);
  });

  test("as numbers keep 15 digits, whichever way they are found", () => {
    fc.assert(
      fc.property(fc.oneof(adversarial, fc.double({ min: -1e6, max: 1e6, noNaN: true })), (value) => {
        expect(decimalNumber(value)).toBe(decimalToNumber(decimalOf(value)));
      }),
      { numRuns: 5000 },
    );
  });

  test("are read from plain text only", () => {
    expect(["", ".", "1,2", "1e", "0x1", "--1", "NaN"].map((text) => parseDecimal(text))).toEqual(
      Array(7).fill(undefined),
    );
    expect(parseDecimal("15.40")).toEqual({ units: 1540n, places: 2 });
  });

  test("are none beyond the largest number, however they are written", () => {
    const digits = fc.stringMatching(/^[1-9]\d{0,20}$/);
    fc.assert(
      fc.property(digits, fc.integer({ min: 280, max: 400 }), fc.boolean(), (text, power, isLong) => {
        const written = isLong ? text + "0".repeat(power) : `${text}e${power}`;
        const decimal = parseDecimal(written);
        expect(decimal === undefined).toBe(Number(written) === Infinity);
        if (decimal) expect(decimalToNumber(decimal)).toBe(Number(written));
      }),
    );
  });

  test("moved by places are moved exactly", () => {
    fc.assert(
      fc.property(adversarial, fc.integer({ min: -6, max: 6 }), (value, shift) => {
        const { units, places: to } = decimalOf(value);
        expect(shiftPlaces(value, shift)).toBe(Number(`${units}e${shift - to}`) + 0);
      }),
    );
  });
});

test("growth printed to one decimal is right for 532,350 pairs in both modes", () => {
  const D = Oracle.clone({ precision: 60, toExpNeg: -40 });
  const wrong: string[] = [];
  let pairs = 0;
  for (let base = 100; base <= 2000; base += 50) {
    const divisor = new D(base);
    for (let k = 1; k <= 13 * base; k++) {
      const current = k / 10;
      const exact = new D(current).div(divisor).minus(1);
      const up = exact.toDecimalPlaces(3, D.ROUND_HALF_UP).toNumber() + 0;
      const even = exact.toDecimalPlaces(3, D.ROUND_HALF_EVEN).toNumber() + 0;
      if (growth(current, base, { decimals: 1 }) !== up) wrong.push(`${current}/${base} up`);
      if (growth(current, base, { decimals: 1, rule: "halfEven" }) !== even) wrong.push(`${current}/${base} even`);
      pairs++;
    }
  }
  expect(pairs).toBe(532_350);
  expect(wrong).toEqual([]);
});
