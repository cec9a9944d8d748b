import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

/** A folder that lasts as long as the tests of the file; `inside` is called when they begin. */
export function temporaryFolder(inside: () => string, prefix: string) {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(inside(), prefix));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    path: () => folder,
    write: (name: string, content: string | Uint8Array): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
  };
}
