import { element } from "../page";

/** The page's one dialog, which asks, lists, takes a name or shows progress, and its one notice. */

export interface Question {
  readonly title: string;
  readonly text?: string;
  readonly list?: readonly string[];
  readonly yes: string;
  readonly no?: string;
  /** A third answer, which loses something: it stands last. */
  readonly lose?: string;
}

const PARTS = ["text", "list", "progress", "field", "kind", "yes", "no", "lose"] as const;

function fill(
  { title, text, list, yes, no, lose }: Partial<Question> & { readonly title: string },
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
  element("dialog-lose").textContent = lose ?? "";
}

const dialog = (): HTMLDialogElement => element<HTMLDialogElement>("dialog");

type Answer = "yes" | "no" | "lose";

/** Opens the dialog, and gives the answer that closed it; Escape is no. */
function openDialog(): Promise<Answer> {
  const box = dialog();
  box.returnValue = "";
  box.showModal();
  return new Promise((resolve) => {
    box.addEventListener("close", () => resolve((box.returnValue || "no") as Answer), { once: true });
  });
}

/** Asks for yes or no; Escape is no. */
export async function confirm(question: Question): Promise<boolean> {
  return (await ask(question)) === "yes";
}

/** Asks a question with up to three answers, the safe one first; Escape is no. */
export function ask(question: Question): Promise<Answer> {
  const { no, lose } = question;
  fill(question, [
    ...["text", "list", "yes"],
    ...(no === undefined ? [] : ["no"]),
    ...(lose === undefined ? [] : ["lose"]),
  ]);
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
  if ((await openDialog()) !== "yes" || field.value.trim() === "") return null;
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

/** Milliseconds for which a message is shown. */
const SHOWN = 12_000;
let timer = 0;

/** Shows a message over the grid, which leaves by itself; "" takes it away at once. */
export function notify(message: string): void {
  element("notice").textContent = message;
  element("notice").hidden = message === "";
  window.clearTimeout(timer);
  if (message !== "") timer = window.setTimeout(() => notify(""), SHOWN);
}
