// Texts that the user types in a cell, where the grid itself reads them inexactly or not at all.
import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { isNumber, readCell } from "../../analysis";
import type { Engine } from "./engine";

const DIGITS = String.raw`(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?`;
const PERCENTAGE = new RegExp(`^[+-]?${DIGITS} ?%$`);
const IN_BRACKETS = new RegExp(`^\\(${DIGITS}%?\\)$`);

/**
 * The number that a text of digits stands for: a percentage is its ratio exactly, and brackets are a minus, as accountants
 * write it. Undefined for every other text, which the grid reads well.
 *
 * @example
 * numberWritten("8.8%") // => 0.088
 * numberWritten("(3,030)") // => -3030
 * numberWritten("3030") // => undefined
 */
export function numberWritten(text: string): number | undefined {
  const plain = text.normalize("NFKC").trim();
  const bracketed = IN_BRACKETS.test(plain);
  if (!bracketed && !PERCENTAGE.test(plain)) return undefined;
  const { figure } = readCell((bracketed ? `-${plain.slice(1, -1)}` : plain).replaceAll(",", ""));
  return isNumber(figure) ? figure : undefined;
}

const textOf = (cell: Nullable<ICellData>): string =>
  cell?.p?.body?.dataStream.replace(/\r\n$/, "") ?? (typeof cell?.v === "string" ? cell.v : "");

/** Reads a percentage and a number in brackets as they are meant, when a cell has been typed. */
export function readTyping({ univer }: Engine): void {
  const { writeCellInterceptor } = univer.__getInjector().get(SheetInterceptorService);
  let written: number | undefined;
  // Before the grid's own reading, which finds the number format, and after it: the grid asks one after the other.
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: 1,
    handler(cell, { worksheet, row, col }, next) {
      const isText =
        cell?.f || cell?.t === CellValueType.FORCE_STRING || worksheet.getCellStyle(row, col)?.n?.pattern === "@";
      written = isText ? undefined : numberWritten(textOf(cell));
      return next(cell);
    },
  });
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: -0.5,
    handler: (cell, _context, next) =>
      next(written === undefined ? cell : { ...cell, p: null, v: written, t: CellValueType.NUMBER }),
  });
}
