// A figure mistyped by a slip of the hand is named by the rules of a book as by the built-in ones.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_DICTIONARY, isRoot, message, monthly, plainSheet, type Finding } from "../addin/analysis/index";
import { ruleOf } from "./helpers/rules";

/** A small statement of firms, by the names of a public example of balance edits. */
const NAMES = ["营业额", "其他收入", "总收入", "人工成本", "总成本", "利润"] as const;
const RIGHT: Readonly<Record<(typeof NAMES)[number], number>> = {
  营业额: 16_527,
  其他收入: 1_382,
  总收入: 17_909,
  人工成本: 6_044,
  总成本: 15_876,
  利润: 2_033,
};
const RULES = ["营业额 + 其他收入 = 总收入", "总收入 - 总成本 = 利润"].map((formula, i) =>
  ruleOf(formula, { id: `R${i + 1}`, name: formula }),
);

const foundIn = (
  figures: Readonly<Partial<typeof RIGHT>>,
  more: Partial<Parameters<typeof ruleOf>[1]> = {},
): readonly Finding[] =>
  monthly({
    sheets: [
      plainSheet([
        ["2017年1-8月企业经营情况"],
        ["单位：万元"],
        ["项目", "累计"],
        ...NAMES.map((name) => [name, figures[name] ?? RIGHT[name]]),
      ]),
    ],
    dictionary: EMPTY_DICTIONARY,
    rules: RULES.map((rule) => ({ ...rule, ...more })),
  }).findings;

const cellOf = (name: (typeof NAMES)[number]): string => `B${NAMES.indexOf(name) + 4}`;

/** What a root says: its rule, its cell, what should be there, and how it came to be wrong. */
const roots = (findings: readonly Finding[]) =>
  findings.filter(isRoot).map(({ rule, cell, expected, cause }) => [rule, cell, expected, cause]);

describe("a slip that rules of a book find", () => {
  test("is none where all is right", () => {
    expect(foundIn({})).toEqual([]);
  });

  test("is named at the figure that two rules share, and their findings follow from it", () => {
    const findings = foundIn({ 总收入: 19_709 });
    expect(roots(findings)).toEqual([["R2", cellOf("总收入"), 17_909, "swapped digits"]]);
    expect(findings.filter((one) => !isRoot(one)).map(({ rule }) => rule)).toEqual(["R1"]);
  });

  test("is named at a figure that no rule stands at", () => {
    const findings = foundIn({ 其他收入: 1_832 });
    expect(roots(findings)).toEqual([["mistyped", cellOf("其他收入"), 1_382, "swapped digits"]]);
    expect(findings.map(({ rule }) => rule)).toEqual(["mistyped", "R1"]);
    expect(message(findings[0] as Finding)).toContain("两位数字颠倒");
  });

  test.each([
    ["一位错", { 总成本: 95_876 }, "总成本", "digit typo"],
    ["少一位", { 营业额: 1_652 }, "营业额", "digit typo"],
    ["正负号", { 利润: -2_033 }, "利润", "sign flip"],
  ] as const)("is told apart: %s", (_, figures, name, cause) => {
    const [root] = roots(foundIn(figures));
    expect(root?.slice(1)).toEqual([cellOf(name), RIGHT[name], cause]);
  });

  test("is not named where two figures could be it", () => {
    // 100 more or less is one digit wrong in 利润 and in 总成本 alike.
    expect(roots(foundIn({ 利润: 2_133 }))).toEqual([["R2", cellOf("总收入"), 18_009, null]]);
  });

  test("is as grave as the rules that find it", () => {
    const findings = foundIn({ 其他收入: 1_832 }, { severity: "warning" });
    expect(findings.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
  });

  test("is looked for in figures of more than one unit", () => {
    const { findings } = monthly({
      sheets: [
        plainSheet([["2017年1-8月情况"], ["单位：亿元"], ["项目", "累计"], ["总收入", 6.35]], { file: "总.xlsx" }),
        plainSheet([["2017年1-8月情况"], ["单位：万元"], ["项目", "累计"], ["营业额", 40_048], ["其他收入", 25_252]], {
          file: "分.xlsx",
        }),
      ],
      rules: RULES.slice(0, 1),
    });
    expect(roots(findings)).toEqual([["mistyped", "B4", 6.53, "swapped digits"]]);
  });

  test("is looked for among the members of a group", () => {
    const members = ["甲县", "乙县", "丙县"];
    const { findings } = monthly({
      sheets: [
        plainSheet([
          ["2017年1-8月营业额（万元）"],
          ["地区", "累计"],
          ...members.map((name, i) => [name, [1_432, 2_574, 3_961][i] ?? null]),
          ["全市", 9_767],
        ]),
      ],
      dictionary: {
        ...EMPTY_DICTIONARY,
        regions: [...members, "全市"].map((name) => ({ name, aliases: [] })),
        peers: { name: "六县", members, whole: "全市" },
      },
      rules: [ruleOf("合计.营业额 = SUM(六县, 营业额)")],
    });
    expect(roots(findings)).toEqual([["R", "B6", 7_967, "swapped digits"]]);
  });

  test("is named twice in the balance edits of a public example with two typing errors (Scholtus 2009)", () => {
    const record = [1_452, 116, 1_568, 161, 323, 76, 12, 411, 19_979, 1_842, 137];
    const edits = ["项1 + 项2 = 项3", "项2 = 项4", "项5 + 项6 + 项7 = 项8", "项3 + 项8 = 项9", "项9 - 项10 = 项11"];
    const { findings } = monthly({
      sheets: [
        plainSheet([["2017年1-8月情况（万元）"], ["项目", "累计"], ...record.map((value, i) => [`项${i + 1}`, value])]),
      ],
      rules: edits.map((formula, i) => ruleOf(formula, { id: `R${i + 1}` })),
    });
    expect(roots(findings)).toEqual([
      ["R5", "B11", 1_979, "digit typo"],
      ["mistyped", "B6", 116, "swapped digits"],
    ]);
    expect(findings).toHaveLength(4);
  });

  test("is never named wrong: what is named makes all rules hold", () => {
    const typo = fc.record({
      name: fc.constantFrom(...NAMES.filter((name) => name !== "人工成本")),
      at: fc.nat(3),
      how: fc.constantFrom("swap", "digit", "more", "less"),
      digit: fc.nat(9),
    });
    fc.assert(
      fc.property(typo, ({ name, at, how, digit }) => {
        const figures = { ...RIGHT, [name]: mistyped(RIGHT[name], at, how, digit) };
        for (const { cell, expected, cause } of foundIn(figures).filter(isRoot)) {
          if (cause === null) continue;
          const mended = NAMES[Number(cell.slice(1)) - 4] as (typeof NAMES)[number];
          expect(foundIn({ ...figures, [mended]: Number(expected) })).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** A whole number as a hand may have typed it. */
function mistyped(right: number, at: number, how: string, digit: number): number {
  const text = String(right);
  const [before, own, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  if (how === "swap") return Number(before + after.slice(0, 1) + own + after.slice(1));
  if (how === "digit") return Number(before + String(digit) + after);
  return Number(how === "more" ? before + own + String(digit) + after : before + after);
}
