// Requests to Office.js that share their round trips, and ranges by row and column numbers.
import { areaAt, heightOf, widthOf, type Area } from "../../analysis";

/** Runs a batch in Excel; throws a `Refusal` where Excel refuses. */
export type Run = <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;

/** Sends the requests queued so far. */
export type Sync = () => Promise<void>;

/** Cells that one request or answer carries: about a megabyte, of the five that Excel on the web takes. */
export const CELLS_AT_ONCE = 40_000;

/**
 * One round trip for all callers of the same turn, and one round trip after the other: Office.js may add a request to a
 * round trip that is under way, whose end its caller would not wait for.
 */
export function sharedSync(context: Excel.RequestContext): Sync {
  let asked: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  return () => {
    asked ??= last.then(() => {
      asked = undefined;
      return context.sync();
    });
    last = asked.catch(() => undefined);
    return asked;
  };
}

/** Does one thing after the other. */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** A block in pieces of whole rows, each small enough for one request. */
export function piecesOf(area: Area): Area[] {
  const rows = Math.max(1, Math.floor(CELLS_AT_ONCE / widthOf(area)));
  return Array.from({ length: Math.ceil(heightOf(area) / rows) }, (_, piece) => {
    const top = area.top + piece * rows;
    return { ...area, top, bottom: Math.min(area.bottom, top + rows - 1) };
  });
}

export const rangeAt = (sheet: Excel.Worksheet, area: Area): Excel.Range =>
  sheet.getRangeByIndexes(area.top, area.left, heightOf(area), widthOf(area));

export const cellOf = (sheet: Excel.Worksheet, row: number, column: number): Excel.Range =>
  sheet.getRangeByIndexes(row, column, 1, 1);

/** The properties that `areaOfRange` reads, to be loaded. */
export const AREA = "rowIndex,columnIndex,rowCount,columnCount";

export const areaOfRange = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area =>
  areaAt(rowIndex, columnIndex, rowCount, columnCount);
