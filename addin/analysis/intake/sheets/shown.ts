import { addressOf } from "../../model/address";
import { cachedFor } from "../../model/cache";
import type { Around, LeftOut } from "../../model/observation";
import { roleOf } from "../words/columnRole";
import { wordsOf } from "../words/text";
import type { BlockPart } from "./blockColumns";
import type { Row } from "./cells";
import type { Context } from "./context";
import type { Grid } from "./grid";
import type { HeaderWords } from "./headers";
import type { Block } from "./tables";

/** The facts of a whole table, as a person is shown them. */
export function aroundOf({ year, month, span, from, units, unitFrom }: Context): Omit<Around, "taught"> {
  const period = year === null ? null : { year, month: month ?? 12, span: span ?? (month === null ? "year" : "month") };
  return { period, periodFrom: period && from, unit: units[0] ?? "", unitFrom };
}

/** Columns of figures from which none were taken. */
interface ColumnsLeftOut {
  readonly taught: readonly number[];
  readonly hidden: readonly number[];
}

/** The columns under a header and the rows beside a label that give a table no figure. */
export function leftOutOf(
  grid: Grid,
  block: Block,
  part: BlockPart,
  words: HeaderWords,
  bare: readonly Row[],
  { taught, hidden }: ColumnsLeftOut,
): LeftOut[] {
  const used = columnsIn(block);
  const [from, to] = reachOf(block, part, grid.width);
  const columns = Array.from({ length: to - from }, (_, i) => from + i).flatMap((column): LeftOut[] => {
    const header = words.pieces(column).join(" / ");
    const why = taught.includes(column) ? "taught" : hidden.includes(column) ? "hidden" : undefined;
    if (why === undefined && (header === "" || used.has(column))) return [];
    const cell = addressOf(words.lowest(column) ?? block.headerRows.at(-1) ?? 0, column);
    return [{ words: header, cell, why: why ?? reasonOf(header) }];
  });
  const headings = bare.map(({ label: { row, labelColumn } }): LeftOut => {
    return { words: wordsOf(grid.at(row, labelColumn)).trim(), cell: addressOf(row, labelColumn), why: "heading" };
  });
  return [...columns, ...headings.filter((one) => one.words !== "")];
}

/** The columns of all tables of a block, however many they are. */
const columnsIn = cachedFor(
  ({ parts }: Block): ReadonlySet<number> =>
    new Set(
      parts.flatMap(({ labels, unitColumn, figures }) => [
        ...labels.map(({ column }) => column),
        ...figures,
        ...(unitColumn === null ? [] : [unitColumn]),
      ]),
    ),
);

function reasonOf(header: string): LeftOut["why"] {
  const role = roleOf(header);
  return role === "index" || role === "code" || role === "note" ? role : "no figures";
}

/** A table goes as far as the next one beside it; the first has what stands before it, too. */
function reachOf({ parts }: Block, part: BlockPart, width: number): readonly [from: number, to: number] {
  const at = parts.indexOf(part);
  const startOf = (one: BlockPart | undefined): number =>
    one ? Math.min(...one.labels.map(({ column }) => column), ...one.figures) : width;
  return [at <= 0 ? 0 : startOf(part), startOf(parts[at + 1])];
}
