// The script of a thread of `readMany`, which reads one file for each request.
import { basename } from "node:path";
import { parentPort } from "node:worker_threads";
import { namesOf, type Dictionary, type Names } from "../../analysis";
import { answerRequests, type WorkerScope } from "../background";
import { readMeaning } from "./file";
import type { Limit } from "./limits";
import { packed, type Packed } from "./packed";
import { asUnreadable, type UnreadableReason } from "./unreadable";

/** A file, and the dictionary as text: a thread parses it once. */
export interface FileRequest {
  readonly path: string;
  readonly dictionary: string;
}

export type FileAnswer =
  | { readonly sheets: number; readonly packed: Packed }
  | { readonly reason: UnreadableReason; readonly file: string; readonly part: string; readonly limit: Limit | "" };

let parsed: { readonly dictionary: string; readonly names: Names } | undefined;

async function readFileHere({ path, dictionary }: FileRequest): Promise<FileAnswer> {
  if (parsed?.dictionary !== dictionary) {
    parsed = { dictionary, names: namesOf(JSON.parse(dictionary) as Dictionary) };
  }
  try {
    const { sheets, read } = await readMeaning(path, parsed.names);
    return { sheets, packed: packed(read) };
  } catch (error) {
    const { reason, file, part, limit } = asUnreadable(error, basename(path));
    return { reason, file, part, limit };
  }
}

answerRequests(readFileHere, parentPort as unknown as WorkerScope);
