// XML parts of a package as trees that know where their elements stand in the text, so that a text can be edited there.
import { SaxesParser } from "saxes";

export interface XmlElement {
  /** The local name; `prefix` has its colon. */
  readonly name: string;
  readonly prefix: string;
  /** By local name, without the declarations of namespaces. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlElement[];
  /** The text directly within the element. */
  readonly text: string;
  /** Where its first tag begins and ends. */
  readonly start: number;
  readonly tagEnd: number;
  /** Where its last tag begins and ends; both are `tagEnd` where it has only one, and -1 where it is never closed. */
  readonly contentEnd: number;
  readonly end: number;
}

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { readonly children: Growing[] };

const growing = (qualified: string, attributes: XmlElement["attributes"], start: number, tagEnd: number): Growing => {
  const colon = qualified.indexOf(":") + 1;
  const [prefix, name] = [qualified.slice(0, colon), qualified.slice(colon)];
  return { name, prefix, attributes, children: [], text: "", start, tagEnd, contentEnd: -1, end: -1 };
};

/** An ampersand that begins no entity: careless programs write it, and a character of private use stands for it meanwhile. */
const BARE_AMPERSAND = /&(?!#\d+;|#x[\da-f]+;|\w+;)/gi;
const STAND_IN = "\ue000";
export const withAmpersands = (text: string): string => text.replaceAll(STAND_IN, "&");

/** Elements within one another; those of a workbook go a dozen deep, and what goes deeper without end fills the memory. */
const DEEPEST = 1000;

/** Attributes of an element; those of a workbook have a few dozen. */
const MOST_ATTRIBUTES = 1000;

/** Elements of a tree, each of some hundred bytes: a worksheet of a million cells has fewer. */
const MOST_ELEMENTS = 3_000_000;

/** A parser that refuses elements without end: `checkDepth` is to be asked at every one. */
export function limitedParser(onFault: (fault: Error) => void) {
  const parser = new SaxesParser({ xmlns: false, position: false } as const);
  let attributesOfTag = 0;
  parser.on("error", onFault);
  parser.on("opentagstart", () => (attributesOfTag = 0));
  parser.on("attribute", () => {
    if (++attributesOfTag > MOST_ATTRIBUTES) throw new RangeError("an XML element of too many attributes");
  });
  return parser;
}

export function checkDepth(depth: number): void {
  if (depth > DEEPEST) throw new RangeError("XML too deep");
}

/** Has a text parsed, whose bare ampersands come as `withAmpersands` knows them. */
export const feed = (parser: ReturnType<typeof limitedParser>, xml: string): unknown =>
  parser.write(xml.includes("&") ? xml.replace(BARE_AMPERSAND, STAND_IN) : xml).close();

/** The root element of a text; one without a name where there is none. A fault of the text is passed over, but for elements without end. */
export function parseXml(xml: string): XmlElement {
  const parser = limitedParser(() => undefined);
  const document = growing("", {}, 0, 0);
  const open = [document];
  let elements = 0;
  const add = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += withAmpersands(text);
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("opentag", ({ name, attributes }) => {
    const start = xml.lastIndexOf("<", parser.position - 1);
    const element = growing(name, byLocalName(attributes), start, parser.position);
    open.at(-1)?.children.push(element);
    open.push(element);
    checkDepth(open.length);
    if (++elements > MOST_ELEMENTS) throw new RangeError("XML of too many elements");
  });
  parser.on("closetag", ({ isSelfClosing }) => {
    const element = open.pop();
    if (element === undefined) return;
    element.end = parser.position;
    element.contentEnd = isSelfClosing ? element.tagEnd : xml.lastIndexOf("<", parser.position - 1);
  });
  feed(parser, xml);
  return document.children[0] ?? document;
}

function byLocalName(attributes: Readonly<Record<string, string>>): XmlElement["attributes"] {
  const named: Record<string, string> = {};
  for (const [qualified, value] of Object.entries(attributes)) {
    if (qualified.startsWith("xmlns")) continue;
    const name = qualified.slice(qualified.indexOf(":") + 1);
    if (name === qualified || named[name] === undefined) named[name] = withAmpersands(value);
  }
  return named;
}

/** The elements of a name within an element, however deep; with more names, those of the last name within those before it. */
export function elementsOf(within: XmlElement, name: string, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const collect = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (child.name === name) found.push(child);
      collect(child);
    }
  };
  collect(within);
  const [next, ...others] = names;
  return next === undefined ? found : found.flatMap((one) => elementsOf(one, next, ...others));
}

/** Whether an attribute is set, as XML writes true. */
export const flagOf = ({ attributes }: XmlElement, name: string): boolean =>
  attributes[name] === "1" || attributes[name] === "true";

/** Text in which the format's own signs for characters that XML cannot have (`_x000D_`) are those characters. */
export function unescaped(text: string): string {
  return text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Text in which `_x000D_` and the like are written as signs that give them back. */
export function escaped(text: string): string {
  return text.replace(/_(?=x[\dA-F]{4}_)/gi, "_x005F_");
}
