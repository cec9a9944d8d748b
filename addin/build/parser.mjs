/** Makes the parser of the rule book's language out of its grammar. The build, the checks and vitest run this first. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import peggy from "peggy";

const LANGUAGE = new URL("../analysis/checks/language/", import.meta.url);

/** The first line of parser.ts: it names the grammar and the peggy that the file was made of. */
const headOf = (grammar) => {
  const hash = createHash("sha256").update(grammar).digest("hex");
  return `// @ts-nocheck -- made of formula.peggy by addin/build/parser.mjs; peggy ${peggy.VERSION}, SHA-256 ${hash}`;
};

/** Writes parser.ts beside formula.peggy; a file that was made of the same grammar is left as it is. */
export function makeParser(folder = LANGUAGE) {
  const grammar = readFileSync(new URL("formula.peggy", folder), "utf8");
  const target = new URL("parser.ts", folder);
  const head = headOf(grammar);
  if (existsSync(target) && readFileSync(target, "utf8").startsWith(`${head}\n`)) return;
  const source = peggy.generate(grammar, { output: "source", format: "es", grammarSource: "formula.peggy" });
  writeFileSync(target, `${head}\n${source}\n`);
}

/** vitest calls this before all tests (globalSetup). */
export const setup = () => makeParser();

if (process.argv[1] === fileURLToPath(import.meta.url)) makeParser();
