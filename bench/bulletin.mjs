/**
 * `node bench/run.mjs bulletin`: the Word bulletin and its annex from the sample ledger, for the latest month that it has:
 * opening the ledger, the Word file and the workbook, in one process that has done nothing before, and then again.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { annex } from "../dist/node/documents/annex.js";
import { wordBulletin } from "../dist/node/documents/word/bulletin.js";
import { currentLedger, ledgerOf, namesOf, openDictionary, openLedger } from "../dist/node/node.js";
import { median } from "./measure.mjs";
import { machineLine } from "./report.mjs";

const ROUNDS = 5;
/** What is asked, in milliseconds. */
const MOST = 2000;
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
if (usual.opening + usual.files > MOST) process.exitCode = 1;
