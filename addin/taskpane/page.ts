import type { Language } from "../analysis";

/** The page's own elements and its language. */

export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`taskpane.html has no #${id}`);
  return found;
}

export const show = (id: string, text: string): void => {
  element(id).textContent = text;
};

export const pageLanguage = (): Language => (document.documentElement.lang === "en" ? "en" : "zh");

export const say = (zh: string, en: string): string => (pageLanguage() === "zh" ? zh : en);

/** Where the operator's name is kept on this machine. */
export const OPERATOR = "county.operator";
