import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { run } from "../../addin/cli/run";
import { NODE, ROOT } from "./paths";

export const MAIN = join(NODE, "cli/main.js");

/** What one run of the built command line gave. */
export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in this process, from the top of the project; it is loaded at the first call. */
export async function county(...words: readonly string[]): Promise<Run> {
  const built = createRequire(import.meta.url)(join(NODE, "cli/run.js")) as { run: typeof run };
  const [out, err]: [string[], string[]] = [[], []];
  const status = await built.run(words, { print: (line) => out.push(line), say: (line) => err.push(line) });
  const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
  return { status, out: textOf(out), err: textOf(err) };
}

/** Runs it in a process of its own, as a user does. */
export function countyProcess(...words: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return { status, out: stdout, err: stderr };
}

/** What it printed as JSON, and nothing beside it. */
export async function countyJson<T>(...words: readonly string[]): Promise<T> {
  const { out, err } = await county(...words, "--json");
  if (err !== "") throw new Error(err);
  return JSON.parse(out) as T;
}
