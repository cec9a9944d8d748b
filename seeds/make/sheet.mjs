/** @typedef {import("../../addin/workbook/book/write.js").WorkbookCell} WorkbookCell */
/** @typedef {number | string | boolean | null | WorkbookCell} Cell */

/** A number that is shown in a format. @param {number} value @param {string} format */
export const shown = (value, format) => ({ value, format });

/** A sheet under construction (a `WorkbookSheet`), addressed as its reader will: A1. */
export class Grid {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
    /** @type {Cell[][]} */
    this.rows = [];
    /** @type {{top: number, left: number, bottom: number, right: number}[]} */
    this.merges = [];
    /** @type {number[]} */
    this.columnWidths = [];
    /** @type {number[]} */
    this.hiddenRows = [];
    /** @type {number[]} */
    this.hiddenColumns = [];
  }

  /** Writes cells to the right of an address. @param {string} address @param {...Cell} cells */
  put(address, ...cells) {
    const { row, column } = position(address);
    while (this.rows.length <= row) this.rows.push([]);
    const line = /** @type {Cell[]} */ (this.rows[row]);
    while (line.length < column) line.push(null);
    cells.forEach((cell, index) => (line[column + index] = cell));
    return this;
  }

  /** Changes one cell, keeping how it is shown. @param {string} address @param {Partial<WorkbookCell>} more */
  change(address, more) {
    const { row, column } = position(address);
    const cell = this.rows[row]?.[column] ?? null;
    return this.put(address, { ...(typeof cell === "object" && cell !== null ? cell : { value: cell }), ...more });
  }

  /** A bold, centred text over a merged range. @param {string} range @param {string} text */
  heading(range, text) {
    const [from = range, to] = range.split(":");
    this.put(from, { value: text, bold: true, align: "center" });
    return to === undefined ? this : this.merge(range);
  }

  /** Several headings, as range → text. @param {Readonly<Record<string, string>>} texts */
  headings(texts) {
    for (const [range, text] of Object.entries(texts)) this.heading(range, text);
    return this;
  }

  /** @param {string} range */
  merge(range) {
    const [from = range, to = range] = range.split(":");
    const [first, last] = [position(from), position(to)];
    this.merges.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
    return this;
  }

  /** Writes rows downwards from an address. @param {string} address @param {readonly (readonly Cell[])[]} rows */
  block(address, rows) {
    const { row } = position(address);
    const letters = address.replace(/\d+/, "");
    rows.forEach((cells, index) => this.put(`${letters}${row + index + 1}`, ...cells));
    return this;
  }

  /** @param {...number} widths */
  wide(...widths) {
    this.columnWidths = widths;
    return this;
  }
}

/** @param {string} address */
function position(address) {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** The sheet 说明 that every workbook carries: where its figures come from. @param {...string} lines */
export function notes(...lines) {
  const grid = new Grid("说明").wide(100);
  return grid.block("A1", [["本工作簿为示例数据"], ...lines.map((line) => [line])]);
}
