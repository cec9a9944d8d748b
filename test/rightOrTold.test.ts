// Each figure of a department's sheet is read right, or somebody is told (law: nothing is misread in silence).
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  addressOf,
  monthly,
  namesOf,
  observationsOf,
  periodKey,
  plainSheet,
  readSheet,
  type CellValue,
  type Dictionary,
  type Measure,
  type Sheet,
  type Span,
} from "../addin/analysis/index";
import { growth } from "../seeds/make/exact.mjs";
import { shippedDictionary } from "./helpers/month";

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

interface Truth {
  readonly region: string;
  readonly indicator: string;
  readonly measure: Measure;
  readonly span: Span | null;
  readonly figure: number;
  /** Where a finding about it may point. */
  readonly cells: readonly string[];
}

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

/** Figures that are read otherwise than they were meant, or not at all, and of which nothing is said. */
function misread(sheet: Sheet, truth: ReadonlyMap<string, Truth>): string[] {
  const { findings } = monthly({ sheets: [sheet], dictionary });
  const told = new Set(findings.flatMap(({ severity, cell }) => (severity === "info" ? [] : [cell])));
  const found = observationsOf(readSheet(sheet, namesOf(dictionary)).tables);
  const read = new Map(found.map((one) => [one.cell, one]));
  return [...truth].flatMap(([cell, { region, indicator, measure, span, figure, cells }]) => {
    const one = read.get(cell);
    const said = [
      one?.region || "华容县",
      one?.indicator,
      one?.measure,
      one?.figure,
      one?.period ? periodKey(one.period) : "",
    ];
    const meant = [region, indicator, measure, figure, "2017-08"];
    const isRight = one !== undefined && String(said) === String(meant) && (span === null || one.period?.span === span);
    if (isRight || cells.some((at) => told.has(at))) return [];
    return [`${cell}: ${String(meant)} ${String(span)}, read as ${String(said)} ${String(one?.period?.span)}`];
  });
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
        expect(misread(sheet, truth)).toEqual([]);
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
        expect(misread(sheet, truth)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);
