import { createContext, runInContext } from "node:vm";

/** What `work` returns; throws once it has taken longer than it may. Stops even a loop that never ends. */
export function within<T>(milliseconds: number, work: () => T): T {
  return runInContext("work()", createContext({ work }), { timeout: Math.ceil(milliseconds) }) as T;
}
