import type { BookKind, LedgerFault, LedgerRefusal } from "../model/ledger";
import type { Language } from "../model/words";
import { firstFew } from "./firstFew";

interface Reason {
  readonly wrong: Readonly<Record<Language, string>>;
  readonly advice: Readonly<Record<Language, string>>;
}

/** The words by which the two workbooks that keep a history differ, in either language. */
const BOOKS: Readonly<Record<BookKind, Readonly<Record<string, string | Readonly<Record<Language, string>>>>>> = {
  ledger: {
    history: "台账历史",
    ledger: "台账",
    undo: "ledger correct --undo",
    correct: { zh: "改报表后重新入账", en: "mend the report and accept it again" },
  },
  supervision: {
    history: "督办历史",
    ledger: "督办台账",
    undo: "progress --undo",
    correct: { zh: "用不写编号的 progress 登记手工改动", en: "record what was edited by progress without a number" },
  },
};

/** The reasons that nothing is written; {row} and {cell} stand for the places in the history and in what is derived from it. */
const REASONS: Readonly<Record<LedgerFault | LedgerRefusal, Reason>> = {
  "not a ledger": {
    wrong: { zh: "没有“{history}”，不是台账", en: "there is no sheet {history}, so this is no ledger" },
    advice: {
      zh: "请从备份中把“{history}”放回来；表另有用途的，请先改名",
      en: "Put {history} back from a backup, or rename the sheet if it is something else",
    },
  },
  "chain broken": {
    wrong: { zh: "“{history}”{row}被手工改过", en: "{history} was changed by hand{row}" },
    advice: {
      zh: "请恢复原样，或从备份中取回改动前的台账",
      en: "Restore it, or take an earlier ledger from a backup",
    },
  },
  "not a continuation": {
    wrong: { zh: "两份台账不是接着记的", en: "neither of the two ledgers goes on from the other" },
    advice: { zh: "请核对哪一份为准", en: "See which of them is to stand" },
  },
  "rows missing": {
    wrong: { zh: "“{history}”比最近的一份备份还短", en: "{history} holds fewer rows than its newest backup" },
    advice: {
      zh: "请从“台账备份”中取回最近的台账；确认要从这里接着记的，用 {undo} 重写“{ledger}”",
      en: "Take the newest ledger from 台账备份; to go on from here on purpose, write {ledger} anew with {undo}",
    },
  },
  "no head": {
    wrong: {
      zh: "“{ledger}”{cell}记着历史行数的首行不见了，不能确认“{history}”是否完整",
      en: "the first line of {ledger}{cell}, which says how long its history is, is gone, so the history may have been cut",
    },
    advice: {
      zh: "请从备份中取回“{ledger}”；确认历史完整的，用 {undo} 重写“{ledger}”",
      en: "Take {ledger} from a backup; if the history is whole, write {ledger} anew with {undo}",
    },
  },
  "edited by hand": {
    wrong: { zh: "“{ledger}”{cell}有手工改动", en: "{ledger} was edited by hand{cell}" },
    advice: {
      zh: "请恢复原样；确需更正的，{correct}",
      en: "Restore it; to correct a figure, {correct}",
    },
  },
  "no name": {
    wrong: { zh: "没有经办人姓名", en: "nobody is named" },
    advice: { zh: "请填写经办人", en: "Say who does it" },
  },
  "no reason": {
    wrong: { zh: "没有写明原因", en: "no reason is given" },
    advice: { zh: "请写明原因", en: "Give the reason" },
  },
  blocked: {
    wrong: { zh: "还有强制性问题没有解决", en: "errors are still open" },
    advice: {
      zh: "请先改正；确需入账的，写明原因",
      en: "Mend them, or give the reason why they stand",
    },
  },
  "month locked": {
    wrong: { zh: "这个月已结账", en: "the month is closed" },
    advice: { zh: "需要改动的，先反结账并写明原因", en: "Reopen it first, with a reason" },
  },
  "month open": {
    wrong: { zh: "这个月没有结账", en: "the month is not closed" },
    advice: { zh: "请核对月份", en: "See whether it is the month that is meant" },
  },
  "unreadable edit": {
    wrong: { zh: "手工改动中有看不懂的行", en: "an edited line cannot be read" },
    advice: { zh: "请改好或撤销", en: "Mend it or undo it" },
  },
};

export interface LedgerWordsOptions {
  /** Cells at which the ledger is at fault. */
  readonly cells?: readonly string[];
  /** Something was to be written and was not (the default), or the ledger was only read. */
  readonly attempted?: boolean;
  /** The workbook; the ledger when left out. */
  readonly book?: BookKind;
}

/**
 * The reason that a ledger is not written (台账未写入的原因), the place of the fault, and the next step.
 *
 * @example
 * ledgerWords("chain broken", "zh", { cells: ["A2"] }) // => "“台账历史”第2行被手工改过，没有写入。请恢复原样，或从备份中取回改动前的台账。"
 * ledgerWords("no reason", "en") // => "Nothing was written: no reason is given. Give the reason."
 */
export function ledgerWords(
  reason: LedgerFault | LedgerRefusal,
  language: Language = "zh",
  { cells = [], attempted = true, book = "ledger" }: LedgerWordsOptions = {},
): string {
  const { wrong, advice } = REASONS[reason];
  const rows = cells.map((cell) => cell.replace(/\D/g, ""));
  const [row, cell] =
    language === "zh"
      ? [`第${firstFew(rows, "、")}行`, ` ${firstFew(cells, "、")} `]
      : [` at row ${firstFew(rows, ", ")}`, ` at ${firstFew(cells, ", ")}`];
  const what = wrong[language]
    .replace("{row}", cells.length === 0 ? "" : row)
    .replace("{cell}", cells.length === 0 ? "" : cell);
  const words =
    language === "zh"
      ? `${what}${attempted ? "，没有写入" : ""}。${advice.zh}。`
      : `${attempted ? `Nothing was written: ${what}` : what.charAt(0).toUpperCase() + what.slice(1)}. ${advice.en}.`;
  return Object.entries(BOOKS[book]).reduce(
    (text, [token, word]) => text.replaceAll(`{${token}}`, typeof word === "string" ? word : word[language]),
    words,
  );
}
