// A checked workbook that holds settings and a ledger beside its reports: that in which the pane worked.
import { groupedBy } from "../model/groups";
import { findingOf, type Finding } from "../model/finding";
import type { Dictionary, TaughtReading } from "../model/indicator";
import type { Sheet } from "../model/sheet";
import { plain } from "../intake/words/text";
import { READINGS_SHEET, readReadings, readingsSheet } from "./readings";

/** Headers by which our sheets are known beside their names: a department may have a sheet 指标 or 说明 of its own. */
const OWN_HEADERS: Readonly<Record<string, readonly string[]>> = {
  指标: ["名称", "别名", "口径"],
  地区: ["名称", "别名", "组成"],
  分组: ["组名", "所属"],
  部门: ["名称", "联系人"],
  目标: ["指标", "年度", "类别", "目标值"],
  文字: ["指标", "模板"],
  说明: ["规则", "说明文字"],
  词汇: ["词", "含义"],
  [READINGS_SHEET]: ["版式", "列"],
  规则: ["编号", "公式"],
  台账: ["指标", "历史行"],
  台账历史: ["类别", "上一行校验码"],
};

/** Rows among which the headers of such a sheet stand. */
const TOP = 10;

/** True of a sheet of settings, or of a ledger, which reports nothing. */
export function isOwnSheet({ name, rows }: Sheet): boolean {
  const headers = new Map(Object.entries(OWN_HEADERS)).get(plain(name));
  if (headers === undefined) return false;
  const holds = (row: Sheet["rows"][number], header: string): boolean =>
    row.some((value) => plain(String(value ?? "")) === header);
  return rows.slice(0, TOP).some((row) => headers.every((header) => holds(row, header)));
}

/** The corrected readings that hold for the sheets of one workbook, and what is wrong with its own. */
export interface OwnReadings {
  readonly readings: readonly TaughtReading[];
  readonly findings: readonly Finding[];
}

/**
 * The readings by file, of the files that hold a sheet 读法 (随表的读法): those of the dictionary, and the file's own of columns of
 * which the dictionary says nothing. A department cannot so undo what the bureau taught.
 */
export function ownReadings(sheets: readonly Sheet[], { readings }: Dictionary): ReadonlyMap<string, OwnReadings> {
  const taught = new Map(readings.map((one) => [keyOf(one), rowOf(one)]));
  const own = sheets.filter((sheet) => plain(sheet.name) === READINGS_SHEET && isOwnSheet(sheet));
  return new Map(
    [...groupedBy(own, ({ file }) => file)].map(([file, [sheet]]) => {
      const read = readReadings(sheet);
      const added = read.readings.filter((one) => !taught.has(keyOf(one)));
      const other = read.readings.filter((one) => (taught.get(keyOf(one)) ?? rowOf(one)) !== rowOf(one));
      const place = { file, sheet: sheet?.name ?? "", cell: "A1" };
      const repeated = other.map(({ column, layout }) =>
        findingOf("reading-repeated", "warning", place, { label: column }, { received: layout }),
      );
      return [file, { readings: [...readings, ...added], findings: [...read.findings, ...repeated] }];
    }),
  );
}

const keyOf = ({ department, layout, column }: TaughtReading): string => [department, layout, column].join("|");

const rowOf = (one: TaughtReading): string => JSON.stringify(readingsSheet([one]).rows);
