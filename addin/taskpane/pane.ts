import { render } from "lit-html";
import { EMPTY_DICTIONARY, HISTORY_SHEET, type Dictionary, type Language } from "../analysis";
import type { Workbook } from "../workbook/port/workbook";
import type { WorkerLike } from "../workbook/background";
import { now } from "../workbook/disk/now";
import { element, say } from "../page";
import { Actions, OPERATOR, type FunctionDescription } from "./actions";
import { check, followLedger, receivedText } from "./check";
import { takeFiles } from "./files";
import { EMPTY, NEW_WORKBOOK, Store } from "./model";
import { frame, loadPrinted, loadView, loadViews } from "./frame";
import { fetchJson, readAbout } from "./state/about";

/** Starts the pane on an open workbook: reads the dictionary from the server, renders the frame, checks the month. */
export async function startPane(
  workbook: Workbook,
  language: Language,
  functions: number,
  lastCall: () => string,
): Promise<Actions> {
  const store = new Store({ ...EMPTY, language, operator: storedItem(OPERATOR), capabilities: workbook.capabilities });
  const shipped = await fetchJson<Dictionary>("dictionary.json", EMPTY_DICTIONARY);
  const actions = new Actions({
    workbook,
    store,
    shipped,
    functionDescriptions: async (of) =>
      (await fetchJson<Functions>(of === "zh" ? "functions.json" : "functions-en.json", { functions: [] })).functions,
    callFunction: (id, args) => window.countyMonthly?.ask(id, args),
    loadView: async (view) => {
      await loadView(view);
      if (view === "supervision") await (await loadSupervision()).readRegister(actions);
    },
    loadPrinted,
    startWorker: () => new Worker(new URL("./worker.ts", import.meta.url), { name: "month" }) as unknown as WorkerLike,
    startReader: () =>
      new Worker(new URL("../workbook/book/worker.ts", import.meta.url), { name: "files" }) as unknown as WorkerLike,
    startProofreader: () =>
      new Worker(new URL("./proof/worker.ts", import.meta.url), { name: "proof" }) as unknown as WorkerLike,
    lastCall,
    now,
  });
  renderInto(element("pane"), actions);
  workbook.onChange((sheet) => void handleChange(actions, sheet));
  acceptDrops(actions);
  void readAbout(functions, workbook.host).then((about) => actions.update({ about }));
  // The first view is loaded while the workbook is read.
  const first = actions.attempt(async () => {
    await loadView("overview");
    actions.update({});
  });
  await check(actions);
  await first;
  if (shipped === EMPTY_DICTIONARY) {
    actions.warn(
      say(
        "读不到dictionary.json，地区和指标只认本工作簿里的设置。请信息中心查看服务器。",
        "dictionary.json is not there: only the workbook's own settings are known. See to the server.",
      ),
    );
  }
  // Loads the other views beforehand; a failure shows when the view is opened.
  void loadViews().catch(() => undefined);
  return actions;
}

interface Functions {
  readonly functions: readonly FunctionDescription[];
}

const loadSupervision = () => import("./supervision/record");

/** Renders the model at every change. A prompt takes the focus once it appears, and gives it back to where the work was. */
function renderInto(pane: HTMLElement, actions: Actions): void {
  let prompted: unknown = null;
  actions.tools.store.subscribe((model) => {
    const before = document.activeElement;
    render(frame(model, actions), pane);
    const prompt =
      model.confirmation ?? model.awaitingOperator ?? model.explaining ?? model.aliasing ?? model.supervising;
    if (prompt !== prompted && prompt !== null) pane.querySelector<HTMLElement>(PROMPT)?.focus();
    else if (document.hasFocus() && before !== null && before !== document.body) keepFocus(pane);
    prompted = prompt;
  });
}

/** The first control of what the pane asks. */
const PROMPT = ":is(.prompt, form.explain, form.step) :is(input, textarea, select, button)";

/** Focuses the finding that is worked on, or the view, where the control that had the focus is gone. */
function keepFocus(pane: HTMLElement): void {
  const now = document.activeElement;
  const current = pane.querySelector<HTMLElement>("li.finding[aria-current] .go");
  const item = now?.closest("li.finding");
  if (now === document.body) (current ?? pane.querySelector("main"))?.focus();
  else if (item && current && !item.contains(current)) current.focus();
}

/** Finds out what a change of a sheet makes stale, and checks anew where another workbook was opened. */
async function handleChange(actions: Actions, sheet: string): Promise<void> {
  actions.changed.add(sheet);
  const { workbook } = actions.tools;
  const showing = workbook.showing?.();
  if (actions.showing !== undefined && showing !== actions.showing) {
    // It is another one for the first of its sheets that is heard of, and not for each.
    actions.showing = showing;
    actions.update(NEW_WORKBOOK);
    actions.compareWith = undefined;
    await check(actions);
    if (actions.model.view === "supervision") await (await loadSupervision()).readRegister(actions);
    return;
  }
  actions.update({ undoable: workbook.undoable() });
  if (actions.model.supervised !== null) void (await loadSupervision()).followRegister(actions, sheet);
  if ((await receivedText(actions)) !== actions.received) return check(actions);
  if (sheet === HISTORY_SHEET) await actions.attempt(() => followLedger(actions));
  else await (await import("./edits")).followEdits(actions);
}

const storedItem = (key: string): string => {
  try {
    return window.localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
};

/** Reads files that are dropped anywhere on the pane. */
function acceptDrops(actions: Actions): void {
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const [file] = files;
    if (file === undefined) return;
    const { view } = actions.model;
    if (view === "supervision") void import("./supervision/actions").then((own) => own.takeRegister(actions, file));
    else if (view === "proof") void import("./proof/actions").then((proof) => proof.proofreadFile(actions, file));
    else void takeFiles(actions, files);
  });
}
