import { areaAt, sizeOf } from "../../addin/analysis";
import { checkArea, checkChanges, sheetOf as sheetNamed } from "../../addin/workbook/port/changes";
import {
  anchorIn,
  cellAt,
  readCells,
  changedSheet,
  memorySheet,
  isFilled,
  sheetOf,
  usedArea,
  written,
  type MemorySheet,
} from "./memorySheet";
import { Refusal, type Block, type Change, type Stop, type Workbook } from "../../addin/workbook/port/workbook";
import { writeWorkbook, type WorkbookSheet } from "../../addin/workbook/book/write";

/** More cells than anyone asks for at once. */
const MOST_CELLS = 1_000_000;

export interface MemoryWorkbook extends Workbook {
  /** The sheets as they stand. */
  state(): readonly MemorySheet[];
  /** The bytes of an .xlsx. */
  save(): Promise<Uint8Array>;
}

type Sheets = readonly MemorySheet[];

const empty = (name: string): MemorySheet => memorySheet({ name, rows: [] });

function changed(sheets: Sheets, change: Change): Sheets {
  if (change.change === "insertSheet") return [...sheets, empty(change.sheet)];
  const name = sheetNamed(change);
  if (change.change === "deleteSheet") return sheets.filter((sheet) => sheet.name !== name);
  return sheets.map((sheet) => (sheet.name === name ? changedSheet(sheet, change) : sheet));
}

const filledIn = (sheet: MemorySheet) => (row: number, column: number) => isFilled(cellAt(sheet, row, column));

/** A set of listeners. */
class Listeners<T> {
  private readonly all = new Set<(event: T) => void>();
  add(listener: (event: T) => void): Stop {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }
  notify(event: T): void {
    for (const listener of this.all) listener(event);
  }
}

/**
 * The port over a workbook in memory, for the command line and tests. It does not calculate: a formula keeps the value
 * that was written beside it. Settings last as long as the object.
 */
export function memoryWorkbook(sheetsOfFile: readonly WorkbookSheet[], name: string): MemoryWorkbook {
  let sheets: Sheets = sheetsOfFile.map(memorySheet);
  let selected: Block = {
    sheet: sheetsOfFile[0]?.name ?? "",
    area: areaAt(0, 0),
  };
  const steps: { readonly label: string; readonly before: Sheets }[] = [];
  const settings = new Map<string, string>();
  const selections = new Listeners<Block>();
  const changes = new Listeners<string>();
  const capabilities = new Set(["settings"] as const);

  const sheetAt = (wanted: string): MemorySheet => {
    const sheet = sheets.find((one) => one.name === wanted);
    if (!sheet) throw new Refusal("no sheet", wanted);
    return sheet;
  };

  /** Puts other sheets in the place of these, and notifies the listeners of those that changed. */
  const become = (next: Sheets): void => {
    const before = sheets;
    sheets = next;
    for (const sheet of new Set([...before, ...next])) {
      if (before.includes(sheet) !== next.includes(sheet) && (next.includes(sheet) || !named(next, sheet.name))) {
        changes.notify(sheet.name);
      }
    }
  };
  const named = (all: Sheets, wanted: string): boolean => all.some((sheet) => sheet.name === wanted);

  return {
    host: "file",
    capabilities,
    async name() {
      return name;
    },
    async sheets() {
      return sheets.map((sheet) => ({
        name: sheet.name,
        hidden: sheet.hidden === true,
        protected: false,
        used: usedArea(sheet),
      }));
    },
    async read(names = sheets.map((sheet) => sheet.name)) {
      return names.map((wanted) => sheetOf(sheetAt(wanted), name));
    },
    async cells(block) {
      const sheet = sheetAt(block.sheet);
      checkArea(block.area);
      if (sizeOf(block.area) > MOST_CELLS) throw new Refusal("too large");
      return readCells(sheet, block);
    },
    async anchor({ sheet, area }) {
      return anchorIn(sheetAt(sheet), area.top, area.left);
    },
    async apply(label, all) {
      const before = sheets.map((sheet) => ({
        name: sheet.name,
        hidden: sheet.hidden === true,
        protected: false,
        merges: sheet.merges ?? [],
        filled: filledIn(sheet),
        locked: () => false,
      }));
      checkChanges(all, before, capabilities);
      steps.push({ label, before: sheets });
      become(all.reduce(changed, sheets));
    },
    undoable() {
      return steps.at(-1)?.label ?? null;
    },
    async undo() {
      const step = steps.pop();
      if (!step) return null;
      become(step.before);
      return step.label;
    },
    async selection() {
      return selected;
    },
    async select(block) {
      sheetAt(block.sheet);
      checkArea(block.area);
      selected = block;
      selections.notify(block);
    },
    onSelection: (listener) => selections.add(listener),
    onChange: (listener) => changes.add(listener),
    async settled() {
      // Nothing calculates.
    },
    async openNew() {
      throw new Refusal("not supported", "newWorkbook");
    },
    async insertSheets() {
      throw new Refusal("not supported", "sheetsFromFile");
    },
    async setting(key) {
      return settings.get(key) ?? null;
    },
    async setSetting(key, text) {
      if (text === null) settings.delete(key);
      else settings.set(key, text);
    },
    state() {
      return sheets;
    },
    save() {
      return writeWorkbook(sheets.map(written));
    },
  };
}
