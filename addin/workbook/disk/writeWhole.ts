import { basename, dirname } from "node:path";
import { nodeDisk } from "./disk";
import { inFolder, removeUnfinished, unfinishedPath } from "./unfinished";

/** Writes a file at once or not at all; a fault of the system names that file. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const [folder, fresh] = [dirname(path), unfinishedPath(path)];
  const tidy = () => removeUnfinished(folder, (name) => name === basename(path));
  try {
    await inFolder(folder, nodeDisk, async () => {
      await tidy();
      await nodeDisk.create(fresh, bytes, path);
      await nodeDisk.rename(fresh, path).finally(tidy);
    });
  } catch (error) {
    throw Object.assign(error as NodeJS.ErrnoException, { path, dest: undefined });
  }
}
