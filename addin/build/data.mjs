/**
 * `node addin/build/data.mjs OUT`, the folder of the built pages: makes what lies beside them out of seeds/, the same bytes on
 * every run. These are 示例.xlsx, with one worked example for every function; dictionary.json, what the pane goes by where the
 * workbook holds no dictionary of its own; holidays.json, by which it counts working days; and the workbench's samples, as books.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { parse, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EXAMPLES } from "./examples.mjs";
import { FUNCTIONS, readFunctions } from "./metadata.mjs";
import { load, root } from "./typescript.mjs";

/**
 * The bytes of 示例.xlsx.
 * @param {readonly import("../documents/examples").FunctionHelp[]} helps
 * @param {import("../documents/examples").Functions} functions
 * @returns {Promise<Uint8Array>}
 */
export function exampleBytes(helps, functions) {
  const { exampleSheets } = load(`${root}/addin/documents/examples.ts`);
  const { writeWorkbook } = load(`${root}/addin/workbook/book/write.ts`);
  return writeWorkbook(exampleSheets(EXAMPLES, helps, functions));
}

/** 指标与地区.xlsx as the pane reads it. */
async function dictionary() {
  const { readWorkbookBytes } = load(`${root}/addin/workbook/read/bytes.ts`);
  const { readDictionary } = load(`${root}/addin/analysis/index.ts`);
  const name = "指标与地区.xlsx";
  const bytes = new Uint8Array(await readFile(`${root}/seeds/${name}`));
  const { dictionary, findings } = readDictionary(await readWorkbookBytes(bytes, name));
  if (findings.length > 0) throw new Error(`${name}: ${findings.map(({ id }) => id).join(", ")}`);
  return dictionary;
}

/** 节假日.xlsx as the pane reads it. */
async function holidays() {
  const { readWorkbookBytes } = load(`${root}/addin/workbook/read/bytes.ts`);
  const { holidaysIn } = load(`${root}/addin/analysis/index.ts`);
  const name = "节假日.xlsx";
  const [sheet] = await readWorkbookBytes(new Uint8Array(await readFile(`${root}/seeds/${name}`)), name);
  const { holidays, wrong } = holidaysIn(sheet);
  if (wrong.length > 0) throw new Error(`${name}: ${wrong.join(", ")}`);
  return holidays;
}

/** The month's submissions with worked examples of every function, a blank submission, and the workbooks that each break one rule. */
async function samples(examples) {
  const { openBook } = load(`${root}/addin/workbook/book/openBook.ts`);
  const { badSample, blankSample, monthSample } = load(`${root}/addin/documents/samples.ts`);
  const booksIn = async (folder) => {
    const names = (await readdir(`${root}/${folder}`)).filter((name) => /\.(?:xlsx|xls|et|csv)$/.test(name)).sort();
    const bytes = await Promise.all(names.map((name) => readFile(`${root}/${folder}/${name}`)));
    return Promise.all(
      names.map(async (name, i) => [parse(name).name, await openBook(new Uint8Array(bytes[i]), name)]),
    );
  };
  const month = await booksIn("seeds/2017-08");
  const [, finance] = month.find(([name]) => name === "财政局");
  return {
    month: monthSample(month, await openBook(examples, "示例.xlsx")),
    template: blankSample(finance, ["六县市收入", "华容县分税种", "税收占比", "支出"]),
    bad: badSample(await booksIn("seeds/bad")),
  };
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [, , out] = process.argv;
  if (out === undefined) throw new Error("node addin/build/data.mjs OUT");
  const functions = Object.entries(load(`${root}/${FUNCTIONS}`)).map(([name, work]) => [name.toUpperCase(), work]);
  const examples = await exampleBytes(await readFunctions(root, ""), Object.fromEntries(functions));
  await mkdir(resolve(out, "samples"), { recursive: true });
  await writeFile(resolve(out, "示例.xlsx"), examples);
  await writeFile(resolve(out, "dictionary.json"), JSON.stringify(await dictionary()));
  await writeFile(resolve(out, "holidays.json"), JSON.stringify(await holidays()));
  for (const [name, book] of Object.entries(await samples(examples)))
    await writeFile(resolve(out, `samples/${name}.json`), JSON.stringify(book));
}
