import { basename, dirname, join, relative } from "node:path";
import { message, ruleTitle, type Finding, type Language } from "../analysis";
import { isAnnotatedCopy, type Note } from "../workbook/annotate/annotate";
import { copyName, refusalWords, type Annotated } from "../workbook/annotate/refusal";
import { nodeDisk } from "../workbook/disk/disk";
import { readPlainFile } from "../workbook/read/file";
import { annotateInThread } from "../workbook/read/parseThread";
import { asUnreadable } from "../workbook/read/unreadable";
import { writeWhole } from "../workbook/disk/writeWhole";
import type { MonthRead } from "./month";
import { WrongCall } from "./options";

/** Writes copies of the departments' own files with their findings marked and commented; says which could not be. */
export async function annotateFiles(
  folder: string,
  findings: readonly Finding[],
  files: MonthRead["files"],
  language: Language,
  report: (words: string) => void,
): Promise<void> {
  for (const [file, { path }] of files) {
    const notes = findings
      .filter((finding) => finding.file === file && finding.cell !== "")
      .map((one) => noteOf(one, language));
    if (notes.length === 0) continue;
    const annotate = async () => annotateInThread(await readPlainFile(path), file, notes);
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
  const file = basename(path);
  const annotated = await Promise.resolve()
    .then(annotate)
    .catch((cause: unknown) => {
      throw asUnreadable(cause, file);
    });
  const copy = copyName(file);
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
