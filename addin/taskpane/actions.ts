import { address, type Dictionary, type Observation } from "../analysis";
import type { Block, Change, Workbook } from "../workbook/port/workbook";
import type { WorkerLike } from "../workbook/book/workerClient";
import { blockAt } from "./blocks";
import { check } from "./check";
import type { Asked, Described } from "./explain/explanation";
import type { Model, Pending, Store, View } from "./model";
import type { MonthWorker } from "./month";
import { OPERATOR, say } from "./page";
import { failureWords } from "./refused";
import { loadView } from "./views";

export interface Tools {
  readonly workbook: Workbook;
  readonly store: Store;
  readonly shipped: Dictionary;
  readonly startWorker: () => MonthWorker;
  /** Starts the worker that reads files. */
  readonly startReader: () => WorkerLike;
  /** The functions as functions.json tells of them, in the language asked for. */
  readonly described: (language: Model["language"]) => Promise<readonly Described[]>;
  readonly ask: Asked;
  /** The last function that a cell called; "" before the first. */
  readonly lastCall: () => string;
  /** The time as the ledger keeps it: 2017-09-28T09:00:05+08:00. */
  readonly now: () => string;
}

/** What every step of the work needs: what is shown, what is said, what is asked, and the workbook. The steps are in deeds/. */
export class Actions {
  /** The check that is under way. */
  running: AbortController | null = null;
  /** Sheets that changed since the last check began to read. */
  readonly changed = new Set<string>();
  /** What the check before the last one found, as ids; undefined until it was looked up. */
  compareWith: string | null | undefined;

  constructor(readonly tools: Tools) {}

  get model(): Model {
    return this.tools.store.model;
  }

  update(change: Partial<Model>): void {
    this.tools.store.update(change);
  }

  /** Shows a view; its code comes when it is first asked for. */
  async show(view: View): Promise<void> {
    this.update({ view, said: null, pending: null });
    await this.attempt(async () => {
      await loadView(view);
      this.update({});
    });
  }

  async copy(text: string): Promise<void> {
    await this.attempt(async () => {
      await navigator.clipboard.writeText(text);
      this.said(say("已复制。", "Copied."));
    });
  }

  said(text: string): void {
    this.update({ said: { text, tone: "done" } });
  }

  problem(text: string): void {
    this.update({ said: { text, tone: "problem" } });
  }

  /** Does a piece of work; what goes wrong is said, with what to do. */
  async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if ((error as Error).name === "AbortError")
        this.said(say("已取消，没有改动任何内容。", "Cancelled: nothing was changed."));
      else this.problem(failureWords(error, this.model.language));
    }
  }

  cancel(): void {
    this.running?.abort();
  }

  /** Goes to a cell. */
  async goTo(block: Block): Promise<void> {
    await this.attempt(() => this.tools.workbook.select(block));
  }

  /** Goes to the first cell that a number comes from; says where the others are. */
  async goToSources(sources: readonly Observation[]): Promise<void> {
    await this.attempt(async () => {
      const [first] = sources;
      if (!first) return;
      const where = sources.map((one) => address(one, this.model.language)).join(say("，", ", "));
      const block = blockAt(first);
      const isHere = (await this.tools.workbook.sheets()).some(({ name }) => name === first.sheet);
      if (isHere && block) await this.tools.workbook.select(block);
      this.said(say(`出自：${where}`, `From ${where}`));
    });
  }

  /** The operator's name, kept on this machine. */
  nameOperator(operator: string): void {
    try {
      window.localStorage.setItem(OPERATOR, operator);
    } catch {
      // A profile that keeps nothing asks again next time.
    }
    this.update({ operator });
    this.said(say("已保存。", "Saved."));
  }

  reload(): void {
    window.location.reload();
  }

  switchLanguage(): void {
    const language = this.model.language === "zh" ? "en" : "zh";
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    this.update({ language, said: null, explanation: null });
  }

  /** Asks before it writes; the question names the range. */
  ask(pending: Pending): void {
    this.update({ pending, said: null });
  }

  async confirm(): Promise<void> {
    const { pending } = this.model;
    this.update({ pending: null });
    if (pending) await this.attempt(pending.confirm);
  }

  decline(): void {
    this.update({ pending: null });
  }

  /** Changes the workbook as one step to undo. */
  async apply(label: string, changes: readonly Change[]): Promise<void> {
    const { workbook } = this.tools;
    await workbook.apply(label, changes);
    this.update({ undoable: workbook.undoable() });
  }

  async undo(): Promise<void> {
    const { workbook } = this.tools;
    await this.attempt(async () => {
      const label = await workbook.undo();
      // What was taken back may have been of the ledger or the settings.
      if (label !== null && this.model.checked !== null) await check(this, { asked: false });
      this.update({ undoable: workbook.undoable() });
      this.said(
        label === null
          ? say("没有可撤销的步骤。", "There is nothing to undo.")
          : say(`已撤销：${label}`, `Undone: ${label}`),
      );
    });
  }
}
