import { basename, extname, resolve } from "node:path";
import type { Monthly } from "../analysis";
import { annex, annexWords, NO_ANNEX } from "../documents/annex";
import { bulletinWords, wordBulletin } from "../documents/word/bulletin";
import { present } from "../workbook/collections";
import { nodeDisk } from "../workbook/disk/disk";
import { filesOf } from "../workbook/disk/folder";
import { shipped } from "../workbook/disk/shipped";
import { readPlainFile } from "../workbook/read/file";
import { writeWhole } from "../workbook/disk/writeWhole";
import { askedRegion } from "./month";
import { WrongCall, type Options } from "./options";

/** Writes the bulletin that --out names, by its ending; gives what to say of it. */
export async function writeBulletin(out: string, month: Monthly, options: Options): Promise<string> {
  await refuseTaken(out, options);
  const make = Object.hasOwn(KINDS, extname(out).toLowerCase()) ? KINDS[extname(out).toLowerCase()] : undefined;
  if (make === undefined)
    throw new WrongCall(
      `--out 应是 .docx 或 .xlsx 文件，不能是“${basename(out)}”。`,
      `--out takes a .docx or an .xlsx, not "${basename(out)}".`,
    );
  const { bytes, words } = await make(month, options);
  await writeWhole(out, bytes);
  return words;
}

type Made = Promise<{ readonly bytes: Uint8Array; readonly words: string }>;

const KINDS: Readonly<Record<string, (month: Monthly, options: Options) => Made>> = {
  ".docx": wordFile,
  ".xlsx": annexFile,
};

/** A file that is there may have words that a person typed: it is written over only when that is asked for. */
export async function refuseTaken(out: string, options: Options): Promise<void> {
  const { overwrite, files, history, template, ledger, config, rules, holidays } = options;
  const named = [template, ledger, config, rules, holidays].flatMap((path) => path ?? []);
  const own = [...named, ...(await filesOf([...files, ...history]))].map((path) => resolve(path));
  if (own.includes(resolve(out)))
    throw new WrongCall(`--out 不能是要读取的 ${basename(out)}。`, `--out names ${basename(out)}, which is read.`);
  if (overwrite || (await nodeDisk.read(out)) === null) return;
  throw new WrongCall(
    `${basename(out)} 已经有了，没有覆盖：请换一个名字，或加 --overwrite。`,
    `${basename(out)} is there already and was not written over: take another name, or add --overwrite.`,
  );
}

/** The template that --template names, else the one of that name that comes with the product; its name is for messages. */
export async function templateOf(
  name: string,
  { template }: Options,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const path = template ?? shipped(`seeds/${name}模板.docx`);
  return { bytes: await readPlainFile(path), name: basename(path) };
}

async function wordFile(month: Monthly, options: Options): Made {
  const { ledger, names } = month;
  const { period, lang, outline } = options;
  const { bytes: template, name: templateName } = await templateOf(outline, options);
  const input = present({ ledger, names, region: askedRegion(options, month), period });
  const made = await wordBulletin({ ...input, template, templateName });
  return { bytes: made.bytes, words: bulletinWords(made, basename(options.out ?? ""), lang) };
}

async function annexFile(month: Monthly, options: Options): Made {
  const { ledger, names } = month;
  const { period, lang, out = "" } = options;
  const made = await annex(present({ ledger, names, region: askedRegion(options, month), period }));
  if (made === null) throw new WrongCall(NO_ANNEX.zh, NO_ANNEX.en);
  return { bytes: made.bytes, words: annexWords(made, basename(out), lang) };
}
