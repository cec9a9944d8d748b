// What a thread of `readMany` does with one file.
import { namesOf, readSheets, type Dictionary, type Names } from "../../analysis";
import { readWorkbook } from "./file";
import { packed, type Packed } from "./packed";
import { UnreadableFile, type UnreadableReason } from "./unreadable";

/** What a file gave: what was read, or why nothing was. */
export type FileAnswer =
  { readonly sheets: number; readonly packed: Packed } | { readonly reason: UnreadableReason; readonly file: string };

let known: { readonly dictionary: string; readonly names: Names } | undefined;

/** The dictionary comes as text: a thread takes it in once. */
export default async function readFileHere({
  path,
  dictionary,
}: {
  path: string;
  dictionary: string;
}): Promise<FileAnswer> {
  if (known?.dictionary !== dictionary) {
    known = { dictionary, names: namesOf(JSON.parse(dictionary) as Dictionary) };
  }
  try {
    const sheets = await readWorkbook(path);
    return { sheets: sheets.length, packed: packed(readSheets(sheets, known.names)) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { reason: error.reason, file: error.file };
  }
}
