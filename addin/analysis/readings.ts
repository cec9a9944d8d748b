import { evidenceOf } from "./checks/evidence";
import { isNumber } from "./model/figure";
import type { Finding } from "./model/finding";
import type { Names } from "./model/indicator";
import type { LeftOut, Table, TableColumn } from "./model/observation";
import { aroundWords, columnWords, figuresMark, unitsOfColumn, type Doubt, type Evidence } from "./model/reading";

/** How a column of a table is read, and what its table's own arithmetic says of that. */
export interface ColumnReading {
  readonly column: TableColumn;
  /** The unit of its figures, from its header, its rows or from around the table; several joined by 、. */
  readonly unit: string;
  readonly evidence: Evidence | null;
  readonly doubt: Doubt | null;
  /** How it is read without what the bureau taught, in the words of the sheet 读法. */
  readonly own: string;
}

/** How a table is read (读法): its columns, those that were assumed or are not borne out first. */
export interface TableReading extends Pick<Table, "file" | "sheet" | "title" | "titleCell" | "layout" | "around"> {
  readonly rows: number;
  readonly columns: readonly ColumnReading[];
  /** Rows and columns that give no figure, and cells that hold other text where a figure should stand. */
  readonly leftOut: readonly LeftOut[];
  /** The figures in short, see `figuresMark`. */
  readonly figures: string;
  /** How its surroundings are read without what the bureau taught, in the words of the sheet 读法. */
  readonly own: string;
}

/**
 * How every table is read, for a person to confirm: the words of each column, the meaning taken, and how many rows the
 * table's own arithmetic bears out. `findings` are those of the same tables.
 *
 * @example
 * readingsOf(readSheets([plainSheet([["2017年1-8月收入（万元）"], ["地区", "累计", "上年同期", "增长%"], ["华容县", 65300, 63275, 3.2]])], namesOf(EMPTY_DICTIONARY)).tables, namesOf(EMPTY_DICTIONARY))[0]?.columns[0]?.evidence // => { right: 1, judged: 1 }
 */
export function readingsOf(tables: readonly Table[], names: Names, findings: readonly Finding[] = []): TableReading[] {
  const unread = new Set(findings.filter(({ rule }) => rule === "unread-words").map(placeOf));
  return tables.map((table) => {
    const evidence = evidenceOf(table, names);
    const columns = table.columns.map((column, c): ColumnReading => {
      const own = column.taught ?? columnWords(table, c);
      const isUnread = unread.has(placeOf({ ...table, cell: column.headerCell }));
      const found = evidence[c] ?? null;
      return {
        column,
        unit: unitsOfColumn(table, c).join("、"),
        evidence: found,
        doubt: doubtOf(column, found, isUnread),
        own,
      };
    });
    const { file, sheet, title, titleCell, layout, around } = table;
    return {
      ...{ file, sheet, title, titleCell, layout, around },
      rows: table.rows.length,
      columns: [...columns].sort((a, b) => gravity(b.doubt) - gravity(a.doubt)),
      leftOut: [...table.leftOut, ...notNumbers(table)],
      figures: table.ownFigures ?? figuresMark(table),
      own: around.taught ?? aroundWords(around),
    };
  });
}

/**
 * True where every column of a table has a unit of its own, from its header or beside its rows (单位见各列); a place has none.
 *
 * @example
 * columnsSayUnits({ columns: readingsOf(readSheet(plainSheet([["2017年1-8月"], ["地区", "投资（亿元）", "增长%"], ["华容县", 65, 3.2]]), namesOf(EMPTY_DICTIONARY)).tables, namesOf(EMPTY_DICTIONARY))[0].columns }) // => true
 */
export const columnsSayUnits = ({ columns }: Pick<TableReading, "columns">): boolean =>
  columns.every(({ unit, column: { measure } }) => unit !== "" || measure === "rank");

const placeOf = ({ file, sheet, cell }: Pick<Finding, "file" | "sheet" | "cell">): string =>
  [file, sheet, cell].join("\n");

function doubtOf({ assumed, taught }: TableColumn, evidence: Evidence | null, isUnread: boolean): Doubt | null {
  if (evidence && evidence.right * 2 < evidence.judged) return "contradicted";
  if (isUnread) return "unread";
  if (assumed.length > 0) return "assumed";
  return evidence || taught !== null ? null : "unconfirmed";
}

const DOUBTS: readonly (Doubt | null)[] = [null, "unconfirmed", "assumed", "unread", "contradicted"];

const gravity = (doubt: Doubt | null): number => DOUBTS.indexOf(doubt);

const notNumbers = ({ cells }: Table): LeftOut[] =>
  cells.flat().flatMap((one) => {
    if (one === null || isNumber(one.figure) || one.figure.absent !== "not a number") return [];
    return [{ words: one.text, cell: one.cell, why: "not a number" }];
  });
