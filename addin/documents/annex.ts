// 附表.xlsx: the league tables behind the bulletin, one a sheet, values and live formulas beside each other.
import {
  addressOf,
  board,
  changeOf,
  clausesOf,
  inLanguage,
  isNumber,
  labelWords,
  levelOf,
  partsOf,
  percentFormat,
  periodWords,
  type Board,
  type BulletinInput,
  type Figure,
  type Indicator,
  type Language,
} from "../analysis";
import type { Style } from "../workbook/book/book";
import { sheetName } from "../workbook/book/together";
import { writeWorkbook, type WorkbookSheet, type WrittenCell } from "../workbook/book/write";
import { leagueChart } from "./charts";
import { valueOf } from "./leagueTable";
import { withCharts, type SheetChart } from "../workbook/chart/sheetCharts";

export interface Annex {
  readonly bytes: Uint8Array;
  /** Names of the sheets of tables. */
  readonly sheets: readonly string[];
}

/** There is nothing to rank. */
export const NO_ANNEX: Readonly<Record<Language, string>> = {
  zh: "没有可以排位的数据，没有生成附表。",
  en: "There are no figures to rank, and no annex was made.",
};

/** The message of an annex that was made. */
export const annexWords = ({ sheets }: Annex, name: string, language: Language): string =>
  inLanguage(language)(
    `已写入 ${name}，${sheets.length} 张表：${sheets.join("、")}。`,
    `Wrote ${name} with ${sheets.length} tables: ${sheets.join(", ")}.`,
  );

const SIDE = { style: "thin", color: "7F7F7F" } as const;
const BOX = { top: SIDE, right: SIDE, bottom: SIDE, left: SIDE } as const;
const TITLE: Style = { bold: true, size: 14 };
const HEAD: Style = { bold: true, align: "center", vertical: "center", wrap: true, fill: "D9E1F2", borders: BOX };
const WORDS: Style = { borders: BOX };
const NOTES = "说明";
/** The title, then the headers; the figures are under them. */
const HEADER = 1;
const CHART_ROWS = 18;

/** A table of one indicator: its sheet, and the chart under it. */
interface Table {
  readonly title: string;
  readonly sheet: WorkbookSheet;
  readonly chart: Omit<SheetChart, "sheet">;
}

/** Makes the annex of a month; null where there is nothing to rank. */
export async function annex(input: BulletinInput): Promise<Annex | null> {
  const { names } = input;
  const spoken = new Set(clausesOf(names.dictionary, allChapters(input)).map(({ indicator }) => indicator));
  const taken = [NOTES];
  const tables = [...spoken].flatMap((name) => {
    const indicator = names.indicator(name);
    const table = indicator && tableOf(input, indicator, sheetName(indicator.name, taken));
    if (table) taken.push(table.sheet.name);
    return table ?? [];
  });
  if (tables.length === 0) return null;
  const bytes = await writeWorkbook([notes(tables), ...tables.map(({ sheet }) => sheet)]);
  const charts = tables.map(({ chart }, i) => ({ ...chart, sheet: i + 1 }));
  return { bytes: withCharts(bytes, charts), sheets: tables.map(({ sheet }) => sheet.name) };
}

const allChapters = ({ names }: BulletinInput): string[] => [
  ...new Set(names.dictionary.clauses.flatMap(({ chapters = [] }) => chapters)),
];

function tableOf(input: BulletinInput, indicator: Indicator, name: string): Table | undefined {
  const { ledger, names, region: own, period: at } = input;
  const parts = partsOf(names, ledger, indicator);
  const by = parts ? "share" : "growth";
  const table = board({ ...{ ledger, names, by }, indicator: indicator.name, ...(at ? { period: at } : {}) });
  const { rows, period } = table;
  if (period === null || rows.filter(({ value }) => isNumber(value)).length < 2) return undefined;
  const title = `${periodWords(period, { year: true })}${names.dictionary.peers.name}${indicator.name}${parts ? "" : "同比增速"}`;
  const format = percentFormat(indicator.decimals);
  const levels = recomputed(levelsOf(input, indicator, table), table);
  const rate = 2 + levels.headers.length;
  const headers = [
    "位次",
    "地区",
    ...levels.headers,
    levels.rate,
    "位次（公式）",
    ...(levels.formula ? [`${levels.rate}（公式）`] : []),
  ];
  const [top, bottom] = [HEADER + 1, HEADER + rows.length];
  const column = `${absolute(top, rate)}:${absolute(bottom, rate)}`;
  const figure = (value: Figure, numberFormat: string, formula?: string): WrittenCell => ({
    value: valueOf(value),
    style: { ...WORDS, format: numberFormat, align: "right" },
    ...(formula === undefined ? {} : { formula }),
  });
  const body = rows.map(({ place, region, value }, i): WrittenCell[] => {
    const row = top + i;
    const rank = `COUNTY.COMPETITIONRANK(${addressOf(row, rate)},${column},"${labelWords("best", table.best)}",${indicator.decimals + 2})`;
    return [
      figure(place, "0"),
      { value: region, style: WORDS },
      ...levels.of(region).map((one) => figure(one, "#,##0.##")),
      figure(value, format),
      figure(place, "0", rank),
      ...(levels.formula ? [figure(value, format, levels.formula(row))] : []),
    ];
  });
  const drawn = rows.flatMap(({ region, value, text }) => (isNumber(value) ? [{ name: region, value, text }] : []));
  const below = bottom + 2;
  return {
    title,
    sheet: {
      name,
      rows: [[{ value: title, style: TITLE }], headers.map((value) => ({ value, style: HEAD })), ...body],
      columnWidths: [8, 14, ...headers.slice(2).map(() => 16)],
      rowHeights: [24, 34],
      frozen: { rows: HEADER + 1, columns: 2 },
      print: {
        landscape: true,
        fitWidth: true,
        repeatRows: [HEADER, HEADER],
        areas: [{ top: 0, left: 0, bottom: below + CHART_ROWS, right: headers.length - 1 }],
        lines: { oddFooter: "&C第&P页，共&N页" },
      },
    },
    chart: {
      chart: leagueChart(title, drawn, own, format),
      data: { sheet: name, row: HEADER, column: 1, columns: [rate] },
      at: { top: below, left: 0, bottom: below + CHART_ROWS, right: Math.min(headers.length, 6) },
    },
  };
}

/** The levels that a rate is of, by column, and the formula that works the rate out of them on a row. */
interface Levels {
  readonly headers: readonly string[];
  readonly rate: string;
  readonly of: (region: string) => readonly Figure[];
  readonly formula?: (row: number) => string;
}

function levelsOf({ ledger, names }: BulletinInput, indicator: Indicator, { period }: Board): Levels {
  const parts = partsOf(names, ledger, indicator);
  const { decimals } = indicator;
  if (period === null) return { headers: [], rate: "", of: () => [] };
  if (parts) {
    const { unit } = parts.whole;
    const both = [parts.part, parts.whole].map((one) => ({ ...one, unit }));
    return {
      headers: both.map(({ name }) => withUnit(name, unit)),
      rate: "比重",
      of: (region) => both.map((one) => changeOf(ledger, { region, indicator: one, period }).current),
      formula: (row) => `COUNTY.SHARE(${addressOf(row, 2)},${addressOf(row, 3)},${decimals})`,
    };
  }
  const { unit } = indicator;
  if (!indicator.growthRecomputable)
    return {
      headers: [withUnit("本期", unit)],
      rate: "同比增速",
      of: (region) => [levelOf(ledger, { region, indicator, period }).figure],
    };
  return {
    headers: [withUnit("本期", unit), withUnit("上年同期", unit)],
    rate: "同比增速",
    of: (region) => {
      const { current, base } = changeOf(ledger, { region, indicator, period });
      return [current, base];
    },
    formula: (row) => `COUNTY.GROWTHRATE(${addressOf(row, 2)},${addressOf(row, 3)},${decimals})`,
  };
}

/** Without its formula where a figure that it needs was not reported: it would not come to the rate that was. */
function recomputed({ formula, ...levels }: Levels, { rows }: Board): Levels {
  const isWhole = rows.every(({ region }) => levels.of(region).every(isNumber));
  return formula !== undefined && isWhole ? { ...levels, formula } : levels;
}

const withUnit = (name: string, unit: string): string => (unit === "" ? name : `${name}（${unit}）`);

const absolute = (row: number, column: number): string => addressOf(row, column).replace(/^([A-Z]+)/, "$$$1$$");

/** The notes, on a sheet of their own: which tables there are, and how to read them. */
function notes(tables: readonly Table[]): WorkbookSheet {
  const lines = [
    "每张表一个工作表，第一行是表名，第二行是表头；图在表的下方，图中各条的数值即表中的数。",
    "“公式”列是 COUNTY 函数，装有县域月报加载项的 Excel 中随表内数值重算；没有加载项时显示生成时的结果。",
    "位次按印出的小数位排，印出来相同的并列；没有报送的不参加排位，写明原因。",
    "增速为同比。比重的分子、分母见表头。单位见表头。",
  ];
  return {
    name: NOTES,
    rows: [
      [{ value: "附表说明", style: TITLE }],
      ...lines.map((value) => [{ value, style: { wrap: true, vertical: "top" } as const }]),
      [{ value: "目录", style: { bold: true } }],
      ...tables.map(({ title }) => [title]),
    ],
    columnWidths: [90],
    links: tables.map(({ sheet }, i) => ({ row: lines.length + 2 + i, column: 0, to: `#'${sheet.name}'!A1` })),
    print: { fitWidth: true },
  };
}
