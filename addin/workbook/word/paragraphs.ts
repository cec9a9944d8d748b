// The words of a Word file by paragraph (.docx 的文字), each character with its place in the part that holds it.
import { mainPartOf } from "../package/package";
import { parseXml, type XmlElement } from "../package/xml";
import { Archive } from "../package/zip";
import { UnreadableFile } from "../read/unreadable";

/** A run with text: where it stands in its paragraph's text, and the element. */
export interface WordRun {
  /** Characters of the paragraph, from `start` up to `end`. */
  readonly start: number;
  readonly end: number;
  readonly element: XmlElement;
}

export interface WordParagraph {
  readonly text: string;
  readonly runs: readonly WordRun[];
}

/** A Word file, opened: the part with its body, and the paragraphs of that, those of tables and text boxes among them. */
export interface WordFile {
  readonly archive: Archive;
  readonly part: string;
  readonly xml: string;
  readonly root: XmlElement;
  readonly paragraphs: readonly WordParagraph[];
}

const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf];
const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** Opens a Word file; undefined where the bytes are no .docx. A locked or damaged one throws `UnreadableFile`. */
export function openWord(bytes: Uint8Array, file: string): WordFile | undefined {
  if (startsWith(bytes, COMPOUND) && /\.docx$/i.test(file)) throw new UnreadableFile("encrypted", file);
  if (!startsWith(bytes, ZIP)) return undefined;
  const archive = new Archive(bytes, file);
  const part = mainPartOf(archive);
  const name = part === undefined ? undefined : archive.nameOf(part);
  const xml = name === undefined ? "" : archive.text(name);
  const root = rootOf(xml, file, name);
  if (name === undefined || root.name !== "document") return undefined;
  if (root.end < 0) throw new UnreadableFile("damaged", file, { part: name });
  return { archive, part: name, xml, root, paragraphs: paragraphsOf(root) };
}

function rootOf(xml: string, file: string, part?: string): XmlElement {
  try {
    return parseXml(xml);
  } catch (cause) {
    throw new UnreadableFile("damaged", file, { part: part ?? "", cause });
  }
}

/** Text that a program writes a second time for older ones, and text that was deleted under review. */
const PASSED_OVER = new Set(["Fallback", "del", "moveFrom"]);

function paragraphsOf(root: XmlElement): WordParagraph[] {
  const paragraphs: WordParagraph[] = [];
  const visit = (element: XmlElement): void => {
    if (element.name === "p" && element.prefix !== "a:") paragraphs.push(paragraphOf(element));
    for (const child of element.children) if (!PASSED_OVER.has(child.name)) visit(child);
  };
  visit(root);
  return paragraphs;
}

function paragraphOf(paragraph: XmlElement): WordParagraph {
  const runs: WordRun[] = [];
  let text = "";
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      // A text box within the paragraph has paragraphs of its own.
      if (child.name === "p" || PASSED_OVER.has(child.name)) continue;
      if (child.name !== "r") {
        visit(child);
        continue;
      }
      const words = textOfRun(child);
      if (words === "") continue;
      runs.push({ start: text.length, end: text.length + words.length, element: child });
      text += words;
    }
  };
  visit(paragraph);
  return { text, runs };
}

/** The words of a run; a tab and a line break are one character each. */
export function textOfRun(run: XmlElement): string {
  return run.children
    .map(({ name, text }) =>
      name === "t"
        ? text
        : name === "tab"
          ? "\t"
          : name === "br" || name === "cr"
            ? "\n"
            : name === "noBreakHyphen"
              ? "-"
              : "",
    )
    .join("");
}
