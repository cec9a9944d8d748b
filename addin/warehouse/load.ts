import {
  columnsQuery,
  othersAmong,
  TABLE_NAMES,
  tableStatements,
  viewStatements,
  WAREHOUSE_SCHEMA,
  type WarehouseRows,
} from "../analysis";
import { WarehouseProblem, wholly, type Engine } from "./engine";

/** Makes the tables where they are not there, puts rows in the place of those that they hold, and makes the views: all or nothing. */
export async function loadWarehouse(engine: Engine, rows: WarehouseRows): Promise<void> {
  await wholly(engine, async () => {
    await refuseOthers(engine);
    for (const statement of tableStatements()) await engine.run(statement);
    await engine.distribute();
    for (const table of TABLE_NAMES) {
      await engine.run(`TRUNCATE TABLE ${WAREHOUSE_SCHEMA}.${table}`);
      await engine.insert(table, rows[table]);
    }
    for (const statement of viewStatements()) await engine.run(statement);
    await engine.settle();
  });
}

/** Throws where a table or view of our name is not ours. */
async function refuseOthers(engine: Engine): Promise<void> {
  const columns = (await engine.rows(columnsQuery())).map(
    ([table, column]) => [String(table), String(column)] as const,
  );
  const others = othersAmong(columns);
  if (others.length === 0) return;
  throw new WarehouseProblem(
    `${WAREHOUSE_SCHEMA} 中已有不是本软件所建（或别的版本所建）的 ${others.join("、")}，没有改动。请改名或删除后再试。`,
    `${WAREHOUSE_SCHEMA} holds ${others.join(", ")} that this version did not make: nothing was changed. Rename or drop them, and try again.`,
  );
}
