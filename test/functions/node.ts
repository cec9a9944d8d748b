import { guard } from "../../addin/functions/cell";
import * as functions from "../../addin/functions/functions";
import type { Argument, Outcome, Shown, Wrong } from "./case";

/** The functions as they are, in Node, with as much of Excel's runtime as they ask for. */

class CellError extends Error {
  constructor(
    readonly code: Wrong["code"],
    words?: string,
  ) {
    super(words);
  }
}

Object.assign(globalThis, {
  CustomFunctions: { Error: CellError, ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" } },
});

type Work = (...args: unknown[]) => Shown[][];

/** By id, which is the name in capitals. */
export const FUNCTIONS: ReadonlyMap<string, Work> = new Map(
  Object.entries(functions).map(([name, work]) => [name.toUpperCase(), work as Work]),
);

/** Calls as the dispatcher does: what is left out is null, unless `stale`, and the invocation comes last. */
export function callInNode(id: string, args: readonly Argument[], stale = false): Outcome {
  const work = FUNCTIONS.get(id) as Work;
  const missing = stale ? 0 : work.length - args.length;
  try {
    return { answer: guard(() => work(...args, ...new Array<null>(missing).fill(null), { functionName: id })) };
  } catch (error) {
    if (error instanceof CellError) return { error: { code: error.code, words: error.message } };
    throw error;
  }
}
