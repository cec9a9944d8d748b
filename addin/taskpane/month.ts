import { currentLedger, explanationsOf, type Counts, type Finding, type Observation } from "../analysis";
import type { MonthAsked, MonthRun } from "./runMonth";
import type { Sources } from "./sources";

/**
 * What a worker says: progress; the figures of the month and then those accepted before, in pieces, so that the page is
 * never held up for long by taking them over; and the rest of the run.
 */
export type MonthTold =
  | { readonly told: "progress"; readonly done: number; readonly of: number }
  | { readonly told: "own" | "earlier"; readonly some: readonly Observation[] }
  | { readonly told: "run"; readonly findings: readonly Finding[]; readonly counts: Counts }
  | { readonly told: "failed"; readonly message: string };

export const monthAsked = ({ submissions, dictionary, rules, history }: Sources): MonthAsked => ({
  sheets: submissions,
  dictionary,
  rules,
  accepted: currentLedger(history),
  explanations: explanationsOf(history),
});

/** As much of a browser's worker as is used. */
export interface MonthWorker {
  postMessage(asked: MonthAsked): void;
  terminate(): void;
  onmessage: ((event: { readonly data: MonthTold }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface HowToRun {
  readonly start: () => MonthWorker;
  readonly heard: (done: number, of: number) => void;
  /** Ends the worker; the promise is then rejected with the signal's reason. */
  readonly signal: AbortSignal;
}

/** The run in a worker, so that the pane stays awake; in the page itself where no worker starts. */
export async function runInWorker(asked: MonthAsked, { start, heard, signal }: HowToRun): Promise<MonthRun> {
  signal.throwIfAborted();
  let worker: MonthWorker;
  try {
    worker = start();
  } catch {
    return inPage(asked, heard);
  }
  let stop: () => void = () => undefined;
  try {
    return await new Promise<MonthRun>((resolve, reject) => {
      stop = () => reject(signal.reason as Error);
      signal.addEventListener("abort", stop);
      let begun = false;
      const told = { own: [] as Observation[], earlier: [] as Observation[] };
      // A script that a policy forbids is told of only now; once it has spoken, an error is its end.
      worker.onerror = () => {
        if (begun) reject(new Error("the worker broke off"));
        else resolve(inPage(asked, heard));
      };
      worker.onmessage = ({ data }) => {
        begun = true;
        if (data.told === "progress") heard(data.done, data.of);
        else if (data.told === "failed") reject(new Error(data.message));
        else if (data.told === "run") resolve(runOf(told, data));
        else told[data.told].push(...data.some);
      };
      worker.postMessage(asked);
    });
  } finally {
    signal.removeEventListener("abort", stop);
    worker.terminate();
  }
}

const runOf = (
  { own, earlier }: Readonly<Record<"own" | "earlier", Observation[]>>,
  { findings, counts }: Extract<MonthTold, { told: "run" }>,
): MonthRun => ({ observations: own, findings, counts, known: earlier.length === 0 ? own : [...own, ...earlier] });

/** The run in the page itself: its code comes only where it is needed. */
async function inPage(asked: MonthAsked, heard: HowToRun["heard"]): Promise<MonthRun> {
  const { runMonth } = await import("./runMonth");
  return runMonth(asked, heard);
}
