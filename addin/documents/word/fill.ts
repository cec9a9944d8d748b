import { edited, type Edit } from "../../workbook/package/edits";
import { parseXml, type XmlElement } from "../../workbook/package/xml";
import { chartDrawing, ChartParts } from "./chartParts";
import type { Filled } from "./content";
import type { WordPackage } from "./package";
import { placesIn, type Paragraph, type TextNode } from "./places";
import { WordProblem } from "./problem";
import { ControlIds, paragraph, pieceXml, tableXml, type Look } from "./xml";

/** The content of a placeholder; undefined where it is none of ours. */
export type Fill = (asked: string) => Filled | undefined;

/** The texts of a template's parts with their placeholders filled, and the charts that came with them. */
export interface FilledParts {
  readonly texts: ReadonlyMap<string, string>;
  readonly charts: ChartParts;
}

/**
 * Fills the placeholders of a template. What a person set in Word stays: a paragraph that is one placeholder gives its own
 * look to the paragraphs that take its place, a placeholder among other words keeps the look of its run, and nothing else
 * is touched.
 */
export function fillTemplate({ archive, part: body, margins }: WordPackage, fill: Fill): FilledParts {
  const charts = new ChartParts(archive.names.filter((name) => name.startsWith("word/charts/county-chart")).length);
  const parts = [body, ...margins].map((part) => {
    const xml = archive.text(part);
    const root = parseXml(xml);
    return { part, xml, root, paragraphs: placesIn(root) };
  });
  const contents = contentsOf(
    parts.flatMap(({ paragraphs }) => paragraphs),
    fill,
  );
  const taken = parts.flatMap(({ xml }) => [...xml.matchAll(/<w:id w:val="(-?\d+)"/g)].map(([, id = ""]) => id));
  const ids = new ControlIds(new Set(taken));
  const texts = new Map(
    parts.map(({ part, xml, paragraphs }): [string, string] => {
      const write = (one: Paragraph): Edit[] => edits(xml, one, contents, { ids, charts, inText: part === body });
      return [part, edited(xml, paragraphs.flatMap(write))];
    }),
  );
  return { texts, charts };
}

/** The content of each placeholder; those that need all the others come last. All that are none of ours are told at once. */
function contentsOf(paragraphs: readonly Paragraph[], fill: Fill): ReadonlyMap<string, Filled> {
  const contents = new Map<string, Filled>();
  const unknown = new Set<string>();
  for (const { places } of paragraphs) {
    for (const { asked } of places) {
      if (contents.has(asked)) continue;
      const filled = fill(asked);
      if (filled === undefined) unknown.add(`{${asked}}`);
      else contents.set(asked, filled);
    }
  }
  if (unknown.size > 0) {
    const all = [...unknown];
    throw new WordProblem(
      `模板里有不认识的占位：${all.join("、")}。写法见“通报模板”一节。`,
      `The template has placeholders that are not known: ${all.join(", ")}.`,
    );
  }
  for (const [asked, filled] of contents) if (filled.is === "later") contents.set(asked, filled.make());
  return contents;
}

interface Writing {
  readonly ids: ControlIds;
  readonly charts: ChartParts;
  /** In the text of the document, not in a header or footer. */
  readonly inText: boolean;
}

function edits(xml: string, one: Paragraph, contents: ReadonlyMap<string, Filled>, writing: Writing): Edit[] {
  const { element, text, places } = one;
  const whole = places.find(({ from, to }) => text.slice(from, to) === text.trim());
  const filled = whole && contents.get(whole.asked);
  if (filled && filled.is !== "words" && writing.inText) {
    const { start, end } = element;
    return [{ at: start, instead: end - start, text: blockXml(lookOf(xml, one), filled, writing) }];
  }
  const astray = places.find(({ asked }) => contents.get(asked)?.is !== "words");
  if (astray !== undefined)
    throw new WordProblem(
      `模板里的{${astray.asked}}要单独成一段，不能与其他文字写在一起，也不能放在页眉页脚。`,
      `{${astray.asked}} has to be a paragraph of its own in the template, outside headers and footers.`,
    );
  return one.nodes.flatMap((node) => nodeEdit(xml, one, node, contents, writing));
}

function blockXml(look: Look, filled: Exclude<Filled, { is: "words" }>, { ids, charts }: Writing): string {
  if (filled.is === "table") return tableXml(look, filled.table, ids);
  if (filled.is === "chart") return chartDrawing(filled.chart, charts);
  if (filled.is === "later") return "";
  // A section that ends with the paragraph ends with the last of those that take its place.
  const [, section = ""] = /(<w:sectPr[\s>].*<\/w:sectPr>)<\/w:pPr>$/s.exec(look.paragraph) ?? [];
  const plain = { ...look, paragraph: look.paragraph.replace(section, "") };
  const { paragraphs } = filled;
  return paragraphs.map((pieces, i) => paragraph(i === paragraphs.length - 1 ? look : plain, pieces, ids)).join("");
}

/** The look of a paragraph, and of the text that its placeholder begins in. */
function lookOf(xml: string, { element, nodes, places: [first] }: Paragraph): Look {
  const run = nodes.find(({ at, node }) => first !== undefined && first.from < at + node.text.length)?.run;
  return { paragraph: childXml(xml, element, "pPr"), run: run === undefined ? "" : childXml(xml, run, "rPr") };
}

function childXml(xml: string, { children }: XmlElement, called: string): string {
  const found = children.find(({ prefix, name }) => prefix === "w:" && name === called);
  return found === undefined ? "" : xml.slice(found.start, found.end);
}

/** A text with the placeholders that begin in it filled, and without what others left in it. */
function nodeEdit(
  xml: string,
  { places }: Paragraph,
  { node, run, at }: TextNode,
  contents: ReadonlyMap<string, Filled>,
  { ids }: Writing,
): Edit[] {
  const end = at + node.text.length;
  const own = places.filter(({ from, to }) => from < end && to > at);
  if (own.length === 0) return [];
  const look = childXml(xml, run, "rPr");
  let out = "";
  let reached = at;
  for (const { asked, from, to } of own) {
    out += runOf(look, node.text.slice(Math.max(reached, at) - at, Math.max(from, at) - at));
    const filled = contents.get(asked);
    if (from >= at && filled?.is === "words") out += filled.pieces.map((piece) => pieceXml(piece, look, ids)).join("");
    reached = to;
  }
  out += runOf(look, node.text.slice(Math.min(reached, end) - at));
  // The run is closed before and opened after, since a content control stands beside runs and not in them.
  return [{ at: node.start, instead: node.end - node.start, text: `</w:r>${out}<w:r>${look}` }];
}

const runOf = (look: string, text: string): string => pieceXml({ text }, look, new ControlIds(new Set()));
