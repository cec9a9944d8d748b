#!/usr/bin/env node
import "./workingFolder";
import { faultWords } from "./faults";
import { languageOf } from "./options";
import { run } from "./run";
import { harmless } from "./terminal";

const print = (words: string) => void process.stdout.write(`${harmless(words)}\n`);
const say = (words: string) => void process.stderr.write(`${harmless(words)}\n`);

const words = process.argv.slice(2);
let isCutShort = false;

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (head, more) closes the pipe; that is no fault of ours.
  if (error.code === "EPIPE") return;
  isCutShort = true;
  process.exitCode = 2;
  say(faultWords(error, languageOf(words)));
});

void run(words, { print, say }).then((status) => {
  // 1 means findings: an answer that could not be printed is not to be taken for them.
  process.exitCode = isCutShort ? 2 : status;
});
