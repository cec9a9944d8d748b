import { evidenceOf, type Evidence } from "./checks/rules/readingDoubtful";
import type { Names } from "./model/indicator";
import type { Table, TableColumn } from "./model/observation";

/** How a column of a table is read, and what its table's own arithmetic says of that. */
export interface ColumnReading {
  readonly column: TableColumn;
  /** The unit of its figures, from its header or from around the table. */
  readonly unit: string;
  readonly evidence: Evidence | null;
}

/** How a table is read (读法): its columns, those that were assumed or are not borne out first. */
export interface TableReading {
  readonly table: Table;
  readonly columns: readonly ColumnReading[];
}

/**
 * How every table is read, for a person to confirm: the words of each column, the meaning taken, and how many rows the
 * table's own arithmetic bears out.
 *
 * @example
 * readingsOf(readSheets([plainSheet([["2017年1-8月收入（万元）"], ["地区", "累计", "上年同期", "增长%"], ["华容县", 65300, 63275, 3.2]])], namesOf(EMPTY_DICTIONARY)).tables, namesOf(EMPTY_DICTIONARY))[0]?.columns[0]?.evidence // => { right: 1, judged: 1 }
 */
export const readingsOf = (tables: readonly Table[], names: Names): TableReading[] =>
  tables.map((table) => {
    const evidence = evidenceOf(table, names);
    const columns = table.columns.map((column, c): ColumnReading => {
      const unit = table.cells.map((row) => row[c]?.unit ?? "").find((one) => one !== "") ?? column.unit;
      return { column, unit, evidence: evidence[c] ?? null };
    });
    return { table, columns: [...columns].sort((a, b) => doubt(b) - doubt(a)) };
  });

/** How much a reading asks for a look: contradicted, assumed, not borne out by anything, borne out. */
function doubt({ column, evidence }: ColumnReading): number {
  if (evidence && evidence.right * 2 < evidence.judged) return 3;
  if (column.assumed.length > 0) return 2;
  return evidence ? 0 : 1;
}
