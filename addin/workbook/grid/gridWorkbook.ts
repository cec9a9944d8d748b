import type { Language } from "../../analysis";
import type { Book } from "../book/book";
import type { Capability, Stop, Workbook } from "../port/workbook";
import type { Pointed } from "./listening";

export type { Pointed } from "./listening";

/** The workbook that the grid shows; what the port lacks is for the program around the grid. */
export interface GridWorkbook extends Workbook {
  /** Everything, for saving. */
  book(): Book;
  /** Shows another book instead; the steps before can then not be taken back. */
  load(book: Book, name: string, settings?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends the typing in a cell, and writes what was typed or not. */
  endEdit(keep: boolean): Promise<void>;
  /** Adds sheets at the end, under names that no sheet has, as one step. */
  add(label: string, book: Pick<Book, "sheets" | "styles">): Promise<void>;
  collect(files: readonly File[]): Promise<void>;
  focus(): void;
  /** Takes back the last step, of the pane or of the user's own hand; false where there is none. */
  undoLast(): boolean;
  /** The error and link of a cell; null where it has none. */
  pointed(sheet: string, row: number, column: number): Pointed | null;
  /** Calls the listener when the pointer comes to another cell. */
  onPointed(listener: (pointed: Pointed | null) => void): Stop;
  settings(): Readonly<Record<string, string>>;
  /** Tells the listeners to changes that the settings say something new, where no sheet is another. */
  announce(): void;
  /** Shows the grid light or dark. */
  darken(dark: boolean): void;
  /** Adds what the grid can do without at first: sorting, finding, filters, notes, validations, conditional formats. */
  addExtras(): Promise<void>;
}

/** The services that the grid takes from the program around it. */
export interface Surroundings {
  readonly language: Language;
  /** Reads an .xlsx. */
  open(bytes: Uint8Array, name: string): Promise<Book>;
  /** Shows another workbook beside this one. */
  openNew(bytes: Uint8Array, name: string): Promise<void>;
  /** Takes in files that departments sent, as sheets. */
  collect(files: readonly File[]): Promise<void>;
  /** Called when the user's change of a protected sheet is refused. */
  refused(): void;
  /** Called when numbers that were pasted had been copied as ####: how many. */
  unread(cells: number): void;
}

/** The capabilities of a host that the grid has. */
export const CAPABILITIES: ReadonlySet<Capability> = new Set([
  "charts",
  "comments",
  "formulas",
  "links",
  "names",
  "newWorkbook",
  "protection",
  "settings",
  "sheetsFromFile",
  "validation",
]);
