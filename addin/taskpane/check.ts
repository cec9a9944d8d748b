import { compareRuns, isRoot, type Finding, type YearMonth } from "../analysis";
import { isRefusal } from "../workbook/port/workbook";
import type { Actions } from "./actions";
import { monthRequest, runInWorker } from "./month";
import { checkedOf, type Checked } from "./model";
import { say } from "./page";
import { isChecked, readSources } from "./sources";

/** What the run before found, as ids: a setting of the workbook. */
const LAST_RUN = "county.lastRun";
/** A setting of a workbook is small. */
const MOST_IDS = 2_000;

/** Reads the workbook and checks the month. Only a check that was asked for is one to compare the next with. */
export async function check(actions: Actions, { asked = true }: { readonly asked?: boolean } = {}): Promise<void> {
  actions.running?.abort();
  const running = new AbortController();
  actions.running = running;
  actions.update({ running: { label: say("正在读取工作表", "Reading the sheets"), done: 0, of: 0 }, said: null });
  await actions.attempt(() =>
    readAndCheck(actions, running.signal, asked).catch((error: unknown) => {
      // Of one that gave way to the next there is nothing to say.
      if (actions.running === running) throw error;
    }),
  );
  if (actions.running === running) {
    actions.running = null;
    actions.update({ running: null, undoable: actions.tools.workbook.undoable() });
  }
}

/** Undoes the last step, and checks again: the step may have changed the ledger or the settings. */
export async function undo(actions: Actions): Promise<void> {
  const { workbook } = actions.tools;
  await actions.attempt(async () => {
    const label = await workbook.undo();
    if (label !== null && actions.model.checked !== null) await check(actions, { asked: false });
    actions.update({ undoable: workbook.undoable() });
    actions.said(
      label === null
        ? say("没有可撤销的步骤。", "There is nothing to undo.")
        : say(`已撤销：${label}`, `Undone: ${label}`),
    );
  });
}

async function readAndCheck(actions: Actions, signal: AbortSignal, asked: boolean): Promise<void> {
  const { workbook, shipped, startWorker } = actions.tools;
  const files = actions.model.files.flatMap(({ sheets }) => sheets);
  actions.update({ workbookName: await workbook.name() });
  actions.changed.clear();
  const sources = await readSources(workbook, files, shipped);
  signal.throwIfAborted();
  const label = say("正在检查", "Checking");
  const run = await runInWorker(monthRequest(sources), {
    start: startWorker,
    signal,
    onProgress: (done, of) => actions.update({ running: { label, done, of } }),
  });
  const compared = await comparedWithLast(actions, run.findings, asked);
  // Between two tasks the page can answer the user.
  await new Promise((resolve) => setTimeout(resolve));
  const checked = checkedOf(sources, run, compared);
  signal.throwIfAborted();
  const stale = [...actions.changed].some((sheet) => isChecked(sources, sheet));
  actions.update({ checked, stale, month: monthOf(checked, actions.model.month) });
}

/** The month chosen before while the sheets still name it, else none where they name several: it is not guessed. */
function monthOf({ months }: Checked, chosen: YearMonth | null): YearMonth | null {
  const known = months.find(({ year, month }) => year === chosen?.year && month === chosen.month);
  return known ?? (months.length === 1 ? (months[0] ?? null) : null);
}

async function comparedWithLast(
  actions: Actions,
  findings: readonly Finding[],
  asked: boolean,
): Promise<Checked["compared"]> {
  const roots = findings.filter(isRoot);
  if (asked || actions.compareWith === undefined) actions.compareWith = await lastRun(actions, roots);
  const before = actions.compareWith;
  if (before === null) return null;
  const ids = before.split("\n").filter((id) => id !== "");
  return compareRuns<Pick<Finding, "id">>(
    ids.map((id) => ({ id })),
    roots,
  );
}

/** What the run before found; this one takes its place. */
async function lastRun({ tools: { workbook } }: Actions, roots: readonly Finding[]): Promise<string | null> {
  const ids = roots.slice(0, MOST_IDS).map(({ id }) => id);
  try {
    const before = await workbook.setting(LAST_RUN);
    await workbook.setSetting(LAST_RUN, ids.join("\n"));
    return before;
  } catch (error) {
    // A workbook that keeps nothing cannot compare; the check stands all the same.
    if (isRefusal(error)) return null;
    throw error;
  }
}
