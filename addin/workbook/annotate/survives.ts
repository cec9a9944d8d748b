import { edited } from "../package/edits";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";

/**
 * Whether a worksheet still has after some cells were marked all that it had: every other cell as it was, the marked ones
 * with their content, and beside the cells nothing more than the reference to its comments.
 */
export function survives(before: string, sheet: XmlElement, after: string, marked: ReadonlySet<string>): boolean {
  const [one, other] = [partsOf(before, sheet, marked), partsOf(after, parseXml(after), marked)];
  if (one.beside !== other.beside || one.cells.size !== other.cells.size) return false;
  for (const [address, cell] of one.cells) if (other.cells.get(address) !== cell) return false;
  return true;
}

function partsOf(
  xml: string,
  sheet: XmlElement,
  marked: ReadonlySet<string>,
): { readonly cells: ReadonlyMap<string, string>; readonly beside: string } {
  const cells = new Map<string, string>();
  for (const { attributes, start, tagEnd, contentEnd, end } of elementsOf(sheet, "sheetData", "c")) {
    const address = attributes["r"] ?? "";
    const content = xml.slice(tagEnd, contentEnd);
    if (!marked.has(address)) cells.set(address, xml.slice(start, end));
    else if (content !== "") cells.set(address, content);
  }
  const cuts = sheet.children.filter(({ name }) => name === "sheetData" || name === "legacyDrawing");
  return {
    cells,
    beside: edited(
      xml,
      cuts.map(({ start, end }) => ({ at: start, instead: end - start, text: "" })),
    ),
  };
}
