import { element, say } from "../page";
import type { Book } from "../workbook/book/book";
import type { GridWorkbook } from "../workbook/grid/gridWorkbook";
import { Autosave } from "./autosave";
import { BEGUN, collect, isMonth, listUnread } from "./collect";
import { ask, confirm, notify } from "./dialog";
import { readFile, save, saveAs } from "./files";
import { fillSamples, readSample, type SampleId } from "./samples";
import type { Sessions } from "./session";

/** The buttons over the grid: they open and save files, and ask before anything unsaved is lost. */
export class Toolbar {
  private readonly autosave: Autosave;

  constructor(
    private readonly grid: GridWorkbook,
    sessions: Sessions | null,
  ) {
    this.autosave = new Autosave(grid, sessions, notifyFailure);
  }

  /** Puts every button to work. */
  async enable(unsaved: boolean): Promise<void> {
    await this.autosave.mark(unsaved);
    this.grid.onChange(() => {
      void this.autosave.mark(true);
      this.autosave.schedule();
      // A step has its name once it is done.
      queueMicrotask(() => this.nameUndo());
    });
    const on = (id: string, command: () => Promise<void>): void => {
      const button = element<HTMLButtonElement>(id);
      button.disabled = false;
      button.onclick = () => {
        command()
          .catch(notifyFailure)
          .finally(() => this.grid.focus());
      };
    };
    const open = (files: readonly File[]): void => void this.take(files).catch(notifyFailure);
    const chooser = element<HTMLInputElement>("chooser");
    on("open", async () => chooser.click());
    on("save", () => this.saved(save(this.grid)));
    on("save-as", () => this.saved(saveAs(this.grid)));
    on("print", async () => (await import(/* webpackChunkName: "print" */ "./print")).printSheet(this.grid));
    on("undo", async () => {
      if (!this.grid.undoLast()) notify(say("没有可撤销的操作。", "There is nothing to undo."));
    });
    on("clear", () => this.clear());
    fillSamples((id) => void this.openSample(id).catch(notifyFailure));
    chooser.onchange = () => {
      const files = [...(chooser.files ?? [])];
      chooser.value = "";
      open(files);
    };
    this.enableLedger();
    element("show-sample").onclick = () => void this.openSample("month").catch(notifyFailure);
    acceptDrops(open);
    window.addEventListener("keydown", (event) => {
      const button = { s: "save", p: "print" }[event.key.toLowerCase()];
      if (!(event.ctrlKey || event.metaKey) || button === undefined) return;
      event.preventDefault();
      element(button).click();
    });
  }

  /** Names the step of the pane that 撤销 would take back. */
  private nameUndo(): void {
    const label = this.grid.undoable();
    element("undo").title = label === null ? "" : say(`撤销：${label}`, `Undo: ${label}`);
  }

  /** Asks before changes are lost: the safe answer comes first, the one that loses them last. */
  private async mayLeave(): Promise<boolean> {
    if (!this.autosave.isUnsaved()) return true;
    const answer = await ask({
      title: say("还没有保存", "Not saved yet"),
      text: say("打开别的表，现在的修改就没有了。", "Opening another workbook loses what has been changed."),
      yes: say("先保存", "Save first"),
      no: say("取消", "Cancel"),
      lose: say("不保存，继续打开", "Open without saving"),
    });
    if (answer !== "yes") return answer === "lose";
    await this.saved(save(this.grid));
    return !this.autosave.isUnsaved();
  }

  /** Last month's ledger becomes the workbook of the month, to which the departments' files are added. */
  private enableLedger(): void {
    const chooser = element<HTMLInputElement>("ledger-chooser");
    element("from-ledger").onclick = () => chooser.click();
    chooser.onchange = () => {
      const [file] = chooser.files ?? [];
      chooser.value = "";
      if (file) this.openFile(file, BEGUN).catch(notifyFailure);
    };
  }

  /** Takes files that were chosen or dropped: one opens, several become the workbook of a month, or join the one that is open. */
  async take(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    if (files.length === 1 && !isMonth(this.grid)) await this.openFile(file);
    else await this.collect(files);
  }

  /** Takes in the files that departments sent, each as sheets of the month's workbook. */
  async collect(files: readonly File[]): Promise<void> {
    const joins = isMonth(this.grid);
    if (!joins && !(await this.mayLeave())) return;
    notify("");
    const book = await collect(this.grid, files, joins, (unread) => this.list(unread));
    if (!book) return;
    await this.loadOwn(book.book, book.name, book.settings, true);
  }

  /** Lists files that could not be read. The workbook is as saved or unsaved as before. */
  private async list(unread: Parameters<typeof listUnread>[1]): Promise<void> {
    const unsaved = this.autosave.isUnsaved();
    await listUnread(this.grid, unread);
    await this.autosave.mark(unsaved);
  }

  private async load(
    book: Book,
    name: string,
    settings: Readonly<Record<string, string>> = {},
    unsaved = false,
  ): Promise<void> {
    await this.grid.load(book, name, settings);
    await this.autosave.mark(unsaved);
    this.autosave.schedule();
  }

  /** Loads a workbook of the user's own: the welcome, which says that this is the sample, is over. */
  private async loadOwn(...own: Parameters<Toolbar["load"]>): Promise<void> {
    element("welcome").hidden = true;
    await this.load(...own);
  }

  private async openFile(file: File, settings: Readonly<Record<string, string>> = {}): Promise<void> {
    if (!(await this.mayLeave())) return;
    notify("");
    const book = await readFile(file, (problem) => this.list([{ file: file.name, problem }]));
    if (!book) return;
    await this.loadOwn(book, file.name, settings);
    if (book.lost.length === 0) return;
    notify(
      say(
        "这个文件里有工作台不能显示的内容，保存时会列出，并只写副本。",
        "Parts of this file cannot be shown: saving lists them, and writes a copy.",
      ),
    );
  }

  private async openSample(id: SampleId): Promise<void> {
    if (!(await this.mayLeave())) return;
    const { book, name, settings } = await readSample(id);
    notify("");
    await this.load(book, name, settings);
  }

  private async saved(saving: Promise<string | null>): Promise<void> {
    const name = await saving;
    if (name === null) return;
    await this.autosave.mark(false);
    notify(say(`已保存：${name}（在浏览器的下载文件夹）`, `Saved: ${name}, in the browser's downloads`));
    this.autosave.schedule();
  }

  private async clear(): Promise<void> {
    const confirmed = await confirm({
      title: say("清除本机数据", "Clear local data"),
      text: say(
        "浏览器里保留的表格、设置都会删除；已保存的文件不受影响。",
        "Workbooks and settings kept in this browser are removed; saved files stay.",
      ),
      yes: say("清除", "Clear"),
      no: say("取消", "Cancel"),
    });
    if (!confirmed) return;
    await this.autosave.clear();
    notify(
      say("本机数据已清除。眼前的表格关闭后不再恢复。", "Local data is removed. What is open now will not come back."),
    );
  }
}

const notifyFailure = (error: unknown): void => notify(error instanceof Error ? error.message : String(error));

/** Takes the files that are dropped anywhere on the page. */
function acceptDrops(open: (files: readonly File[]) => void): void {
  const mark = (dragging: boolean): void => {
    document.documentElement.classList.toggle("dragging", dragging);
  };
  const on = (type: "dragover" | "drop", handle: (data: DataTransfer) => void): void =>
    window.addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      handle(event.dataTransfer);
    });
  on("dragover", () => mark(true));
  on("drop", ({ files }) => {
    mark(false);
    open([...files]);
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) mark(false);
  });
}
