// `node bench/plain.mjs FILE`: reads a file by a library and adds up its numbers, as a script written by hand would.
import { readFileSync } from "node:fs";
import { extname } from "node:path";

const bytes = readFileSync(process.argv[2]);

const numbersIn = (text) => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);

/** The values of a file, of every kind that the commands are given. */
async function valuesOf() {
  const kind = extname(process.argv[2]);
  if (kind === ".json") return JSON.parse(bytes.toString()).map(({ inputs: { part, whole } }) => part / whole);
  if (kind === ".txt") return numbersIn(bytes.toString());
  if (kind === ".docx") {
    const { strFromU8, unzipSync } = await import("fflate");
    return numbersIn(strFromU8(unzipSync(bytes)["word/document.xml"]).replace(/<[^>]*>/g, " "));
  }
  if (kind === ".xlsx") {
    const { readXlsx } = await import("hucre/xlsx");
    return (await readXlsx(bytes)).sheets.flatMap(({ rows }) => rows.flat());
  }
  const { default: xlsx } = await import("@e965/xlsx");
  const { Sheets } = xlsx.read(bytes, { dense: true });
  return Object.values(Sheets).flatMap((sheet) => (sheet["!data"] ?? []).flatMap((row) => row.map((cell) => cell?.v)));
}

let sum = 0;
for (const value of await valuesOf()) if (typeof value === "number") sum += value;
console.log(sum);
