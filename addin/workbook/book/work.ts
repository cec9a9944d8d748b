// The work on workbooks that a worker does: to open, read and save them.
import type { Sheet } from "../../analysis";
import { batches } from "../collections";
import { readWorkbookBytes } from "../read/bytes";
import type { Book, BookSheet } from "./book";
import { openBook } from "./openBook";
import { saveBook } from "./saveBook";

export type Request =
  | { readonly ask: "open"; readonly bytes: Uint8Array; readonly name: string; readonly mostCells?: number }
  | { readonly ask: "read"; readonly bytes: Uint8Array; readonly name: string }
  | { readonly ask: "save"; readonly book: Book };

/** The rows of an opened book come in pieces, in order; the book that follows has none. */
export type Event =
  | { readonly kind: "progress"; readonly fraction: number; readonly sheet: string }
  | { readonly kind: "rows"; readonly sheet: number; readonly rows: BookSheet["rows"] };

export type Result = Book | readonly Sheet[] | Uint8Array;

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
