// Workbooks opened, read and saved by a worker while the page goes on.
import type { Sheet } from "../../analysis";
import { inBackground, type WorkerLike } from "../background";
import { TIME_TO_PARSE } from "../read/limits";
import { restored, UnreadableFile } from "../read/unreadable";
import type { Book, BookSheet } from "./book";
import type { Event, Request, Result } from "./work";

export interface InWorker {
  readonly start?: () => WorkerLike;
  readonly onProgress?: (fraction: number, sheet: string) => void;
  readonly signal?: AbortSignal;
  readonly mostCells?: number;
}

/** Does the work in the page, which loads the code for it only then. */
const workHere = async (request: Request, send: (event: Event) => void): Promise<Result> =>
  (await import("./work")).work(request, send);

/** `openBook` in a worker; in the page where no worker starts. */
export async function openInWorker(bytes: Uint8Array, name: string, how: InWorker = {}): Promise<Book> {
  const limit = how.mostCells === undefined ? {} : { mostCells: how.mostCells };
  const rows: BookSheet["rows"][number][][] = [];
  const book = await resultOf<Book>({ ask: "open", bytes, name, ...limit }, how, ({ sheet, rows: piece }) => {
    const all = (rows[sheet] ??= []);
    for (const row of piece) all.push(row);
  });
  return { ...book, sheets: book.sheets.map((sheet, i) => ({ ...sheet, rows: rows[i] ?? [] })) };
}

/** `readWorkbookBytes` in a worker, which is ended where a file takes too long; in the page where no worker starts. */
export async function readInWorker(
  bytes: Uint8Array,
  name: string,
  { start, milliseconds = TIME_TO_PARSE }: Pick<InWorker, "start"> & { readonly milliseconds?: number } = {},
): Promise<readonly Sheet[]> {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(new UnreadableFile("too slow", name)), milliseconds);
  try {
    return await resultOf({ ask: "read", bytes, name }, { ...(start && { start }), signal: clock.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** `saveBook` in a worker; in the page where no worker starts. */
export const saveInWorker = (book: Book, how: InWorker = {}): Promise<Uint8Array> =>
  resultOf({ ask: "save", book }, how);

async function resultOf<R extends Result>(
  request: Request,
  { start, signal, onProgress }: InWorker,
  onRows: (piece: Extract<Event, { kind: "rows" }>) => void = () => undefined,
): Promise<R> {
  const onEvent = (event: Event): void => {
    if (event.kind === "rows") onRows(event);
    else onProgress?.(event.fraction, event.sheet);
  };
  try {
    return (await inBackground(request, { start, signal, onEvent }, workHere)) as R;
  } catch (error) {
    throw restored(error) ?? error;
  }
}
