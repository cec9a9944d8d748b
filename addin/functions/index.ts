import * as functions from "./functions";
import type { Language } from "../analysis";
import { guard, speak } from "./cell";

/** The script that Excel loads. A function's id is its name in capitals; the build checks both against the metadata. */

declare global {
  interface Window {
    /** The state that the page's scripts share: how many functions there are, how to call one, and whether the pane runs. */
    countyMonthly?: {
      readonly functions: number;
      /** The answer of a function by its id; an omitted argument is null. */
      readonly ask: (id: string, given: readonly unknown[]) => unknown;
      /** Sets the language of words in cells and errors. */
      readonly speak: (of: Language) => void;
      /** The id of the function that a cell called last. */
      last?: string;
      pane?: boolean;
    };
  }
}

type Work = (...given: unknown[]) => unknown;

const byId = new Map(
  Object.entries(functions).map(([name, work]): [string, Work] => [
    name.toUpperCase(),
    (...given) => guard(() => (work as Work)(...given)),
  ]),
);
const page: NonNullable<Window["countyMonthly"]> = {
  functions: byId.size,
  speak,
  ask(id, given) {
    const work = byId.get(id);
    if (!work) throw new RangeError(`no function ${id}`);
    return work(...given);
  },
};
window.countyMonthly = page;

/** The function as cells call it: the page remembers which was the last. */
const called =
  (id: string, work: Work): Work =>
  (...given) => {
    page.last = id;
    return work(...given);
  };

// Without office.js there is nobody to tell, and check.js says so on the page; the workbench stands in for it.
if (typeof CustomFunctions !== "undefined") {
  for (const [id, work] of byId) CustomFunctions.associate(id, called(id, work));
}
if (typeof Office !== "undefined") {
  void Office.onReady(() => {
    if (Office.context.displayLanguage.toLowerCase().startsWith("en")) speak("en");
  });
}
