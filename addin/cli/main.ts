#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UnreadableFile } from "../workbook/read/file";
import { LedgerProblem, type LedgerReason } from "../workbook/disk/ledgerProblem";
import type { Answer } from "./command";
import { COMMANDS } from "./commands";
import { help } from "./help";
import { readOptions, WrongCall, type Options } from "./options";

/** The options that settle why a ledger was not written. */
const SETTLED_BY: Readonly<Partial<Record<LedgerReason, string>>> = {
  "edited by hand": "ledger correct --reason, ledger correct --undo",
  "unreadable edit": "ledger correct --undo",
  "no name": "--operator",
  "no reason": "--reason",
  "month locked": "ledger reopen --reason",
};

const say = (words: string) => void process.stderr.write(`${words}\n`);

async function run(words: readonly string[]): Promise<number> {
  try {
    const options = readOptions(words);
    const { command, lang } = options;
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
        lang === "en"
          ? `Unknown command "${command}". See county-monthly --help.`
          : `没有“${command}”这个命令。用 county-monthly --help 查看用法。`,
      );
    }
    return answer(await work(options, say), options);
  } catch (error) {
    if (!(error instanceof WrongCall || error instanceof UnreadableFile || error instanceof LedgerProblem)) throw error;
    const option = error instanceof LedgerProblem ? SETTLED_BY[error.reason] : undefined;
    say(option === undefined ? error.message : `${error.message} (${option})`);
    return 2;
  }
}

function answer({ json, text, status }: Answer, options: Options): number {
  print(options.json ? JSON.stringify(json, null, 2) : text);
  return status;
}

const print = (text: string) => void process.stdout.write(`${text}\n`);

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(resolve(__dirname, "../../../package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

// A reader that has seen enough (head, more) closes the pipe; that is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

run(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    // 1 means findings: a fault of the program is not to be taken for them.
    process.exitCode = 2;
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  },
);
