import { readFile, readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { readRuleList, readRules, type Finding, type Language, type RuleEntry, type Sheet } from "../analysis";
import { readWorkbook, UnreadableFile } from "../workbook/file";
import { WrongCall } from "./options";

const WORKBOOKS = new Set([
  ".xlsx",
  ".xlsm",
  ".xls",
  ".xlsb",
  ".et",
  ".ett",
  ".ods",
  ".csv",
  ".tsv",
  ".txt",
  ".xml",
  ".html",
  ".htm",
]);
const A_SECOND = 1000;

/** Files as named, a folder standing for the workbooks in it, in the order of their names. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const isFolder = await stat(path).then(
        (entry) => entry.isDirectory(),
        () => false,
      );
      if (!isFolder) return [path];
      const names = (await readdir(path)).filter(
        (name) => WORKBOOKS.has(extname(name).toLowerCase()) && !name.startsWith("~$") && !name.startsWith("."),
      );
      return names.sort().map((name) => join(path, name));
    }),
  );
  return found.flat();
}

/** Reads workbooks one after the other; a bad one among good ones is reported, and the others are still read. */
export async function readAll(
  paths: readonly string[],
  lang: Language,
  report: (words: string) => void,
): Promise<{ sheets: Sheet[]; failures: number }> {
  const files = await filesOf(paths);
  const sheets: Sheet[] = [];
  let failures = 0;
  const started = performance.now();
  for (const [index, file] of files.entries()) {
    showProgress(index, files.length, basename(file), performance.now() - started, lang);
    try {
      sheets.push(...(await readWorkbook(file)));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      failures++;
      report(error.message);
    }
  }
  clearProgress();
  return { sheets, failures };
}

let shown = false;

/** Says where a long reading stands, on a terminal and only after a second. */
function showProgress(done: number, all: number, file: string, elapsed: number, lang: Language): void {
  if (!process.stderr.isTTY || elapsed < A_SECOND) return;
  shown = true;
  process.stderr.write(`\r\u001B[K${lang === "en" ? "Reading" : "正在读取"} ${done + 1}/${all} ${file}`);
}

function clearProgress(): void {
  if (shown) process.stderr.write("\r\u001B[K");
  shown = false;
}

/** Reads a rule book: a workbook, or the same in YAML or JSON. */
export async function readRuleBook(
  path: string,
  lang: Language,
): Promise<{ entries: RuleEntry[]; findings: Finding[] }> {
  if (!/\.(ya?ml|json)$/i.test(path)) return readRules(await readWorkbook(path));
  const { parse } = await import("yaml");
  const words = await readFile(path, "utf8").catch(() => {
    throw new UnreadableFile("not found", basename(path));
  });
  try {
    return readRuleList(parse(words), basename(path));
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0] ?? "";
    throw new WrongCall(
      lang === "en" ? `${basename(path)} cannot be read: ${reason}` : `规则文件 ${basename(path)} 看不懂：${reason}`,
    );
  }
}
