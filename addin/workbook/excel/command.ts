import type { Sync } from "./context";
import type { Change } from "../port/workbook";

/** The workbook as a command reads and changes it. */
export interface Site {
  readonly context: Excel.RequestContext;
  readonly sync: Sync;
  /** Does a piece of work once for all commands that ask for it by the same key. */
  once<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Finds a sheet by the name that the step knows it by, whatever it is called now. */
  sheet(name: string): Excel.Worksheet;
  /** Whether the step itself inserts the sheet: it was empty before, and undoing deletes it as a whole. */
  isNew(name: string): boolean;
}

/** One change, with the state before it. */
export interface Command {
  /** Cells that go over to Excel. */
  readonly weight: number;
  /** Queues the change in the request context; the caller sends it. */
  readonly execute: () => void;
  /** Records the present state and returns a function that restores the state before; works also where the change was not made. */
  readonly undo: (site: Site) => Promise<() => void>;
}

export type Of<K extends Change["change"]> = Extract<Change, { change: K }>;

export const nothingToUndo = (): Promise<() => void> => Promise.resolve(() => undefined);
