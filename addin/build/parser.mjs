/** `npm run parser`: makes the parser of the rule book's language out of its grammar; the committed file is what this makes. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import peggy from "peggy";

const FOLDER = new URL("../analysis/checks/language/", import.meta.url);

/** The text of parser.ts. */
export function parserSource() {
  const grammar = readFileSync(new URL("formula.peggy", FOLDER), "utf8");
  const source = peggy.generate(grammar, { output: "source", format: "es", grammarSource: "formula.peggy" });
  return `// @ts-nocheck -- made of formula.peggy by addin/build/parser.mjs; change that and run: npm run parser\n${source}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(new URL("parser.ts", FOLDER), parserSource());
