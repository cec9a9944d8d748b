import { basename } from "node:path";
import { parseArgs } from "node:util";
import { labelOf, LONGEST_CELL, parseDay, parsePeriod, type Day, type Language, type Period } from "../analysis";

/** The call cannot be used: the message in both languages. The exit status is 2. */
export class WrongCall extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(zh);
  }
}

/** The answer of a command: the words or the JSON to print, and the exit status. Words of many lines are made when they are asked for. */
export interface Answer {
  readonly json: unknown;
  readonly text: string | (() => string);
  readonly status: 0 | 1 | 2;
}

/** A command of the call; `report` prints beside its answer, on stderr. */
export type Command = (options: Options, report: (words: string) => void) => Promise<Answer>;

const flag = { type: "boolean", read: (given = false) => given } as const;

/** An option with a value, which `read` takes from its words; `otherwise` where the option is not given. */
const option = <Value, Otherwise = undefined>(
  read: (words: string, name: string) => Value,
  otherwise?: Otherwise,
): { readonly type: "string"; readonly read: (words: string | undefined, name: string) => Value | Otherwise } => ({
  type: "string",
  read: (words, name) => (words === undefined ? (otherwise as Otherwise) : read(words, name)),
});

/** The years of a day that is asked about: in another nobody supervises, and of each the routines of every week would be listed. */
const [FIRST_YEAR, LAST_YEAR] = [1949, 2199];

/** Characters of a person's name. */
const LONGEST_NAME = 100;

/** Words that are kept in a cell of a ledger, at most so many characters. */
const atMost = (most: number) => (given: string, name: string) => {
  if (given.length <= most) return given;
  throw new WrongCall(
    `--${name} 太长：最多 ${most} 字，现有 ${given.length} 字。`,
    `--${name} is too long: it takes ${most} characters, and has ${given.length}.`,
  );
};

const text = option(atMost(LONGEST_CELL));

/** A file or a folder: an empty name, as of a variable that is not set, would be the folder that one stands in. */
function readPath(words: string, name: string): string {
  if (words.trim() !== "") return words;
  throw new WrongCall(`--${name} 后面没有写文件或文件夹。`, `--${name} takes a file or a folder, and none is named.`);
}

const path = option(readPath);

/** Endings of files that are no ledger: as any other name, one of them would become a folder of CSV files. */
const OTHER_KINDS = /\.(?:xls|xlsm|xlsb|xltx|ett?|ods|csv|tsv|txt|xml|html?|docx?|wps|pdf|json|ya?ml|zip|db)$/i;

/** A path that a ledger may have; `named` says where the call names it. */
export function ledgerPath(words: string, named: string): string {
  if (!OTHER_KINDS.test(words)) return words;
  throw new WrongCall(
    `${named} 应是 .xlsx、.duckdb，或一个文件夹（其中是 CSV），不能是“${basename(words)}”。`,
    `${named} takes an .xlsx, a .duckdb or a folder (of CSV files), not "${basename(words)}".`,
  );
}

/** A name: an empty one, as of a variable that is not set, names nothing. */
const named = option((words, name) => {
  if (words.trim() !== "") return words;
  throw new WrongCall(`--${name} 后面没有写内容。`, `--${name} takes a name, and none is given.`);
});

const list = option((words, name) => {
  const names = words
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (names.length > 0) return names;
  throw new WrongCall(`--${name} 后面没有写名称。`, `--${name} takes names, and none is given.`);
});

const period = option((words): Period => {
  const read = parsePeriod(words);
  if (read) return read;
  throw new WrongCall(
    `看不懂的期间“${words}”，请写成 2017-08 或 2017年1-8月。`,
    `Cannot read the period "${words}": write 2017-08.`,
  );
});

const whole = (most: number) =>
  option((words, name) => {
    const number = Number(words);
    if (/^\d+$/.test(words) && number <= most) return number;
    throw new WrongCall(
      `--${name} 应为 0 到 ${most} 的整数，不能是“${words}”。`,
      `--${name} takes a whole number from 0 to ${most}, not "${words}".`,
    );
  });

const oneOf =
  <Word extends string>(...among: readonly Word[]) =>
  (words: string, name: string): Word => {
    const found = among.find((word) => word === words);
    if (found !== undefined) return found;
    throw new WrongCall(
      `--${name} 只能是 ${among.join("、")}，不能是“${words}”。`,
      `--${name} takes ${among.join(", ")}, not "${words}".`,
    );
  };

const version = oneOf("快报", "调整", "决算", "flash", "adjusted", "final");

/** Every option, as it is parsed and read; of several wrong ones the first here is reported. */
const OPTIONS = {
  json: flag,
  help: { ...flag, short: "h" },
  version: { ...flag, short: "v" },
  period,
  lang: option(oneOf<Language>("zh", "en"), "zh" as const),
  config: path,
  rules: path,
  history: {
    type: "string",
    multiple: true,
    read: (given: readonly string[] = [], name: string) => given.map((words) => readPath(words, name)),
  },
  "fail-on": option(oneOf("error", "warning"), "error" as const),
  region: named,
  indicator: named,
  by: option(oneOf("growth", "level", "share"), "growth" as const),
  of: named,
  decimals: whole(12),
  best: option(oneOf("high", "low")),
  regions: list,
  parts: list,
  host: text,
  port: whole(65_535),
  cert: path,
  key: path,
  "no-open": flag,
  ledger: option((words, name) => ledgerPath(readPath(words, name), `--${name}`)),
  report: path,
  since: path,
  annotate: path,
  operator: option(atMost(LONGEST_NAME)),
  reason: text,
  as: option((words, name) => labelOf("version", version(words, name))),
  "adopt-base": text,
  finding: text,
  text,
  undo: flag,
  out: path,
  overwrite: flag,
  template: path,
  outline: option(oneOf("通报", "分析"), "通报" as const),
  set: { type: "string", multiple: true, read: (given: readonly string[] = []) => fieldsIn(given) },
  step: text,
  "as-of": option((words, name): Day => {
    const day = parseDay(words);
    if (day && day.year >= FIRST_YEAR && day.year <= LAST_YEAR) return day;
    throw new WrongCall(
      `--${name} 应为日期，如 2017-10-15，年份从 ${FIRST_YEAR} 到 ${LAST_YEAR}，不能是“${words}”。`,
      `--${name} takes a day, such as 2017-10-15, of a year from ${FIRST_YEAR} to ${LAST_YEAR}, not "${words}".`,
    );
  }),
  holidays: path,
  unit: text,
  stale: whole(3650),
  bottom: whole(1000),
  sql: flag,
  verify: flag,
  debug: flag,
} as const;

/** Fields of a form, each given as 栏名=内容. */
function fieldsIn(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((one) => {
      const [, field = "", value = ""] = /^([^=＝]+)[=＝]([^]*)$/.exec(one) ?? [];
      if (field.trim() !== "") return [field.trim(), atMost(LONGEST_CELL)(value.trim(), "set")];
      throw new WrongCall(
        `--set 应写成 栏名=内容，如 --set 牵头领导=张三，不能是“${one}”。`,
        `--set takes FIELD=VALUE, such as --set 牵头领导=张三, not "${one}".`,
      );
    }),
  );
}

type Values = { readonly [Name in keyof typeof OPTIONS]: ReturnType<(typeof OPTIONS)[Name]["read"]> };

/** A call, read. */
export type Options = Values & { readonly command: string; readonly files: readonly string[] };

/** The language of a call, before its options are read. */
export const languageOf = (words: readonly string[]): Language =>
  words.includes("--lang=en") || words[words.indexOf("--lang") + 1] === "en" ? "en" : "zh";

/** Reads the words of the call; throws `WrongCall`, saying which word and what may stand there. */
export function readOptions(words: readonly string[]): Options {
  const { values, positionals } = parsed(words);
  const read = Object.entries(OPTIONS).map(([name, { read }]) => [
    name,
    (read as (given: unknown, name: string) => unknown)(values[name as keyof Values], name),
  ]);
  const [command = "", ...files] = positionals;
  return { ...(Object.fromEntries(read) as Values), command, files };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const word = /'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? "";
    throw new WrongCall(
      `不认识或缺少值的选项 ${word}。用 county-monthly --help 查看用法。`,
      `Unknown option, or one without its value: ${word}. See county-monthly --help.`,
    );
  }
}
