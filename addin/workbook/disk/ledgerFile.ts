import { basename, dirname, extname, join } from "node:path";
import {
  keptState,
  LEDGER_BOOK,
  type Chained,
  type HandEdit,
  type HistoryRow,
  type KeptBook,
  type KeptState,
  type LedgerFault,
  type Sheet,
} from "../../analysis";
import { ledgerBytes } from "../../documents/files";
import { withinTime } from "../read/file";
import { nodeDisk, type Disk } from "./disk";
import { lockOf, whileLocked } from "./ledgerLock";
import { LedgerProblem } from "./ledgerProblem";
import { sha256 } from "./sha256";
import { storeOf, type Store } from "./ledgerStore";
import { codeOf } from "./systemFaults";
import { inFolder, removeUnfinished, unfinishedPath } from "./unfinished";

const BACKUPS = "台账备份";
const KEPT = 12;

/** Milliseconds in which a ledger is to be understood, and those that each of its rows adds. */
const [LEAST_TIME, TIME_EACH] = [15_000, 0.1];

/** Faults that correcting a ledger settles: it records the edits made by hand, or writes 台账 from its history again. */
const SETTLED_BY_CORRECTING: ReadonlySet<LedgerFault | null> = new Set<LedgerFault>([
  "edited by hand",
  "no head",
  "rows missing",
]);

/** A workbook that keeps its history, and how it becomes a file. */
export interface KeptFile<Row extends Chained, Edit extends { readonly cell: string }> {
  readonly book: KeptBook<Row, Edit>;
  /** The bytes of an .xlsx of its sheets, the history first. */
  readonly bytes: (sheets: readonly Sheet[]) => Promise<Uint8Array>;
}

const LEDGER_FILE: KeptFile<HistoryRow, HandEdit> = {
  book: LEDGER_BOOK,
  bytes: ([history, ledger]) => ledgerBytes(history as Sheet, ledger as Sheet),
};

/** A workbook that keeps its history, as it lies on the disk. */
export interface OpenKept<Row extends Chained, Edit> extends KeptState<Row, Edit> {
  readonly path: string;
  /** Sheets that are not its own. */
  readonly others: readonly string[];
  /** Files that wait until the workbook is closed elsewhere. */
  readonly waiting: readonly string[];
}

/** A ledger as it lies on the disk. */
export type OpenLedger = OpenKept<HistoryRow, HandEdit>;

/** Opens a ledger: an .xlsx, a .duckdb, else a folder of CSV files. One that is not there yet is empty. */
export const openLedger = (path: string): Promise<OpenLedger> => openKept(LEDGER_FILE, path, nodeDisk);

const storeFor = <Row extends Chained, Edit extends { readonly cell: string }>(
  { book, bytes }: KeptFile<Row, Edit>,
  path: string,
): Store => storeOf(path, [book.historySheet, ...book.derivedSheets], bytes);

/** Opens a workbook that keeps its history, as `openLedger` does the ledger. */
export async function openKept<Row extends Chained, Edit extends { readonly cell: string }>(
  file: KeptFile<Row, Edit>,
  path: string,
  disk: Disk = nodeDisk,
): Promise<OpenKept<Row, Edit>> {
  const { book } = file;
  const store = storeFor(file, path);
  const isOwn = (name: string): boolean => name === book.historySheet || book.derivedSheets.includes(name);
  const own: Sheet[] = [];
  const pending: Sheet[] = [];
  const waiting: string[] = [];
  for (const file of store.files) {
    own.push(...((await store.read(file, disk)) ?? []));
    const found = await store.read(waitingName(file), disk);
    if (found) waiting.push(waitingName(file));
    // What waits and is none of ours would be removed with the next writing.
    if (found?.every(({ name }) => !isOwn(name)) === true)
      throw new LedgerProblem("not a ledger", basename(waitingName(file)), [], {}, book.kind);
    pending.push(...(found ?? []));
  }
  const backedUp = await rowsBackedUp(store.files[0] as string, disk);
  const rows = [...own, ...pending].reduce((all, sheet) => all + sheet.rows.length, 0);
  const state = withinTime(basename(path), () => stateOf(book, own, pending, backedUp), LEAST_TIME + rows * TIME_EACH);
  if (state.fault === "not a ledger") throw new LedgerProblem(state.fault, basename(path), [], {}, book.kind);
  const others = own.map(({ name }) => name).filter((name) => !isOwn(name));
  return { ...state, path, others, waiting };
}

/** The state of a workbook beside which another may wait. */
function stateOf<Row extends Chained, Edit extends { readonly cell: string }>(
  book: KeptBook<Row, Edit>,
  own: readonly Sheet[],
  pending: readonly Sheet[],
  backedUp: number,
): KeptState<Row, Edit> {
  const newer = pending.find(({ name }) => name === book.historySheet);
  if (!newer) return keptState(book, own, sha256, { backedUp });
  const kept = own.find(({ name }) => name === book.historySheet);
  const [before, waiting] = [kept ? book.readHistory(kept).rows : [], book.readHistory(newer).rows];
  // The one that waits is the newer one, unless the program was stopped just after it had taken its place.
  return waiting.length >= before.length
    ? keptState(book, [...own.filter((sheet) => sheet !== kept), newer], sha256, { before, backedUp })
    : keptState(book, own, sha256, { before: waiting, backedUp });
}

export interface KeptWritten<Row> {
  readonly rows: readonly Row[];
  /** Files that wait until the ledger is closed elsewhere; the next run puts them in place. */
  readonly waiting: readonly string[];
}

export type LedgerWritten = KeptWritten<HistoryRow>;

export interface ChangeOptions {
  /** The name of the writer, which stands in the lock for others who want to write. */
  readonly by: string;
  /** The change records or undoes the edits made by hand, and writes 台账 anew; otherwise such faults stop it. */
  readonly settlesEdits?: boolean;
  readonly disk?: Disk;
}

/** Changes a ledger while nobody else does, as `changeKept` does. */
export const changeLedger = (
  path: string,
  change: (ledger: OpenLedger) => readonly HistoryRow[],
  options: ChangeOptions,
): Promise<LedgerWritten> => changeKept(LEDGER_FILE, path, change, options);

/**
 * Changes a workbook that keeps its history, while nobody else does: opens it, asks for its new rows, and writes them so that
 * at any moment the old one or the new one is whole on the disk. Where nothing changes nothing is written, but for what waits.
 */
export async function changeKept<Row extends Chained, Edit extends { readonly cell: string }>(
  file: KeptFile<Row, Edit>,
  path: string,
  change: (ledger: OpenKept<Row, Edit>) => readonly Row[],
  { by, settlesEdits = false, disk = nodeDisk }: ChangeOptions,
): Promise<KeptWritten<Row>> {
  const store = storeFor(file, path);
  const work = async (): Promise<KeptWritten<Row>> => {
    await tidy(path, store.files);
    const ledger = await openKept(file, path, disk);
    const { waiting, fault, others, cells } = ledger;
    if (fault !== null && !(settlesEdits && SETTLED_BY_CORRECTING.has(fault))) {
      throw new LedgerProblem(fault, basename(path), cells, {}, file.book.kind);
    }
    const rows = change(ledger);
    if (rows.length === ledger.rows.length && waiting.length === 0 && fault === null) return { rows, waiting };
    if (others.length > 0) throw new LedgerProblem("other sheets", basename(path), others);
    const bytes = await store.bytes(file.book.sheetsOf(rows, sha256));
    try {
      return { rows, waiting: await place(path, store.files, bytes, ledger.rows.length, disk) };
    } catch (cause) {
      await tidy(path, store.files);
      const written = await Promise.all(store.files.map((file, index) => isWritten(file, bytes[index], disk)));
      // A step after the last file was placed failed, such as the removal of one that waited: all is written.
      if (written.every(Boolean)) return { rows, waiting: [] };
      const reason = written.some(Boolean) ? "half written" : "read only";
      throw new LedgerProblem(reason, basename(path), [codeOf(cause)], { cause });
    }
  };
  return inFolder(dirname(path), disk, () => whileLocked(path, by, disk, work));
}

/** The ledger that waits beside one that is held open: 台账.待写.xlsx. */
export function waitingName(file: string): string {
  const kind = extname(file);
  return `${file.slice(0, file.length - kind.length)}.待写${kind}`;
}

/** True where a file holds just these bytes, so far as the disk still tells. */
async function isWritten(file: string, bytes: Uint8Array | undefined, disk: Disk): Promise<boolean> {
  const found = await disk.read(file).catch(() => null);
  return found !== null && bytes !== undefined && Buffer.compare(found, bytes) === 0;
}

/** Removes what processes that ended in the middle, or this one, left beside a ledger, its files and its backups. */
async function tidy(path: string, files: readonly string[]): Promise<void> {
  await removeUnfinished(dirname(path), (name) => [path, lockOf(path)].some((own) => basename(own) === name));
  for (const file of files) {
    await removeUnfinished(dirname(file), (name) => name === basename(file));
    await removeUnfinished(join(dirname(file), BACKUPS), isBackupOf(file));
  }
}

/**
 * Puts files in the places of others, keeping the old ones among the backups; gives those that have to wait. All bytes are on the
 * disk before the first file takes its place.
 *
 * @param rows the number of rows of the ledger that is replaced
 */
async function place(
  path: string,
  files: readonly string[],
  bytes: readonly Uint8Array[],
  rows: number,
  disk: Disk,
): Promise<readonly string[]> {
  if (await placedAtOnce(path, files, bytes, disk)) return [];
  const waiting: string[] = [];
  const folder = dirname(files[0] as string);
  await disk.makeFolder(folder);
  const names = await disk.list(folder);
  const isHeld = (file: string) => names.includes(`~$${basename(file)}`) || names.includes(`.~lock.${basename(file)}#`);
  for (const [index, file] of files.entries())
    await disk.create(unfinishedPath(file), bytes[index] as Uint8Array, file);
  for (const file of files) if (!isHeld(file)) await keepBackup(file, rows, disk);
  for (const file of files) {
    const isPlaced = !isHeld(file) && (await renamed(unfinishedPath(file), file, disk));
    if (isPlaced) await disk.remove(waitingName(file));
    else {
      await disk.rename(unfinishedPath(file), waitingName(file));
      waiting.push(waitingName(file));
    }
  }
  await disk.syncFolder(folder);
  return waiting;
}

/** Puts the folder of a ledger that is not there yet in its place with all its files; false of one that is there, or of a single file. */
async function placedAtOnce(
  path: string,
  files: readonly string[],
  bytes: readonly Uint8Array[],
  disk: Disk,
): Promise<boolean> {
  if (files.length === 1 || (await disk.list(path)).length > 0) return false;
  const fresh = unfinishedPath(path);
  await disk.makeFolder(fresh);
  for (const [index, file] of files.entries())
    await disk.create(join(fresh, basename(file)), bytes[index] as Uint8Array);
  const isPlaced = await renamed(fresh, path, disk);
  await disk.syncFolder(dirname(path));
  if (!isPlaced) await tidy(path, files);
  return isPlaced;
}

/** A program that holds a file open keeps it from being replaced on Windows. */
async function renamed(from: string, to: string, disk: Disk): Promise<boolean> {
  try {
    await disk.rename(from, to);
    return true;
  } catch (error) {
    if (["EBUSY", "EPERM", "EACCES"].includes(codeOf(error))) return false;
    throw error;
  }
}

/** Judges names of the copies of a ledger's file: 台账-20170928010203004-0000042.xlsx holds 42 rows. */
function isBackupOf(file: string): (name: string) => boolean {
  const kind = extname(file);
  const stem = basename(file, kind);
  return (name) =>
    name.startsWith(`${stem}-`) &&
    name.endsWith(kind) &&
    /^\d{17}-\d{7,}$/.test(name.slice(stem.length + 1, name.length - kind.length));
}

/** The copies of a ledger's file among the backups, the oldest first. */
const backupsOf = async (file: string, disk: Disk): Promise<readonly string[]> =>
  (await disk.list(join(dirname(file), BACKUPS))).filter(isBackupOf(file)).sort();

/** The number of rows that the newest backup of a ledger holds; 0 where there is none. */
async function rowsBackedUp(file: string, disk: Disk): Promise<number> {
  const newest = (await backupsOf(file, disk)).at(-1);
  return Number(/-(\d+)\.\w+$/.exec(newest ?? "")?.[1] ?? 0);
}

/** Copies a ledger that is about to be replaced, and removes the oldest copies. */
async function keepBackup(file: string, rows: number, disk: Disk): Promise<void> {
  const old = await disk.read(file);
  if (!old) return;
  const folder = join(dirname(file), BACKUPS);
  const kind = extname(file);
  const stem = basename(file, kind);
  await disk.makeFolder(folder);
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 17);
  const name = `${stem}-${time}-${String(rows).padStart(7, "0")}${kind}`;
  const kept = await backupsOf(file, disk);
  if (kept.includes(name)) return;
  const made = unfinishedPath(join(folder, name));
  await disk.create(made, old);
  await disk.rename(made, join(folder, name));
  for (const gone of kept.slice(0, Math.max(0, kept.length + 1 - KEPT))) await disk.remove(join(folder, gone));
}
