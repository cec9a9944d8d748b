/** The tables of a warehouse (数据仓库): figures by indicator, region and period as whole numbers, and what is known of each. */

/** A value of a row. Whole numbers that a number cannot hold are bigints. */
export type Cell = string | number | bigint | null;

export type Row = readonly Cell[];

/** The schema in which everything of the warehouse lies. */
export const WAREHOUSE_SCHEMA = "county_monthly";

/** Digits that every engine's DECIMAL holds. */
export const DECIMAL_DIGITS = 38;

const CODE = "INTEGER NOT NULL";
const NAME = "VARCHAR(200) NOT NULL";
const REASON = "VARCHAR(40)";
/** A whole number of the smallest part that is counted of something. */
const UNITS = `DECIMAL(${DECIMAL_DIGITS},0)`;
const FACTOR = `${UNITS} NOT NULL`;

/** The columns of each table, in order, with their types; the types are those that every engine knows by these names. */
export const TABLES = {
  /** `scale` units are one of the indicator's unit; `rate_scale` units of a rate are one, so that 3.2% is 32 of 1000. */
  indicators: {
    indicator_code: CODE,
    indicator: NAME,
    unit: "VARCHAR(40) NOT NULL",
    scale: FACTOR,
    rate_scale: FACTOR,
    lower_is_better: CODE,
    growth_recomputable: CODE,
    is_share: CODE,
  },
  /** `competes` is 1 of the regions that are ranked. */
  regions: { region_code: CODE, region: NAME, competes: CODE },
  /** The code of the same span a year and a month before; no month before where growth over it has no meaning. */
  periods: {
    period_code: CODE,
    year: CODE,
    month: CODE,
    span: "VARCHAR(20) NOT NULL",
    year_before: CODE,
    month_before: "INTEGER",
  },
  /**
   * A level, and what was submitted beside it: a base where it is another than the level of last year, a growth, a share.
   * Of each, units or the reason why there are none.
   */
  figures: {
    indicator_code: CODE,
    region_code: CODE,
    period_code: CODE,
    level_units: UNITS,
    level_reason: REASON,
    base_units: UNITS,
    base_reason: REASON,
    growth_units: UNITS,
    growth_reason: REASON,
    share_units: UNITS,
    share_reason: REASON,
  },
  /** The role of an indicator in a share: `part`, `whole`, or the `share` itself; with the factors both are in one unit. */
  share_parts: { indicator_code: CODE, share_code: CODE, role: "VARCHAR(10) NOT NULL", factor: FACTOR },
  /** The target of a region in a year: `scale` units are one, and a figure's units times `factor` are such units. */
  targets: {
    indicator_code: CODE,
    year: CODE,
    region_code: CODE,
    family: NAME,
    units: FACTOR,
    factor: FACTOR,
    scale: FACTOR,
  },
} as const;

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** All that a warehouse holds, table by table, each row in the order of its columns. */
export type WarehouseRows = Readonly<Record<TableName, readonly Row[]>>;

/** The statement that makes a table where it is not there. */
export const tableStatement = (schema: string, name: TableName): string => {
  const columns = Object.entries(TABLES[name]).map(([column, type]) => `  ${column} ${type}`);
  return `CREATE TABLE IF NOT EXISTS ${schema}.${name} (\n${columns.join(",\n")}\n)`;
};

/** The table whose rows a cluster divides among its nodes, and the column by which; every other is copied to each. */
export const DISTRIBUTED = { table: "figures", by: "indicator_code" } as const;

/** Rows as a statement that any engine takes. */
export const insertStatement = (schema: string, name: string, rows: readonly Row[]): string =>
  `INSERT INTO ${schema}.${name} VALUES\n${rows.map((row) => `  (${row.map(literal).join(", ")})`).join(",\n")}`;

/** A value in the words of any engine. */
const literal = (cell: Cell): string =>
  cell === null ? "NULL" : typeof cell === "string" ? `'${cell.replaceAll("'", "''")}'` : String(cell);
