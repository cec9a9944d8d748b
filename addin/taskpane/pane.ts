import { render } from "lit-html";
import { EMPTY_DICTIONARY, type Dictionary, type Language } from "../analysis";
import type { Workbook } from "../workbook/port/workbook";
import type { WorkerLike } from "../workbook/background";
import { now } from "../workbook/disk/now";
import { aboutNow } from "./state/about";
import { Actions, type FunctionDescription } from "./actions";
import { check } from "./check";
import { takeFiles } from "./files";
import { EMPTY, Store } from "./model";
import { element, OPERATOR, say } from "./page";
import { isChecked } from "./sources";
import { frame, loadPrinted, loadView, loadViews } from "./frame";

/** What of the page around the pane it asks for. */
export interface Around {
  /** The last function that a cell called; "" before the first. */
  readonly lastCall: () => string;
}

/** The pane on an open workbook: reads what it needs of the server, shows the frame, checks the month. */
export async function startPane(
  workbook: Workbook,
  language: Language,
  functions: number,
  { lastCall }: Around,
): Promise<Actions> {
  const store = new Store({ ...EMPTY, language, operator: kept(OPERATOR), capabilities: workbook.capabilities });
  const shipped = await fetched<Dictionary>("dictionary.json", EMPTY_DICTIONARY);
  const actions = new Actions({
    workbook,
    store,
    shipped,
    functionDescriptions: async (of) =>
      (await fetched<Functions>(of === "zh" ? "functions.json" : "functions-en.json", { functions: [] })).functions,
    callFunction: (id, args) => window.countyMonthly?.ask(id, args),
    loadView,
    loadPrinted,
    startWorker: () => new Worker(new URL("./worker.ts", import.meta.url), { name: "month" }) as unknown as WorkerLike,
    startReader: () =>
      new Worker(new URL("../workbook/book/worker.ts", import.meta.url), { name: "files" }) as unknown as WorkerLike,
    lastCall,
    now,
  });
  showIn(element("pane"), actions);
  workbook.onChange((sheet) => void hearChange(actions, sheet));
  receiveFiles(actions);
  void aboutNow(functions, workbook.host).then((about) => actions.update({ about }));
  await check(actions);
  if (shipped === EMPTY_DICTIONARY) {
    actions.problem(
      say(
        "读不到dictionary.json，地区和指标只认本工作簿里的设置。请信息中心查看服务器。",
        "dictionary.json is not there: only the workbook's own settings are known. See to the server.",
      ),
    );
  }
  // The other views come while nothing else is asked for; one that does not is told of when it is opened.
  void loadViews().catch(() => undefined);
  return actions;
}

interface Functions {
  readonly functions: readonly FunctionDescription[];
}

/** Shows the model in an element, and takes the keyboard to what waits for an answer. */
function showIn(pane: HTMLElement, actions: Actions): void {
  let asked: unknown = null;
  actions.tools.store.listen((model) => {
    render(frame(model, actions), pane);
    const asks = model.pending ?? model.naming;
    if (asks !== asked && asks !== null) pane.querySelector<HTMLElement>(".asking input, .asking button")?.focus();
    asked = asks;
  });
}

/** A check that is no longer of these sheets says so; another workbook in the place of this one is checked by itself. */
async function hearChange(actions: Actions, sheet: string): Promise<void> {
  actions.changed.add(sheet);
  const { checked, workbookName, stale } = actions.model;
  const { workbook } = actions.tools;
  // In Excel every workbook has a pane of its own.
  if (workbook.host === "grid" && workbookName !== "" && (await workbook.name()) !== workbookName) {
    const { checked: none, month, pending, naming, explaining, aliasing, current, explanation, undoable } = EMPTY;
    actions.update({ checked: none, month, pending, naming, explaining, aliasing, current, explanation, undoable });
    actions.compareWith = undefined;
    await check(actions);
  } else if (checked !== null && !stale && isChecked(checked.sources, sheet)) actions.update({ stale: true });
}

const kept = (key: string): string => {
  try {
    return window.localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
};

async function fetched<Data>(address: string, otherwise: Data): Promise<Data> {
  try {
    const answer = await fetch(address);
    return answer.ok ? ((await answer.json()) as Data) : otherwise;
  } catch {
    return otherwise;
  }
}

/** Files dropped anywhere on the pane are read beside the workbook. */
function receiveFiles(actions: Actions): void {
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) void takeFiles(actions, files);
  });
}
