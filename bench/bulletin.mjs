/**
 * `node bench/run.mjs bulletin`: the Word bulletin and its annex from the sample ledger, for the latest month that it has:
 * opening the ledger, the Word file and the workbook, in one process that has done nothing before, and then again. And the
 * proof of a text of twenty pages against that ledger.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { annex } from "../dist/node/documents/annex.js";
import { wordBulletin } from "../dist/node/documents/word/bulletin.js";
import { currentLedger, ledgerOf, namesOf, openDictionary, openLedger, proofread } from "../dist/node/node.js";
import { median } from "./measure.mjs";
import { machineLine } from "./report.mjs";

const ROUNDS = 5;
/** What is asked, in milliseconds. */
const MOST = 2000;
const MOST_OF_PROOF = 1000;
/** Characters of twenty pages of a bulletin in 三号字: 22 lines of 28. */
const TWENTY_PAGES = 20 * 22 * 28;
const seed = (name) => fileURLToPath(new URL(`../seeds/${name}`, import.meta.url));

const names = namesOf((await openDictionary(seed("指标与地区.xlsx"))).dictionary);
const template = new Uint8Array(readFileSync(seed("通报模板.docx")));

/** Both files, from the ledger on the disk. */
async function both() {
  const begun = performance.now();
  const { rows } = await openLedger(seed("台账.xlsx"));
  const input = { ledger: ledgerOf(currentLedger(rows)), names, region: "华容县" };
  const opened = performance.now();
  const { numbers } = await wordBulletin({ ...input, template, templateName: "通报模板.docx" });
  const tables = (await annex(input))?.sheets.length ?? 0;
  if (numbers === 0 || tables === 0) throw new Error("There is nothing in the bulletin: that was no work.");
  return { opening: opened - begun, files: performance.now() - opened };
}

/** Sentences of bulletins, as long as asked for. */
function textOf(length) {
  const sentences = readFileSync(new URL("../test/data/proof/clean.txt", import.meta.url), "utf8").split("\n");
  const text = [];
  for (let i = 0, all = 0; all < length; i = (i + 1) % sentences.length) {
    text.push(sentences[i]);
    all += sentences[i].length;
  }
  return text;
}

/** Milliseconds for proofreading a text. */
async function proofTime() {
  const { rows } = await openLedger(seed("台账.xlsx"));
  const ledger = ledgerOf(currentLedger(rows));
  const paragraphs = textOf(TWENTY_PAGES);
  const begun = performance.now();
  const { items } = proofread({ paragraphs, names, ledger, region: "华容县" });
  if (items.length < TWENTY_PAGES / 100) throw new Error("Hardly a number was read: that was no work.");
  return performance.now() - begun;
}

const first = await both();
const later = [];
for (let round = 0; round < ROUNDS; round++) later.push(await both());
const words = ({ opening, files }) =>
  `${Math.round(opening + files)} ms (ledger opened in ${Math.round(opening)}, both files in ${Math.round(files)})`;
const usual = {
  opening: median(later.map(({ opening }) => opening)),
  files: median(later.map(({ files }) => files)),
};
console.log(machineLine());
console.log(`bulletin and annex from the ledger, first: ${words(first)}; again: ${words(usual)}; bound ${MOST} ms`);
const proof = [];
for (let round = 0; round < ROUNDS; round++) proof.push(await proofTime());
console.log(
  `proof of twenty pages, first: ${Math.round(proof[0])} ms; again: ${Math.round(median(proof))} ms; bound ${MOST_OF_PROOF} ms`,
);
if (usual.opening + usual.files > MOST || median(proof) > MOST_OF_PROOF) process.exitCode = 1;
