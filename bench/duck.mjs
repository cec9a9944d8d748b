/** DuckDB with the columns of a workload in a table `input`. */
import { peer } from "./libraries.mjs";

/**
 * @param {Record<string, Float64Array>} columns a missing number becomes NULL, which DuckDB orders last (NaN it orders first)
 * @returns a connection, the columns in its table `input` beside `i`, the number of the row
 */
export async function duckTable(columns) {
  const { DuckDBInstance } = await peer("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const names = Object.keys(columns);
  await connection.run(`CREATE TABLE input (i INTEGER, ${names.map((name) => `"${name}" DOUBLE`).join(", ")})`);
  const appender = await connection.createAppender("input");
  for (let i = 0; i < columns[names[0]].length; i++) {
    appender.appendInteger(i);
    for (const name of names) {
      const value = columns[name][i];
      if (Number.isNaN(value)) appender.appendNull();
      else appender.appendDouble(value);
    }
    appender.endRow();
  }
  appender.closeSync();
  return connection;
}
