// Each figure of a department's sheet is read right, or somebody is told (law: nothing is misread in silence).
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  addressOf,
  plainSheet,
  type CellValue,
  type Dictionary,
  type Measure,
  type Span,
} from "../addin/analysis/index";
import { growth } from "../seeds/make/exact.mjs";
import { shippedDictionary } from "./helpers/month";
import { misread, type Truth } from "./helpers/rightOrTold";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

/** The words of a column, by what it means. */
interface Meaning {
  readonly measure: Measure;
  readonly span: Span | null;
  readonly words: readonly string[];
}
const MEANINGS: readonly Meaning[] = [
  {
    measure: "actual",
    span: "yearToDate",
    words: [
      "累计",
      "本年累计",
      "1-8月累计",
      "累计完成",
      "至本月累计数",
      "截至本月累计",
      "累计执行数",
      "本年累计完成数",
      "自年初累计",
    ],
  },
  { measure: "actual", span: "month", words: ["本月", "本月数", "当月完成", "本月执行数", "本月完成额", "8月当月"] },
  {
    measure: "base",
    span: "yearToDate",
    words: ["上年同期累计", "去年同期累计数", "上年同期累计完成", "上年累计"],
  },
  { measure: "base", span: "month", words: ["上年同月", "上年同月数", "去年同月完成数", "上年当月数"] },
  {
    measure: "target",
    span: "year",
    words: ["年初预算", "年度预算数", "全年目标", "预算数", "年度任务", "调整预算数"],
  },
  {
    measure: "completion",
    span: "yearToDate",
    words: ["为预算%", "占年初预算%", "完成预算的%", "完成率%", "预算执行率(%)", "完成年度任务%"],
  },
];
const INDICATORS = ["财政总收入", "税收收入", "非税收入", "固定资产投资", "社会消费品零售总额"];
const COUNTIES = ["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"];
const UNKNOWN = ["新口径", "数据", "初报", "甲类", "X7", "（暂）", "滚动", "核定"];
const TITLES = [
  "2017年1-8月",
  "2017年1—8月",
  "2017年1月至8月",
  "2017年1月1日至2017年8月31日",
  "2017.01-2017.08",
  "二〇一七年一至八月",
  "17年1-8月",
];
const DATE_LINES = [
  "导出时间：2017-09-05 10:22:31",
  "填报日期：2017年9月5日",
  "2017年9月6日",
  "国统字〔2016〕134号",
  "有效期至：2018年6月",
  "打印日期：2017/9/7",
];
const MARKS = ["", "", "", "①", "¹", "注1", "*"];

interface Column {
  readonly meaning: Meaning;
  readonly header: string;
}
const column = fc
  .tuple(
    fc.constantFrom(...MEANINGS),
    fc.nat(20),
    fc.option(fc.constantFrom(...UNKNOWN), { freq: 6 }),
    fc.constantFrom(...MARKS),
  )
  .map(([meaning, at, unknown, mark]): Column => ({
    meaning,
    header: `${meaning.words[at % meaning.words.length]}${unknown ?? ""}${mark}`,
  }));

interface Drawn {
  readonly title: string;
  readonly dated: string | null;
  readonly byCounty: boolean;
  readonly indicator: string;
  readonly marks: readonly string[];
  readonly columns: readonly Column[];
  readonly panels: boolean;
  readonly scaled: boolean;
  readonly grouped: boolean;
  readonly seed: number;
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  title: fc.constantFrom(...TITLES),
  dated: fc.option(fc.constantFrom(...DATE_LINES)),
  byCounty: fc.boolean(),
  indicator: fc.constantFrom(...INDICATORS),
  marks: fc.array(fc.constantFrom(...MARKS), { minLength: 6, maxLength: 6 }),
  columns: fc.uniqueArray(column, {
    minLength: 1,
    maxLength: 4,
    selector: ({ meaning: { measure, span } }) => `${measure} ${span}`,
  }),
  panels: fc.boolean(),
  scaled: fc.boolean(),
  grouped: fc.boolean(),
  seed: fc.integer({ min: 11, max: 9_999 }),
});

/** The sheet of what was drawn, and the truth of each of its figures by cell. */
function made({ title, dated, byCounty, indicator, marks, columns, panels, scaled, grouped, seed }: Drawn) {
  const rows: CellValue[][] = [[`${title}${byCounty ? indicator : "财政收入"}（单位：万元）`]];
  if (dated !== null) rows.push([dated]);
  const labels = byCounty ? COUNTIES : INDICATORS;
  const groups = grouped && !byCounty ? ["部门", null] : [];
  const left = groups.length > 0 ? 1 : 0;
  const isPaneled = panels && byCounty;
  const height = isPaneled ? labels.length / 2 : labels.length;
  const header = [...groups.slice(0, left), byCounty ? "地区" : "项目", ...columns.map((one) => one.header)];
  rows.push(isPaneled ? [...header, ...header] : header);
  const headerRow = rows.length - 1;
  const formatOf: number[][] = [];
  const truth = new Map<string, Truth>();
  for (let at = 0; at < height; at++) {
    const row = rows.length;
    const line: CellValue[] = left > 0 ? [at === 0 ? "县直" : null] : [];
    const formats: number[] = left > 0 ? [-1] : [];
    for (const name of isPaneled ? [labels[at], labels[at + height]] : [labels[at]]) {
      const labelCell = addressOf(row, line.length);
      line.push(`${name}${byCounty ? "" : (marks[at] ?? "")}`);
      formats.push(-1);
      for (const { meaning } of columns) {
        const cell = addressOf(row, line.length);
        const isRate = meaning.measure === "completion";
        const units = 1000 + ((seed * (line.length + 3) * (row + 7)) % 90_000);
        const shown = isRate ? 40 + ((seed + row * 7 + line.length) % 500) / 10 : units;
        const isScaled = scaled && !isRate;
        const figure = isRate ? Number((shown / 100).toFixed(3)) : units;
        truth.set(cell, {
          region: byCounty ? (name as string) : "华容县",
          indicator: byCounty ? indicator : (name as string),
          measure: meaning.measure,
          span: meaning.span,
          figure,
          cells: [cell, labelCell, addressOf(headerRow, line.length), "A1", addressOf(headerRow, 0)],
        });
        formats.push(isScaled ? 0 : -1);
        line.push(isScaled ? units * 10_000 : shown);
      }
    }
    rows.push(line);
    formatOf[row] = formats;
  }
  const sheet = plainSheet(rows, { file: "某局.xlsx", formatOf, formats: ["0!.0,"] });
  return { sheet, truth };
}

/** A header of two rows: groups that say how far their figures reach, over columns that do not. */
const GROUPS: readonly (readonly [Span, readonly string[]])[] = [
  ["month", ["本月数", "本月", "8月当月", "本月完成情况"]],
  ["yearToDate", ["累计", "至本月累计数", "1-8月累计", "本年累计完成情况", "截至本月"]],
];
const UNDER: readonly (readonly [Measure, readonly string[]])[] = [
  ["actual", ["金额", "完成数", "绝对额", "实际数", "执行数"]],
  ["base", ["上年同期数", "去年同期", "上年同期完成"]],
  ["change", ["同比加减额", "增减额", "比上年同期增减额", "增收额"]],
  ["growth", ["同比加减%", "增长%", "增幅（%）", "比上年同期增长%", "增减率"]],
];
const underGroups = fc.record({
  title: fc.constantFrom(...TITLES),
  groups: fc.tuple(fc.nat(20), fc.nat(20)),
  words: fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }),
  left: fc.integer({ min: 1, max: 4 }),
  isMerged: fc.boolean(),
  unit: fc.constantFrom("万元", "亿元", "元"),
  seed: fc.integer({ min: 11, max: 9_999 }),
});
type UnderGroups = typeof underGroups extends fc.Arbitrary<infer T> ? T : never;

/** A table of indicators under grouped columns; its growth and its changes are those of its levels. */
function grouped({ title, groups, words, left, isMerged, unit, seed }: UnderGroups) {
  const word = (of: readonly string[], at = 0): string => of[at % of.length] as string;
  const under = UNDER.slice(0, left);
  const upper = GROUPS.flatMap(([, of], g) => under.map((_, u) => (u === 0 ? word(of, groups[g]) : null)));
  const rows: CellValue[][] = [
    [`${title}财政收入`],
    [`单位：${unit}`],
    ["项目", ...upper],
    [null, ...GROUPS.flatMap(() => under.map(([, of], u) => word(of, words[u])))],
  ];
  const truth = new Map<string, Truth>();
  for (const [at, indicator] of INDICATORS.entries()) {
    const row = rows.length;
    const line: CellValue[] = [indicator];
    GROUPS.forEach(([span], g) => {
      const base = 500 + ((seed * (at + 3)) % 900) + g * 8000;
      const now = base + ((seed * (at + 5) * (g + 2)) % 97) + g * 300;
      const values: Readonly<Partial<Record<Measure, number>>> = {
        ...{ actual: now, base, change: now - base, growth: growth(now, base) },
      };
      under.forEach(([measure]) => {
        const cell = addressOf(row, line.length);
        const value = values[measure] ?? 0;
        truth.set(cell, {
          ...{ region: "华容县", indicator, measure, span },
          figure: measure === "growth" ? Number((value / 100).toFixed(3)) : value,
          cells: [cell, addressOf(row, 0), addressOf(3, line.length), "A1", "A3"],
        });
        line.push(value);
      });
    });
    rows.push(line);
  }
  const merges = GROUPS.map((_, g) => ({ top: 2, bottom: 2, left: 1 + g * left, right: (g + 1) * left }));
  return { sheet: plainSheet(rows, { file: "某局.xlsx", ...(isMerged && left > 1 ? { merges } : {}) }), truth };
}

/** Ways to write an amount, and whether it is a number of which there is no doubt. */
const AMOUNTS: readonly (readonly [write: (amount: number) => CellValue, isNumber: boolean])[] = [
  [(amount) => amount, true],
  [(amount) => amount, true],
  [(amount) => String(amount), true],
  [(amount) => amount.toLocaleString("en"), true],
  [(amount) => amount.toLocaleString("en").replace(",", "，"), true],
  [(amount) => String(amount).replace(/\d/g, (digit) => "０１２３４５６７８９".charAt(Number(digit))), true],
  [(amount) => `　${amount} `, true],
  [(amount) => `'${amount}`, true],
  [(amount) => `约${amount}`, false],
  [(amount) => `${amount}①`, false],
  [(amount) => `${amount}*`, false],
  // 1990（预计） may be a year.
  [(amount) => `${amount + 100_000}（预计）`, false],
  [(amount) => `${amount}万`, false],
];
/** Places under names that departments write. */
const SPELLED: readonly (readonly string[])[] = [
  ["岳阳县", "岳阳", "岳陽縣", "岳 阳 县"],
  ["华容县", "华容", "華容縣", "华　容　县"],
  ["湘阴县", "湘阴", "湘陰縣", "湘阴县 "],
  ["平江县", "平江", "平 江", "　平江县"],
  ["汨罗市", "汨罗", "汨羅市", "汨罗市①"],
  ["临湘市", "临湘", "臨湘市", "临湘市："],
];
/** Marks of order in front of a name. */
const BEFORE = ["", "一、", "1.", "（一）", "101 ", "10101", "其中：", "　　", "# "];
/** Columns that do not say how far they reach: as far as the title does. */
const SPANLESS: readonly (readonly [Measure, readonly string[]])[] = [
  ["actual", ["完成数", "实绩", "金额", "收入数", "实际完成", "完成情况"]],
  ["base", ["上年同期", "去年同期数", "同期数", "上年同期完成"]],
  ["change", ["增减额", "同比增减额", "比上年同期增减额", "增收额"]],
  ["growth", ["增减%", "同比增长%", "增幅（%）", "比上年同期±%", "增长率"]],
  ["target", ["年初预算", "全年任务", "预算数", "计划数"]],
  ["completion", ["为预算%", "完成率%", "占年初预算的%", "完成进度%"]],
  ["rank", ["位次", "排名", "增幅位次", "名次"]],
];
const PERIODS = [
  ...TITLES,
  "截至2017年8月底",
  "2017年8月止累计",
  "2017年元至8月",
  "January-August 2017",
  "2017年三季度",
  "",
];
const styled = fc.record({
  title: fc.nat(50),
  byCounty: fc.boolean(),
  columns: fc.uniqueArray(fc.tuple(fc.nat(SPANLESS.length - 1), fc.nat(20), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
    selector: ([kind]) => kind,
  }),
  amounts: fc.array(fc.nat(AMOUNTS.length - 1), { minLength: 30, maxLength: 30 }),
  spelled: fc.array(fc.nat(8), { minLength: 6, maxLength: 6 }),
  unitAt: fc.constantFrom("title", "line", "header", "below", "nowhere"),
  unit: fc.constantFrom("万元", "亿元", "元"),
  groups: fc.boolean(),
  ranksFirst: fc.boolean(),
  seed: fc.integer({ min: 11, max: 9_999 }),
});
type Styled = typeof styled extends fc.Arbitrary<infer T> ? T : never;

/** A table as many hands write it: names, amounts, periods and units in many spellings, and parts of them missing. */
function written({ title, byCounty, columns, amounts, spelled, unitAt, unit, groups, ranksFirst, seed }: Styled) {
  const period = PERIODS[title % PERIODS.length] as string;
  const labels = byCounty ? COUNTIES : INDICATORS;
  const kinds = columns.map(([kind, word, isMarked]) => {
    const [measure, words] = SPANLESS[kind] as (typeof SPANLESS)[number];
    return { measure, header: `${words[word % words.length] as string}${isMarked ? "①" : ""}` };
  });
  const left = groups && !byCounty ? 1 : 0;
  // Of two columns of places the second is of a name of its own.
  const first = ranksFirst && byCounty && kinds.every(({ measure }) => measure !== "rank") ? 1 : 0;
  const inHeader = (measure: Measure): string =>
    unitAt === "header" && ["actual", "base", "change", "target"].includes(measure) ? `（${unit}）` : "";
  const header: CellValue[] = [
    ...(first > 0 ? ["名次"] : []),
    ...(left > 0 ? ["部门"] : []),
    byCounty ? "地区" : "项目",
    ...kinds.map((kind) => `${kind.header}${inHeader(kind.measure)}`),
  ];
  const rows: CellValue[][] = [[`${period}财政总收入情况${unitAt === "title" ? `（单位：${unit}）` : ""}`]];
  if (unitAt === "line") rows.push([`单位：${unit}`]);
  rows.push(header);
  const headerRow = rows.length - 1;
  const truth = new Map<string, Truth>();
  for (const group of left > 0 ? ["国税部门", "地税部门"] : [""])
    labels.forEach((label, at) => {
      const row = rows.length;
      const spelling = spelled[at] as number;
      const name = byCounty
        ? ((SPELLED[at] as readonly string[])[spelling % 4] as string)
        : `${BEFORE[spelling] as string}${label}`;
      const line: CellValue[] = [...(first > 0 ? [at + 1] : []), ...(left > 0 ? [at === 0 ? group : null] : []), name];
      const labelCell = addressOf(row, first + left);
      const meaning = (measure: Measure, figure: number, column: number): void => {
        const cell = addressOf(row, column);
        truth.set(cell, {
          region: byCounty ? label : "华容县",
          indicator: byCounty ? "财政总收入" : group === "" ? label : `${label}/${group}`,
          ...{ measure, figure, span: measure === "target" ? "year" : "yearToDate" },
          ...(["growth", "completion", "rank"].includes(measure) ? {} : { unit }),
          cells: [cell, labelCell, addressOf(headerRow, column), "A1", addressOf(headerRow, first + left)],
        });
      };
      if (first > 0) meaning("rank", at + 1, 0);
      kinds.forEach(({ measure }, k) => {
        const column = line.length;
        const units = 1000 + ((seed * (column + 3) * (row + 7)) % 90_000);
        if (measure === "rank") {
          meaning(measure, 1 + ((at + seed) % 6), column);
          line.push(1 + ((at + seed) % 6));
        } else if (measure === "growth" || measure === "completion") {
          const rate = 15 + ((seed + row * 7 + column) % 500) / 10;
          meaning(measure, Number((rate / 100).toFixed(3)), column);
          line.push(rate);
        } else {
          const [write, isNumber] = AMOUNTS[amounts[(row * 5 + k) % 30] as number] as (typeof AMOUNTS)[number];
          // What is no number is told, whatever is read.
          meaning(measure, isNumber ? units : NaN, column);
          line.push(write(units));
        }
      });
      rows.push(line);
    });
  if (unitAt === "below") rows.push([`单位：${unit}`]);
  return { sheet: plainSheet(rows, { file: "某局.xlsx" }), truth };
}

/** Random tables of each kind: 10,000 with `npm run fuzz`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500);
/** Time allowed for so many, on a slow machine. */
const TIMEOUT = RUNS * 500;

test(
  "every figure of a random table is read right, or a finding names it",
  () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const { sheet, truth } = made(one);
        expect(misread(sheet, truth, dictionary)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

test(
  "every figure under grouped headers is read right, or a finding names it",
  () => {
    fc.assert(
      fc.property(underGroups, (one) => {
        const { sheet, truth } = grouped(one);
        expect(misread(sheet, truth, dictionary)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

test(
  "every figure of a table as many hands write it is read right, or a finding names it",
  () => {
    fc.assert(
      fc.property(styled, (one) => {
        const { sheet, truth } = written(one);
        expect(misread(sheet, truth, dictionary)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);
