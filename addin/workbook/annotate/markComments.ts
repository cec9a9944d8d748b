import { positionOf } from "../../analysis";
import { asXml, edited, prefixOf, type Edit } from "./edits";
import { elementsOf } from "../package/xml";

const AUTHOR = "县域月报";
const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const NO_COMMENTS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="${SPREADSHEET}"><authors></authors><commentList></commentList></comments>`;
const NO_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** The comments of a sheet with some more, by address; one that is there already goes on with the new text. */
export function withComments(existing: string | undefined, notes: ReadonlyMap<string, string>): string | undefined {
  const xml = existing ?? NO_COMMENTS;
  const prefix = prefixOf(xml, "comments");
  const authorsEnd = xml.indexOf(`</${prefix}authors>`);
  const listEnd = xml.indexOf(`</${prefix}commentList>`);
  if (authorsEnd < 0 || listEnd < 0) return undefined;
  const author = elementsOf(xml.slice(0, authorsEnd), "author").length;
  const edits: Edit[] = [{ at: authorsEnd, instead: 0, text: `<${prefix}author>${AUTHOR}</${prefix}author>` }];
  for (const [address, text] of notes) {
    const run = (words: string): string =>
      `<${prefix}r><${prefix}t xml:space="preserve">${asXml(words)}</${prefix}t></${prefix}r>`;
    const own = new RegExp(`<${prefix}comment\\s[^>]*ref="${address}"[^>]*>[\\s\\S]*?</${prefix}comment>`).exec(xml);
    if (own === null) {
      const comment = `<${prefix}comment ref="${address}" authorId="${author}"><${prefix}text>${run(text)}</${prefix}text></${prefix}comment>`;
      edits.push({ at: listEnd, instead: 0, text: comment });
      continue;
    }
    // Runs follow runs only: plain text that stands alone becomes one.
    const plain = new RegExp(`(<${prefix}text>)(<${prefix}t[\\s>][\\s\\S]*?</${prefix}t>)(?=</${prefix}text>)`);
    const runs = own[0].replace(plain, `$1<${prefix}r>$2</${prefix}r>`);
    const longer = runs.replace(`</${prefix}text>`, () => `${run(`\n${text}`)}</${prefix}text>`);
    edits.push({ at: own.index, instead: own[0].length, text: longer });
  }
  return edited(xml, edits);
}

/** The boxes of a sheet's comments with those for some more cells; undefined where the drawing cannot take them. */
export function withBoxes(existing: string | undefined, notes: ReadonlyMap<string, string>): string | undefined {
  const xml = existing ?? NO_DRAWING;
  const end = xml.lastIndexOf("</xml>");
  if (end < 0 || !/xmlns:v=/.test(xml) || !/xmlns:x=/.test(xml)) return undefined;
  const boxed = new Set(
    elementsOf(xml, "ClientData").map(({ inside }) =>
      ["Row", "Column"].map((name) => elementsOf(inside, name)[0]?.inside.trim()).join(),
    ),
  );
  const last = [...xml.matchAll(/_x0000_s(\d+)/g)].reduce((most, [, digits]) => Math.max(most, Number(digits)), 1024);
  const shapes = [...notes].flatMap(([address, text], i) => {
    const { row = 0, column = 0 } = positionOf(address) ?? {};
    return boxed.has(`${row},${column}`) ? [] : [shapeOf(row, column, last + 1 + i, text)];
  });
  const type = xml.includes("_x0000_t202") ? "" : SHAPE_TYPE;
  return edited(xml, [{ at: end, instead: 0, text: type + shapes.join("") }]);
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
