// How the tables of an accepted file were laid out (版式), in the row of the history that took the file in.
import type { LayoutRead } from "../model/reading";
import { oneLine } from "./chain";
import type { HistoryRow } from "./row";

/** Stands before the layouts in the words of a row. */
const MARK = "版式";

/** Characters that a cell of a spreadsheet holds, less some; the layouts of a file that are longer are not kept. */
const LONGEST = 32_000;

/** The layouts of a file as the words of a row; "" where there are none, or too many. */
export function layoutWords(layouts: readonly LayoutRead[]): string {
  const words = oneLine(
    MARK +
      JSON.stringify(
        layouts.map(({ sheet, headers, columns }) => [
          sheet,
          headers,
          columns.map(({ heading, words }) => [heading, words]),
        ]),
      ),
  );
  return layouts.length === 0 || words.length > LONGEST ? "" : words;
}

/**
 * The layouts of the files that a history took in, in the order in which they came (以前的版式).
 *
 * @example
 * keptLayouts(recorded([], [{ kind: "file", file: "财政局.xlsx", words: '版式[["表1","县市|累计",[["累计","本期数、累计、万元"]]]]' }], { by: "张三", at: "2017-09-28" }, String)).map(({ headers }) => headers) // => ["县市|累计"]
 */
export const keptLayouts = (rows: readonly HistoryRow[]): LayoutRead[] =>
  rows.flatMap(({ kind, file, words }) => (kind === "file" && words.startsWith(MARK) ? layoutsIn(file, words) : []));

/** A row whose words were changed says nothing. */
function layoutsIn(file: string, words: string): LayoutRead[] {
  let tables: unknown;
  try {
    tables = JSON.parse(words.slice(MARK.length));
  } catch {
    return [];
  }
  return listIn(tables).flatMap((table): LayoutRead[] => {
    const [sheet, headers, columns] = listIn(table);
    if (typeof sheet !== "string" || typeof headers !== "string") return [];
    return [
      {
        ...{ file, sheet, headers },
        columns: listIn(columns).flatMap((column) => {
          const [heading, said] = listIn(column);
          return typeof heading === "string" && typeof said === "string" ? [{ heading, words: said }] : [];
        }),
      },
    ];
  });
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);
