// The numbers of a Word file that lead to their cells: whether they still agree with the ledger, and writing them anew.
import { numberOfTag, reasonWords, wordsOfNumber, type BulletinInput, type NumberId } from "../../analysis";
import { asXml, edited, type Edit } from "../../workbook/package/edits";
import { elementsOf, parseXml, type XmlElement } from "../../workbook/package/xml";
import { bytesOf } from "../../workbook/package/zip";
import { openWordPackage, type WordPackage } from "./package";
import { textNodes } from "./places";

/** A number of a Word file: what it tells, what it says, and what the ledger says today. */
export interface NumberInFile {
  readonly id: NumberId;
  readonly text: string;
  /** The words of today, or the reason that there are none. */
  readonly now: string;
  /** The text around it, to find it by. */
  readonly paragraph: string;
  readonly agrees: boolean;
}

/** A content control of ours where it stands in a part. */
interface Control {
  readonly id: NumberId;
  readonly content: XmlElement;
  readonly text: string;
  readonly paragraph: string;
}

/** The controls of ours in a part; one that stands within another is left to the other. */
function controlsIn(root: XmlElement): Control[] {
  const found: Control[] = [];
  const collect = (element: XmlElement, paragraph: string): void => {
    for (const child of element.children) {
      const around = child.prefix === "w:" && child.name === "p" ? textOf(child) : paragraph;
      const id = child.name === "sdt" ? idOf(child) : null;
      const content = child.children.find(({ name }) => name === "sdtContent");
      if (id === null || content === undefined) collect(child, around);
      else found.push({ id, content, text: textsOf(content).join(""), paragraph: around });
    }
  };
  collect(root, "");
  return found;
}

const textOf = (element: XmlElement): string =>
  textNodes(element)
    .map(({ node }) => node.text)
    .join("");

/** The texts of a control, of paragraphs within it too. */
const textsOf = (content: XmlElement): string[] => wordTexts(content).map(({ text }) => text);

const wordTexts = (content: XmlElement): XmlElement[] =>
  elementsOf(content, "t").filter(({ prefix }) => prefix === "w:");

function idOf({ children }: XmlElement): NumberId | null {
  const properties = children.find(({ name }) => name === "sdtPr");
  const tag = properties?.children.find(({ name }) => name === "tag")?.attributes["val"];
  return tag === undefined ? null : numberOfTag(tag);
}

type From = Pick<BulletinInput, "ledger" | "names">;

function wordsOf(from: From, id: NumberId): string {
  const found = wordsOfNumber(from, id);
  return typeof found === "string" ? found : reasonWords(found.absent);
}

/** The numbers of a Word file beside the ledger, in the order of the text. */
export function numbersIn(bytes: Uint8Array, name: string, from: From): NumberInFile[] {
  const word = openWordPackage(bytes, name);
  return partsOf(word).flatMap((part) =>
    controlsIn(parseXml(word.archive.text(part))).map(({ id, text, paragraph }) => {
      const now = wordsOf(from, id);
      return { id, text, now, paragraph, agrees: now === text };
    }),
  );
}

const partsOf = ({ part, margins }: WordPackage): readonly string[] => [part, ...margins];

/**
 * The file with the numbers written anew that no longer agree with the ledger. Only the text within their content controls
 * changes: every other paragraph, and every other part, keeps its bytes.
 */
export function renewed(bytes: Uint8Array, name: string, from: From): Uint8Array {
  const word = openWordPackage(bytes, name);
  const changed = new Map<string, Uint8Array>();
  for (const part of partsOf(word)) {
    const xml = word.archive.text(part);
    const edits = controlsIn(parseXml(xml)).flatMap(({ id, content, text }) => {
      const now = wordsOf(from, id);
      return now === text ? [] : textEdits(content, now);
    });
    if (edits.length > 0) changed.set(word.archive.nameOf(part) ?? part, bytesOf(edited(xml, edits)));
  }
  return changed.size === 0 ? bytes : word.archive.with(changed);
}

/** Puts words into the first text of a control and takes them out of the others, which an edit in Word may have made. */
function textEdits(content: XmlElement, words: string): Edit[] {
  const texts = wordTexts(content);
  if (texts.length === 0) {
    const run = elementsOf(content, "r").at(-1);
    const text = `<w:t xml:space="preserve">${asXml(words)}</w:t>`;
    if (run === undefined) return [{ at: content.contentEnd, instead: 0, text: `<w:r>${text}</w:r>` }];
    return run.contentEnd === run.tagEnd ? [] : [{ at: run.contentEnd, instead: 0, text }];
  }
  return texts.map(({ start, end }, i) => ({
    ...{ at: start, instead: end - start },
    text: i === 0 ? `<w:t xml:space="preserve">${asXml(words)}</w:t>` : "<w:t></w:t>",
  }));
}
