import { createHash } from "node:crypto";
import { basename } from "node:path";
import { inLanguage, type Language } from "../analysis";
import { WordProblem } from "../documents/word/problem";
import { LedgerProblem, type LedgerReason } from "../workbook/disk/ledgerProblem";
import { WarehouseProblem } from "../warehouse/engine";
import { UnreadableFile } from "../workbook/read/file";
import { WrongCall } from "./options";

/** The options that settle why a ledger was not written. */
const SETTLED_BY: Readonly<Partial<Record<LedgerReason, string>>> = {
  "edited by hand": "ledger correct --reason, ledger correct --undo",
  "no head": "ledger correct --undo",
  "rows missing": "ledger correct --undo",
  "unreadable edit": "ledger correct --undo",
  "no name": "--operator",
  "no reason": "--reason",
  "month locked": "ledger reopen --reason",
};

type Words = readonly [zh: string, en: string];

/** The faults that the system reports, by its codes, each with what to do. */
const SYSTEM: Readonly<Record<string, Words>> = {
  ENOENT: ["找不到这个文件或文件夹，请核对路径。", "no such file or folder: check the path."],
  EACCES: ["没有权限，请管理员授权，或换一个文件夹。", "access is denied: ask for it, or use another folder."],
  EPERM: [
    "没有权限，或正被其他程序占用，请关闭后再试。",
    "access is denied, or it is open elsewhere: close it and try again.",
  ],
  EBUSY: ["正被其他程序占用，请关闭后再试。", "it is open elsewhere: close it and try again."],
  EROFS: ["所在的磁盘只读，请换一个文件夹。", "its disk is read-only: use another folder."],
  ENOSPC: ["磁盘已满，请清理后再试。", "the disk is full: free some space and try again."],
  EDQUOT: ["磁盘配额已用完，请清理后再试。", "the quota of the disk is used up: free some space and try again."],
  EFBIG: ["磁盘或系统放不下这么大的文件。", "its disk or the system takes no file of that size."],
  EISDIR: ["是文件夹，请写出文件名。", "it is a folder: name the file."],
  ENOTDIR: ["路径中有一段不是文件夹，请核对路径。", "a part of its path is no folder: check the path."],
  EEXIST: ["已有同名的文件，没有覆盖。", "a file of that name is there already, and was not written over."],
  ELOOP: ["链接指向自身，请核对路径。", "it is a link to itself: check the path."],
  ENAMETOOLONG: ["路径或文件名太长，请缩短。", "its path or name is too long: shorten it."],
  EMFILE: ["打开的文件太多，请关闭一些程序后再试。", "too many files are open: close some programs and try again."],
  ERR_INVALID_ARG_VALUE: [
    "路径中有不能用的字符，请核对路径。",
    "its path has a character that no path may have: check it.",
  ],
  EIO: ["磁盘读写出错，请检查磁盘或网络连接。", "the disk failed: check it, or the connection to it."],
};

/** An error in words for the user: the file, the fault and what to do. One that nobody foresaw has a number to report. */
export function faultWords(error: unknown, lang: Language): string {
  const say = inLanguage(lang);
  if (error instanceof WrongCall || error instanceof WordProblem || error instanceof WarehouseProblem)
    return say(error.zh, error.en);
  if (error instanceof LedgerProblem) {
    const option = error.book === "ledger" ? SETTLED_BY[error.reason] : undefined;
    return option === undefined ? error.message : `${error.message} (${option})`;
  }
  if (error instanceof UnreadableFile) return error.message;
  const { code = "", path = "", dest = "" } = (error ?? {}) as NodeJS.ErrnoException & { readonly dest?: string };
  const system = Object.hasOwn(SYSTEM, code) ? SYSTEM[code] : undefined;
  if (system) return `${basename(dest || path) || code}${say("：", ": ")}${say(...system)}`;
  const number = numberOf(error);
  return say(
    `程序遇到没有料到的问题，已经停下，没有写完的文件不会留下。请把编号 ${number} 和所用的文件交给维护人员；加 --debug 可看到详情。`,
    `The program met a fault that nobody foresaw and stopped; no file is left half written. Report its number ${number} with the files that were used; --debug shows the details.`,
  );
}

/** The trace of an error and of what caused it, for --debug. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const trace = error.stack ?? error.message;
  return error.cause === undefined ? trace : `${trace}\n${traceOf(error.cause)}`;
}

/** The same fault at the same place in the program has the same number, on every machine. */
function numberOf(error: unknown): string {
  const trace =
    error instanceof Error
      ? `${error.name}${placesIn((error.stack ?? "").slice(error.message.length))}`
      : String(error);
  return createHash("sha256").update(trace).digest("hex").slice(0, 8);
}

/** The files and lines of a trace, without their folders. */
const placesIn = (stack: string): string =>
  (stack.match(/(?<![^\\/()\s])[^\\/()\s]+:\d+:\d+/g) ?? []).slice(0, 3).join(" ");
