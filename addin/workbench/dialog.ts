import { element } from "./page";

/** The page's one dialog: it asks, lists, takes a name, or shows how far something is. */

export interface Asking {
  readonly title: string;
  readonly text?: string;
  readonly list?: readonly string[];
  readonly yes: string;
  readonly no?: string;
}

const PARTS = ["text", "list", "progress", "field", "kind", "yes", "no"] as const;

function show(
  { title, text, list, yes, no }: Partial<Asking> & { readonly title: string },
  parts: readonly string[],
): void {
  for (const part of PARTS) element(`dialog-${part}`).hidden = !parts.includes(part);
  element("dialog-title").textContent = title;
  element("dialog-text").textContent = text ?? "";
  element("dialog-list").replaceChildren(
    ...(list ?? []).map((line) => Object.assign(document.createElement("li"), { textContent: line })),
  );
  element("dialog-yes").textContent = yes ?? "";
  element("dialog-no").textContent = no ?? "";
}

const dialog = (): HTMLDialogElement => element<HTMLDialogElement>("dialog");

function answered(): Promise<boolean> {
  const box = dialog();
  box.returnValue = "";
  box.showModal();
  return new Promise((resolve) => {
    box.addEventListener(
      "close",
      () => {
        resolve(box.returnValue === "yes");
      },
      { once: true },
    );
  });
}

/** True for yes; Escape is no. */
export function ask(asking: Asking): Promise<boolean> {
  show(asking, ["text", "list", "yes", ...(asking.no === undefined ? [] : ["no"])]);
  return answered();
}

export interface Named {
  readonly name: string;
  readonly format: string;
}

/** A file's name without its ending, and the ending; null where the user would rather not. */
export async function askName(asking: Asking, name: string): Promise<Named | null> {
  show(asking, ["text", "field", "kind", "yes", "no"]);
  const field = element<HTMLInputElement>("dialog-name");
  field.value = name;
  if (!(await answered()) || field.value.trim() === "") return null;
  return { name: field.value.trim(), format: element<HTMLSelectElement>("dialog-format").value };
}

export interface Progress {
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
  at(fraction: number, what: string): void;
  end(): void;
}

export function progress(title: string, cancel: string): Progress {
  show({ title, no: cancel }, ["text", "progress", "no"]);
  const controller = new AbortController();
  let done = false;
  void answered().then(() => {
    if (!done) controller.abort();
  });
  return {
    signal: controller.signal,
    at(fraction, what) {
      element<HTMLProgressElement>("dialog-progress").value = fraction;
      element("dialog-text").textContent = what;
    },
    end() {
      done = true;
      dialog().close();
    },
  };
}
