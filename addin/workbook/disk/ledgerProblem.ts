import { firstFew, ledgerWords, type BookKind, type LedgerFault, type LedgerRefusal } from "../../analysis";
import { systemWords } from "./systemFaults";

/** A reason why a file cannot be read or written as a ledger, whatever rows it holds. */
type FileReason = "other sheets" | "in use" | "no duckdb" | "not a database" | "half written" | "read only";

/** A reason why a ledger cannot be used as asked. */
export type LedgerReason = FileReason | LedgerFault | Exclude<LedgerRefusal, "blocked">;

/** A fault of the system in words; one without words of its own is named by its code. */
const ofSystem = (code: string): readonly [zh: string, en: string] =>
  systemWords(code) ?? [`原因不明（${code || "—"}）。`, `the cause is not known (${code || "—"}).`];

const FILE_WORDS: Readonly<Record<FileReason, (detail: string) => readonly [zh: string, en: string]>> = {
  "other sheets": (sheets) => [
    `台账文件里另有工作表（${sheets}），写入会丢失，没有写入。请把它们移到别的文件。`,
    `The ledger holds other sheets (${sheets}), which writing would lose: nothing was written. Move them to another file.`,
  ],
  "in use": (holder) => [
    `台账正由他人写入（${holder}），请稍候再试；确认没有人在写的，把这个 .lock 文件删除后再试。`,
    `The ledger is being written by someone else (${holder}): try again later; if nobody is, remove this .lock file and try again.`,
  ],
  "no duckdb": () => [
    "读写 .duckdb 台账需要另装 @duckdb/node-api（npm install @duckdb/node-api）。",
    "A .duckdb ledger needs the package @duckdb/node-api (npm install @duckdb/node-api).",
  ],
  "not a database": () => [
    "不是 DuckDB 文件，或已损坏，没有写入。请核对文件名，或从“台账备份”中取回台账。",
    "It is no DuckDB file, or is damaged: nothing was written. See to its name, or take the ledger from 台账备份.",
  ],
  "half written": (code) => {
    const [zh, en] = ofSystem(code);
    return [
      `“台账历史”已经写入，“台账”没有写成：${zh}没有丢失；排除原因后，下次写入时会补上“台账”。`,
      `台账历史 was written, 台账 was not: ${en} Nothing is lost: once the cause is gone, the next writing completes it.`,
    ];
  },
  "read only": (code) => {
    const [zh, en] = ofSystem(code);
    return [`台账写不进去，原台账没有变：${zh}`, `The ledger could not be written and is as it was: ${en}`];
  },
};

const isFileReason = (reason: LedgerReason): reason is FileReason => reason in FILE_WORDS;

/** A ledger that cannot be used as asked: the reason as a code, and in `message` what to do, in Chinese and English. */
export class LedgerProblem extends Error {
  override readonly name = "LedgerProblem";

  /** @param details cells at which the ledger is at fault, sheets that are not its own, who holds it, the code of the disk's fault */
  constructor(
    readonly reason: LedgerReason,
    readonly file: string,
    readonly details: readonly string[] = [],
    options?: ErrorOptions,
    readonly book: BookKind = "ledger",
  ) {
    const words = isFileReason(reason)
      ? FILE_WORDS[reason](firstFew(details, "、"))
      : (["zh", "en"] as const).map((language) => ledgerWords(reason, language, { cells: details, book }));
    super(`${file}：${words.join(" ")}`, options);
  }
}
