// The workbooks that a bureau configures by: each is written as it is read.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dictionaryOver,
  dictionarySheets,
  plainSheet,
  readDictionary,
  readRules,
  targetsSheet,
  type Department,
  type Dictionary,
  type Explanation,
  type Indicator,
  type RuleEntry,
  type Target,
  type TaughtReading,
  type TaughtWord,
} from "../addin/analysis/index";
import { readTargets } from "../addin/analysis/settings/targets";
import { rulesSheet } from "../addin/analysis/settings/ruleBook";
import { TEMPLATE_WORDS } from "../addin/analysis/model/ruleEntry";

/** A word that a cell holds, without what separates words in a list. */
const word = fc
  .array(fc.constantFrom(..."县市税收入增幅ABCabc019（）·"), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(""));
const maybe = fc.oneof(fc.constant(""), word);
const names = fc.uniqueArray(word, { minLength: 1, maxLength: 20, selector: (name) => name.toLowerCase() });
const value = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => Number(`${units}e-${places}`) + 0);
const unit = fc.constantFrom("", "万元", "亿元", "%", "个百分点", "套");

const target: fc.Arbitrary<Target> = fc.record({
  indicator: word,
  year: fc.integer({ min: 1990, max: 2099 }),
  region: maybe,
  family: maybe,
  value,
  unit,
});

/** A correction of one of the columns of its layout, or of the whole table. */
const taughtReading: fc.Arbitrary<TaughtReading> = fc
  .tuple(maybe, fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), fc.nat(3), word, fc.boolean())
  .chain(([department, headers, at, instead, isOfTable]) => {
    const about = { department, layout: headers.join("|"), instead, unit: "亿元" };
    const span = fc.constantFrom<TaughtReading["span"]>(null, "month", "yearToDate", "balance", "year");
    return isOfTable
      ? fc.record<TaughtReading>({
          ...constants({ ...about, column: "", meaning: "", indicator: "", against: null }),
          span,
          period: fc.option(
            fc.record({ year: fc.integer({ min: 1990, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) }),
          ),
          figures: maybe,
        })
      : fc.record<TaughtReading>({
          ...constants({ ...about, column: headers[at % headers.length] ?? "", period: null, figures: "" }),
          span,
          meaning: fc.constantFrom("", "累计数", "上年同月数", "增长率", "不是数据"),
          indicator: maybe,
          against: fc.constantFrom(null, "lastYear", "yearStart", "lastMonth"),
        });
  });

/** Entries of a dictionary under names that no two of them share. */
const dictionary: fc.Arbitrary<Dictionary> = names.chain((all) => {
  const [own, aliases] = [all.filter((_, i) => i % 2 === 0), all.filter((_, i) => i % 2 === 1)];
  const share = fc.constantFrom<Partial<Indicator>>({}, { part: "税", whole: "收" });
  const indicator = (name: string, alias: string | undefined): fc.Arbitrary<Indicator> =>
    fc
      .tuple(
        fc.record({
          unit,
          basis: maybe,
          best: fc.constantFrom("high", "low"),
          department: maybe,
          decimals: fc.nat(4),
          additive: fc.boolean(),
          growthRecomputable: fc.boolean(),
          span: fc.constantFrom("yearToDate", "balance", "year", "month"),
        } as const),
        share,
      )
      .map(([fields, more]) => ({
        name,
        aliases: alias === undefined ? [] : [alias, `${alias}甲`],
        ...fields,
        ...more,
      }));
  const optional = (key: string) => maybe.map((text) => (text === "" ? {} : { [key]: text }));
  return fc.record({
    indicators: fc.tuple(...own.map((name, i) => indicator(name, aliases[i]))),
    regions: fc.tuple(
      ...own.map((name, i) => optional("code").map((code) => ({ name, aliases: aliases.slice(i, i + 1), ...code }))),
    ),
    peers: fc
      .tuple(word, fc.subarray(own), optional("whole"), optional("home"))
      .map(([name, members, whole, home]) => ({ name, members, ...whole, ...home })),
    departments: fc.array(fc.record<Department>({ name: word, contact: maybe, phone: maybe })),
    targets: fc.array(target),
    clauses: fc.array(
      fc.record(
        {
          ...{ sentence: fc.integer({ min: 1, max: 9 }), indicator: word, template: word, family: maybe },
          chapters: fc.subarray(["稳中有忧", "总体情况", "附记"], { minLength: 1 }),
        },
        { requiredKeys: ["sentence", "indicator", "template", "family"] },
      ),
    ),
    explanations: fc.array(
      fc.record<Explanation>({
        rule: word,
        region: maybe,
        indicator: maybe,
        period: fc.constantFrom("", "2017-08", "2016-12"),
        text: word,
      }),
    ),
    readings: fc.uniqueArray(taughtReading, { selector: ({ layout }) => layout }),
    words: fc.array(
      fc.record<TaughtWord>({ word, meaning: fc.constantFrom("实际数", "上年同期数", "名称的一部分", "不计") }),
    ),
  });
});

/** Fields that are always the same. */
function constants<Of extends object>(of: Of): { [Key in keyof Of]: fc.Arbitrary<Of[Key]> } {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, fc.constant(value)])) as never;
}

const rule = (id: string): fc.Arbitrary<RuleEntry> =>
  fc
    .record({
      name: word,
      severity: fc.constantFrom("error", "warning", "info"),
      formula: word,
      limit: fc.option(fc.tuple(value.map(Math.abs), fc.constantFrom(undefined, "万元", "%", "个百分点", "‰"))),
      missingIsZero: fc.boolean(),
      scope: fc.array(word, { maxLength: 3 }),
      template: fc.array(fc.constantFrom(...TEMPLATE_WORDS.map((one) => `{${one}}`), "应为"), { maxLength: 3 }),
      mustExplain: fc.boolean(),
    } as const)
    .map(({ name, severity, formula, limit, missingIsZero, scope, template, mustExplain }) => ({
      ...{ id, name, severity, formula, tolerance: limit?.[0] ?? null, missingIsZero },
      ...(limit?.[1] !== undefined && { toleranceUnit: limit[1] }),
      ...(scope.length > 0 && { scope }),
      ...(template.length > 0 && { template: template.join("") }),
      ...(mustExplain && { mustExplain }),
      address: { file: "", sheet: "规则", cell: "" },
    }));

describe("what is written is read back", () => {
  test("a dictionary", () => {
    fc.assert(
      fc.property(dictionary, (whole) => {
        expect(readDictionary(Object.values(dictionarySheets(whole)))).toEqual({ dictionary: whole, findings: [] });
      }),
    );
  });

  test("targets", () => {
    fc.assert(
      fc.property(fc.array(target), (targets) => {
        expect(readTargets(targetsSheet(targets))).toEqual({ targets, findings: [] });
      }),
    );
  });

  test("a rule book, each rule at its formula's cell", () => {
    fc.assert(
      fc.property(
        names.chain((ids) => fc.tuple(...ids.map(rule))),
        (rules) => {
          const cell = (column: string, index: number) => ({ file: "", sheet: "规则", cell: `${column}${index + 2}` });
          expect(readRules([rulesSheet(rules)])).toEqual({
            entries: rules.map((one, index) => ({
              ...one,
              address: cell("E", index),
              addresses: { scope: cell("D", index), tolerance: cell("F", index) },
            })),
            findings: [],
          });
        },
      ),
    );
  });
});

test("a workbook's own sheets take the place of the shipped ones, and no others", () => {
  fc.assert(
    fc.property(dictionary, dictionary, (shipped, own) => {
      const sheets = dictionarySheets(own);
      expect(dictionaryOver(shipped, []).dictionary).toEqual(shipped);
      expect(dictionaryOver(shipped, Object.values(sheets)).dictionary).toEqual(own);
      const { dictionary: mixed } = dictionaryOver(shipped, [
        sheets.目标,
        sheets.分组,
        plainSheet([], { name: "表1" }),
      ]);
      expect(mixed).toEqual({
        ...shipped,
        targets: own.targets,
        peers: { ...own.peers, members: shipped.peers.members },
      });
    }),
  );
});
