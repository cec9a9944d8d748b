import type { Sync } from "./context";
import type { Change } from "../port/workbook";

/** Where a step is looked at, done or taken back. */
export interface Site {
  readonly context: Excel.RequestContext;
  readonly sync: Sync;
  /** Does something once for all deeds that ask for it by the same key. */
  once<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** By the name that the step knows it by, whatever it is called now. */
  sheet(name: string): Excel.Worksheet;
  /** Whether the step itself inserts the sheet: there was nothing before, and it goes as a whole. */
  isNew(name: string): boolean;
}

/** One change that has been looked at: what was there before is known, and kept. */
export interface Deed {
  /** Cells that go over to Excel. */
  readonly weight: number;
  /** Asks for the change; nothing is sent. */
  readonly ask: () => void;
  /** Looks at what is there now, and gives what asks for all to be as before; also where nothing was done. */
  readonly back: (site: Site) => Promise<() => void>;
}

export type Of<K extends Change["change"]> = Extract<Change, { change: K }>;

/** Nothing to be put back. */
export const nothing = (): Promise<() => void> => Promise.resolve(() => undefined);
