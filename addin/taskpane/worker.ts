// Runs the month beside the page. To cancel, the page ends the worker.
import type { MonthAsked, MonthTold } from "./month";
import { runMonth } from "./runMonth";

const page = globalThis as unknown as {
  postMessage(told: MonthTold): void;
  onmessage: ((event: { readonly data: MonthAsked }) => void) | null;
};

page.onmessage = ({ data }) => {
  try {
    const run = runMonth(data, (done, of) => page.postMessage({ told: "progress", done, of }));
    page.postMessage({ told: "run", run });
  } catch (error) {
    page.postMessage({ told: "failed", message: error instanceof Error ? error.message : String(error) });
  }
};
