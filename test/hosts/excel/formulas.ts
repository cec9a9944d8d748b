import { columnOf, meets, SHEET_COLUMNS, SHEET_ROWS, widthOf, type Area } from "../../../addin/analysis/index";
import type { MemoryBook } from "./book";
import { omit, Refused, type Content, type MemorySheet } from "./sheet";
import { ERRORS } from "./entry";

/** As much of calculation as the tests need: references, SUM, and one function of the add-in, whose answer may spill. */

export type Argument = Content | null | readonly (readonly (Content | null)[])[];

export interface FunctionCall {
  readonly id: string;
  readonly args: readonly Argument[];
}

/** What a function of the add-in answers: rows, or an error. */
export type Answer = readonly (readonly Content[])[] | { readonly error: string };

const REFERENCE = /^(?:(?:'((?:[^']|'')+)'|([^\s'!,()]+))!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i;
const WHOLE_COLUMNS = /^(?:(?:'((?:[^']|'')+)'|([^\s'!,()]+))!)?\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i;

export interface Reference {
  readonly sheet: string | undefined;
  readonly area: Area;
}

const unquoted = (quoted: string | undefined, plain: string | undefined): string | undefined =>
  quoted?.replaceAll("''", "'") ?? plain;

export function reference(text: string): Reference | undefined {
  const whole = WHOLE_COLUMNS.exec(text);
  if (whole) {
    const [, quoted, plain, left = "", right = ""] = whole;
    const area = { top: 0, left: columnOf(left), bottom: SHEET_ROWS - 1, right: columnOf(right) };
    return { sheet: unquoted(quoted, plain), area };
  }
  const found = REFERENCE.exec(text);
  if (!found) return undefined;
  const [, quoted, plain, left = "", top = "", right = left, bottom = top] = found;
  const area = { top: Number(top) - 1, left: columnOf(left), bottom: Number(bottom) - 1, right: columnOf(right) };
  if (area.bottom >= SHEET_ROWS || area.right >= SHEET_COLUMNS) return undefined;
  return { sheet: unquoted(quoted, plain), area };
}

/** The arguments between a call's brackets; commas in texts and quoted names do not part them. */
function argumentsIn(text: string): string[] {
  return text.trim() === ""
    ? []
    : (text.match(/(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^,"'])*(?:,|$)/g) ?? [])
        .slice(0, -1)
        .map((part) => part.replace(/,$/, "").trim());
}

interface Parsed {
  readonly name: string;
  readonly args: readonly string[];
}

const callIn = (formula: string): Parsed | undefined => {
  const [, name, inner] = /^=([A-Z][A-Z0-9.]*)\((.*)\)$/i.exec(formula) ?? [];
  return name === undefined ? undefined : { name: name.toUpperCase(), args: argumentsIn(inner ?? "") };
};

interface Place {
  readonly sheet: MemorySheet;
  readonly row: number;
  readonly column: number;
}

/** Whether a parameter of a function takes a range. */
export type TakesRange = (id: string, index: number) => boolean;

export class Calculation {
  constructor(
    private readonly book: MemoryBook,
    private readonly takesRange: TakesRange,
    private readonly call: (calls: readonly FunctionCall[]) => Promise<readonly Answer[]>,
  ) {}

  private formulas(): (Place & { readonly formula: string })[] {
    return this.book.sheets.flatMap((sheet) =>
      [...sheet.known()].flatMap(([row, column, { formula }]) =>
        formula === undefined ? [] : [{ sheet, row, column, formula }],
      ),
    );
  }

  asksAddin(): boolean {
    return this.formulas().some(({ formula }) => callIn(formula)?.name.startsWith("COUNTY."));
  }

  /** What needs nobody else is there at once; functions of the add-in are awaited. */
  atOnce(): void {
    const formulas = this.formulas();
    for (const sheet of this.book.sheets) {
      const gone = [...sheet.spills].filter(([, { row, column }]) => sheet.at(row, column).formula === undefined);
      for (const [key] of gone) sheet.spills.delete(key);
    }
    for (let pass = 0; pass <= formulas.length; pass++) {
      const before = formulas.map(({ sheet, row, column }) => sheet.at(row, column).value);
      for (const place of formulas) {
        const call = callIn(place.formula);
        if (!call?.name.startsWith("COUNTY.")) this.show(place, this.builtIn(place, call));
        else if (place.sheet.at(place.row, place.column).value === "") this.show(place, { error: "#BUSY!" });
      }
      if (formulas.every(({ sheet, row, column }, index) => sheet.at(row, column).value === before[index])) return;
    }
  }

  /** Calls the add-in's functions until nothing changes any more. */
  async settle(): Promise<void> {
    for (let pass = 0; pass < 10; pass++) {
      const places = this.formulas().filter(({ formula }) => callIn(formula)?.name.startsWith("COUNTY."));
      const calls = places.map((place) => this.callOf(place));
      const answers = places.length === 0 ? [] : await this.call(calls);
      const before = JSON.stringify(this.book.sheets.map(({ spills }) => [...spills]));
      const values = places.map(({ sheet, row, column }) => sheet.at(row, column).value);
      places.forEach((place, index) => {
        // Meanwhile it may have been taken away, or another put there.
        if (place.sheet.at(place.row, place.column).formula === place.formula) this.show(place, answers[index] ?? []);
      });
      this.atOnce();
      const same = places.every(({ sheet, row, column }, index) => sheet.at(row, column).value === values[index]);
      if (same && JSON.stringify(this.book.sheets.map(({ spills }) => [...spills])) === before) return;
    }
  }

  private callOf(place: Place & { readonly formula: string }): FunctionCall {
    const { name, args } = callIn(place.formula) as Parsed;
    const id = name.slice("COUNTY.".length);
    return { id, args: args.map((text, index) => this.argument(place, text, this.takesRange(id, index))) };
  }

  private argument(place: Place, text: string, range: boolean): Argument {
    const value = this.values(place, text);
    if (value === undefined) return null;
    if (range) return value;
    return value[0]?.[0] ?? null;
  }

  /** Rows of a reference or of a literal; undefined where nothing is given. */
  private values(place: Place, text: string): readonly (readonly (Content | null)[])[] | undefined {
    if (text === "") return undefined;
    const literal = /^"(.*)"$/.exec(text)?.[1];
    if (literal !== undefined) return [[literal.replaceAll('""', '"')]];
    if (/^(true|false)$/i.test(text)) return [[text.toLowerCase() === "true"]];
    if (Number.isFinite(Number(text))) return [[Number(text)]];
    const found = reference(text);
    const sheet = found?.sheet === undefined ? place.sheet : this.book.find(found.sheet);
    if (!found || !sheet) return [["#REF!"]];
    const used = sheet.used();
    const bottom = Math.min(found.area.bottom, Math.max(found.area.top, used?.bottom ?? 0));
    return Array.from({ length: bottom - found.area.top + 1 }, (_, r) =>
      Array.from({ length: widthOf(found.area) }, (__, c) => {
        const content = sheet.valueAt(found.area.top + r, found.area.left + c);
        return content === "" ? null : content;
      }),
    );
  }

  private builtIn(place: Place & { readonly formula: string }, call: Parsed | undefined): Answer {
    if (call?.name === "SUM") {
      const cells = call.args.flatMap((text) => this.values(place, text)?.flat() ?? []);
      const error = cells.find((cell) => typeof cell === "string" && ERRORS.includes(cell));
      if (error !== undefined) return { error: String(error) };
      return [[cells.reduce<number>((sum, cell) => sum + (typeof cell === "number" ? cell : 0), 0)]];
    }
    if (call) return { error: "#NAME?" };
    const values = this.values(place, place.formula.slice(1));
    return values ? values.map((row) => row.map((value) => value ?? 0)) : { error: "#NAME?" };
  }

  /** Puts an answer into its cell and, where it is of several, into those beside and below. */
  private show(place: Place, answer: Answer): void {
    const { sheet, row, column } = place;
    for (const [key, spill] of [...sheet.spills]) {
      if (spill.row === row && spill.column === column) sheet.spills.delete(key);
    }
    if ("error" in answer) return sheet.change(row, column, { value: answer.error, error: true });
    const area = {
      top: row,
      left: column,
      bottom: row + answer.length - 1,
      right: column + (answer[0]?.length ?? 1) - 1,
    };
    const one = area.bottom === row && area.right === column;
    if (!one && this.blocked(sheet, area)) return sheet.change(row, column, { value: "#SPILL!", error: true });
    sheet.replace(row, column, { ...omit(sheet.at(row, column), "error"), value: answer[0]?.[0] ?? 0 });
    for (const [r, c] of one ? [] : sheet.within(area)) {
      if (r !== row || c !== column) sheet.spill(r, c, { value: answer[r - row]?.[c - column] ?? "", row, column });
    }
  }

  private blocked(sheet: MemorySheet, area: Area): boolean {
    const others = [...sheet.within(area)].slice(1);
    return (
      others.some(([row, column]) => sheet.holds(row, column) || sheet.spillAt(row, column) !== undefined) ||
      sheet.merges.some((merge) => meets(merge, area))
    );
  }
}

/** The area of an address, with or without its sheet. */
export function areaOfAddress(address: string): Area {
  const found = reference(address);
  if (!found) throw new Refused("InvalidArgument", `address: ${address}`);
  return found.area;
}
