// Walks once over the cells of a worksheet's text and refuses what no reader refuses: a cell that is not closed, one that stands
// twice, a number that is none. It goes by characters, for a worksheet may have millions of cells.
import { SHEET_COLUMNS, SHEET_ROWS } from "../../analysis";
import { edited, withAttribute } from "../package/edits";
import { isBalanced } from "../package/plainXml";
import { areDistinct, isDoubleAt, numberAt } from "./numbers";

const [SPACE, QUOTE, SLASH, ZERO] = [32, 34, 47, 48];
const [LESS, EQUALS, GREATER] = [60, 61, 62];
const [LETTER_R, LETTER_S, LETTER_T] = [114, 115, 116];
/** R, S and T. */
const CAPITALS: ReadonlySet<number> = new Set([82, 83, 84]);

/** The contents of the cells of a worksheet. */
export interface CellsFound {
  /** The largest number by which a cell names a shared text; -1 where none does. */
  readonly lastShared: number;
  /** Whether a cell that should name a shared text names none. */
  readonly hasNameless: boolean;
  /** Offsets of the tags of cells whose value is not of their type. */
  readonly odd: readonly number[];
}

/** The tag that was read last. */
interface Tag {
  end: number;
  isClosed: boolean;
  /** Counted from 1; 0 where the tag does not say it. */
  row: number;
  column: number;
  /** The type of a cell; "" where the tag does not say it. */
  type: string;
  /** Whether a place, a style or a type is named in a capital, as in no cell. */
  hasCapital: boolean;
}

/**
 * The cells of a worksheet's text, whose elements have no prefix. Undefined where they are not sound: a row or a cell that is not
 * closed or begins within another, an element beside the rows that is not closed, a cell at no place of a sheet or at that of
 * another, one with two values or of no known type, and whatever else than rows, cells and what they hold stands among them, for the readers pass over it. Undefined, too, where
 * the text is not written as `plainXml` writes it, which the readers do not all know.
 */
export function cellsOf(xml: string): CellsFound | undefined {
  const start = xml.indexOf(`<${DATA}`);
  return start < 0 || STRAY.test(xml.slice(0, start)) ? undefined : new Walk(xml).from(start);
}

/** The text with its odd cells as cells of text: the readers take 0x10 for 16, and the digits at the beginning of any text for a number. */
export function withOddAsText(xml: string, odd: CellsFound["odd"]): string {
  if (odd.length === 0) return xml;
  const edits = odd.map((at) => {
    const tag = xml.slice(at, xml.indexOf(">", at) + 1);
    return { at, instead: tag.length, text: withAttribute(tag, "t", "str") };
  });
  return edited(xml, edits);
}

const [ROOT, DATA, ROW, CELL, VALUE, TEXT] = ["worksheet", "sheetData", "row", "c", "v", "is"];
const CELL_END = `</${CELL}>`;
const VALUE_END = `/${VALUE}>`;

/** A cell beside the rows, however it is written: readers that look at the end of a name alone take it for one of the sheet's. */
const STRAY = /<(?:[^\s<>/!?]+:)?c(?=[\s>/])/i;

/** A row, a cell or a value, in the same way. */
const OF_CELLS = /^(?:.*:)?(?:row|c|v)$/i;

const isOfNoCell = (name: string): boolean => !OF_CELLS.test(name);

/** The types that a cell may say it has. */
const TYPES: ReadonlySet<string> = new Set(["", "b", "d", "e", "inlineStr", "n", "s", "str"]);

/** Elements that may stand within a cell beside its value, and within a row beside its cells. */
const IN_CELL: ReadonlySet<string> = new Set(["f", TEXT, "extLst"]);
const IN_ROW: ReadonlySet<string> = new Set(["extLst"]);

class Walk {
  private readonly tag: Tag = { end: 0, isClosed: false, row: 0, column: 0, type: "", hasCapital: false };
  private readonly odd: number[] = [];
  private lastShared = -1;
  private hasNameless = false;
  /** By column, the last row of the walk in which a cell stands there. */
  private readonly rowOfColumn = new Uint32Array(SHEET_COLUMNS + 1);
  private readonly rows: number[] = [];

  constructor(private readonly xml: string) {}

  from(start: number): CellsFound | undefined {
    const { xml, tag, rows } = this;
    if (!this.readTag(start + 1 + DATA.length)) return undefined;
    let isInRow = false;
    // Where the end tag of the rows begins and ends.
    let [last, behind] = [tag.end, tag.end];
    for (let at = tag.isClosed ? -1 : tag.end; at >= 0;) {
      if (xml.charCodeAt(at) !== LESS) at = xml.indexOf("<", at);
      if (at < 0) return undefined;
      const next = xml.charCodeAt(at + 1);
      if (next === SLASH) {
        const name = isInRow ? ROW : DATA;
        if (!xml.startsWith(name, at + 2) || xml.charCodeAt(at + 2 + name.length) !== GREATER) return undefined;
        last = at;
        behind = at + 3 + name.length;
        at = isInRow ? at + 2 : -1;
        isInRow = false;
      } else if (isInRow && this.isNamed(at + 1, CELL)) at = this.afterCell(at);
      else if (!isInRow && this.isNamed(at + 1, ROW)) {
        if (!this.readTag(at + 1 + ROW.length) || tag.hasCapital || tag.row < 0 || tag.row > SHEET_ROWS)
          return undefined;
        rows.push(tag.row > 0 ? tag.row : (rows.at(-1) ?? 0) + 1);
        isInRow = !tag.isClosed;
        at = tag.end;
        this.column = 0;
      } else at = isInRow ? this.afterElement(at, IN_ROW) : BROKEN;
      if (at === BROKEN) return undefined;
    }
    const others = xml.slice(xml.indexOf(`<${ROOT}`), start) + xml.slice(behind);
    if (xml.includes(`<${DATA}`, start + 1) || STRAY.test(xml.slice(last)) || !areDistinct(rows)) return undefined;
    // Where the text was cut beside the rows and its end put on again, what was open there is not closed.
    if (!isBalanced(others)) return undefined;
    return { lastShared: this.lastShared, hasNameless: this.hasNameless, odd: this.odd };
  }

  /** The column of the cell before, counted from 1. */
  private column = 0;

  /** The place behind a cell that begins at a place. */
  private afterCell(start: number): number {
    const { xml, tag } = this;
    if (!this.readTag(start + 1 + CELL.length) || tag.hasCapital || !TYPES.has(tag.type)) return BROKEN;
    const { type, end, isClosed, row, column } = tag;
    const current = this.rows.length;
    if (row < 0 || (row > 0 && row !== this.rows[current - 1])) return BROKEN;
    this.column = column > 0 ? column : this.column + 1;
    if (this.column > SHEET_COLUMNS || this.rowOfColumn[this.column] === current) return BROKEN;
    this.rowOfColumn[this.column] = current;
    let hasValue = false;
    let hasText = false;
    for (let at = isClosed ? -1 : end; at >= 0;) {
      if (xml.charCodeAt(at) !== LESS) at = xml.indexOf("<", at);
      if (at < 0) return BROKEN;
      const next = xml.charCodeAt(at + 1);
      if (next === SLASH) {
        if (!xml.startsWith(CELL_END, at)) return BROKEN;
        // A reader looks for the text of a cell where its type says, and finds none elsewhere.
        if (hasText && type !== "inlineStr") return BROKEN;
        // So LibreOffice 5 wrote the text of a formula.
        if (hasValue && type === "inlineStr") this.odd.push(start);
        if (type === "s" && !hasValue) this.hasNameless = true;
        return at + CELL_END.length;
      }
      if (this.isNamed(at + 1, VALUE)) {
        if (hasValue) return BROKEN;
        hasValue = true;
        at = this.afterValue(at, start, type);
      } else {
        hasText ||= this.isNamed(at + 1, TEXT);
        at = this.afterElement(at, IN_CELL);
      }
    }
    if (isClosed && type === "s") this.hasNameless = true;
    return isClosed ? end : BROKEN;
  }

  /** The place behind a value that begins at a place; notes a value that its cell's type does not allow. */
  private afterValue(start: number, cell: number, type: string): number {
    const { xml, tag } = this;
    let from = start + 1 + VALUE.length;
    if (xml.charCodeAt(from) === GREATER) from++;
    else {
      if (!this.readTag(from)) return BROKEN;
      from = tag.end;
      if (tag.isClosed) {
        if (type === "s") this.hasNameless = true;
        return from;
      }
    }
    let to = from;
    while (xml.charCodeAt(to) !== LESS) if (++to >= xml.length) return BROKEN;
    if (!this.judge(from, to, type, cell)) return BROKEN;
    return xml.startsWith(VALUE_END, to + 1) ? to + 1 + VALUE_END.length : BROKEN;
  }

  /** Notes what the value of a cell of a type says; false where a reference keeps it from being seen. */
  private judge(from: number, to: number, type: string, cell: number): boolean {
    const { xml } = this;
    if (type === "s") {
      if (from === to) this.hasNameless = true;
      else this.lastShared = Math.max(this.lastShared, numberAt(xml, from, to));
      return this.lastShared < Infinity;
    }
    if (type !== "str" && type !== "e" && type !== "inlineStr" && (type === "b" || !isDoubleAt(xml, from, to))) {
      const value = xml.slice(from, to).trim();
      if (value !== "" && !ALLOWED.get(type)?.test(value)) this.odd.push(cell);
      return !value.includes("&");
    }
    return true;
  }

  private isNamed(at: number, name: string): boolean {
    const { xml } = this;
    const { length } = name;
    if (xml.charCodeAt(at) !== name.charCodeAt(0) || (length > 1 && !xml.startsWith(name, at))) return false;
    const next = xml.charCodeAt(at + length);
    return next <= SPACE || next === GREATER || next === SLASH;
  }

  /** The place behind an element that may stand where it does, in which no row, cell or value begins or ends. */
  private afterElement(at: number, allowed: ReadonlySet<string>): number {
    const { xml, tag } = this;
    let nameEnd = at + 1;
    for (let code = xml.charCodeAt(nameEnd); code > SPACE && code !== GREATER && code !== SLASH;)
      code = xml.charCodeAt(++nameEnd);
    if (nameEnd === at + 1) return BROKEN;
    const name = xml.slice(at + 1, nameEnd);
    if (!allowed.has(name) || !this.readTag(nameEnd)) return BROKEN;
    if (tag.isClosed) return tag.end;
    const start = tag.end;
    const close = xml.indexOf(`</${name}`, start);
    const isPlain = xml.indexOf("<", start) === close;
    if (close < 0 || !(isPlain || isBalanced(xml.slice(start, close), isOfNoCell))) return BROKEN;
    const end = close + 2 + name.length;
    return xml.charCodeAt(end) === GREATER ? end + 1 : BROKEN;
  }

  /** Reads the attributes of a tag from where its name ends; false where they are not written plainly, the place first. */
  private readTag(start: number): boolean {
    const { xml, tag } = this;
    tag.row = tag.column = 0;
    tag.type = "";
    tag.hasCapital = false;
    for (let at = start; ;) {
      let code = xml.charCodeAt(at);
      while (code <= SPACE) code = xml.charCodeAt(++at);
      if (code === GREATER || code === SLASH) {
        tag.isClosed = code === SLASH;
        tag.end = code === SLASH ? at + 2 : at + 1;
        return code === GREATER || xml.charCodeAt(at + 1) === GREATER;
      }
      const name = at;
      while (code > SPACE && code !== EQUALS && code !== GREATER && code !== LESS) code = xml.charCodeAt(++at);
      const isShort = at - name === 1;
      if (code !== EQUALS || xml.charCodeAt(++at) !== QUOTE) return false;
      const from = ++at;
      for (let next = xml.charCodeAt(at); next !== QUOTE; next = xml.charCodeAt(++at))
        if (Number.isNaN(next)) return false;
      if (isShort && xml.charCodeAt(name) === LETTER_T) tag.type = xml.slice(from, at);
      else if (isShort && xml.charCodeAt(name) === LETTER_R) {
        if (name !== start + 1 || xml.charCodeAt(start) !== SPACE) return false;
        this.readPlace(from, at);
      } else if (isShort && xml.charCodeAt(name) === LETTER_S) {
        if (numberAt(xml, from, at) === Infinity) return false;
      } else if (isShort && CAPITALS.has(xml.charCodeAt(name))) tag.hasCapital = true;
      at++;
    }
  }

  /** Reads an address or the number of a row; the row is -1 where it is neither. */
  private readPlace(from: number, to: number): void {
    const { xml, tag } = this;
    let at = from;
    let column = 0;
    let row = 0;
    for (; at < to; at++) {
      // The letters of either case, from 1.
      const letter = (xml.charCodeAt(at) & ~32) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    for (; at < to; at++) {
      const digit = xml.charCodeAt(at) - ZERO;
      row = digit >= 0 && digit <= 9 ? row * 10 + digit : -Infinity;
    }
    tag.column = column;
    tag.row = row > 0 ? row : -1;
  }
}

/** The values that cells of a type may hold, that of a date beside numbers. Of a date that is none, the readers make a day. */
const ALLOWED: ReadonlyMap<string, RegExp> = new Map([
  ["b", /^(?:0|1|true|false)$/],
  ["d", /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)/],
]);

/** No place: the text is broken. */
const BROKEN = -2;
