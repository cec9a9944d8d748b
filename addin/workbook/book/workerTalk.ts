// What is said between a page and its worker: plain data only.
import type { Sheet } from "../../analysis";
import type { Book, BookSheet } from "./book";
import type { UnreadableReason } from "../read/unreadable";

/** Each ask has its number, which its answers carry. */
export type Ask = { readonly id: number } & (
  | { readonly ask: "open"; readonly bytes: Uint8Array; readonly name: string; readonly mostCells?: number }
  | { readonly ask: "read"; readonly bytes: Uint8Array; readonly name: string }
  | { readonly ask: "save"; readonly book: Book }
);

/**
 * Answers come in this order: progress, once at the start and any number of times; for an opened book its rows in pieces, so that the page is never
 * held up for long by taking them over; and one of `opened` (a book whose rows have come before), `sheets`, `saved`, `failed`.
 */
export type Answer = { readonly id: number } & (
  | { readonly answer: "progress"; readonly fraction: number; readonly sheet: string }
  | { readonly answer: "rows"; readonly sheet: number; readonly rows: BookSheet["rows"] }
  | { readonly answer: "opened"; readonly book: Book }
  | { readonly answer: "sheets"; readonly sheets: readonly Sheet[] }
  | { readonly answer: "saved"; readonly bytes: Uint8Array }
  | { readonly answer: "failed"; readonly reason?: UnreadableReason; readonly file?: string; readonly message: string }
);
