import { hostname } from "node:os";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Disk } from "./disk";
import { LedgerProblem } from "./ledgerProblem";
import { codeOf } from "./systemFaults";
import { isRunning, unfinishedPath } from "./unfinished";

/** The process that writes a ledger, as the lock beside the ledger names it. */
interface Holder {
  readonly by: string;
  readonly host: string;
  readonly pid: number;
  readonly at: string;
}

/** The file beside a ledger that says who writes it. */
export const lockOf = (path: string): string => `${path}.lock`;

const TRIES = 20;
const BETWEEN_TRIES = 50;

/** Does some work while nobody else writes a ledger; where somebody does, says who it is. */
export async function whileLocked<T>(path: string, by: string, disk: Disk, work: () => Promise<T>): Promise<T> {
  const lock = lockOf(path);
  await take(path, lock, by, disk);
  try {
    return await work();
  } finally {
    await disk.remove(lock);
  }
}

async function take(path: string, lock: string, by: string, disk: Disk): Promise<void> {
  const own: Holder = { by, host: hostname(), pid: process.pid, at: new Date().toISOString() };
  const bytes = new TextEncoder().encode(JSON.stringify(own));
  for (let tries = 1; ; tries++) {
    try {
      await disk.create(lock, bytes);
      return;
    } catch (error) {
      if (codeOf(error) !== "EEXIST")
        throw new LedgerProblem("read only", basename(path), [codeOf(error)], { cause: error });
    }
    const found = await disk.read(lock);
    const holder = found && holderIn(found);
    if (holder && !isDead(holder)) {
      throw new LedgerProblem("in use", basename(lock), [`${holder.by} ${holder.host} ${holder.pid} ${holder.at}`]);
    }
    // A lock that says nothing is just being made, or was left so by a machine that stopped.
    if (holder || (found && tries > TRIES)) await takeAway(lock, found, disk);
    else await pause(BETWEEN_TRIES);
  }
}

/** Removes the lock of a process that is gone; two that see it at once do not remove each other's. */
async function takeAway(lock: string, seen: Uint8Array | null, disk: Disk): Promise<void> {
  const aside = unfinishedPath(lock);
  try {
    await disk.rename(lock, aside);
  } catch {
    return;
  }
  const taken = await disk.read(aside);
  if (taken && seen && Buffer.compare(taken, seen) !== 0) await disk.rename(aside, lock);
  else await disk.remove(aside);
}

/** The process that a lock names; null where it names none. */
function holderIn(bytes: Uint8Array): Holder | null {
  try {
    const { by, host, pid, at } = JSON.parse(new TextDecoder().decode(bytes)) as Holder;
    const isNamed = [by, host, at].every((words) => typeof words === "string") && Number.isInteger(pid) && pid > 0;
    return isNamed ? { by, host, pid, at } : null;
  } catch {
    return null;
  }
}

const isDead = ({ host, pid }: Holder): boolean => host === hostname() && !isRunning(pid);
