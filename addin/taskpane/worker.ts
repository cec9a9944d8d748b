// Runs the month beside the page. To cancel, the page ends the worker.
import type { Observation } from "../analysis";
import type { MonthTold } from "./month";
import { runMonth, type MonthAsked } from "./runMonth";

const page = globalThis as unknown as {
  postMessage(told: MonthTold): void;
  onmessage: ((event: { readonly data: MonthAsked }) => void) | null;
};

/** As many figures as a page takes over between two of its pictures. */
const PIECE = 1_000;

function hand(told: "own" | "earlier", all: readonly Observation[]): void {
  for (let i = 0; i < all.length; i += PIECE) page.postMessage({ told, some: all.slice(i, i + PIECE) });
}

page.onmessage = ({ data }) => {
  try {
    const run = runMonth(data, (done, of) => page.postMessage({ told: "progress", done, of }));
    const { observations, findings, counts, known } = run;
    hand("own", observations);
    hand("earlier", known.slice(observations.length));
    page.postMessage({ told: "run", findings, counts });
  } catch (error) {
    page.postMessage({ told: "failed", message: error instanceof Error ? error.message : String(error) });
  }
};
