/**
 * `node addin/build/example.mjs OUT`: makes 示例.xlsx, with one worked example for every function, the same bytes on every
 * run.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EXAMPLES } from "./examples.mjs";
import { FUNCTIONS, readFunctions } from "./metadata.mjs";
import { load } from "./typescript.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/**
 * The bytes of 示例.xlsx.
 * @param {readonly import("../documents/examples").FunctionHelp[]} helps
 * @param {import("../documents/examples").Functions} functions
 * @returns {Promise<Uint8Array>}
 */
export function build(helps, functions) {
  const { exampleSheets } = load(`${root}/addin/documents/examples.ts`);
  const { writeWorkbook } = load(`${root}/addin/workbook/book/write.ts`);
  return writeWorkbook(exampleSheets(EXAMPLES, helps, functions));
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [, , out] = process.argv;
  if (out === undefined) throw new Error("node addin/build/example.mjs OUT");
  const functions = Object.entries(load(`${root}/${FUNCTIONS}`)).map(([name, work]) => [name.toUpperCase(), work]);
  await mkdir(dirname(resolve(out)), { recursive: true });
  await writeFile(out, await build(await readFunctions(root, ""), Object.fromEntries(functions)));
}
