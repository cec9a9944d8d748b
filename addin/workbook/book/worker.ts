// A worker that opens, reads and saves workbooks while the page goes on. To cancel, the page ends the worker.
import type { Book } from "./book";
import { readWorkbookBytes } from "../read/bytes";
import { openBook } from "./openBook";
import { saveBook } from "./saveBook";
import { UnreadableFile } from "../read/unreadable";
import type { Answer, Ask } from "./workerTalk";

/** What a worker has of its page. */
interface Page {
  postMessage(answer: Answer): void;
  onmessage: ((event: { readonly data: Ask }) => void) | null;
}

/** About as many cells as a page takes over between two of its pictures. */
const PIECE = 20_000;

const page = globalThis as unknown as Page;

page.onmessage = ({ data }) => {
  page.postMessage({ id: data.id, answer: "progress", fraction: 0, sheet: "" });
  void answer(data).catch((error: unknown) => {
    const { message } = error as Error;
    const why = error instanceof UnreadableFile ? { reason: error.reason, file: error.file } : {};
    page.postMessage({ id: data.id, answer: "failed", message, ...why });
  });
};

async function answer(asked: Ask): Promise<void> {
  const { id } = asked;
  switch (asked.ask) {
    case "open": {
      const { bytes, name, mostCells } = asked;
      const progress = (fraction: number, sheet: string): void => {
        page.postMessage({ id, answer: "progress", fraction, sheet });
      };
      hand(id, await openBook(bytes, name, { progress, ...(mostCells === undefined ? {} : { mostCells }) }));
      return;
    }
    case "read":
      page.postMessage({ id, answer: "sheets", sheets: await readWorkbookBytes(asked.bytes, asked.name) });
      return;
    case "save":
      page.postMessage({ id, answer: "saved", bytes: await saveBook(asked.book) });
  }
}

function hand(id: number, book: Book): void {
  book.sheets.forEach(({ rows }, sheet) => {
    let from = 0;
    let cells = 0;
    rows.forEach((row, r) => {
      cells += row?.length ?? 0;
      if (cells < PIECE && r < rows.length - 1) return;
      page.postMessage({ id, answer: "rows", sheet, rows: rows.slice(from, r + 1) });
      from = r + 1;
      cells = 0;
    });
  });
  page.postMessage({
    id,
    answer: "opened",
    book: { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, rows: [] })) },
  });
}
