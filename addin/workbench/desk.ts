import type { Book } from "../workbook/book/book";
import type { GridWorkbook } from "../workbook/grid/workbook";
import { ask } from "./dialog";
import { readFile, save, saveAs } from "./files";
import { Keeper } from "./keeper";
import { element, say, tell } from "./page";
import { readSample, readySamples, type SampleId } from "./samples";
import type { Sessions } from "./session";

/** What the buttons over the grid do: files come and go, and nothing unsaved is lost without a question. */
export class Desk {
  private readonly keeper: Keeper;

  constructor(
    private readonly grid: GridWorkbook,
    sessions: Sessions | null,
  ) {
    this.keeper = new Keeper(grid, sessions, failed);
  }

  async ready(unsaved: boolean): Promise<void> {
    await this.keeper.mark(unsaved);
    this.grid.onChange(() => {
      void this.keeper.mark(true);
      this.keeper.keepSoon();
    });
    const on = (id: string, work: () => Promise<void>): void => {
      const button = element<HTMLButtonElement>(id);
      button.disabled = false;
      button.onclick = () => {
        work()
          .catch(failed)
          .finally(() => {
            this.grid.focus();
          });
      };
    };
    on("open", async () => {
      element("chooser").click();
    });
    on("save", () => this.saved(save(this.grid)));
    on("save-as", () => this.saved(saveAs(this.grid)));
    on("undo", async () => {
      if (!this.grid.undoLast()) tell(say("没有可撤销的操作。", "There is nothing to undo."));
    });
    on("clear", () => this.clear());
    readySamples((id) => {
      this.openSample(id).catch(failed);
    });
    const chooser = element<HTMLInputElement>("chooser");
    chooser.onchange = () => {
      const [file] = chooser.files ?? [];
      chooser.value = "";
      if (file) this.openFile(file).catch(failed);
    };
    readyDrop((file) => {
      this.openFile(file).catch(failed);
    });
    window.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      element("save").click();
    });
  }

  private async mayLeave(): Promise<boolean> {
    if (!this.keeper.isUnsaved()) return true;
    return ask({
      title: say("还没有保存", "Not saved yet"),
      text: say("打开别的表，现在的修改就没有了。", "Opening another workbook loses what has been changed."),
      yes: say("不保存，继续打开", "Open without saving"),
      no: say("取消", "Cancel"),
    });
  }

  private async show(book: Book, name: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.grid.load(book, name, settings);
    await this.keeper.mark(false);
    this.keeper.keepSoon();
  }

  private async openFile(file: File): Promise<void> {
    if (!(await this.mayLeave())) return;
    tell("");
    const book = await readFile(file);
    if (!book) return;
    await this.show(book, file.name);
    if (book.lost.length === 0) return;
    tell(
      say(
        "这个文件里有工作台不能显示的内容，保存时会列出，并只写副本。",
        "Parts of this file cannot be shown: saving lists them, and writes a copy.",
      ),
    );
  }

  private async openSample(id: SampleId): Promise<void> {
    if (!(await this.mayLeave())) return;
    const { book, name, settings } = await readSample(id);
    tell("");
    await this.show(book, name, settings);
  }

  private async saved(saving: Promise<string | null>): Promise<void> {
    const name = await saving;
    if (name === null) return;
    await this.keeper.mark(false);
    tell(say(`已保存：${name}（在浏览器的下载文件夹）`, `Saved: ${name}, in the browser's downloads`));
    this.keeper.keepSoon();
  }

  private async clear(): Promise<void> {
    const sure = await ask({
      title: say("清除本机数据", "Clear local data"),
      text: say(
        "浏览器里保留的表格、设置都会删除；已保存的文件不受影响。",
        "Workbooks and settings kept in this browser are removed; saved files stay.",
      ),
      yes: say("清除", "Clear"),
      no: say("取消", "Cancel"),
    });
    if (!sure) return;
    await this.keeper.clear();
    tell(
      say("本机数据已清除。眼前的表格关闭后不再恢复。", "Local data is removed. What is open now will not come back."),
    );
  }
}

/** What went wrong is said, and the page goes on. */
function failed(error: unknown): void {
  tell(error instanceof Error ? error.message : String(error));
}

function readyDrop(dropped: (file: File) => void): void {
  const dragging = (yes: boolean): void => {
    document.documentElement.classList.toggle("dragging", yes);
  };
  const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  window.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    dragging(true);
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) dragging(false);
  });
  window.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    dragging(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) dropped(file);
  });
}
