import * as functions from "./functions";
import { speak } from "./cell";

/** The script that Excel loads. A function's id is its name in capitals; the build checks both against the metadata. */

declare global {
  interface Window {
    /** What the page's scripts tell one another: how many functions there are, and that the pane runs. */
    countyMonthly?: { readonly functions: number; pane?: boolean };
  }
}

const all = Object.entries(functions);
window.countyMonthly = { functions: all.length };

// Without office.js there is nobody to tell; check.js says so on the page.
if (typeof Office !== "undefined") {
  for (const [name, work] of all) CustomFunctions.associate(name.toUpperCase(), work);
  void Office.onReady(() => {
    if (Office.context.displayLanguage.toLowerCase().startsWith("en")) speak("en");
  });
}
