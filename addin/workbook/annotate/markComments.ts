import { fittingCell, positionOf } from "../../analysis";
import { append, asXml, edited, type Edit } from "../package/edits";
import { elementsOf, parseXml } from "../package/xml";

/** The author of every comment of ours, in workbooks and Word files alike. */
export const AUTHOR = "县域月报";

/** True of a comments part that holds comments of ours. */
export const isOurs = (xml: string): boolean => new RegExp(`\\bauthor(?:>|=")${AUTHOR}[<"]`).test(xml);
const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const NO_COMMENTS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="${SPREADSHEET}"><authors></authors><commentList></commentList></comments>`;
const NO_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/**
 * The comments of a sheet with some more, by address; one that is there already goes on with the new text. Undefined where
 * the part has no place for them.
 */
export function withComments(existing: string | undefined, notes: ReadonlyMap<string, string>): string | undefined {
  const xml = existing ?? NO_COMMENTS;
  const root = parseXml(xml);
  const { prefix } = root;
  const [authors] = elementsOf(root, "authors");
  const [list] = elementsOf(root, "commentList");
  if (authors === undefined || list === undefined || authors.end < 0 || list.end < 0) return undefined;
  const author = elementsOf(authors, "author").length;
  const edits: Edit[] = [append(xml, authors, `<${prefix}author>${AUTHOR}</${prefix}author>`)];
  let added = "";
  for (const [address, text] of notes) {
    const run = (words: string): string =>
      `<${prefix}r><${prefix}t xml:space="preserve">${asXml(fittingCell(words))}</${prefix}t></${prefix}r>`;
    const own = list.children.find(({ attributes }) => attributes["ref"] === address);
    if (own === undefined) {
      added += `<${prefix}comment ref="${address}" authorId="${author}"><${prefix}text>${run(text)}</${prefix}text></${prefix}comment>`;
      continue;
    }
    const words = own.children.find(({ name }) => name === "text");
    if (words === undefined || words.end < 0) return undefined;
    const [plain, ...others] = words.children;
    // Runs follow runs only: plain text that stands alone becomes one.
    if (plain?.name === "t" && others.length === 0) {
      edits.push({ at: plain.start, instead: 0, text: `<${prefix}r>` });
      edits.push({ at: plain.end, instead: 0, text: `</${prefix}r>` });
    }
    edits.push(append(xml, words, run(`\n${text}`)));
  }
  return edited(xml, [...edits, append(xml, list, added)]);
}

/** The boxes of a sheet's comments with those for some more cells; undefined where the drawing cannot take them. */
export function withBoxes(existing: string | undefined, notes: ReadonlyMap<string, string>): string | undefined {
  const xml = existing ?? NO_DRAWING;
  const root = parseXml(xml);
  if (root.end < 0 || !/xmlns:v=/.test(xml) || !/xmlns:x=/.test(xml)) return undefined;
  const boxed = new Set(
    elementsOf(root, "ClientData").map(({ children }) =>
      ["Row", "Column"].map((name) => children.find((child) => child.name === name)?.text.trim()).join(),
    ),
  );
  const last = [...xml.matchAll(/_x0000_s(\d+)/g)].reduce((most, [, digits]) => Math.max(most, Number(digits)), 1024);
  const shapes = [...notes].flatMap(([address, text], i) => {
    const { row = 0, column = 0 } = positionOf(address) ?? {};
    return boxed.has(`${row},${column}`) ? [] : [shapeOf(row, column, last + 1 + i, text)];
  });
  const type = xml.includes("_x0000_t202") ? "" : SHAPE_TYPE;
  return edited(xml, [append(xml, root, type + shapes.join(""))]);
}

/** Characters that go into a line of a box, and the rows that a line takes. */
const LINE = 16;
const ROWS_OF_LINE = 1.1;

function shapeOf(row: number, column: number, id: number, text: string): string {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  const bottom = row + Math.ceil((lines + 1) * ROWS_OF_LINE);
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1},15,${row},2,${column + 4},15,${bottom},4</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
