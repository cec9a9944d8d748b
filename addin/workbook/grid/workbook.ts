// The workbook in the workbench's grid, through the port; and as a whole, for loading and saving.
import {
  BooleanNumber,
  generateRandomId,
  IUniverInstanceService,
  ThemeService,
  UndoCommand,
  UniverInstanceType,
} from "@univerjs/core";
import { IActiveDirtyManagerService } from "@univerjs/engine-formula";
import { DeviceInputEventType } from "@univerjs/engine-render";
import { SetWorksheetActiveOperation } from "@univerjs/sheets";
import { SetCellEditVisibleOperation } from "@univerjs/sheets-ui";
import { ILayoutService, KeyCode } from "@univerjs/ui";
import type { Sheet } from "../../analysis";
import type { Book } from "../book/book";
import { freeName } from "../book/together";
import { checkArea, checkChanges } from "../port/changes";
import { anchorOf } from "./cell";
import { make } from "./changes";
import { sheetNamed, type Engine } from "./engine";
import { CAPABILITIES, type GridWorkbook, type Surroundings } from "./gridWorkbook";
import { guard } from "./guard";
import { fitRowsWhenShown } from "./heights";
import {
  listenToChanges,
  listenToPointer,
  listenToSelections,
  pointedAt,
  select,
  selected,
  type Pointed,
} from "./listening";
import { addedSheet, workbookData } from "./load";
import { SetSheetExtras, LeaveSheet } from "./mutations";
import { beforeStep, infoOf, readCells, readSheet } from "./reading";
import { bookOf } from "./save";
import { watchCalculation, type Calculation } from "./calculation";
import { addParts } from "./resources";
import { Step } from "./step";
import { Refusal, type Block, type Cells, type Change, type SheetInfo, type Stop } from "../port/workbook";

export class Grid implements GridWorkbook {
  readonly host = "grid";
  readonly capabilities = CAPABILITIES;
  private readonly calculation: Calculation;
  private readonly fitRows: () => void;
  private readonly unguarded: <T>(work: () => T) => T;
  /** The labels of the port's steps, by their names in the grid's history. */
  private readonly labels = new Map<string, string>();
  private extras: Promise<void> | undefined;
  private readonly stored = new Map<string, string>();
  private loads = 0;
  /** The listeners to changes, which are called for another workbook too. */
  private readonly changeListeners = new Set<(sheet: string) => void>();

  constructor(
    private readonly engine: Engine,
    private loaded: Book,
    private fileName: string,
    private readonly surroundings: Surroundings,
  ) {
    for (const command of [SetSheetExtras, LeaveSheet]) engine.commands.registerCommand(command);
    this.calculation = watchCalculation(engine.commands, engine.univer.__getInjector().get(IActiveDirtyManagerService));
    this.fitRows = fitRowsWhenShown(engine);
    void this.settled().then(this.fitRows);
    this.unguarded = guard(engine, () => {
      surroundings.refused();
    });
  }

  async name(): Promise<string> {
    return this.fileName;
  }

  showing(): number {
    return this.loads;
  }

  async sheets(): Promise<readonly SheetInfo[]> {
    const sheets = this.engine.book().getSheets();
    return sheets.map((sheet) => infoOf(this.engine, sheet));
  }

  async read(names?: readonly string[]): Promise<readonly Sheet[]> {
    this.refuseWhileEditing();
    const sheets = names?.map((name) => sheetNamed(this.engine, name)) ?? this.engine.book().getSheets();
    return sheets.map((sheet) => readSheet(this.engine, sheet, this.fileName));
  }

  async cells({ sheet, area }: Block): Promise<Cells> {
    checkArea(area);
    return readCells(this.engine, sheetNamed(this.engine, sheet), area);
  }

  async anchor({ sheet, area }: Block): Promise<{ readonly row: number; readonly column: number } | null> {
    checkArea(area);
    return anchorOf(this.engine, sheetNamed(this.engine, sheet), area.top, area.left);
  }

  async apply(label: string, changes: readonly Change[]): Promise<void> {
    this.refuseWhileEditing();
    if (changes.some(({ change }) => change === "comment" || change === "validation")) await this.addExtras();
    const sheets = this.engine.book().getSheets();
    const before = sheets.map((sheet) => beforeStep(this.engine, sheet));
    checkChanges(changes, before, this.capabilities);
    this.take(label, (step) => {
      for (const change of changes) make(step, change);
    });
  }

  /** Does all of a step, or nothing. The sheet in sight stays in sight. */
  private take(label: string, work: (step: Step) => void): void {
    const step = new Step(this.engine);
    const inSight = this.engine.book().getActiveSheet().getSheetId();
    this.unguarded(() => {
      try {
        work(step);
        step.putCells();
      } catch (error) {
        step.rollBack();
        throw error instanceof Refusal ? error : new Refusal("rejected", String(error), { cause: error });
      }
    });
    const id = generateRandomId();
    this.labels.set(id, label);
    step.commit(id);
    this.show(inSight);
  }

  /** Shows a sheet again; one that is gone or hidden by now is left. */
  private show(subUnitId: string): void {
    const book = this.engine.book();
    const sheet = book.getSheetBySheetId(subUnitId);
    if (!sheet || sheet.isSheetHidden() === BooleanNumber.TRUE) return;
    if (book.getActiveSheet().getSheetId() === subUnitId) return;
    this.engine.commands.syncExecuteCommand(SetWorksheetActiveOperation.id, { unitId: book.getUnitId(), subUnitId });
  }

  undoable(): string | null {
    return this.labels.get(this.engine.history.pitchTopUndoElement()?.id ?? "") ?? null;
  }

  async undo(): Promise<string | null> {
    this.refuseWhileEditing();
    const label = this.undoable();
    return label !== null && this.undoLast() ? label : null;
  }

  undoLast(): boolean {
    const { history, commands } = this.engine;
    return history.pitchTopUndoElement() !== null && commands.syncExecuteCommand(UndoCommand.id);
  }

  async selection(): Promise<Block> {
    return selected(this.engine);
  }

  async select(block: Block): Promise<void> {
    this.refuseWhileEditing();
    checkArea(block.area);
    await select(this.engine, block);
  }

  onSelection(listener: (block: Block) => void): Stop {
    return listenToSelections(this.engine, listener);
  }

  onChange(listener: (sheet: string) => void): Stop {
    this.changeListeners.add(listener);
    const stop = listenToChanges(this.engine, listener);
    return () => {
      this.changeListeners.delete(listener);
      stop();
    };
  }

  onPointed(listener: (pointed: Pointed | null) => void): Stop {
    return listenToPointer(this.engine, listener);
  }

  pointed(sheet: string, row: number, column: number): Pointed | null {
    return pointedAt(this.engine, sheetNamed(this.engine, sheet), row, column);
  }

  async openNew(bytes: Uint8Array, name: string): Promise<void> {
    await this.surroundings.openNew(bytes, name);
  }

  async insertSheets(bytes: Uint8Array): Promise<readonly string[]> {
    const { language, open } = this.surroundings;
    const { sheets, styles } = await open(bytes, "").catch((error: unknown) => {
      throw new Refusal("rejected", String(error), { cause: error });
    });
    const names = (await this.sheets()).map(({ name }) => name);
    const already = names.length;
    for (const { name } of sheets) names.push(freeName(name, names));
    const added = sheets.map((sheet, index) => ({ ...sheet, name: names[already + index] as string }));
    await this.add(language === "zh" ? "加入工作表" : "Add sheets", { sheets: added, styles });
    return names.slice(already);
  }

  async add(label: string, { sheets, styles }: Pick<Book, "sheets" | "styles">): Promise<void> {
    await this.addExtras();
    this.take(label, (step) => {
      const unitId = this.engine.book().getUnitId();
      for (const sheet of sheets) {
        const subUnitId = generateRandomId();
        step.insert(addedSheet(sheet, styles, subUnitId));
        addParts(step, { unitId, subUnitId }, sheet);
      }
    });
  }

  collect(files: readonly File[]): Promise<void> {
    return this.surroundings.collect(files);
  }

  async setting(key: string): Promise<string | null> {
    return this.stored.get(key) ?? null;
  }

  async setSetting(key: string, text: string | null): Promise<void> {
    if (text === null) this.stored.delete(key);
    else this.stored.set(key, text);
  }

  settings(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.stored);
  }

  announce(): void {
    const inSight = this.engine.book().getActiveSheet().getName();
    for (const listener of this.changeListeners) listener(inSight);
  }

  book(): Book {
    const { lost, usual } = this.loaded;
    return bookOf(this.engine, { lost, ...(usual ? { usual } : {}) });
  }

  async load(book: Book, name: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.endEdit(false);
    const injector = this.engine.univer.__getInjector();
    const before = this.engine.book().getUnitId();
    injector.get(IUniverInstanceService).disposeUnit(before);
    this.calculation.expect();
    this.engine.univer.createUnit(
      UniverInstanceType.UNIVER_SHEET,
      workbookData(book, generateRandomId(), this.surroundings.language),
    );
    this.engine.history.clearUndoRedo(before);
    this.labels.clear();
    this.stored.clear();
    for (const [key, text] of Object.entries(settings)) this.stored.set(key, text);
    this.loaded = book;
    await this.settled();
    this.fitRows();
    this.fileName = name;
    this.loads++;
    for (const listener of this.changeListeners) for (const sheet of book.sheets) listener(sheet.name);
    this.focus();
  }

  addExtras(): Promise<void> {
    this.extras ??= import(/* webpackChunkName: "grid-extras" */ "./extras").then(({ addExtras }) =>
      addExtras(this.engine, this.surroundings.language),
    );
    return this.extras;
  }

  settled(): Promise<void> {
    return this.calculation.settled();
  }

  focus(): void {
    this.engine.univer.__getInjector().get(ILayoutService).focus();
  }

  darken(dark: boolean): void {
    this.engine.univer.__getInjector().get(ThemeService).setDarkMode(dark);
  }

  async endEdit(keep: boolean): Promise<void> {
    if (!this.engine.editor.isVisible().visible) return;
    this.engine.commands.syncExecuteCommand(SetCellEditVisibleOperation.id, {
      unitId: this.engine.book().getUnitId(),
      visible: false,
      eventType: DeviceInputEventType.Keyboard,
      keycode: keep ? KeyCode.ENTER : KeyCode.ESC,
    });
    // The grid writes the cell in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
  }

  private refuseWhileEditing(): void {
    if (this.engine.editor.isVisible().visible) throw new Refusal("editing");
  }
}
