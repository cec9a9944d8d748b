import type { Sheet } from "../../analysis";
import type { Book, BookSheet } from "./book";
import { readWorkbookBytes } from "../read/bytes";
import { openBook } from "./openBook";
import { saveBook } from "./saveBook";
import { UnreadableFile } from "../read/unreadable";
import type { Answer, Ask } from "./workerTalk";

/** As much of a browser's `Worker` as is used. */
export interface WorkerLike {
  postMessage(ask: Ask): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface InWorker {
  /** `() => new Worker(new URL("./worker.ts", import.meta.url))`; without it the page itself does the work. */
  readonly start?: () => WorkerLike;
  readonly onProgress?: (fraction: number, sheet: string) => void;
  /** Ends the worker; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly mostCells?: number;
}

/** `openBook` in a worker; in the page where no worker starts. */
export async function openInWorker(bytes: Uint8Array, name: string, how: InWorker = {}): Promise<Book> {
  const limit = how.mostCells === undefined ? {} : { mostCells: how.mostCells };
  const rows: BookSheet["rows"][number][][] = [];
  const last = await asked({ id: 1, ask: "open", bytes, name, ...limit }, how, (answer) => {
    if (answer.answer !== "rows") return;
    const of = (rows[answer.sheet] ??= []);
    for (const row of answer.rows) of.push(row);
  });
  if (last?.answer === "opened") {
    return { ...last.book, sheets: last.book.sheets.map((sheet, i) => ({ ...sheet, rows: rows[i] ?? [] })) };
  }
  return openBook(bytes, name, { ...limit, ...(how.onProgress === undefined ? {} : { progress: how.onProgress }) });
}

/** `readWorkbookBytes` in a worker; in the page where no worker starts. */
export async function readInWorker(bytes: Uint8Array, name: string, how: InWorker = {}): Promise<readonly Sheet[]> {
  const last = await asked({ id: 1, ask: "read", bytes, name }, how);
  if (last?.answer === "sheets") return last.sheets;
  return readWorkbookBytes(bytes, name);
}

/** `saveBook` in a worker; in the page where no worker starts. */
export async function saveInWorker(book: Book, how: InWorker = {}): Promise<Uint8Array> {
  const last = await asked({ id: 1, ask: "save", book }, how);
  if (last?.answer === "saved") return last.bytes;
  return saveBook(book);
}

/** The last answer of a worker of its own; undefined where none would start. */
async function asked(
  ask: Ask,
  { start, onProgress, signal }: InWorker,
  hear: (answer: Answer) => void = () => undefined,
): Promise<Answer | undefined> {
  signal?.throwIfAborted();
  const worker = started(start);
  if (worker === undefined) return undefined;
  let stop: () => void = () => undefined;
  try {
    return await new Promise<Answer | undefined>((resolve, reject) => {
      stop = () => {
        reject(signal?.reason as Error);
      };
      signal?.addEventListener("abort", stop);
      let begun = false;
      // A script that is not there, or that a policy forbids, is told of only now. A worker that broke off had too much to bear.
      worker.onerror = () => {
        if (begun) reject(new Error("the worker broke off"));
        else resolve(undefined);
      };
      worker.onmessage = ({ data }) => {
        begun = true;
        if (data.answer === "progress") onProgress?.(data.fraction, data.sheet);
        else if (data.answer === "rows") hear(data);
        else if (data.answer === "failed") reject(failureOf(data));
        else resolve(data);
      };
      worker.postMessage(ask);
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    worker.terminate();
  }
}

function started(start: InWorker["start"]): WorkerLike | undefined {
  try {
    return start?.();
  } catch {
    return undefined;
  }
}

function failureOf({ reason, file, message }: Extract<Answer, { answer: "failed" }>): Error {
  return reason === undefined ? new Error(message) : new UnreadableFile(reason, file ?? "");
}
