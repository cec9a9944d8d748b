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
import { nodeDisk, type Disk } from "./disk";
import { whileLocked } from "./ledgerLock";
import { LedgerProblem } from "./ledgerProblem";
import { sha256 } from "./sha256";
import { storeOf, type Store } from "./ledgerStore";
import { codeOf } from "./systemFaults";
import { removeUnfinished, unfinishedPath } from "./unfinished";

const BACKUPS = "台账备份";
const KEPT = 12;

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
  const own: Sheet[] = [];
  const pending: Sheet[] = [];
  const waiting: string[] = [];
  for (const file of store.files) {
    own.push(...((await store.read(file, disk)) ?? []));
    const found = await store.read(waitingName(file), disk);
    if (found) waiting.push(waitingName(file));
    pending.push(...(found ?? []));
  }
  const state = stateOf(book, own, pending, await rowsBackedUp(store.files[0] as string, disk));
  if (state.fault === "not a ledger") throw new LedgerProblem(state.fault, basename(path), [], {}, book.kind);
  const others = own
    .map(({ name }) => name)
    .filter((name) => name !== book.historySheet && !book.derivedSheets.includes(name));
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
  await disk.makeFolder(dirname(store.files[0] as string));
  return whileLocked(path, by, disk, async () => {
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
      const left: string[] = [];
      for (const [index, file] of store.files.entries()) {
        if (!(await replace(file, bytes[index] as Uint8Array, ledger.rows.length, disk))) left.push(waitingName(file));
      }
      return { rows, waiting: left };
    } catch (cause) {
      const written = await Promise.all(store.files.map((file, index) => isWritten(file, bytes[index], disk)));
      // A step after the last file was placed failed, such as the removal of one that waited: all is written.
      if (written.every(Boolean)) return { rows, waiting: [] };
      const reason = written.some(Boolean) ? "half written" : "read only";
      throw new LedgerProblem(reason, basename(path), [codeOf(cause)], { cause });
    }
  });
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

/**
 * Puts a file in the place of another, keeping the old one among the backups; false where it has to wait.
 *
 * @param rows the number of rows of the ledger that is replaced
 */
async function replace(file: string, bytes: Uint8Array, rows: number, disk: Disk): Promise<boolean> {
  const folder = dirname(file);
  const names = await disk.list(folder);
  await removeUnfinished(file, names, disk);
  const fresh = unfinishedPath(file);
  await disk.create(fresh, bytes);
  const isHeld = names.includes(`~$${basename(file)}`) || names.includes(`.~lock.${basename(file)}#`);
  if (!isHeld) await keepBackup(file, rows, disk);
  const isPlaced = !isHeld && (await renamed(fresh, file, disk));
  if (isPlaced) await disk.remove(waitingName(file));
  else await disk.rename(fresh, waitingName(file));
  await disk.syncFolder(folder);
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

/** The copies of a ledger's file among the backups, the oldest first: 台账-20170928010203004-0000042.xlsx holds 42 rows. */
async function backupsOf(file: string, disk: Disk): Promise<readonly string[]> {
  const kind = extname(file);
  const stem = basename(file, kind);
  const names = await disk.list(join(dirname(file), BACKUPS));
  return names
    .filter(
      (name) =>
        name.startsWith(`${stem}-`) &&
        name.endsWith(kind) &&
        /^\d{17}-\d{7,}$/.test(name.slice(stem.length + 1, name.length - kind.length)),
    )
    .sort();
}

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
  const made = join(folder, `.${name}`);
  await disk.remove(made);
  await disk.create(made, old);
  await disk.rename(made, join(folder, name));
  for (const gone of kept.slice(0, Math.max(0, kept.length + 1 - KEPT))) await disk.remove(join(folder, gone));
}
