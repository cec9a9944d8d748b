// A step: all its changes or none, and the way back.
import { checkStep, loadedSheets } from "./check";
import { clearDeed, formatDeed, linkDeed, mergeDeed, writeDeed } from "./contentCommands";
import { batches, inTurn, sharedSync, type Run, type Sync } from "./context";
import type { Deed, Site } from "./command";
import { chartDeed, clearMarksDeed, commentDeed, markDeed, nameDeed, validationDeed } from "./overlayCommands";
import { refusalOf } from "./refusals";
import { deleteSheetDeed, hideSheetDeed, insertSheetDeed, protectDeed, widthsDeed } from "./sheetCommands";
import { tasksOf, weightOf, type Task } from "./tasks";
import { Refusal, type Capability, type Change } from "../port/workbook";

/** The sheets as a change finds them: those from before the step by name, with their ids, and those it inserted. */
interface Places {
  readonly ids: ReadonlyMap<string, string>;
  readonly inserted: ReadonlySet<string>;
}

interface Placed {
  readonly deed: Deed;
  readonly places: Places;
}

/** A step that was done. */
export interface Step {
  readonly label: string;
  readonly deeds: readonly Placed[];
  /** It deleted a sheet, which nothing brings back. */
  readonly final: boolean;
}

/** Sites of one request context, by places. */
function sitesIn(context: Excel.RequestContext, sync: Sync): (places: Places) => Site {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const done = (known.get(key) as Promise<T> | undefined) ?? work();
    known.set(key, done);
    return done;
  };
  return ({ ids, inserted }) => ({
    context,
    sync,
    once,
    sheet: (name) => context.workbook.worksheets.getItem(ids.get(name) ?? name),
    isNew: (name) => inserted.has(name),
  });
}

/** A task with what was decided by the tasks before it. */
interface Standing {
  readonly task: Task;
  readonly places: Places;
  /** No task before it is on the marks of this sheet. */
  readonly first: boolean;
  /** The sheet is protected when the task is done. */
  readonly isProtected: boolean;
  /** What a sheet to be deleted is called until then. */
  readonly otherName: string;
}

/** The tasks, each with the sheets as those before it leave them; and the ids of the sheets that go in the end. */
function standings(tasks: readonly Task[], sheets: readonly Excel.Worksheet[]): [Standing[], string[]] {
  let ids = new Map(sheets.map(({ name, id }) => [name, id]));
  let inserted = new Set<string>();
  const locked = new Set(sheets.flatMap(({ name, protection }) => (protection.protected ? [name] : [])));
  const marked = new Set<string>();
  const doomed: string[] = [];
  const all = tasks.map((task, index) => {
    const name = "sheet" in task ? task.sheet : "";
    const onMarks = task.change === "marks" || task.change === "clearMarks";
    const standing: Standing = {
      task,
      places: { ids, inserted },
      first: onMarks && !marked.has(name),
      isProtected: locked.has(name),
      otherName: `${name.slice(0, 24)}~${index}`,
    };
    if (onMarks) marked.add(name);
    if (task.change === "protect" && task.but) locked.add(name);
    if (task.change === "protect" && !task.but) locked.delete(name);
    if (task.change === "insertSheet") inserted = new Set([...inserted, name]);
    if (task.change === "deleteSheet") {
      const id = ids.get(name);
      if (id !== undefined && !inserted.has(name)) doomed.push(id);
      inserted = new Set([...inserted].filter((one) => one !== name));
      ids = new Map([...ids].filter(([one]) => one !== name));
      for (const kept of [locked, marked]) kept.delete(name);
    }
    return standing;
  });
  return [all, doomed];
}

async function look(site: Site, { task, first, isProtected, otherName }: Standing): Promise<Deed> {
  switch (task.change) {
    case "write":
      return writeDeed(site, task);
    case "clear":
      return clearDeed(site, task);
    case "format":
      return formatDeed(site, task);
    case "merge":
      return mergeDeed(site, task);
    case "link":
      return linkDeed(site, task);
    case "marks":
      return markDeed(site, task, first);
    case "clearMarks":
      return clearMarksDeed(site, task);
    case "comment":
      return commentDeed(site, task);
    case "name":
      return nameDeed(site, task);
    case "validation":
      return validationDeed(site, task);
    case "chart":
      return chartDeed(site, task);
    case "insertSheet":
      return insertSheetDeed(site, task);
    case "deleteSheet":
      return deleteSheetDeed(site, task, otherName);
    case "hideSheet":
      return hideSheetDeed(site, task);
    case "widths":
      return widthsDeed(site, task);
    case "protect":
      return protectDeed(site, task, isProtected);
  }
}

export async function doStep(
  run: Run,
  label: string,
  changes: readonly Change[],
  capabilities: ReadonlySet<Capability>,
): Promise<Step> {
  let deeds: Placed[] = [];
  let sent = 0;
  try {
    return await run(async (context) => {
      const sync = sharedSync(context);
      const sheets = await loadedSheets(context);
      await checkStep(context, sync, changes, sheets, capabilities);
      const siteAt = sitesIn(context, sync);
      const [tasks, doomed] = standings(tasksOf(changes), sheets);
      const looked = await inTurn(
        batches(tasks, ({ task }) => weightOf(task)),
        (batch) =>
          Promise.all(
            batch.map(async (standing) => {
              const { places } = standing;
              return { deed: await look(siteAt(places), standing), places };
            }),
          ),
      );
      deeds = looked.flat();
      await inTurn(
        batches(deeds, ({ deed }) => deed.weight),
        async (batch) => {
          context.application.suspendScreenUpdatingUntilNextSync();
          context.application.suspendApiCalculationUntilNextSync();
          for (const { deed } of batch) deed.ask();
          await context.sync();
          sent++;
        },
      );
      for (const id of doomed) context.workbook.worksheets.getItem(id).delete();
      await context.sync();
      return { label, deeds, final: doomed.length > 0 };
    });
  } catch (error) {
    const refusal = refusalOf(error);
    // While a cell is edited Excel takes no request at all.
    const begun = deeds.length > 0 && !(sent === 0 && refusal.reason === "editing");
    if (begun) await putBack(run, deeds, refusal);
    throw refusal;
  }
}

async function putBack(run: Run, deeds: readonly Placed[], refusal: Refusal): Promise<void> {
  try {
    await undoDeeds(run, deeds);
  } catch (error) {
    const detail = `${refusal.message}; not put back: ${refusalOf(error).message}`;
    throw new Refusal("rejected", detail, { cause: error });
  }
}

/** Puts all back as it was before these deeds, the last one first. */
export async function undoDeeds(run: Run, deeds: readonly Placed[]): Promise<void> {
  await run(async (context) => {
    const siteAt = sitesIn(context, sharedSync(context));
    const asks = await Promise.all(
      deeds.map(async ({ deed, places }) => ({
        weight: deed.weight,
        ask: await deed.back(siteAt(places)),
      })),
    );
    await inTurn(
      batches(asks.reverse(), ({ weight }) => weight),
      async (batch) => {
        context.application.suspendScreenUpdatingUntilNextSync();
        for (const { ask } of batch) ask();
        await context.sync();
      },
    );
  });
}
