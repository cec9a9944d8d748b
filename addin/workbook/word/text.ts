// A text to be proofread, whatever file it came in: a Word file, or plain text.
import { LONGEST_PARAGRAPH, LONGEST_TEXT } from "../read/limits";
import { decodeText } from "../read/text";
import { UnreadableFile } from "../read/unreadable";
import { openWord, type WordFile } from "./paragraphs";

export interface TextFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly paragraphs: readonly string[];
  /** The Word file that it is; null of plain text. */
  readonly word: WordFile | null;
}

/** Names of files that are no plain text, and the beginnings of two kinds that are written in plain characters. */
const NO_TEXT = /\.docx?$|\.wps$|\.pdf$|\.rtf$/i;
const BEGINS_ELSE = /^(?:%PDF|\{\\rtf)/;

/** Opens a text by what its bytes are; throws `UnreadableFile` where they are neither a .docx nor a text. */
export function openText(bytes: Uint8Array, file: string): TextFile {
  if (bytes.length === 0) throw new UnreadableFile("empty", file);
  const word = openWord(bytes, file);
  if (word)
    return {
      file,
      bytes,
      word,
      paragraphs: limited(
        word.paragraphs.map(({ text }) => text),
        file,
      ),
    };
  const text = NO_TEXT.test(file) ? undefined : decodeText(bytes);
  if (text === undefined || BEGINS_ELSE.test(text)) throw new UnreadableFile("not a text", file);
  return { file, bytes, word: null, paragraphs: limited(paragraphsOf(text), file) };
}

function limited(paragraphs: readonly string[], file: string): readonly string[] {
  let letters = 0;
  for (const { length } of paragraphs) {
    letters += length + 1;
    if (length > LONGEST_PARAGRAPH || letters > LONGEST_TEXT)
      throw new UnreadableFile("too large", file, { limit: "text" });
  }
  return paragraphs;
}

/** The paragraphs of plain text: its lines. */
export const paragraphsOf = (text: string): readonly string[] => text.split(/\r\n?|\n/);
