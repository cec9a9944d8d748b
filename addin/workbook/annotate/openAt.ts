// A file that opens at one of its cells.
import { addressOf, areaOf, rangeOfArea, type Area } from "../../analysis";
import { closesItself, edited, openedTag, withAttribute, type Edit } from "../package/edits";
import { mainPartOf, workbookPartsOf } from "../package/package";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";
import { Archive, bytesOf } from "../package/zip";

/** The workbook of a file with a cell selected and in sight when it opens; the same bytes where the file has no such cell. */
export function openedAt(
  bytes: Uint8Array,
  { sheet, cell }: { readonly sheet: string; readonly cell: string },
): Uint8Array {
  const archive = new Archive(bytes, "");
  const workbook = mainPartOf(archive);
  const area = areaOf(cell);
  if (workbook === undefined || area === undefined) return bytes;
  const { workbookXml, worksheets } = workbookPartsOf(archive, workbook);
  const tab = elementsOf(workbookXml, "sheets", "sheet").findIndex(({ attributes }) => attributes["name"] === sheet);
  const [view] = elementsOf(workbookXml, "workbookView");
  if (tab < 0 || view === undefined) return bytes;
  const text = archive.text(workbook);
  const changed = new Map([[workbook, edited(text, [retagged(text, view, { activeTab: String(tab) })])]]);
  for (const { part, name } of worksheets) {
    const xml = archive.text(part);
    const views = elementsOf(parseXml(xml), "sheetViews", "sheetView");
    const edits = views.flatMap((one) =>
      name === sheet ? shownAt(xml, one, area) : [retagged(xml, one, { tabSelected: "0" })],
    );
    changed.set(part, edited(xml, edits));
  }
  return archive.with(new Map([...changed].map(([part, xml]) => [part, bytesOf(xml)])));
}

/** The edits by which a sheet is the one in sight, with a block selected. */
function shownAt(xml: string, view: XmlElement, area: Area): Edit[] {
  const first = addressOf(area.top, area.left);
  const selected = { activeCell: first, sqref: rangeOfArea(area) };
  const [pane] = elementsOf(view, "pane");
  const selections = elementsOf(view, "selection");
  // Where rows or columns are frozen, it is the rest that scrolls.
  const split = (name: string): number => Number(pane?.attributes[name] ?? 0);
  const top = addressOf(Math.max(area.top, split("ySplit")), Math.max(area.left, split("xSplit")));
  const tag = retagged(xml, view, { tabSelected: "1", ...(pane ? {} : { topLeftCell: first }) });
  const selection = `<${view.prefix}selection activeCell="${selected.activeCell}" sqref="${selected.sqref}"/>`;
  if (closesItself(xml, view.tagEnd))
    return [{ ...tag, text: `${openedTag(tag.text)}${selection}</${view.prefix}sheetView>` }];
  return [
    tag,
    ...(pane ? [retagged(xml, pane, { topLeftCell: top })] : []),
    ...selections.map((one) => retagged(xml, one, selected)),
    ...(selections.length === 0 ? [{ at: pane?.end ?? view.tagEnd, instead: 0, text: selection }] : []),
  ];
}

/** The edit that sets attributes of an element. */
const retagged = (xml: string, { start, tagEnd }: XmlElement, attributes: Readonly<Record<string, string>>): Edit => ({
  at: start,
  instead: tagEnd - start,
  text: Object.entries(attributes).reduce((tag, given) => withAttribute(tag, ...given), xml.slice(start, tagEnd)),
});
