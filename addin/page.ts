import { inLanguage, type Language } from "./analysis";

// Parts that the pages of the pane and of the workbench share: elements, language, downloads.

/** Finds an element by its id. A page without it was built wrongly, so that this is an error. */
export function element<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as E;
}

/** The language that the page is in. */
export const pageLanguage = (): Language => (document.documentElement.lang === "en" ? "en" : "zh");

/** Chooses the words of the page's language. */
export const say = (zh: string, en: string): string => inLanguage(pageLanguage())(zh, en);

/** The type of a Word file. */
export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands a file, by default a workbook, to the user as a download. */
export function download(content: Uint8Array | string, name: string, type = XLSX): void {
  const href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  // Some browsers read the content only after this turn.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
