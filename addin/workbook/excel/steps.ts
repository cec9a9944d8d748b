// A step: all its changes or none, and how it is undone.
import { batches } from "../collections";
import { checkStep, loadedSheets } from "./check";
import { clearCommand, formatCommand, linkCommand, mergeCommand, writeCommand } from "./contentCommands";
import { CELLS_AT_ONCE, inTurn, sharedSync, type Run, type Sync } from "./context";
import type { Command, Site } from "./command";
import {
  chartCommand,
  clearMarksCommand,
  commentCommand,
  markCommand,
  nameCommand,
  validationCommand,
} from "./overlayCommands";
import { refusalOf } from "./refusals";
import {
  deleteSheetCommand,
  hideSheetCommand,
  insertSheetCommand,
  layOutCommand,
  protectCommand,
  widthsCommand,
} from "./sheetCommands";
import { tasksOf, weightOf, type Task } from "./tasks";
import { Refusal, type Capability, type Change } from "../port/workbook";

/** The sheets as a change finds them: those from before the step by name, with their ids, and those it inserted. */
interface Places {
  readonly ids: ReadonlyMap<string, string>;
  readonly inserted: ReadonlySet<string>;
}

interface PlacedCommand {
  readonly command: Command;
  readonly places: Places;
}

/** A step that was done. */
export interface Step {
  readonly label: string;
  readonly commands: readonly PlacedCommand[];
  /** The step deleted a sheet, which nothing brings back. */
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

/** A task with what the tasks before it decide. */
interface PlannedTask {
  readonly task: Task;
  readonly places: Places;
  /** No task before it changes the marks of this sheet. */
  readonly first: boolean;
  /** The sheet is protected when the task is done. */
  readonly isProtected: boolean;
  /** The name that a sheet bears until it is deleted. */
  readonly otherName: string;
}

/** The tasks, each with the sheets as those before it leave them; and the ids of the sheets that go in the end. */
function planned(tasks: readonly Task[], sheets: readonly Excel.Worksheet[]): [PlannedTask[], string[]] {
  let ids = new Map(sheets.map(({ name, id }) => [name, id]));
  let inserted = new Set<string>();
  const locked = new Set(sheets.flatMap(({ name, protection }) => (protection.protected ? [name] : [])));
  const marked = new Set<string>();
  const doomed: string[] = [];
  const all = tasks.map((task, index) => {
    const name = "sheet" in task ? task.sheet : "";
    const onMarks = task.change === "marks" || task.change === "clearMarks";
    const plan: PlannedTask = {
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
      for (const names of [locked, marked]) names.delete(name);
    }
    return plan;
  });
  return [all, doomed];
}

type Make<T extends Task> = (site: Site, task: T, plan: PlannedTask) => Command | Promise<Command>;

const COMMANDS: { readonly [K in Task["change"]]: Make<Extract<Task, { change: K }>> } = {
  write: writeCommand,
  clear: clearCommand,
  format: formatCommand,
  merge: mergeCommand,
  link: linkCommand,
  marks: (site, task, { first }) => markCommand(site, task, first),
  clearMarks: clearMarksCommand,
  comment: commentCommand,
  name: nameCommand,
  validation: validationCommand,
  chart: chartCommand,
  insertSheet: insertSheetCommand,
  layOut: layOutCommand,
  deleteSheet: (site, task, { otherName }) => deleteSheetCommand(site, task, otherName),
  hideSheet: hideSheetCommand,
  widths: widthsCommand,
  protect: (site, task, { isProtected }) => protectCommand(site, task, isProtected),
};

async function commandFor(site: Site, plan: PlannedTask): Promise<Command> {
  const make = COMMANDS[plan.task.change] as Make<Task>;
  return make(site, plan.task, plan);
}

export async function doStep(
  run: Run,
  label: string,
  changes: readonly Change[],
  capabilities: ReadonlySet<Capability>,
): Promise<Step> {
  let commands: PlacedCommand[] = [];
  let sent = 0;
  try {
    return await run(async (context) => {
      const sync = sharedSync(context);
      const sheets = await loadedSheets(context);
      await checkStep(context, sync, changes, sheets, capabilities);
      const siteAt = sitesIn(context, sync);
      const [tasks, doomed] = planned(tasksOf(changes), sheets);
      const prepared = await inTurn(
        batches(tasks, ({ task }) => weightOf(task), CELLS_AT_ONCE),
        (batch) =>
          Promise.all(
            batch.map(async (plan) => {
              const { places } = plan;
              return { command: await commandFor(siteAt(places), plan), places };
            }),
          ),
      );
      commands = prepared.flat();
      await inTurn(
        batches(commands, ({ command }) => command.weight, CELLS_AT_ONCE),
        async (batch) => {
          context.application.suspendScreenUpdatingUntilNextSync();
          context.application.suspendApiCalculationUntilNextSync();
          for (const { command } of batch) command.execute();
          await context.sync();
          sent++;
        },
      );
      for (const id of doomed) context.workbook.worksheets.getItem(id).delete();
      await context.sync();
      return { label, commands, final: doomed.length > 0 };
    });
  } catch (error) {
    const refusal = refusalOf(error);
    // While a cell is edited Excel takes no request at all.
    const begun = commands.length > 0 && !(sent === 0 && refusal.reason === "editing");
    if (begun) await rollBack(run, commands, refusal);
    throw refusal;
  }
}

async function rollBack(run: Run, commands: readonly PlacedCommand[], refusal: Refusal): Promise<void> {
  try {
    await undoCommands(run, commands);
  } catch (error) {
    const detail = `${refusal.message}; not put back: ${refusalOf(error).message}`;
    throw new Refusal("rejected", detail, { cause: error });
  }
}

/** Restores the state before these commands, the last one first. */
export async function undoCommands(run: Run, commands: readonly PlacedCommand[]): Promise<void> {
  await run(async (context) => {
    const siteAt = sitesIn(context, sharedSync(context));
    const undos = await Promise.all(
      commands.map(async ({ command, places }) => ({
        weight: command.weight,
        restore: await command.undo(siteAt(places)),
      })),
    );
    await inTurn(
      batches(undos.reverse(), ({ weight }) => weight, CELLS_AT_ONCE),
      async (batch) => {
        context.application.suspendScreenUpdatingUntilNextSync();
        for (const { restore } of batch) restore();
        await context.sync();
      },
    );
  });
}
