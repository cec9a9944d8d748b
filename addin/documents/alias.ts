// 指标 and 地区 as sheets of the open workbook: the dictionary in use, where a bureau begins to keep its own.
import { nameKey, type CellValue, type Dictionary, type Indicator, type Sheet } from "../analysis";
import type { Block, Change, WorkbookCell } from "../workbook/port/workbook";

/** The sheets of the dictionary whose entries have aliases. */
export type NamedIn = "指标" | "地区";

export interface AliasInput {
  readonly kind: NamedIn;
  /** The entry that the alias stands for. */
  readonly name: string;
  readonly alias: string;
  readonly dictionary: Dictionary;
  /** Those sheets of the dictionary that the workbook has. */
  readonly sheets: readonly Sheet[];
}

export interface AliasChanges {
  readonly changes: readonly Change[];
  /** Sheets that are made. */
  readonly sheets: readonly string[];
  /** The cell of the alias, and what it holds then. */
  readonly at: Block;
  readonly text: string;
}

type Rows = readonly (readonly CellValue[])[];

const SPANS: Readonly<Record<Indicator["span"], string>> = {
  yearToDate: "累计",
  balance: "余额",
  year: "年度",
  month: "当月",
};

const SEPARATOR = "、";

const indicatorRows = ({ indicators }: Dictionary): Rows => [
  ["名称", "别名", "单位", "口径", "方向", "部门", "小数位", "可加", "增速可重算", "时段", "分子", "分母"],
  ...indicators.map((one) => [
    ...[one.name, one.aliases.join(SEPARATOR), one.unit, one.basis, one.best === "low" ? "低优" : "高优"],
    ...[one.department, one.decimals, one.additive ? "是" : "否", one.growthRecomputable ? "是" : "否"],
    ...[SPANS[one.span], one.part ?? "", one.whole ?? ""],
  ]),
];

const regionRows = ({ regions, peers }: Dictionary): Rows => [
  ["代码", "名称", "别名", "组成"],
  ...regions.map(({ name, aliases, code }) => [
    code ?? "",
    name,
    aliases.join(SEPARATOR),
    peers.members.includes(name) ? "是" : "",
  ]),
];

const groupRows = ({ peers: { name, whole = "", home = "" } }: Dictionary): Rows => [
  ["组名", "所属", "本县"],
  [name, whole, home],
];

const ROWS = { 指标: indicatorRows, 地区: regionRows, 分组: groupRows } as const;
type DictionarySheet = keyof typeof ROWS;

/** What makes a sheet of the dictionary in use. */
function making(sheet: DictionarySheet, rows: Rows): Change[] {
  const [head = [], ...lines] = rows.map((row) => row.map((value) => (value === "" ? null : value)));
  return [
    { change: "insertSheet", sheet },
    {
      change: "write",
      sheet,
      row: 0,
      column: 0,
      cells: [head.map((value): WorkbookCell => ({ value, bold: true })), ...lines],
    },
  ];
}

/**
 * The changes that add an alias to an entry, in one step: its cell in the workbook's own sheet, or the sheet made of the
 * dictionary in use. A sheet 地区 of one's own needs its 分组 beside it.
 */
export function aliasChanges({ kind, name, alias, dictionary, sheets }: AliasInput): AliasChanges {
  const own = sheets.find((sheet) => sheet.name === kind);
  const rows = own?.rows ?? ROWS[kind](dictionary);
  const place = placeOf(rows, name);
  const before = String(rows[place.row]?.[place.column] ?? "").trim();
  const text = before === "" ? alias : `${before}${SEPARATOR}${alias}`;
  const area = { top: place.row, left: place.column, bottom: place.row, right: place.column };
  const needed: readonly DictionarySheet[] = kind === "地区" ? ["地区", "分组"] : ["指标"];
  const made = needed.filter((one) => !sheets.some((sheet) => sheet.name === one));
  const into = (row: number, value: string): Change => ({
    change: "write",
    sheet: kind,
    row,
    column: place.column,
    cells: [[value]],
    over: "any",
  });
  return {
    changes: [
      ...made.flatMap((one) => making(one, ROWS[one](dictionary))),
      ...(place.isNew ? [into(place.head, "别名")] : []),
      into(place.row, text),
    ],
    sheets: made,
    at: { sheet: kind, area },
    text,
  };
}

interface AliasPlace {
  readonly head: number;
  readonly row: number;
  readonly column: number;
  /** The sheet has had no column 别名. */
  readonly isNew: boolean;
}

/** Where the alias of an entry stands; an entry that is not there gets no row of its own. */
function placeOf(rows: Rows, name: string): AliasPlace {
  const is = (words: string) => (value: CellValue) => nameKey(String(value ?? "")) === nameKey(words);
  const head = rows.findIndex((row) => row.some(is("名称")));
  const titles = rows[head] ?? [];
  const names = titles.findIndex(is("名称"));
  const found = titles.findIndex(is("别名"));
  const row = rows.findIndex((values, r) => r > head && is(name)(values[names] ?? null));
  return { head, row, column: found < 0 ? titles.length : found, isNew: found < 0 };
}
