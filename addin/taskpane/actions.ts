import { address, type Dictionary, type Observation } from "../analysis";
import type { Block, Change, Workbook } from "../workbook/port/workbook";
import type { WorkerLike } from "../workbook/background";
import { blockAt } from "./blocks";
import type { Model, Pending, Store, View } from "./model";
import { OPERATOR, say } from "./page";
import { failureWords } from "./refused";

/** A function as functions.json describes it. */
export interface FunctionDescription {
  readonly id: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly optional?: boolean;
  }[];
}

/** Calls a function of the page by its id; an error value is thrown. */
export type CallFunction = (id: string, args: readonly unknown[]) => unknown;

export interface Tools {
  readonly workbook: Workbook;
  readonly store: Store;
  readonly shipped: Dictionary;
  readonly startWorker: () => WorkerLike;
  /** Starts the worker that reads files. */
  readonly startReader: () => WorkerLike;
  /** Loads the code of a view. */
  readonly loadView: (view: View) => Promise<void>;
  /** Loads the code of the page to be signed. */
  readonly loadPrinted: () => Promise<void>;
  /** Reads functions.json in a language. */
  readonly functionDescriptions: (language: Model["language"]) => Promise<readonly FunctionDescription[]>;
  readonly callFunction: CallFunction;
  /** The last function that a cell called; "" before the first. */
  readonly lastCall: () => string;
  /** The time as the ledger keeps it: 2017-09-28T09:00:05+08:00. */
  readonly now: () => string;
}

/** The pane's model and its workbook, as every command of a feature needs them. It knows no feature: views are handed to it. */
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
      await this.tools.loadView(view);
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
}
