import { parseArgs } from "node:util";
import {
  inLanguage,
  labelOf,
  parsePeriod,
  type Best,
  type Period,
  type RankedBy,
  type Severity,
  type Version,
} from "../analysis";
import type { Language } from "../analysis";

/** The call cannot be used: the message is in its language, and the exit status 2. */
export class WrongCall extends Error {
  constructor(lang: Language, zh: string, en: string) {
    super(inLanguage(lang)(zh, en));
  }
}

/** The answer of a command: the words or the JSON to print, and the exit status. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  readonly status: 0 | 1 | 2;
}

/** A command of the call; `report` prints beside its answer, on stderr. */
export type Command = (options: Options, report: (words: string) => void) => Promise<Answer>;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

const KNOWN = {
  json: flag,
  help: { ...flag, short: "h" },
  version: { ...flag, short: "v" },
  lang: text,
  config: text,
  rules: text,
  history: { ...text, multiple: true },
  "fail-on": text,
  region: text,
  period: text,
  indicator: text,
  by: text,
  of: text,
  decimals: text,
  best: text,
  regions: text,
  parts: text,
  host: text,
  port: text,
  cert: text,
  key: text,
  "no-open": flag,
  ledger: text,
  report: text,
  since: text,
  annotate: text,
  operator: text,
  reason: text,
  as: text,
  "adopt-base": text,
  finding: text,
  text,
  undo: flag,
} as const;

const parsedWords = (words: readonly string[]) =>
  parseArgs({ args: [...words], options: KNOWN, allowPositionals: true });

/** Options that are read from their words. */
interface ReadOptions {
  readonly command: string;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly lang: Language;
  readonly help: boolean;
  readonly version: boolean;
  readonly history: readonly string[];
  readonly failOn: Exclude<Severity, "info">;
  readonly period: Period | undefined;
  readonly by: RankedBy;
  readonly decimals: number | undefined;
  readonly best: Best | undefined;
  readonly regions: readonly string[] | undefined;
  readonly parts: readonly string[] | undefined;
  readonly port: number | undefined;
  readonly open: boolean;
  readonly as: Version | undefined;
  readonly adoptBase: string | undefined;
  readonly undo: boolean;
}

type Written = ReturnType<typeof parsedWords>["values"];

/** The options of a call; those that are not read are texts, as they are written. */
export type Options = ReadOptions & Readonly<Omit<Written, keyof ReadOptions | "fail-on" | "no-open" | "adopt-base">>;

/** Reads the words of the call; throws `WrongCall`, saying which word and what may stand there. */
export function readOptions(words: readonly string[]): Options {
  const lang = words.includes("--lang=en") || words[words.indexOf("--lang") + 1] === "en" ? "en" : "zh";
  const wrong = (zh: string, en: string) => new WrongCall(lang, zh, en);
  let parsed;
  try {
    parsed = parsedWords(words);
  } catch (error) {
    const word = /'(-[^' ]+)/.exec((error as Error).message)?.[1] ?? "";
    throw wrong(
      `不认识或缺少值的选项 ${word}。用 county-monthly --help 查看用法。`,
      `Unknown option, or one without its value: ${word}. See county-monthly --help.`,
    );
  }
  const { values, positionals } = parsed;
  const among = <Word extends string>(name: keyof typeof KNOWN, words: readonly Word[], otherwise: Word): Word => {
    const given = values[name];
    if (given === undefined) return otherwise;
    const found = words.find((word) => word === given);
    if (found !== undefined) return found;
    throw wrong(
      `--${name} 只能是 ${words.join("、")}，不能是“${String(given)}”。`,
      `--${name} takes ${words.join(", ")}, not "${String(given)}".`,
    );
  };
  const period = values.period === undefined ? undefined : parsePeriod(values.period);
  if (values.period !== undefined && period === undefined) {
    throw wrong(
      `看不懂的期间“${values.period}”，请写成 2017-08 或 2017年1-8月。`,
      `Cannot read the period "${values.period}": write 2017-08.`,
    );
  }
  const whole = (name: "decimals" | "port", most: number): number | undefined => {
    const given = values[name];
    if (given === undefined) return undefined;
    const number = Number(given);
    if (Number.isInteger(number) && number >= 0 && number <= most) return number;
    throw wrong(
      `--${name} 应为 0 到 ${most} 的整数，不能是“${given}”。`,
      `--${name} takes a whole number from 0 to ${most}, not "${given}".`,
    );
  };
  const [command = "", ...files] = positionals;
  return {
    ...values,
    command,
    files,
    json: values.json ?? false,
    lang: among("lang", ["zh", "en"], "zh"),
    help: values.help ?? false,
    version: values.version ?? false,
    history: values.history ?? [],
    failOn: among("fail-on", ["error", "warning"], "error"),
    period,
    by: among("by", ["growth", "level", "share"], "growth"),
    decimals: whole("decimals", 12),
    best: values.best === undefined ? undefined : among<Best>("best", ["high", "low"], "high"),
    regions: namesIn(values.regions),
    parts: namesIn(values.parts),
    port: whole("port", 65_535),
    open: !(values["no-open"] ?? false),
    as:
      values.as === undefined
        ? undefined
        : labelOf("version", among("as", ["快报", "调整", "决算", "flash", "adjusted", "final"], "快报")),
    adoptBase: values["adopt-base"],
    undo: values.undo ?? false,
  };
}

const namesIn = (list: string | undefined): string[] | undefined =>
  list
    ?.split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
