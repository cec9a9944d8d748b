import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAt, type Sheet } from "../addin/analysis/index";
import type { Book, BookCell } from "../addin/workbook/book/book";
import { sheetsOfBook } from "./helpers/sheetsOfBook";
import { readWorkbookBytes } from "../addin/workbook/read/bytes";
import { openBook } from "../addin/workbook/book/openBook";
import { saveBook } from "../addin/workbook/book/saveBook";
import { books } from "./helpers/books";
import { SEEDS, WEB } from "./helpers/paths";

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:xlsx|xls|et|csv)$/.test(name))
    .sort();

/** A book with each cell's style in place of its number, so that books numbered otherwise compare equal. */
function plain({ sheets, styles, usual, names }: Book): unknown {
  const cell = (one: BookCell | undefined): unknown =>
    one === undefined ? undefined : { ...one, style: one.style === undefined ? undefined : styles[one.style] };
  return {
    usual,
    names,
    sheets: sheets.map((sheet) => ({ ...sheet, rows: Array.from(sheet.rows, (row) => Array.from(row ?? [], cell)) })),
  };
}

const reopened = async (book: Book): Promise<Book> => openBook(await saveBook(book), "存.xlsx");

function essence(sheets: readonly Sheet[]): unknown {
  return sheets.map((sheet) => ({
    ...sheet,
    formatOf: undefined,
    formats: sheet.rows.map((row, r) => row.map((value, c) => (value === null ? null : formatAt(sheet, r, c)))),
  }));
}

describe("a book of a seed workbook", () => {
  test.each(filesUnder(SEEDS))("%s survives saving, and says what the reader says", async (name) => {
    const bytes = readFileSync(join(SEEDS, name));
    const book = await openBook(bytes, name);
    expect(plain(await reopened(book))).toEqual(plain(book));
    const file = name.split("/").at(-1) ?? "";
    expect(essence(sheetsOfBook(book, file))).toEqual(essence(await readWorkbookBytes(bytes, name)));
  });

  test("示例.xlsx survives saving", async () => {
    const book = await openBook(readFileSync(join(WEB, "示例.xlsx")), "示例.xlsx");
    expect(plain(await reopened(book))).toEqual(plain(book));
    const formulas = book.sheets.flatMap(({ rows }) =>
      rows.flatMap((row) => row?.flatMap((cell) => cell?.formula ?? []) ?? []),
    );
    expect(formulas.filter((formula) => formula.startsWith("COUNTY.")).length).toBeGreaterThan(30);
    expect(formulas.join().includes("_xl")).toBe(false);
  });
});

describe("a random book", () => {
  test("is the same after it was saved and opened, with nothing lost", async () => {
    await fc.assert(
      fc.asyncProperty(books, async (book) => {
        const again = await reopened(book);
        expect(plain(again)).toEqual(plain(book));
        expect(again.lost).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("gives the same bytes every time", async () => {
    await fc.assert(
      fc.asyncProperty(books, async (book) => {
        expect(await saveBook(book)).toEqual(await saveBook(book));
      }),
      { numRuns: 20 },
    );
  });
});
