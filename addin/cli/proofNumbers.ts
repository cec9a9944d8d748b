// A copy of our own Word bulletin with its stale numbers written anew.
import { basename } from "node:path";
import type { Ledger, Names } from "../analysis";
import { renewed } from "../documents/word/controls";
import { renewedWords } from "../documents/word/proofed";
import { readPlainFile } from "../workbook/read/file";
import { writeWhole } from "../workbook/disk/writeWhole";
import { refuseTaken } from "./bulletinFile";
import { WrongCall, type Options } from "./options";

interface From {
  readonly names: Names;
  readonly ledger: Ledger;
}

/** Writes the copy that --out names, its stale numbers written anew. */
export async function writeRenewed(out: string, options: Options, from: From | null): Promise<string> {
  const [path, ...others] = options.files;
  if (from === null || path === undefined || others.length > 0 || !/\.docx$/i.test(path) || !/\.docx$/i.test(out))
    throw new WrongCall(
      "proof --out 需要一个 .docx、--ledger 和另一个 .docx 名字。",
      "proof --out takes one .docx, --ledger, and the name of another .docx.",
    );
  await refuseTaken(out, options);
  await writeWhole(out, renewed(await readPlainFile(path), basename(path), from));
  return renewedWords(basename(out), options.lang);
}
