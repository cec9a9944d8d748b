import type { TemplateResult } from "lit-html";
import type { Actions } from "./actions";
import { VIEWS, type Model, type View } from "./model";
import { findings } from "./findings/view";
import { overview } from "./overview/view";

export type Shown = (model: Model, actions: Actions) => TemplateResult;

/** The views that are there at once, and those that have come since. */
const shown = new Map<View, Shown>([
  ["overview", overview],
  ["findings", findings],
]);

/** The code of the others comes when they are first asked for. */
const LATER: Readonly<Record<Exclude<View, "overview" | "findings">, () => Promise<Shown>>> = {
  standing: async () => (await import("./ranking/view")).standings,
  gaps: async () => (await import("./gaps/view")).gaps,
  text: async () => (await import("./bulletin/view")).texts,
  templates: async () => (await import("./templates/view")).templates,
  explain: async () => (await import("./explain/view")).explained,
  values: async () => (await import("./values/view")).values,
  state: async () => (await import("./state/view")).state,
};

export async function loadView(view: View): Promise<void> {
  if (view === "overview" || view === "findings" || shown.has(view)) return;
  shown.set(view, await LATER[view]());
}

export const loadViews = async (): Promise<void> => {
  for (const view of VIEWS) await loadView(view);
};

/** The page to be signed, as it is printed. */
let page: ((model: Model) => TemplateResult) | undefined;

export async function loadPrinted(): Promise<void> {
  page ??= (await import("./overview/printed")).printed;
}

export const printedOf = (): typeof page => page;

/** Undefined until its code has come. */
export const viewOf = (view: View): Shown | undefined => shown.get(view);
