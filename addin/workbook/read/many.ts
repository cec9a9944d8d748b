import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";
import { namesOf, type Dictionary, type Names, type SheetsRead } from "../../analysis";
import { Background, type WorkerLike } from "../background";
import { readMeaning } from "./file";
import type { FileAnswer, FileRequest } from "./manyWorker";
import { unpacked } from "./packed";
import { asUnreadable, UnreadableFile } from "./unreadable";

/** The reading of one file. */
export interface FileRead {
  readonly path: string;
  readonly sheets: number;
  /** Null where the file is unreadable. */
  readonly read: SheetsRead | null;
  readonly problem: UnreadableFile | null;
}

export interface ManyOptions {
  /** Called for each file that is done, in whatever order, with how many are done. */
  readonly onProgress?: (file: string, done: number, of: number) => void;
  /** The most threads to use; 1 reads in this one. */
  readonly threads?: number;
  /** Bytes of files from which other threads are worth starting. */
  readonly worth?: number;
}

/** Bytes of files below which starting threads takes longer than they save. */
const WORTH_THREADS = 1_000_000;
/** A thread is given its next file before it is done with one, so that it need not wait while this thread is busy. */
const FILES_AT_ONCE = 2;
const WORKER = join(__dirname, "manyWorker.js");

/**
 * Reads files on all cores, this thread among them, each into observations and what could not be read, in the order of the
 * paths. An unreadable one has its problem in its place. Where other threads do not start, or would not pay, this one reads all.
 */
export async function readMany(
  paths: readonly string[],
  dictionary: Dictionary,
  { onProgress = () => undefined, threads = availableParallelism(), worth = WORTH_THREADS }: ManyOptions = {},
): Promise<FileRead[]> {
  const names = namesOf(dictionary);
  const files: (FileRead | undefined)[] = paths.map(() => undefined);
  const queue = [...paths.keys()];
  let done = 0;
  const settle = (index: number, file: FileRead): void => {
    if (files[index] !== undefined) return;
    files[index] = file;
    onProgress(basename(file.path), ++done, paths.length);
  };
  const others = Math.min(threads, paths.length) - 1;
  const pays = others > 0 && existsSync(WORKER) && (await bytesIn(paths)) >= worth;
  const stop = pays ? onThreads(paths, dictionary, { others, queue, settle }) : undefined;
  try {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      settle(index, await readHere(paths[index] ?? "", names));
    }
    // Files that a thread took and has not answered yet: the last ones, or all of its files where it broke off.
    for (const [index, path] of paths.entries()) {
      if (files[index] === undefined) settle(index, await readHere(path, names));
    }
  } finally {
    await stop?.();
  }
  return files.filter((file) => file !== undefined);
}

/** All that was read, in the order of the files. */
export function joined(files: readonly FileRead[]): SheetsRead {
  const read = files.flatMap((file) => file.read ?? []);
  return {
    tables: read.flatMap(({ tables }) => tables),
    prose: read.flatMap(({ prose }) => prose),
    findings: read.flatMap(({ findings }) => findings),
    observations: read.flatMap(({ observations }) => observations),
  };
}

async function bytesIn(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function readHere(path: string, names: Names): Promise<FileRead> {
  try {
    return { path, ...(await readMeaning(path, names)), problem: null };
  } catch (error) {
    return { path, sheets: 0, read: null, problem: asUnreadable(error, basename(path)) };
  }
}

interface Work {
  readonly others: number;
  readonly queue: number[];
  readonly settle: (index: number, file: FileRead) => void;
}

/** A thread of Node as a worker. */
function threadWorker(): WorkerLike {
  const thread = new Worker(WORKER);
  const worker: WorkerLike = {
    postMessage: (message) => thread.postMessage(message),
    terminate: () => thread.terminate(),
    onmessage: null,
    onerror: null,
  };
  thread.on("message", (data) => worker.onmessage?.({ data }));
  thread.on("error", (error) => worker.onerror?.(error as never));
  return worker;
}

/** Starts threads that take files from the queue; returns a function that ends them. */
function onThreads(
  paths: readonly string[],
  dictionary: Dictionary,
  { others, queue, settle }: Work,
): () => Promise<unknown> {
  const written = JSON.stringify(dictionary);
  const threads = Array.from({ length: others }, () => new Background<FileRequest, never, FileAnswer>(threadWorker()));
  const work = async (thread: (typeof threads)[number]): Promise<void> => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      const path = paths[index] ?? "";
      const answer = await thread.ask({ path, dictionary: written });
      settle(
        index,
        "packed" in answer
          ? { path, sheets: answer.sheets, read: unpacked(answer.packed), problem: null }
          : {
              path,
              sheets: 0,
              read: null,
              problem: new UnreadableFile(answer.reason, answer.file, { part: answer.part, limit: answer.limit }),
            },
      );
    }
  };
  for (let i = 0; i < FILES_AT_ONCE; i++) for (const thread of threads) work(thread).catch(() => undefined);
  return () => Promise.all(threads.map((thread) => thread.end()));
}
