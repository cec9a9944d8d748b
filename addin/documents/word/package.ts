// A Word file as a package of parts.
import { UnreadableFile } from "../../workbook/read/unreadable";
import { relationsOf } from "../../workbook/package/package";
import { Archive } from "../../workbook/package/zip";
import { WordProblem } from "./problem";

export const TYPES = "[Content_Types].xml";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

/** A Word file, opened. */
export interface WordFile {
  readonly archive: Archive;
  /** The part with the text. */
  readonly document: string;
  /** The parts of headers and footers. */
  readonly margins: readonly string[];
  /** The content types, those of a template (.dotx) as those of a document. */
  readonly types: string;
}

/** Opens a .docx or .dotx; says what else it may be where it is none. */
export function openWord(bytes: Uint8Array, name: string): WordFile {
  const isNone = new WordProblem(
    `${name} 不是 Word 文档（.docx），请用 Word 另存为 .docx。`,
    `${name} is no Word document (.docx): save it as .docx in Word.`,
  );
  let archive: Archive;
  try {
    archive = new Archive(bytes, name);
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw isNone;
    throw cause;
  }
  const document = relationsOf(archive, "").find(({ type }) => type === "officeDocument")?.target;
  const types = archive.text(TYPES);
  if (types.includes("macroEnabled.main+xml") && types.includes("ms-word"))
    throw new WordProblem(`${name} 带有宏，请另存为 .docx。`, `${name} has macros: save it as .docx.`);
  if (
    document === undefined ||
    archive.nameOf(document) === undefined ||
    !/wordprocessingml\.(?:document|template)\.main\+xml/.test(types)
  )
    throw isNone;
  const margins = relationsOf(archive, document).flatMap(({ type, target, external }) =>
    !external && (type === "header" || type === "footer") ? [target] : [],
  );
  return { archive, document, margins, types: types.replace(TEMPLATE, MAIN) };
}
