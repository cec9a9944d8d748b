import { compareRuns, HISTORY_SHEET, isRoot, readHistory, type Finding, type YearMonth } from "../analysis";
import { isRefusal, RECEIVED_FILES } from "../workbook/port/workbook";
import type { Actions } from "./actions";
import { monthRequest, runInWorker } from "./month";
import { monthStateOf, type MonthState, type ReceivedFile } from "./model";
import { say } from "../page";
import { readSources } from "./sources";

/** The workbook setting that holds the ids of what the last run found. */
const LAST_RUN = "county.lastRun";
/** Settings of a workbook are small. */
const MOST_IDS = 2_000;

/** Reads the workbook and checks the month. Only a check by the user counts for the next comparison. */
export async function check(actions: Actions, { byUser = true }: { readonly byUser?: boolean } = {}): Promise<void> {
  actions.checking?.abort();
  const controller = new AbortController();
  actions.checking = controller;
  actions.update({ task: { label: say("正在读取工作表", "Reading the sheets"), done: 0, of: 0 }, notice: null });
  await actions.attempt(() =>
    readAndCheck(actions, controller.signal, byUser).catch((error: unknown) => {
      // A check that the next one has replaced fails silently.
      if (actions.checking === controller) throw error;
    }),
  );
  if (actions.checking === controller) {
    actions.checking = null;
    actions.update({ task: null, undoable: actions.tools.workbook.undoable() });
    // Sheets that changed while they were checked.
    if (actions.changed.size > 0) await (await import("./edits")).followEdits(actions);
  }
}

/** Checks again where the ledger in the workbook is no longer the one that was checked with. */
export async function followLedger(actions: Actions): Promise<void> {
  const { workbook } = actions.tools;
  const there = (await workbook.sheets()).some(({ name }) => name === HISTORY_SHEET);
  const [sheet] = there ? await workbook.read([HISTORY_SHEET]) : [];
  const { checked } = actions.model;
  if (checked === null || actions.checking !== null) return;
  const rows = sheet ? readHistory(sheet).rows : [];
  const { history } = checked.sources;
  if (rows.length !== history.length || rows.at(-1)?.previous !== history.at(-1)?.previous)
    await check(actions, { byUser: false });
}

/** Undoes the last step, and checks again: the step may have changed the ledger or the settings. */
export async function undo(actions: Actions): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attempt(async () => {
    const label = await workbook.undo();
    if (label !== null && actions.model.checked !== null) await check(actions, { byUser: false });
    actions.update({ undoable: workbook.undoable() });
    actions.notify(
      label === null
        ? say("没有可撤销的步骤。", "There is nothing to undo.")
        : say(`已撤销：${label}`, `Undone: ${label}`),
    );
  });
}

async function readAndCheck(actions: Actions, signal: AbortSignal, byUser: boolean): Promise<void> {
  const { workbook, shipped, startWorker } = actions.tools;
  const files = actions.model.files.flatMap(({ sheets }) => sheets);
  actions.showing = workbook.showing?.();
  actions.update({ workbookName: await workbook.name() });
  actions.changed.clear();
  actions.received = await receivedText(actions);
  // A check that was replaced reads nothing: many sheets may change at once.
  signal.throwIfAborted();
  const sources = await readSources(workbook, files, shipped);
  signal.throwIfAborted();
  const label = say("正在检查", "Checking");
  const run = await runInWorker(monthRequest(sources), {
    start: startWorker,
    signal,
    onProgress: (done, of) => actions.update({ task: { label, done, of } }),
  });
  const compared = await comparedWithLast(actions, run.findings, byUser);
  // The page can handle events between two tasks.
  await new Promise((resolve) => setTimeout(resolve));
  const checked = monthStateOf(sources, run, compared);
  signal.throwIfAborted();
  actions.update({
    checked,
    received: receivedIn(actions.received),
    edited: new Map(),
    month: monthOf(checked, actions.model.month),
  });
}

/** The host's list of the files that it took in. */
export const receivedText = async ({ tools: { workbook } }: Actions): Promise<string> =>
  workbook.capabilities.has("settings") ? ((await workbook.setting(RECEIVED_FILES)) ?? "") : "";

const receivedIn = (text: string): readonly ReceivedFile[] =>
  text === "" ? [] : (JSON.parse(text) as readonly ReceivedFile[]);

/** The month chosen before while the sheets name it, else their only month; several are not guessed from. */
function monthOf({ months }: MonthState, chosen: YearMonth | null): YearMonth | null {
  const known = months.find(({ year, month }) => year === chosen?.year && month === chosen.month);
  return known ?? (months.length === 1 ? (months[0] ?? null) : null);
}

async function comparedWithLast(
  actions: Actions,
  findings: readonly Finding[],
  byUser: boolean,
): Promise<MonthState["compared"]> {
  const roots = findings.filter(isRoot);
  if (byUser || actions.compareWith === undefined) actions.compareWith = await swapLastRun(actions, roots);
  const before = actions.compareWith;
  if (before === null) return null;
  const ids = before.split("\n").filter((id) => id !== "");
  return compareRuns<Pick<Finding, "id">>(
    ids.map((id) => ({ id })),
    roots,
  );
}

/** Replaces the ids of the last run by those of this one, and gives the former. */
async function swapLastRun({ tools: { workbook } }: Actions, roots: readonly Finding[]): Promise<string | null> {
  const ids = roots.slice(0, MOST_IDS).map(({ id }) => id);
  try {
    const before = await workbook.setting(LAST_RUN);
    await workbook.setSetting(LAST_RUN, ids.join("\n"));
    return before;
  } catch (error) {
    // A workbook without settings has nothing to compare with.
    if (isRefusal(error)) return null;
    throw error;
  }
}
