/** D1 and D2: workbooks as departments submit them, written once into .data/ with what they hold counted beside them. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cellCounter } from "./digest.mjs";
import { townshipSheet, itemSheet, plainSheet } from "./sheets.mjs";

/** Part of the folder's name: change it with anything that changes the files. */
const EDITION = 1;
const DATA = fileURLToPath(new URL(".data/", import.meta.url));

const LINE = { style: "thin", color: { rgb: "FF000000" } };
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const HEADING = {
  font: { bold: true },
  border: BORDER,
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
const TITLE = { font: { bold: true, size: 16 }, alignment: { horizontal: "center" } };

/** A made sheet in the form that hucre writes. */
function styled({ name, rows, merges, formats, headings }) {
  const cells = new Map([["0,0", { style: TITLE }]]);
  for (const row of headings) formats.forEach((_, column) => cells.set(`${row},${column}`, { style: HEADING }));
  const columns = formats.map((numFmt) => ({ width: 12, style: { border: BORDER, ...(numFmt && { numFmt }) } }));
  const areas = merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol }));
  return { name, rows, cells, columns, merges: areas };
}

async function write(folder, books) {
  const { writeXlsx } = await import("hucre/xlsx");
  const counter = cellCounter();
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const names = [];
  const faults = [];
  for (const { file, sheets } of books) {
    for (const { name, rows, fault } of sheets) {
      for (const row of rows) row.forEach(counter.add);
      if (fault !== undefined) faults.push(`${file}!${name}!${fault}`);
    }
    names.push(file);
    writeFileSync(`${unfinished}/${file}`, await writeXlsx({ sheets: sheets.map(styled) }));
  }
  writeFileSync(`${unfinished}/truth.json`, JSON.stringify({ names, cells: counter.digest(), faults }));
  renameSync(unfinished, folder);
}

/**
 * The bytes of a set of workbooks, made where they are not there yet.
 *
 * @returns {Promise<{ files: { name: string, path: string, bytes: Uint8Array }[], cells: object, faults: string[] }>} `faults`: file!sheet!cell
 */
async function stored(name, makeBooks) {
  const folder = `${DATA}${name}-${EDITION}`;
  if (!existsSync(folder)) await write(folder, makeBooks());
  const { names, cells, faults } = JSON.parse(readFileSync(`${folder}/truth.json`, "utf8"));
  return {
    files: names.map((file) => {
      const path = `${folder}/${file}`;
      return { name: file, path, bytes: new Uint8Array(readFileSync(path)) };
    }),
    cells,
    faults,
  };
}

/** D1: `count` workbooks of three sheets of 200 rows and 12 columns, one fault in each workbook. */
export const departments = (count) =>
  stored(`d1-${count}`, () =>
    Array.from({ length: count }, (_, book) => ({
      file: `部门${String(book + 1).padStart(2, "0")}.xlsx`,
      sheets: [townshipSheet(book, 0), townshipSheet(book, 1), itemSheet(book)],
    })),
  );

/** D2: one sheet of `count` rows and 12 columns. */
export const oneLargeSheet = (count) =>
  stored(`d2-${count}`, () => [{ file: "明细.xlsx", sheets: [plainSheet(count)] }]);
