/**
 * `node addin/build/example.mjs OUT`: makes 示例.xlsx, with one worked example for every function, the same bytes on every
 * run.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CFB } from "@e965/xlsx";
import { writeXlsx } from "hucre/xlsx";
import { EXAMPLES } from "./examples.mjs";
import { blank, write } from "./exampleSheet.mjs";
import { FUNCTIONS, readFunctions } from "./metadata.mjs";
import { load } from "./typescript.mjs";

/** The date in the file's properties. */
const WRITTEN = new Date(Date.UTC(2017, 8, 28));

const NOTES = [
  "本工作簿为示例数据：讲话（2017年9月28日）中有的数用讲话的，其余为举例。",
  "每个函数一例。“结果”是公式，“期望”是制作本文件时由同一函数算好的数，“核对”应全部为“相符”。",
  "须在装有“县域月报”加载项的Excel中打开。加载项没有运行时，公式显示为_xldudf_COUNTY_开头，只保留原来的结果。",
  "加载项已运行而仍显示#NAME?的，选中单元格，按F2再回车；仍不行的，关闭文件，先打开加载项，再打开文件。",
  "比率用小数：0.032即3.2%，0.0346即3.46个百分点。没有数的写明原因，如基期为零、未报，不写0。",
  "对外报送前，请把公式转为数值（复制，选择性粘贴，数值），别的单位没有这个加载项。",
];

/** The bytes of 示例.xlsx. @param {readonly import("./exampleSheet.mjs").Help[]} helps @param {import("./exampleSheet.mjs").Functions} functions */
export async function build(helps, functions) {
  const sheets = Object.entries(EXAMPLES).map(([name, examples]) => {
    const sheet = blank(name);
    for (const example of examples) {
      const help = helps.find(({ id }) => id === example.id);
      if (help === undefined) throw new Error(`${example.id} is an example of no function`);
      write(sheet, example, help, functions);
    }
    return sheet.made();
  });
  const shown = new Set(Object.values(EXAMPLES).flatMap((examples) => examples.map(({ id }) => id)));
  const without = helps.filter(({ id }) => !shown.has(id)).map(({ id }) => id);
  if (without.length > 0) throw new Error(`no example of ${without.join(", ")}`);
  const notes = { name: "说明", rows: NOTES.map((line) => [line]), columns: [{ width: 110 }] };
  const bytes = await writeXlsx({
    sheets: [notes, ...sheets],
    properties: { creator: "County Monthly", created: WRITTEN, modified: WRITTEN },
  });
  return calculated(bytes);
}

/**
 * The workbook marked as calculated already. As written it asks Excel to calculate on opening, which Excel does before the
 * add-in has started: every answer would be lost to #NAME?.
 * @param {Uint8Array} bytes
 */
function calculated(bytes) {
  const archive = CFB.read(bytes, { type: "buffer" });
  const workbook = CFB.find(archive, "/xl/workbook.xml");
  const text = Buffer.from(workbook?.content ?? []).toString("utf8");
  const marked = text.replace(/<calcPr[^>]*>/, '<calcPr calcId="191029"/>');
  if (workbook === null || marked === text) throw new Error("the workbook has no calculation properties");
  workbook.content = Buffer.from(marked);
  return new Uint8Array(
    /** @type {Buffer} */ (CFB.write(archive, { fileType: "zip", type: "buffer", compression: true })),
  );
}

/** The functions by id, from their source as it stands. @param {string} root */
const functionsOf = (root) =>
  Object.fromEntries(Object.entries(load(`${root}/${FUNCTIONS}`)).map(([name, work]) => [name.toUpperCase(), work]));

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [, , out] = process.argv;
  if (out === undefined) throw new Error("node addin/build/example.mjs OUT");
  const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
  await mkdir(dirname(resolve(out)), { recursive: true });
  await writeFile(out, await build(await readFunctions(root, ""), functionsOf(root)));
}
