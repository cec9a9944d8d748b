import { inLanguage, type Language } from "../analysis";
import { WordProblem } from "../documents/word/problem";
import { UnreadableFile } from "../workbook/read/unreadable";
import { isRefusal, type RefusalReason } from "../workbook/port/workbook";

type Words = readonly [zh: string, en: string];

const sheetNamed = (sheet: string): Words =>
  sheet === "" ? ["工作表", "The sheet"] : [`工作表“${sheet}”`, `Sheet "${sheet}"`];

/** Words for each refusal of a host, with what to do. A refused command has changed nothing. */
const WORDS: Readonly<Record<RefusalReason, (detail: string) => Words>> = {
  editing: () => [
    "有单元格正在编辑，没有改动任何内容。请按回车或Esc结束编辑，再试一次。",
    "A cell is being edited: nothing was changed. Press Enter or Esc, then try again.",
  ],
  protected: (sheet) => [
    `${sheetNamed(sheet)[0]}受保护，没有改动任何内容。请在“审阅”中撤销工作表保护后再试。`,
    `${sheetNamed(sheet)[1]} is protected: nothing was changed. Unprotect it (Review) and try again.`,
  ],
  "no sheet": (sheet) => [
    `找不到${sheetNamed(sheet)[0]}，可能已删除或改名。请重新检查后再试。`,
    `${sheetNamed(sheet)[1]} is not there: deleted or renamed. Run the check again.`,
  ],
  "sheet exists": (sheet) => [
    `已有工作表“${sheet}”，没有改动任何内容。请先改名或删除它。`,
    `There is a sheet "${sheet}" already: nothing was changed. Rename or delete it first.`,
  ],
  "no room": () => [
    "放不下：超出了工作表的范围。请选靠左上的单元格。",
    "No room on the sheet: select a cell further up and left.",
  ],
  "not empty": (range) => [
    `${range === "" ? "该处" : range}有内容，没有写入。请选一处空白的地方，或确认覆盖。`,
    `${range === "" ? "The range" : range} is not empty: nothing was written. Choose an empty place, or say that it may be overwritten.`,
  ],
  "too large": () => ["区域太大，请只选有数据的部分。", "The range is too large: select only what holds data."],
  "not supported": () => ["这个程序不支持这项操作。", "This program cannot do that."],
  closed: () => ["工作簿已关闭，请重新打开后再试。", "The workbook is closed: open it again."],
  rejected: (detail) => [
    `Excel没有完成这一步，没有改动任何内容。请稍后再试。${detail === "" ? "" : `（${detail}）`}`,
    `Excel did not do it: nothing was changed. Try again shortly.${detail === "" ? "" : ` (${detail})`}`,
  ],
};

/** Words for an error: what happened, and what to do. */
export function failureWords(error: unknown, language: Language): string {
  const say = inLanguage(language);
  if (isRefusal(error)) return say(...WORDS[error.reason](error.detail));
  if (error instanceof UnreadableFile) return error.message;
  if (error instanceof WordProblem) return error.words(language);
  const reason = error instanceof Error ? error.message : String(error);
  return say(`没有完成：${reason}`, `Not done: ${reason}`);
}
