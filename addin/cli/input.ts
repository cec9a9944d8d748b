import { basename } from "node:path";
import {
  readRuleList,
  readRules,
  type Dictionary,
  type Finding,
  type Language,
  type RuleEntry,
  type SheetsRead,
} from "../analysis";
import { readPlainText, readWorkbook } from "../workbook/read/file";
import { filesOf } from "../workbook/disk/folder";
import { joined, readMany } from "../workbook/read/many";
import { WrongCall } from "./options";

const A_SECOND = 1000;

/** The files of a call, read. */
interface FilesRead {
  readonly read: SheetsRead;
  readonly sheets: number;
  readonly failures: number;
}

/** Reads workbooks, on all cores; a bad one among good ones is reported, and the others are still read. */
export async function readAll(
  paths: readonly string[],
  dictionary: Dictionary,
  lang: Language,
  report: (words: string) => void,
): Promise<FilesRead> {
  const started = performance.now();
  const files = await readMany(await filesOf(paths), dictionary, {
    onProgress: (file, done, of) => {
      showProgress(done, of, file, performance.now() - started, lang);
    },
  });
  clearProgress();
  const problems = files.flatMap(({ problem }) => problem ?? []);
  for (const { message } of problems) report(message);
  return {
    read: joined(files),
    sheets: files.reduce((sum, { sheets }) => sum + sheets, 0),
    failures: problems.length,
  };
}

let isShowing = false;

/** Says where a long reading stands, on a terminal and only after a second. */
function showProgress(done: number, all: number, file: string, elapsed: number, lang: Language): void {
  if (!process.stderr.isTTY || elapsed < A_SECOND) return;
  isShowing = true;
  process.stderr.write(`\r\u001B[K${lang === "en" ? "Reading" : "正在读取"} ${done}/${all} ${file}`);
}

function clearProgress(): void {
  if (isShowing) process.stderr.write("\r\u001B[K");
  isShowing = false;
}

/** Reads a rule book: a workbook, or the same in YAML or JSON. */
export async function readRuleBook(path: string): Promise<{ entries: RuleEntry[]; findings: Finding[] }> {
  if (!/\.(ya?ml|json)$/i.test(path)) return readRules(await readWorkbook(path));
  const { parse } = await import("yaml");
  const words = await readPlainText(path);
  try {
    return readRuleList(parse(words), basename(path));
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0] ?? "";
    throw new WrongCall(`规则文件 ${basename(path)} 看不懂：${reason}`, `${basename(path)} cannot be read: ${reason}`);
  }
}
