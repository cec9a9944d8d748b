// Files that a process writes beside others before they take their places, named by it.
import { basename, dirname, join } from "node:path";
import type { Disk } from "./disk";
import { codeOf } from "./systemFaults";

const startOf = (path: string): string => `.${basename(path)}.`;

/** The file that this process writes before it takes the place of another. */
export const unfinishedPath = (path: string): string => join(dirname(path), `${startOf(path)}${process.pid}`);

/** Removes the files that processes which ended in the middle left beside a file. */
export async function removeUnfinished(path: string, names: readonly string[], disk: Disk): Promise<void> {
  const start = startOf(path);
  for (const name of names) {
    const writer = name.startsWith(start) ? name.slice(start.length) : "";
    const isLeft = /^\d+$/.test(writer) && (Number(writer) === process.pid || !isRunning(Number(writer)));
    if (isLeft) await disk.remove(join(dirname(path), name));
  }
}

/** True of a process of this machine that has not ended. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
