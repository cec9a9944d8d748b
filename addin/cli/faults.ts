import { createHash } from "node:crypto";
import { basename } from "node:path";
import { inLanguage, type Language } from "../analysis";
import { WordProblem } from "../documents/word/problem";
import { LedgerProblem, type LedgerReason } from "../workbook/disk/ledgerProblem";
import { systemWords } from "../workbook/disk/systemFaults";
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
  const system = systemWords(code);
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
