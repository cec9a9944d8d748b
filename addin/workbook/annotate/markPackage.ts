// What leads from one part of a package to another, when parts are added.
import { asXml, edited, prefixOf } from "./edits";
import { attributeOf, tagsOf } from "../package/xml";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
/** What stands after the reference to a sheet's comments (ECMA-376 §18.3.1.99). */
const AFTER = new Set(
  "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst AlternateContent".split(" "),
);

/** A relation to be added; its type is the last word of the long name. */
export interface NewRelation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** A part of relations with some more; "" where there was none. */
export function withRelations(xml: string, added: readonly NewRelation[]): string {
  const tags = added
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="/${asXml(target)}"/>`)
    .join("");
  if (xml === "")
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}">${tags}</Relationships>`;
  const end = xml.lastIndexOf("</Relationships>");
  return end < 0
    ? xml.replace(/(<Relationships[^>]*?)\s*\/>/, (_, tag: string) => `${tag}>${tags}</Relationships>`)
    : edited(xml, [{ at: end, instead: 0, text: tags }]);
}

/** A worksheet that leads to its boxes, at the place that the format gives to that. */
export function withLegacyDrawing(xml: string, id: string): string {
  const prefix = prefixOf(xml, "worksheet");
  const from = xml.indexOf(`</${prefix}sheetData>`);
  let depth = 0;
  let at = xml.lastIndexOf(`</${prefix}worksheet>`);
  for (const found of xml.slice(from, at).matchAll(/<(\/?)(?:\w+:)?(\w+)(?:"[^"]*"|'[^']*'|[^>"'])*>/g)) {
    const [tag, closing, element = ""] = found;
    if (closing === "/") {
      if (found.index > 0) depth--;
      continue;
    }
    if (depth === 0 && AFTER.has(element)) {
      at = from + found.index;
      break;
    }
    if (!tag.endsWith("/>")) depth++;
  }
  return edited(xml, [{ at, instead: 0, text: `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${id}"/>` }]);
}

/** The content types with those of some parts, by name, or of an ending, as `.vml`, where they are not known yet. */
export function withTypes(xml: string, types: ReadonlyMap<string, string>): string {
  const tags = [...types].flatMap(([name, type]) => {
    if (!name.startsWith(".")) return [`<Override PartName="/${asXml(name)}" ContentType="${type}"/>`];
    const known = tagsOf(xml, "Default").some((tag) => attributeOf(tag, "Extension")?.toLowerCase() === name.slice(1));
    return known ? [] : [`<Default Extension="${name.slice(1)}" ContentType="${type}"/>`];
  });
  const end = xml.lastIndexOf("</");
  return edited(xml, [{ at: end, instead: 0, text: tags.join("") }]);
}
