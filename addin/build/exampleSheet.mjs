/**
 * One example on a sheet: what it shows, its inputs, the formula, and beside the formula's answer the value expected, which
 * is the function's own, worked out here from the same cells.
 *
 * @typedef {import("hucre/xlsx").Cell} Cell
 * @typedef {import("./examples.mjs").Example} Example
 * @typedef {{id: string, description: {zh: string}, parameters: {dimensionality?: string}[]}} Help
 * @typedef {Readonly<Record<string, (...args: unknown[]) => (number | string | boolean)[][]>>} Functions by id
 */

/** The answer starts in B, its expected value in H, and whether they agree stands in M: no answer is wider than five. */
const [ANSWER, EXPECTED, AGREES] = [1, 7, 12];

const letter = (/** @type {number} */ column) => String.fromCharCode(65 + column);
/** The range of a grid; a single cell is named alone, as Excel writes it. */
const rangeAt = (/** @type {number} */ row, /** @type {number} */ column, /** @type {unknown[][]} */ grid) => {
  const from = `${letter(column)}${row + 1}`;
  const to = `${letter(column + (grid[0]?.length ?? 1) - 1)}${row + grid.length}`;
  return from === to ? from : `${from}:${to}`;
};

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
export function blank(name) {
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
export function write(sheet, example, help, functions) {
  const top = sheet.height() === 0 ? 0 : sheet.height() + 2;
  sheet.put(top, 0, { value: example.id, style: bold });
  sheet.put(top, 1, { value: help.description.zh });
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
