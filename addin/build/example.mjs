/**
 * `node addin/build/example.mjs OUT`: makes 示例.xlsx, with one worked example for every function, the same bytes on every
 * run. Answers and expected values are the functions' own, worked out here from the cells.
 *
 * @typedef {import("hucre/xlsx").Cell} Cell
 * @typedef {import("./examples.mjs").Example} Example
 * @typedef {{id: string, description: string, parameters: {dimensionality: string}[]}} Help
 * @typedef {Readonly<Record<string, (...args: unknown[]) => (number | string | boolean)[][]>>} Functions by id
 */
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { writeXlsx } from "hucre/xlsx";
import { EXAMPLES } from "./examples.mjs";

/** The date in the file's properties. */
const WRITTEN = new Date(Date.UTC(2017, 8, 28));

/** The answer starts in B, its expected value in H, and whether they agree stands in M: no answer is wider than five. */
const [ANSWER, EXPECTED, AGREES] = [1, 7, 12];

const NOTES = [
  "本工作簿为示例数据：讲话（2017年9月28日）中有的数用讲话的，其余为举例。",
  "每个函数一例。“结果”是公式，“期望”是制作本文件时由同一函数算好的数，“核对”应全部为“相符”。",
  "须在装有“县域月报”加载项的Excel中打开。加载项没有运行时，公式显示为_xldudf_COUNTY_开头，只保留原来的结果。",
  "加载项已运行而仍显示#NAME?的，选中单元格，按F2再回车；仍不行的，关闭文件，先打开加载项，再打开文件。",
  "比率用小数：0.032即3.2%，0.0346即3.46个百分点。没有数的写明原因，如基期为零、未报，不写0。",
  "对外报送前，请把公式转为数值（复制，选择性粘贴，数值），别的单位没有这个加载项。",
];

const letter = (/** @type {number} */ column) => String.fromCharCode(65 + column);
const rangeAt = (/** @type {number} */ row, /** @type {number} */ column, /** @type {unknown[][]} */ grid) =>
  `${letter(column)}${row + 1}:${letter(column + (grid[0]?.length ?? 1) - 1)}${row + grid.length}`;

/** Moves the references of a call down. @param {string} call @param {number} rows */
const moved = (call, rows) =>
  call.replace(/"[^"]*"|\b([A-Z])(\d+)\b/g, (text, column, row) => (column ? `${column}${Number(row) + rows}` : text));

const valueOf = (/** @type {Example["cells"][number][number] | undefined} */ cell) =>
  (typeof cell === "object" && cell !== null ? cell.value : cell) ?? null;

/** An argument as Excel hands it over: one value, or rows of values where the function takes a range. */
function argument(/** @type {string} */ text, /** @type {Example["cells"]} */ cells, /** @type {boolean} */ asRange) {
  if (text === "") return null;
  const [, left, top, right = left, bottom = top] = /^([A-Z])(\d+)(?::([A-Z])(\d+))?$/.exec(text) ?? [];
  if (left === undefined || right === undefined) {
    const literal = JSON.parse(text);
    return asRange ? [[literal]] : literal;
  }
  const [from, to] = [left.charCodeAt(0) - 65, right.charCodeAt(0) - 65];
  const rows = cells
    .slice(Number(top) - 1, Number(bottom))
    .map((row) => Array.from({ length: to - from + 1 }, (_, index) => valueOf(row[from + index])));
  return asRange ? rows : rows[0]?.[0];
}

/** The function's own answer. @param {Example} example @param {Help} help @param {Functions} functions */
function answerOf({ id, call, cells }, { parameters }, functions) {
  const given = call.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const args = parameters.map(({ dimensionality }, index) =>
    argument(given[index] ?? "", cells, given[index] !== undefined && dimensionality === "matrix"),
  );
  const work = functions[id];
  if (work === undefined) throw new Error(`no function ${id}`);
  return work(...args);
}

/** A sheet under construction: values, and what a cell is beside its value. @param {string} name */
function blank(name) {
  /** @type {Map<string, Partial<Cell>>} */
  const cells = new Map();
  let height = 0;
  return {
    put(/** @type {number} */ row, /** @type {number} */ column, /** @type {Partial<Cell>} */ cell) {
      cells.set(`${row},${column}`, cell);
      height = Math.max(height, row + 1);
    },
    height: () => height,
    made: () => ({
      name,
      rows: Array.from({ length: height }, () => []),
      cells,
      columns: Array.from({ length: AGREES + 1 }, (_, column) => ({ width: column === 0 ? 24 : 16 })),
    }),
  };
}

const bold = { font: { bold: true } };

/** Writes one example below what is there. @param {ReturnType<typeof blank>} sheet @param {Example} example @param {Help} help @param {Functions} functions */
function write(sheet, example, help, functions) {
  const top = sheet.height() === 0 ? 0 : sheet.height() + 2;
  const [description = ""] = help.description.split(" | ");
  sheet.put(top, 0, { value: example.id, style: bold });
  sheet.put(top, 1, { value: description });
  sheet.put(top + 1, 0, { value: "示例" });
  sheet.put(top + 1, 1, { value: example.story });
  const inputs = top + 2;
  example.cells.forEach((row, r) => {
    row.forEach((cell, c) => {
      const format = typeof cell === "object" && cell !== null ? { numFmt: cell.format } : {};
      const heading = r === 0 && example.cells.length > 1 ? bold : {};
      sheet.put(inputs + r, c, { value: valueOf(cell), style: { ...format, ...heading } });
    });
  });

  const call = moved(example.call, inputs);
  const below = inputs + example.cells.length;
  sheet.put(below, 0, { value: "公式" });
  sheet.put(below, 1, { value: `=COUNTY.${example.id}(${call})` });
  const answer = answerOf(example, help, functions);
  const answers = rangeAt(below + 1, ANSWER, answer);
  sheet.put(below + 1, 0, { value: "结果" });
  sheet.put(below + 1, EXPECTED - 1, { value: "期望", style: { alignment: { horizontal: "right" } } });
  answer.forEach((row, r) => {
    row.forEach((value, c) => {
      const format = Array.isArray(example.format) ? example.format[c] : example.format;
      const style = format === undefined ? {} : { numFmt: format };
      // Every function is declared to give an array, so every formula is stored as one that spills; without the mark
      // Excel would open it as =@COUNTY.…, which shows one cell.
      const formula =
        r === 0 && c === 0
          ? /** @type {const} */ ({
              formula: `_xldudf_COUNTY_${example.id}(${call})`,
              formulaType: "array",
              formulaRef: answers,
              formulaDynamic: true,
              formulaResult: value,
            })
          : {};
      sheet.put(below + 1 + r, ANSWER + c, { value, style, ...formula });
      sheet.put(below + 1 + r, EXPECTED + c, { value, style });
    });
  });
  const expected = rangeAt(below + 1, EXPECTED, answer);
  const count = answer.flat().length;
  sheet.put(below + 1, AGREES, {
    value: "相符",
    formula: `IFERROR(IF(SUMPRODUCT(--(${answers}=${expected}))=${count},"相符","不符"),"未计算")`,
    formulaResult: "相符",
  });
  sheet.put(below, AGREES, { value: "核对", style: bold });
}

/** The bytes of 示例.xlsx. @param {readonly Help[]} helps @param {Functions} functions */
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
  return writeXlsx({
    sheets: [notes, ...sheets],
    properties: { creator: "County Monthly", created: WRITTEN, modified: WRITTEN },
  });
}

/** The functions and their help, from their source as it stands. */
async function fromSource() {
  const require = createRequire(import.meta.url);
  const typescript = require("typescript");
  require.extensions[".ts"] = (module, file) => {
    const options = { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 };
    const source = /** @type {string} */ (typescript.sys.readFile(file));
    /** @type {any} */ (module)._compile(
      typescript.transpileModule(source, { compilerOptions: options }).outputText,
      file,
    );
  };
  const path = fileURLToPath(new URL("../functions/functions.ts", import.meta.url));
  const made = await require("custom-functions-metadata").generateCustomFunctionsMetadata(path);
  if (made.errors.length > 0) throw new Error(made.errors.join("\n"));
  const exported = require(path);
  const functions = Object.fromEntries(
    made.associate.map((/** @type {{id: string, functionName: string}} */ { id, functionName }) => [
      id,
      exported[functionName],
    ]),
  );
  return { helps: JSON.parse(made.metadataJson).functions, functions };
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [, , out] = process.argv;
  if (out === undefined) throw new Error("node addin/build/example.mjs OUT");
  const { helps, functions } = await fromSource();
  await writeFile(out, await build(helps, functions));
}
