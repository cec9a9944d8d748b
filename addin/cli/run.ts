import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { inLanguage } from "../analysis";
import { UnreadableFile } from "../workbook/read/file";
import { LedgerProblem, type LedgerReason } from "../workbook/disk/ledgerProblem";
import { COMMANDS } from "./commands";
import { help } from "./help";
import { languageOf, readOptions, WrongCall, type Answer, type Options } from "./options";

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

/** Where the answer goes, and where what is said beside it. */
export interface Output {
  readonly print: (words: string) => void;
  readonly say: (words: string) => void;
}

/** Runs one call of the command line, and gives its exit status. Throws what is a fault of the program. */
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
    if (error instanceof WrongCall) {
      say(inLanguage(lang)(error.zh, error.en));
      return 2;
    }
    if (!(error instanceof UnreadableFile || error instanceof LedgerProblem)) throw error;
    const option = error instanceof LedgerProblem ? SETTLED_BY[error.reason] : undefined;
    say(option === undefined ? error.message : `${error.message} (${option})`);
    return 2;
  }
}

const textOf = ({ json, text }: Answer, options: Options): string =>
  options.json ? JSON.stringify(json, null, 2) : text;

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(resolve(__dirname, "../../../package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
