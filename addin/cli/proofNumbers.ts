// The numbers of our own Word bulletin beside the ledger: which are stale, and a copy with these written anew.
import { basename } from "node:path";
import { inLanguage, type Language, type Ledger, type Names } from "../analysis";
import { renewed, type NumberInFile } from "../documents/word/controls";
import { readPlainFile } from "../workbook/read/file";
import { mayWrite } from "./bulletinFile";
import { WrongCall, type Options } from "./options";
import { writeWhole } from "./reporting";

interface From {
  readonly names: Names;
  readonly ledger: Ledger;
}

/** What the ledger says of the numbers: how many agree, and each that does not. Nothing of a file without such numbers. */
export function printNumbers(numbers: readonly NumberInFile[], lang: Language): string[] {
  if (numbers.length === 0) return [];
  const say = inLanguage(lang);
  const stale = numbers.filter(({ agrees }) => !agrees);
  const total = say(
    `带编号的数字 ${numbers.length} 处，与台账一致 ${numbers.length - stale.length}，改了以后没有更新 ${stale.length}。`,
    `${numbers.length} numbers with an id: ${numbers.length - stale.length} agree with the ledger, ${stale.length} are stale.`,
  );
  const lines = stale.map(({ id, text, now, paragraph }) =>
    say(
      `✗ ${id.region}${id.indicator}：文中“${text}”，台账现为“${now}”  ${paragraph.slice(0, 30)}`,
      `✗ ${id.region}${id.indicator}: the text says “${text}”, the ledger “${now}”  ${paragraph.slice(0, 30)}`,
    ),
  );
  return [total, ...lines];
}

/** Writes the copy that --out names, its stale numbers written anew. */
export async function writeRenewed(out: string, options: Options, from: From | null): Promise<string> {
  const [path, ...others] = options.files;
  if (from === null || path === undefined || others.length > 0 || !/\.docx$/i.test(path) || !/\.docx$/i.test(out))
    throw new WrongCall(
      "proof --out 需要一个 .docx、--ledger 和另一个 .docx 名字。",
      "proof --out takes one .docx, --ledger, and the name of another .docx.",
    );
  await mayWrite(out, options);
  await writeWhole(out, renewed(await readPlainFile(path), basename(path), from));
  return inLanguage(options.lang)(
    `已按台账更新数字，写入 ${basename(out)}；其余文字未动，图和表中的排列请重新生成。`,
    `Wrote ${basename(out)} with the numbers of the ledger; all other words are as they were. Charts, and the order of tables, need the bulletin made anew.`,
  );
}
