import { access, constants, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { LARGEST_FILE } from "../read/limits";
import { UnreadableFile } from "../read/unreadable";
import { codeOf } from "./systemFaults";

/** The steps that the ledger takes on a disk; a test lets any of them fail. */
export interface Disk {
  /** Null where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /**
   * Makes a new file and has its bytes on the disk before it returns; fails where the file is there.
   *
   * @param before the file whose place it is to take: it fails where that one is read-only, and has the same rights
   */
  create(path: string, bytes: Uint8Array, before?: string): Promise<void>;
  /** Takes the place of a file that is there, at once or not at all. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  makeFolder(path: string): Promise<void>;
  /** Has the names in a folder on the disk, where the system lets a program ask for it. */
  syncFolder(path: string): Promise<void>;
}

/** Null where the file is not there; any other fault names the file, which Node leaves out where it is a folder. */
const absentAt =
  (path: string) =>
  (error: unknown): null => {
    if (codeOf(error) === "ENOENT") return null;
    throw Object.assign(error as NodeJS.ErrnoException, { path });
  };

/** Throws where what stands at a path is a pipe or a device, which may never end, or larger than any file of ours; no folder is one. */
export async function checkPlain(path: string): Promise<void> {
  const entry = await stat(path).catch(absentAt(path));
  if (entry === null || entry.isDirectory()) return;
  if (!entry.isFile()) throw new UnreadableFile("not a file", basename(path));
  if (entry.size > LARGEST_FILE) throw new UnreadableFile("too large", basename(path), { limit: "file" });
}

/** Makes a folder with those above it. Node's own way never ends where the system takes no new folder (/proc). */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const isThere = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (isThere) return;
    if (codeOf(error) !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

/** The rights of a file that is to be replaced, null where there is none. The system would replace one that is read-only: it is refused here. */
async function modeToKeep(path: string): Promise<number | null> {
  const entry = await stat(path).catch(absentAt(path));
  if (entry !== null) await access(path, constants.W_OK);
  return entry && entry.mode & 0o777;
}

export const nodeDisk: Disk = {
  async read(path) {
    await checkPlain(path);
    return readFile(path).catch(absentAt(path));
  },
  async create(path, bytes, before) {
    const mode = before === undefined ? null : await modeToKeep(before);
    const file = await open(path, "wx");
    try {
      if (mode !== null) await file.chmod(mode);
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      // On a full disk the file is made, and its bytes are not.
      await rm(path, { force: true }).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  list: async (folder) => (await readdir(folder).catch(absentAt(folder))) ?? [],
  makeFolder,
  async syncFolder(path) {
    // Windows opens no folders as files, and writes their names through by itself.
    const folder = await open(path, "r").catch(() => null);
    await folder?.sync().catch(() => undefined);
    await folder?.close();
  },
};
