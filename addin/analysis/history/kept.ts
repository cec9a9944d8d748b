/** Decides for every host, and for every workbook that keeps an append-only history, whether it may be written. */
import type { BookKind, LedgerFault } from "../model/ledger";
import type { Sheet } from "../model/sheet";
import { goesOn, verifyChain, type Break, type Chained, type Hash, type HashOf, type Head } from "./chain";
import { addedColumns, asText, columnsOf, isFilled } from "./lines";

/** A history as a sheet holds it. */
export interface HistoryRead<Row extends Chained> {
  readonly rows: readonly Row[];
  /** The first cell of each row. */
  readonly cells: readonly string[];
  /** The first cells of lines that are no row of the history. */
  readonly unreadable: readonly string[];
}

/** The derived sheets compared with the history. */
export interface DerivedRead<Edit> {
  /** Undefined where it was wiped out. */
  readonly head: Head | undefined;
  readonly edits: readonly Edit[];
  /** The first filled cell of each column that is not the book's own: writing would lose it. */
  readonly added: readonly string[];
}

/** A workbook that keeps a history on one sheet, and on others what is derived from it: 台账, 督办台账. */
export interface KeptBook<Row extends Chained, Edit extends { readonly cell: string }> {
  readonly kind: BookKind;
  readonly historySheet: string;
  /** The sheet, among the derived ones, whose first line is the head. */
  readonly headSheet: string;
  readonly derivedSheets: readonly string[];
  readonly hashOf: HashOf<Row>;
  readHistory(sheet: Sheet): HistoryRead<Row>;
  /** The derived sheets that are there, the sheet of the head always among them. */
  readDerived(sheets: readonly Sheet[], rows: readonly Row[]): DerivedRead<Edit>;
  /** The sheets of a history, itself the first. */
  sheetsOf(rows: readonly Row[], hash: Hash): readonly Sheet[];
}

/** Such a workbook as its sheets tell of it. */
export interface KeptState<Row extends Chained, Edit> {
  readonly rows: readonly Row[];
  /** The fault for which it must not be written as it stands; null where it may be. */
  readonly fault: LedgerFault | null;
  /** Cells at which the fault stands: of the derived sheets where they were edited by hand, otherwise of the history. */
  readonly cells: readonly string[];
  /** The rows at which the history was changed by hand. */
  readonly breaks: readonly Break[];
  /** Cells of the history that cannot be read. */
  readonly unreadable: readonly string[];
  /** The lines of the derived sheets that were changed by hand. */
  readonly edits: readonly Edit[];
}

export interface KeptOptions<Row> {
  /** A history that this one must go on from, row by row. */
  readonly before?: readonly Row[];
  /** The number of rows of the newest backup. */
  readonly backedUp?: number;
}

/**
 * Decides whether such a workbook may be written, from the sheets of its file or, of an open workbook, from its own sheets
 * alone. No sheets at all are one that is still to be made; a derived sheet without the history is none, and neither is a line of other headers in its place. A history whose head
 * is gone may have lost its end unseen, and so may one that is shorter than its newest backup.
 *
 * @example
 * keptState(LEDGER_BOOK, [], String).fault // => null
 */
export function keptState<Row extends Chained, Edit extends { readonly cell: string }>(
  book: KeptBook<Row, Edit>,
  sheets: readonly Sheet[],
  hash: Hash,
  { before = [], backedUp = 0 }: KeptOptions<Row> = {},
): KeptState<Row, Edit> {
  const history = sheets.find(({ name }) => name === book.historySheet);
  const derived = sheets.filter(({ name }) => book.derivedSheets.includes(name));
  const headSheet = derived.find(({ name }) => name === book.headSheet);
  const { rows, cells, unreadable } = history ? book.readHistory(history) : { rows: [], cells: [], unreadable: [] };
  const { head, edits, added } = headSheet
    ? book.readDerived(derived, rows)
    : { head: undefined, edits: [], added: [] };
  const breaks = verifyChain(rows, hash, book.hashOf, head);
  const state = (fault: LedgerFault | null, at: readonly string[]): KeptState<Row, Edit> => ({
    ...{ rows, fault, cells: at },
    ...{ breaks, unreadable, edits },
  });
  if (!history && sheets.some((sheet) => !derived.includes(sheet) || isFilled(sheet))) return state("not a ledger", []);
  const headers = (book.sheetsOf([], hash)[0]?.rows[0] ?? []).map(asText);
  if (history && rows.length + unreadable.length === 0 && isFilled(history)) {
    const known = columnsOf(history, 0);
    if (!headers.some((header) => known.has(header))) return state("not a ledger", []);
  }
  // A row that cannot be read breaks the chain of those after it.
  if (unreadable.length > 0) return state("chain broken", unreadable);
  const strange = history ? addedColumns(history, 0, headers) : [];
  if (strange.length > 0) return state("chain broken", strange);
  // The end that the head knows says nothing of another history.
  const isWhole = breaks.every(({ what }) => what === "end");
  if (isWhole && !goesOn(before, rows, hash, book.hashOf)) return state("not a continuation", []);
  if (breaks.length > 0) {
    const broken = [...new Set(breaks.map(({ number }) => number))].sort((a, b) => a - b);
    return state(
      "chain broken",
      broken.map((number) => cells[number - 1] ?? "A2"),
    );
  }
  if (rows.length < backedUp) return state("rows missing", []);
  const headCells = headSheet && isFilled(headSheet) && !head ? ["A1"] : [];
  if (rows.length > 0 && !head) return state("no head", headCells);
  if (edits.length + headCells.length + added.length === 0) return state(null, []);
  const editCells = edits.map(({ cell }) => cell).filter((cell) => cell !== "");
  return state("edited by hand", [...headCells, ...editCells, ...added]);
}
