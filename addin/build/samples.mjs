/**
 * `node addin/build/samples.mjs OUT`, the folder of the built pages: makes the workbench's samples from seeds/, as books: the
 * month's submissions with worked examples of every function, a blank submission, and the workbooks that each break one rule.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { parse, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./typescript.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const { openBook } = load(`${root}/addin/workbook/book/openBook.ts`);
const { blankSample, monthSample, together } = load(`${root}/addin/documents/samples.ts`);

/** @param {string} path @returns {Promise<import("../workbook/book/book").Book>} */
const bookOf = async (path) => openBook(new Uint8Array(await readFile(path)), parse(path).base);

/** @param {string} folder @returns {Promise<import("../documents/samples").NamedBook[]>} */
async function filesIn(folder) {
  const names = (await readdir(`${root}/${folder}`)).filter((name) => /\.(?:xlsx|xls|et|csv)$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => /** @type {const} */ ([parse(name).name, await bookOf(`${root}/${folder}/${name}`)])),
  );
}

const [, , out] = process.argv;
if (out === undefined) throw new Error("node addin/build/samples.mjs OUT, beside which 示例.xlsx has been made");
const folder = resolve(out, "samples");
await mkdir(folder, { recursive: true });
const sheets = ["六县市收入", "华容县分税种", "税收占比", "支出"];
const samples = {
  month: monthSample(await filesIn("seeds/2017-08"), await bookOf(resolve(out, "示例.xlsx"))),
  template: blankSample(await bookOf(`${root}/seeds/2017-08/财政局.xlsx`), sheets),
  bad: together(await filesIn("seeds/bad")),
};
for (const [name, book] of Object.entries(samples)) await writeFile(`${folder}/${name}.json`, JSON.stringify(book));
