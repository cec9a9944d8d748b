/** The statements that make a warehouse, and those by which it is looked into. */
import { groupedBy } from "../model/groups";
import {
  insertStatement,
  TABLE_NAMES,
  TABLES,
  tableStatement,
  WAREHOUSE_SCHEMA,
  type Row,
  type WarehouseRows,
} from "./tables";
import { DEFINITIONS, RESULT_COLUMNS, resultsQuery, viewColumnsOf, viewQueries, type Definition } from "./views";

/** Names of the views, in the order in which they build on one another. */
export const VIEW_NAMES: readonly string[] = [...DEFINITIONS, "results"];

const isDefinition = (name: string): name is Definition => DEFINITIONS.some((one) => one === name);

/**
 * The statements that make the schema and the tables where they are not there.
 *
 * @example
 * tableStatements()[0] // => "CREATE SCHEMA IF NOT EXISTS county_monthly"
 */
export const tableStatements = (schema: string = WAREHOUSE_SCHEMA): string[] => [
  `CREATE SCHEMA IF NOT EXISTS ${schema}`,
  ...TABLE_NAMES.map((name) => tableStatement(schema, name)),
];

/**
 * The statements that make the views, or make them anew.
 *
 * @example
 * viewStatements().at(-1)?.slice(0, 46) // => "CREATE OR REPLACE VIEW county_monthly.results "
 */
export const viewStatements = (schema: string = WAREHOUSE_SCHEMA): string[] =>
  Object.entries({ ...viewQueries(schema), results: resultsQuery(schema) }).map(
    ([name, query]) => `CREATE OR REPLACE VIEW ${schema}.${name} AS\n${query}`,
  );

/**
 * The query of the columns that stand in a schema, by table.
 *
 * @example
 * columnsQuery().slice(0, 56) // => "SELECT table_name, column_name FROM information_schema.c"
 */
export const columnsQuery = (): string =>
  `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = '${WAREHOUSE_SCHEMA}' ORDER BY table_name, ordinal_position`;

/**
 * Tables and views that bear a name of the warehouse and are not its own (他用的同名表): their columns are others.
 *
 * @param columns the rows of `columnsQuery`
 *
 * @example
 * othersAmong([["regions", "region_code"], ["regions", "region"], ["regions", "competes"], ["notes", "text"]]) // => []
 * othersAmong([["regions", "地区"]]) // => ["regions"]
 */
export function othersAmong(columns: readonly (readonly [table: string, column: string])[]): string[] {
  const found = groupedBy(columns, ([table]) => table);
  const columnsOf = (name: string): string | undefined =>
    found
      .get(name)
      ?.map(([, column]) => column)
      .join();
  return [
    ...TABLE_NAMES.filter((name) => ![undefined, Object.keys(TABLES[name]).join()].includes(columnsOf(name))),
    ...VIEW_NAMES.filter(
      (name) =>
        ![undefined, (isDefinition(name) ? viewColumnsOf(name) : RESULT_COLUMNS).join()].includes(columnsOf(name)),
    ),
  ];
}

/** Rows of one statement: engines refuse statements that are too long. */
const ROWS = 500;

/**
 * The whole of a warehouse as a script for an administrator (建库脚本): tables, rows and views. Without rows, the tables stay as they are.
 *
 * @example
 * warehouseScript().startsWith("CREATE SCHEMA IF NOT EXISTS county_monthly;") // => true
 */
export const warehouseScript = (rows?: WarehouseRows): string =>
  joined([
    ...tableStatements(WAREHOUSE_SCHEMA),
    ...(rows ? filling(rows, WAREHOUSE_SCHEMA) : []),
    ...viewStatements(WAREHOUSE_SCHEMA),
  ]);

/** The statements that put rows in the place of those that are there. */
export function filling(rows: WarehouseRows, schema: string): string[] {
  return TABLE_NAMES.flatMap((name) => [`DELETE FROM ${schema}.${name}`, ...inserts(schema, name, rows[name])]);
}

export const inserts = (schema: string, name: string, rows: readonly Row[]): string[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) =>
    insertStatement(schema, name, rows.slice(i * ROWS, (i + 1) * ROWS)),
  );

export const joined = (statements: readonly string[]): string => statements.map((one) => `${one};\n`).join("\n");

/**
 * The query of the number of figures that are loaded.
 *
 * @example
 * countQuery() // => "SELECT COUNT(*) FROM county_monthly.figures"
 */
export const countQuery = (): string => `SELECT COUNT(*) FROM ${WAREHOUSE_SCHEMA}.figures`;

/**
 * The query of the codes that periods have in a database.
 *
 * @example
 * periodsQuery() // => "SELECT year, month, span, period_code FROM county_monthly.periods"
 */
export const periodsQuery = (): string => `SELECT year, month, span, period_code FROM ${WAREHOUSE_SCHEMA}.periods`;

/**
 * The query of all results of some periods.
 *
 * @example
 * resultsOfQuery([96856]).split("\n")[1] // => "WHERE period_code IN (96856)"
 */
export const resultsOfQuery = (periodCodes: readonly number[]): string =>
  `SELECT definition, indicator, region, family, period_code, value, reason FROM ${WAREHOUSE_SCHEMA}.results
WHERE period_code IN (${periodCodes.join(", ")})`;
