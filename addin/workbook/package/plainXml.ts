// XML in the one way of writing that the fast readers know. They look for characters, where a parser knows comments,
// instructions, literal text, references, quotes of either kind and white space within tags.
import { asXml } from "./edits";
import { checkDepth, feed, limitedParser, withAmpersands } from "./xml";

const [SPACE, SLASH, GREATER] = [32, 47, 62];

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

/**
 * Whether every element of XML is closed in its order, and has a name that is allowed, as a fast look over its tags tells it. False,
 * too, of what the look does not know: a comment, an instruction, literal text, an attribute with an angle bracket in it.
 *
 * @example
 * isBalanced("<a><b/></a>") // => true
 * isBalanced("<a><b></a>") // => false
 */
export function isBalanced(xml: string, isAllowed: (name: string) => boolean = () => true): boolean {
  const open: string[] = [];
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at)) {
    const isEnd = xml.charCodeAt(at + 1) === SLASH;
    const from = isEnd ? at + 2 : at + 1;
    let to = from;
    for (let code = xml.charCodeAt(to); code > SPACE && code !== SLASH && code !== GREATER;)
      code = xml.charCodeAt(++to);
    const name = xml.slice(from, to);
    if (name === "" || name.startsWith("!") || name.startsWith("?") || !isAllowed(name)) return false;
    at = xml.indexOf(">", to);
    if (at < 0) return false;
    if (isEnd) {
      if (open.pop() !== name) return false;
    } else if (xml.charCodeAt(at - 1) !== SLASH) open.push(name);
  }
  return open.length === 0;
}

/** A line end that a parser would make another stays a reference. */
const written = (text: string): string => asXml(withAmpersands(text)).replaceAll("\r", "&#13;");
