import type { Refusal } from "../../analysis";

/** Why a ledger cannot be used as it is. */
export type LedgerReason =
  | "not a ledger"
  | "chain broken"
  | "edited by hand"
  | "other sheets"
  | "in use"
  | "no duckdb"
  | "read only"
  | Exclude<Refusal, "blocked">;

const WHAT_TO_DO: Readonly<Record<LedgerReason, readonly [zh: string, en: string]>> = {
  "not a ledger": [
    "不是台账：没有可读的“台账历史”。请核对文件，或给一个新的文件名",
    "This is no ledger: it has no sheet 台账历史 that can be read. Check the file, or name a new one",
  ],
  "chain broken": [
    "“台账历史”被改动过，没有写入。请从“台账备份”中取回改动前的一份",
    "台账历史 was changed by hand; nothing was written. Take an earlier copy from 台账备份",
  ],
  "edited by hand": [
    "“台账”有手工改动，没有写入。请先用 ledger correct 登记为更正，或加 --undo 撤销",
    "台账 was edited by hand; nothing was written. Record it with ledger correct, or undo it with --undo",
  ],
  "other sheets": [
    "台账文件里另有工作表，写入会丢失，没有写入。请把它们移到别的文件",
    "The ledger holds other sheets, which writing would lose; nothing was written. Move them to another file",
  ],
  "in use": ["台账正由他人写入，请稍候再试", "The ledger is being written by someone else; try again later"],
  "no duckdb": [
    "读写 .duckdb 台账需要另装 @duckdb/node-api（npm install @duckdb/node-api）",
    "A .duckdb ledger needs the package @duckdb/node-api (npm install @duckdb/node-api)",
  ],
  "read only": ["台账写不进去，原台账没有变", "The ledger could not be written; it is as it was"],
  "no name": ["没有经办人姓名，请用 --operator 姓名", "There is no operator: use --operator NAME"],
  "no reason": ["请用 --reason 写明原因", "Say why with --reason"],
  "month locked": [
    "该月已结账。要改动，请先用 ledger reopen 反结账并写明原因",
    "The month is closed. To change it, reopen it first with ledger reopen and a reason",
  ],
  "month open": ["该月没有结账", "The month is not closed"],
  "unreadable edit": [
    "手工改动中有看不懂的行，不能登记，请改好或撤销",
    "An edited line cannot be read and so cannot be recorded: mend or undo it",
  ],
};

/** A ledger that cannot be used as asked: the reason as a code, and in `message` what to do, in Chinese and English. */
export class LedgerProblem extends Error {
  override readonly name = "LedgerProblem";

  constructor(
    readonly reason: LedgerReason,
    readonly file: string,
    readonly detail = "",
    options?: ErrorOptions,
  ) {
    const [zh, en] = WHAT_TO_DO[reason];
    const [inChinese, inEnglish] = detail === "" ? ["", ""] : [`（${detail}）`, ` (${detail})`];
    super(`${file}：${zh}${inChinese}。${en}${inEnglish}.`, options);
  }
}
