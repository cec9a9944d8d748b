/** The script by which a province proves its own engine. */
import { filling, inserts, joined, tableStatements, viewStatements } from "./script";
import { DECIMAL_DIGITS, type Row, type WarehouseRows } from "./tables";

/** The schema of the script, which leaves the warehouse itself alone. */
export const GOLDEN_SCHEMA = "county_monthly_golden";

/** The subject of a result, by the columns of the view of all results. */
const TEXTS = ["definition", "indicator", "region", "span", "family"];
const KEY = ["definition", "indicator", "region", "year", "month", "span", "family"];
const key = (table: string): string => KEY.map((column) => `${table}.${column}`).join(", ");

/**
 * A script that proves an engine (验证脚本): a small warehouse, the results that the module gives, and a last query of those that the
 * engine gives otherwise, which must find none. No result is read as a fraction: they are given in millionths.
 *
 * @param expected rows of the key of a result, its millionths and its reason
 *
 * @example
 * goldenScript(warehouseOf([], sample.names).rows, []).split("\n").at(-2) // => "SELECT * FROM county_monthly_golden.differences;"
 */
export function goldenScript(rows: WarehouseRows, expected: readonly Row[]): string {
  const table = [
    ...KEY.map((name) => `${name} ${TEXTS.includes(name) ? "VARCHAR(200)" : "INTEGER"} NOT NULL`),
    `millionths DECIMAL(${DECIMAL_DIGITS},0)`,
    "reason VARCHAR(40)",
  ];
  return joined([
    ...tableStatements(GOLDEN_SCHEMA),
    `CREATE TABLE IF NOT EXISTS ${GOLDEN_SCHEMA}.expected (\n  ${table.join(",\n  ")}\n)`,
    ...filling(rows, GOLDEN_SCHEMA),
    `DELETE FROM ${GOLDEN_SCHEMA}.expected`,
    ...inserts(GOLDEN_SCHEMA, "expected", expected),
    ...viewStatements(GOLDEN_SCHEMA),
    `CREATE OR REPLACE VIEW ${GOLDEN_SCHEMA}.differences AS\n${DIFFERENCES}`,
    `SELECT * FROM ${GOLDEN_SCHEMA}.differences`,
  ]);
}

/** Results that are not there once on either side, or that are others; a floating number may be off in its last bits. */
const DIFFERENCES = `SELECT ${key("c")}, c.expected_millionths, c.found_millionths, c.expected_reason, c.found_reason
FROM (
  SELECT
    ${key("b")},
    SUM(b.is_expected) AS expected_rows,
    SUM(1 - b.is_expected) AS found_rows,
    MAX(CASE WHEN b.is_expected = 1 THEN b.millionths END) AS expected_millionths,
    MAX(CASE WHEN b.is_expected = 0 THEN b.millionths END) AS found_millionths,
    MAX(CASE WHEN b.is_expected = 1 THEN b.reason END) AS expected_reason,
    MAX(CASE WHEN b.is_expected = 0 THEN b.reason END) AS found_reason
  FROM (
    SELECT ${key("e")}, 1 AS is_expected, e.millionths * 1e0 AS millionths, e.reason
    FROM ${GOLDEN_SCHEMA}.expected AS e
    UNION ALL
    SELECT ${key("f")}, 0 AS is_expected, f.value * 1e6 AS millionths, f.reason
    FROM ${GOLDEN_SCHEMA}.results AS f
  ) AS b
  GROUP BY ${key("b")}
) AS c
WHERE c.expected_rows <> 1
  OR c.found_rows <> 1
  OR COALESCE(c.expected_reason, '') <> COALESCE(c.found_reason, '')
  OR ABS(COALESCE(c.expected_millionths, 0) - COALESCE(c.found_millionths, 0))
    > 0.001 + ABS(COALESCE(c.expected_millionths, 0)) * 1e-12`;
