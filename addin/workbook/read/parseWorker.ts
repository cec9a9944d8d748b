// The script of the thread in which `parseInThread` has workbooks parsed.
import { parentPort } from "node:worker_threads";
import type { Sheet } from "../../analysis";
import { answerRequests, type WorkerScope } from "../background";
import { readWorkbookBytes } from "./bytes";

/** A file as it is on disk. */
export interface ParseRequest {
  readonly bytes: Uint8Array;
  readonly file: string;
}

answerRequests<ParseRequest, never, Sheet[]>(
  ({ bytes, file }) => readWorkbookBytes(bytes, file),
  parentPort as unknown as WorkerScope,
);
