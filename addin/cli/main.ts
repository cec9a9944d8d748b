#!/usr/bin/env node
import { run } from "./run";

const print = (words: string) => void process.stdout.write(`${words}\n`);
const say = (words: string) => void process.stderr.write(`${words}\n`);

// A reader that has seen enough (head, more) closes the pipe; that is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

run(process.argv.slice(2), { print, say }).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    // 1 means findings: a fault of the program is not to be taken for them.
    process.exitCode = 2;
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  },
);
