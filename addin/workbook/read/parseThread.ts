// Workbooks parsed and marked in one thread beside this one, which is ended where a file takes longer than it may or more memory
// than there is: that file alone is refused, and the next one gets a new thread.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Sheet } from "../../analysis";
import { Background, type WorkerLike } from "../background";
import type { Note } from "../annotate/annotate";
import type { Annotated } from "../annotate/refusal";
import { TIME_TO_PARSE } from "./limits";
import { answer, type ParseRequest, type ParseResult } from "./parseWork";
import { restored, UnreadableFile } from "./unreadable";

const SCRIPT = join(__dirname, "parseWorker.js");

/** Megabytes that this thread may take, of which a file being parsed is given half: its meaning must have room here. */
const OWN_MEMORY = getHeapStatistics().heap_size_limit / 2 ** 20;

type Thread = Background<ParseRequest, never, ParseResult>;

let thread: Thread | undefined;
let last: Promise<unknown> = Promise.resolve();

/** The sheets of a file's bytes, parsed in the thread once those asked for before are done; throws `UnreadableFile`. */
export const parseInThread = (bytes: Uint8Array, file: string, milliseconds = TIME_TO_PARSE): Promise<Sheet[]> =>
  queued({ bytes, file }, milliseconds) as Promise<Sheet[]>;

/** `annotateWorkbook` in the same thread: the tree that it makes of a sheet is many times as large as the sheet. */
export const annotateInThread = (bytes: Uint8Array, file: string, notes: readonly Note[]): Promise<Annotated> =>
  queued({ bytes, file, notes }, TIME_TO_PARSE) as Promise<Annotated>;

function queued(request: ParseRequest, milliseconds: number): Promise<ParseResult> {
  const result = last.then(() => parse(request, milliseconds));
  last = result.catch(() => undefined);
  return result;
}

async function parse(request: ParseRequest, milliseconds: number): Promise<ParseResult> {
  // The sources, as tests load them, hold no script for a thread.
  if (!existsSync(SCRIPT)) return answer(request);
  const asked = (thread ??= new Background(startThread()));
  const clock = new AbortController();
  try {
    return await Promise.race([asked.ask(request), overTime(request.file, milliseconds, clock.signal)]);
  } catch (error) {
    // A file that its parser refuses leaves the thread as it is.
    const refused = restored(error);
    if (refused === undefined || refused.reason === "too slow") {
      thread = undefined;
      void asked.end();
    }
    throw (
      refused ??
      new UnreadableFile(isOutOfMemory(error) ? "too large" : "not understood", request.file, { cause: error })
    );
  } finally {
    clock.abort();
  }
}

/** Rejects after the time given. An answer that came while this thread was busy with something else is taken first. */
async function overTime(file: string, milliseconds: number, signal: AbortSignal): Promise<never> {
  await wait(milliseconds, undefined, { signal });
  await nextTurn();
  throw new UnreadableFile("too slow", file);
}

const isOutOfMemory = (error: unknown): boolean =>
  ((error as Error | null)?.cause as { readonly code?: unknown } | null | undefined)?.code ===
  "ERR_WORKER_OUT_OF_MEMORY";

/** A thread of Node as a worker. It keeps no process alive: the clock of a file that is being parsed does. */
function startThread(): WorkerLike {
  const started = new Worker(SCRIPT, { resourceLimits: { maxOldGenerationSizeMb: OWN_MEMORY / 2 } });
  const worker: WorkerLike = {
    postMessage: (message) => started.postMessage(message),
    terminate: () => started.terminate(),
    onmessage: null,
    onerror: null,
  };
  started.on("message", (data) => worker.onmessage?.({ data }));
  started.on("error", (error) => worker.onerror?.(error as never));
  started.unref();
  return worker;
}
