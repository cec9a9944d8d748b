// Sheets of the dictionary in the open workbook, in which a bureau begins to keep its own.
import {
  areaAt,
  dictionarySheets,
  nameKey,
  targetsSheet,
  type CellValue,
  type Dictionary,
  type DictionarySheet,
  type Sheet,
} from "../analysis";
import type { Block, Change, WorkbookCell } from "../workbook/port/workbook";

/** The sheets of the dictionary whose entries have aliases. */
export type NamedIn = Extract<DictionarySheet, "指标" | "地区">;

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

/** Makes a sheet of the settings in the workbook, under bold headers. */
export function insertion({ name: sheet, rows: [head = [], ...lines] }: Sheet, widths?: readonly number[]): Change[] {
  const cells = [
    head.map((value): WorkbookCell => ({ value, bold: true })),
    ...lines.map((row) => row.map((value) => (value === "" ? null : value))),
  ];
  return [
    { change: "insertSheet", sheet },
    { change: "write", sheet, row: 0, column: 0, cells },
    { change: "layOut", sheet, header: areaAt(0, 0, 1, head.length), hiddenRows: [], hiddenColumns: [] },
    ...(widths ? [{ change: "widths", sheet, widths } as const] : []),
  ];
}

/** The changes that make the sheet of targets, with those that are known. */
export const targetChanges = ({ targets }: Dictionary): Change[] =>
  insertion(targetsSheet(targets), [28, 8, 12, 14, 14, 8]);

/**
 * The changes that add an alias to an entry, in one step: its cell in the workbook's own sheet, or the sheet made of the
 * dictionary in use. A sheet 地区 of one's own needs its 分组 beside it.
 */
export function aliasChanges({ kind, name, alias, dictionary, sheets }: AliasInput): AliasChanges {
  const inUse = dictionarySheets(dictionary);
  const { rows } = sheets.find((sheet) => sheet.name === kind) ?? inUse[kind];
  const place = placeOf(rows, name);
  const before = String(rows[place.row]?.[place.column] ?? "").trim();
  const text = before === "" ? alias : `${before}、${alias}`;
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
      ...made.flatMap((one) => insertion(inUse[one])),
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
function placeOf(rows: Sheet["rows"], name: string): AliasPlace {
  const is = (words: string) => (value: CellValue) => nameKey(String(value ?? "")) === nameKey(words);
  const head = rows.findIndex((row) => row.some(is("名称")));
  const titles = rows[head] ?? [];
  const names = titles.findIndex(is("名称"));
  const found = titles.findIndex(is("别名"));
  const row = rows.findIndex((values, r) => r > head && is(name)(values[names] ?? null));
  return { head, row, column: found < 0 ? titles.length : found, isNew: found < 0 };
}
