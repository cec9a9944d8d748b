import { currentLedger, explanationsOf, keptLayouts, type Observation, type TableReading } from "../analysis";
import { inBackground, type WorkerLike } from "../workbook/background";
import type { MonthEvent, MonthRequest, MonthResult } from "./runMonth";
import type { Sources } from "./sources";

export interface MonthRun extends MonthResult {
  readonly observations: readonly Observation[];
  /** This month's figures, and those accepted before that it does not state anew. */
  readonly known: readonly Observation[];
  /** How each table is read. */
  readonly readings: readonly TableReading[];
}

export interface InWorker {
  readonly start: () => WorkerLike;
  readonly onProgress: (done: number, of: number) => void;
  /** Ends the worker; the promise is then rejected with the signal's reason. */
  readonly signal: AbortSignal;
}

export const monthRequest = ({ submissions, dictionary, rules, history }: Sources): MonthRequest => ({
  sheets: submissions,
  dictionary,
  rules,
  accepted: currentLedger(history),
  explanations: explanationsOf(history),
  layouts: keptLayouts(history),
});

/** Runs the month in a worker, so that the pane stays awake; in the page itself where no worker starts. */
export async function runInWorker(request: MonthRequest, { start, onProgress, signal }: InWorker): Promise<MonthRun> {
  const figures = { month: [] as Observation[], accepted: [] as Observation[] };
  const readings: TableReading[] = [];
  const onEvent = (event: MonthEvent): void => {
    if (event.kind === "progress") onProgress(event.done, event.of);
    else if (event.kind === "readings") readings.push(...event.readings);
    else figures[event.kind].push(...event.figures);
  };
  const result = await inBackground<MonthRequest, MonthEvent, MonthResult>(
    request,
    { start, onEvent, signal },
    async (...given) => (await import("./runMonth")).runMonth(...given),
  );
  const { month, accepted } = figures;
  return { ...result, readings, observations: month, known: accepted.length === 0 ? month : [...month, ...accepted] };
}
