import type { Language } from "../analysis";

/** The page's own elements, its language and what it says. */

export function element<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`workbench.html has no #${id}`);
  return found as E;
}

const KEY = "county-language";

export const pageLanguage = (): Language => (document.documentElement.lang === "en" ? "en" : "zh");

export const say = (zh: string, en: string): string => (pageLanguage() === "zh" ? zh : en);

/** Chinese, unless this browser was told otherwise. */
export function startLanguage(): void {
  document.documentElement.lang = localStorage.getItem(KEY) === "en" ? "en" : "zh-CN";
}

/** The other language, from the next load on: the grid speaks the one that it was started in. */
export function switchLanguage(): void {
  localStorage.setItem(KEY, say("en", "zh"));
}

/** What has just happened; "" takes it away. */
export function tell(words: string): void {
  element("said").textContent = words;
  element("said").hidden = words === "";
}

export function showState(words: string): void {
  element("state").textContent = words;
}
