import type { Page } from "playwright-core";
import {
  Refusal,
  type Block,
  type Capability,
  type RefusalReason,
  type Stop,
  type Workbook,
} from "../../addin/workbook/port/workbook";

/**
 * A port that may live elsewhere: in a page of a browser its methods are asked by name, with what JSON can carry. Bytes go
 * as `{ base64 }`, and the events that the listeners got are asked for with `events`.
 */

export type Asked =
  | Exclude<keyof Workbook, "onSelection" | "onChange">
  /** Starts to listen to selections and changes, gives and forgets the events so far, stops. */
  | "listen"
  | "events"
  | "stop";

export type Reply =
  | { readonly value: unknown }
  | { readonly refused: RefusalReason; readonly detail: string }
  | { readonly failed: string };

export type Call = (method: Asked, args: readonly unknown[]) => Promise<Reply>;

export interface Events {
  readonly selections: readonly Block[];
  readonly changes: readonly string[];
}

/** What the suite is given for each host. */
export interface Opened {
  readonly call: Call;
  /**
   * All that the host itself holds of the workbook's content and looks, by its own account and comparable with deep
   * equality: values, formulas, formats, fills, merges, sheets and their order.
   */
  state(): Promise<unknown>;
  /** The fill that a cell shows, as `#RRGGBB`; null where it has none. */
  fill(sheet: string, row: number, column: number): Promise<string | null>;
  /** What a user does, where the host has users. */
  readonly user?: {
    type(sheet: string, row: number, column: number, text: string): Promise<void>;
    select(block: Block): Promise<void>;
  };
  /** Brings about what makes the host refuse; left out where that cannot happen there. */
  readonly provoke?: {
    readonly editing?: (on: boolean) => Promise<void>;
    readonly closed?: () => Promise<void>;
    /** Lets the host itself refuse in the middle of the next `apply`, after some of it is done. */
    readonly halfway?: () => Promise<void>;
  };
  close(): Promise<void>;
}

/** The port as a test asks it: as typed as the real one, and a refusal is thrown again here. */
export interface Port extends Omit<Workbook, "host" | "capabilities" | "undoable" | "onSelection" | "onChange"> {
  host(): Promise<Workbook["host"]>;
  capabilities(): Promise<ReadonlySet<Capability>>;
  undoable(): Promise<string | null>;
  listen(): Promise<void>;
  events(): Promise<Events>;
  stop(): Promise<void>;
}

const sent = (value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value;

export function portOf(call: Call): Port {
  const ask = async (method: Asked, args: readonly unknown[]): Promise<unknown> => {
    const reply = await call(method, args.map(sent));
    if ("refused" in reply) throw new Refusal(reply.refused, reply.detail);
    if ("failed" in reply) throw new Error(reply.failed);
    return method === "capabilities" ? new Set(reply.value as Capability[]) : reply.value;
  };
  return new Proxy({} as Port, {
    get:
      (_, method) =>
      (...args: unknown[]) =>
        ask(method as Asked, args),
  });
}

type Listening = { stops: Stop[]; selections: Block[]; changes: string[] };

/** Answers a call on a port that is at hand. It stands alone, for it is also sent into pages. */
export async function answer(
  port: Workbook,
  listening: Listening,
  method: Asked,
  args: readonly unknown[],
): Promise<Reply> {
  const received = (value: unknown): unknown =>
    typeof value === "object" && value !== null && "base64" in value
      ? Uint8Array.from(atob(String(value.base64)), (letter) => letter.charCodeAt(0))
      : value;
  try {
    if (method === "listen") {
      listening.stops = [
        port.onSelection((block) => listening.selections.push(block)),
        port.onChange((sheet) => listening.changes.push(sheet)),
      ];
      return { value: null };
    }
    if (method === "events") {
      return { value: { selections: listening.selections.splice(0), changes: listening.changes.splice(0) } };
    }
    if (method === "stop") {
      for (const stop of listening.stops.splice(0)) stop();
      return { value: null };
    }
    if (method === "capabilities") return { value: [...port.capabilities] };
    const member: unknown = port[method];
    if (typeof member !== "function") return { value: member };
    return { value: (await (member as (...all: unknown[]) => unknown).apply(port, args.map(received))) ?? null };
  } catch (error) {
    const { name, message, reason, detail } = error as Error & { reason: RefusalReason; detail: string };
    return name === "Refusal" ? { refused: reason, detail } : { failed: message };
  }
}

/** Calls a port in this process. */
export function callHere(port: Workbook): Call {
  const listening: Listening = { stops: [], selections: [], changes: [] };
  return async (method, args) =>
    JSON.parse(
      JSON.stringify(await answer(port, listening, method, JSON.parse(JSON.stringify(args)) as unknown[])),
    ) as Reply;
}

/** Calls the port that a page shows as `window.countyWorkbook`. */
export async function callInPage(page: Page): Promise<Call> {
  await page.evaluate(`window.answerCall = ${answer.toString()}`);
  return async (method, args) =>
    JSON.parse(
      await page.evaluate(
        async ([asked, text]) => {
          const here = window as unknown as {
            countyWorkbook: Workbook;
            answerCall: typeof answer;
            listening?: Listening;
          };
          here.listening ??= { stops: [], selections: [], changes: [] };
          const reply = here.answerCall(
            here.countyWorkbook,
            here.listening,
            asked as Asked,
            JSON.parse(text) as unknown[],
          );
          return JSON.stringify(await reply);
        },
        [method, JSON.stringify(args)] as const,
      ),
    ) as Reply;
}
