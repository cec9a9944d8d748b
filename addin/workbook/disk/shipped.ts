import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder that the product was installed to: the nearest above this file that holds its package.json. */
function home(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The path of a file that the product brings along, whether its scripts lie apart or were put together into one. */
export const shipped = (path: string): string => join(home(), path);
