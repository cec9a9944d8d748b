// A Word file as a package of parts.
import { UnreadableFile } from "../../workbook/read/unreadable";
import { CONTENT_TYPES, relationsOf } from "../../workbook/package/package";
import { openWord, type WordFile } from "../../workbook/word/paragraphs";
import { WordProblem } from "./problem";

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

/** A Word file with all its parts that hold text. */
export interface WordPackage extends WordFile {
  /** The parts of headers and footers. */
  readonly margins: readonly string[];
  /** The content types, those of a template (.dotx) as those of a document. */
  readonly types: string;
}

/** Opens a .docx or .dotx; says what else it may be where it is none. */
export function openWordPackage(bytes: Uint8Array, name: string): WordPackage {
  const file = wordFileOf(bytes, name);
  const types = file?.archive.text(CONTENT_TYPES) ?? "";
  if (types.includes("macroEnabled.main+xml") && types.includes("ms-word"))
    throw new WordProblem(`${name} 带有宏，请另存为 .docx。`, `${name} has macros: save it as .docx.`);
  if (file === undefined || !/wordprocessingml\.(?:document|template)\.main\+xml/.test(types))
    throw new WordProblem(
      `${name} 不是 Word 文档（.docx），请用 Word 另存为 .docx。`,
      `${name} is no Word document (.docx): save it as .docx in Word.`,
    );
  const margins = relationsOf(file.archive, file.part).flatMap(({ type, target, external }) =>
    !external && (type === "header" || type === "footer") ? [target] : [],
  );
  return { ...file, margins, types: types.replace(TEMPLATE, MAIN) };
}

function wordFileOf(bytes: Uint8Array, name: string): WordFile | undefined {
  try {
    return openWord(bytes, name);
  } catch (cause) {
    if (cause instanceof UnreadableFile) return undefined;
    throw cause;
  }
}
