import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Stamp } from "../analysis";
import { LedgerProblem } from "../workbook/disk/ledgerProblem";
import { now } from "../workbook/disk/now";
import { writeWhole } from "../workbook/disk/writeWhole";
import type { Options } from "./options";

const folder = (): string => join(homedir(), ".county-monthly");
const fileIn = (at: string): string => join(at, "operator.json");

/** Who does it and when. The name is asked once on a machine: a record, not a login. */
export async function stampOf(options: Options): Promise<Stamp> {
  const by = options.operator ?? (await knownName()) ?? (await asked(options));
  if (by.trim() === "") throw new LedgerProblem("no name", basename(options.ledger ?? ""));
  return { by, at: now() };
}

/** The name known on this machine; undefined where nobody has given one. */
export async function knownName(): Promise<string | undefined> {
  const words = await readFile(fileIn(folder()), "utf8").catch(() => "{}");
  try {
    const { operator } = JSON.parse(words) as { operator?: unknown };
    return typeof operator === "string" && operator.trim() !== "" ? operator : undefined;
  } catch {
    return undefined;
  }
}

async function asked({ lang, ledger = "" }: Options): Promise<string> {
  if (!process.stdin.isTTY) throw new LedgerProblem("no name", basename(ledger));
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const name = await terminal.question(lang === "en" ? "Your name, for the ledger: " : "经办人姓名（记入台账）：");
  terminal.close();
  if (name.trim() === "") throw new LedgerProblem("no name", basename(ledger));
  await writeWhole(fileIn(folder()), new TextEncoder().encode(`${JSON.stringify({ operator: name.trim() })}\n`));
  return name.trim();
}
