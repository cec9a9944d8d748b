// The port: what the pane, the workbench and the tests may ask of an open workbook, whatever program holds it.
// `excel.ts` asks Excel, `grid.ts` the workbench's grid, `file.ts` a workbook on disk; one conformance suite runs over all.
import type { Area, CellValue, Sheet } from "../../analysis";

/** The setting that names the sheets of a workbook that are nobody's report, one a line. */
export const OWN_SHEETS = "county.sheets";

/** The setting that lists the files that were taken in as sheets: their names, their sheets, and what could not be read. */
export const RECEIVED_FILES = "county.received";

/** An ability that a host may lack; a caller that needs it asks first and shows the alternative. */
export type Capability =
  | "charts"
  | "comments"
  | "formulas"
  | "links"
  | "names"
  | "newWorkbook"
  | "protection"
  | "settings"
  | "sheetsFromFile"
  | "validation";

/** A block of one sheet, rows and columns counted from 0. */
export interface Block {
  readonly sheet: string;
  readonly area: Area;
}

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
  readonly protected: boolean;
  /** The block that holds anything; null where the sheet is empty. */
  readonly used: Area | null;
}

/** A block as it stands, row by row. */
export interface Cells {
  readonly values: readonly (readonly CellValue[])[];
  /** With its equals sign; "" where the cell has no formula of its own. */
  readonly formulas: readonly (readonly string[])[];
  readonly texts: readonly (readonly string[])[];
  /** Number formats; "General" where the cell has none. */
  readonly formats: readonly (readonly string[])[];
}

/** A value and how it is shown. A formula carries its value beside it, for readers that do not calculate. */
export interface WorkbookCell {
  readonly value: CellValue;
  /** Number format, as `0.00%`. */
  readonly format?: string;
  readonly bold?: boolean;
  readonly align?: "left" | "center" | "right";
  /** Without the equals sign. A host that calculates takes it before the value. */
  readonly formula?: string;
}

/** The values that a cell accepts. */
export type Validation =
  { readonly list: readonly string[] } | { readonly least?: number; readonly most?: number; readonly whole?: boolean };

/** A chart of bars over labels, of figures on its own sheet; specs come from the module, hosts only draw. */
export interface ChartSpec {
  readonly title: string;
  /** Labels in the first column, a series in each other; the first row names them. */
  readonly data: Area;
}

/** The strength of a mark, named as the severities of findings. */
export type Tone = "error" | "warning" | "info";

/** The fill of a marked cell, in Excel's own colours for bad, neutral and note. */
export const TONE_FILLS: Readonly<Record<Tone, string>> = { error: "#FFC7CE", warning: "#FFEB9C", info: "#DDEBF7" };

/** The fill of the header of a sheet that we insert. */
export const HEADER_FILL = "#E2EFDA";

/**
 * One change to the workbook. Changes are handed over together (`apply`) and are one step to undo.
 *
 * A write refuses cells that are not empty unless `over` says "any"; a blank in it empties its cell. A text stays the
 * text it is, whatever it looks like; only `formula` makes a formula. In a merge only the first cell takes content, and
 * merges do not overlap.
 */
export type Change =
  | {
      readonly change: "write";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly cells: readonly (readonly (CellValue | WorkbookCell)[])[];
      readonly over?: "empty" | "any";
    }
  | { readonly change: "clear"; readonly block: Block }
  | { readonly change: "format"; readonly block: Block; readonly format?: string; readonly bold?: boolean }
  | { readonly change: "insertSheet"; readonly sheet: string }
  /** Where the host cannot bring a sheet back, neither this step nor those before it can be taken back. */
  | { readonly change: "deleteSheet"; readonly sheet: string }
  | { readonly change: "hideSheet"; readonly sheet: string; readonly hidden: boolean }
  /** With `atLeast`, a column that is wider stays as it is. */
  | {
      readonly change: "widths";
      readonly sheet: string;
      readonly widths: readonly (number | undefined)[];
      readonly atLeast?: true;
    }
  /**
   * Lays out a sheet that the same step inserts: its header is filled, bold and stays in view; some rows and columns are out
   * of sight.
   */
  | {
      readonly change: "layOut";
      readonly sheet: string;
      readonly header: Area;
      readonly hiddenRows: readonly number[];
      readonly hiddenColumns: readonly number[];
    }
  | { readonly change: "merge"; readonly block: Block }
  | { readonly change: "mark"; readonly block: Block; readonly tone: Tone }
  /** Takes every mark off a sheet; each cell shows again what it showed before it was marked. */
  | { readonly change: "clearMarks"; readonly sheet: string }
  /** An empty text takes the comment away. */
  | {
      readonly change: "comment";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | {
      readonly change: "link";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly to: Block;
    }
  | { readonly change: "name"; readonly name: string; readonly block: Block }
  | { readonly change: "validation"; readonly block: Block; readonly allow: Validation | null }
  /** Locks a sheet but for some blocks, or unlocks it (null). */
  | { readonly change: "protect"; readonly sheet: string; readonly but: readonly Area[] | null }
  | { readonly change: "chart"; readonly sheet: string; readonly at: Area; readonly chart: ChartSpec };

/** Reasons for which a host refuses, worded by the pane; the comment beside a reason names its `detail`. */
export type RefusalReason =
  | "editing" // a cell is being edited
  | "protected" // the sheet's name
  | "no sheet" // the name
  | "sheet exists" // the name
  | "no room" // the block is not within a sheet
  | "not empty" // the block, as 表1!A1:B2
  | "too large" // more cells than the host takes at once
  | "not supported" // the capability that is missing
  | "closed" // the workbook is gone
  | "rejected"; // anything else the host said, in `detail`

/** A refusal: nothing of what was asked has been done. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly reason: RefusalReason,
    readonly detail = "",
    options?: ErrorOptions,
  ) {
    super(detail === "" ? reason : `${reason}: ${detail}`, options);
  }
}

/** Whether an error is a refusal, also one of another page's script: thrown by the workbench, caught in the pane. */
export const isRefusal = (error: unknown): error is Refusal =>
  typeof error === "object" && error !== null && (error as Partial<Refusal>).name === "Refusal";

/** Takes back what was asked with it. */
export type Stop = () => void;

/** An open workbook. Every method may end in a `Refusal`, and then has changed nothing. */
export interface Workbook {
  readonly host: "excel" | "grid" | "file";
  readonly capabilities: ReadonlySet<Capability>;
  /** The file's name, as the user knows it; "" where the host does not say. */
  name(): Promise<string>;
  /** The number of the workbook among those that the host showed one after another, also under one name; left out where it shows one alone. */
  showing?(): number;
  sheets(): Promise<readonly SheetInfo[]>;
  /** Sheets as intake takes them, in the order asked; all of them when left out. Large ones are read in pieces. */
  read(sheets?: readonly string[]): Promise<readonly Sheet[]>;
  cells(block: Block): Promise<Cells>;
  /** The cell of the formula whose answers reach the first cell of a block; null where that cell's content is its own. */
  anchor(block: Block): Promise<{ readonly row: number; readonly column: number } | null>;
  /** Does all of it, or nothing; `label` names the step, for 撤销. */
  apply(label: string, changes: readonly Change[]): Promise<void>;
  /** The label of the step that `undo` would take back. */
  undoable(): string | null;
  /** Takes back values, formulas, formats and marks of the last step, and gives its label. */
  undo(): Promise<string | null>;
  selection(): Promise<Block>;
  /** Shows the sheet and selects the block. */
  select(block: Block): Promise<void>;
  onSelection(listener: (block: Block) => void): Stop;
  /** Calls the listener after a sheet's cells, or the list of sheets, changed by whatever hand. */
  onChange(listener: (sheet: string) => void): Stop;
  /** Resolves when every formula has its value. */
  settled(): Promise<void>;
  /** Opens another workbook beside this one, from the bytes of an .xlsx. */
  openNew(bytes: Uint8Array, name: string): Promise<void>;
  /** Takes in files that departments sent, each as sheets of this workbook; left out where the host has no hand for it. */
  collect?(files: readonly File[]): Promise<void>;
  /** Lets the keyboard write in the cells; left out where the host does not give it away. */
  focus?(): void;
  /** Adds the sheets of an .xlsx at the end, and gives the names that they got. */
  insertSheets(bytes: Uint8Array): Promise<readonly string[]>;
  /** A small text kept inside the workbook; null where there is none. */
  setting(key: string): Promise<string | null>;
  setSetting(key: string, text: string | null): Promise<void>;
}
