// The relations, references and content types of parts that are added to a package.
import { append, asXml, edited, type Edit } from "../package/edits";
import { elementsOf, parseXml, type XmlElement } from "../package/xml";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
/** The elements of a worksheet that come after the reference to its comments (ECMA-376 §18.3.1.99). */
const AFTER = new Set(
  "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst AlternateContent".split(" "),
);

/** A relation to be added; its type is the last word of the long name. */
export interface NewRelation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** A part of relations with some more; "" where there was none. Undefined where it is not whole. */
export function withRelations(xml: string, added: readonly NewRelation[]): string | undefined {
  const tags = added
    .map(({ id, type, target }) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="/${asXml(target)}"/>`)
    .join("");
  if (xml === "")
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}">${tags}</Relationships>`;
  const root = parseXml(xml);
  return root.end < 0 ? undefined : edited(xml, [append(xml, root, tags)]);
}

/** The edit that lets a worksheet refer to its boxes, at the place that the format gives to that. */
export function legacyDrawingEdit({ prefix, children, contentEnd }: XmlElement, id: string): Edit {
  const cells = children.findIndex(({ name }) => name === "sheetData");
  const next = children.slice(cells + 1).find(({ name }) => AFTER.has(name));
  const text = `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${id}"/>`;
  return { at: next?.start ?? contentEnd, instead: 0, text };
}

/** LibreOffice 3.3 to 6.0 gave each part of relations its type by name: a new one has none unless its ending has. */
const RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";

/**
 * The content types with those of some parts, by name, or of an ending, as `.vml`, and of the relations that new parts bring,
 * where they are missing.
 */
export function withTypes(xml: string, types: ReadonlyMap<string, string>): string | undefined {
  const root = parseXml(xml);
  if (root.end < 0) return undefined;
  const defaults = elementsOf(root, "Default").map(({ attributes }) => attributes["Extension"]?.toLowerCase());
  const tags = [...types, [".rels", RELATIONS_TYPE] as const].flatMap(([name, type]) => {
    if (!name.startsWith(".")) return [`<Override PartName="/${asXml(name)}" ContentType="${type}"/>`];
    const ending = name.slice(1);
    return defaults.includes(ending) ? [] : [`<Default Extension="${ending}" ContentType="${type}"/>`];
  });
  return edited(xml, [append(xml, root, tags.join(""))]);
}
