import { basename, dirname, extname, join, relative } from "node:path";
import { message, ruleTitle, type Finding, type Language } from "../analysis";
import { unlocked } from "../workbook/read/bytes";
import {
  annotateWorkbook,
  isAnnotatedCopy,
  type Annotated,
  type AnnotationRefusal,
  type Note,
} from "../workbook/annotate/annotate";
import { nodeDisk } from "../workbook/disk/disk";
import { readPlainFile } from "../workbook/read/file";
import { WrongCall } from "./options";
import { writeWhole } from "./reporting";

const REFUSALS: Readonly<Record<AnnotationRefusal, Readonly<Record<Language, string>>>> = {
  "old format": { zh: "老格式的文件不能加批注，请另存为 .xlsx", en: "its format takes no comments; save it as .xlsx" },
  signed: { zh: "文件有数字签名，改动会使签名失效", en: "it is signed, and a change would break the signature" },
  "no sheet": { zh: "文件里没有这个工作表或单元格", en: "it has no such sheet or cell" },
  "threaded comments": { zh: "工作表里有会话批注，不能再加", en: "the sheet has threaded comments" },
  "not understood": { zh: "这一部分改动后不能保证原样", en: "this part would not survive a change" },
};

/** Writes copies of the departments' own files with their findings marked and commented; says which could not be. */
export async function annotateFiles(
  folder: string,
  findings: readonly Finding[],
  paths: ReadonlyMap<string, string>,
  language: Language,
  report: (words: string) => void,
): Promise<void> {
  for (const [file, path] of paths) {
    const notes = findings
      .filter((finding) => finding.file === file && finding.cell !== "")
      .map((one) => noteOf(one, language));
    if (notes.length === 0) continue;
    const annotate = async () => annotateWorkbook(await unlocked(await readPlainFile(path)), file, notes);
    await writeCopy(folder, path, annotate, language, report);
  }
}

/** Writes the marked copy of a file into another folder; says why where it is not made. */
export async function writeCopy(
  folder: string,
  path: string,
  annotate: () => Promise<Annotated> | Annotated,
  language: Language,
  report: (words: string) => void,
): Promise<void> {
  if (relative(dirname(path), folder) === "") {
    throw new WrongCall(
      "--annotate 应是另一个文件夹：原文件不会被改写。",
      "--annotate needs another folder than that of the files: they are never written over.",
    );
  }
  const annotated = await annotate();
  const file = basename(path);
  const copy = `${basename(file, extname(file))}.批注${extname(file)}`;
  // Nothing that is there already is written over but an earlier copy of ours.
  const there = await nodeDisk.read(join(folder, copy));
  if (there && !isAnnotatedCopy(there, copy)) report(otherFileWords(copy, language));
  else if ("bytes" in annotated) await writeWhole(join(folder, copy), annotated.bytes);
  else report(refusalWords(file, annotated.refused, annotated.part, language));
}

const noteOf = (finding: Finding, language: Language): Note => ({
  sheet: finding.sheet,
  cell: finding.cell,
  tone: finding.severity,
  text: `${ruleTitle(finding, language)}${language === "en" ? ": " : "："}${message(finding, language)}`,
});

const otherFileWords = (copy: string, language: Language): string =>
  language === "en"
    ? `${copy} is there already and is no copy of ours: it was not written over. Move it, or name another folder.`
    : `已有的 ${copy} 不是以前的批注副本，没有覆盖。请把它移走，或换一个文件夹。`;

function refusalWords(file: string, refused: AnnotationRefusal, part: string, language: Language): string {
  const why = REFUSALS[refused][language];
  return language === "en" ? `${file} was not annotated: ${why} (${part}).` : `${file} 没有加批注：${why}（${part}）。`;
}
