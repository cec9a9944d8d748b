import { positionOf } from "../../analysis";
import { append, withAttribute, type Edit } from "../package/edits";
import { elementsOf, flagOf, type XmlElement } from "../package/xml";

/** Gives the new number of a style. */
export type Restyle = (style: number) => number;

type Marks = ReadonlyMap<number, { readonly address: string; readonly restyle: Restyle }>;

/**
 * The edits that give cells of a worksheet, by address, another style. A cell that is not there is put in, with the style
 * that its row or column would have given it. Undefined where cells do not say where they stand.
 */
export function cellEdits(xml: string, sheet: XmlElement, cells: ReadonlyMap<string, Restyle>): Edit[] | undefined {
  const data = sheet.children.find(({ name }) => name === "sheetData");
  if (data === undefined || data.end < 0) return undefined;
  const { prefix } = data;
  const rows = data.children.flatMap((element) =>
    element.name === "row" ? [{ element, row: Number(element.attributes["r"] ?? 0) - 1 }] : [],
  );
  if (rows.some(({ row }) => !(row >= 0))) return undefined;
  const columns = elementsOf(sheet, "cols", "col");
  const edits: Edit[] = [];
  let below = "";
  let at = 0;
  for (const [row, marks] of byRow(cells)) {
    while ((rows[at]?.row ?? row) < row) at++;
    const next = rows[at];
    if (next?.row === row) {
      const added = rowEdits(xml, next.element, marks, (column) => inheritedStyle(next.element, columns, column));
      if (added === undefined) return undefined;
      for (const edit of added) edits.push(edit);
      continue;
    }
    const put = [...marks].map(([column, mark]) => cellOf(prefix, mark, inheritedStyle(undefined, columns, column)));
    const text = `<${prefix}row r="${row + 1}">${put.join("")}</${prefix}row>`;
    if (next === undefined) below += text;
    else edits.push({ at: next.element.start, instead: 0, text });
  }
  return below === "" ? edits : [...edits, append(xml, data, below)];
}

/** Rows from the top, each with its marks by column from the left. */
function byRow(cells: ReadonlyMap<string, Restyle>): [number, Marks][] {
  const rows = new Map<number, [number, { address: string; restyle: Restyle }][]>();
  for (const [address, restyle] of cells) {
    const { row = 0, column = 0 } = positionOf(address) ?? {};
    const marks = rows.get(row) ?? [];
    marks.push([column, { address, restyle }]);
    rows.set(row, marks);
  }
  const sorted = [...rows].sort(([one], [other]) => one - other);
  return sorted.map(([row, marks]) => [row, new Map(marks.sort(([one], [other]) => one - other))]);
}

const cellOf = (prefix: string, { address, restyle }: { address: string; restyle: Restyle }, style: number): string =>
  `<${prefix}c r="${address}" s="${restyle(style)}"/>`;

/** The edits that restyle cells of a row or put them in; undefined where a cell of the row does not say where it stands. */
function rowEdits(
  xml: string,
  row: XmlElement,
  marks: Marks,
  inherited: (column: number) => number,
): Edit[] | undefined {
  const edits: Edit[] = [];
  const left = new Map(marks);
  /** The cells still to be put in that stand left of a column. */
  const takeBefore = (limit: number): string => {
    let text = "";
    for (const [column, mark] of left) {
      if (column >= limit) continue;
      text += cellOf(row.prefix, mark, inherited(column));
      left.delete(column);
    }
    return text;
  };
  for (const { name, attributes, start, tagEnd } of row.children) {
    if (name !== "c") continue;
    const position = positionOf(attributes["r"] ?? "");
    if (position === undefined) return undefined;
    edits.push({ at: start, instead: 0, text: takeBefore(position.column) });
    const mark = left.get(position.column);
    if (mark === undefined) continue;
    const style = String(mark.restyle(Number(attributes["s"] ?? 0)));
    edits.push({ at: start, instead: tagEnd - start, text: withAttribute(xml.slice(start, tagEnd), "s", style) });
    left.delete(position.column);
  }
  return left.size === 0 ? edits : [...edits, append(xml, row, takeBefore(Infinity))];
}

function inheritedStyle(row: XmlElement | undefined, columns: readonly XmlElement[], column: number): number {
  if (row !== undefined && flagOf(row, "customFormat")) return Number(row.attributes["s"] ?? 0);
  const own = columns.find(({ attributes: { min, max } }) => column + 1 >= Number(min) && column + 1 <= Number(max));
  return Number(own?.attributes["style"] ?? 0);
}
