// Where the placeholders of a Word file stand: Word parts a text into runs wherever it likes, and so a placeholder too.
import type { XmlElement } from "../../workbook/package/xml";
import { WordProblem } from "./problem";

/** A stretch of a paragraph's text in one `w:t`, and the run that it is in. */
export interface TextNode {
  readonly node: XmlElement;
  readonly run: XmlElement;
  /** Where it begins in the text of the paragraph. */
  readonly at: number;
}

/** A placeholder of a paragraph, by its characters. */
export interface Place {
  /** The words between the braces. */
  readonly asked: string;
  readonly from: number;
  readonly to: number;
}

/** A paragraph that has placeholders. */
export interface Paragraph {
  readonly element: XmlElement;
  readonly nodes: readonly TextNode[];
  readonly text: string;
  readonly places: readonly Place[];
}

/** Braces as a Chinese keyboard types them count too. */
const PLACE = /[{｛]([^{}｛｝]*)[}｝]/g;

/** The paragraphs of a part, those in boxes and tables too. */
function paragraphsIn(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const collect = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (isWord(child, "p")) found.push(child);
      collect(child);
    }
  };
  collect(root);
  return found;
}

const isWord = ({ prefix, name }: XmlElement, called: string): boolean => prefix === "w:" && name === called;

/** The texts of a paragraph itself, without those of paragraphs within it. */
export function textNodes(paragraph: XmlElement): TextNode[] {
  const found: TextNode[] = [];
  let at = 0;
  const collect = (element: XmlElement, run: XmlElement | null): void => {
    for (const child of element.children) {
      if (isWord(child, "p")) continue;
      if (isWord(child, "t") && run !== null) {
        found.push({ node: child, run, at });
        at += child.text.length;
      } else collect(child, isWord(child, "r") ? child : run);
    }
  };
  collect(paragraph, null);
  return found;
}

/** The paragraphs that have placeholders, in their order; a brace without its partner is told, with the words around it. */
export function placesIn(root: XmlElement): Paragraph[] {
  return paragraphsIn(root).flatMap((element) => {
    const nodes = textNodes(element);
    const text = nodes.map(({ node }) => node.text).join("");
    const places = [...text.matchAll(PLACE)].map((found): Place => ({
      ...{ asked: (found[1] ?? "").trim(), from: found.index, to: found.index + found[0].length },
    }));
    if (/[{}｛｝]/.test(text.replace(PLACE, "")))
      throw new WordProblem(
        `模板里“${text.slice(0, 40)}”的大括号不成对。`,
        `A brace has no partner in the template: "${text.slice(0, 40)}".`,
      );
    return places.length === 0 ? [] : [{ element, nodes, text, places }];
  });
}
