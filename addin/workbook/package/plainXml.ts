// XML in the one way of writing that the fast readers know. They look for characters, where a parser knows comments,
// instructions, literal text, references, quotes of either kind and white space within tags.
import { asXml } from "./edits";
import { checkDepth, feed, limitedParser, withAmpersands } from "./xml";

/** True where a text has a comment, an instruction or literal text behind its first line. */
export const hasRemarks = (xml: string): boolean => xml.includes("<!") || xml.includes("<?", "<?xml".length);

/**
 * The same XML with nothing but elements, which say where they stand (`r`) first, and text; undefined where it is not well formed, or goes on without end.
 *
 * @example
 * plainXml("<v >1<!-- a --><![CDATA[<]]></v\n>") // => "<v>1&lt;</v>"
 */
export function plainXml(xml: string): string | undefined {
  let plain = "";
  let depth = 0;
  const parser = limitedParser((fault) => {
    throw fault;
  });
  const add = (text: string): void => {
    plain += written(text);
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("opentag", ({ name, attributes: { r, ...others }, isSelfClosing }) => {
    checkDepth(++depth);
    plain += `<${name}`;
    for (const [attribute, value] of Object.entries(r === undefined ? others : { r, ...others }))
      plain += ` ${attribute}="${written(value).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`;
    plain += isSelfClosing ? "/>" : ">";
  });
  parser.on("closetag", ({ name, isSelfClosing }) => {
    depth--;
    if (!isSelfClosing) plain += `</${name}>`;
  });
  try {
    feed(parser, xml);
    return plain;
  } catch {
    return undefined;
  }
}

/** A line end that a parser would make another stays a reference. */
const written = (text: string): string => asXml(withAmpersands(text)).replaceAll("\r", "&#13;");
