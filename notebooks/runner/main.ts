import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { execute, type Fault } from "./execute";
import { ROOT } from "./kernel";
import { formatNotebook, readNotebook } from "./notebook";
import { report } from "./report";
import { typeFaults } from "./typecheck";

const FOLDER = join(ROOT, "notebooks");
const REPORTS = join(ROOT, "dist/reports");

/** The notebooks of the folder, in the order of their numbers. */
export const notebookPaths = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".ipynb"))
    .sort()
    .map((name) => join(FOLDER, name));

/** Describes the first line in which a committed text differs from a new one; undefined where they are the same. */
export function firstDifference(committed: string, made: string): string | undefined {
  if (committed === made) return undefined;
  const [before, after] = [committed.split("\n"), made.split("\n")];
  const at = after.findIndex((line, i) => line !== before[i]);
  const line = at < 0 ? after.length : at;
  return `第 ${line + 1} 行不同\n  已提交：${short(before[line])}\n  本次得：${short(after[line])}`;
}

const short = (line = "（无）"): string => (line.length > 200 ? `${line.slice(0, 200)}…` : line);

/** Executes one notebook and writes it anew, or with `check` reports where the committed one differs. */
export async function renew(path: string, { check = false, html = false, timeout = 120 } = {}): Promise<Fault[]> {
  const committed = readNotebook(path);
  const { notebook, faults, whole } = await execute(committed, { timeout: timeout * 1000 });
  const found = [...typeFaults(committed), ...faults];
  const made = formatNotebook(notebook);
  const difference = check ? firstDifference(readFileSync(path, "utf8"), made) : undefined;
  if (difference !== undefined) found.push({ cell: "", what: difference });
  if (!check && whole) writeFileSync(path, made);
  if (html) {
    const title = basename(path, ".ipynb");
    mkdirSync(REPORTS, { recursive: true });
    writeFileSync(join(REPORTS, `${title}.html`), report(title, notebook));
  }
  return found;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { check: { type: "boolean" }, html: { type: "boolean" }, timeout: { type: "string" } },
    allowPositionals: true,
  });
  const { check = false, html = false, timeout = "120" } = values;
  const paths = notebookPaths().filter((path) => positionals.every((word) => basename(path).includes(word)));
  for (const path of paths) {
    const faults = await renew(path, { check, html, timeout: Number(timeout) });
    console.log(`${faults.length === 0 ? "✓" : "✗"} ${basename(path)}`);
    for (const { cell, what } of faults) console.log(`  ${cell === "" ? "" : `${cell}：`}${what}`);
    if (faults.length > 0) process.exitCode = 1;
  }
  if (html) console.log("报告在 dist/reports");
}

if (require.main === module) void main();
