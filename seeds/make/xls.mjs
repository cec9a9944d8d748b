/** @typedef {import("../../addin/workbook/book/write.js").WorkbookSheet} WorkbookSheet */

/** The bytes of an .xls (BIFF8), which is also what WPS writes as .et. It keeps no bold, alignment or hidden rows. @param {readonly WorkbookSheet[]} sheets */
export async function writeXls(sheets) {
  const { utils, write } = await import("@e965/xlsx");
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, worksheet(utils, sheet), sheet.name);
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden === true ? 1 : 0 })) };
  return new Uint8Array(/** @type {ArrayBuffer} */ (write(book, { bookType: "biff8", type: "array" })));
}

/**
 * @param {typeof import("@e965/xlsx").utils} utils
 * @param {WorkbookSheet} sheet
 */
function worksheet(utils, { rows, merges = [], columnWidths = [], hiddenColumns = [] }) {
  const width = Math.max(
    columnWidths.length,
    ...hiddenColumns.map((column) => column + 1),
    ...rows.map(({ length }) => length),
  );
  /** @type {import("@e965/xlsx").WorkSheet} */
  const written = {
    "!ref": `A1:${utils.encode_cell({ r: Math.max(rows.length, 1) - 1, c: Math.max(width, 1) - 1 })}`,
    "!merges": merges.map(({ top, left, bottom, right }) => ({ s: { r: top, c: left }, e: { r: bottom, c: right } })),
    "!cols": Array.from({ length: width }, (_, column) => {
      const wch = columnWidths[column];
      return { hidden: hiddenColumns.includes(column), ...(wch === undefined ? {} : { wch }) };
    }),
  };
  rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      const { value, format, formula } =
        typeof cell === "object" && cell !== null ? cell : { value: cell, format: undefined, formula: undefined };
      if (value === null) return;
      written[utils.encode_cell({ r, c })] = {
        t: typeof value === "number" ? "n" : typeof value === "boolean" ? "b" : "s",
        v: value,
        ...(format === undefined ? {} : { z: format }),
        ...(formula === undefined ? {} : { f: formula }),
      };
    }),
  );
  return written;
}
