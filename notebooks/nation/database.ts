import { readFileSync } from "node:fs";
import { DuckDBInstance, type DuckDBConnection, type JS } from "@duckdb/node-api";
import { isNumber, type Axes } from "county-monthly";
import { ALL_REGIONS, hundredths, nationAxes, nationFigure, nationTargets, SOME_REGIONS } from "./generate";

export const SQL_PATH = "notebooks/5-全国规模.sql";

/** The statements of the SQL beside the notebook, in order. */
export const nationStatements = (path = SQL_PATH): string[] =>
  readFileSync(path, "utf8")
    .replace(/^--.*$/gm, "")
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

/** The tables that those statements start from, in the words of any engine. */
export const NATION_TABLES: readonly string[] = [
  "CREATE TABLE figures (region_code INTEGER, indicator_code INTEGER, month_number INTEGER, amount DECIMAL(18,2))",
  "CREATE TABLE targets (indicator_code INTEGER, target_amount DECIMAL(18,2))",
  "CREATE TABLE shares (share_code INTEGER, part_code INTEGER, whole_code INTEGER)",
];

/** Rows of the two small tables, as SQL. */
export const nationSettings = (): string[] => [
  `INSERT INTO targets VALUES ${nationTargets.flatMap((target, i) => (isNumber(target) ? [`(${i}, ${target})`] : [])).join(", ")}`,
  "INSERT INTO shares VALUES (0, 1, 0)",
];

export interface Nation {
  readonly axes: Axes;
  /** Rows of a query as objects; a DECIMAL comes as the number nearest to it. */
  rows(query: string): Promise<Record<string, JS>[]>;
  /** Columns of a query. */
  columns(query: string): Promise<JS[][]>;
  close(): void;
}

const fromEnvironment = (): number => {
  const given = Number(process.env["REGIONS"] ?? SOME_REGIONS);
  return Number.isInteger(given) && given > 0 && given <= ALL_REGIONS ? given : SOME_REGIONS;
};

/** The made-up nation in a database in memory, with what the SQL beside the notebook defines; REGIONS says how many counties. */
export async function openNation(regions = fromEnvironment()): Promise<Nation> {
  const axes = nationAxes(regions);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const statement of [...NATION_TABLES, ...nationSettings()]) await connection.run(statement);
  await load(connection, axes);
  for (const statement of nationStatements()) await connection.run(statement);
  return {
    axes,
    rows: async (query) => (await connection.runAndReadAll(query)).getRowObjectsJS(),
    columns: async (query) => (await connection.runAndReadAll(query)).getColumnsJS(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Figures arrive month by month, of each region all indicators: only the amounts pass, the rest is counted from the row. */
async function load(connection: DuckDBConnection, { regions, indicators, periods }: Axes): Promise<void> {
  await connection.run("CREATE TABLE arrived (hundredths INTEGER)");
  const appender = await connection.createAppender("arrived");
  for (let month = 0; month < periods.length; month++) {
    for (let region = 0; region < regions.length; region++) {
      for (let indicator = 0; indicator < indicators.length; indicator++) {
        const amount = hundredths(nationFigure(region, indicator, month));
        if (amount === null) appender.appendNull();
        else appender.appendInteger(amount);
        appender.endRow();
      }
    }
  }
  appender.closeSync();
  const first = (periods[0]?.year ?? 0) * 12 + (periods[0]?.month ?? 1) - 1;
  const [count, ofMonth] = [indicators.length, indicators.length * regions.length];
  await connection.run(`INSERT INTO figures SELECT rowid // ${count} % ${regions.length}, rowid % ${count},
    rowid // ${ofMonth} + ${first}, CAST(hundredths AS DECIMAL(18,0)) * 0.01 FROM arrived`);
  await connection.run("DROP TABLE arrived");
}
