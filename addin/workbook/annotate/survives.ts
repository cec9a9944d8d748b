import { prefixOf } from "./edits";
import { withOpenData } from "./markCells";
import { attributeOf, insideOf } from "../package/xml";

/**
 * Whether a worksheet holds after some cells were marked what it held before: every other cell as it was, those marked with
 * the content they had, and beside its cells nothing more than the way to its comments.
 */
export function survives(before: string, after: string, marked: ReadonlySet<string>): boolean {
  const [one, other] = [partsOf(withOpenData(before), marked), partsOf(after, marked)];
  if (one.beside !== other.beside || one.cells.size !== other.cells.size) return false;
  for (const [address, cell] of one.cells) if (other.cells.get(address) !== cell) return false;
  return true;
}

function partsOf(xml: string, marked: ReadonlySet<string>): { cells: Map<string, string>; beside: string } {
  const prefix = prefixOf(xml, "worksheet");
  const cells = new Map<string, string>();
  const data = insideOf(xml, "sheetData");
  const pattern = new RegExp(`(<${prefix}c(?=[\\s/>])[^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}c>)`, "g");
  for (const [, tag = "", content = ""] of data.matchAll(pattern)) {
    const address = attributeOf(tag, "r") ?? "";
    if (!marked.has(address)) cells.set(address, `${tag}>${content}`);
    else if (content !== "") cells.set(address, content);
  }
  const beside = xml.replace(data, "").replace(new RegExp(`<${prefix}legacyDrawing [^>]*>`), "");
  return { cells, beside };
}
