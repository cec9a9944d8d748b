// Work in another thread: one protocol for every worker, of a page or of Node. A request gets any number of events and then
// its result or its failure. Large results go in pieces, as events, so that taking them over never holds the page up for long.

/** The work that a thread does for a request; the same function does it where no thread starts. */
export type Work<Request, Event, Result> = (request: Request, send: (event: Event) => void) => Result | Promise<Result>;

/** The text fields of an error: its message, and what its class adds. */
type Failure = Readonly<Record<string, string>> & { readonly message: string };

interface RequestMessage {
  /** The number of the request, which its replies carry: several requests may be under way. */
  readonly id: number;
  readonly request: unknown;
}

type ReplyMessage = { readonly id: number } & (
  | { readonly kind: "started" }
  | { readonly kind: "event"; readonly event: unknown }
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "failed"; readonly failure: Failure }
);

/** As much of a browser's `Worker` as is used. */
export interface WorkerLike {
  postMessage(message: RequestMessage): void;
  terminate(): unknown;
  onmessage: ((event: { readonly data: ReplyMessage }) => void) | null;
  onerror: ((event: never) => void) | null;
}

/** A worker's own side of the channel: its global scope, or Node's `parentPort`. */
export interface WorkerScope {
  postMessage(message: ReplyMessage): void;
  onmessage: ((event: { readonly data: RequestMessage }) => void) | null;
}

/** Answers the requests that come to this worker. */
export function answerRequests<Request, Event, Result>(
  work: Work<Request, Event, Result>,
  scope: WorkerScope = globalThis as unknown as WorkerScope,
): void {
  const answer = async ({ id, request }: RequestMessage): Promise<void> => {
    scope.postMessage({ id, kind: "started" });
    try {
      const send = (event: Event): void => scope.postMessage({ id, kind: "event", event });
      scope.postMessage({ id, kind: "result", result: await work(request as Request, send) });
    } catch (error) {
      scope.postMessage({ id, kind: "failed", failure: failureOf(error) });
    }
  };
  scope.onmessage = ({ data }) => void answer(data);
}

function failureOf(error: unknown): Failure {
  const fields = Object.entries(error ?? {}).filter(([, value]) => typeof value === "string") as [string, string][];
  return { ...Object.fromEntries(fields), message: error instanceof Error ? error.message : String(error) };
}

/** A worker failed before it answered anything: its script is not there, or a policy forbids it. */
class NotStarted extends Error {}

interface Pending {
  readonly onEvent: (event: unknown) => void;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A running worker, seen from the thread that started it. */
export class Background<Request, Event, Result> {
  private readonly pending = new Map<number, Pending>();
  private started = false;
  private last = 0;

  constructor(private readonly worker: WorkerLike) {
    worker.onmessage = ({ data }) => {
      this.receive(data);
    };
    worker.onerror = (cause) => {
      const error = this.started ? new Error("the worker broke off", { cause }) : new NotStarted();
      for (const { reject } of this.pending.values()) reject(error);
    };
  }

  ask(request: Request, onEvent: (event: Event) => void = () => undefined): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const id = ++this.last;
      this.pending.set(id, { onEvent, resolve, reject } as Pending);
      this.worker.postMessage({ id, request });
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private receive(reply: ReplyMessage): void {
    this.started = true;
    const pending = this.pending.get(reply.id);
    if (reply.kind === "event") pending?.onEvent(reply.event);
    else if (reply.kind === "result") pending?.resolve(reply.result);
    else if (reply.kind === "failed") {
      const { message, ...fields } = reply.failure;
      pending?.reject(Object.assign(new Error(message), fields));
    }
  }
}

export interface How<Event> {
  /** `() => new Worker(new URL("./worker.ts", import.meta.url))`; without it the page does the work. */
  readonly start?: (() => WorkerLike) | undefined;
  readonly onEvent?: (event: Event) => void;
  /** Ends the worker; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Does one piece of work in a worker of its own, and in the page where no worker starts. */
export async function inBackground<Request, Event, Result>(
  request: Request,
  { start, onEvent = () => undefined, signal }: How<Event>,
  work: Work<Request, Event, Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const background = started<Request, Event, Result>(start);
  if (background === undefined) return work(request, onEvent);
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal?.reason as Error);
    signal?.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([background.ask(request, onEvent), aborted]);
  } catch (error) {
    if (error instanceof NotStarted) return await work(request, onEvent);
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    void background.end();
  }
}

function started<Request, Event, Result>(start: How<Event>["start"]): Background<Request, Event, Result> | undefined {
  try {
    return start && new Background(start());
  } catch {
    return undefined;
  }
}
