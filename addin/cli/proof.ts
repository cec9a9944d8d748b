import { basename } from "node:path";
import {
  currentLedger,
  inLanguage,
  ledgerOf,
  namesOf,
  proofExpectedWords,
  proofread,
  proofWords,
  type Language,
  type Ledger,
  type Names,
  type Proof,
  type ProofItem,
} from "../analysis";
import { numbersIn } from "../documents/word/controls";
import { commentedCopy, numberLines } from "../documents/word/proofed";
import { without } from "../workbook/collections";
import { readPlainFile } from "../workbook/read/file";
import { asUnreadable } from "../workbook/read/unreadable";
import { openText, type TextFile } from "../workbook/word/text";
import { writeCopy } from "./annotating";
import { dictionaryOf, opened } from "./month";
import { WrongCall, type Command, type Options } from "./options";
import { printProof } from "./printProof";
import { writeRenewed } from "./proofNumbers";

/** proof FILE…: the numbers in the prose of bulletins, recomputed. */
export const proof: Command = async (options, report) => {
  const { lang, files } = options;
  if (files.length === 0)
    throw new WrongCall("proof 需要一个 .docx、.txt 或 .md 文件。", "proof needs a .docx, .txt or .md file.");
  const { names, ledger } = await knownTo(options, report);
  const read: { readonly path: string; readonly text: TextFile; readonly found: Proof }[] = [];
  let failures = 0;
  for (const path of files) {
    const text = await textOf(path, report);
    if (text === null) failures++;
    else
      read.push({
        path,
        text,
        found: proofread({
          paragraphs: text.paragraphs,
          names,
          ...(ledger ? { ledger } : {}),
          ...(options.region === undefined ? {} : { region: options.region }),
        }),
      });
  }
  if (options.annotate !== undefined)
    for (const { path, text, found } of read) await annotateText(options.annotate, path, text, found, lang, report);
  const from = ledger && { names, ledger };
  const numbers = read.map(({ text }) =>
    from === null || text.word === null ? [] : numbersIn(text.bytes, text.file, from),
  );
  const written = options.out === undefined ? [] : [await writeRenewed(options.out, options, from)];
  const isStale = numbers.flat().some(({ agrees }) => !agrees);
  const isWrong = isStale || read.some(({ found }) => found.counts.disagree > 0);
  return {
    json: read.map(({ text, found }, i) => ({
      file: text.file,
      counts: found.counts,
      numbers: numbers[i] ?? [],
      items: found.items.map((item) => plainItem(item, lang)),
    })),
    text: read
      .map(({ text, found }, i) =>
        [printProof(text.file, found, text.paragraphs, lang), ...numberLines(numbers[i] ?? [], lang)].join("\n"),
      )
      .concat(written)
      .join("\n\n"),
    status: failures > 0 ? 2 : isWrong ? 1 : 0,
  };
};

/** The dictionary, and the ledger where the call names one. */
async function knownTo(
  options: Options,
  report: (words: string) => void,
): Promise<{ names: Names; ledger: Ledger | null }> {
  const names = namesOf(await dictionaryOf(options, report));
  if (options.ledger === undefined) return { names, ledger: null };
  const { rows } = await opened(options.ledger, options, report);
  return { names, ledger: ledgerOf(currentLedger(rows)) };
}

/** Reads a text; null where it cannot be, which is reported, so that the other files are still read. */
async function textOf(path: string, report: (words: string) => void): Promise<TextFile | null> {
  try {
    return openText(await readPlainFile(path), basename(path));
  } catch (error) {
    report(asUnreadable(error, basename(path)).message);
    return null;
  }
}

/** A number as --json shows it: its working is part of the message. */
const plainItem = (item: ProofItem, lang: Language) => ({
  ...without(item, "working"),
  expected: proofExpectedWords(item.expected, lang),
  message: proofWords(item, lang),
});

/** Writes a copy of a Word file with what was found as comments; a text without a Word file takes none. */
async function annotateText(
  folder: string,
  path: string,
  { file, word }: TextFile,
  { items }: Proof,
  lang: Language,
  report: (words: string) => void,
): Promise<void> {
  if (word === null) {
    report(
      inLanguage(lang)(
        `${file} 没有加批注：只有 .docx 能加。`,
        `${file} was not annotated: only a .docx takes comments.`,
      ),
    );
    return;
  }
  const copy = commentedCopy(word, items, lang);
  if (copy !== null) await writeCopy(folder, path, () => copy, lang, report);
}
