import { element, say } from "../page";
import type { Book } from "../workbook/book/book";
import type { GridWorkbook } from "../workbook/grid/gridWorkbook";
import { Sessions } from "./session";

/** Milliseconds from the last change to the writing of the session. */
const PAUSE = 800;
/** Writing a larger book would hold the user up. */
const MOST_CELLS = 400_000;

const cellsIn = ({ sheets }: Book): number =>
  sheets.reduce((sum, { rows }) => rows.reduce((count, row) => count + (row?.length ?? 0), sum), 0);

const showState = (words: string): void => {
  element("state").textContent = words;
};

/** Writes the open workbook to the session of this tab, and knows whether it has been saved as a file. */
export class Autosave {
  private unsaved = false;
  private timer = 0;

  constructor(
    private readonly grid: GridWorkbook,
    private readonly sessions: Sessions | null,
    private readonly onFailure: (error: unknown) => void,
  ) {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.timer !== 0) this.write();
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved) event.preventDefault();
    });
  }

  isUnsaved(): boolean {
    return this.unsaved;
  }

  /** Shows on the page and in its title which workbook is open, and whether it is saved. */
  async mark(unsaved: boolean): Promise<void> {
    this.unsaved = unsaved;
    const name = await this.grid.name();
    element("name").textContent = name;
    document.title = `${unsaved ? "● " : ""}${name} - ${say("县域月报工作台", "County Monthly")}`;
    showState(unsaved ? say("未保存为文件", "not saved as a file") : "");
  }

  /** Writes the session once no change has come for a while. */
  schedule(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.write(), PAUSE);
  }

  private write(): void {
    this.writeSession().catch(this.onFailure);
  }

  private async writeSession(): Promise<void> {
    this.unschedule();
    const book = this.grid.book();
    if (cellsIn(book) > MOST_CELLS) {
      showState(say("文件较大，关闭前请保存", "large: save before closing"));
      return;
    }
    const [name, settings] = [await this.grid.name(), this.grid.settings()];
    await this.sessions?.write({ name, book, settings, unsaved: this.unsaved, at: Date.now() });
  }

  private unschedule(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
  }

  /** Removes the sessions of all tabs; the open workbook is not written again until it changes. */
  async clear(): Promise<void> {
    this.unschedule();
    await Sessions.clear();
  }
}
