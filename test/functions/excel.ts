import type { Browser, Page } from "playwright-core";
import { firstError, type Argument, type Cell, type Outcome } from "./case";

/**
 * The add-in's page as Excel opens it: Microsoft's own office.js and dispatcher, with a stand-in for the native side of the
 * bridge. What it does not prove is Excel's own conversion of cells to arguments and its registration of metadata.
 */

export interface Host {
  /** As office.js gets it in `_host_Info`. */
  readonly platform: "Win32$16.01" | "Mac$16.00";
  readonly locale: "zh-CN" | "en-US";
}

export interface Excel {
  readonly page: Page;
  /** Addresses asked for, those of another origin (which got no answer), and what the page complained of. */
  readonly requests: string[];
  readonly foreign: string[];
  readonly complaints: string[];
  /** Calls functions in one batch, as a recalculation does. An argument left out of `args` is not handed over at all. */
  call(calls: readonly Call[], version?: Version): Promise<Outcome[]>;
  /** Has another answer what office.js asks from now on: the page shows another workbook. */
  answerBy(answering: Answering): void;
  /** Tells the page of events, as Excel does; those that it does not listen to it lets pass. */
  tell(events: readonly Event[]): Promise<void>;
}

/** An event of the workbook's sheets, by the number that office.js knows. */
export interface Event {
  readonly type: number;
  readonly args: unknown;
}

/** What is answered to a request of office.js: ProcessQuery, as text. */
export type Answering = (request: string) => Promise<{ readonly statusCode: number; readonly body: string }>;

export interface Call {
  readonly id: string;
  readonly args: readonly Argument[];
}

/**
 * Microsoft 365 hands over error cells and typed cells. Excel 2021 and 2024 hand over plain values only, and where one is
 * an error it is the answer: the function is not called.
 */
export type Version = "365" | "2021";

/** The dispatcher's codes of the two errors that can carry words. */
const ERRORS: Readonly<Record<number, "#N/A" | "#VALUE!">> = { 1: "#N/A", 7: "#VALUE!" };

/**
 * Without `answering` every request is answered with nothing: enough for functions alone. `script` runs in place of the
 * pane's.
 */
export async function openExcel(
  browser: Browser,
  origin: string,
  { platform, locale }: Host,
  { answering, script }: { readonly answering?: Answering; readonly script?: string } = {},
): Promise<Excel> {
  const page = await browser.newPage();
  let current = answering;
  if (answering) await page.exposeFunction("askExcel", (request: string) => current?.(request));
  const [requests, foreign, complaints]: [string[], string[], string[]] = [[], [], []];
  await page.route("**/*", async (route) => {
    const url = route.request().url();
    requests.push(url);
    const isPane = script !== undefined && new URL(url).pathname === "/taskpane.js";
    if (isPane) return route.fulfill({ contentType: "text/javascript; charset=utf-8", body: script });
    if (url.startsWith(`${origin}/`)) return route.continue();
    foreign.push(url);
    return route.abort();
  });
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.addInitScript(nativeSide, { locale, isMac: platform.startsWith("Mac") });
  const info = encodeURIComponent(`Excel$${platform}$${locale}$$$$3`);
  await page.goto(`${origin}/taskpane.html?_host_Info=${info}`);
  await page.evaluate("Office.onReady()");

  return {
    page,
    answerBy(next) {
      current = next;
    },
    async tell(events) {
      await page.evaluate((all) => {
        (window as unknown as Bridged).tellEvents(all);
      }, JSON.stringify(events));
    },
    requests,
    foreign,
    complaints,
    async call(calls, version = "365") {
      const kept = calls.filter(({ args }) => version === "365" || firstError(args) === undefined);
      const cell = version === "365" ? richData : plainValue;
      // As text, for the protocol walks an object value by value.
      const text = JSON.stringify(kept.map(({ id, args }) => [id, args.map((argument) => handedOver(argument, cell))]));
      const answers = await page.evaluate((all) => (window as unknown as Bridged).callFunctions(all), text);
      const outcomes = (JSON.parse(answers) as Answer[]).map(outcomeOf);
      return calls.map((call) =>
        kept.includes(call)
          ? (outcomes.shift() as Outcome)
          : ({ error: { code: firstError(call.args), words: "" } } as Outcome),
      );
    },
  };
}

const outcomeOf = ([, done, value, code = 0]: Answer): Outcome =>
  (done ? { answer: value } : { error: { code: ERRORS[code] ?? `code ${code}`, words: value } }) as Outcome;

/** Rows of a range; one row that fills it to its end goes to the page once, and is repeated there. */
interface Rows {
  readonly head: readonly unknown[];
  readonly last: unknown;
  readonly times: number;
}

function handedOver(value: Argument, cell: (cell: Cell) => unknown): { readonly cell: unknown } | Rows {
  if (!Array.isArray(value)) return { cell: cell(value as Cell) };
  const rows = value as readonly (readonly Cell[])[];
  const last = rows.at(-1) ?? [];
  let length = rows.length;
  while (rows[length - 1] === last) length--;
  return {
    head: rows.slice(0, length).map((row) => row.map(cell)),
    last: last.map(cell),
    times: rows.length - length,
  };
}

/** A typed cell goes over the bridge as its text. */
const richData = (cell: Cell): unknown =>
  typeof cell === "object" && cell !== null ? { value: JSON.stringify(cell) } : cell;

const plainValue = (cell: Cell): unknown => (typeof cell === "object" && cell !== null ? cell.basicValue : cell);

type Answer = [id: number, done: boolean, value: unknown, code?: number];
type Bridged = {
  readonly callFunctions: (all: string) => Promise<string>;
  readonly tellEvents: (all: string) => void;
  readonly askExcel?: Answering;
};

/** Runs in the page before any script of its own. */
function nativeSide({ locale, isMac }: { readonly locale: string; readonly isMac: boolean }): void {
  const settings = { Read: () => undefined, Write: () => undefined };
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => "county-monthly",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => (isMac ? 0 : 1),
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => "C:\\月报.xlsx",
    GetAppCapabilities: () => 1,
    GetActivationMode: () => 0,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "",
    GetInstanceId: () => "",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () =>
      JSON.stringify({ ExcelApi: "1.15", SharedRuntime: "1.1", CustomFunctionsRuntime: "1.4", CustomFunctions: "1.9" }),
    GetHostCustomMessage: () => "",
    GetHostFullVersion: () => "16.0.17328.20162",
    GetDialogRequirementMatrix: () => "{}",
    GetFeaturesForSolution: () => "{}",
    GetInitialDisplayMode: () => 0,
    GetOfficeThemeInfo: () => "{}",
    GetSettings: () => settings,
  };
  const external = {
    GetContext: () => context,
    GetLoggingAllowed: () => true,
    RegisterEvent: () => undefined,
    UnregisterEvent: () => undefined,
    Execute: () => undefined,
  };
  Object.defineProperty(window, "external", { value: external, configurable: true });
  window.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    console.error(`content security policy: ${violatedDirective} ${blockedURI}`);
  });

  type Message = { id: number; message: { body: unknown } };
  type Action = { Id: number; Name?: string; ArgumentInfo?: { Arguments?: unknown[] } };
  let waiting = new Map<number, (answer: Answer) => void>();
  let next = 1;
  const bridge = {
    onMessageFromHost: undefined as ((text: string) => void) | undefined,
    sendMessageToHost(text: string) {
      const { id, message } = JSON.parse(text) as Message;
      const body = (typeof message.body === "string" ? JSON.parse(message.body) : message.body) as {
        Actions?: Action[];
      };
      const actions = body?.Actions ?? [];
      for (const { Name, ArgumentInfo } of actions) {
        if (Name !== "SetInvocationArrayResults") continue;
        for (const answer of (ArgumentInfo?.Arguments?.[0] ?? []) as Answer[]) waiting.get(answer[0])?.(answer);
      }
      const Results = actions.map((action) => ({ ActionId: action.Id, Value: null }));
      const nothing = { statusCode: 200, body: JSON.stringify({ Error: null, Results }) };
      const { askExcel } = window as unknown as Bridged;
      const own = actions.some(({ Name }) => Name === "SetInvocationArrayResults");
      const reply = own || !askExcel ? Promise.resolve(nothing) : askExcel(JSON.stringify(body));
      void reply.then((answer) => {
        const message = { headers: {}, ...answer };
        setTimeout(() => bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message })), 0);
      });
    },
  };
  const richData = 8;
  Object.assign(window, {
    _richApiNativeBridge: bridge,
    tellEvents(text: string): void {
      const entries = (JSON.parse(text) as Event[]).map(({ type, args }) => ({
        messageCategory: 65536,
        messageType: type,
        targetId: "Workbook",
        message: JSON.stringify(args),
      }));
      bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
    },
    async callFunctions(text: string): Promise<string> {
      const calls = JSON.parse(text) as [id: string, args: (Rows | { readonly cell: unknown })[]][];
      const argument = (given: Rows | { readonly cell: unknown }): unknown =>
        "cell" in given ? given.cell : [...given.head, ...new Array<unknown>(given.times).fill(given.last)];
      const first = next;
      next += calls.length;
      const answers = calls.map((_, i) => new Promise<Answer>((resolve) => waiting.set(first + i, resolve)));
      const entries = calls.map(([id, args], i) => ({
        messageCategory: 1,
        messageType: 1000,
        targetId: "",
        message: JSON.stringify([first + i, id, args.map(argument), "", richData, null]),
      }));
      bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
      const done = await Promise.all(answers);
      waiting = new Map();
      return JSON.stringify(done);
    },
  });
}
