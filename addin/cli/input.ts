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
import { readPlainText, readWorkbook, UnreadableFile, withinTime } from "../workbook/read/file";
import { filesOf } from "../workbook/disk/folder";
import { LONGEST_RULES, MOST_RULES } from "../workbook/read/limits";
import { joined, readMany, type FileRead } from "../workbook/read/many";
import { WrongCall } from "./options";
import { harmless } from "./terminal";

const A_SECOND = 1000;

/** The files of a call, read. */
interface FilesRead {
  readonly read: SheetsRead;
  readonly files: readonly FileRead[];
  readonly failures: number;
}

/** Reads workbooks; a bad one among good ones is reported, and the others are still read. */
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
  return { read: joined(files), files, failures: problems.length };
}

let isShowing = false;

/** Says where a long reading stands, on a terminal and only after a second. */
function showProgress(done: number, all: number, file: string, elapsed: number, lang: Language): void {
  if (!process.stderr.isTTY || elapsed < A_SECOND) return;
  isShowing = true;
  process.stderr.write(`\r\u001B[K${lang === "en" ? "Reading" : "正在读取"} ${done}/${all} ${harmless(file)}`);
}

function clearProgress(): void {
  if (isShowing) process.stderr.write("\r\u001B[K");
  isShowing = false;
}

/** Lists within lists, of which a rule book has three; what goes deeper without end ends the parser. */
const DEEPEST_RULES = 100;

/** Reads a rule book: a workbook, or the same in YAML or JSON. */
export async function readRuleBook(path: string): Promise<{ entries: RuleEntry[]; findings: Finding[] }> {
  const file = basename(path);
  if (!/\.(ya?ml|json)$/i.test(path)) {
    const sheets = await readWorkbook(path);
    return limited(
      withinTime(file, () => readRules(sheets)),
      file,
    );
  }
  const words = await readPlainText(path);
  // The rules are counted before the parser makes a tree of them.
  if (words.length > LONGEST_RULES || words.split("公式", MOST_RULES + 2).length > MOST_RULES + 1)
    throw new UnreadableFile("too large", file, { limit: "rules" });
  const { parse, YAMLParseError } = await import("yaml");
  try {
    if (isDeep(words)) throw new RangeError("too deep");
    return limited(
      withinTime(file, () => readRuleList(parse(words, { logLevel: "error" }), file)),
      file,
    );
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code, linePos: [{ line, col }] = [{ line: 0, col: 0 }] } =
      error instanceof YAMLParseError ? error : { code: "" };
    const [zh, en] = (Object.hasOwn(SLIPS, code) ? SLIPS[code] : undefined) ?? ["写法有误", "it is not well formed"];
    const [at, where] = line > 0 ? [`第${line}行第${col}个字`, ` at line ${line}, character ${col}`] : ["", ""];
    throw new WrongCall(
      `规则文件 ${file} 看不懂：${at}${zh}，请改正后再试。`,
      `${file} cannot be read${where}: ${en}.`,
    );
  }
}

/** The rules that were read; throws where they are more than a month can be checked by. */
function limited<Read extends { readonly entries: readonly RuleEntry[] }>(read: Read, file: string): Read {
  if (read.entries.length > MOST_RULES) throw new UnreadableFile("too large", file, { limit: "rules" });
  return read;
}

/** The slips in a rule book that have words of their own, by the codes of the parser. */
const SLIPS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  TAB_AS_INDENT: ["缩进用了制表符，应为空格", "it is indented by a tab; use spaces"],
  BAD_INDENT: ["缩进不齐", "it is indented unevenly"],
  DUPLICATE_KEY: ["同一项写了两次", "it has the same key twice"],
  MISSING_CHAR: ["少了引号、括号或空格", "a quote, bracket or space is missing"],
  MULTIPLE_DOCS: ["一个文件里写了几份（---）", "it holds several documents (---)"],
};

/** Whether brackets, or the dashes at the beginning of a line, go deeper than any rule book. */
function isDeep(words: string): boolean {
  let depth = 0;
  for (const sign of words.match(/[[\]{}]/g) ?? []) {
    depth += sign === "[" || sign === "{" ? 1 : -1;
    if (depth > DEEPEST_RULES) return true;
  }
  return new RegExp(`^(?:[ \\t]*[-?][ \\t]){${DEEPEST_RULES}}`, "m").test(words);
}
