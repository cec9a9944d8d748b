import { execFile } from "node:child_process";
import { mkdir, readdir, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { ROOT } from "../helpers/paths";

const LOCK = join(ROOT, "node_modules/.cache/building-addin");
/** What the build writes last, every time; a script that comes out the same is not written again. */
const LAST = join(ROOT, "dist/web/samples/bad.json");
/** A build takes seconds; a lock that is older was left behind. */
const LONGEST_BUILD = 120_000;

const writtenAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/**
 * The built add-in, dist/web: built first where it is not there or older than its sources. `COUNTY_WEB` names a folder
 * that was built elsewhere.
 */
export async function builtAddin(): Promise<string> {
  const elsewhere = process.env["COUNTY_WEB"];
  if (elsewhere) return elsewhere;
  await mkdir(join(LOCK, ".."), { recursive: true });
  while (!(await taken())) await setTimeout(200);
  try {
    if ((await writtenAt(LAST)) < (await newestSource())) {
      await promisify(execFile)("npm", ["run", "build:addin"], { cwd: ROOT, shell: process.platform === "win32" });
    }
  } finally {
    await rmdir(LOCK);
  }
  return join(ROOT, "dist/web");
}

/** Whether this process may build now: tests run side by side. */
async function taken(): Promise<boolean> {
  if (Date.now() - (await writtenAt(LOCK)) > LONGEST_BUILD) await rmdir(LOCK).catch(() => undefined);
  return mkdir(LOCK).then(
    () => true,
    () => false,
  );
}

async function newestSource(): Promise<number> {
  const names = await readdir(join(ROOT, "addin"), { recursive: true });
  const times = await Promise.all(
    ["webpack.config.js", ...names.map((name) => join("addin", name))].map((path) => writtenAt(join(ROOT, path))),
  );
  return Math.max(...times);
}
