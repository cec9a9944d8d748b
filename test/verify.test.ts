import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { verifyPublished, type PublishedVerdict } from "../addin/analysis/checks/published";
import { parseDecimal, decimalToText } from "../addin/analysis/model/decimal";
import { roundRational, rationalOfDecimal } from "../addin/analysis/model/rational";
import { absence } from "../addin/analysis/model/figure";
import { shareVerdict, sumVerdict, verdict } from "../addin/analysis/indicators/verdict";
import { dataFile } from "./helpers/month";

interface Item {
  readonly name: string;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly published: unknown;
  readonly digits: number | null;
}

const item = (kind: string, inputs: Item["inputs"], published: unknown, digits: number | null): Item => ({
  name: "例",
  kind,
  inputs,
  published,
  digits,
});
const judge = (...fields: Parameters<typeof item>): Omit<PublishedVerdict, "name" | "problem"> => {
  const { verdict: found, recomputed, cause } = verifyPublished(item(...fields));
  return { verdict: found, recomputed, cause };
};

describe("a published figure of each kind agrees with its inputs", () => {
  test.each([
    ["yoy", { cur: "18943", base: "16007" }, "18.341975", 6],
    ["yoy", { cur: 18943, base: 16007 }, 18.341975, 6],
    ["yoy_from_increment", { cur: "13658", inc: "-14621" }, "-51.7", 1],
    ["share", { part: "36552", whole: "67949" }, "53.79%", 2],
    ["share", { part: "３６５５２", whole: "67,949" }, "５３．７９％", 2],
    ["sum", { parts: ["7396.64", "4158.75"] }, "11555.39", null],
    ["pp_diff", { a: "61.33", b: "75.00" }, "－13.67个百分点", 2],
    ["pp_diff", { a: "61.33", b: "75" }, "−13.67 百分点", null],
    ["cagr", { start: "2007", end: "2468", years: "5" }, "4.22", 2],
    ["two_year_avg", { vs2019: "45.5" }, "20.6", 1],
    ["two_year_avg", { a: "35.1", b: "-13.5" }, "8.1", 1],
    ["pull=contrib*growth", { contrib: "93.6", growth: "4.6" }, "4.3", 1],
    ["yoy", { cur: "6268.15", base: "6824.88" }, "-8.15736", 6],
  ])("%s %j", (kind, inputs, published, digits) => {
    const found = verifyPublished(item(kind, inputs, published, digits));
    expect([found.name, found.verdict, found.cause]).toEqual(["例", "agree", null]);
    expect(found.recomputed).toBe(parseFloat(String(published).normalize("NFKC").replace("−", "-")));
  });
});

describe("a published figure that is off", () => {
  test("is within rounding where its rounded inputs allow it", () => {
    expect(judge("share", { part: "28.1", whole: "38.3" }, "73.5", 1)).toEqual({
      verdict: "withinRounding",
      recomputed: 73.4,
      cause: null,
    });
    expect(judge("share", { part: "28.10", whole: "38.30" }, "73.5", 1).verdict).toBe("disagree");
    expect(judge("yoy", { cur: "6.53", base: "6.33" }, "3.1", 1).verdict).toBe("withinRounding");
    expect(judge("sum", { parts: ["3.3", "3.3", "3.3"] }, "10.0", 1).verdict).toBe("withinRounding");
    expect(judge("cagr", { start: "2", end: "3", years: 5 }, "9", null).verdict).toBe("withinRounding");
    expect(judge("two_year_avg", { a: "35", b: "-13.5" }, "8.2", 1).verdict).toBe("withinRounding");
    expect(judge("pull=contrib*growth", { contrib: "93", growth: "4.5" }, "4.3", 1).verdict).toBe("withinRounding");
  });

  test("at the very end of the interval is still within rounding, and beyond it disagrees", () => {
    expect(judge("sum", { parts: ["1", "1"] }, "3", 0).verdict).toBe("withinRounding");
    expect(judge("sum", { parts: ["1", "1"] }, "4", 0).verdict).toBe("disagree");
  });

  test("as a fall of more than all there was disagrees", () => {
    expect(judge("cagr", { start: "10", end: "1", years: 2 }, "-150.0", 1)).toEqual({
      verdict: "disagree",
      recomputed: -68.4,
      cause: null,
    });
  });

  test("as a difference of printed rates disagrees by one unit", () => {
    expect(judge("pp_diff", { a: "16.18", b: "16.67" }, "-0.48", 2)).toEqual({
      verdict: "disagree",
      recomputed: -0.49,
      cause: null,
    });
  });

  test.each([
    ["chained rounding", "yoy", { cur: "653550", base: "633000" }, "3.3", 1, 3.2],
    ["chained rounding", "yoy", { cur: "612450", base: "633000" }, "-3.3", 1, -3.2],
    ["chained rounding", "share", { part: "154546", whole: "1000000" }, "16", 0, 15],
    ["truncated", "yoy", { cur: "653800", base: "633000" }, "3.2", 1, 3.3],
    ["sign flip", "yoy_from_increment", { cur: "12133", inc: "-282" }, "2.27", 2, -2.27],
    ["unit slip", "sum", { parts: ["51653", "12133", "4163"] }, "6.7949", null, 67949],
    ["unit slip", "yoy", { cur: "6.530000", base: "63300.00" }, "3.2", 1, -100],
    ["unit slip", "share", { part: "36552", whole: "67949" }, "0.5379", 4, 53.7933],
    [null, "yoy", { cur: "653800", base: "633000" }, "8.3", 1, 3.3],
  ])(
    "with the signature of %s disagrees for that cause (%s %j)",
    (cause, kind, inputs, published, digits, recomputed) => {
      expect(judge(kind, inputs, published, digits)).toEqual({ verdict: "disagree", recomputed, cause });
    },
  );

  test("chained from inputs that settle the digit but for a sliver disagrees all the same", () => {
    expect(judge("yoy", { cur: "6535.5", base: "6330" }, "3.3", 1)).toEqual({
      verdict: "disagree",
      recomputed: 3.2,
      cause: "chained rounding",
    });
  });

  test("chained, but from inputs too coarse to settle the digit, is within rounding with the hint", () => {
    expect(judge("yoy", { cur: "65.046", base: "63" }, "3.3", 1)).toEqual({
      verdict: "withinRounding",
      recomputed: 3.2,
      cause: "chained rounding",
    });
  });
});

test.each([
  [undefined],
  [null],
  ["text"],
  [42],
  [[]],
  [{}],
  [item("yoy", {}, "1", 1)],
  [item("yoy", { cur: "1", base: "abc" }, "1", 1)],
  [item("yoy", { cur: "1", base: "0" }, "1", 1)],
  [item("yoy", { cur: "-1", base: "-2" }, "1", 1)],
  [item("yoy", { cur: NaN, base: 2 }, "1", 1)],
  [item("yoy", { cur: "1".repeat(200), base: "2" }, "1", 1)],
  [item("yoy", { cur: "1e9", base: "2" }, "1", 1)],
  [item("yoy", { cur: "1", base: "2" }, "约五成", 1)],
  [item("yoy", { cur: "1", base: "2" }, "", 1)],
  [item("yoy", { cur: "1", base: "2" }, null, 1)],
  [item("yoy", { cur: "1", base: "2" }, "-50", -1)],
  [item("yoy", { cur: "1", base: "2" }, "-50", 1.5)],
  [item("yoy", { cur: "1", base: "2" }, "-50", 1e9)],
  [item("yoy_from_increment", { cur: "0.2", inc: "0.1" }, "70", 0)],
  [item("share", { part: "1", whole: "-2" }, "1", 1)],
  [item("sum", { parts: [] }, "1", 1)],
  [item("sum", { parts: "1,2" }, "3", null)],
  [item("sum", { parts: ["1", null] }, "1", 1)],
  [item("pp_diff", { a: "1" }, "1", 1)],
  [item("cagr", { start: "1", end: "2", years: "0" }, "1", 1)],
  [item("cagr", { start: "1", end: "2", years: "1.5" }, "1", 1)],
  [item("cagr", { start: "1", end: "2", years: "1000000" }, "1", 1)],
  [item("cagr", { start: "0", end: "2", years: "2" }, "1", 1)],
  [item("cagr", { start: "2", end: "-2", years: "2" }, "1", 1)],
  [item("two_year_avg", { vs2019: "-150" }, "1", 1)],
  [item("two_year_avg", { a: "5", b: "-150" }, "1", 1)],
  [item("two_year_avg", { a: "5" }, "1", 1)],
  [item("pull=contrib*growth", { contrib: "93.6" }, "1", 1)],
  [item("unknown", { cur: "1", base: "2" }, "-50", 1)],
])("what cannot be read is undecided: %j", (unreadable) => {
  const { verdict: found, recomputed, cause } = verifyPublished(unreadable);
  expect([found, recomputed, cause]).toEqual(["undecided", null, null]);
});

test("digits that say less than is printed are those printed", () => {
  expect(judge("yoy", { cur: "18943", base: "16007" }, "18.34", 1).verdict).toBe("agree");
  expect(judge("yoy", { cur: "18943", base: "16007" }, "18.30", 1).verdict).toBe("agree");
});

describe("a verdict on numbers", () => {
  test("takes the printed ratio as the cell shows it", () => {
    expect(verdict(0.0316, 6.53, 6.33, 1)).toEqual({ verdict: "agree", recomputed: 0.032, cause: null });
  });
  test("takes the places of the inputs where they are told", () => {
    expect(verdict(0.031, 6.5, 6.3, 1).verdict).toBe("withinRounding");
    expect(verdict(0.03, 6.5, 6.3, 1, { places: [4, 4] }).verdict).toBe("disagree");
    expect(verdict(0.013, 20250, 20000, 1, { rule: "halfEven" }).recomputed).toBe(0.012);
  });
  test("with a side missing or a base that carries no rate is undecided", () => {
    const undecided = { verdict: "undecided", recomputed: null, cause: null };
    expect(verdict(absence("not reported"), 1, 1, 1)).toEqual(undecided);
    expect(verdict(0.1, 1, -1, 1)).toEqual(undecided);
    expect(shareVerdict(0.1, 1, absence("not reported"), 1)).toEqual(undecided);
    expect(sumVerdict(1, [])).toEqual(undecided);
    expect(sumVerdict(1, [NaN])).toEqual(undecided);
  });
  test("of a total that is a float sum takes its decimal", () => {
    expect(sumVerdict(0.1 + 0.2, [0.1, 0.2])).toEqual({ verdict: "agree", recomputed: 0.3, cause: null });
    expect(sumVerdict(0.333, [0.111, 0.222])).toEqual({ verdict: "agree", recomputed: 0.333, cause: null });
    expect(sumVerdict(1e17, [9e16, 1e16], 0)).toEqual({ verdict: "agree", recomputed: 1e17, cause: null });
  });
  test("of a total over a long column is found exactly", () => {
    const parts = Array.from({ length: 200_000 }, (_, i) => (i % 2 === 0 ? 0.1 : 0.25));
    expect([35000, 50000, 50001].map((total) => sumVerdict(total, parts, 2).verdict)).toEqual([
      "agree",
      "disagree",
      "disagree",
    ]);
    expect(sumVerdict(35000.5, parts, 2)).toEqual({ verdict: "withinRounding", recomputed: 35000, cause: null });
  });
  test("of a share and a sum say agree, within rounding and disagree", () => {
    expect([0.734, 0.735, 0.74].map((printed) => shareVerdict(printed, 28.1, 38.3, 1).verdict)).toEqual([
      "agree",
      "withinRounding",
      "disagree",
    ]);
    expect([9.9, 10, 10.2].map((total) => sumVerdict(total, [3.3, 3.3, 3.3]).verdict)).toEqual([
      "agree",
      "withinRounding",
      "disagree",
    ]);
  });
});

const items = JSON.parse(readFileSync(dataFile("published-figures.json"), "utf8")) as Item[];

describe("the published figures at hand", () => {
  test("all hold", () => {
    expect(items.length).toBe(42);
    const doubtful = items.filter((one) => !["agree", "withinRounding"].includes(verifyPublished(one).verdict));
    expect(doubtful).toEqual([]);
  });

  test("with a digit wrong by three of the leading ones disagree", () => {
    const wrong = items.map((one) => ({
      ...one,
      published: String(one.published).replace(/\d/, (d) => `${(+d + 3) % 10}`),
    }));
    expect(wrong.map((one) => verifyPublished(one).verdict)).toEqual(wrong.map(() => "disagree"));
  });

  test("rounded by steps are never said to agree, and the cause is named", () => {
    const chained = items.flatMap((one) =>
      [0, 1, 2, 3].flatMap((digits) => {
        const finer = verifyPublished({ ...one, published: "0", digits: digits + 1 }).recomputed;
        const once = verifyPublished({ ...one, published: "0", digits }).recomputed;
        const step = roundRational(rationalOfDecimal(parseDecimal(String(finer)) ?? { units: 0n, places: 0 }), digits);
        const published = decimalToText(step);
        return Number(published) === once ? [] : [{ ...one, published, digits }];
      }),
    );
    expect(chained.length).toBeGreaterThan(3);
    const found = chained.map(verifyPublished);
    expect(found.map(({ cause }) => cause)).toEqual(found.map(() => "chained rounding"));
    expect(found.filter(({ verdict: one }) => one === "agree")).toEqual([]);
    expect(found.filter(({ verdict: one }) => one === "disagree").length).toBeGreaterThan(1);
  });
});
