import type { Browser, Page } from "playwright-core";
import type { Area } from "../../../addin/analysis/index";
import type { Block } from "../../../addin/workbook/port/workbook";
import type { WorkbookSheet } from "../../../addin/workbook/book/write";
import type { Argument as Given, Cell, Outcome } from "../../functions/case";
import { errorCell } from "../../functions/case";
import { openExcel, type Excel, type Host } from "../../functions/excel";
import { MemoryBook } from "./book";
import { Refused } from "./sheet";
import { ERRORS } from "./entry";
import { Calculation, type Answer, type Argument, type FunctionCall } from "./formulas";
import { WireWorkbook, WireWorksheet } from "./objects";
import { Bridge, type Answered, type Request } from "./wire";

/**
 * The add-in's page as Excel opens it, with Microsoft's own office.js, over a workbook in memory behind the native side of
 * the bridge: `openExcelWorkbook(browser, origin, { sheets })`.
 *
 * `page` is the pane; `book` is the workbook, to be looked at and changed by a test. The users of Excel are `type`,
 * `select` and `deleteSheet`; what makes Excel refuse is `editing(true)`, `protect`, `protectStructure`, `closeBook` and
 * `rejectNext`. Formulas are references, SUM, and one call of a function of the add-in, which is made in the page through
 * the dispatcher; `settled` waits for them.
 *
 * It refuses what Excel refuses where the add-in can meet it: wrong shapes, locked cells, sheets that are gone, names that
 * are taken, cut merges, answers above 5 MB, requests while a cell is edited. What it does not prove is that Excel itself
 * behaves as it does.
 */
export interface ExcelWorkbook extends Pick<Excel, "page" | "foreign" | "complaints"> {
  readonly page: Page;
  /** For the next workbook on the same page. */
  readonly excel: Excel;
  readonly book: MemoryBook;
  type(sheet: string, row: number, column: number, text: string): Promise<void>;
  select(block: Block): Promise<void>;
  deleteSheet(name: string): Promise<void>;
  /** A user has a cell open and types. */
  editing(on: boolean): void;
  /** As a user protects a sheet; with a password nobody else takes it off. */
  protect(sheet: string, password?: string): void;
  protectStructure(on: boolean): void;
  closeBook(): void;
  /** Refuses a change with one of Excel's codes, after some others of the same request or of later ones. */
  rejectNext(code: string, after?: number): void;
  settled(): Promise<void>;
  /** How often Excel was asked for anything so far. */
  requests(): number;
  close(): Promise<void>;
}

export interface ExcelOptions extends Partial<Host> {
  readonly sheets: readonly WorkbookSheet[];
  /** Runs in place of the pane. */
  readonly script?: string;
  /** A page of `portScript` that is open already, on which this workbook takes the place of the one before. */
  readonly excel?: Excel;
}

/** What Excel on the web takes in one request, and gives in one answer. */
const LARGEST = 5 * 1024 * 1024;

interface Metadata {
  readonly functions: readonly {
    readonly id: string;
    readonly parameters: readonly { readonly dimensionality?: string }[];
  }[];
}

const cellOf = (content: unknown): Cell =>
  typeof content === "string" && ERRORS.includes(content) ? errorCell(content) : (content as Cell);

const given = (argument: Argument): Given =>
  Array.isArray(argument)
    ? (argument as readonly (readonly unknown[])[]).map((row) => row.map(cellOf))
    : cellOf(argument);

const answerOf = (outcome: Outcome): Answer => ("error" in outcome ? { error: outcome.error.code } : outcome.answer);

export async function openExcelWorkbook(
  browser: Browser,
  origin: string,
  { sheets, script, excel: open, platform = "Win32$16.01", locale = "zh-CN" }: ExcelOptions,
): Promise<ExcelWorkbook> {
  const book: MemoryBook = new MemoryBook(sheets, (sheet) => new WireWorksheet(book, sheet));
  const state = { editing: false, closed: false };
  let changed = false;
  let requests = 0;
  let rejecting: { readonly code: string; after: number } | undefined;

  const bridge = new Bridge(new WireWorkbook(book), (name) => {
    const changes = !/^(?:_|Get|Suspend)/.test(name);
    changed ||= changes;
    if (!changes || !rejecting || rejecting.after-- > 0) return;
    const { code } = rejecting;
    rejecting = undefined;
    throw new Refused(code, "rejected by the test");
  });

  const metadata = (await (await fetch(`${origin}/functions.json`)).json()) as Metadata;
  const parameters = new Map(metadata.functions.map((one) => [one.id, one.parameters]));
  const call = async (calls: readonly FunctionCall[]): Promise<Answer[]> => {
    const padded = calls.map(({ id, args }) => {
      const missing = (parameters.get(id)?.length ?? args.length) - args.length;
      return { id, args: [...args.map(given), ...new Array<null>(Math.max(0, missing)).fill(null)] };
    });
    return (await excel.call(padded)).map(answerOf);
  };
  const calculation = new Calculation(
    book,
    (id, index) => parameters.get(id)?.[index]?.dimensionality === "matrix",
    call,
  );

  let calculated: Promise<void> = Promise.resolve();
  let wanted = false;
  /** What needs nobody else is calculated at once; the rest goes on beside what Excel is asked meanwhile. */
  const calculate = (): void => {
    calculation.atOnce();
    if (wanted || !calculation.asksAddin()) return;
    wanted = true;
    book.calculating = true;
    calculated = calculated
      .then(() => {
        wanted = false;
        return state.closed ? undefined : calculation.settle();
      })
      .catch((error: unknown) => {
        // A workbook that is closed calculates no more.
        if (!state.closed && !excel.page.isClosed()) throw error;
      })
      .finally(() => {
        book.calculating = wanted;
      });
  };

  const tellEvents = async (): Promise<void> => {
    const events = book.events.splice(0);
    if (events.length > 0 && !state.closed) await excel.tell(events.map(({ type, args }) => ({ type, args })));
  };

  const answered = async (text: string): Promise<Answered> => {
    const refused = (code: string): Answered => ({
      Results: [],
      TraceIds: [],
      Error: { Code: code, Message: code, ActionIndex: -1 },
    });
    requests++;
    if (state.editing) return refused("InvalidOperationInCellEditMode");
    if (text.length > LARGEST) return refused("RequestPayloadSizeLimitExceeded");
    const answer = await bridge.answer(JSON.parse(text) as Request);
    if (changed) calculate();
    changed = false;
    return JSON.stringify(answer).length > LARGEST ? refused("ResponsePayloadSizeLimitExceeded") : answer;
  };

  let last: Promise<unknown> = Promise.resolve();
  const answering = (text: string): Promise<{ statusCode: number; body: string }> => {
    const reply = last.then(async () => {
      if (state.closed) return { statusCode: 503, body: "" };
      const body = JSON.stringify(await answered(text));
      setTimeout(() => void tellEvents().catch(() => undefined), 0);
      return { statusCode: 200, body };
    });
    last = reply.catch(() => undefined);
    return reply;
  };
  const excel =
    open ?? (await openExcel(browser, origin, { platform, locale }, { answering, ...(script ? { script } : {}) }));
  if (open) {
    open.answerBy(answering);
    await open.page.evaluate("openPort()");
  }
  calculate();

  const done = async (): Promise<void> => {
    calculate();
    await tellEvents();
  };
  const at = (row: number, column: number): Area => ({ top: row, left: column, bottom: row, right: column });
  return {
    excel,
    page: excel.page,
    foreign: excel.foreign,
    complaints: excel.complaints,
    book,
    async type(name, row, column, text) {
      const sheet = book.sheet(name);
      sheet.enter(row, column, text);
      book.changed(sheet, at(row, column));
      await done();
    },
    async select({ sheet, area }) {
      book.select(book.sheet(sheet), [area]);
      await done();
    },
    async deleteSheet(name) {
      book.remove(book.sheet(name));
      await done();
    },
    editing(on) {
      state.editing = on;
    },
    protect(name, password) {
      const sheet = book.sheet(name);
      sheet.protection = { protected: true, options: {} };
      sheet.password = password;
    },
    protectStructure(on) {
      book.structureProtected = on;
    },
    closeBook() {
      state.closed = true;
    },
    rejectNext(code, after = 0) {
      rejecting = { code, after };
    },
    async settled() {
      await calculated;
    },
    requests: () => requests,
    async close() {
      state.closed = true;
      if (!open) await excel.page.close();
    },
  };
}
