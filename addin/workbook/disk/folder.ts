import { readdir, stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";

const WORKBOOKS = new Set([
  ".xlsx",
  ".xlsm",
  ".xls",
  ".xlsb",
  ".et",
  ".ett",
  ".ods",
  ".csv",
  ".tsv",
  ".txt",
  ".xml",
  ".html",
  ".htm",
  ".dif",
  ".slk",
]);

/** Files as named, each once, a folder standing for the workbooks in it, in the order of their names. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const isFolder = await stat(path).then(
        (entry) => entry.isDirectory(),
        () => false,
      );
      if (!isFolder) return [path];
      const names = (await readdir(path)).filter(
        (name) => WORKBOOKS.has(extname(name).toLowerCase()) && !name.startsWith("~$") && !name.startsWith("."),
      );
      return names.sort().map((name) => join(path, name));
    }),
  );
  const each = new Map(found.flat().map((path) => [resolve(path), path]));
  return [...each.values()];
}
