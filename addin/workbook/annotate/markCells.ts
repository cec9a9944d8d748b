import { positionOf } from "../../analysis";
import { edited, prefixOf, withAttribute, type Edit } from "./edits";
import { attributeOf, flagOf, tagsOf } from "../package/xml";

/** Gives the new number of a style. */
export type Restyle = (style: number) => number;

interface Row {
  readonly row: number;
  readonly at: number;
  readonly tag: string;
  /** The row's cells; "" where its tag closes itself. */
  readonly inside: string;
}

/**
 * A worksheet with some of its cells, by address, in another style. A cell that is not there is put in, with the style that its
 * row or column would have given it. Undefined where cells do not say where they stand.
 */
export function markedCells(sheet: string, cells: ReadonlyMap<string, Restyle>): string | undefined {
  const prefix = prefixOf(sheet, "worksheet");
  const xml = withOpenData(sheet);
  const start = xml.indexOf(`<${prefix}sheetData`);
  const end = xml.indexOf(`</${prefix}sheetData>`, start);
  const rows = end < 0 ? undefined : rowsOf(xml, prefix, start, end);
  if (rows === undefined) return undefined;
  const columns = tagsOf(xml.slice(0, start), "col");
  const edits: Edit[] = [];
  for (const [row, marks] of byRow(cells)) {
    const found = rows.find((one) => one.row >= row);
    const isThere = found?.row === row;
    const at = found?.at ?? end;
    const { tag, inside } = isThere ? found : { tag: `<${prefix}row r="${row + 1}"/>`, inside: "" };
    const put = putInto(inside, prefix, marks, (column) => inheritedStyle(tag, columns, column));
    if (put === undefined) return undefined;
    const whole = `${tag.replace(/\s*\/>$/, ">")}${put}`;
    const closed = !isThere || tag.endsWith("/>");
    const instead = isThere ? tag.length + inside.length : 0;
    edits.push({ at, instead, text: closed ? `${whole}</${prefix}row>` : whole });
  }
  return edited(xml, edits);
}

/** A worksheet whose element for cells can take some. */
export function withOpenData(xml: string): string {
  return xml.replace(/<((?:\w+:)?sheetData)\s*\/>/, "<$1></$1>");
}

type Marks = ReadonlyMap<number, { readonly address: string; readonly restyle: Restyle }>;

/** Rows from the top, each with its cells by column from the left. */
function byRow(cells: ReadonlyMap<string, Restyle>): [number, Marks][] {
  const rows = new Map<number, [number, { address: string; restyle: Restyle }][]>();
  for (const [address, restyle] of cells) {
    const { row = 0, column = 0 } = positionOf(address) ?? {};
    rows.set(row, [...(rows.get(row) ?? []), [column, { address, restyle }]]);
  }
  const sorted = [...rows].sort(([one], [other]) => one - other);
  return sorted.map(([row, marks]) => [row, new Map(marks.sort(([one], [other]) => one - other))]);
}

function rowsOf(xml: string, prefix: string, start: number, end: number): Row[] | undefined {
  const rows: Row[] = [];
  const pattern = new RegExp(`<${prefix}row(?=[\\s/>])[^>]*>`, "g");
  pattern.lastIndex = start;
  for (let found = pattern.exec(xml); found !== null && found.index < end; found = pattern.exec(xml)) {
    const [tag] = found;
    const row = Number(attributeOf(tag, "r") ?? 0) - 1;
    if (row < 0) return undefined;
    const from = found.index + tag.length;
    const to = tag.endsWith("/>") ? from : xml.indexOf(`</${prefix}row>`, from);
    rows.push({ row, at: found.index, tag, inside: xml.slice(from, to) });
  }
  return rows;
}

/** A row's cells with those marked restyled or put in; undefined where they do not say where they stand. */
function putInto(
  inside: string,
  prefix: string,
  marks: Marks,
  inherited: (column: number) => number,
): string | undefined {
  const edits: Edit[] = [];
  const left = new Map(marks);
  const putBefore = (limit: number, at: number): void => {
    for (const [column, { address, restyle }] of left) {
      if (column >= limit) continue;
      edits.push({ at, instead: 0, text: `<${prefix}c r="${address}" s="${restyle(inherited(column))}"/>` });
      left.delete(column);
    }
  };
  for (const found of inside.matchAll(new RegExp(`<${prefix}c(?=[\\s/>])[^>]*>`, "g"))) {
    const [tag] = found;
    const place = positionOf(attributeOf(tag, "r") ?? "");
    if (place === undefined) return undefined;
    putBefore(place.column, found.index);
    const mark = left.get(place.column);
    if (mark === undefined) continue;
    const style = mark.restyle(Number(attributeOf(tag, "s") ?? 0));
    edits.push({ at: found.index, instead: tag.length, text: withAttribute(tag, "s", String(style)) });
    left.delete(place.column);
  }
  putBefore(Infinity, inside.length);
  return edited(inside, edits);
}

function inheritedStyle(row: string, columns: readonly string[], column: number): number {
  if (flagOf(row, "customFormat")) return Number(attributeOf(row, "s") ?? 0);
  const own = columns.find(
    (tag) => column + 1 >= Number(attributeOf(tag, "min")) && column + 1 <= Number(attributeOf(tag, "max")),
  );
  return Number(own === undefined ? 0 : (attributeOf(own, "style") ?? 0));
}
