import { address, areaOf, rangeOfArea, type Dictionary, type Finding, type Observation } from "../analysis";
import type { Block, Change, Workbook } from "../workbook/port/workbook";
import type { WorkerLike } from "../workbook/background";
import type { Confirmation, Model, MonthState, Store, View } from "./model";
import { say } from "../page";
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
  /** Starts the worker that proofreads. */
  readonly startProofreader: () => WorkerLike;
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

/** The block of a finding or a source; undefined where its address is none. */
export function blockAt({ sheet, cell }: Pick<Finding, "sheet" | "cell">): Block | undefined {
  const area = areaOf(cell);
  return area && { sheet, area };
}

/** A block as a question names it: 表1 A1:B2. */
export const rangeName = ({ sheet, area }: Block): string => `${sheet} ${rangeOfArea(area)}`;

interface WriteOptions {
  /** More about the write, for the question. */
  readonly note?: string;
  readonly after?: () => Promise<void>;
}

/** Milliseconds for which a message that asks for nothing is shown. */
const SHOWN = 10_000;

/** Key of the operator's name in the browser's storage. */
export const OPERATOR = "county.operator";

/** The pane's model and its workbook, as every command of a feature needs them. It knows no feature: views are handed to it. */
export class Actions {
  /** Aborts the check that is under way. */
  checking: AbortController | null = null;
  /** Aborts the proofreading that is under way. */
  proofreading: AbortController | null = null;
  /** Sheets that changed since the last check began to read. */
  readonly changed = new Set<string>();
  /** Ids of the findings that the next check is compared with; undefined until they are read from the workbook. */
  compareWith: string | null | undefined;
  /** The host's list of the files that it took in, as the last check found it. */
  received = "";
  /** The workbook that the check read, of those that the host showed one after another; undefined before the first. */
  showing: number | undefined;
  /** The sheets that changed are being compared with what was checked. */
  following = false;
  private noticeTimer = 0;

  constructor(readonly tools: Tools) {}

  get model(): Model {
    return this.tools.store.model;
  }

  update(change: Partial<Model>): void {
    this.tools.store.update(change);
  }

  /** Shows a view, whose code is loaded at the first time. */
  async show(view: View): Promise<void> {
    this.update({ view, notice: null, confirmation: null });
    await this.attempt(async () => {
      await this.tools.loadView(view);
      this.update({});
    });
  }

  async copy(text: string): Promise<void> {
    await this.attempt(async () => {
      await navigator.clipboard.writeText(text);
      this.notify(say("已复制。", "Copied."));
    });
  }

  /** Shows a message, which leaves by itself. */
  notify(text: string): void {
    const notice = { text, tone: "done" } as const;
    this.update({ notice });
    window.clearTimeout(this.noticeTimer);
    this.noticeTimer = window.setTimeout(() => {
      if (this.model.notice === notice) this.update({ notice: null });
    }, SHOWN);
  }

  /** Shows a message that stays until it is closed or another comes. */
  warn(text: string): void {
    this.update({ notice: { text, tone: "problem" } });
  }

  /** Runs a command that is recorded under the operator's name; where there is none, the pane asks for it first. */
  async underName(command: (operator: string) => Promise<void>): Promise<void> {
    const { operator } = this.model;
    if (operator.trim() === "") this.update({ awaitingOperator: () => this.underName(command), confirmation: null });
    else await this.attempt(() => command(operator));
  }

  /** Runs a command, and shows what failed and what to do. */
  async attempt(command: () => Promise<void>): Promise<void> {
    try {
      await command();
    } catch (error) {
      if ((error as Error).name === "AbortError")
        this.notify(say("已取消，没有改动任何内容。", "Cancelled: nothing was changed."));
      else this.warn(failureWords(error, this.model.language));
    }
  }

  /** Runs a command on the month as it was checked; before the first check it does nothing. */
  async attemptOnMonth(command: (checked: MonthState) => Promise<void>): Promise<void> {
    const { checked } = this.model;
    if (checked !== null) await this.attempt(() => command(checked));
  }

  cancel(): void {
    this.checking?.abort();
    this.proofreading?.abort();
  }

  /** Selects a block of the workbook. */
  async goTo(block: Block): Promise<void> {
    await this.attempt(() => this.tools.workbook.select(block));
  }

  /** Selects the first source of a number, and lists all of them. */
  async goToSources(sources: readonly Observation[]): Promise<void> {
    await this.attempt(async () => {
      const [first] = sources;
      if (!first) return;
      const where = sources.map((one) => address(one, this.model.language)).join(say("，", ", "));
      const block = blockAt(first);
      const inWorkbook = (await this.tools.workbook.sheets()).some(({ name }) => name === first.sheet);
      if (inWorkbook && block) await this.tools.workbook.select(block);
      this.notify(say(`出自：${where}`, `From ${where}`));
    });
  }

  /** Stores the operator's name on this machine. */
  setOperator(operator: string): void {
    try {
      window.localStorage.setItem(OPERATOR, operator);
    } catch {
      // A profile that stores nothing asks again next time.
    }
    this.update({ operator });
    this.notify(say("已保存。", "Saved."));
  }

  reload(): void {
    window.location.reload();
  }

  switchLanguage(): void {
    const language = this.model.language === "zh" ? "en" : "zh";
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    this.update({ language, notice: null, explanation: null });
  }

  /** Asks for confirmation before a write. */
  ask(confirmation: Confirmation): void {
    this.update({ confirmation, notice: null });
  }

  /** Offers to write a block, whose range it names, and says so once it is written; `after` comes between. */
  offerWrite(label: string, block: Block, changes: readonly Change[], { note = "", after }: WriteOptions = {}): void {
    const range = rangeName(block);
    this.ask({
      question: say(`将写入${range}${note}，是否写入？`, `${range} will be written${note}. Write?`),
      confirm: async () => {
        await this.apply(label, changes);
        await after?.();
        this.notify(say(`已写入${range}。`, `${range} is written.`));
      },
    });
  }

  async confirm(): Promise<void> {
    const { confirmation } = this.model;
    this.update({ confirmation: null });
    if (confirmation) await this.attempt(confirmation.confirm);
  }

  decline(): void {
    this.update({ confirmation: null });
  }

  /** Changes the workbook as one step to undo. */
  async apply(label: string, changes: readonly Change[]): Promise<void> {
    const { workbook } = this.tools;
    await workbook.apply(label, changes);
    this.update({ undoable: workbook.undoable() });
  }
}
