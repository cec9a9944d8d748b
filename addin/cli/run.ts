import { readFileSync } from "node:fs";
import { shipped } from "../workbook/disk/shipped";
import { COMMANDS } from "./commands";
import { faultWords, traceOf } from "./faults";
import { help } from "./help";
import { languageOf, readOptions, WrongCall, type Answer, type Options } from "./options";

/** Where the answer goes, and where what is said beside it. */
export interface Output {
  readonly print: (words: string) => void;
  readonly say: (words: string) => void;
}

/** Runs one call of the command line, and gives its exit status; every fault is said in words, and its status is 2. */
export async function run(words: readonly string[], { print, say }: Output): Promise<number> {
  let lang = languageOf(words);
  try {
    const options = readOptions(words);
    const { command } = options;
    lang = options.lang;
    if (options.version) {
      print(versionOf());
      return 0;
    }
    if (options.help || command === "") {
      print(help(lang).trimEnd());
      return options.help ? 0 : 2;
    }
    const work = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (!work) {
      throw new WrongCall(
        `没有“${command}”这个命令。用 county-monthly --help 查看用法。`,
        `Unknown command "${command}". See county-monthly --help.`,
      );
    }
    const answer = await work(options, say);
    print(textOf(answer, options));
    return answer.status;
  } catch (error) {
    say(faultWords(error, lang));
    if (words.includes("--debug")) say(traceOf(error));
    return 2;
  }
}

const textOf = ({ json, text }: Answer, options: Options): string =>
  options.json ? JSON.stringify(json, null, 2) : typeof text === "string" ? text : text();

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(shipped("package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
