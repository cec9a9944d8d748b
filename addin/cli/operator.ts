import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Stamp } from "../analysis";
import { LedgerProblem } from "../workbook/disk/ledgerProblem";
import { now } from "../workbook/disk/now";
import type { Options } from "./options";

const FOLDER = join(homedir(), ".county-monthly");
const FILE = join(FOLDER, "operator.json");

/** Who does it and when. The name is asked once on a machine: a record, not a login. */
export async function stampOf(options: Options): Promise<Stamp> {
  return { by: options.operator ?? (await knownName()) ?? (await asked(options)), at: now() };
}

/** The name known on this machine; undefined where nobody has given one. */
export async function knownName(): Promise<string | undefined> {
  const words = await readFile(FILE, "utf8").catch(() => "{}");
  try {
    return (JSON.parse(words) as { operator?: string }).operator;
  } catch {
    return undefined;
  }
}

async function asked({ lang, ledger = "" }: Options): Promise<string> {
  if (!process.stdin.isTTY) throw new LedgerProblem("no name", ledger);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const name = await terminal.question(lang === "en" ? "Your name, for the ledger: " : "经办人姓名（记入台账）：");
  terminal.close();
  if (name.trim() === "") throw new LedgerProblem("no name", ledger);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(FILE, `${JSON.stringify({ operator: name.trim() })}\n`);
  return name.trim();
}
