import type { Book } from "../workbook/book/book";
import type { GridWorkbook } from "../workbook/grid/workbook";
import { element, say, showState } from "./page";
import { Sessions } from "./session";

/** What is kept of a session is written this long after the last change. */
const PAUSE = 800;
/** Larger books are not kept: it would hold the user up. */
const MOST_KEPT = 400_000;

const cellsIn = ({ sheets }: Book): number =>
  sheets.reduce((sum, { rows }) => rows.reduce((count, row) => count + (row?.length ?? 0), sum), 0);

/** Keeps what is open in this browser, and knows whether it has been saved as a file. */
export class Keeper {
  private unsaved = false;
  private waiting = 0;

  constructor(
    private readonly grid: GridWorkbook,
    private readonly sessions: Sessions | null,
    private readonly failed: (error: unknown) => void,
  ) {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.waiting !== 0) this.keepNow();
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved) event.preventDefault();
    });
  }

  isUnsaved(): boolean {
    return this.unsaved;
  }

  /** Says on the page and in its title what is open, and whether it is saved. */
  async mark(unsaved: boolean): Promise<void> {
    this.unsaved = unsaved;
    const name = await this.grid.name();
    element("name").textContent = name;
    document.title = `${unsaved ? "● " : ""}${name} - ${say("县域月报工作台", "County Monthly")}`;
    showState(unsaved ? say("未保存为文件", "not saved as a file") : "");
  }

  keepSoon(): void {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => {
      this.keepNow();
    }, PAUSE);
  }

  private keepNow(): void {
    this.keep().catch(this.failed);
  }

  private async keep(): Promise<void> {
    this.forgetWaiting();
    const book = this.grid.book();
    if (cellsIn(book) > MOST_KEPT) {
      showState(say("文件较大，关闭前请保存", "large: save before closing"));
      return;
    }
    const [name, settings] = [await this.grid.name(), this.grid.settings()];
    await this.sessions?.keep({ name, book, settings, unsaved: this.unsaved, at: Date.now() });
  }

  private forgetWaiting(): void {
    window.clearTimeout(this.waiting);
    this.waiting = 0;
  }

  /** Removes all that any tab has kept; what is open is not kept again until it changes. */
  async clear(): Promise<void> {
    this.forgetWaiting();
    await Sessions.clear();
  }
}
