// Workbooks opened, read and saved by a worker while the page goes on.
import type { Sheet } from "../../analysis";
import { inBackground, type WorkerLike } from "../background";
import { batches } from "../collections";
import { readWorkbookBytes } from "../read/bytes";
import { UnreadableFile, type UnreadableReason } from "../read/unreadable";
import type { Book, BookSheet } from "./book";
import { openBook } from "./openBook";
import { saveBook } from "./saveBook";

export interface InWorker {
  readonly start?: () => WorkerLike;
  readonly onProgress?: (fraction: number, sheet: string) => void;
  readonly signal?: AbortSignal;
  readonly mostCells?: number;
}

export type Request =
  | { readonly ask: "open"; readonly bytes: Uint8Array; readonly name: string; readonly mostCells?: number }
  | { readonly ask: "read"; readonly bytes: Uint8Array; readonly name: string }
  | { readonly ask: "save"; readonly book: Book };

/** The rows of an opened book come in pieces, in order; the book that follows has none. */
export type Event =
  | { readonly kind: "progress"; readonly fraction: number; readonly sheet: string }
  | { readonly kind: "rows"; readonly sheet: number; readonly rows: BookSheet["rows"] };

type Result = Book | readonly Sheet[] | Uint8Array;

/** About as many cells as a page takes over between two of its pictures. */
const PIECE = 20_000;

export async function work(request: Request, send: (event: Event) => void): Promise<Result> {
  const progress = (fraction: number, sheet: string): void => send({ kind: "progress", fraction, sheet });
  progress(0, "");
  switch (request.ask) {
    case "open": {
      const { bytes, name, ...limit } = request;
      const book = await openBook(bytes, name, { progress, ...limit });
      book.sheets.forEach(({ rows }, sheet) => {
        for (const piece of batches(rows, (row) => row?.length ?? 0, PIECE)) send({ kind: "rows", sheet, rows: piece });
      });
      return { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, rows: [] })) };
    }
    case "read":
      return readWorkbookBytes(request.bytes, request.name);
    case "save":
      return saveBook(request.book);
  }
}

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

/** `readWorkbookBytes` in a worker; in the page where no worker starts. */
export const readInWorker = (bytes: Uint8Array, name: string, how: InWorker = {}): Promise<readonly Sheet[]> =>
  resultOf({ ask: "read", bytes, name }, how);

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
    return (await inBackground(request, { start, signal, onEvent }, work)) as R;
  } catch (error) {
    const { name, reason, file, part = "", limit = "" } = error as Partial<UnreadableFile>;
    throw name === "UnreadableFile"
      ? new UnreadableFile(reason as UnreadableReason, file ?? "", { part, limit })
      : error;
  }
}
