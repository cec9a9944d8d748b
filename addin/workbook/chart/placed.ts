import { areaOf, type Area } from "../../analysis";
import type { PlacedChart } from "../book/book";
import { relationsOf, type Relation } from "../package/package";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";
import type { Archive } from "../package/zip";

/**
 * The charts of a worksheet as a book holds them, where the book can hold them in full: those that a saved book has written.
 * One with an accent, which an annex has, is not among them.
 */
export function placedCharts(archive: Archive, relations: readonly Relation[]): PlacedChart[] {
  const drawing = relations.find(({ type, target }) => type === "drawing" && /\/county-drawing\d+\.xml$/.test(target));
  if (drawing === undefined) return [];
  const parts = new Map(relationsOf(archive, drawing.target).map(({ id, target }) => [id, target]));
  return elementsOf(parseXml(archive.text(drawing.target)), "twoCellAnchor").flatMap((anchor) => {
    const [chart] = elementsOf(anchor, "chart");
    const part = parts.get(chart?.attributes["id"] ?? "");
    const at = placeOf(anchor);
    return part === undefined || at === undefined ? [] : chartAt(at, parseXml(archive.text(part)));
  });
}

function placeOf(anchor: XmlElement): Area | undefined {
  const [top, bottom] = ["from", "to"].map((corner) => Number(elementsOf(anchor, corner, "row")[0]?.text));
  const [left, right] = ["from", "to"].map((corner) => Number(elementsOf(anchor, corner, "col")[0]?.text));
  const area = { top, left, bottom, right } as Area;
  return Object.values(area).every(Number.isInteger) ? area : undefined;
}

function chartAt(at: Area, xml: XmlElement): PlacedChart[] {
  const [labels] = elementsOf(xml, "cat", "f").map(areaIn);
  const figures = elementsOf(xml, "val", "f").map(areaIn).at(-1);
  if (!labels || !figures || elementsOf(xml, "dPt").length > 0) return [];
  const data = { top: labels.top - 1, left: labels.left, bottom: labels.bottom, right: figures.right };
  return [{ at, chart: { title: elementsOf(xml, "title", "t")[0]?.text ?? "", data } }];
}

const areaIn = ({ text }: XmlElement): Area | undefined =>
  areaOf(text.slice(text.lastIndexOf("!") + 1).replaceAll("$", ""));
