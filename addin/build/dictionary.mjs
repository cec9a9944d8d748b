/**
 * `node addin/build/dictionary.mjs OUT`, the folder of the built pages: makes dictionary.json of seeds/指标与地区.xlsx, what
 * the pane goes by where the workbook holds no dictionary of its own.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./typescript.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const { readWorkbookBytes } = load(`${root}/addin/workbook/read/bytes.ts`);
const { readDictionary } = load(`${root}/addin/analysis/index.ts`);

const name = "指标与地区.xlsx";
const bytes = new Uint8Array(await readFile(`${root}/seeds/${name}`));
const { dictionary, findings } = readDictionary(await readWorkbookBytes(bytes, name));
if (findings.length > 0) throw new Error(`${name}: ${findings.map(({ id }) => id).join(", ")}`);
await writeFile(join(resolve(process.argv[2] ?? "dist/web"), "dictionary.json"), JSON.stringify(dictionary));
