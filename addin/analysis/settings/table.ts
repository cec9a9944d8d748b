/** A sheet of settings: a row of headers, found by their words, and the rows under it; read here and written here. */
import { addressOf } from "../model/address";
import { findingOf, type Finding } from "../model/finding";
import { formatAt, plainSheet, type CellValue, type Sheet } from "../model/sheet";
import { isBlank, plain } from "../intake/words/text";

/** A row under the headers, its cells by the words of their header. */
export interface Entry<Header extends string> {
  text(header: Header): string;
  value(header: Header): CellValue;
  /** The cell is shown as a percentage: a number in it is a ratio. */
  isPercent(header: Header): boolean;
  /** The finding that this cell cannot be used. */
  wrong(header: Header, expected: string): Finding;
}

/** The rows of a sheet, or the finding that it lacks headers that it needs; no rows where there is no such sheet. */
export function entriesOf<Header extends string>(
  sheet: Sheet | undefined,
  needed: readonly [Header, ...Header[]],
): { readonly entries: readonly Entry<Header>[]; readonly findings: readonly Finding[] } {
  if (!sheet) return { entries: [], findings: [] };
  const { file, name } = sheet;
  const top = sheet.rows.findIndex((row) => needed.every((header) => row.some((value) => wordOf(value) === header)));
  if (top < 0) {
    const place = { file, sheet: name, cell: "A1" };
    const finding = findingOf("dictionary-header", "error", place, {}, { expected: needed.join("、") });
    return { entries: [], findings: [finding] };
  }
  const columns = new Map<string, number>();
  sheet.rows[top]?.forEach((value, column) => columns.set(wordOf(value), column));
  const columnOf = (header: Header): number => columns.get(header) ?? 0;
  const entries = sheet.rows.slice(top + 1).flatMap((values, offset): Entry<Header>[] => {
    const row = top + 1 + offset;
    const value = (header: Header): CellValue => values[columns.get(header) ?? -1] ?? null;
    const text = (header: Header): string => String(value(header) ?? "").trim();
    if (values.every(isBlank) || (text(needed[0]) === "" && needed.length === 1)) return [];
    return [
      {
        value,
        text,
        isPercent: (header) => formatAt(sheet, row, columnOf(header)).includes("%"),
        wrong(header, expected) {
          const place = { file, sheet: name, cell: addressOf(row, columnOf(header)) };
          return findingOf("dictionary-entry", "error", place, {}, { expected, received: text(header) });
        },
      },
    ];
  });
  return { entries, findings: [] };
}

const wordOf = (value: CellValue): string => plain(String(value ?? ""));

/** The names of the fields that the columns of a sheet hold, by header. */
type Fields = Readonly<Record<string, string>>;

/** The fields of an entry as texts. */
export const textsOf = <Of extends Fields>(entry: Entry<keyof Of & string>, fields: Of): Record<Of[keyof Of], string> =>
  Object.fromEntries(Object.entries(fields).map(([header, field]) => [field, entry.text(header)])) as Record<
    Of[keyof Of],
    string
  >;

/** Things as a sheet, a column for each of their fields. */
export const sheetOf = <Of extends Fields>(
  name: string,
  fields: Of,
  things: readonly Readonly<Record<Of[keyof Of], CellValue | undefined>>[],
): Sheet => {
  const columns = Object.values(fields) as Of[keyof Of][];
  return plainSheet([Object.keys(fields), ...things.map((one) => columns.map((field) => one[field] ?? ""))], { name });
};
