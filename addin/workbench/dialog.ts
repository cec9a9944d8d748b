import { element } from "../page";

/** The page's one dialog, which asks, lists, takes a name or shows progress, and its one notice. */

export interface Question {
  readonly title: string;
  readonly text?: string;
  readonly list?: readonly string[];
  readonly yes: string;
  readonly no?: string;
}

const PARTS = ["text", "list", "progress", "field", "kind", "yes", "no"] as const;

function fill(
  { title, text, list, yes, no }: Partial<Question> & { readonly title: string },
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

/** Opens the dialog; true once it was closed with yes, false with no or Escape. */
function openDialog(): Promise<boolean> {
  const box = dialog();
  box.returnValue = "";
  box.showModal();
  return new Promise((resolve) => {
    box.addEventListener("close", () => resolve(box.returnValue === "yes"), { once: true });
  });
}

/** Asks for yes or no; Escape is no. */
export function confirm(question: Question): Promise<boolean> {
  fill(question, ["text", "list", "yes", ...(question.no === undefined ? [] : ["no"])]);
  return openDialog();
}

export interface FileName {
  /** Without its ending. */
  readonly stem: string;
  /** The ending: `.xlsx` or `.csv`. */
  readonly format: string;
}

/** Asks for a file's name and format; null where the user cancels. */
export async function askFileName(question: Question, stem: string): Promise<FileName | null> {
  fill(question, ["text", "field", "kind", "yes", "no"]);
  const field = element<HTMLInputElement>("dialog-name");
  field.value = stem;
  if (!(await openDialog()) || field.value.trim() === "") return null;
  return { stem: field.value.trim(), format: element<HTMLSelectElement>("dialog-format").value };
}

export interface Progress {
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
  update(fraction: number, text: string): void;
  end(): void;
}

/** Shows how far a task is, until it ends or the user cancels it. */
export function showProgress(title: string, cancel: string): Progress {
  fill({ title, no: cancel }, ["text", "progress", "no"]);
  const controller = new AbortController();
  let ended = false;
  void openDialog().then(() => {
    if (!ended) controller.abort();
  });
  return {
    signal: controller.signal,
    update(fraction, text) {
      element<HTMLProgressElement>("dialog-progress").value = fraction;
      element("dialog-text").textContent = text;
    },
    end() {
      ended = true;
      dialog().close();
    },
  };
}

/** Shows a message over the grid; "" takes it away. */
export function notify(message: string): void {
  element("notice").textContent = message;
  element("notice").hidden = message === "";
}
