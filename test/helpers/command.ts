import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const MAIN = join(__dirname, "../../dist/node/cli/main.js");

/** What one run of the built command line gave. */
export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line from the top of the project. */
export function county(...words: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
    cwd: join(__dirname, "../.."),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return { status, out: stdout, err: stderr };
}

/** What it printed as JSON, and nothing on stderr. */
export function countyJson<T>(...words: readonly string[]): T {
  const { out, err } = county(...words, "--json");
  if (err !== "") throw new Error(err);
  return JSON.parse(out) as T;
}
