// A text that was proofread: its numbers beside the ledger in words, and a copy of it with what was found as comments.
import { inLanguage, isToSeeTo, proofWords, type Language, type ProofItem } from "../../analysis";
import type { Annotated } from "../../workbook/annotate/refusal";
import { commentWord } from "../../workbook/word/comments";
import type { WordFile } from "../../workbook/word/paragraphs";
import type { NumberInFile } from "./controls";

/** A copy of a Word file in which each thing to see to has a comment; null where there is none. */
export function commentedCopy(word: WordFile, items: readonly ProofItem[], language: Language): Annotated | null {
  const notes = items.filter(isToSeeTo).map((item) => ({ ...item, text: proofWords(item, language) }));
  return notes.length === 0 ? null : commentWord(word, notes);
}

/** The verdict of the ledger on the numbers with an id: how many agree, and each that does not. Nothing of a file without such numbers. */
export function numberLines(numbers: readonly NumberInFile[], language: Language): readonly string[] {
  if (numbers.length === 0) return [];
  const say = inLanguage(language);
  const stale = numbers.filter(({ agrees }) => !agrees);
  const total = say(
    `带编号的数字 ${numbers.length} 处，与台账一致 ${numbers.length - stale.length}，改了以后没有更新 ${stale.length}。`,
    `${numbers.length} numbers with an id: ${numbers.length - stale.length} agree with the ledger, ${stale.length} are stale.`,
  );
  const lines = stale.map(({ id, text, now, paragraph }) =>
    say(
      `✗ ${id.region}${id.indicator}：文中“${text}”，台账现为“${now}”  ${paragraph.slice(0, 30)}`,
      `✗ ${id.region}${id.indicator}: the text says “${text}”, the ledger “${now}”  ${paragraph.slice(0, 30)}`,
    ),
  );
  return [total, ...lines];
}

/** The numbers that a copy has anew, and those that it has not. */
export const renewedWords = (file: string, language: Language): string =>
  inLanguage(language)(
    `已按台账更新数字，写入 ${file}；其余文字未动，图和表中的排列请重新生成。`,
    `Wrote ${file} with the numbers of the ledger; all other words are as they were. Charts, and the order of tables, need the bulletin made anew.`,
  );
