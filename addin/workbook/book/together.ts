// Several workbooks as one: a month's files side by side.
import { quotedSheet, append } from "../../analysis";
import type { Book, BookCell, BookSheet, Style } from "./book";

/** A book under the name of its file, without the ending. */
export type NamedBook = readonly [file: string, book: Book];

/** The characters that no sheet's name may hold. */
const FORBIDDEN = /[[\]:*?/\\]/g;
const LONGEST = 31;

/** A name that no sheet has yet. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((one) => one.toLowerCase()));
  let free = name;
  for (let number = 2; known.has(free.toLowerCase()); number++) {
    const ending = ` (${number})`;
    free = name.slice(0, LONGEST - ending.length) + ending;
  }
  return free;
}

/** A name for a sheet out of any words: without the characters that no name may hold, of its length, and that no sheet has yet. */
export function sheetName(words: string, taken: readonly string[]): string {
  const plain = words.replace(FORBIDDEN, "_").replace(/^'|'$/g, "_").trim();
  return freeName(plain.slice(0, LONGEST).trim() || "_", taken);
}

const TEXT = /("(?:[^"]|"")*")/;
const SHEET = /(?<![\w\]'.\u0080-\uffff])(?:'((?:[^']|'')+)'|([\w.\u0080-\uffff]+))!/g;

/** A formula that names sheets by their new names; those of other workbooks stay. */
export const withSheetNames = (formula: string, names: ReadonlyMap<string, string>): string =>
  !formula.includes("!")
    ? formula
    : formula
        .split(TEXT)
        .map((piece, i) =>
          i % 2 === 1
            ? piece
            : piece.replace(SHEET, (written, quoted: string | undefined, plain: string | undefined) => {
                const name = names.get((quoted?.replaceAll("''", "'") ?? plain ?? "").toLowerCase());
                return name === undefined ? written : `${quotedSheet(name)}!`;
              }),
        )
        .join("");

/** The book of a file with its sheets named after the file, and by their own name too where it has several. */
function renamed([file, book]: NamedBook, taken: string[]): Book {
  const names = new Map<string, string>();
  for (const { name } of book.sheets) {
    const free = sheetName(book.sheets.length === 1 ? file : `${file} ${name}`, taken);
    taken.push(free);
    names.set(name.toLowerCase(), free);
  }
  const nameOf = (name: string): string => names.get(name.toLowerCase()) ?? name;
  const cellOf = (cell: BookCell | undefined): BookCell | undefined =>
    cell?.formula === undefined ? cell : { ...cell, formula: withSheetNames(cell.formula, names) };
  return {
    ...book,
    sheets: book.sheets.map((sheet): BookSheet => ({
      ...sheet,
      name: nameOf(sheet.name),
      rows: sheet.rows.map((row) => row?.map(cellOf)),
      links: sheet.links.map((link) =>
        link.to.startsWith("#") ? { ...link, to: `#${withSheetNames(link.to.slice(1), names)}` } : link,
      ),
    })),
    names: book.names.map((one) => ({
      ...one,
      refersTo: withSheetNames(one.refersTo, names),
      ...(one.sheet === undefined ? {} : { sheet: nameOf(one.sheet) }),
    })),
    lost: book.lost.map((one) => ({ ...one, sheet: one.sheet === "" ? file : nameOf(one.sheet) })),
  };
}

/**
 * Books as one, without their empty sheets: sheets are named by their file, and by their own name too where it has several;
 * formulas follow. Of two defined names that are alike the first stays.
 *
 * @param taken names that the sheets may not get
 */
export function together(books: readonly NamedBook[], taken: readonly string[] = []): Book {
  const styles: Style[] = [];
  const sheets: BookSheet[] = [];
  const names = new Map<string, Book["names"][number]>();
  const lost: Book["lost"][number][] = [];
  const all = [...taken];
  for (const [file, whole] of books) {
    const filled = { ...whole, sheets: whole.sheets.filter(({ rows }) => rows.length > 0) };
    const book = renamed([file, filled], all);
    const from = styles.length;
    append(styles, book.styles);
    const restyled = (cell: BookCell | undefined): BookCell | undefined =>
      cell?.style === undefined ? cell : { ...cell, style: cell.style + from };
    for (const sheet of book.sheets) sheets.push({ ...sheet, rows: sheet.rows.map((row) => row?.map(restyled)) });
    for (const one of book.names) {
      const key = `${one.sheet ?? ""}!${one.name.toLowerCase()}`;
      if (!names.has(key)) names.set(key, one);
    }
    append(lost, book.lost);
  }
  const usual = books.find(([, book]) => book.usual !== undefined)?.[1].usual;
  return { sheets, styles, ...(usual ? { usual } : {}), names: [...names.values()], lost };
}
