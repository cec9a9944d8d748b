// What a process writes before it takes the place of something, named by the process: what is left of one that ended in the middle is known by it.
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Disk } from "./disk";
import { codeOf } from "./systemFaults";

/** The file or folder that this process writes before it takes the place of another. */
export const unfinishedPath = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}`);

/** Such a name; a database has a journal beside it while it is written. */
const UNFINISHED = /^\.(.+)\.(\d+)(?:\.wal)?$/;

/** Removes what processes that ended in the middle left in a folder; `isOurs` judges the name that it was to have. */
export const removeUnfinished = (folder: string, isOurs: (name: string) => boolean): Promise<void> =>
  removeLeft(folder, (entry) => {
    const [, name = "", writer = ""] = UNFINISHED.exec(entry) ?? [];
    return isOurs(name) && hasEnded(Number(writer));
  });

/** Does some work in a folder, which is made with those above it where it is not there; what was made and is empty afterwards goes again. */
export async function inFolder<T>(folder: string, disk: Disk, work: () => Promise<T>): Promise<T> {
  const made: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) made.push(at);
  try {
    await disk.makeFolder(folder);
    return await work();
  } finally {
    for (const one of made) await rmdir(one).catch(() => undefined);
  }
}

const TEMPORARY = /^county-monthly-(\d+)-\w{6}$/;

/** Makes a folder among the system's temporary ones, and removes those that processes which ended in the middle left there. */
export async function makeTemporaryFolder(): Promise<string> {
  await removeLeft(tmpdir(), (entry) => {
    const [, writer] = TEMPORARY.exec(entry) ?? [];
    return writer !== undefined && !isRunning(Number(writer));
  });
  return mkdtemp(join(tmpdir(), `county-monthly-${process.pid}-`));
}

/** Removes entries of a folder; one that may not be removed does no harm where it is. */
async function removeLeft(folder: string, isLeft: (entry: string) => boolean): Promise<void> {
  for (const entry of await readdir(folder).catch(() => []))
    if (isLeft(entry)) await rm(join(folder, entry), { recursive: true, force: true }).catch(() => undefined);
}

/** True of the writer of something that nobody goes on with: this process begins anew. */
const hasEnded = (pid: number): boolean => pid === process.pid || !isRunning(pid);

/** True of a process of this machine that has not ended. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
