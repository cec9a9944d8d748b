import type { Row, TableName } from "../analysis";

/** A database that holds a warehouse. */
export interface Engine {
  run(statement: string): Promise<void>;
  rows(query: string): Promise<readonly (readonly unknown[])[]>;
  /** Adds rows to a table of the warehouse. */
  insert(table: TableName, rows: readonly Row[]): Promise<void>;
  /** Makes a cluster divide the tables that were just made; called before they hold rows. */
  distribute(): Promise<void>;
  /** Lets the database look at what was loaded, so that it plans well. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A database that cannot be used as asked, in words for the user. */
export class WarehouseProblem extends Error {
  override readonly name = "WarehouseProblem";

  constructor(
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(zh, options);
  }
}

/** The folders before a file's name, which a database puts in quotes. */
const FOLDERS = /"[^"\n]*[\\/]/g;

/** Does all of a piece of work, or nothing of it. */
export async function wholly(engine: Engine, work: () => Promise<void>): Promise<void> {
  await engine.run("BEGIN");
  try {
    await work();
    await engine.run("COMMIT");
  } catch (cause) {
    // A connection that is gone has taken back the work already.
    await engine.run("ROLLBACK").catch(() => undefined);
    if (cause instanceof WarehouseProblem) throw cause;
    const words = (cause as Error).message.replace(FOLDERS, '"');
    throw new WarehouseProblem(
      `数据库没有完成，已全部撤回，原有的数据没有变：${words}`,
      `The database did not finish; all was taken back and its data are as they were: ${words}`,
      { cause },
    );
  }
}
